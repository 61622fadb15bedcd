"""The site's Chinese names for the keys of CONTRACT, and the wording it does not use."""

from collections.abc import Mapping
from dataclasses import dataclass

from duizhao import lexicon


@dataclass(frozen=True, slots=True)
class Unwise:
    """A wording the site does not use in its own text, what it says instead, and why."""

    avoid: str
    advised: str
    reason: str


def label(group: str, key: str | int | None) -> str:
    """Return the name of a key: ("kind", "target") → 目标; None has none.

    Raises KeyError where the tables lack it: an unnamed key is never printed.
    """
    return "" if key is None else str(group_of(group)[str(key)])


def group_of(group: str) -> Mapping[str, str]:
    """Return a whole group of labels, key → name, in the order of the table."""
    found: Mapping[str, str] = lexicon.table("labels")[group]
    return found


def grade(value: int, edition: str) -> str:
    """Return what an edition calls a grade of correspondence."""
    return label(f"grade_{edition}", value)


def unwise() -> tuple[Unwise, ...]:
    """Return every wording to avoid, in the order of the table."""
    return tuple(
        Unwise(wording, entry["advised"], entry["reason"])
        for entry in lexicon.table("wording")["unwise"]
        for wording in entry["avoid"]
    )
