"""Compare two quantities as intervals: the end that binds, then strictness, then commitment."""

from decimal import Decimal
from functools import cache

from duizhao.lexicon import table
from duizhao.model import Quantity

NOT_STATED = "对方未列数值"
NEITHER_STATED = "均未列数值"
STOCK_AND_FLOW = "存量与增量"
CHANGES = frozenset({"growth", "decline"})
TREND_WORDS = frozenset({"positive", "grow", "keep", "sync", "follow_upper", "meet_upper"})
ABOUT = Decimal("0.05")
"""How far below a target that says 左右 a result may lie and still be about it."""

_LIMITS, _FLOORS = frozenset({"le", "lt"}), frozenset({"ge", "gt"})
_STRICTNESS = {"near": 0, "approx": 1, "eq": 2, "range": 2, "ge": 3, "le": 3, "gt": 4, "lt": 4}
_HEDGES = ("基本", "大致", "大体")
_TONES = {"soft": "力争类", "plain": "直述", "firm": "确保类"}
_COMMITMENT = {"soft": 0, "plain": 1, "firm": 2}


def is_worded(quantity: Quantity) -> bool:
    """Tell whether the quantity states no number."""
    return quantity.low is None and quantity.high is None


def obstacle(left: Quantity, right: Quantity) -> str:
    """Return why the two have no common scale, in words, or `""` where they have one."""
    if is_worded(left) or is_worded(right):
        return NOT_STATED
    if (left.measure in CHANGES) != (right.measure in CHANGES):
        return "增幅与数额"
    if not same_unit(left, right) or (left.measure == "rank") != (right.measure == "rank"):
        return "单位不同"
    extents = {left.extent, right.extent}
    if left.measure not in CHANGES and "stock" in extents and extents & {"flow", "cumulative"}:
        return STOCK_AND_FLOW
    return ""


def same_unit(left: Quantity, right: Quantity) -> bool:
    """Tell whether both count the same: one base unit, or two counters of things (4个, 4处)."""
    one, other = left.canonical_unit, right.canonical_unit
    return one == other or any({one, other} <= alike for alike in _counters())


def beside_result(result: Quantity, target: Quantity) -> str:
    """Return how this year's target stands beside last year's result (CONTRACT: `relation`).

    Both have numbers on one scale. Equal digits are equal only where the result is no more than
    it says: 540余场 lies above 540场以上.
    """
    reached, promised = _signed(result, target), _signed(target, result)
    if promised > reached:
        return "above_result"
    if promised == reached and result.comparator != "gt":
        return "at_result"
    floor = target.comparator in _FLOORS or _reaches_above(target, reached)
    return "floor_below_result" if floor else "below_result"


def beside_target(target: Quantity, result: Quantity, ceiling: bool = False) -> str:
    """Return how a result stands beside the target set for its year: met, exceeded or missed.

    A limit (以内, or an indicator whose target is a ceiling) is met by all that lies below it, but
    not a decline that was promised of it;
    `exceeded` says that the result is higher, which is not always better.
    """
    promised, reached = _signed(target, result), _signed(result, target)
    if (ceiling and target.measure != "decline") or target.comparator in _LIMITS:
        return "met" if reached <= promised else "exceeded"
    if promised <= reached and _reaches_above(target, reached):
        return "met"
    if reached > promised or (reached == promised and result.comparator == "gt"):
        return "exceeded" if target.comparator != "gt" or reached > promised else "met"
    if reached == promised:
        return "met" if result.comparator not in ("near", "lt") else "missed"
    about = target.comparator == "approx" and promised - reached <= abs(promised) * ABOUT
    return "met" if about else "missed"


def after_target(earlier: Quantity, later: Quantity) -> str:
    """Return how a target stands beside the one of the year before, both on one scale."""
    before, now = _signed(earlier, later), _signed(later, earlier)
    if now != before:
        return "raised" if now > before else "lowered"
    limits = [one.comparator in _LIMITS for one in (earlier, later)]
    floors = [one.comparator in _FLOORS for one in (earlier, later)]
    if limits[0] and floors[1]:
        return "raised"
    if floors[0] and limits[1]:
        return "lowered"
    for rank, key in ((_STRICTNESS, "comparator"), (_COMMITMENT, "commitment")):
        was, is_ = rank.get(getattr(earlier, key), 1), rank.get(getattr(later, key), 1)
        if is_ != was:
            return "tightened" if is_ > was else "loosened"
    return "unchanged"


def after_words(earlier: Quantity, later: Quantity) -> str:
    """Return how a target in words stands beside an earlier one: 同步 → 基本同步 is loosened."""
    was, is_ = (any(word in one.surface for word in _HEDGES) for one in (earlier, later))
    return "unchanged" if was == is_ else "loosened" if is_ else "tightened"


def said_otherwise(earlier: Quantity, later: Quantity) -> str:
    """Return in what words two figures of one value differ: their limits, else their tone."""
    if earlier.comparator != later.comparator or (is_worded(earlier) and is_worded(later)):
        return f"限定词有变化：由“{earlier.surface}”改为“{later.surface}”"
    return f"语气有变化：由{_TONES[earlier.commitment]}改为{_TONES[later.commitment]}"


def bound(quantity: Quantity) -> Decimal:
    """Return the end that binds, in the base unit: the lower, or the upper where it is alone."""
    low, high = quantity.canonical_low, quantity.canonical_high
    value = low if low is not None else high
    if value is None:
        raise ValueError(f"no number in {quantity.surface}")
    return value


def _signed(quantity: Quantity, other: Quantity) -> Decimal:
    """Return the end that binds, a decline below zero where the other one is a growth."""
    value = bound(quantity)
    falls = quantity.measure == "decline" and other.measure == "growth"
    return -value if falls else value


def _reaches_above(quantity: Quantity, value: Decimal) -> bool:
    high = quantity.canonical_high
    return quantity.comparator == "range" and high is not None and high >= value


@cache
def _counters() -> tuple[frozenset[str], ...]:
    counters: dict[str, str] = table("likeness")["counters"]
    return tuple(frozenset(words.split()) for words in counters.values())
