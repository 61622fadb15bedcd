"""Cut a report that lost its line ends: headings, chapters and turns tell where lines began."""

import re
from functools import cache
from itertools import islice

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
OPEN_ENDS = tuple("的和及与、（是")
"""Behind a part's name one of these goes on with it."""


def pieces(source: str, line: Range) -> tuple[Range, ...]:
    """Return the line cut where its lines began, or as it is where its parts do not show."""
    if line.end - line.start < SHORTEST:
        return (line,)
    words = fold(line.of(source))
    parts = _parts(words)
    if len(parts) < 2:
        return (line,)
    inner = (match.start() for match in _turns().finditer(words))
    places = sorted({0, *inner, *(place for part in parts for place in part), len(words)})
    cuts = [place for place in places if not any(first < place < end for first, end in parts)]
    ends = [*cuts[1:], len(words)]
    return tuple(
        Range(line.start + start, line.start + end)
        for start, end in zip(cuts, ends, strict=True)
        if words[start:end].strip()
    )


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
