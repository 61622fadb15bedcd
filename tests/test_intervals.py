"""Two quantities compared as intervals: the end that binds, strictness, commitment."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.comparing import intervals
from duizhao.model import Quantity
from tests.marked import figure


def of(words: str) -> Quantity:
    """Return a figure from `comparator low [high] [attribute=value …]`; `-` is no end."""
    comparator, *rest = words.split()
    ends = [None if part == "-" else part for part in rest if "=" not in part]
    low, high = (ends[0], ends[0]) if len(ends) == 1 else (ends[0], ends[1])
    if comparator in ("ge", "gt"):
        high = None
    if comparator in ("le", "lt", "near"):
        low = None
    values = dict(part.split("=") for part in rest if "=" in part)
    return figure("指标", words, comparator=comparator, low=low, high=high, **values)


@pytest.mark.parametrize(
    ("result", "target", "relation"),
    [
        ("eq 708", "ge 700", "floor_below_result"),
        ("eq 9", "eq 6", "below_result"),
        ("eq 4", "eq 4", "at_result"),
        ("eq 4", "ge 4", "at_result"),
        ("eq 4", "ge 5", "above_result"),
        ("gt 540", "ge 500", "floor_below_result"),
        ("gt 540", "ge 540", "floor_below_result"),
        ("eq 4.8", "range 4.5 5", "floor_below_result"),
        ("eq 5.2", "range 4.5 5", "below_result"),
        ("eq 4.1", "le 5", "above_result"),
        ("eq 3 measure=decline", "eq 2 measure=growth", "above_result"),
    ],
)
def test_a_target_stands_beside_last_years_result(result: str, target: str, relation: str) -> None:
    assert intervals.beside_result(of(result), of(target)) == relation


@pytest.mark.parametrize(
    ("target", "result", "relation"),
    [
        ("eq 6.8", "eq 6.8", "met"),
        ("ge 1200", "eq 1256", "exceeded"),
        ("ge 80", "eq 69", "missed"),
        ("le 18", "eq 17.4", "met"),
        ("le 18", "eq 18.5", "exceeded"),
        ("approx 5", "eq 4.9", "met"),
        ("approx 5.5", "eq 3", "missed"),
        ("range 4.5 5", "eq 4.8", "met"),
        ("range 4.5 5", "eq 5.3", "exceeded"),
        ("gt 100", "gt 100", "met"),
        ("ge 100", "gt 100", "exceeded"),
        ("eq 100", "near 100", "missed"),
    ],
)
def test_a_result_stands_beside_the_target_of_its_year(
    target: str, result: str, relation: str
) -> None:
    assert intervals.beside_target(of(target), of(result)) == relation


def test_a_ceiling_is_met_from_below() -> None:
    assert intervals.beside_target(of("approx 5.5"), of("eq 5.1"), ceiling=True) == "met"


@pytest.mark.parametrize(
    ("earlier", "later", "relation"),
    [
        ("approx 6", "ge 6", "tightened"),
        ("ge 6", "approx 6", "loosened"),
        ("ge 6", "gt 6", "tightened"),
        ("ge 6 commitment=firm", "ge 6 commitment=soft", "loosened"),
        ("ge 6", "ge 6", "unchanged"),
        ("ge 6", "ge 6.5", "raised"),
        ("approx 6.5", "approx 6", "lowered"),
        ("gt 6 commitment=soft", "approx 7 commitment=soft", "raised"),
        ("le 6", "ge 6", "raised"),
        ("gt 6", "le 6", "lowered"),
    ],
)
def test_a_target_stands_beside_the_one_before(earlier: str, later: str, relation: str) -> None:
    assert intervals.after_target(of(earlier), of(later)) == relation


def test_a_hedge_before_words_loosens_them() -> None:
    plain, hedged = figure("指标", "与经济增长同步"), figure("指标", "与经济增长基本同步")
    assert intervals.after_words(plain, hedged) == "loosened"
    assert intervals.after_words(hedged, plain) == "tightened"
    assert intervals.after_words(hedged, hedged) == "unchanged"


@pytest.mark.parametrize(
    ("left", "right", "obstacle"),
    [
        ("eq 5 unit=%  measure=growth", "eq 5 unit=元 measure=level", "增幅与数额"),
        ("eq 80 unit=条", "ge 8 unit=平方米 measure=level", "单位不同"),
        ("eq 9 unit=家 extent=stock", "range 1 2 unit=家 extent=flow", "存量与增量"),
        ("eq 4 unit=个", "eq 4 unit=处", ""),
        ("eq 9738 unit=家", "eq 26000 unit=户", ""),
        ("eq 4 unit=个", "eq 4 unit=人", "单位不同"),
        ("eq 5 unit=%", "positive - measure=growth", "对方未列数值"),
        ("eq 5 unit=% measure=growth", "eq 5 unit=百分点 measure=growth", "单位不同"),
    ],
)
def test_what_has_no_common_scale_says_why(left: str, right: str, obstacle: str) -> None:
    assert intervals.obstacle(of(left), of(right)) == obstacle


# --- what holds of any two figures --------------------------------------------------------------

COMPARATORS = ("eq", "ge", "gt", "le", "lt", "approx", "near")
TURNED = {"raised": "lowered", "tightened": "loosened", "unchanged": "unchanged"}
TURNED |= {turned: relation for relation, turned in TURNED.items()}

amounts = st.builds(
    lambda comparator, value, tone: of(f"{comparator} {value} commitment={tone}"),
    st.sampled_from(COMPARATORS),
    st.integers(0, 20),
    st.sampled_from(("soft", "plain", "firm")),
)


@given(amounts, amounts)
def test_two_targets_taken_the_other_way_round_are_told_the_other_way_round(
    one: Quantity, other: Quantity
) -> None:
    there, back = intervals.after_target(one, other), intervals.after_target(other, one)
    assert back == TURNED[there]


@given(amounts)
def test_a_target_beside_itself_is_unchanged(target: Quantity) -> None:
    assert intervals.after_target(target, target) == "unchanged"


@given(amounts, amounts, amounts)
def test_what_is_raised_twice_is_raised(one: Quantity, two: Quantity, three: Quantity) -> None:
    if intervals.after_target(one, two) == intervals.after_target(two, three) == "raised":
        assert intervals.after_target(one, three) == "raised"


@given(amounts, amounts)
def test_an_obstacle_stands_between_both(one: Quantity, other: Quantity) -> None:
    extents = (replace(one, extent="stock"), replace(other, extent="flow"))
    assert intervals.obstacle(*extents) == intervals.obstacle(*extents[::-1])


@given(amounts, amounts)
def test_a_higher_result_never_misses_what_a_lower_one_met(one: Quantity, other: Quantity) -> None:
    """Of targets that are no limits, and of results that say no less than they are."""
    target = replace(one, comparator="ge")
    results = [
        replace(other, comparator="eq", canonical_low=low) for low in (Decimal(9), Decimal(10))
    ]
    lower, higher = (intervals.beside_target(target, result) for result in results)
    assert not (lower != "missed" and higher == "missed")
