"""Name what two passages share, so that a reader sees why they stand side by side."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import takewhile
from math import log

from duizhao import formulas, lexicon
from duizhao.matching import words
from duizhao.matching.similarity import Weights

MOST = 8
LONGEST = 6
"""Words in a term: 高效办成一件事 has four."""


def shared(weights: Sequence[Weights], left: str, right: str) -> tuple[str, ...]:
    """Return the wording both texts share, the heaviest first: whole words, as long as may be.

    Words that any report uses of any subject are trimmed off; formulas are left out.
    """
    rarity = weights[-1].rarity
    here, there = _counts(left), _counts(right)
    weight = {
        term: sum(
            rarity.get(word, 0.0) ** 2 * (1 + log(here[word])) * (1 + log(there[word]))
            for word in words.search_words(term)
            if word in here and word in there
        )
        for term in dict.fromkeys(_common(left, right))
    }
    chosen: list[str] = []
    for term in sorted(weight, key=lambda term: -weight[term]):
        if weight[term] > 0 and not any(term in other or other in term for other in chosen):
            chosen.append(term)
    return tuple(chosen[:MOST])


def tells(wording: Iterable[str]) -> bool:
    """Tell whether any of these words says what a passage is about."""
    return any(
        word.isalnum()
        and not word.isdecimal()
        and word not in _words("general")
        and word not in _words("edges")
        for word in wording
    )


def needs_object(word: str) -> bool:
    """Tell whether `word` says nothing by itself: 着力, 推进, 进一步."""
    return word in _words("edges")


def is_particle(word: str) -> bool:
    """Tell whether `word` is a single letter that only joins others: 和, 的, 等."""
    return len(word) == 1 and word in _words("edges")


def _common(text: str, other: str) -> Iterator[str]:
    """Yield the runs of words that both hold, each as long as may be."""
    left, runs = words.words(text), _every_run(other)
    start = 0
    while start < len(left):
        run: tuple[str, ...] = ()
        for longer in takewhile(runs.__contains__, _runs(left, start)):
            run = longer
        if run:
            term = _term(run, start > 0 and left[start - 1].isdecimal())
            if term:
                yield term
        start += len(run) or 1


@lru_cache(maxsize=1024)
def _every_run(text: str) -> frozenset[tuple[str, ...]]:
    """Return all runs of words in a passage, which is compared with many."""
    every = words.words(text)
    return frozenset(run for start in range(len(every)) for run in _runs(every, start))


def _runs(text: Sequence[str], start: int) -> Iterator[tuple[str, ...]]:
    """Yield the runs of words without punctuation that begin at `start`, the shortest first."""
    for end in range(start + 1, min(start + LONGEST, len(text)) + 1):
        if not text[end - 1].isalnum():
            return
        yield tuple(text[start:end])


@lru_cache(maxsize=1 << 14)
def _term(run: tuple[str, ...], begins_a_measure: bool) -> str:
    """Return what a run of words names, or "" where it names nothing."""
    term = "".join(_trimmed(run, begins_a_measure))
    return term if len(term) > 1 and not formulas.is_formulaic(term) else ""


@lru_cache(maxsize=1024)
def _counts(text: str) -> Counter[str]:
    return Counter(words.search_words(text))


def _trimmed(run: tuple[str, ...], begins_a_measure: bool) -> tuple[str, ...]:
    """Return `run` without numbers, what follows them, and words that tell nothing, at its ends.

    A number that opens a name stays (15分钟健身圈), one that counts does not (20个示范村).
    """
    start, end = int(begins_a_measure), len(run)
    if start + 1 < end and run[start].isdecimal() and len(run[start + 1]) == 1:
        start += 2
    while start < end and run[start] in _words("edges"):
        start += 1
    while start < end and (run[end - 1] in _words("edges") or run[end - 1].isdecimal()):
        end -= 1
    return run[start:end] if tells(run[start:end]) else ()


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(lexicon.table("terms")[group])
