"""Say what was found, in the templates of `lexicon/findings.toml` and the reports' own words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from string import Formatter
from typing import Any

from duizhao.comparing import intervals
from duizhao.lexicon import table
from duizhao.model import Analysis, Ground, Piece, Quantity, Range
from duizhao.numbers.likeness import normal

RATES = ("幅", "增速", "增长率")
Words = str | tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before it has its id; of one rule and `key` there is one at a time."""

    rule: str
    key: str
    pieces: tuple[Piece, ...]
    grounds: tuple[Ground, ...]
    caution: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One side of a comparison, as sentences name it and quote it."""

    side: str
    place: str
    analysis: Analysis

    @property
    def year(self) -> int:
        """Return the year whose work the report sets out."""
        return self.analysis.document.report.year

    def figure(self, quantity: Quantity, label: str = "") -> tuple[Piece, ...]:
        """Return a figure in words: its metric unless `label` has said it, rate and surface."""
        metric = () if _said(label, quantity) else (Piece(quantity.metric, self.side),)
        surface = Piece(quantity.surface, self.side, quantity.id)
        if intervals.is_worded(quantity):
            return (*metric, Piece("“"), surface, Piece("”"))
        return (*metric, Piece(_between(quantity, bool(metric))), surface)

    def ground(self, quantity: Quantity) -> Ground:
        """Return the words of a figure as what a statement rests on."""
        return Ground(self.side, quantity.paragraph, quantity.at, quantity.id)

    def quoted(self, words: Iterable[str]) -> tuple[tuple[Piece, ...], ...]:
        """Return words of the report, each as an item of a list."""
        return tuple((Piece(each, self.side),) for each in words)

    def words(self, paragraph: str, at: Range) -> Ground:
        """Return a range of words as what a statement rests on."""
        return Ground(self.side, paragraph, at)


def speakers(left: Analysis, right: Analysis) -> tuple[Speaker, Speaker]:
    """Return both sides; reports of two years are told apart by them."""
    one, other = left.document.report, right.document.report
    names = one.jurisdiction, other.jurisdiction
    if one.year != other.year:
        names = f"{one.jurisdiction}{one.year}年", f"{other.jurisdiction}{other.year}年"
    return Speaker("left", names[0], left), Speaker("right", names[1], right)


def rules() -> Mapping[str, Mapping[str, Any]]:
    """Return the rules by id, in the order in which a reader meets their findings."""
    return {rule["id"]: rule for rule in table("findings")["rule"]}


def say(rule: str, sentence: str, slots: Mapping[str, Words]) -> tuple[Piece, ...]:
    """Return a rule's sentence with its slots filled."""
    pieces: list[Piece] = []
    for literal, slot, _, _ in Formatter().parse(rules()[rule]["sentences"][sentence]):
        filled = slots[slot] if slot else ()
        pieces += (Piece(literal), *((Piece(filled),) if isinstance(filled, str) else filled))
    return _joined(pieces)


def listed(items: Iterable[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    """Return items with marks between them, the first few where there are many."""
    everything = tuple(items)
    most = int(table("findings")["list_shown"])
    pieces: list[Piece] = []
    for place, item in enumerate(everything[:most]):
        pieces += (*((Piece("、"),) if place else ()), *item)
    return (*pieces, Piece("等")) if len(everything) > most else tuple(pieces)


def day(when: date) -> str:
    """Return a date in words: 2026年1月21日."""
    return f"{when.year}年{when.month}月{when.day}日"


def change(quantity: Quantity) -> str:
    """Return what a number is of a change: a rate's 增幅, an amount's 增加; "" where it is none."""
    if quantity.measure not in intervals.CHANGES or quantity.metric.endswith(RATES):
        return ""
    if quantity.canonical_unit in ("%", "个百分点"):
        return str(table("labels")["measure"][quantity.measure])
    return str(table("findings")["increments"][quantity.measure])


def _between(quantity: Quantity, named: bool) -> str:
    """Return what stands before a number: what it is of a change, or what parts it from a name."""
    return change(quantity) or ("为" if named and quantity.metric[-1].isascii() else "")


def _said(label: str, quantity: Quantity) -> bool:
    return normal(label) == normal(quantity.metric)


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with neighbours that are the site's own words as one."""
    joined: list[Piece] = []
    for own, same in groupby(pieces, key=lambda piece: not piece.side):
        run = tuple(same)
        words = "".join(piece.words for piece in run)
        joined += ((Piece(words),) if words else ()) if own else run
    return tuple(joined)
