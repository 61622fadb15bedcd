"""Cut a sentence into clauses: what a predicate, its subject and its figures stand in."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from duizhao.text import Range

MARKS = re.compile(r"(?<![0-9])[,;:!?](?![0-9])|[，；。：！？\n\t　（）()]|——+")
OPENING, CLOSING = "（(", "）)"


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of a sentence in order; an aside in brackets is a clause of its own.

    `owners` tells for each cut (sorted in `cuts`) which clause begins or goes on there.
    """

    all: tuple[Range, ...]
    cuts: tuple[int, ...]
    owners: tuple[int, ...]

    def index_at(self, position: int) -> int:
        """Return the index of the innermost clause at `position`."""
        return self.owners[bisect_right(self.cuts, position) - 1]

    def at(self, position: int) -> Range:
        """Return the innermost clause at `position`."""
        return self.all[self.index_at(position)]


def meeting(ranges: tuple[Range, ...], at: Range) -> Range | None:
    """Return the first of the ranges (sorted, apart) that shares a character with `at`."""
    place = bisect_right(ranges, at.start, key=lambda one: one.end)
    if place < len(ranges) and ranges[place].meets(at):
        return ranges[place]
    return None


def cut(text: str) -> Clauses:
    """Return the clauses of a sentence. An outer clause runs on behind its aside."""
    starts, ends = [0], [len(text)]
    cuts, owners = [0], [0]
    open_clauses = [0]
    for mark in MARKS.finditer(text):
        begin, end = mark.end(), mark.start()
        if mark.group() in CLOSING:
            if len(open_clauses) > 1:
                ends[open_clauses.pop()] = end
                cuts.append(end)
                owners.append(open_clauses[-1])
            continue
        if mark.group() not in OPENING:
            ends[open_clauses.pop()] = end
        open_clauses.append(len(starts))
        cuts.append(begin)
        owners.append(len(starts))
        starts.append(begin)
        ends.append(len(text))
    return Clauses(tuple(map(Range, starts, ends)), tuple(cuts), tuple(owners))
