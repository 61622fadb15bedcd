"""Read tables inside a report: a caption, a header, and rows of a label and its cells."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from duizhao import numerals
from duizhao.numbers import vocabulary
from duizhao.numbers.expressions import Expression
from duizhao.numbers.frames import Frame
from duizhao.text import Range

TAB = "\t"
BARE = re.compile(
    r"(?P<before>[≥≤＞＜><约]?)(?P<low>[-−]?[0-9]{1,12}(?:\.[0-9]{1,6})?)"
    r"(?:[-—–~](?P<high>[0-9]{1,12}(?:\.[0-9]{1,6})?))?(?P<behind>左右|以上|以内|以下)?"
)
BOUNDS = {
    "≥": "ge",
    "以上": "ge",
    "≤": "le",
    "以内": "le",
    "以下": "le",
    "＞": "gt",
    ">": "gt",
    "＜": "lt",
    "<": "lt",
    "约": "approx",
    "左右": "approx",
}
UNITS = ("单位", "计量单位", "计量")
"""The header of the column that holds each row's unit."""
DIGIT = re.compile("[0-9]")
RATE = re.compile(r"增长|增速|增幅|涨幅|降幅|%")
PROMISED = re.compile(r"目标|预期|计划|任务")
ACHIEVED = re.compile(r"完成|实际|实绩|实现|预计")
YEAR = re.compile(r"(?P<year>20[0-9]{2})年?")
HEADER_UNIT = re.compile(r"[（(](?P<unit>[^（()）]{1,8})[）)]")


@dataclass(frozen=True, slots=True)
class Column:
    """What the header of a column says of its bare numbers."""

    header: str
    unit: str
    growth: bool

    def frame(self, frame: Frame) -> Frame:
        """Return the frame of the column's figures: 全年目标 is promised, 完成 achieved."""
        year = YEAR.search(self.header)
        span = year["year"] if year else frame.span
        if PROMISED.search(self.header):
            return replace(frame, side="plan", span=span)
        if ACHIEVED.search(self.header):
            return replace(frame, side="review", span=span)
        if year:
            side = "review" if int(span) < frame.year else "plan"
            return replace(frame, side=side, span=span)
        return frame


def header(words: str) -> tuple[Column, ...]:
    """Return the columns of a header row, or none where the row is no header."""
    cells = words.strip().split(TAB)
    if len(cells) < 2 or any(DIGIT.search(YEAR.sub("", cell)) for cell in cells):
        return ()
    return tuple(_column(cell.strip()) for cell in cells)


def columns_of(row: str, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns that hold from this row on; a caption ends a table."""
    return header(row) or columns if TAB in row else ()


def _column(cell: str) -> Column:
    """Return what a header cell says: its unit in brackets, or per cent where it is a rate."""
    unit = HEADER_UNIT.search(cell)
    growth = RATE.search(cell) is not None
    known = unit is not None and vocabulary.units().pattern.fullmatch(unit["unit"].lstrip("万亿"))
    return Column(cell, unit["unit"] if unit and known else "%" if growth else "", growth)


def column_at(text: str, position: int, columns: tuple[Column, ...]) -> Column | None:
    """Return the column a place of a row lies in; the label's has none."""
    if not columns:
        return None
    index = text.count(TAB, 0, position)
    return columns[index] if 0 < index < len(columns) else None


def bare_figures(text: str, columns: tuple[Column, ...]) -> tuple[Expression, ...]:
    """Return the cells of a row that are bare numbers, with the unit of their header."""
    found: list[Expression] = []
    start = 0
    cells = text.split(TAB)
    row_unit = _unit_of(cells, columns)
    for index, cell in enumerate(cells):
        words = cell.strip()
        match = BARE.fullmatch(words)
        if match and 0 < index < len(columns):
            unit = columns[index].unit or row_unit
            first = start + cell.index(words)
            if unit:
                found.append(_figure(match, Range(first, first + len(words)), unit))
        start += len(cell) + 1
    return tuple(found)


def label(row: str) -> str:
    """Return what a row speaks of: its first cell that is no number, without figures in it."""
    for cell in row.strip("\n").split(TAB):
        words = DIGIT.split(cell.strip(), maxsplit=1)[0].strip()
        if words:
            return words
    return ""


def _unit_of(cells: list[str], columns: tuple[Column, ...]) -> str:
    """Return the unit that the row's own cell gives, or ""."""
    for cell, column in zip(cells, columns, strict=False):
        unit = cell.strip()
        if column.header in UNITS and unit.lstrip("万亿") in vocabulary.units().by_name:
            return unit
    return ""


def _figure(match: re.Match[str], at: Range, name: str) -> Expression:
    """Return a bare number with the unit its header gives."""
    low = Decimal(match["low"].replace("−", "-"))
    bound = BOUNDS.get(match["behind"] or match["before"], "eq")
    scale = name[: len(name) - len(name.lstrip("万亿"))]
    return Expression(
        at=at,
        number=at,
        low=low,
        high=numerals.value(match["high"]) if match["high"] else low,
        comparator="range" if match["high"] else bound,
        scale=scale,
        unit=vocabulary.units().by_name[name.lstrip("万亿")],
        written_unit=name,
        chinese=False,
        bare=False,
    )
