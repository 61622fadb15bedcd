"""Geometry of the small charts; the templates draw it as SVG. No two units on one axis."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from duizhao.model import Quantity
from duizhao.text import Range

WIDTH = 240
"""The width of a strip in user units."""
OPEN = ("ge", "gt")
"""Comparators that leave the upper end open."""
FULL = Decimal(100)
"""Bars are measured in per cent of the room there is, so that their words keep their size."""
TAIL = Decimal(8)
"""How far dashes lead on from a bar that is a floor: that much room is kept behind the longest."""
LINE = Decimal("2.4")
"""The height of a bar with its words in em: in the large type it grows with them."""


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
class Drawn:
    """A figure to be drawn; `key` is its colour, `open` where it is a floor (以上, 突破)."""

    key: str
    label: str
    surface: str
    href: str
    value: Decimal
    open: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar under its words, which lead to its figure; `width` in per cent, heights in em.

    `tail` is where the dashes of an open end end, also in per cent.
    """

    key: str
    label: str
    surface: str
    href: str
    width: str
    open: bool
    tail: str
    line: int

    @property
    def baseline(self) -> str:
        """Return where its words stand."""
        return self._below("1")

    @property
    def top(self) -> str:
        """Return where it begins."""
        return self._below("1.4")

    @property
    def middle(self) -> str:
        """Return the height at which the dashes of an open end run."""
        return self._below("1.7")

    def _below(self, offset: str) -> str:
        return _written(LINE * self.line + Decimal(offset))


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars of one indicator in one unit, on an axis of their own that begins at nought."""

    title: str
    bars: tuple[Bar, ...]

    @property
    def height(self) -> str:
        """Return the height of all in em."""
        return _written(LINE * len(self.bars))


def strip(places: Sequence[Range], length: int) -> Strip:
    """Return where passages stand in a text of `length` characters."""
    scale = Decimal(WIDTH) / max(length, 1)
    return Strip(
        tuple(
            Tick(_written(at.start * scale), _written(max((at.end - at.start) * scale, Decimal(2))))
            for at in places
        )
    )


def bars(title: str, figures: Sequence[Drawn], whole: Decimal = Decimal(0)) -> Bars | None:
    """Return bars of figures in one unit; None where one is below nought, or alone.

    The axis ends with the largest of them, or with the `whole` that they are shares of.
    """
    values = [figure.value for figure in figures]
    if len(values) < 2 or min(values) < 0 or max(values) <= 0:
        return None
    room = TAIL if not whole and any(figure.open for figure in figures) else Decimal(0)
    scale = (FULL - room) / max(*values, whole)
    return Bars(
        title,
        tuple(
            Bar(
                figure.key,
                figure.label,
                figure.surface,
                figure.href,
                _written(figure.value * scale),
                figure.open,
                _written(min(figure.value * scale + TAIL, FULL)),
                line,
            )
            for line, figure in enumerate(figures)
        ),
    )


def drawn(key: str, label: str, quantity: Quantity, href: str) -> Drawn | None:
    """Return a figure as it is drawn: by the end that binds; None where it states no number."""
    low, high = quantity.canonical_low, quantity.canonical_high
    value = high if low is None else low
    if value is None:
        return None
    return Drawn(key, label, quantity.surface, href, value, quantity.comparator in OPEN)


def _written(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.1')).normalize():f}"
