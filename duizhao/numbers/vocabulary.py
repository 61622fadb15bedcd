"""The words of numbers, compiled once from the lexicon."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from duizhao import lexicon

NOTHING: Mapping[str, str] = {}
REMEMBERED = 1 << 12
"""Reports say the same words again and again: so many readings of words are kept."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it is written, without scale, and how many of `base` one of it is."""

    name: str
    base: str
    factor: Decimal
    dimension: str


@dataclass(frozen=True, slots=True)
class Units:
    """All units and the pattern that finds the longest one at a place."""

    by_name: dict[str, Unit]
    pattern: re.Pattern[str]


def alternatives(words: list[str], behind: Mapping[str, str] = NOTHING) -> str:
    """Return a pattern for any of the words, the longest first, each with what must stand behind.

    Words with the same first character share a branch: most places fail at that character.
    """
    branches: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        branches.setdefault(word[0], []).append(re.escape(word[1:]) + behind.get(word, ""))
    return "|".join(
        f"{re.escape(first)}(?:{'|'.join(rest)})" if len(rest) > 1 else re.escape(first) + rest[0]
        for first, rest in sorted(branches.items())
    )


@cache
def units() -> Units:
    """Return the units of `lexicon/units.toml`."""
    table = lexicon.table("units")
    by_name: dict[str, Unit] = {}
    for group in table["group"]:
        for name, factor in group.get("units", {}).items():
            by_name[name] = Unit(name, group["base"], Decimal(factor), group["dimension"])
        for name in group.get("units_as_they_are", "").split():
            by_name[name] = Unit(name, name, Decimal(1), group["dimension"])
    barred: dict[str, str] = table["not_before"]
    longer: dict[str, list[str]] = table["not_before_words"]
    behind = {
        word: (f"(?![{barred[word]}])" if barred.get(word) else "")
        + (f"(?!{alternatives(longer[word])})" if word in longer else "")
        for word in by_name
    }
    return Units(by_name, re.compile(alternatives([*by_name], behind)))


@dataclass(frozen=True, slots=True)
class Comparators:
    """Patterns of the words that bound a number, and what each word means."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    inside: re.Pattern[str]
    connector: re.Pattern[str]
    meaning: dict[str, str]
    not_behind: dict[str, str]
    only_scale: frozenset[str]


@cache
def comparators() -> Comparators:
    """Return the comparators of `lexicon/numbers.toml`; `before` matches at the end of a text."""
    table = lexicon.table("numbers")
    meaning = {
        word: key
        for place in table["comparators"].values()
        for key, words in place.items()
        for word in words
    }
    places = {
        place: alternatives([word for words in keys.values() for word in words])
        for place, keys in table["comparators"].items()
    }
    return Comparators(
        before=re.compile(f"(?:{places['before']})$"),
        behind=re.compile(places["behind"]),
        inside=re.compile(places["inside"]),
        connector=re.compile(alternatives(table["ranges"]["connectors"])),
        meaning=meaning,
        not_behind=table["not_behind"],
        only_scale=frozenset(table["only_scale"]["words"]),
    )
