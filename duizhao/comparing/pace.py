"""A target that is to keep pace with the economy (与经济增长同步), beside the economy's figure."""

from collections.abc import Iterable

from duizhao.comparing import intervals
from duizhao.model import Analysis, Quantity
from duizhao.text import Range

_GDP = "gdp"
_ECONOMY = ("经济", "GDP", "生产总值")
_REAL = "实际"
_BEFORE = 8
"""So many characters before a rate hold the word that says it is one at constant prices."""


def kept(target: Quantity, result: Quantity, later: Analysis) -> tuple[bool, str]:
    """Tell whether growth kept the pace that was set for it, and what it was measured by, in words.

    Only growth that is no less than the economy's has kept it for certain: how far apart two rates
    may lie and still be 同步, no report says. Without both rates nothing is said.
    """
    measured = economy(later, "result", result.period)
    if measured is None or not _of_the_economy(target):
        return False, ""
    told = f"同年{measured.metric}增长{measured.surface}"
    if not _is_real(result, later):
        told += "；收入增幅未注明是否扣除价格因素"
    exact = {result.comparator, measured.comparator} == {"eq"}
    return exact and intervals.bound(result) >= intervals.bound(measured), told


def promised(target: Quantity, targets: tuple[Quantity, ...]) -> str:
    """Return what a report that promises to keep pace promises of the economy itself, in words."""
    named = _first(targets) if _of_the_economy(target) else None
    return f"本年{named.metric}目标为“{named.surface}”" if named else ""


def economy(analysis: Analysis, kind: str, period: str) -> Quantity | None:
    """Return the growth of the economy that a report states for a year, the first of that kind."""
    return _first(q for q in analysis.quantities if (q.kind, q.period) == (kind, period))


def _first(quantities: Iterable[Quantity]) -> Quantity | None:
    stated = (q for q in quantities if q.indicator == _GDP and q.measure == "growth")
    return next((q for q in stated if not intervals.is_worded(q)), None)


def _of_the_economy(target: Quantity) -> bool:
    return target.comparator == "sync" and any(word in target.surface for word in _ECONOMY)


def _is_real(result: Quantity, later: Analysis) -> bool:
    start = max(result.at.start - _BEFORE, 0)
    return _REAL in later.document.words(Range(start, result.at.start))
