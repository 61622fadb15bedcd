"""The main targets of a year: those with a figure or in words, and what was not read as one."""

from collections import Counter
from collections.abc import Iterable

from duizhao.comparing import mentions
from duizhao.model import Analysis, Indicator, Quantity
from duizhao.numbers.likeness import normal
from duizhao.text import Range

LISTED = 2
"""A sentence with so many targets lists them; another gives reasons for one."""


def main_targets(analysis: Analysis) -> tuple[Quantity, ...]:
    """Return the main targets of the year, in the order of the text.

    The sentence that states most of them names its own. Those beside it in its paragraph add what
    it does not speak of: they may also give the reasons for a target, and so its number again. What
    is hoped for besides (增长6%以上、力争6.5%) is no further target.
    """
    document = analysis.document
    main = {p.id for p in document.paragraphs if p.role == "targets"}
    year = str(document.report.year)
    sentences_of: dict[tuple[str, str], list[Quantity]] = {}
    for quantity in analysis.quantities:
        if quantity.kind == "target" and quantity.period == year and quantity.paragraph in main:
            sentences_of.setdefault((quantity.paragraph, quantity.sentence), []).append(quantity)
    most = max(sentences_of.values(), key=len, default=[])
    found = _stated(most, ())
    for stated in sentences_of.values():
        if stated is not most and stated[0].paragraph == most[0].paragraph:
            found += _stated(stated, found, again=False)
    return tuple(sorted(found, key=lambda quantity: quantity.at))


def unread(analysis: Analysis, indicators: tuple[Indicator, ...]) -> tuple[tuple[str, Range], ...]:
    """Return the clauses beside the main targets that aim at something and were not read as one.

    Each with its paragraph: 固定资产投资提质提效, 国际收支保持基本平衡.
    """
    targets = main_targets(analysis)
    held = Counter(target.sentence for target in targets)
    document, figures = analysis.document, analysis.quantities
    return tuple(
        (paragraph.id, clause)
        for paragraph in document.paragraphs
        if targets and paragraph.id == targets[0].paragraph
        for sentence in paragraph.sentences
        if held[sentence.id] >= min(max(held.values()), LISTED)
        for clause in mentions.unread(document, figures, sentence.at, indicators)
    )


def _stated(
    quantities: Iterable[Quantity], known: Iterable[Quantity], *, again: bool = True
) -> list[Quantity]:
    """Return the targets of a sentence but those hoped for besides.

    Unless `again`, none that is among the `known` ones either.
    """
    named = {_thing(quantity) for quantity in known}
    found: list[Quantity] = []
    for quantity in quantities:
        hoped = quantity.indicator and quantity.commitment == "soft"
        if _thing(quantity) not in named or (again and not hoped):
            found.append(quantity)
            named.add(_thing(quantity))
    return found


def _thing(quantity: Quantity) -> tuple[str, str]:
    return quantity.indicator or normal(quantity.metric), quantity.measure
