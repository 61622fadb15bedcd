"""Find the terms that a report's own annex explains, and where its passages use them.

An annex (名词解释) lists its terms in paragraphs of one form: a number, the term, often the pages
it stands on, a colon, the explanation.

    3.数字车间（P3，P16）：指在生产车间综合应用数字化、网络化技术…
    [10]四个不摘：摘帽不摘责任、摘帽不摘政策…
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.model import Document, Paragraph
from duizhao.text import Range

ROLE = "glossary"
SILENT = frozenset(("front", "glossary", "table", "chrome", "back"))
"""Roles of paragraphs whose words are not looked through for terms."""

NUMBER = re.compile(
    r"""\s*+ (?: [\[［【〔(（] \s*+ \d{1,3} \s*+ [\]］】〕)）]  # [1] （1）
    | \d{1,3} \s*+ [.．、]  # 1. 1、
    | [①-⑳] | [*＊] )?+ \s*+""",
    re.VERBOSE,
)
PAGES = re.compile(r"[（(]\s*+[PpＰ][\d\sPpＰ，,、.．\-－—~～]++[)）]\s*+$")
"""（P3，P16）, behind a term."""

LONGEST = 40
"""A term of more characters is a sentence with a colon in it."""
SHORTEST = 2
CERTAIN = 3
"""A part of a list, or a term out of its quotation marks, must be so long to be looked for."""

OPEN, CLOSE = "“‘《（(", "”’》）)"
QUOTED = re.compile(r"“[^“”]{2,20}”")


@dataclass(frozen=True, slots=True)
class Entry:
    """A term: the paragraph that explains it, where it and its explanation stand there.

    `places` are where passages use it, the first in each of them.
    """

    paragraph: str
    term: Range
    explanation: Range
    places: tuple[tuple[str, Range], ...]


def entries(document: Document) -> tuple[Entry, ...]:
    """Return the terms of a document's annex in order; none where it has no annex."""
    told = [each for each in document.paragraphs if each.role == ROLE]
    body = [each for each in document.paragraphs if each.role not in SILENT]
    found = (_entry(document, each, body) for each in told)
    return tuple(each for each in found if each is not None)


def _entry(document: Document, paragraph: Paragraph, body: list[Paragraph]) -> Entry | None:
    words = document.words(paragraph.at)
    number = NUMBER.match(words)
    start = number.end() if number else 0
    colon = _colon(words, start)
    if colon < 0:
        return None
    term = PAGES.sub("", words[start:colon]).rstrip()
    if not SHORTEST <= len(term) <= LONGEST or not words[colon + 1 :].strip():
        return None
    at = Range(start, start + len(term)).shifted(paragraph.at.start)
    explanation = Range(paragraph.at.start + colon + 1, paragraph.at.end)
    return Entry(paragraph.id, at, explanation, _places(document, term, body))


def _colon(words: str, start: int) -> int:
    """Return where the term's colon stands, outside brackets and quotation marks; -1 for none."""
    depth = 0
    for place in range(start, min(len(words), start + 2 * LONGEST)):
        sign = words[place]
        depth += (sign in OPEN) - (sign in CLOSE)
        if sign in "：:" and depth <= 0:
            return place
        if sign in "。；":
            return -1
    return -1


def _places(document: Document, term: str, body: list[Paragraph]) -> tuple[tuple[str, Range], ...]:
    """Return the first places of the term in each passage, in the surest form that any has."""
    for forms in _forms(term):
        found = tuple(
            (paragraph.id, Range(place, place + len(form)))
            for paragraph in body
            for form in forms
            if (place := document.text.text.find(form, paragraph.at.start, paragraph.at.end)) >= 0
        )
        if found:
            return found
    return ()


def _forms(term: str) -> Iterator[tuple[str, ...]]:
    """Yield the ways passages may write a term, the surest first; a list may stand in its parts."""
    yield (term,)
    yield (term.replace("”、“", "”“"),)
    bare = term.strip("“”")
    if len(bare) >= CERTAIN and "“" not in bare:
        yield (bare,)
    parts = term.split("、")
    if len(parts) > 1:
        yield tuple(part for part in parts if len(part.strip("“”")) >= CERTAIN)
    yield tuple(QUOTED.findall(term))
