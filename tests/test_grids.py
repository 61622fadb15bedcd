"""Tables inside a report: rows behind tabs, and one cell a line."""

from duizhao import reading
from duizhao.model import Document, Release, Report
from duizhao.numbers import scanning
from duizhao.reading import grids

HEADER = ("指标", "单位", "2025年目标", "2025年完成")
ROWS = (
    ("地区生产总值", "亿元", "500", "520"),
    ("固定资产投资增速", "%", "6", "6.5"),
    ("新增就业", "万人", "1.2", "1.35"),
    ("居民消费价格涨幅", "%", "2左右", "0.3"),
)
CELLS = (*HEADER, *(cell for row in ROWS for cell in row))
OPENING = ("一、2025年工作回顾", "2025年，全区经济平稳增长。")
CLOSING = (
    "二、2026年工作安排",
    "2026年，新增就业3万人以上。",
    "各位代表！让我们更加紧密地团结起来，为建设现代化新区而努力奋斗！",
)


def document(*lines: str) -> Document:
    """Return a report with these lines in its review."""
    front = ("政府工作报告", "各位代表：", "现在，我代表区人民政府，向大会报告工作。")
    text = "\n".join((*front, *OPENING, *lines, *CLOSING))
    report = Report("x", "政府工作报告", "某区", "district", 2026, "full")
    found, _ = reading.document(report, Release("1", "source.txt", text.encode()), ())
    return found


def figures(found: Document) -> list[tuple[str, str, str, str, str, str]]:
    """Return what the figures of the table are."""
    quantities, _ = scanning.scan(found)
    tables = {paragraph.id for paragraph in found.paragraphs if paragraph.role == "table"}
    return [
        (one.metric, one.surface, one.unit, one.measure, one.kind, one.period)
        for one in quantities
        if one.paragraph in tables
    ]


READ = [
    ("地区生产总值", "500", "亿元", "level", "target", "2025"),
    ("地区生产总值", "520", "亿元", "level", "result", "2025"),
    ("固定资产投资增速", "6", "%", "growth", "target", "2025"),
    ("固定资产投资增速", "6.5", "%", "growth", "result", "2025"),
    ("新增就业", "1.2", "万人", "count", "target", "2025"),
    ("新增就业", "1.35", "万人", "count", "result", "2025"),
    ("居民消费价格涨幅", "2左右", "%", "growth", "target", "2025"),
    ("居民消费价格涨幅", "0.3", "%", "growth", "result", "2025"),
]


def test_a_table_of_one_cell_a_line_is_read_row_by_row() -> None:
    assert figures(document(*CELLS)) == READ


def test_a_table_behind_tabs_in_the_review_is_read_with_the_units_of_its_column() -> None:
    assert figures(document("\t".join(HEADER), *("\t".join(row) for row in ROWS))) == READ


def test_the_number_of_a_row_is_neither_label_nor_figure() -> None:
    rows = [f"{place}\t" + "\t".join(row) for place, row in enumerate(ROWS, 1)]
    assert figures(document("\t".join(("序号", *HEADER)), *rows)) == READ


def test_a_year_in_a_header_tells_result_from_target() -> None:
    rows = ("指标\t单位\t2025年\t2026年", "研发投入强度\t%\t2.5\t2.6以上")
    assert [(one[1], *one[4:]) for one in figures(document(*rows))] == [
        ("2.5", "result", "2025"),
        ("2.6以上", "target", "2026"),
    ]


def test_cells_that_fit_no_number_of_columns_are_no_table() -> None:
    assert grids.rows(CELLS[:-1]) == {}
    assert grids.rows(("指标", "单位", "单位", *CELLS[3:])) == dict.fromkeys(range(0, 20, 4), 4)


def test_short_lines_without_a_header_are_no_table() -> None:
    assert grids.rows(CELLS[1:]) == {}
    assert grids.rows(("指标", "就业", "教育", "医疗") * 4) == {}


def test_prose_ends_a_table() -> None:
    assert grids.rows((*CELLS, "一年来，我们主要做了以下工作。", "3")) == dict.fromkeys(
        range(0, 20, 4), 4
    )
