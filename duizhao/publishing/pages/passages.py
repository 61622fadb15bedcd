"""The words of two releases as one text: what stayed, what stood there, what stands there now."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from duizhao.model import Passage
from duizhao.publishing.pages.catalogue import Catalogue
from duizhao.publishing.pages.marking import Mark
from duizhao.text import Range

EMPTY = Markup()
SENTENCE_END = re.compile(r"[。！？；][”’）》]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words: `kept`, `old` or `new`; `gap` stands for words left out.

    `begins` tells that a further heading or paragraph begins here.
    """

    kind: str
    words: Markup = EMPTY
    begins: bool = False


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A range of one release inside one block."""

    kind: str
    found: Catalogue
    at: Range
    begins: bool

    def piece(self, at: Range | None = None) -> Piece:
        """Return the words, or those of a range inside."""
        within = at or self.at
        figures = (
            Mark(figure.at, "number")
            for block in (self.found.block_at(within.start),)
            for figure in self.found.quantities_in.get(block.id, ())
        )
        begins = self.begins and within.start == self.at.start
        return Piece(self.kind, self.found.words(within, figures), begins)


def whole(passage: Passage, old: Catalogue, new: Catalogue) -> tuple[Piece, ...]:
    """Return every word of a passage; what stayed as the newer release has it."""
    return tuple(each.piece() for each in _stretches(passage, old, new))


def changed(passage: Passage, old: Catalogue, new: Catalogue) -> tuple[Piece, ...]:
    """Return the changed words with the sentences around them."""
    stretches = tuple(_stretches(passage, old, new))
    last = len(stretches) - 1
    return tuple(
        piece
        for place, each in enumerate(stretches)
        for piece in (
            _around(each, behind=place > 0, before=place < last)
            if each.kind == "kept"
            else [each.piece()]
        )
    )


def _around(stretch: _Stretch, *, behind: bool, before: bool) -> list[Piece]:
    """Return what stands right behind a change and right before the next one."""
    words = stretch.found.document.words(stretch.at)
    ends = [match.end() for match in SENTENCE_END.finditer(words)]
    inner = [end for end in ends if end < len(words)]
    head = Range(0, inner[0] if behind and inner else 0)
    tail = Range(inner[-1] if before and inner else len(words), len(words))
    if not inner or head.end >= tail.start:
        return [stretch.piece()]
    start = stretch.at.start
    shown = [stretch.piece(each.shifted(start)) for each in (head, tail) if each.start < each.end]
    return [*shown[: bool(behind)], Piece("gap"), *shown[bool(behind) :]]


def _stretches(passage: Passage, old: Catalogue, new: Catalogue) -> Iterator[_Stretch]:
    before = _ranges(old, passage.left, [len(edit.old) for edit in passage.edits])
    now = _ranges(new, passage.right, [len(edit.new) for edit in passage.edits])
    for edit, mine, theirs in zip(passage.edits, before, now, strict=True):
        if not edit.kept:
            yield from (_Stretch("old", old, at, begins) for at, begins in mine)
        kind = "kept" if edit.kept else "new"
        yield from (_Stretch(kind, new, at, begins) for at, begins in theirs)


def _ranges(
    found: Catalogue, names: Iterable[str], lengths: Sequence[int]
) -> list[list[tuple[Range, bool]]]:
    """Return for each length the ranges it covers, block after block, and where one begins."""
    blocks = [found.sections.get(name) or found.paragraphs[name] for name in names]
    places = []
    offset = 0
    for block in blocks:
        places.append((offset, block.at))
        offset += block.at.end - block.at.start + 1
    covered = []
    start = 0
    for length in lengths:
        end = start + length
        inside = [
            (max(start, at), min(end, at + block.end - block.start), at, block)
            for at, block in places
        ]
        covered.append(
            [
                (Range(first, last).shifted(block.start - at), first == at > 0)
                for first, last, at, block in inside
                if first < last
            ]
        )
        start = end
    return covered
