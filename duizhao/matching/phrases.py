"""Find the wording that two reports share, whole words only, the rarest first.

Shared is a run of at least four characters that cannot be made longer: it stops at sentence ends,
cuts no word, no number and no formula. Fixed formulas, bare numbers and what any report says of any
subject are no shared wording.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from duizhao import formulas
from duizhao.matching import links, terms, words
from duizhao.matching.similarity import Weights
from duizhao.matching.substrings import Substrings
from duizhao.model import Document, Phrase
from duizhao.text import Range

SHORTEST = 4
PLACES = 20
"""So many places of the left text are asked where a wording may be cut: enough, and a limit."""
SENTENCE_END = re.compile(r"[。！？\n]+")
MEASURED = re.compile(r"[0-9０-９.．]+")
NUMBER = re.compile(r"[0-9０-９]+(?:[.．,，][0-9０-９]+)*[余多]?[十百千万亿]*[%％‰]?")
ENCLOSING = {"“": "”", "‘": "’", "《": "》", "（": "）", "(": ")", "〔": "〕"}
CLOSING = frozenset(ENCLOSING.values())
CLAUSE_MARKS = frozenset("，；：")


@dataclass(frozen=True, slots=True)
class _Prose:
    """What of a report is its own prose, and where wording may begin and end in it."""

    text: str
    stretches: tuple[Range, ...]
    """Sentences without their closing mark, in order."""
    starts: frozenset[int]
    """Where a word begins that wording may begin with."""
    ends: frozenset[int]
    whole: frozenset[int]
    """Places inside a number or formula."""
    beginnings: Mapping[str, Sequence[int]]
    """Where each run of so many letters as the shortest wording has stands."""

    def wordings(self) -> list[str]:
        return [at.of(self.text) for at in self.stretches]

    def occurrences(self, wording: str) -> tuple[Range, ...]:
        """Return where `wording` stands without cutting a number or formula."""
        places = (Range(start, start + len(wording)) for start in self.places(wording))
        return tuple(
            at
            for at in places
            if at.start not in self.whole and at.end not in self.whole and self._holds(at)
        )

    def places(self, wording: str) -> Iterator[int]:
        """Yield where `wording` begins; it has at least as many letters as the shortest."""
        for place in self.beginnings.get(wording[:SHORTEST], ()):
            if self.text.startswith(wording, place):
                yield place

    def _holds(self, at: Range) -> bool:
        index = bisect_right(self.stretches, at.start, key=lambda stretch: stretch.start) - 1
        return index >= 0 and self.stretches[index].holds(at)


def shared(left: Document, right: Document) -> tuple[Phrase, ...]:
    """Return the wording both reports share, with every place it stands at on either side."""
    here, there = _prose(left), _prose(right)
    substrings = Substrings("\n".join(here.wordings()))
    found: dict[str, None] = {}
    for stretch in there.stretches:
        for at in substrings.common(stretch.of(there.text)):
            if at.end - at.start >= SHORTEST:
                found.update(dict.fromkeys(_whole(here, there, at.shifted(stretch.start))))
    phrases = [
        Phrase(wording, here.occurrences(wording), there.occurrences(wording))
        for wording in found
        if not formulas.is_formulaic(wording) and _tells(wording)
    ]
    weights = links.learn(left, right)
    return tuple(sorted(phrases, key=lambda p: (-_rarity(weights, p.text), p.left, p.right)))


def _prose(document: Document) -> _Prose:
    text = document.text.text
    stretches = [
        stretch
        for passage in document.paragraphs
        if passage.role not in links.UNSAID
        for stretch in _stretches(text, passage.at)
    ]
    starts: set[int] = set()
    ends: set[int] = set()
    whole: set[int] = set()
    for stretch in stretches:
        words_of = stretch.of(text)
        inside = _inside(words_of)
        behind = {at.end for at in _numbers(words_of)}  # what follows a number is its measure
        every = tuple(words.bounds(words_of))
        bounds = [
            at
            for at in every
            if words_of[at.start].isalnum() and not terms.is_particle(at.of(words_of))
        ]
        closed = {at.end for at in every if words_of[at.start] in CLOSING}
        ended = {at.end for at in _ending(words_of, bounds)} | closed
        starts |= {stretch.start + n for n in {at.start for at in bounds} - inside - behind}
        ends |= {stretch.start + n for n in ended - inside}
        whole |= {stretch.start + n for n in inside}
    return _Prose(
        text,
        tuple(stretches),
        frozenset(starts),
        frozenset(ends),
        frozenset(whole),
        _beginnings(text),
    )


def _ending(text: str, bounds: Iterable[Range]) -> Iterator[Range]:
    """Yield the words that wording may end with: none that but opens the next clause (，着力)."""
    opened = -1
    for at in bounds:
        opens = at.start == opened or text[at.start - 1 : at.start] in CLAUSE_MARKS
        if opens and terms.needs_object(at.of(text)):
            opened = at.end
        else:
            yield at


def _beginnings(text: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place in range(len(text) - SHORTEST + 1):
        found.setdefault(text[place : place + SHORTEST], []).append(place)
    return found


def _inside(text: str) -> set[int]:
    """Return the places that cut a number or a formula."""
    return {
        place
        for at in (*_numbers(text), *formulas.ranges(text))
        for place in range(at.start + 1, at.end)
    }


def _stretches(text: str, paragraph: Range) -> Iterator[Range]:
    start = paragraph.start
    for mark in SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        yield Range(start, mark.start())
        start = mark.end()
    if start < paragraph.end:
        yield Range(start, paragraph.end)


def _numbers(text: str) -> Iterator[Range]:
    return (Range(*match.span()) for match in NUMBER.finditer(text))


def _whole(here: _Prose, there: _Prose, at: Range) -> Iterator[str]:
    """Yield the wording at a range of the right text, trimmed to what is whole on both sides."""
    wording = at.of(there.text)
    for place in islice(here.places(wording), PLACES):
        shift = at.start - place
        starts = [
            n for n in range(at.start, at.end) if n in there.starts and n - shift in here.starts
        ]
        ends = [
            n for n in range(at.end, at.start, -1) if n in there.ends and n - shift in here.ends
        ]
        if starts and ends and starts[0] < ends[0]:
            yield from _balanced(there.text, Range(starts[0], ends[0]), starts, ends)


def _balanced(text: str, at: Range, starts: Sequence[int], ends: Sequence[int]) -> Iterator[str]:
    """Yield the parts of a range between quotation marks and brackets that have no partner."""
    start = at.start
    for stop in (*_unpaired(text, at), at.end):
        begin = next((n for n in starts if n >= start), stop)
        last = islice((n for n in ends if n <= stop), 2)
        end = next((n for n in last if not _closes(text, Range(begin, n))), begin)
        if end - begin >= SHORTEST:
            yield text[begin:end]
        start = stop + 1


def _closes(text: str, at: Range) -> bool:
    """Tell whether a range ends with a mark that closes what was opened before it."""
    return text[at.end - 1] in CLOSING and at.end - 1 in _unpaired(text, at)


def _unpaired(text: str, at: Range) -> list[int]:
    """Return the places of quotation marks and brackets whose partner lies outside the range."""
    opened: list[int] = []
    unpaired: list[int] = []
    for place in range(at.start, at.end):
        if text[place] in ENCLOSING:
            opened.append(place)
        elif text[place] in CLOSING:
            if opened and ENCLOSING[text[opened[-1]]] == text[place]:
                opened.pop()
            else:
                unpaired.append(place)
    return sorted(unpaired + opened)


def _tells(wording: str) -> bool:
    """Tell whether enough is left of `wording` beside its numbers and what they count.

    Equal figures of different things are no shared wording.
    """
    every = words.words(wording)
    rest = [
        word
        for before, word in pairwise(("", *every))
        if not MEASURED.fullmatch(before) and not MEASURED.fullmatch(word)
    ]
    return terms.tells(rest) and (len(rest) == len(every) or sum(map(len, rest)) >= SHORTEST)


def _rarity(weights: Iterable[Weights], wording: str) -> float:
    """Return how rare the words of `wording` are, all of them together."""
    *_, space = weights
    return round(sum(space.rarity.get(w, 0.0) for w in dict.fromkeys(words.words(wording))), 6)
