"""The language of the field as data: TOML tables, with what a site adds to them.

`content/vocabulary/<name>.toml` has the form of the table it speaks to. A value replaces the one of
its key, a list of words is added to, an entry of a list of tables goes to the one with its `id`
(else it is new), and `strike = true` removes an entry. The registry of indicators has rules of its
own (`numbers.indicators.merged`).
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

OWN_RULES = ("indicators",)

_additions: dict[str, Mapping[str, Any]] = {}


@cache
def table(name: str) -> dict[str, Any]:
    """Return the table `<name>.toml` with what the site adds; callers must not change it."""
    text = resources.files(__package__).joinpath(f"{name}.toml").read_text("utf-8")
    return merged(tomllib.loads(text), _additions.get(name, {}))


def names() -> tuple[str, ...]:
    """Return the names of the tables there are."""
    files = resources.files(__package__).iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in files if f.name.endswith(".toml")))


def add(additions: Mapping[str, Mapping[str, Any]]) -> None:
    """Set what a site adds, by table; call it once, before anything is read."""
    _additions.clear()
    _additions.update({name: a for name, a in additions.items() if name not in OWN_RULES})
    table.cache_clear()


def merged(base: Mapping[str, Any], additions: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table with additions. Raises TypeError, naming the key, where the forms differ."""
    result = dict(base)
    for key, value in additions.items():
        there = result.get(key)
        if there is not None and type(there) is not type(value):
            raise TypeError(key)
        if isinstance(value, dict) and value.get("strike") is True:
            result.pop(key, None)
        elif isinstance(there, dict):
            result[key] = merged(there, value)
        elif isinstance(there, list):
            result[key] = _lengthened(there, value)
        else:
            result[key] = value
    return result


def _lengthened(base: list[Any], additions: list[Any]) -> list[Any]:
    """Return a list with entries changed or struck by their `id`, and new ones behind."""
    by_id = {entry["id"]: entry for entry in additions if isinstance(entry, dict) and "id" in entry}
    kept = [
        merged(entry, by_id.pop(entry["id"]))
        if isinstance(entry, dict) and entry.get("id") in by_id
        else entry
        for entry in base
    ]
    new = [entry for entry in additions if not isinstance(entry, dict) or "id" not in entry]
    everything = [*kept, *by_id.values(), *(entry for entry in new if entry not in kept)]
    return [e for e in everything if not (isinstance(e, dict) and e.get("strike") is True)]
