"""Turn a stretch of a report into HTML, word for word, with marks around some of its words.

The one place where text becomes markup; everything that is not a tag made here is escaped.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape

from markupsafe import Markup

from duizhao.text import Range

WHOLE = frozenset({"figure", "name", "number"})
"""Kinds that no other mark may cut."""

ELEMENTS = {"figure": "mark", "lead": "b"}
"""The elements of marks that are more than a span."""

NUMBER_AND_UNIT = re.compile(
    r"(?<![&#\dA-Za-z,.])[上下接转]{0,2}\d[\d,.]*"
    r"[年月日天字段处个组条版家对项份种%]"
)
"""15,250字, 下转6版, 26.3%."""

WORDED = 4
"""A figure of more characters without a digit is a state in words, which a line may break."""
SHORT = 13
"""So many characters fit on one line of the narrowest phone in the large type."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said about a range: its kind becomes the class of the element.

    `also` are further ids of the same range; they stand before it as empty anchors.
    """

    at: Range
    kind: str
    id: str = ""
    also: tuple[str, ...] = ()
    href: str = ""
    title: str = ""


def html(text: str, within: Range, marks: Iterable[Mark] = ()) -> Markup:
    """Return the words of `within` with its marks nested; marks that cross are split.

    The text content of the result is exactly the words.
    """
    inside = sorted(
        (clipped for mark in marks if (clipped := _clipped(mark, within))),
        key=lambda mark: (mark.at.start, -mark.at.end),
    )
    return Markup("".join(_pieces(text, within, deque(_uncut(inside)))))


def kept(words: str) -> Markup:
    """Return words of our own, each number kept on one line with its unit: 原件印有“上接4版”."""
    return Markup(NUMBER_AND_UNIT.sub(r'<span class="number">\g<0></span>', escape(words)))


def is_swallowed(at: Range, whole: Iterable[Range]) -> bool:
    """Tell whether nothing is left of shared wording beside the figures and names it stands in."""
    return _drawn_back(Mark(at, "shared"), list(whole)) is None


def _clipped(mark: Mark, within: Range) -> Mark | None:
    if mark.at.start == mark.at.end:
        return mark if within.start <= mark.at.start <= within.end else None
    if not mark.at.meets(within):
        return None
    start, end = max(mark.at.start, within.start), min(mark.at.end, within.end)
    return mark if within.holds(mark.at) else replace(mark, at=Range(start, end))


def _uncut(marks: list[Mark]) -> list[Mark]:
    """Draw back the ends of marks that would cut a figure or a name."""
    whole = [mark.at for mark in marks if mark.kind in WHOLE]
    kept = (mark if mark.kind == "sentence" else _drawn_back(mark, whole) for mark in marks)
    return sorted(
        (mark for mark in kept if mark is not None),
        key=lambda mark: (mark.at.start, -mark.at.end),
    )


def _drawn_back(mark: Mark, whole: list[Range]) -> Mark | None:
    start, end = mark.at.start, mark.at.end
    if start == end:
        return mark
    for other in whole:
        if other.start < start < other.end < end:
            start = other.end
        elif start < other.start < end < other.end:
            end = other.start
        elif other.start <= start and end <= other.end and mark.kind == "shared":
            return None if other != mark.at else mark
    return replace(mark, at=Range(start, end)) if start < end else None


def _pieces(text: str, within: Range, marks: deque[Mark]) -> Iterator[str]:
    position = within.start
    while marks:
        outer = marks.popleft()
        yield escape(text[position : outer.at.start])
        inner, later = _split(marks, outer.at.end)
        marks.extendleft(reversed(later))
        opening, closing = _tags(outer, text)
        yield opening
        yield from _pieces(text, outer.at, inner)
        yield closing
        position = outer.at.end
    yield escape(text[position : within.end])


def form(kind: str, words: str) -> str:
    """Return the classes of a mark around `words`: its kind, and whether lines may break them."""
    if kind == "figure" and len(words) > WORDED and not any(c.isdecimal() for c in words):
        return "figure worded"
    return f"{kind} long" if kind in WHOLE and len(words) > SHORT else kind


def _split(marks: deque[Mark], end: int) -> tuple[deque[Mark], list[Mark]]:
    """Take the marks that begin before `end`; what reaches beyond it is left for later."""
    inner: deque[Mark] = deque()
    later: list[Mark] = []
    while marks and marks[0].at.start < end:
        mark = marks.popleft()
        if mark.at.end <= end:
            inner.append(mark)
            continue
        inner.append(replace(mark, at=Range(mark.at.start, end)))
        later.append(replace(mark, at=Range(end, mark.at.end), id="", also=()))
    return inner, later


def _tags(mark: Mark, text: str) -> tuple[str, str]:
    anchors = "".join(f'<span id="{escape(name)}"></span>' for name in mark.also)
    element = "a" if mark.href else ELEMENTS.get(mark.kind, "span")
    kind = form(mark.kind, mark.at.of(text))
    given = (("class", kind), ("id", mark.id), ("href", mark.href), ("title", mark.title))
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in given if value)
    return f"{anchors}<{element}{attributes}>", f"</{element}>"
