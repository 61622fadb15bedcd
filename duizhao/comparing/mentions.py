"""What a report says of an indicator in words alone: 粮食总产量再创新高, 进出口总额稳中提质."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from duizhao.lexicon import table
from duizhao.model import Document, Indicator, Quantity
from duizhao.numbers import likeness
from duizhao.text import Range

_REVIEW, _TARGETS = frozenset({"overview", "result"}), frozenset({"targets"})
_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_TELLING = 4
"""A shorter name stands in too many other words."""

Mentions = Mapping[str, tuple[str, ...]]
"""Clauses without a figure, by the first characters of their noun."""


def mentions(document: Document, quantities: Iterable[Quantity]) -> Mentions:
    """Return the clauses of the review that tell how something fared and hold no figure."""
    outcomes: list[str] = table("likeness")["outcomes"]["words"].split()
    clauses = without_figure(document, quantities, _REVIEW)
    return _by_beginning(clause for clause in clauses if any(word in clause for word in outcomes))


def planned(document: Document, quantities: Iterable[Quantity]) -> Mentions:
    """Return the clauses among the main targets that hold no figure and no target in words."""
    return _by_beginning(without_figure(document, quantities, _TARGETS))


def unread(
    document: Document,
    quantities: Iterable[Quantity],
    at: Range,
    indicators: Iterable[Indicator],
) -> tuple[Range, ...]:
    """Return the clauses of a sentence of targets that say what is aimed at and were not read.

    They name an indicator (固定资产投资提质提效) or an aim (国际收支保持基本平衡) behind the words
    that announce the targets; what is hoped for besides (努力争取更好结果) is none.
    """
    names = {likeness.normal(name) for one in indicators for name in one.names}
    telling = tuple(name for name in names if len(name) >= _TELLING)
    words = table("findings")
    aims, hopes, announced = words["aims"], words["hopes"], words["announced"]
    start = at.start + max(document.words(at).find(announced), 0)
    found = []
    for clause in _without_figure(document, quantities, Range(start, at.end)):
        said = document.words(clause)
        aimed = likeness.noun(said).startswith(telling) or any(aim in said for aim in aims)
        if aimed and not said.startswith(announced) and not any(hope in said for hope in hopes):
            found.append(clause)
    return tuple(found)


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


def _by_beginning(clauses: Iterable[str]) -> Mentions:
    found: dict[str, list[str]] = defaultdict(list)
    for clause in clauses:
        found[likeness.noun(clause)[:_TELLING]].append(clause)
    return {beginning: tuple(of_it) for beginning, of_it in found.items()}


def without_figure(
    document: Document, quantities: Iterable[Quantity], roles: frozenset[str]
) -> Iterator[str]:
    """Yield the clauses without a figure in passages of some roles."""
    figures = tuple(quantities)
    for paragraph in document.paragraphs:
        if paragraph.role in roles:
            for clause in _without_figure(document, figures, paragraph.at):
                yield document.words(clause).strip()


def _without_figure(
    document: Document, quantities: Iterable[Quantity], at: Range
) -> Iterator[Range]:
    """Yield the clauses of a passage that hold no figure."""
    figures = sorted(quantity.at for quantity in quantities if quantity.at.meets(at))
    starts = [figure.start for figure in figures]
    for match in _CLAUSE.finditer(document.words(at)):
        clause = Range(*match.span()).shifted(at.start)
        last = bisect_left(starts, clause.end) - 1
        if last < 0 or not figures[last].meets(clause):
            yield clause
