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
    starts: list[int] = [0]
    ends: list[int] = [len(text)]
    cuts: list[int] = [0]
    owners: list[int] = [0]
    open_clauses: list[int] = [0]

    def begin(position: int) -> None:
        starts.append(position)
        ends.append(len(text))
        open_clauses.append(len(starts) - 1)
        cuts.append(position)
        owners.append(len(starts) - 1)

    for mark in MARKS.finditer(text):
        if mark.group() in OPENING:
            begin(mark.end())
        elif mark.group() in CLOSING:
            if len(open_clauses) > 1:
                ends[open_clauses.pop()] = mark.start()
                cuts.append(mark.start())
                owners.append(open_clauses[-1])
        else:
            ends[open_clauses.pop()] = mark.start()
            begin(mark.end())
    pairs = sorted(range(len(starts)), key=lambda index: (starts[index], index))
    order = {clause: place for place, clause in enumerate(pairs)}
    return Clauses(
        tuple(Range(starts[index], max(starts[index], ends[index])) for index in pairs),
        tuple(cuts),
        tuple(order[owner] for owner in owners),
    )
