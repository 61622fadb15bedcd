"""Read an editor's TOML and keep the line of every value."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from duizhao.errors import Code, ContentError, Finding
from duizhao.reading import mistyped

TYPE_NAMES: Mapping[type, str] = {
    str: "文字（加引号）",
    int: "整数",
    bool: "true 或 false",
    date: "日期（如 2026-01-21，不加引号）",
    list: "数组",
    dict: "表",
    float: "数",
}


@dataclass(frozen=True, slots=True)
class Field:
    """What a key may hold: its type, whether it must be there, the values it may take."""

    kind: type | tuple[type, ...] = str
    required: bool = False
    choices: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A TOML table with the line of each key; `file` is what findings call it."""

    file: str
    line: int
    values: Mapping[str, Any] = field(repr=False)
    lines: Mapping[tuple[str | int, ...], int] = field(repr=False)
    path: tuple[str | int, ...] = ()

    def line_of(self, key: str) -> int:
        """Return the line of `key`, or of the table where the key is missing."""
        place = (*self.path, key)
        return self.lines.get(place) or self.lines.get((*place, 0)) or self.line

    def tables(self, key: str) -> tuple["Table", ...]:
        """Return the tables of an array of tables `[[key]]`; () where there is none."""
        values = self.values.get(key, [])
        entries = values if isinstance(values, list) else []
        return tuple(
            Table(
                self.file,
                self.lines.get((*self.path, key, i), self.line),
                entry,
                self.lines,
                (*self.path, key, i),
            )
            for i, entry in enumerate(entries)
            if isinstance(entry, dict)
        )

    def inner(self, key: str) -> "Table | None":
        """Return the table `[key]`; None where there is none."""
        entry = self.values.get(key)
        if not isinstance(entry, dict):
            return None
        return Table(self.file, self.line_of(key), entry, self.lines, (*self.path, key))

    def finding(self, key: str, code: str, wrong: str, **more: str) -> Finding:
        """Return a finding at the line of `key`."""
        return Finding(self.file, self.line_of(key), code, wrong, **more)

    def check(self, fields: Mapping[str, Field]) -> Iterator[Finding]:
        """Yield what does not fit `fields`: unknown, missing and wrong keys."""
        for key, value in self.values.items():
            if key not in fields:
                near = get_close_matches(key, fields, 1)
                yield self.finding(
                    key,
                    Code.UNKNOWN_KEY,
                    f"不认识的字段 {key}",
                    expected="、".join(fields),
                    advice=f"改成 {near[0]}" if near else "删去，或核对手册里的写法",
                )
                continue
            yield from self._misfit(key, value, fields[key])
        for key, expected in fields.items():
            if expected.required and self.values.get(key) in (None, ""):
                example = "2026" if expected.kind is int else '"…"'
                yield self.finding(
                    key,
                    Code.MISSING_KEY,
                    f"缺少字段 {key}",
                    expected=" ".join(map(str, expected.choices)),
                    advice=f"补上 {key} = {example}",
                )

    def _misfit(self, key: str, value: Any, expected: Field) -> Iterator[Finding]:
        """Yield what is wrong with the value of a key: its type, or what it says."""
        kinds = expected.kind if isinstance(expected.kind, tuple) else (expected.kind,)
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            yield self.finding(
                key,
                Code.WRONG_TYPE,
                f"{key} 的类型不对",
                expected=" 或 ".join(TYPE_NAMES[kind] for kind in kinds),
                found=_written(value),
                advice=_retyped(key, value, kinds),
            )
            return
        said = value if isinstance(value, list) else [value]
        unknown = [each for each in said if expected.choices and each not in expected.choices]
        if unknown:
            near = get_close_matches(str(unknown[0]).lower(), map(str, expected.choices), 1)
            yield self.finding(
                key,
                Code.WRONG_CHOICE,
                f"{key} 的取值不在范围内",
                expected=" ".join(map(str, expected.choices)),
                found="、".join(map(str, unknown)),
                advice=f"写成 {near[0]}" if near else "",
            )


def _written(value: Any) -> str:
    """Return a value as an editor wrote it, shortened."""
    if isinstance(value, str):
        return f'"{value[:40]}"'
    if isinstance(value, dict):
        return "一个表（一对方括号）"
    return str(value)[:60].lower() if isinstance(value, bool) else str(value)[:60]


def _retyped(key: str, value: Any, kinds: tuple[type, ...]) -> str:
    """Return how to write a value that has the wrong type."""
    if list in kinds:
        return f"写成 [[{key}]]，两对方括号" if isinstance(value, dict) else '写成 ["…", "…"]'
    if str in kinds:
        return '两头加半角的 "'
    return "去掉引号" if isinstance(value, str) else ""


def read(path: Path, name: str) -> Table:
    """Return the file's top table. Raises ContentError where it is no UTF-8 TOML."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ContentError(
            (
                Finding(
                    name, line, Code.NOT_UTF8, "文件不是 UTF-8 编码", "UTF-8", advice="另存为 UTF-8"
                ),
            )
        ) from error
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _error_line(str(error), text)
        found = text.splitlines()[line - 1] if line <= text.count("\n") + 1 else ""
        wrong, advice = mistyped.told(str(error), found)
        expected = "键 = 值" if "=" in found else ""
        syntax = Finding(name, line, Code.TOML_SYNTAX, wrong, expected, found.strip()[:60], advice)
        raise ContentError((syntax,)) from error
    return Table(name, 1, values, _lines(text))


def _error_line(message: str, text: str) -> int:
    _, _, tail = message.partition("(at line ")
    digits = tail.split(",")[0]
    return int(digits) if digits.isdigit() else max(1, len(text.splitlines()))


def _lines(text: str) -> dict[tuple[str | int, ...], int]:
    """Return the line of every table and key, by its path."""
    tree = Parser(Language(tree_sitter_toml.language())).parse(text.encode("utf-8"))
    lines: dict[tuple[str | int, ...], int] = {}
    counts: dict[tuple[str | int, ...], int] = {}
    for node in tree.root_node.children:
        base: tuple[str | int, ...] = ()
        if node.type in ("table", "table_array_element"):
            base = _key(node.children[1])
            if node.type == "table_array_element":
                counts[base] = counts.get(base, -1) + 1
                base = (*base, counts[base])
            lines[base] = node.start_point[0] + 1
        pairs = [node] if node.type == "pair" else node.children
        for pair in pairs:
            if pair.type == "pair":
                lines[(*base, *_key(pair.children[0]))] = pair.start_point[0] + 1
    return lines


def _key(node: Node) -> tuple[str | int, ...]:
    words = (node.text or b"").decode("utf-8")
    return tuple(part.strip().strip("\"'") for part in words.split("."))
