"""Apply what an editor decided about single figures: set, add, strike."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from duizhao import numerals
from duizhao.anchoring import Folded, anchor, folded
from duizhao.errors import Code, Finding
from duizhao.model import Document, Numeral, Paragraph, Quantity
from duizhao.numbers import expressions, measures
from duizhao.numbers.expressions import Expression
from duizhao.text import Range

STRUCK = "struck"
BOUNDS = ("low", "high")
PLANS = ("targets", "task", "requirements", "outlook")


@dataclass(frozen=True, slots=True)
class DecidedQuantity:
    """An editor's word on the figure `surface` in the quotation `quote`.

    `changes` are attributes of a quantity with their values; `report` makes a finding at the line
    of a key.
    """

    quote: str
    surface: str
    action: str
    changes: Mapping[str, Any]
    report: Callable[[str, Code, str, str], Finding]


@dataclass(frozen=True, slots=True)
class Settled:
    """The figures after the editor's decisions, and the decisions that found no place."""

    quantities: tuple[Quantity, ...]
    numerals: tuple[Numeral, ...]
    findings: tuple[Finding, ...]


def settle(
    document: Document,
    quantities: tuple[Quantity, ...],
    others: tuple[Numeral, ...],
    decisions: Iterable[DecidedQuantity],
) -> Settled:
    """Return quantities and numerals as the editor set, added or struck them."""
    state = Settled(quantities, others, ())
    source = folded(document.text.raw)
    for decided in decisions:
        at, finding = _anchored(document, source, decided)
        if at is None:
            state = replace(state, findings=(*state.findings, *finding))
        elif decided.action == "strike":
            state = _told(state, at, decided)
            state = _struck(document, state, at)
        elif decided.action == "add":
            state = _added(document, state, at, decided)
        else:
            state = _set(_told(state, at, decided), at, decided)
    return state


def _told(state: Settled, at: Range, decided: DecidedQuantity) -> Settled:
    """Tell where no figure was read at a range: there is nothing to set or to strike."""
    if any(each.at.meets(at) for each in state.quantities):
        return state
    wrong = "此处没有读到数值，这条决定没有作用"
    finding = decided.report("surface", Code.WITHOUT_EFFECT, wrong, decided.surface)
    return replace(state, findings=(*state.findings, finding))


def _anchored(
    document: Document, source: Folded, decided: DecidedQuantity
) -> tuple[Range | None, tuple[Finding, ...]]:
    """Return the healed range of the surface, or what keeps the decision from being applied."""
    quoted = anchor(source, decided.quote)
    if quoted.at is None:
        told = quoted.told(decided.quote)
        return None, (decided.report("quote", *told),) if told else ()
    within = Folded(quoted.at.of(document.text.raw)).find(decided.surface)
    if len(within) != 1:
        code = Code.NOT_UNIQUE if within else Code.ORPHANED
        wrong = "引文里不止一处这样的数字" if within else "引文里没有这样的数字"
        return None, (decided.report("surface", code, f"{wrong}，这条决定未采用", decided.surface),)
    return document.text.healed_range(within[0].shifted(quoted.at.start)), ()


def _struck(document: Document, state: Settled, at: Range) -> Settled:
    """Make every quantity at a range a numeral that an editor struck."""
    gone = {quantity.at for quantity in state.quantities if quantity.at.meets(at)}
    struck = tuple(Numeral(each, document.words(each), STRUCK) for each in gone)
    return replace(
        state,
        quantities=tuple(each for each in state.quantities if each.at not in gone),
        numerals=tuple(sorted((*state.numerals, *struck), key=lambda numeral: numeral.at)),
    )


def _set(state: Settled, at: Range, decided: DecidedQuantity) -> Settled:
    changed = tuple(
        _changed(each, decided.changes) if each.at.meets(at) else each for each in state.quantities
    )
    return replace(state, quantities=changed)


def _added(document: Document, state: Settled, at: Range, decided: DecidedQuantity) -> Settled:
    """Add a quantity; a numeral that stood there gives way, a quantity there is kept beside it."""
    paragraph = next(p for p in document.paragraphs if p.at.start <= at.start < p.at.end)
    sentence = next(s for s in paragraph.sentences if s.at.start <= at.start < s.at.end)
    beside = [each for each in state.quantities if each.sentence == sentence.id]
    identifier = f"q-{sentence.id.removeprefix('s-')}-{len(beside) + 1}"
    fresh = _read(document, paragraph, sentence.id, identifier, at)
    everything = (*state.quantities, _changed(fresh, decided.changes))
    return replace(
        state,
        quantities=tuple(sorted(everything, key=lambda quantity: quantity.at)),
        numerals=tuple(each for each in state.numerals if not each.at.meets(at)),
    )


def _read(
    document: Document, paragraph: Paragraph, sentence: str, identifier: str, at: Range
) -> Quantity:
    """Read what the words of a range say by themselves; the rest is the editor's to set."""
    surface = document.words(at)
    found = expressions.find(numerals.fold(surface), ())
    expression = found[0] if len(found) == 1 else None
    low, high = expression.bounds if expression else (None, None)
    planned = paragraph.role in PLANS
    year = document.report.year
    return Quantity(
        id=identifier,
        paragraph=paragraph.id,
        sentence=sentence,
        at=at,
        surface=surface,
        metric="",
        indicator=None,
        low=low,
        high=high,
        unit=expression.written_unit if expression else "",
        comparator=expression.comparator if expression else "eq",
        measure="count",
        extent=None,
        kind="target" if planned else "result",
        period=str(year if planned else year - 1),
        commitment="plain",
        canonical_low=_canonical(low, expression),
        canonical_high=_canonical(high, expression),
        canonical_unit=expression.unit.base if expression and expression.unit else "",
    )


def _canonical(value: Decimal | None, expression: Expression | None) -> Decimal | None:
    return measures.canonical(value, expression.scale, expression) if expression else None


def _changed(quantity: Quantity, changes: Mapping[str, Any]) -> Quantity:
    """Return the quantity with an editor's values; bounds keep their scale to the base unit."""
    values = dict(changes)
    factor = _factor(quantity)
    for key in BOUNDS:
        if key in values:
            values[key] = Decimal(str(values[key]))
            values[f"canonical_{key}"] = values[key] * factor
    return replace(quantity, **values)


def _factor(quantity: Quantity) -> Decimal:
    """Return how many base units one of the quantity's units is."""
    for written, canonical in (
        (quantity.low, quantity.canonical_low),
        (quantity.high, quantity.canonical_high),
    ):
        if written and canonical is not None:
            return canonical / written
    return Decimal(1)
