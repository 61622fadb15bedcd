"""Cut a report that lost its line ends: headings, chapters and turns tell where lines began."""

import re
from functools import cache
from itertools import islice, pairwise

from duizhao import lexicon
from duizhao.numerals import fold
from duizhao.reading import outline
from duizhao.text import Range

SHORTEST = 1500
"""No paragraph of a report is as long as a report."""
PART = re.compile(r"(?:(?<=[。！？”）：\s])|^)(?P<n>[一二三四五六七八])、(?=[^，。；：！？]{4})")
MOST_PLACES = 500
"""No report numbers more; a text of nothing but numbers is left alone."""
LONGEST_EXTENSION = 8
SPACE = re.compile(r"(?<=\S)[ \u00a0\u3000]+(?=\S)")
ENDS = tuple("。！？：”")
MOST_BEHIND = 0.5
SHORTEST_HEADING = 8
LEAST_HEADINGS = 2
OPEN_ENDS = tuple("的和及与、（是")
"""Behind a part's name one of these goes on with it."""


def pieces(source: str, line: Range) -> tuple[Range, ...]:
    """Return the line cut where its lines began, or as it is where its parts do not show."""
    if line.end - line.start < SHORTEST:
        return (line,)
    words = fold(line.of(source))
    places = {0, *(_behind_spaces(words) or _at_turns(words)), len(words)}
    cuts = sorted(places)
    return tuple(
        Range(line.start + start, line.start + end)
        for start, end in pairwise(cuts)
        if words[start:end].strip()
    )


def _behind_spaces(words: str) -> list[int]:
    """Return where lines begin, where spaces stand for line ends.

    Behind the end of a sentence a space may be mere print: it is taken for a line end where few
    sentences have one, and where headings stand between spaces as well.
    """
    found: list[int] = []
    sentences = headings = start = 0
    for match in SPACE.finditer(words):
        line = words[start : match.start()]
        ends = line.endswith(ENDS)
        heading = not ends and len(line) >= SHORTEST_HEADING and outline.is_heading(line)
        if ends or heading:
            start = match.end()
            found.append(start)
            sentences += ends
            headings += heading
    few = sentences <= MOST_BEHIND * sum(words.count(mark) for mark in "。！？")
    return found if few and headings >= LEAST_HEADINGS else []


def _at_turns(words: str) -> list[int]:
    """Return where the names of parts begin and end, and where the text turns between them."""
    parts = _parts(words)
    if len(parts) < 2:
        return []
    names = [place for part in parts for place in part]
    turns = [match.start() for match in _turns().finditer(words)]
    return names + [
        place for place in turns if not any(first < place < end for first, end in parts)
    ]


def _parts(words: str) -> tuple[tuple[int, int], ...]:
    """Return where the names of parts begin and end: 一、…二、… in order."""
    found: list[tuple[int, int]] = []
    for match in islice(PART.finditer(words), MOST_PLACES):
        expected = outline.NUMBERS[len(found)] if len(found) < len(outline.NUMBERS) else ""
        length = _name_length(words[match.end() : match.end() + outline.LONGEST_PART_NAME])
        if match["n"] == expected and length:
            found.append((match.start(), match.end() + length))
    return tuple(found)


def _name_length(words: str) -> int:
    """Return how long the name of a part is that these words begin with, or 0."""
    ends = [
        end
        for end in range(4, len(words))
        if outline.is_part_name(words[:end]) and words[end] not in OPEN_ENDS
    ]
    if not ends:
        return 0
    last = ends[0]
    for end in ends[1:]:
        last = end if end - last <= LONGEST_EXTENSION else last
    return last


@cache
def _turns() -> re.Pattern[str]:
    """Return what begins a line behind the end of a sentence."""
    table = lexicon.table("structure")
    wordings = [
        *table["frame"]["year"],
        *table["frame"]["five_year"],
        *table["frame"]["meanwhile"],
        *(wording for wording in table["wording"]["problems"] if wording.startswith("在")),
        "现在，我代表",
        "各位代表",
    ]
    turns = "|".join(re.escape(wording) for wording in sorted(wordings, key=len, reverse=True))
    targets = "|".join(table["wording"]["targets"][:2])
    return re.compile(
        rf"(?<=[。！？：”\s])(?:[（(][{outline.NUMBERS}]{{1,3}}[）)]|{turns}"
        rf"|(?:今年|20[0-9]{{2}}年)[^，。；：]{{0,16}}(?:{targets}))"
    )
