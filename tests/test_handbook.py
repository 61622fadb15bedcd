"""The handbook: what it shows an editor to write is what the program reads."""

import re
import tomllib
from collections.abc import Iterator

from duizhao.reading import schema
from duizhao.reading.toml import Table
from tests.conftest import HOME

BLOCK = re.compile(r"^```toml\n(.*?)^```", re.MULTILINE | re.DOTALL)
TABLES = {**schema.DECISIONS, **schema.PAIR_DECISIONS, "release": schema.RELEASE}
WORDS = (HOME / "content" / "pages" / "handbook.md").read_text("utf-8")


def entries() -> Iterator[tuple[str, Table]]:
    """Yield the entries of every `[[table]]` that the handbook shows."""
    for block in BLOCK.findall(WORDS):
        for name, shown in tomllib.loads(block).items():
            for entry in shown if isinstance(shown, list) and name in TABLES else ():
                yield name, Table("handbook.md", 1, entry, {})


def test_every_entry_of_the_handbook_fits_its_table() -> None:
    shown = tuple(entries())
    assert {name for name, _ in shown} == set(TABLES)
    assert [str(each) for name, entry in shown for each in entry.check(TABLES[name])] == []


def test_every_field_of_a_file_is_shown() -> None:
    shown = {key for block in BLOCK.findall(WORDS) for key in tomllib.loads(block)}
    assert set(schema.REPORT) | set(schema.COMPARISON) | set(schema.SITE) <= shown


def test_every_word_an_editor_may_set_is_named() -> None:
    chosen = ("measure", "extent", "kind", "commitment")
    words = [word for key in chosen for word in schema.QUANTITY_CHOICES[key]]
    words += [*schema.ROLES, *schema.LEVELS, *schema.KINDS, *schema.REASONS, *schema.COMPARABLE]
    assert [word for word in words if not re.search(rf"\b{word}\b", WORDS)] == []
