"""A table as CSV and as a workbook, read without the library that wrote it."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from duizhao.publishing import sheets, tables

SPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
COLUMNS = (
    tables.Column("id", "编号", "数字的编号", "string", ()),
    tables.Column("low", "下限", "按原文单位计", "number", ()),
    tables.Column("kind", "性质", "所说的是什么", "string", (("target", "目标"),)),
)
TABLE = tables.Table("some", COLUMNS, (("q-1", "5.50", "target"), ("=1+1", None, "")))


def cells(workbook: bytes, sheet: int = 1) -> dict[str, str]:
    """Return the text of each cell by its address."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as packed:
        strings = ElementTree.fromstring(packed.read("xl/sharedStrings.xml"))
        words = ["".join(item.itertext()) for item in strings.findall("x:si", SPACE)]
        read = ElementTree.fromstring(packed.read(f"xl/worksheets/sheet{sheet}.xml"))
    found = {}
    for cell in read.iterfind(".//x:c", SPACE):
        assert cell.find("x:f", SPACE) is None
        value = cell.findtext("x:v", "", SPACE)
        found[cell.attrib["r"]] = words[int(value)] if cell.get("t") == "s" else value
    return found


def test_chinese_titles_stand_above_the_keys_and_numbers_are_numbers() -> None:
    found = cells(sheets.workbook(TABLE))
    assert [found[at] for at in ("A1", "B1", "C1")] == ["编号", "下限", "性质"]
    assert [found[at] for at in ("A2", "B2", "C2")] == ["id", "low", "kind"]
    assert (found["A3"], found["B3"], found["C3"]) == ("q-1", "5.5", "target")


@pytest.mark.parametrize("digits", ["9356.7", "0.1", "1160.5", "28.000001", "120000"])
def test_a_number_is_written_with_its_own_digits(digits: str) -> None:
    table = replace(TABLE, lines=(("q-1", digits, "target"),))
    assert Decimal(cells(sheets.workbook(table))["B3"]) == Decimal(digits)


def test_what_a_report_says_is_never_a_formula() -> None:
    assert cells(sheets.workbook(TABLE))["A4"] == "=1+1"


def test_an_empty_cell_is_empty() -> None:
    assert {"B4", "C4"}.isdisjoint(cells(sheets.workbook(TABLE)))


def test_a_second_sheet_says_what_the_columns_and_their_keys_mean() -> None:
    found = cells(sheets.workbook(TABLE), 2)
    assert [found[at] for at in ("A4", "B4", "C4", "D4")] == [
        "性质",
        "kind",
        "所说的是什么",
        "target 目标",
    ]


def test_a_workbook_without_lines_has_its_heads() -> None:
    assert cells(sheets.workbook(replace(TABLE, lines=())))["A2"] == "id"


def test_the_same_table_gives_the_same_workbook_whenever_it_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = sheets.workbook(TABLE)
    monkeypatch.setattr("time.time", lambda: 0.0)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert sheets.workbook(TABLE) == first
    assert b"2000-01-01" in zipfile.ZipFile(io.BytesIO(first)).read("docProps/core.xml")


def test_a_table_is_written_as_rfc_4180_with_a_bom() -> None:
    assert tables.as_csv(TABLE) == (b"\xef\xbb\xbfid,low,kind\r\nq-1,5.50,target\r\n=1+1,,\r\n")


def test_a_table_whose_columns_nobody_described_is_refused() -> None:
    with pytest.raises(ValueError, match="rows"):
        tables.table("rows", ["id", "secret"], ())


@pytest.mark.parametrize("name", tables.names())
def test_no_two_columns_of_a_table_share_a_title(name: str) -> None:
    titles = [column.title for column in tables.columns(name)]
    assert sorted(titles) == sorted(set(titles))
