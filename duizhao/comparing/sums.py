"""Find totals whose parts a report lists right behind them: 112个 = 15个 + 35个 + 19个 + 43个."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.lexicon import table
from duizhao.model import Analysis, Paragraph, Quantity

FEWEST = 3
"""Two figures make up a third too easily; fewer parts have to be announced as such (其中)."""
HEAD = 2
"""So many last characters of its name tell what a figure counts."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the parts that make it up."""

    total: Quantity
    parts: tuple[Quantity, ...]


def sums(analysis: Analysis) -> Iterator[Sum]:
    """Yield the totals of a report, in order: of one unit and kind with all the parts listed."""
    inside: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in sorted(analysis.quantities, key=lambda each: each.at):
        inside[quantity.paragraph].append(quantity)
    for paragraph in analysis.document.paragraphs:
        yield from _of_paragraph(analysis, paragraph, tuple(inside[paragraph.id]))


def _of_paragraph(
    analysis: Analysis, paragraph: Paragraph, quantities: tuple[Quantity, ...]
) -> Iterator[Sum]:
    following = {
        one.id: other.id
        for one, other in zip(paragraph.sentences, paragraph.sentences[1:], strict=False)
    }
    by_sentence: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        by_sentence[quantity.sentence].append(quantity)
    for total in quantities:
        behind = [each for each in by_sentence[total.sentence] if each.at > total.at]
        next_sentence = by_sentence[following.get(total.sentence, "")]
        for run in (behind, next_sentence):
            parts = tuple(each for each in run if _counts_alike(total, each))
            if _adds_up(total, parts) and _are_parts(analysis, total, parts):
                yield Sum(total, parts)
                break


def _counts_alike(total: Quantity, part: Quantity) -> bool:
    return (
        part.canonical_unit == total.canonical_unit
        and part.kind == total.kind
        and part.measure == total.measure
        and part.measure in ("count", "level")
    )


def _adds_up(total: Quantity, parts: tuple[Quantity, ...]) -> bool:
    figures = (total, *parts)
    if len(parts) < 2 or any(each.comparator != "eq" for each in figures):
        return False
    return total.canonical_low == sum(each.canonical_low or 0 for each in parts)


def _are_parts(analysis: Analysis, total: Quantity, parts: tuple[Quantity, ...]) -> bool:
    """Tell whether the words say so: a word that announces parts, or one name for all of them."""
    text = analysis.document.text.text
    between = text[total.at.end : parts[0].at.start]
    if any(word in between for word in table("findings")["parts"]):
        return True
    named = total.metric[-HEAD:]
    return len(parts) >= FEWEST and all(named in part.metric for part in parts)
