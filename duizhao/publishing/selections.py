"""Which figures a page shows, and in which order: one rule for the page and for its files."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from duizhao.comparing import intervals, means
from duizhao.model import Analysis, Comparison, Numeral, Progress, Quantity, Row, Undertaking
from duizhao.numbers.undertakings import stages
from duizhao.publishing.labels import group_of

MAIN = "targets"
"""The shelf of what the report itself calls its main targets; it comes first."""
UNSHELVED = ""
"""The shelf of paragraphs without a topic; it comes last."""
BOTH, SINGLE = "both", "single"
"""The sections of a comparison of two places."""
REACHED, SET_AGAIN = "target_result", "target_target"
"""The sections of a comparison of two years: what its rows speak of (CONTRACT: `of`)."""

Thing = TypeVar("Thing")
Shelves = tuple[tuple[str, tuple[Thing, ...]], ...]


def main_targets(analysis: Analysis) -> tuple[Quantity, ...]:
    """Return the figures of the passages that state the main projected targets."""
    roles = {paragraph.id: paragraph.role for paragraph in analysis.document.paragraphs}
    return tuple(
        quantity
        for quantity in analysis.quantities
        if quantity.kind == "target" and roles[quantity.paragraph] == MAIN
    )


def several_years(analysis: Analysis) -> tuple[Quantity, ...]:
    """Return what was reached over several years, and the levels between which it grew."""
    grown = means.growths(analysis.quantities)
    ends = {name for growth in grown for name in (growth.first, growth.last)}
    return tuple(
        quantity
        for quantity in analysis.quantities
        if quantity.kind == "cumulative_result" or quantity.id in ends
    )


def quantities(analysis: Analysis) -> Shelves[Quantity]:
    """Return all figures: main targets first, then by topic, in the report's order."""
    return _shelved(analysis, analysis.quantities, lambda quantity: quantity)


def progress(analysis: Analysis) -> tuple[Shelves[Progress], Shelves[Progress]]:
    """Return the lines with both years in the same order, and behind them those with one."""
    named = {quantity.id: quantity for quantity in analysis.quantities}

    def shelved(*, both: bool) -> Shelves[Progress]:
        lines = [each for each in analysis.progress if both == bool(each.result and each.target)]
        return _shelved(
            analysis, lines, lambda line: named[line.target or line.result or ""], known=True
        )

    return shelved(both=True), shelved(both=False)


def rows(comparison: Comparison) -> tuple[tuple[str, Shelves[Row]], ...]:
    """Return the rows of a comparison in the same order, in two sections.

    Of two years: last year's targets and what became of them, then both years' targets. Of two
    places: what both say, then what one says alone.
    """
    if comparison.kind == "years":
        reached = [row for row in comparison.rows if row.of == REACHED]
        again = [row for row in comparison.rows if row.of != REACHED]
        return (REACHED, _rows(comparison, reached)), (SET_AGAIN, _rows(comparison, again))
    both = [row for row in comparison.rows if row.left and row.right]
    single = [row for row in comparison.rows if not (row.left and row.right)]
    return (BOTH, _rows(comparison, both)), (SINGLE, _rows(comparison, single))


def _rows(comparison: Comparison, rows: Iterable[Row]) -> Shelves[Row]:
    """Return rows on the shelf of their left figure, or of their right one where it is alone."""
    held = tuple(rows)
    left = {quantity.id: quantity for quantity in comparison.left.quantities}
    right = {quantity.id: quantity for quantity in comparison.right.quantities}
    with_left = [row for row in held if row.left]
    without = [row for row in held if not row.left]
    return _joined(
        _shelved(comparison.left, with_left, lambda row: left[row.left[0]], known=True),
        _shelved(comparison.right, without, lambda row: right[row.right[0]], known=True),
    )


def turns_of_report(analysis: Analysis) -> tuple[Progress, ...]:
    """Return the lines of which one year states a number and the other words."""
    worded = _worded(analysis)
    return tuple(
        line
        for line in analysis.progress
        if line.result and line.target and worded[line.result] != worded[line.target]
    )


def turns_of_pair(comparison: Comparison) -> tuple[Row, ...]:
    """Return the rows of which one side states a number and the other words."""
    left, right = _worded(comparison.left), _worded(comparison.right)
    return tuple(
        row
        for row in comparison.rows
        if row.relation == "one_side_in_words"
        or (row.left and row.right and left[row.left[0]] != right[row.right[0]])
    )


def turn(comparison: Comparison, row: Row) -> str:
    """Return the relation of a row that turned: into words, into a number, or of two places."""
    if comparison.kind != "years":
        return "one_side_in_words"
    if _worded(comparison.left)[row.left[0]]:
        return "to_number"
    return "reported_in_words" if row.of == "target_result" else "to_words"


def undertakings(analysis: Analysis) -> Shelves[Undertaking]:
    """Return what is undertaken without a number by the stage it is to reach."""
    return tuple(
        (stage, held)
        for stage, _ in stages()
        if (held := tuple(each for each in analysis.undertakings if each.stage == stage))
    )


def numerals(analysis: Analysis) -> Shelves[Numeral]:
    """Return the numerals that are no figures by the reason why, in the order of the reasons."""
    return tuple(
        (reason, held)
        for reason in group_of("numeral_reason")
        if (held := tuple(each for each in analysis.numerals if each.reason == reason))
    )


def _worded(analysis: Analysis) -> dict[str, bool]:
    return {quantity.id: intervals.is_worded(quantity) for quantity in analysis.quantities}


def _shelved(
    analysis: Analysis,
    things: Iterable[Thing],
    figure: Callable[[Thing], Quantity],
    *,
    known: bool = False,
) -> Shelves[Thing]:
    """Return things on shelves: the main targets, topics as the report comes to them, the rest.

    The topic of a `known` indicator goes before its passage's: one that sums up a year has many.
    """
    subjects = {each.id: each.topic for each in analysis.indicators} if known else {}
    topics: dict[str, str] = {}
    for assignment in analysis.topics:
        topics.setdefault(assignment.paragraph, assignment.topic)
    main = {quantity.id for quantity in main_targets(analysis)}
    shelves: dict[str, list[Thing]] = {MAIN: []}
    for thing in things:
        quantity = figure(thing)
        topic = subjects.get(quantity.indicator or "") or topics.get(quantity.paragraph, UNSHELVED)
        shelf = MAIN if quantity.id in main else topic
        shelves.setdefault(shelf, []).append(thing)
    shelves[UNSHELVED] = shelves.pop(UNSHELVED, [])
    return tuple((name, tuple(held)) for name, held in shelves.items() if held)


def _joined(first: Shelves[Thing], second: Shelves[Thing]) -> Shelves[Thing]:
    joined: dict[str, tuple[Thing, ...]] = {MAIN: (), **dict(first)}
    rest = joined.pop(UNSHELVED, ())
    for name, held in second:
        if name != UNSHELVED:
            joined[name] = joined.get(name, ()) + held
    joined[UNSHELVED] = rest + dict(second).get(UNSHELVED, ())
    return tuple((name, held) for name, held in joined.items() if held)
