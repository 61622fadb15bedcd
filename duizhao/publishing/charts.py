"""Geometry of the small charts; the templates draw it as SVG. No two units on one axis."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from duizhao.text import Range

WIDTH = 240
"""The width of every chart in user units."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A stretch of a strip."""

    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A text from its first to its last character, with the stretches that matter."""

    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its words; `open` at its end where the figure is a floor (以上, 突破)."""

    kind: str
    label: str
    surface: str
    width: str
    open: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars of one indicator in one unit, on an axis of their own that begins at nought."""

    title: str
    bars: tuple[Bar, ...]


def strip(places: Sequence[Range], length: int) -> Strip:
    """Return where passages stand in a text of `length` characters."""
    scale = Decimal(WIDTH) / max(length, 1)
    return Strip(
        tuple(
            Tick(_written(at.start * scale), _written(max((at.end - at.start) * scale, Decimal(2))))
            for at in places
        )
    )


def bars(title: str, figures: Sequence[tuple[str, str, str, Decimal, bool]]) -> Bars | None:
    """Return bars for (kind, label, surface, value, open); None where one is not above nought."""
    values = [value for _, _, _, value, _ in figures]
    if len(values) < 2 or min(values) < 0 or max(values) <= 0:
        return None
    scale = Decimal(WIDTH) / max(values)
    return Bars(
        title,
        tuple(
            Bar(kind, label, surface, _written(value * scale), is_open)
            for kind, label, surface, value, is_open in figures
        ),
    )


def _written(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.1')).normalize():f}"
