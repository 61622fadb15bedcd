"""What a review says of an indicator in words alone: 粮食总产量再创新高."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping

from duizhao.lexicon import table
from duizhao.model import Analysis, Indicator
from duizhao.numbers import likeness
from duizhao.text import Range

_REVIEW = frozenset({"overview", "result"})
_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_TELLING = 4
"""A shorter name stands in too many other words."""

Mentions = Mapping[str, tuple[str, ...]]
"""Clauses without a figure, by the first characters of their noun."""


def mentions(analysis: Analysis) -> Mentions:
    """Return the clauses of the review that tell how something fared and hold no figure."""
    outcomes: list[str] = table("likeness")["outcomes"]["words"].split()
    found: dict[str, list[str]] = defaultdict(list)
    for clause in _clauses(analysis):
        if any(word in clause for word in outcomes):
            found[likeness.noun(clause)[:_TELLING]].append(clause)
    return {beginning: tuple(clauses) for beginning, clauses in found.items()}


def of(indicator: Indicator, said: Mentions) -> str:
    """Return a clause that tells how an indicator fared, `""` where none does.

    The indicator is named at the clause's beginning: what only stands in it (占地区生产总值比重) is
    not told of.
    """
    names = map(likeness.normal, indicator.names)
    for name in (name for name in names if len(name) >= _TELLING):
        for clause in said.get(name[:_TELLING], ()):
            if likeness.noun(clause).startswith(name):
                return clause
    return ""


def _clauses(analysis: Analysis) -> Iterator[str]:
    document = analysis.document
    figures = sorted(quantity.at for quantity in analysis.quantities)
    starts = [at.start for at in figures]
    for paragraph in document.paragraphs:
        if paragraph.role not in _REVIEW:
            continue
        for match in _CLAUSE.finditer(document.words(paragraph.at)):
            start, end = (paragraph.at.start + place for place in match.span())
            last = bisect_left(starts, end) - 1
            if last < 0 or not figures[last].meets(Range(start, end)):
                yield match.group().strip()
