"""Last year's result beside this year's target, in one report."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from duizhao.comparing import intervals, mentions, pace, pairing
from duizhao.model import Document, Indicator, Progress, Quantity
from duizhao.numbers import indicators as registry
from duizhao.numbers import likeness
from duizhao.text import identifiers

_NOT_THIS_YEAR = "本年未列数值"
_NOT_LAST_YEAR = "上年未列数值"
_RELATION_OF = {"增幅与数额": "unit_changed", "单位不同": "unit_changed"}
_NEITHER_YEAR = "两年均未列数值"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line before it has its id."""

    result: Quantity
    target: Quantity | None
    relation: str
    comparable: str
    reason: str


def progress(
    document: Document, quantities: tuple[Quantity, ...], indicators: tuple[Indicator, ...]
) -> tuple[Progress, ...]:
    """Return a line for each target with last year's result, then results without a target.

    The lines follow the targets' order in the report. A result is called not restated only where
    the registry knows the indicator and the report is full.
    """
    year = document.report.year
    everything = pairing.Side(document, quantities)
    results = everything.of("result", period=str(year - 1))
    targets = everything.of("target", period=str(year))
    compared = list(pairing.pairs(targets, results, indicators))
    left_over = targets.without(pair.left.id for pair in compared)
    compared += _otherwise_measured(left_over, results, indicators)
    compared += pairing.known(left_over, everything.standing(str(year - 1)), indicators)
    intended = everything.intended(pairing.PLAN, str(year))
    signed = everything.intended(pairing.REVIEW, str(year - 1))
    compared += pairing.known(intended, signed, indicators)
    compared.sort(key=lambda pair: pair.left.at)
    lines = [line for pair in compared if (line := _line(pair, targets.quantities)) is not None]
    if document.is_full:
        spoken_of = {target.indicator for target in targets.quantities}
        spoken_of |= {pair.right.indicator for pair in compared}
        known = {indicator.id: indicator for indicator in indicators}
        said = mentions.planned(document, quantities)
        named = {id_: mentions.of(indicator, said) for id_, indicator in known.items()}
        lines += _not_restated(results.quantities, spoken_of, named)
    return _numbered(lines, indicators)


def _otherwise_measured(
    targets: pairing.Side, results: pairing.Side, indicators: tuple[Indicator, ...]
) -> tuple[pairing.Pair, ...]:
    """Return main targets with a result that another target is measured by: 增长6.5%, 2039亿元."""
    main = {one.id for one in targets.document.paragraphs if one.role == "targets"}
    left_over = tuple(target for target in targets.quantities if target.paragraph in main)
    found = pairing.known(pairing.Side(targets.document, left_over), results, indicators)
    return tuple(pair for pair in found if pair.obstacle in _RELATION_OF)


def _line(pair: pairing.Pair, targets: tuple[Quantity, ...]) -> _Line | None:
    result, target = pair.right, pair.left
    if pair.obstacle == intervals.NOT_STATED:
        line = _worded(pair, result, target)
        if line and pair.likeness == "loose":
            return replace(line, relation="scope_changed", reason=pair.note)
        promised = pace.promised(target, targets)
        return replace(line, reason=f"{line.reason}；{promised}") if line and promised else line
    if pair.obstacle:
        relation = _RELATION_OF.get(pair.obstacle, "not_comparable")
        return _Line(result, target, relation, "no", pair.obstacle)
    if pair.likeness == "loose":
        return _Line(result, target, "scope_changed", "loose", pair.note)
    relation = intervals.beside_result(result, target)
    return _Line(result, target, relation, pair.likeness, pair.note)


def _worded(pair: pairing.Pair, result: Quantity, target: Quantity) -> _Line | None:
    """Say which of the two is in words; of two that are, only a trend is worth a line."""
    if pair.by_words and pair.likeness != "exact":
        return None
    if not intervals.is_worded(target):
        return _Line(result, target, "to_number", pair.likeness, pair.note or _NOT_LAST_YEAR)
    if not intervals.is_worded(result):
        return _Line(result, target, "to_words", pair.likeness, pair.note or _NOT_THIS_YEAR)
    if {result.comparator, target.comparator} <= intervals.TREND_WORDS:
        return _Line(result, target, "to_words", pair.likeness, pair.note or _NEITHER_YEAR)
    return None


def _not_restated(
    results: tuple[Quantity, ...], spoken_of: set[str | None], said: Mapping[str, str]
) -> tuple[_Line, ...]:
    """Return one line for each indicator of the registry that no target has a figure for.

    `said` is what the main targets say of each in words alone: 进出口总额稳中提质.
    """
    lines: dict[str, _Line] = {}
    for result in results:
        if result.indicator and result.indicator not in spoken_of and result.measure != "rank":
            line = _Line(result, None, "not_restated", "no", _NOT_THIS_YEAR)
            if words := said.get(result.indicator):
                told = f"{_NOT_THIS_YEAR}，表述为“{words}”"
                line = replace(line, relation="to_words", reason=told)
            lines.setdefault(result.indicator, line)
    return tuple(lines.values())


def _numbered(lines: list[_Line], indicators: tuple[Indicator, ...]) -> tuple[Progress, ...]:
    known = {indicator.id: indicator for indicator in indicators}
    ids = identifiers("g", (_wording(line) for line in lines))
    return tuple(
        Progress(
            id=id_,
            indicator=_named(line).indicator,
            label=registry.wording(_named(line).metric, known.get(_named(line).indicator or "")),
            result=line.result.id,
            target=line.target.id if line.target else None,
            relation=line.relation,
            comparable=line.comparable,
            reason=line.reason,
        )
        for id_, line in zip(ids, lines, strict=True)
    )


def _named(line: _Line) -> Quantity:
    """Return the quantity that names the line: the target, as it is what this year is about."""
    return line.target or line.result


def _wording(line: _Line) -> str:
    return _named(line).indicator or likeness.bare(_named(line).metric)
