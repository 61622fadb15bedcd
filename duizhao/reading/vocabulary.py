"""What a site's own words may hold, and the topics and indicators that its entries may name."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from duizhao import lexicon
from duizhao.errors import Code, Finding
from duizhao.reading import schema
from duizhao.reading.toml import Field, Table

CLOSED = ("subjects", "topics", "means")
"""Tables that an addition gives no keys of its own."""


def wrong(tables: Mapping[str, Table]) -> Iterator[Finding]:
    """Yield what is wrong with the site's tables, by name, each at its line."""
    for name in CLOSED:
        table = tables.get(name)
        known = lexicon.table(name)
        for key in table.values if table else ():
            if table and key not in known:
                told = f"这个词表没有 {key}"
                expected = "、".join(known)
                yield table.finding(key, Code.UNKNOWN_KEY, told, expected=expected)
    for entry in tables["topics"].tables("topic") if "topics" in tables else ():
        yield from _of_topic(entry)
    if "indicators" in tables:
        topics = _topics(tables)
        for identifier in tables["indicators"].values:
            yield from _of_indicator(tables["indicators"], identifier, topics)


def unknown(entries: Iterable[tuple[str, Table]], tables: Mapping[str, Table]) -> Iterator[Finding]:
    """Yield the topics and indicators that decisions name and nobody knows."""
    topics = _topics(tables)
    indicators = {**lexicon.table("indicators"), **_values(tables, "indicators")}
    for name, entry in entries:
        key = {"paragraph": "topics", "quantity": "indicator"}.get(name, "")
        known = tuple(indicators) if name == "quantity" else topics
        value = entry.values.get(key) or []
        lost = [
            each for each in ([value] if isinstance(value, str) else value) if each not in known
        ]
        if lost:
            near = get_close_matches(lost[0], known, 3, 0.4)
            yield entry.finding(
                key,
                Code.WRONG_CHOICE,
                "没有这个指标" if name == "quantity" else "没有这个主题",
                expected="指标的编号" if name == "quantity" else " ".join(topics),
                found="、".join(lost),
                advice=f"写成 {' 或 '.join(near)}" if near else "",
            )


def _of_topic(entry: Table) -> Iterator[Finding]:
    yield from entry.check(schema.TOPIC)
    known = {topic["id"] for topic in lexicon.table("topics")["topic"]}
    if entry.values.get("id") in known or entry.values.get("strike"):
        return
    for key in ("label", "strong"):
        if not entry.values.get(key):
            told = f"新主题缺少 {key}"
            yield entry.finding(key, Code.MISSING_KEY, told, advice=f"补上 {key} = …")


def _of_indicator(table: Table, identifier: str, topics: tuple[str, ...]) -> Iterator[Finding]:
    entry = table.inner(identifier)
    if entry is None:
        told = f"{identifier} 不在一个指标里"
        yield table.finding(identifier, Code.WRONG_TYPE, told, expected="写在 [指标编号] 之下")
        return
    yield from entry.check(schema.INDICATOR | {"topic": Field(choices=topics)})
    known = lexicon.table("indicators")
    values = entry.values
    if identifier in known or values.get("strike"):
        return
    if "also" in values:
        near = get_close_matches(identifier, known, 3)
        told = f"程序没有编号为 {identifier} 的指标，不能给它加说法"
        advice = f"写成 {' 或 '.join(near)}" if near else "新指标写 names、topic、dimension"
        yield table.finding(identifier, Code.UNKNOWN_KEY, told, advice=advice)
        return
    for key in ("names", "topic", "dimension"):
        if not values.get(key):
            told = f"新指标 {identifier} 缺少 {key}"
            yield entry.finding(key, Code.MISSING_KEY, told, advice=f"补上 {key} = …")


def _topics(tables: Mapping[str, Table]) -> tuple[str, ...]:
    own = _values(tables, "topics").get("topic", [])
    entries = (*lexicon.table("topics")["topic"], *(own if isinstance(own, list) else ()))
    return tuple(dict.fromkeys(str(entry["id"]) for entry in entries if "id" in entry))


def _values(tables: Mapping[str, Table], name: str) -> Mapping[str, Any]:
    return tables[name].values if name in tables else {}
