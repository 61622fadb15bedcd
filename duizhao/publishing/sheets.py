"""A table as a workbook (XLSX): Chinese titles, the data's keys below them, a sheet of meanings."""

import io
from datetime import UTC, datetime
from decimal import Decimal
from unicodedata import east_asian_width

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from duizhao.publishing.tables import Column, Table

MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""The same content gives the same bytes: no clock."""

HEADS = 2
"""Rows above the first line: titles, then keys."""

WIDEST = 60
A4 = 9
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,  # what a report says is never a formula
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def workbook(table: Table) -> bytes:
    """Return the workbook of a table."""
    out = io.BytesIO()
    with Workbook(out, OPTIONS) as book:
        book.set_properties({"created": MADE})
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"valign": "top", "text_wrap": True})
        _lines(book.add_worksheet("数据"), table, bold, plain)
        _meanings(book.add_worksheet("说明"), table, bold, plain)
    return out.getvalue()


def _lines(sheet: Worksheet, table: Table, bold: object, plain: object) -> None:
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.title, bold)
        sheet.write_string(1, place, column.key, bold)
        cells = [line[place] for line in table.lines]
        sheet.set_column(place, place, _width((column.title, column.key, *cells)))
        for row, cell in enumerate(cells, start=HEADS):
            _write(sheet, row, place, column, cell, plain)
    sheet.freeze_panes(HEADS, 0)
    sheet.autofilter(HEADS - 1, 0, HEADS - 1 + len(table.lines), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, HEADS - 1)


def _write(
    sheet: Worksheet, row: int, place: int, column: Column, cell: object, plain: object
) -> None:
    if cell is None or cell == "":
        return
    if column.kind == "string":
        sheet.write_string(row, place, str(cell), plain)
    else:
        number = Decimal(str(cell)).normalize()  # a float of it may be written with more digits
        sheet.write_number(row, place, number, plain)


def _meanings(sheet: Worksheet, table: Table, bold: object, plain: object) -> None:
    for place, (title, width) in enumerate((("列名", 18), ("键", 18), ("含义", 50), ("取值", 60))):
        sheet.write_string(0, place, title, bold)
        sheet.set_column(place, place, width)
    for row, column in enumerate(table.columns, start=1):
        values = "；".join(f"{key} {value}" for key, value in column.labels)
        for place, words in enumerate((column.title, column.key, column.what, values)):
            sheet.write_string(row, place, words, plain)


def _width(cells: tuple[object, ...]) -> float:
    """Return a column's width in digits; a Chinese character takes two."""
    return min(max(map(_signs, set(map(str, cells)))) + 2, WIDEST)


def _signs(words: str) -> int:
    return len(words) + sum(east_asian_width(sign) in "WF" for sign in words)
