"""Find the blocks of one release in another: kept, reworded, moved, divided, joined.

Blocks are headings and paragraphs. The same words come first, then words that are alike: a block
that was divided or joined from others, pairs, and what is left between the same neighbours.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from duizhao.anchoring import fold

ALIKE = 0.5
"""Blocks that share so much of their letter pairs are one block reworded, wherever they stand."""
ALIKE_IN_PLACE = 0.25
"""So much is enough for what stands between the same neighbours."""
HELD = 0.7
"""So much of each part must stand in the block that was divided."""
WHOLE = 0.75
"""So alike must all the parts together be to the block that was divided."""

Pairs = Counter[str]


@dataclass(frozen=True, slots=True)
class Match:
    """Blocks of the old release and of the new one, by their place; one side may be empty."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False

    @property
    def turned(self) -> "Match":
        """Return the match as seen from the new release."""
        return Match(self.new, self.old, self.moved)


@dataclass(frozen=True, slots=True)
class _Blocks:
    """The blocks of one release as they are compared, and those that are still without match."""

    words: Sequence[str]
    pairs: Sequence[Pairs]
    free: Sequence[int]

    def without(self, places: set[int]) -> "_Blocks":
        return _Blocks(self.words, self.pairs, [i for i in self.free if i not in places])


def match(old: Sequence[str], new: Sequence[str]) -> tuple[Match, ...]:
    """Return how the blocks correspond, each in one match, in the order of the new release.

    What is gone stands behind the match of the block before it.
    """
    before, now = _blocks(old), _blocks(new)
    found: list[Match] = []
    for stage in (_same, _divided, _joined, _alike, _in_place):
        more = stage(before, now, found)
        before = before.without({i for each in more for i in each.old})
        now = now.without({j for each in more for j in each.new})
        found += more
    found = _with_moves(found, now.words)
    found += [Match((), (j,)) for j in now.free]
    return tuple(_in_order(found, [Match((i,), ()) for i in before.free]))


def likeness(old: str, new: str) -> float:
    """Return the share of letter pairs that two texts have in common, from 0 to 1."""
    left, right = _letter_pairs(fold(old)), _letter_pairs(fold(new))
    return _dice((left & right).total(), left, right)


def _blocks(texts: Sequence[str]) -> _Blocks:
    words = [fold(text) for text in texts]
    return _Blocks(words, [_letter_pairs(each) for each in words], range(len(words)))


def _letter_pairs(words: str) -> Pairs:
    return Counter(f"{one}{other}" for one, other in pairwise(words)) or Counter((words,))


def _dice(common: int, left: Pairs, right: Pairs) -> float:
    return 2 * common / (left.total() + right.total())


# --- the same words ---------------------------------------------------------------------------


def _same(old: _Blocks, new: _Blocks, _: Sequence[Match]) -> list[Match]:
    """Match the same words; words that come back are told apart by what stands beside them."""
    found: list[Match] = []
    for before, behind in ((0, 0), (1, 0), (0, 1)):
        mine, theirs = _places(old, before, behind), _places(new, before, behind)
        more = [
            Match((places[0],), (theirs[words][0],))
            for words, places in mine.items()
            if len(places) == len(theirs.get(words, ())) == 1
        ]
        old = old.without({i for each in more for i in each.old})
        new = new.without({j for each in more for j in each.new})
        found += more
    mine, theirs = _places(old, 0, 0), _places(new, 0, 0)
    for words, places in mine.items():
        pairs = zip(places, theirs.get(words, ()), strict=False)
        found += [Match((i,), (j,)) for i, j in pairs]
    return found


