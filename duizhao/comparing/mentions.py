"""What a review says of an indicator in words alone: 粮食总产量再创新高."""

import re

from duizhao.lexicon import table
from duizhao.model import Analysis, Indicator
from duizhao.numbers import likeness
from duizhao.text import Range

_REVIEW = frozenset({"overview", "result"})
_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_TELLING = 4
"""A shorter name stands in too many other words."""


def clauses(analysis: Analysis) -> tuple[str, ...]:
    """Return the clauses of the review that hold no figure."""
    document = analysis.document
    taken = sorted(quantity.at for quantity in analysis.quantities)
    found = []
    for paragraph in document.paragraphs:
        if paragraph.role not in _REVIEW:
            continue
        inside = [at for at in taken if paragraph.at.holds(at)]
        for match in _CLAUSE.finditer(document.words(paragraph.at)):
            start = paragraph.at.start
            at = Range(start + match.start(), start + match.end())
            if not any(at.meets(figure) for figure in inside):
                found.append(match.group().strip())
    return tuple(found)


def of(indicator: Indicator, said: tuple[str, ...]) -> str:
    """Return the first clause that tells how an indicator fared, `""` where none does.

    The indicator is named at the clause's beginning, and a word of outcome follows: what only
    stands in it (占地区生产总值比重) is not told of.
    """
    names = {likeness.normal(name) for name in indicator.names}
    long = tuple(sorted(name for name in names if len(name) >= _TELLING))
    outcomes: str = table("likeness")["outcomes"]["words"]
    for clause in said:
        noun = likeness.noun(clause)
        if noun.startswith(long) and any(word in noun for word in outcomes.split()):
            return clause
    return ""
