"""What a page of figures shows, and in which order."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from duizhao.model import Analysis, Assignment, Comparison, Progress, Quantity, Row
from duizhao.numbers import indicators
from duizhao.publishing import selections
from duizhao.text import Range
from tests import compose

WORDS = ("道路80条。", "学位90个。", "园区70个。", "企业60家。")


def quantity(number: int, **changes: Any) -> Quantity:
    value = Decimal(number)
    given = Quantity(
        f"q-{number}", f"p-{number}", f"s-{number}-1", Range(number, number + 1), f"{number}个",
        "道路", None, value, value, "个", "eq", "count", "flow", "target", "2026", "plain",
        value, value, "个",
    )  # fmt: skip
    return replace(given, **changes)


def analysis(*quantities: Quantity, roles: tuple[str, ...] = ("task",) * 4) -> Analysis:
    document = compose.document(*zip(roles, WORDS, strict=True))
    topics = (Assignment("p-1", "b", 1), Assignment("p-3", "a", 1), Assignment("p-4", "b", 1))
    return Analysis(document, quantities, (), topics)


def comparison(kind: str, left: Analysis, right: Analysis, *rows: Row) -> Comparison:
    return Comparison("x", kind, left, right, (), (), (), rows, (), ())


def names(shelves: selections.Shelves[Any]) -> list[tuple[str, list[str]]]:
    return [(shelf, [thing.id for thing in held]) for shelf, held in shelves]


def test_main_targets_come_first_then_topics_as_the_report_comes_to_them() -> None:
    roles = ("task", "task", "targets", "task")
    found = analysis(*(quantity(number) for number in (1, 2, 3, 4)), roles=roles)
    assert names(selections.quantities(found)) == [
        ("targets", ["q-3"]),
        ("b", ["q-1", "q-4"]),
        ("", ["q-2"]),
    ]


def test_a_result_in_the_passage_of_main_targets_is_no_target() -> None:
    found = analysis(quantity(1, kind="result"), roles=("targets", "task", "task", "task"))
    assert selections.main_targets(found) == ()


def test_lines_with_both_years_come_before_those_with_one() -> None:
    made = analysis(quantity(1), quantity(2), quantity(3, kind="result"))
    lines = (
        Progress("g-1", None, "", "q-3", None, "not_restated", "no", ""),
        Progress("g-2", None, "", "q-3", "q-1", "at_result", "exact", ""),
    )
    both, single = selections.progress(replace(made, progress=lines))
    assert names(both) == [("b", ["g-2"])]
    assert names(single) == [("a", ["g-1"])]


def test_a_line_of_a_known_indicator_stands_under_the_indicators_topic() -> None:
    known = quantity(1, indicator="gdp", kind="result")
    own = replace(indicators.registry()[0], id="gdp", topic="economy")
    made = replace(analysis(known, quantity(3, kind="result")), indicators=(own,))
    lines = tuple(
        Progress(f"g-{n}", None, "", f"q-{n}", None, "not_restated", "no", "") for n in (1, 3)
    )
    _, single = selections.progress(replace(made, progress=lines))
    assert names(single) == [("economy", ["g-1"]), ("a", ["g-3"])]
    assert names(selections.quantities(made)) == [("b", ["q-1"]), ("a", ["q-3"])]


def test_rows_of_two_years_are_parted_by_what_they_speak_of() -> None:
    made = analysis(quantity(1), quantity(3))
    rows = tuple(
        Row(f"r-{of}", None, "", ("q-1",), ("q-3",), "exact", of=of)
        for of in ("target_target", "", "target_result")
    )
    (reached, first), (again, second) = selections.rows(comparison("years", made, made, *rows))
    assert (reached, names(first)) == ("target_result", [("b", ["r-target_result"])])
    assert (again, names(second)) == ("target_target", [("b", ["r-target_target", "r-"])])


def test_a_row_of_one_side_stands_where_its_figure_stands() -> None:
    made = analysis(quantity(1), quantity(2), quantity(3))
    rows = (
        Row("r-1", None, "", (), ("q-3",), "no"),
        Row("r-2", None, "", ("q-2",), (), "no"),
        Row("r-3", None, "", ("q-1",), ("q-3",), "exact"),
    )
    (_, both), (_, single) = selections.rows(comparison("levels", made, made, *rows))
    assert names(both) == [("b", ["r-3"])]
    assert names(single) == [("a", ["r-1"]), ("", ["r-2"])]


def test_a_turn_has_a_number_on_one_side_and_words_on_the_other() -> None:
    words = {"low": None, "high": None, "comparator": "positive"}
    made = analysis(quantity(1), quantity(2, kind="result", **words), quantity(3, **words))
    lines = (
        Progress("g-1", None, "", "q-2", "q-1", "to_number", "exact", ""),
        Progress("g-2", None, "", "q-2", "q-3", "to_words", "exact", ""),
    )
    assert [line.id for line in selections.turns_of_report(replace(made, progress=lines))] == [
        "g-1"
    ]
    rows = (
        Row("r-1", None, "", ("q-1",), ("q-3",), "no", of="target_result"),
        Row("r-2", None, "", ("q-1",), ("q-3",), "no", of="target_target"),
        Row("r-3", None, "", ("q-3",), ("q-1",), "no", of="target_result"),
        Row("r-4", None, "", ("q-1",), ("q-1",), "exact", of="target_result"),
    )
    pair = comparison("years", made, made, *rows)
    turned = selections.turns_of_pair(pair)
    assert [(row.id, selections.turn(pair, row)) for row in turned] == [
        ("r-1", "reported_in_words"),
        ("r-2", "to_words"),
        ("r-3", "to_number"),
    ]
    places = replace(pair, kind="levels")
    assert selections.turn(places, rows[0]) == "one_side_in_words"


def test_the_ends_of_a_growth_are_shown_with_what_was_reached_over_years() -> None:
    level = {"kind": "result", "extent": "stock", "sentence": "s", "metric": "学位"}
    made = analysis(
        quantity(1, kind="cumulative_result"),
        quantity(2, period="2020", canonical_low=Decimal(100), **level),
        quantity(3, period="2025", canonical_low=Decimal(200), **level),
        quantity(4),
    )
    assert [each.id for each in selections.several_years(made)] == ["q-1", "q-2", "q-3"]
