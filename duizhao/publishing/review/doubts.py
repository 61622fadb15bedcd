"""Which figures an editor should look at: those whose reading rests on more than their clause."""

from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.model import Analysis, Document, Quantity

LENGTHS = range(2, 19)
"""A name of fewer or more characters than that is seldom the one a reader would give."""
USUAL = {
    "result": ("result", "cumulative_result"),
    "five_year": ("cumulative_result",),
    "targets": ("target",),
    "task": ("target", "ongoing_fact", "planned_total"),
}
"""The kinds that figures of a passage have by its role."""
ENOUGH = 2
"""From so many reasons on a figure is doubtful."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A figure and what is unusual about its reading."""

    quantity: Quantity
    reasons: tuple[str, ...]


def doubtful(analysis: Analysis) -> tuple[Doubt, ...]:
    """Return the figures with several unusual sides, those with most first."""
    found = [Doubt(each, tuple(_reasons(analysis, each))) for each in analysis.quantities]
    kept = (doubt for doubt in found if len(doubt.reasons) >= ENOUGH)
    return tuple(sorted(kept, key=lambda doubt: (-len(doubt.reasons), doubt.quantity.at)))


def _reasons(analysis: Analysis, quantity: Quantity) -> Iterator[str]:
    document = analysis.document
    if quantity.indicator is None:
        yield "不在指标表内"
    if quantity.metric not in _sentence(document, quantity):
        yield "名称由前后文拼成"
    if len(quantity.metric) not in LENGTHS:
        yield "名称过短或过长"
    role = next(p.role for p in document.paragraphs if p.id == quantity.paragraph)
    if role in USUAL and quantity.kind not in USUAL[role]:
        yield "性质与所在部分不同"
    years = (str(document.report.year), str(document.report.year - 1))
    if quantity.kind in ("target", "result") and quantity.period not in years:
        yield "时期与所在部分不同"


def _sentence(document: Document, quantity: Quantity) -> str:
    paragraph = next(p for p in document.paragraphs if p.id == quantity.paragraph)
    at = next((s.at for s in paragraph.sentences if s.id == quantity.sentence), paragraph.at)
    return document.words(at)
