"""Ranges of text, and a healed text that knows the way back to its source."""

import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

FINGERPRINT = 10
"""So many hex digits tell wordings apart."""


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """A half-open range of code points."""

    start: int
    end: int

    def holds(self, other: "Range") -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Range") -> bool:
        """Tell whether both share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the words of `text` in this range."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> "Range":
        """Return the range moved to the right by `by` code points."""
        return Range(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Repair:
    """One change of the source: `before` at `raw` became `after`, by `rule`.

    `status` is `safe` (a rule's), `confirmed`, `as_is` or `open` (an editor's). Only safe and
    confirmed repairs are applied.
    """

    rule: str
    raw: Range
    before: str
    after: str
    status: str = "safe"
    note: str = ""

    @property
    def applied(self) -> bool:
        """Tell whether the healed text has `after` in place of `before`."""
        return self.status in ("safe", "confirmed")


@dataclass(frozen=True, slots=True)
class HealedText:
    """A source with its repairs applied; every character knows its place in the source.

    `repairs` are sorted by place and the applied ones do not overlap.
    """

    raw: str
    repairs: tuple[Repair, ...]
    text: str = field(init=False)
    _healed_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _raw_ranges: tuple[tuple[int, int, bool], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        pieces: list[str] = []
        starts: list[int] = []
        raws: list[tuple[int, int, bool]] = []
        healed = position = 0
        end_of_source = Repair("", Range(len(self.raw), len(self.raw)), "", "")
        for repair in (*(r for r in self.repairs if r.applied), end_of_source):
            if repair.raw.start < position:
                raise ValueError(f"repairs overlap at {repair.raw}")
            for piece, start, end, kept in (
                (self.raw[position : repair.raw.start], position, repair.raw.start, True),
                (repair.after, repair.raw.start, repair.raw.end, False),
            ):
                if piece:
                    pieces.append(piece)
                    starts.append(healed)
                    raws.append((start, end, kept))
                    healed += len(piece)
            position = repair.raw.end
        object.__setattr__(self, "text", "".join(pieces))
        object.__setattr__(self, "_healed_starts", tuple(starts))
        object.__setattr__(self, "_raw_ranges", tuple(raws))

    def raw_range(self, healed: Range) -> Range:
        """Return where the words of a non-empty healed range stand in the source."""
        return Range(self._raw_at(healed.start).start, self._raw_at(healed.end - 1).end)

    def healed_range(self, raw: Range) -> Range:
        """Return what of the healed text comes from a raw range; may be empty."""
        return Range(self._healed_at(raw.start), self._healed_at(raw.end))

    def _raw_at(self, healed: int) -> Range:
        index = bisect_right(self._healed_starts, healed) - 1
        start, end, kept = self._raw_ranges[index]
        if not kept:
            return Range(start, end)
        place = start + healed - self._healed_starts[index]
        return Range(place, place + 1)

    def _healed_at(self, raw: int) -> int:
        index = bisect_right(self._raw_ranges, raw, key=lambda piece: piece[0]) - 1
        if index < 0:
            return 0
        start, end, kept = self._raw_ranges[index]
        following = (
            self._healed_starts[index + 1]
            if index + 1 < len(self._healed_starts)
            else len(self.text)
        )
        if raw >= end:
            return following
        return self._healed_starts[index] + (raw - start if kept else 0)


def fingerprint(words: str) -> str:
    """Return ten hex digits that stay while the words stay: NFKC, white space aside."""
    folded = "".join(unicodedata.normalize("NFKC", words).split())
    return sha256(folded.encode("utf-8")).hexdigest()[:FINGERPRINT]


def identifiers(prefix: str, wordings: Iterable[str]) -> tuple[str, ...]:
    """Return an id for each wording, in order; repeats get `-2`, `-3` …"""
    seen: Counter[str] = Counter()
    ids = []
    for wording in wordings:
        name = f"{prefix}-{fingerprint(wording)}"
        seen[name] += 1
        ids.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return tuple(ids)
