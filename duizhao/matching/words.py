"""Cut text into words: one tokenizer, one dictionary, no file written, the same cuts everywhere."""

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources

from duizhao.text import Range

with warnings.catch_warnings():
    # jieba's patterns lack the r of raw strings, and it asks for pkg_resources where there is one.
    warnings.simplefilter("ignore")
    import jieba


BLOCK = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+")
"""What jieba cuts at one go: it never joins words across anything else."""
LETTERS = re.compile(r"[^\W\d_]+")
REMEMBERED = 1 << 16
"""Blocks whose words are kept: paragraph, sentence and heading hold the same ones."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that are looked for in a text; of those that overlap the longest counts."""

    entries: frozenset[str]
    _lengths: Mapping[str, tuple[int, ...]] = field(repr=False)
    """The lengths of the words that begin with a letter, the longest first."""

    def found(self, text: str) -> Iterator[str]:
        """Yield the words as they stand in `text`, none overlapping another."""
        end = 0
        for start, letter in enumerate(text):
            if start < end or letter not in self._lengths:
                continue
            for length in self._lengths[letter]:
                word = text[start : start + length]
                if word in self.entries:
                    end = start + length
                    yield word
                    break


def vocabulary(entries: Iterable[str]) -> Vocabulary:
    """Return a vocabulary of these words."""
    known = frozenset(entries)
    lengths: dict[str, set[int]] = {}
    for word in known:
        lengths.setdefault(word[0], set()).add(len(word))
    return Vocabulary(
        known, {letter: tuple(sorted(found, reverse=True)) for letter, found in lengths.items()}
    )


def words(text: str) -> tuple[str, ...]:
    """Return the words of `text` in order, each mark of punctuation as one: nothing is lost."""
    found: list[str] = []
    end = 0
    for block in BLOCK.finditer(text):
        found += text[end : block.start()]
        found += _cut(block[0])
        end = block.end()
    found += text[end:]
    return tuple(found)


def search_words(text: str) -> tuple[str, ...]:
    """Return the words of `text` and the shorter words inside them.

    What holds a digit is left out, for equal digits of different things must never meet, and so is
    a word of one letter, which says too little to be compared by.
    """
    return tuple(word for block in BLOCK.findall(text) for word in _search_words(block))


def bigrams(text: str) -> tuple[str, ...]:
    """Return the pairs of neighbouring letters; none runs across punctuation or a number."""
    return tuple(
        run[start : start + 2] for run in LETTERS.findall(text) for start in range(len(run) - 1)
    )


def bounds(text: str) -> Iterator[Range]:
    """Return the range of each word of `text`."""
    start = 0
    for word in words(text):
        yield Range(start, start + len(word))
        start += len(word)


@lru_cache(maxsize=REMEMBERED)
def _cut(block: str) -> tuple[str, ...]:
    return tuple(_tokenizer().cut(block))


@lru_cache(maxsize=REMEMBERED)
def _search_words(block: str) -> tuple[str, ...]:
    """Return the words with the shorter ones before each, as jieba's `cut_for_search` does."""
    known = _tokenizer().FREQ
    found: list[str] = []
    for word in _cut(block):
        for length in range(2, min(len(word), 4)):
            pieces = (word[start : start + length] for start in range(len(word) - length + 1))
            found += (piece for piece in pieces if known.get(piece))
        found.append(word)
    return tuple(word for word in found if len(word) > 1 and word.isalpha())


@cache
def _tokenizer() -> jieba.Tokenizer:
    """Return a tokenizer with jieba's own dictionary, filled here.

    Left to itself jieba keeps a cache in the shared temporary directory and executes what it finds
    there; reading the dictionary takes no longer than reading that cache.
    """
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = _dictionary()
    tokenizer.initialized = True
    return tokenizer


def _dictionary() -> tuple[dict[str, int], int]:
    """Return how often each word occurs, 0 for what only begins words, and the sum of all."""
    fields = resources.files(jieba).joinpath("dict.txt").read_text("utf-8").split()
    entries = fields[::3]
    counts = list(map(int, fields[1::3]))
    frequencies = dict(zip(entries, counts, strict=True))
    for entry in entries:
        beginning = entry[:-1]
        while beginning and beginning not in frequencies:
            frequencies[beginning] = 0
            beginning = beginning[:-1]
    return frequencies, sum(counts)
