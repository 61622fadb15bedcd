"""Tell what a layout made of line ends: a page's width, a lead set apart, pages and their heads.

Each of these shows only in many lines at once: a single short line says nothing.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from duizhao.reading import outline

WIDTHS = range(15, 61)
"""Wide characters that a page may hold in a line."""
SLACK = 0.08
"""What a full line may lack of the width or have beyond: no mark of punctuation begins a line."""
WIDE = ("WFA", "WF", "")
"""What takes two columns: in print quotation marks and dashes as well, elsewhere they take one;
or a page counts characters."""
LEAST_LINES = 12
FULL_SHARE = 0.4
LONGER_SHARE = 0.05

NUMBER = re.compile(r"\d{1,3}")
APART = 150
"""Characters that at least stand on a page; rows of a table are nearer to each other."""
LEAST_PAGES = 3
ENDS = tuple(outline.TERMINATORS)
LEAST_OPEN = 15
"""A line of fewer characters that has no end is a name or a cell, no sentence cut in two."""
LONGEST_HEAD = 30

LEAD = re.compile(r"[^，,；;：:。！？\d]{2,18}。")
LEAD_AT_END = re.compile(r"(?:.*[。！])?" + LEAD.pattern)
LONGEST_LINE_WITH_LEAD = 90
LEAST_LEADS = 5


@dataclass(frozen=True, slots=True)
class Width:
    """How far the lines of a page go; a sign of the classes in `wide` takes two columns."""

    most: int
    wide: str

    def is_reached(self, words: str, indent: int = 0) -> bool:
        """Tell whether a line goes to the margin; `indent` are the wide characters before it."""
        taken = 2 * indent if self.wide else indent
        return _extent(words, self.wide) + taken > self.most * (1 - SLACK)

    def is_exact(self, words: str) -> bool:
        """Tell whether nothing more would have stood in a line."""
        return _extent(words, self.wide) + (2 if self.wide else 1) >= self.most


def width(lines: Sequence[str]) -> Width | None:
    """Return the width at which a page cut the lines, or None where none did."""
    beyond = sum(len(words) > 2 * WIDTHS.stop for words in lines)
    if len(lines) < LEAST_LINES or beyond > LONGER_SHARE * len(lines):
        return None
    full, found = max((_crowd(lines, wide) for wide in WIDE), key=lambda each: each[0])
    longer = sum(_extent(words, found.wide) > found.most * (1 + SLACK) for words in lines)
    cut = full >= FULL_SHARE * len(lines) and longer <= LONGER_SHARE * len(lines)
    return found if cut else None


def _crowd(lines: Sequence[str], wide: str) -> tuple[int, Width]:
    """Return the width that most lines go to, and how many do."""
    extents = Counter(_extent(words, wide) for words in lines)
    full = {
        most: sum(extents[n] for n in range(int(most * (1 - SLACK)) + 1, most + 1))
        for most in (range(2 * WIDTHS.start, 2 * WIDTHS.stop) if wide else WIDTHS)
    }
    most = max(full, key=lambda each: (full[each], -each))
    return full[most], Width(most, wide)


def page_lines(lines: Sequence[str], marked: frozenset[int]) -> frozenset[int]:
    """Return which lines are numbers of pages, and heads that come back beside every page's end.

    `marked` are the lines that are known to mark a page's end.
    """
    ends = marked | _page_numbers(lines)
    beside = [
        place
        for end in sorted(ends)
        for place in (end - 1, end + 1)
        if 0 <= place < len(lines) and place not in ends
    ]
    heads = Counter(lines[place] for place in beside if len(lines[place]) <= LONGEST_HEAD)
    return ends | {
        place
        for place in beside
        if heads[lines[place]] >= LEAST_PAGES and not lines[place].endswith(ENDS)
    }


def leads_alone(lines: Sequence[str], width: Width | None) -> frozenset[int]:
    """Return which lines are leads that were set apart from their paragraphs.

    In print a lead is bold; copied out of a page it may become a line of its own. Where most leads
    stand so, each belongs to the line behind it. Behind a full line stands the end of a paragraph.
    """
    begins = [
        place
        for place in range(len(lines) - 1)
        if not (width and place and width.is_reached(lines[place - 1]))
    ]
    apart = frozenset(
        place
        for place in begins
        if len(lines[place]) <= LONGEST_LINE_WITH_LEAD
        and LEAD_AT_END.fullmatch(lines[place])
        and not outline.is_heading(lines[place])
        and _is_text(lines[place + 1], width)
    )
    within = sum(
        1 for place in begins if LEAD.match(lines[place]) and _is_text(lines[place], width)
    )
    return apart if len(apart) >= LEAST_LEADS and len(apart) > within else frozenset()


def _is_text(words: str, width: Width | None) -> bool:
    long = width.is_reached(words) if width else len(words) > LONGEST_HEAD
    return long and not outline.is_heading(words)


def _page_numbers(lines: Sequence[str]) -> frozenset[int]:
    """Return the lines that hold nothing but a number, where page after page counts on.

    Pages end inside sentences: a number behind a cell of a table counts its rows.
    """
    chains: dict[int, tuple[int, ...]] = {}
    offsets = [0, *accumulate(map(len, lines))]
    for place, words in enumerate(lines):
        if not NUMBER.fullmatch(words):
            continue
        number = int(words)
        before = chains.get(number - 1, ())
        if before and offsets[place] - offsets[before[-1]] < APART:
            before = ()
        if len(before) >= len(chains.get(number, ())):
            chains[number] = (*before, place)
    best = max(chains.values(), key=len, default=())
    inside = [place for place in best if place and _is_open(lines[place - 1])]
    if len(best) < LEAST_PAGES or 2 * len(inside) < len(best):
        return frozenset()
    following = str(int(lines[best[-1]]) + 1)
    last = next((place for place in range(best[-1], len(lines)) if lines[place] == following), None)
    return frozenset(best if last is None else (*best, last))  # the last page may be a short one


def _is_open(words: str) -> bool:
    return len(words) >= LEAST_OPEN and not words.endswith(ENDS)


def _extent(words: str, wide: str) -> int:
    if not wide:
        return len(words)
    return sum(2 if unicodedata.east_asian_width(sign) in wide else 1 for sign in words)
