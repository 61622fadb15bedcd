"""Find the terms that one report puts in quotation marks and the other, a full text, does not have.

What a text that is not full lacks its report may contain: nothing is listed against such a text.
That a term stands in one report only says something about its wording, not about policy.
"""

import re
from collections.abc import Iterator

from duizhao import formulas
from duizhao.anchoring import fold
from duizhao.model import Document, OwnWording
from duizhao.text import Range

TERM = re.compile(r"“([^“”\n。；]{2,16})”")
NOTE = re.compile(r"\[\d+\]")
"""The number of a note: “七个定兴[7]”."""
PLANS = ("targets", "task", "requirements", "outlook", "self_government")
"""The parts whose terms are compared: what is said of the years to come."""


def one_sided(left: Document, right: Document) -> tuple[OwnWording, ...]:
    """Return the terms of each side that the other full text has nowhere, in order of the text."""
    return (*_own("left", left, right), *_own("right", right, left))


def _own(side: str, document: Document, other: Document) -> Iterator[OwnWording]:
    if not other.is_full:
        return
    there = fold(other.text.text)
    places: dict[str, list[Range]] = {}
    for paragraph in document.paragraphs:
        if paragraph.role in PLANS:
            for match in TERM.finditer(document.words(paragraph.at)):
                at = Range(*match.span()).shifted(paragraph.at.start)
                places.setdefault(NOTE.sub("", match[1]), []).append(at)
    for words, ranges in places.items():
        if fold(words) not in there and not formulas.is_formulaic(words) and not words.isdigit():
            yield OwnWording(side, words, tuple(ranges))
