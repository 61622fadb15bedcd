"""What several years come to in one: worked out here, from figures of the report, or not at all.

A sum over known years is shared out evenly; a level of a first and of a last year gives a mean
yearly growth. Where a clause does not say that its figure is a sum, or a mean would say more than
the report does, there is none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from duizhao.lexicon import table
from duizhao.model import Document, Quantity
from duizhao.numbers import clauses
from duizhao.numbers import indicators as registry
from duizhao.text import Range

WHOLE = frozenset({"count", "people", "households"})
SUMMED = WHOLE | {"money", "area", "length", "mass", "energy", "volume"}
SCALES = {"亿": "万", "万": ""}
TEN_THOUSAND = 10_000
FEWEST = 10
"""Of whole things (家, 项) fewer than these a year have no mean worth saying."""
FEWEST_DIGITS, MOST_DIGITS = 3, 4
SHORTEST_GROWTH = 2
"""A growth over fewer years is no mean."""
ONE_TENTH = Decimal("0.1")
_WORDS = {"gt": "超", "ge": "不少于", "approx": "约", "near": "近", "eq": ""}
_ROUNDING = {"gt": ROUND_FLOOR, "ge": ROUND_FLOOR, "near": ROUND_CEILING}


@dataclass(frozen=True, slots=True)
class Mean:
    """A sum shared out over its `years`: `value` in the figure's own `unit`; `words` before it."""

    of: str
    years: int
    value: Decimal
    unit: str
    words: str


@dataclass(frozen=True, slots=True)
class Growth:
    """The mean yearly growth between the levels `first` and `last`, in per cent."""

    first: str
    last: str
    years: int
    percent: Decimal


def means(document: Document, quantities: Iterable[Quantity]) -> tuple[Mean, ...]:
    """Return a mean for each sum over several years."""
    found = (_mean(document, quantity) for quantity in quantities)
    return tuple(mean for mean in found if mean is not None)


def growths(quantities: Iterable[Quantity]) -> tuple[Growth, ...]:
    """Return the mean growth of each level that a sentence gives for a first and a last year."""
    by_thing: dict[tuple[str, str, str, str], list[Quantity]] = {}
    for quantity in quantities:
        if quantity.kind in ("result", "cumulative_result") and _is_level(quantity):
            thing = quantity.sentence, quantity.metric, quantity.canonical_unit, quantity.measure
            by_thing.setdefault(thing, []).append(quantity)
    return tuple(growth for same in by_thing.values() for growth in _between(same))


def _mean(document: Document, quantity: Quantity) -> Mean | None:
    years = _span(quantity.period)
    bound = quantity.low if quantity.low is not None else quantity.high
    if years is None or bound is None or not _is_sum(document, quantity):
        return None
    exact, unit = _scaled(bound / years, quantity.unit)
    whole = unit[:1] not in SCALES and registry.dimension(quantity.canonical_unit) in WHOLE
    if whole and exact < FEWEST:
        return None
    step = Decimal(1) if whole else _step(exact, bound)
    value = exact.quantize(step, rounding=_ROUNDING.get(quantity.comparator, ROUND_HALF_UP))
    words = _WORDS[quantity.comparator] or ("" if value == exact else "约")
    return Mean(quantity.id, years, value, unit, words)


def _scaled(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Return an amount in a scale in which it is no fraction: 0.256亿美元 → 2560万美元."""
    scale = unit[:1]
    if value >= 1 or scale not in SCALES:
        return value, unit
    return _scaled(value * TEN_THOUSAND, SCALES[scale] + unit[1:])


def _step(exact: Decimal, written: Decimal) -> Decimal:
    """Return the place to round to: as many digits as were written, two to four."""
    digits = min(max(len(written.as_tuple().digits), FEWEST_DIGITS), MOST_DIGITS)
    return Decimal(1).scaleb(exact.adjusted() - digits + 1)


def _is_sum(document: Document, quantity: Quantity) -> bool:
    if quantity.kind != "cumulative_result" or quantity.extent != "cumulative":
        return False
    if quantity.measure not in ("level", "count") or quantity.comparator not in _WORDS:
        return False
    if registry.dimension(quantity.canonical_unit) not in SUMMED:
        return False
    said = _clause_before(document, quantity) + quantity.metric
    words = table("means")
    return any(word in said for word in words["summing"]) and not any(
        word in said for word in words["yearly"]
    )


def _clause_before(document: Document, quantity: Quantity) -> str:
    """Return the clause of a figure up to it."""
    paragraph = next(p for p in document.paragraphs if p.id == quantity.paragraph)
    sentence = next((s.at for s in paragraph.sentences if s.id == quantity.sentence), paragraph.at)
    place = quantity.at.start - sentence.start
    clause = clauses.cut(document.words(sentence)).at(place)
    return document.words(Range(sentence.start + clause.start, quantity.at.start))


def _span(period: str) -> int | None:
    """Return how many years a period such as 2021-2025 has, None for a single one."""
    first, _, last = period.partition("-")
    if not (first.isdigit() and last.isdigit()):
        return None
    return int(last) - int(first) + 1


def _is_level(quantity: Quantity) -> bool:
    return (
        quantity.measure in ("level", "count")
        and quantity.extent != "cumulative"
        and quantity.comparator == "eq"
        and bool(quantity.canonical_low)
        and registry.dimension(quantity.canonical_unit) in SUMMED
    )


def _between(same: list[Quantity]) -> Iterator[Growth]:
    """Yield the growth between two levels; of more than two nobody says which are meant."""
    if len(same) != 2:
        return
    first, last = sorted(same, key=lambda quantity: _year(quantity.period))
    years = _year(last.period) - _year(first.period)
    low, high = first.canonical_low, last.canonical_low
    counted = registry.dimension(first.canonical_unit) == "count"
    if years < SHORTEST_GROWTH or not first.period.isdigit() or low is None or high is None:
        return
    if counted and min(low, high) < FEWEST:
        return
    percent = ((high / low) ** (Decimal(1) / years) - 1) * 100
    yield Growth(first.id, last.id, years, percent.quantize(ONE_TENTH, ROUND_HALF_UP))


def _year(period: str) -> int:
    last = period.rpartition("-")[2]
    return int(last) if last.isdigit() else 0
