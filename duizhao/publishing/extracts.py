"""The tables to take away: everything of a kind, and exactly what a page shows.

Each is written as CSV, as a workbook and as JSON with the same cells in the same order.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from duizhao.comparing import means
from duizhao.model import Analysis, Book, Comparison, Progress, Quantity, Row
from duizhao.publishing import records, selections, sheets, tables
from duizhao.publishing.tables import Table
from duizhao.publishing.written import as_json, plain

Line = list[object]
Thing = TypeVar("Thing")

FORMATS = ("csv", "xlsx", "json")
QUANTITIES = ["report", *records.QUANTITY]
NUMERALS = ["report", *records.NUMERAL]
PROGRESS = ["report", *records.PROGRESS, "result_surface", "target_surface"]
ROWS = ["comparison", *records.ROW, "left_surface", "right_surface"]
TURNS = "source id label first second relation first_surface second_surface reason".split()
YEARS = ["report", *(key for key in records.QUANTITY if not key.startswith("canonical"))]
MEANS = "years mean mean_unit mean_words growth_from growth".split()


def whole(book: Book) -> tuple[Table, ...]:
    """Return the tables of all reports and comparisons, each the only one of its name."""
    current = tuple(analysis for analysis in book.analyses if analysis.document.is_current)
    rows = (line for pair in book.comparisons for line in _rows(pair, pair.rows))
    return (
        tables.table("quantities", QUANTITIES, _quantities(current)),
        tables.table("targets", QUANTITIES, _targets(current), "quantities"),
        tables.table("progress", PROGRESS, _progress(current)),
        tables.table("rows", ROWS, rows),
        tables.table("turns", TURNS, _turns(book, current)),
        tables.table("five-years", [*YEARS, *MEANS], _several_years(current)),
        tables.table("undertakings", ["report", *records.UNDERTAKING], _undertakings(current)),
        tables.table("numerals", NUMERALS, _numerals(current)),
    )


def parts(book: Book) -> Iterator[Table]:
    """Yield the table of each page that shows a part of one of these; its name is a path."""
    for analysis in book.analyses:
        if analysis.document.is_current:
            name = analysis.document.report.id
            shown = _lines(analysis, _in_order(selections.quantities(analysis)))
            yield tables.table(f"quantities/{name}", QUANTITIES, shown, "quantities")
            left_out = _numerals((analysis,))
            yield tables.table(f"numerals/{name}", NUMERALS, left_out, "numerals")
    for pair in book.comparisons:
        shelves = (shelves for _, shelves in selections.rows(pair))
        rows = _rows(pair, _in_order(*shelves))
        yield tables.table(f"rows/{pair.id}", ROWS, rows, "rows")


def files(table: Table) -> dict[str, bytes]:
    """Return a table in every format, by path under the site's root."""
    written = tables.as_csv(table), sheets.workbook(table), as_json(tables.as_record(table))
    return {f"data/{table.name}.{kind}": data for kind, data in zip(FORMATS, written, strict=True)}


def _in_order(*shelves: selections.Shelves[Thing]) -> Iterator[Thing]:
    return (thing for each in shelves for _, held in each for thing in held)


def _quantities(analyses: Iterable[Analysis]) -> Iterator[Line]:
    for analysis in analyses:
        yield from _lines(analysis, analysis.quantities)


def _targets(analyses: Iterable[Analysis]) -> Iterator[Line]:
    for analysis in analyses:
        yield from _lines(analysis, selections.main_targets(analysis))


def _lines(analysis: Analysis, held: Iterable[Quantity]) -> Iterator[Line]:
    for found in held:
        yield [analysis.document.report.id, *records.quantity(analysis.document, found).values()]


def _progress(analyses: Iterable[Analysis]) -> Iterator[Line]:
    for analysis in analyses:
        surfaces = _surfaces(analysis)
        for found in _in_order(*selections.progress(analysis)):
            words = (surfaces.get(name or "") for name in (found.result, found.target))
            yield [analysis.document.report.id, *records.progress(found).values(), *words]


def _rows(pair: Comparison, rows: Iterable[Row]) -> Iterator[Line]:
    left, right = _surfaces(pair.left), _surfaces(pair.right)
    for found in rows:
        values = records.row(found) | {"left": _all(found.left), "right": _all(found.right)}
        words = _words(left, found.left), _words(right, found.right)
        yield [pair.id, *values.values(), *words]


def _turns(book: Book, analyses: Iterable[Analysis]) -> Iterator[Line]:
    for analysis in analyses:
        surfaces = _surfaces(analysis)
        for line in selections.turns_of_report(analysis):
            yield [analysis.document.report.id, *_turn_of_report(line, surfaces)]
    for pair in book.comparisons:
        left, right = _surfaces(pair.left), _surfaces(pair.right)
        for row in selections.turns_of_pair(pair):
            relation = selections.turn(pair, row)
            yield [pair.id, *_turn_of_pair(row, relation, left, right)]


def _turn_of_report(line: Progress, surfaces: dict[str, str]) -> Line:
    first, second = line.result or "", line.target or ""
    words = surfaces[first], surfaces[second]
    return [line.id, line.label, first, second, line.relation, *words, line.reason or None]


def _turn_of_pair(row: Row, relation: str, left: dict[str, str], right: dict[str, str]) -> Line:
    words = _words(left, row.left), _words(right, row.right)
    ids = _all(row.left), _all(row.right)
    return [row.id, row.label, *ids, relation, *words, row.reason or None]


def _several_years(analyses: Iterable[Analysis]) -> Iterator[Line]:
    for analysis in analyses:
        held = selections.several_years(analysis)
        shared = {mean.of: mean for mean in means.means(analysis.document, held)}
        grown = {growth.last: growth for growth in means.growths(held)}
        for found in held:
            record = records.quantity(analysis.document, found)
            mean, growth = shared.get(found.id), grown.get(found.id)
            yield [
                analysis.document.report.id,
                *(record[key] for key in YEARS[1:]),
                mean.years if mean else growth.years if growth else None,
                plain(mean.value) if mean else None,
                mean.unit if mean else None,
                mean.words or None if mean else None,
                growth.first if growth else None,
                plain(growth.percent) if growth else None,
            ]


def _undertakings(analyses: Iterable[Analysis]) -> Iterator[Line]:
    for analysis in analyses:
        for found in _in_order(selections.undertakings(analysis)):
            record = records.undertaking(analysis.document, found)
            yield [analysis.document.report.id, *record.values()]


def _numerals(analyses: Iterable[Analysis]) -> Iterator[Line]:
    for analysis in analyses:
        for found in _in_order(selections.numerals(analysis)):
            record = records.numeral(analysis.document, found)
            yield [analysis.document.report.id, *record.values()]


def _surfaces(analysis: Analysis) -> dict[str, str]:
    return {quantity.id: quantity.surface for quantity in analysis.quantities}


def _all(names: Iterable[str]) -> str | None:
    return " ".join(names) or None


def _words(surfaces: dict[str, str], names: Iterable[str]) -> str | None:
    """Return the words of some figures, as a reader of the table wants them."""
    return "；".join(surfaces[name] for name in names) or None
