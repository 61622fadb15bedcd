"""Entries that fit their table and yet cannot be meant: what one field says against another."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation

from duizhao.errors import Code, Finding
from duizhao.model import Release, Report
from duizhao.reading import schema
from duizhao.reading.toml import Table


def of_entry(table: str, entry: Table) -> Iterator[Finding]:
    """Yield what is wrong with one decision of the table `[[table]]`."""
    values = entry.values
    if table == "repair" and values["status"] == "confirmed":
        yield from _of_correction(entry)
    elif table == "quantity":
        yield from _of_bounds(entry)
    elif table == "paragraph":
        if not any(values.get(key) for key in ("role", "topics", "join")):
            expected = "role、topics、join 至少一项"
            wrong = "这条决定什么也没有定"
            yield entry.finding("quote", Code.WITHOUT_EFFECT, wrong, expected=expected)
        if not all(isinstance(each, str) for each in values.get("topics", [])):
            wrong = "topics 的类型不对"
            yield entry.finding("topics", Code.WRONG_TYPE, wrong, expected='["…", "…"]')


def of_report(table: Table) -> Iterator[Finding]:
    """Yield what is wrong with a report's place and with the order of its releases."""
    if table.values.get("parent") == table.values["jurisdiction"]:
        wrong, advice = "parent 写成了本地自己", "写上一级的名称，没有就不写"
        found = table.values["parent"]
        yield table.finding("parent", Code.WRONG_CHOICE, wrong, found=found, advice=advice)
    for entry in table.tables("release")[1:]:
        if entry.values.get("reason") == "first":
            wrong = "reason = first 只能写在最早的一版"
            expected = "先写旧的，后写新的，最后一版是现行版本"
            yield entry.finding("reason", Code.WRONG_ORDER, wrong, expected=expected)


def of_releases(entries: Iterable[Table], releases: Sequence[Release]) -> Iterator[Finding]:
    """Yield the decisions that speak of a release there is not."""
    known = [release.id for release in releases]
    for entry in entries:
        named = entry.values.get("release")
        if named is not None and known and named not in known:
            wrong = "这份报告没有这一版"
            expected = "、".join(known)
            yield entry.finding("release", Code.WRONG_CHOICE, wrong, expected=expected, found=named)


def of_download(table: Table) -> Iterator[Finding]:
    """Yield that a file is no download of the worksheet, where it names nothing to decide on."""
    if "report" not in table.values and not {"left", "right"} <= set(table.values):
        wrong = "这不是审校单下载的决定文件"
        advice = "选审校单下载的 .toml 文件"
        yield Finding(table.file, 1, Code.NO_COMPARISON, wrong, advice=advice)


def of_pair(table: Table, left: Report, right: Report) -> Iterator[Finding]:
    """Yield where a comparison says that left and right are in the other order."""
    kind = table.values["kind"]
    ranks = [schema.LEVELS.index(report.level) for report in (left, right)]
    reversed_levels = kind == "levels" and ranks[0] > ranks[1]
    if reversed_levels or (kind == "years" and left.year >= right.year):
        expected = "上级在左" if reversed_levels else "早的年份在左，两份年份不同"
        found = "，".join(
            f"{side} 为 {report.jurisdiction}{report.year}年（{report.level}）"
            for side, report in (("left", left), ("right", right))
        )
        advice = "把 left 和 right 对调，或改写 kind"
        wrong = f"左右次序与 kind = {kind} 不符"
        yield table.finding(
            "left", Code.WRONG_ORDER, wrong, expected=expected, found=found, advice=advice
        )


def _of_correction(entry: Table) -> Iterator[Finding]:
    quote, after = entry.values["quote"], entry.values.get("after")
    if after is None:
        wrong, advice = "订正没有写应作的文字", '补上 after = "…"'
        yield entry.finding("after", Code.MISSING_KEY, wrong, advice=advice)
    elif "".join(quote.split()) == "".join(after.split()):
        wrong = "应作的文字与原文相同（空格不算）"
        advice = '改写 after；原文无误的写 status = "as_is"，或删去这条'
        yield entry.finding("after", Code.WITHOUT_EFFECT, wrong, advice=advice)


def _of_bounds(entry: Table) -> Iterator[Finding]:
    bounds: list[Decimal] = []
    for key in schema.BOUNDS:
        if key in entry.values:
            number = _number(entry.values[key])
            if number is None:
                found = str(entry.values[key])
                wrong = f"{key} 不是数"
                expected = "阿拉伯数字，如 12.5，不带单位"
                yield entry.finding(key, Code.WRONG_TYPE, wrong, expected=expected, found=found)
                return
            bounds.append(number)
    if len(bounds) == len(schema.BOUNDS) and bounds[0] > bounds[1]:
        wrong = "low 大于 high"
        yield entry.finding("low", Code.WRONG_ORDER, wrong, expected="low 不大于 high")


def _number(value: object) -> Decimal | None:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
