"""Every table to take away holds the same cells in each format, and exactly what its page shows."""

import csv
import io
import json
import zipfile
from typing import Any
from xml.etree import ElementTree

from tests.published import PublishedSite

SPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
NUMERIC = frozenset(("integer", "number"))


def names(site: PublishedSite) -> list[str]:
    """Return the tables by their path under `data/`, without the ending."""
    folder = site.root / "data"
    found = (path.relative_to(folder).with_suffix("") for path in folder.rglob("*.csv"))
    return sorted(path.as_posix() for path in found)


def lines(site: PublishedSite, name: str) -> list[dict[str, str]]:
    """Return the lines of a CSV."""
    text = (site.root / "data" / f"{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def rows(site: PublishedSite, name: str) -> list[dict[str, Any]]:
    """Return the rows of a JSON table."""
    found: list[dict[str, Any]] = site.data(f"{name}.json")["rows"]
    return found


def sheet(site: PublishedSite, name: str) -> list[dict[str, str]]:
    """Return the lines of a workbook's first sheet by the keys in its second row."""
    with zipfile.ZipFile(site.root / "data" / f"{name}.xlsx") as packed:
        strings = ElementTree.fromstring(packed.read("xl/sharedStrings.xml"))
        words = ["".join(item.itertext()) for item in strings.findall("x:si", SPACE)]
        read = ElementTree.fromstring(packed.read("xl/worksheets/sheet1.xml"))
    grid: dict[int, dict[str, str]] = {}
    for cell in read.iterfind(".//x:c", SPACE):
        column = cell.attrib["r"].rstrip("0123456789")
        value = cell.findtext("x:v", "", SPACE)
        shown = words[int(value)] if cell.get("t") == "s" else value
        grid.setdefault(int(cell.attrib["r"][len(column) :]), {})[column] = shown
    keys = grid.pop(2)
    grid.pop(1)
    return [
        {key: grid[row].get(column, "") for column, key in keys.items()} for row in sorted(grid)
    ]


def test_csv_and_json_hold_the_same_cells_in_the_same_order(site: PublishedSite) -> None:
    for name in names(site):
        plain = [
            {key: "" if cell is None else str(cell) for key, cell in row.items()}
            for row in rows(site, name)
        ]
        assert plain == lines(site, name), name


def test_csv_and_workbook_hold_the_same_cells_in_the_same_order(site: PublishedSite) -> None:
    numeric = {
        (resource["name"], field["name"])
        for resource in site.data("datapackage.json")["resources"]
        for field in resource["schema"]["fields"]
        if field["type"] in NUMERIC
    }
    for name in names(site):
        kind = name.partition("/")[0]
        wanted, found = lines(site, name), sheet(site, name)
        assert len(wanted) == len(found), name
        for line, row in zip(wanted, found, strict=True):
            for key, cell in line.items():
                if (kind, key) in numeric and cell:
                    assert float(row[key]) == float(cell), (name, key)
                else:
                    assert row[key] == cell, (name, key)


def test_the_parts_of_a_table_make_the_whole(site: PublishedSite) -> None:
    for whole in ("quantities", "numerals", "rows"):
        parts = [name for name in names(site) if name.startswith(f"{whole}/")]
        together = [line for name in parts for line in lines(site, name)]
        assert sorted(map(str, together)) == sorted(map(str, lines(site, whole))), whole


def test_an_undertaking_in_the_table_is_that_of_its_report(site: PublishedSite) -> None:
    published = [
        {"report": report["id"], **undertaking}
        for report in site.reports.values()
        for undertaking in report["undertakings"]
    ]
    assert published
    assert sorted(map(json.dumps, rows(site, "undertakings"))) == sorted(map(json.dumps, published))


def test_a_page_offers_exactly_the_rows_it_shows(site: PublishedSite) -> None:
    offering = 0
    for page in site.pages:
        shown = [
            e.attributes["data-row"] for e in site.elements(page) if "data-row" in e.attributes
        ]
        stems = {
            path.removeprefix("data/").removesuffix(".csv")
            for path, _ in site.links(page)
            if path.startswith("data/") and path.endswith(".csv")
        }
        if not page.startswith("downloads") and stems:
            (name,) = stems
            held = lines(site, name)
            if shown or held == []:
                assert [row_of(line) for line in held] == shown, page
            offering += 1
            assert f"{len(held)}行" in "".join(e.text for e in site.elements(page)), page
    assert offering >= 7


def row_of(line: dict[str, str]) -> str:
    """Return what a line's row is called on its page."""
    return line["id"] if "id" in line else f"n-{line['raw_start']}"
