"""A table to take away: its lines under described columns, as CSV, spreadsheet's sheet, JSON."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, cast

from duizhao import lexicon
from duizhao.numbers import undertakings
from duizhao.publishing.labels import group_of

Kind = Literal["string", "integer", "number"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in the data, its Chinese title, what it holds, what its keys mean."""

    key: str
    title: str
    what: str
    kind: Kind
    labels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of cells, one for each column; None is an empty cell."""

    name: str
    columns: tuple[Column, ...]
    lines: tuple[tuple[object, ...], ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the names of the columns in the data."""
        return tuple(column.key for column in self.columns)


def names() -> tuple[str, ...]:
    """Return the names of all tables that the dictionary describes."""
    return tuple(lexicon.table("fields"))


def columns(name: str) -> tuple[Column, ...]:
    """Return the columns of a table as the dictionary (`lexicon/fields.toml`) describes them."""
    return tuple(
        Column(
            entry["name"],
            entry["title"],
            entry["what"],
            cast(Kind, entry.get("type", "string")),
            _labels(entry["labels"]) if "labels" in entry else (),
        )
        for entry in lexicon.table("fields")[name]
    )


def _labels(group: str) -> tuple[tuple[str, str], ...]:
    """Return what the keys of a column mean; stages have their table beside their verbs."""
    return undertakings.stages() if group == "stage" else tuple(group_of(group).items())


def table(
    name: str, keys: Iterable[str], lines: Iterable[Iterable[object]], like: str = ""
) -> Table:
    """Return lines under the columns that the dictionary describes for `like`, or for `name`.

    Raises ValueError where it describes others than `keys`.
    """
    made = Table(name, columns(like or name), tuple(map(tuple, lines)))
    if made.keys != tuple(keys):
        raise ValueError(f"the dictionary of {like or name} does not describe its columns")
    return made


def as_record(table: Table) -> dict[str, object]:
    """Return the same cells for JSON: a record a line, null where a cell is empty."""
    return {
        "table": table.name,
        "rows": [
            {key: None if cell == "" else cell for key, cell in zip(table.keys, line, strict=True)}
            for line in table.lines
        ],
    }


def as_csv(table: Table) -> bytes:
    """Return RFC 4180 with a BOM, which spreadsheets need to see that it is UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.keys)
    writer.writerows(["" if cell is None else cell for cell in line] for line in table.lines)
    return out.getvalue().encode("utf-8-sig")
