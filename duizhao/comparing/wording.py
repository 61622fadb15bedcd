"""Tell two wordings of one passage apart: sentences first, then words, numbers whole.

Everything is cut into atoms: words with the white space behind them, and whatever has to stay
whole (a number with its unit, a name). An edit begins and ends between atoms of both wordings.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from diff_match_patch import diff_match_patch

from duizhao.anchoring import fold
from duizhao.matching import blocks, words
from duizhao.model import Edit, Range

ENDS = frozenset("。！？；")
CLOSING = frozenset("”’）》")
SAME_SENTENCE = 0.3
"""Sentences that share so much of their letter pairs are compared word by word."""
MOST_SENTENCES = 2_500
MOST_ATOMS = 1_000_000
"""So many pairs are compared at most; what is larger is shown as one edit."""
FIRST_SIGN = 0x10000
"""Atoms are compared as single characters from here on, where no character is half of another."""


def edits(
    old: str, new: str, old_whole: Iterable[Range] = (), new_whole: Iterable[Range] = ()
) -> tuple[Edit, ...]:
    """Return how `old` became `new`, in order; none cuts a word or one of the whole ranges.

    Put together, the old words of the edits are `old` and the new ones `new`.
    """
    before = _sentences(atoms(old, old_whole))
    now = _sentences(atoms(new, new_whole))
    matcher = SequenceMatcher(None, _keys(before), _keys(now), autojunk=False)
    found: list[Edit] = []
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        mine, theirs = before[start:end], now[new_start:new_end]
        if operation == "equal":
            found.append(Edit(_text(mine), _text(theirs), kept=True))
        else:
            for one, other in _aligned(mine, theirs):
                found += _of_sentence(one, other)
    return tuple(_merged(_without_islands(_merged(found))))


def atoms(text: str, whole: Iterable[Range] = ()) -> tuple[str, ...]:
    """Return `text` in the smallest pieces that an edit may take."""
    bounds = {at.end for at in words.bounds(text)}
    for at in whole:
        bounds.difference_update(range(at.start + 1, at.end))
    beginning = len(text) - len(text.lstrip())
    places = [
        place
        for place in sorted(bounds)
        if place == len(text) or (place > beginning and not text[place].isspace())
    ]
    return tuple(text[start:end] for start, end in zip([0, *places], places, strict=False))


def _sentences(pieces: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the atoms by sentence, each with the marks that close it."""
    found: list[list[str]] = []
    ended = True
    for piece in pieces:
        bare = piece.strip()
        if ended and not (found and bare in CLOSING):
            found.append([])
        found[-1].append(piece)
        ended = bare in ENDS or (ended and bare in CLOSING)
    return [tuple(sentence) for sentence in found]


def _aligned(
    old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield pairs of sentences that are alike, in order; a sentence without one stands alone."""
    if len(old) * len(new) > MOST_SENTENCES:
        yield sum(old, ()), sum(new, ())
        return
    i = j = 0
    for k, m in (*_likeliest(old, new), (len(old), len(new))):
        yield from ((sentence, ()) for sentence in old[i:k])
        yield from (((), sentence) for sentence in new[j:m])
        if k < len(old):
            yield old[k], new[m]
        i, j = k + 1, m + 1


def _likeliest(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Return the pairs, in order on both sides, that are most alike together."""
    reached: list[list[tuple[float, tuple[int, int] | None]]]
    reached = [[(0.0, None)] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, mine in enumerate(old):
        for j, theirs in enumerate(new):
            alike = blocks.likeness("".join(mine), "".join(theirs))
            best = max(reached[i][j + 1], reached[i + 1][j], key=lambda each: each[0])
            together = reached[i][j][0] + alike
            if alike >= SAME_SENTENCE and together > best[0]:
                best = (together, (i, j))
            reached[i + 1][j + 1] = best
    pairs: list[tuple[int, int]] = []
    last = reached[-1][-1][1]
    while last is not None:
        pairs.append(last)
        last = reached[last[0]][last[1]][1]
    return pairs[::-1]


def _of_sentence(old: Sequence[str], new: Sequence[str]) -> Iterator[Edit]:
    """Yield the edits of two sentences, atom by atom."""
    if not old or not new or len(old) * len(new) > MOST_ATOMS:
        yield Edit("".join(old), "".join(new), kept=False)
        return
    signs: dict[str, str] = {}
    for piece in (*old, *new):
        signs.setdefault(fold(piece), chr(FIRST_SIGN + len(signs)))
    differ = diff_match_patch()
    differ.Diff_Timeout = 0  # what it finds must not depend on the machine
    lines = ("".join(signs[fold(piece)] for piece in side) for side in (old, new))
    i = j = 0
    for operation, run in differ.diff_main(*lines, False):
        mine = old[i : i + len(run)] if operation <= 0 else ()
        theirs = new[j : j + len(run)] if operation >= 0 else ()
        yield Edit("".join(mine), "".join(theirs), kept=operation == 0)
        i, j = i + len(mine), j + len(theirs)


def _without_islands(found: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the edits; one letter kept between two reworded stretches is no help to read them."""
    for place, edit in enumerate(found):
        beside = (*found[max(place - 1, 0) : place], *found[place + 1 : place + 2])
        island = len(beside) == 2 and len(fold(edit.new)) == 1 and edit.new.strip() not in ENDS
        figures = any(character.isdigit() for each in beside for character in each.old + each.new)
        yield Edit(edit.old, edit.new, edit.kept and (figures or not island))


def _merged(found: Iterable[Edit]) -> list[Edit]:
    """Return the edits with neighbours of one kind as one."""
    merged = []
    for kept, same in groupby(found, key=lambda each: each.kept):
        run = [*same]
        old, new = "".join(each.old for each in run), "".join(each.new for each in run)
        merged.append(Edit(old, new, kept or fold(old) == fold(new)))
    if any(one.kept == other.kept for one, other in pairwise(merged)):
        return _merged(merged)
    return merged


def _keys(sentences: Iterable[Sequence[str]]) -> list[str]:
    return [fold(_text([sentence])) for sentence in sentences]


def _text(sentences: Iterable[Sequence[str]]) -> str:
    return "".join(piece for sentence in sentences for piece in sentence)
