"""Find a quotation in a source, whatever layout has done to its white space and its widths.

On new text a decision is kept, moved, stale or orphaned; it is applied where its words stand, and
to no others.
"""

import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from itertools import chain, count, repeat

from duizhao.errors import Code
from duizhao.text import FINGERPRINT, Range, Repair

LONGEST_PASSAGE = 5000
"""So many characters are read on from a quotation to find the passage it opens."""
STALE = 0.5
"""From this part of its characters on a quotation was changed, below it the words are gone."""
SURELY = 4
"""Fewer characters in common say nothing."""
OPENING = range(12, 41)
"""So long are the opening words that stand for a passage, where that is enough."""
CLAUSE_END = frozenset("，。；：！？、,;:!?")
SHOWN = 60
"""So many characters of a wording are told."""


class State(StrEnum):
    """What became of a decision's words; the keys of labels.toml, `ambiguous` and `outside`.

    `outside` a paragraph stand the words of a heading.
    """

    KEPT = "kept"
    MOVED = "moved"
    STALE = "stale"
    ORPHANED = "orphaned"
    AMBIGUOUS = "ambiguous"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Folded:
    """A source under NFKC without white space; `places` leads each character back."""

    source: str = field(repr=False)
    text: str = field(init=False, repr=False)
    places: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        folds = {character: fold(character) for character in set(self.source)}
        pieces = [folds[character] for character in self.source]
        places = chain.from_iterable(map(repeat, count(), map(len, pieces)))
        object.__setattr__(self, "text", "".join(pieces))
        object.__setattr__(self, "places", tuple(places))

    def find(self, quote: str) -> tuple[Range, ...]:
        """Return every place of the source where the words of `quote` stand."""
        wanted = fold(quote)
        found: list[Range] = []
        start = self.text.find(wanted) if wanted else -1
        while start >= 0:
            last = start + len(wanted) - 1
            if not self._cuts(start) and not self._cuts(last + 1):
                found.append(Range(self.places[start], self.places[last] + 1))
            start = self.text.find(wanted, start + 1)
        return tuple(found)

    def opens(self, at: Range, fingerprint: str) -> bool:
        """Tell whether a passage with this fingerprint begins at `at`, however long it is."""
        digest = sha256()
        start = bisect_left(self.places, at.start)
        for character in self.text[start : start + LONGEST_PASSAGE]:
            digest.update(character.encode())
            if digest.hexdigest()[:FINGERPRINT] == fingerprint:
                return True
        return False

    def is_once(self, words: str) -> bool:
        """Tell whether folded words stand in one place only."""
        place = self.text.find(words)
        return place >= 0 and self.text.find(words, place + 1) < 0

    def _cuts(self, place: int) -> bool:
        """Tell whether one character of the source folds to text on both sides (㎡ to m and 2)."""
        return 0 < place < len(self.places) and self.places[place - 1] == self.places[place]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What became of a quotation.

    `at` is where its words stand, None where the decision is not to be applied. Where it is stale,
    `now` are the words that stand there instead and `was` those it was made on, if more is known
    of them than the quotation.
    """

    state: State
    at: Range | None = None
    now: str = ""
    was: str = ""

    def told(self, quote: str) -> tuple[Code, str, str] | None:
        """Return what an editor has to see: code, what is wrong, what stands there now."""
        match self.state:
            case State.KEPT:
                return None
            case State.MOVED:
                return Code.MOVED, "依据文字的位置变动，这条决定沿用", shown(quote)
            case State.STALE:
                was, now = differing(self.was or quote, self.now)
                return Code.STALE, f"依据文字已变，这条决定未采用，作决定时为“{was}”", now
            case State.AMBIGUOUS:
                return Code.NOT_UNIQUE, "引文在正文中不止一处，这条决定未采用", shown(quote)
            case State.OUTSIDE:
                return Code.ORPHANED, "引文在标题里，不在段落里，这条决定未采用", shown(quote)
        return Code.ORPHANED, "依据文字已不在正文中，这条决定未采用", shown(quote)


def anchor(folded: Folded, quote: str, passage: str = "", earlier: Folded | None = None) -> Anchor:
    """Find the words of a decision again.

    `passage` is the id of the passage that the quotation opens: all its words have to stand.
    `earlier` is the source of the release before, which tells whether the words have moved.
    """
    places = folded.find(quote)
    if passage:
        whole = tuple(at for at in places if folded.opens(at, passage[2:][:FINGERPRINT]))
        if not whole and len(places) == 1:
            return Anchor(State.STALE, now=_block(folded.source, places[0]))
        places = whole
    if len(places) == 1:
        moved = earlier is not None and _moved(folded, places[0], earlier, quote)
        return Anchor(State.MOVED if moved else State.KEPT, places[0])
    if places:
        return Anchor(State.AMBIGUOUS)
    now = _changed(folded, quote)
    return Anchor(State.STALE, now=now.of(folded.source)) if now else Anchor(State.ORPHANED)


def opening(folded: Folded, passage: Range) -> Range | None:
    """Return the shortest opening words of a passage that stand nowhere else, a clause at least.

    None where the whole passage stands twice.
    """
    first, last = (bisect_left(folded.places, place) for place in (passage.start, passage.end))
    words = folded.text[first:last]
    length = next((n for n in range(1, len(words) + 1) if folded.is_once(words[:n])), None)
    if length is None:
        return None
    least = min(max(length, OPENING.start), len(words))
    clause = (n for n in range(least, min(OPENING.stop, len(words))) if words[n] in CLAUSE_END)
    end = next(clause, least)
    return Range(folded.places[first], folded.places[first + end - 1] + 1)


def shown(words: str) -> str:
    """Return `words` on one line, shortened."""
    line = "".join(words.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


def differing(was: str, now: str) -> tuple[str, str]:
    """Return two wordings on one line each, from shortly before the place where they part."""
    was, now = "".join(was.split()), "".join(now.split())
    same = next((n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), 0)
    start = max(0, same - SHOWN // 4)
    ahead = "…" if start else ""
    return ahead + shown(was[start:]), ahead + shown(now[start:])


@lru_cache(maxsize=16)
def folded(source: str) -> Folded:
    """Return a source folded; several stages ask for the same few."""
    return Folded(source)


def fold(words: str) -> str:
    """Return `words` as they are compared: NFKC, without white space."""
    return "".join(unicodedata.normalize("NFKC", words).split())


def edits(source: str, at: Range, after: str, status: str, note: str = "") -> tuple[Repair, ...]:
    """Return the smallest repairs that make the words at `at` read `after`.

    White space that layout put inside the quotation is left to the rules of healing.
    """
    places = [place for place in range(at.start, at.end) if not source[place].isspace()]
    before = "".join(source[place] for place in places)
    wanted = "".join(after.split())
    repairs: list[Repair] = []
    matcher = SequenceMatcher(None, before, wanted, autojunk=False)
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        if operation == "equal":
            continue
        first = places[start] if start < len(places) else at.end
        spot = Range(first, places[end - 1] + 1 if end > start else first)
        repairs.append(
            Repair("editor", spot, spot.of(source), wanted[new_start:new_end], status, note)
        )
    return tuple(repairs)


def _moved(folded: Folded, at: Range, earlier: Folded, quote: str) -> bool:
    """Tell whether other lines stand before and behind the words than in the release before."""
    before = earlier.find(quote)
    if len(before) != 1:
        return False
    now, then = _neighbours(folded.source, at), _neighbours(earlier.source, before[0])
    return now[0] != then[0] and now[1] != then[1]


def _neighbours(source: str, at: Range) -> tuple[str, str]:
    """Return the lines before and behind the block of a range, folded."""
    start, end = _lines(source, at)
    before = source[:start].rstrip().rpartition("\n")[2]
    behind = source[end:].lstrip().partition("\n")[0]
    return fold(before), fold(behind)


def _block(source: str, at: Range) -> str:
    """Return the line or lines that a range stands in."""
    start, end = _lines(source, at)
    return source[start:end]


def _lines(source: str, at: Range) -> tuple[int, int]:
    end = source.find("\n", at.end)
    return source.rfind("\n", 0, at.start) + 1, end if end >= 0 else len(source)


def _changed(folded: Folded, quote: str) -> Range | None:
    """Return the place whose words are most like a quotation that is gone; None for no such."""
    wanted = fold(quote)
    width = max(SURELY, len(wanted) // 4)
    shifts = _shifts(folded.text, wanted, width)
    if not shifts:
        return None
    best = max(shifts, key=lambda shift: (shifts[shift] + shifts[shift + 1], -shift))
    start = max(0, best * width)
    window = folded.text[start : (best + 2) * width + len(wanted)]
    blocks = SequenceMatcher(None, wanted, window, autojunk=False).get_matching_blocks()[:-1]
    common = sum(block.size for block in blocks)
    if not blocks or common < max(SURELY, STALE * len(wanted)):
        return None
    first, last = blocks[0], blocks[-1]
    left = max(0, start + first.b - first.a)
    right = start + last.b + last.size + len(wanted) - last.a - last.size
    return Range(folded.places[left], folded.places[min(right, len(folded.places)) - 1] + 1)


def _shifts(text: str, wanted: str, width: int) -> Counter[int]:
    """Count pairs of characters that both share by how far they are apart, in steps of `width`."""
    pairs = _pairs(text)
    return Counter(
        (there - here) // width
        for here in range(len(wanted) - 1)
        for there in pairs.get(wanted[here : here + 2], ())
    )


@lru_cache(maxsize=16)
def _pairs(text: str) -> Mapping[str, Sequence[int]]:
    """Return where each pair of characters begins; many quotations are looked for in one text."""
    pairs: dict[str, list[int]] = defaultdict(list)
    for place in range(len(text) - 1):
        pairs[text[place : place + 2]].append(place)
    return pairs
