"""Change an editor's TOML and leave everything else as it stands: comments, order, line ends."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import tomlkit
import tree_sitter_toml
from tree_sitter import Language, Parser

Values = Mapping[str, Any]


def put(text: str, name: str, changed: Mapping[int, Values], added: Sequence[Values]) -> str:
    """Return `text` with new values in its tables `[[name]]`: changed by place, added at the end.

    Each table is edited alone: a whole file whose tables alternate would be put in another order.
    Raises ValueError where the tables are not written as `[[name]]`.
    """
    before = tomllib.loads(text)
    lines = text.splitlines(keepends=True)
    place = -1
    written: list[str] = []
    for block, is_named in _blocks(text, lines, f"[[{name}]]"):
        place += is_named
        written.append(
            _edited(block, name, changed[place]) if is_named and place in changed else block
        )
    if place + 1 != len(before.get(name, [])):
        raise ValueError(f"{name} is not written as [[{name}]]")
    fresh = "".join(_separated("".join(written), [_fresh(name, values) for values in added]))
    result = fresh.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in text else fresh
    _prove(before, tomllib.loads(result), name, changed, added)
    return result


def _blocks(text: str, lines: list[str], header: str) -> Iterator[tuple[str, bool]]:
    """Yield the file in pieces, each from a header to the next, and whether it is a wanted one."""
    tree = Parser(Language(tree_sitter_toml.language())).parse(text.encode("utf-8"))
    starts = [
        node.start_point[0]
        for node in tree.root_node.children
        if node.type in ("table", "table_array_element")
    ]
    for start, end in zip([0, *starts], [*starts, len(lines)], strict=True):
        opening = "".join(lines[start].split()) if start < len(lines) else ""
        yield "".join(lines[start:end]), start in starts and opening.startswith(header)


def _edited(block: str, name: str, values: Values) -> str:
    """Return a table with new values; what follows its last value stays behind it."""
    lines = block.splitlines(keepends=True)
    last = len(lines)
    while last > 1 and (not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#")):
        last -= 1
    document = tomlkit.parse("".join(lines[:last]))
    table = document[name][0]
    for key in [key for key in table if key not in values]:
        del table[key]
    for key, value in values.items():
        table[key] = value
    body = tomlkit.dumps(document)
    return (body if body.endswith("\n") else f"{body}\n") + "".join(lines[last:])


def _fresh(name: str, values: Values) -> str:
    table = tomlkit.table()
    table.update(values)
    array = tomlkit.aot()
    array.append(table)
    document = tomlkit.document()
    document.append(name, array)
    return tomlkit.dumps(document).strip() + "\n"


def _separated(text: str, tables: list[str]) -> Iterator[str]:
    yield text if not text or text.endswith("\n") else f"{text}\n"
    for table in tables:
        yield f"\n{table}"


def _prove(
    before: Values, after: Values, name: str, changed: Mapping[int, Values], added: Sequence[Values]
) -> None:
    """Raise ValueError where the file does not say what was meant, and nothing else."""
    entries = [dict(changed.get(n, entry)) for n, entry in enumerate(before.get(name, []))]
    wanted = {**before, name: [*entries, *map(dict, added)]}
    if after != {key: value for key, value in wanted.items() if key != name or value}:
        raise ValueError("the edited file would not say what was decided")