def _places(blocks: _Blocks, before: int, behind: int) -> Mapping[tuple[str, ...], list[int]]:
    """Return where each words stand without match yet, told apart by so many neighbours."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in blocks.free:
        beside = blocks.words[max(place - before, 0) : place + behind + 1]
        places[(*beside, blocks.words[place])].append(place)
    return places


# --- words that are alike ---------------------------------------------------------------------


def _divided(old: _Blocks, new: _Blocks, _: Sequence[Match]) -> list[Match]:
    """Match a block with the neighbours that together hold its words."""
    found: list[Match] = []
    used: set[int] = set()
    for whole, shares in _shares(old, new):
        letters = old.pairs[whole]
        parts = [
            part
            for part in sorted(shares)
            if part not in used
            and new.pairs[part].total() < letters.total()
            and shares[part] >= HELD * new.pairs[part].total()
        ]
        best = max((_dice(shares[part], letters, new.pairs[part]) for part in parts), default=0.0)
        for run in _runs(parts):
            together = sum((new.pairs[part] for part in run), Pairs())
            alike = _dice((letters & together).total(), letters, together)
            if len(run) > 1 and alike > max(WHOLE, best):
                found.append(Match((whole,), run))
                used |= {*run}
    return found


def _joined(old: _Blocks, new: _Blocks, found: Sequence[Match]) -> list[Match]:
    """Match neighbours with the block that together holds their words."""
    return [each.turned for each in _divided(new, old, found)]


def _alike(old: _Blocks, new: _Blocks, _: Sequence[Match]) -> list[Match]:
    """Match what is alike wherever it stands, the most alike first."""
    return _best_first(
        (_dice(shared, old.pairs[i], new.pairs[j]), i, j)
        for i, shares in _shares(old, new)
        for j, shared in shares.items()
        if _dice(shared, old.pairs[i], new.pairs[j]) >= ALIKE
    )


def _in_place(old: _Blocks, new: _Blocks, found: Sequence[Match]) -> list[Match]:
    """Match what is somewhat alike and stands between blocks that correspond."""
    last = {each.old[-1]: each.new[-1] for each in found}
    first = {each.old[0]: each.new[0] for each in found}
    scores = []
    for i, shares in _shares(old, new):
        start = next((last[k] for k in range(i - 1, -1, -1) if k in last), -1)
        end = next((first[k] for k in range(i + 1, len(old.words)) if k in first), len(new.words))
        scores += [
            (_dice(shared, old.pairs[i], new.pairs[j]), i, j)
            for j, shared in shares.items()
            if start < j < end
        ]
    return _best_first(score for score in scores if score[0] >= ALIKE_IN_PLACE)


def _shares(old: _Blocks, new: _Blocks) -> Iterator[tuple[int, Mapping[int, int]]]:
    """Yield for each old block how many letter pairs each new one shares with it."""
    holders: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for j in new.free:
        for letters, count in new.pairs[j].items():
            holders[letters].append((j, count))
    for i in old.free:
        shared: Counter[int] = Counter()
        for letters, count in old.pairs[i].items():
            for j, other in holders.get(letters, ()):
                shared[j] += min(count, other)
        yield i, shared


def _runs(places: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield the places that follow each other."""
    run: list[int] = []
    for place in places:
        if run and place != run[-1] + 1:
            yield tuple(run)
            run = []
        run.append(place)
    if run:
        yield tuple(run)


def _best_first(scores: Iterable[tuple[float, int, int]]) -> list[Match]:
    """Match one to one, the highest score first, then what stands at the nearest place."""
    found: list[Match] = []
    mine: set[int] = set()
    theirs: set[int] = set()
    for _, i, j in sorted(scores, key=lambda each: (-each[0], abs(each[1] - each[2]), each)):
        if i not in mine and j not in theirs:
            found.append(Match((i,), (j,)))
            mine.add(i)
            theirs.add(j)
    return found


# --- order ------------------------------------------------------------------------------------


def _with_moves(found: Sequence[Match], words: Sequence[str]) -> list[Match]:
    """Mark as moved what does not stand in the heaviest chain that both releases have in order."""
    ordered = sorted(found, key=lambda each: each.old)
    weights = [sum(len(words[j]) for j in each.new) for each in ordered]
    kept = _heaviest_chain([each.new[0] for each in ordered], weights)
    return [replace(each, moved=place not in kept) for place, each in enumerate(ordered)]


def _heaviest_chain(values: Sequence[int], weights: Sequence[int]) -> set[int]:
    """Return the places of the rising values that weigh most together."""
    reached: list[int] = []
    before: list[int | None] = []
    for place, value in enumerate(values):
        earlier = [k for k in range(place) if values[k] < value]
        best = max(earlier, key=lambda k: reached[k], default=None)
        before.append(best)
        reached.append(weights[place] + (0 if best is None else reached[best]))
    chain: set[int] = set()
    place_in_chain = max(range(len(values)), key=lambda k: reached[k], default=None)
    while place_in_chain is not None:
        chain.add(place_in_chain)
        place_in_chain = before[place_in_chain]
    return chain


def _in_order(found: Sequence[Match], gone: Sequence[Match]) -> list[Match]:
    """Return matches in the order of the new release, what is gone behind its neighbour."""
    anchors = sorted((each.old[-1], each.new[-1]) for each in found if each.old and not each.moved)

    def place(each: Match) -> tuple[int, int, int]:
        if each.new:
            return each.new[0], 0, 0
        before = bisect_left(anchors, (each.old[0], 0)) - 1
        return (anchors[before][1] if before >= 0 else -1), 1, each.old[0]

    return sorted((*found, *gone), key=place)
