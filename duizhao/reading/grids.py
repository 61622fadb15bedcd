"""Find tables that lost their grid: one cell a line, row after row.

Copied out of a page, a table of four columns becomes four lines a row:

    指标 / 单位 / 2025年完成 / 2026年目标 / 地区生产总值 / 亿元 / 520 / 增长6%左右 / …

It is taken for one only where header and rows fit one number of columns and no other.
"""

import re
from collections.abc import Iterator

from duizhao.reading import outline

WIDTHS = range(3, 9)
"""Two columns are a list of names and values, which paragraphs are as well."""
LEAST_ROWS = 3
LONGEST_CELL = 24
HEADERS = ("指标", "单位", "项目", "名称", "类别", "序号", "领域")
MARKS = re.compile(r"[。；！？，：]")
FIGURE = re.compile(
    r"(?!(?:19|20)[0-9]{2}年)(?:增长|下降|提高|达到|控制在|约|超|近|≥|≤|>|<|＞|＜)?[-−]?[0-9][0-9,.]*(?:[-—–~][0-9.]+)?"
    r"[^0-9]{0,6}"
)
NOTHING = re.compile(r"[-—–/／]{1,3}|无|持平|正增长|实现正增长|完成.{2,8}任务")


def rows(lines: tuple[str, ...]) -> dict[int, int]:
    """Return for each line that begins a row of such a table how many lines that row has."""
    found: dict[int, int] = {}
    start = 0
    for end in _run_ends(lines):
        width = _width(lines[start:end])
        if width:
            found |= dict.fromkeys(range(start, end - width + 1, width), width)
        start = end
    return found


def _run_ends(lines: tuple[str, ...]) -> Iterator[int]:
    """Yield where runs of cells begin and end: a header word opens one, prose closes it."""
    running = False
    for place, words in enumerate(lines):
        opens = words.strip() in HEADERS and not (running and _is_cell(lines[place - 1]))
        if opens or (running and not _is_cell(words)):
            yield place
            running = opens
    yield len(lines)


def _is_cell(words: str) -> bool:
    short = 0 < len(words) <= LONGEST_CELL and MARKS.search(words) is None
    return short and not outline.is_heading(words)


def _width(cells: tuple[str, ...]) -> int:
    """Return the only number of columns that fits, else 0."""
    if not cells or cells[0].strip() not in HEADERS:
        return 0
    fitting = [width for width in WIDTHS if _fits(cells, width)]
    return fitting[0] if len(fitting) == 1 else 0


def _fits(cells: tuple[str, ...], width: int) -> bool:
    """Tell whether under a header without figures each column holds names or figures alone."""
    if len(cells) % width or len(cells) // width <= LEAST_ROWS:
        return False
    if any(FIGURE.fullmatch(cell) for cell in cells[:width]):
        return False
    kinds = {_kind(cells[width + column :: width]) for column in range(width)}
    names = _kind(cells[width::width]) == "names" or cells[0].strip() == "序号"
    return names and None not in kinds and "figures" in kinds


def _kind(column: tuple[str, ...]) -> str | None:
    """Return what a column holds, or None where it is mixed."""
    if all(FIGURE.fullmatch(cell) or NOTHING.fullmatch(cell) for cell in column):
        return "figures"
    if not any(FIGURE.fullmatch(cell) for cell in column):
        return "names"
    return None
