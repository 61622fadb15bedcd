"""Tell which lines go on with the line before: what page layout cut in two belongs together."""

import re
from dataclasses import dataclass

from duizhao.reading import breaks, outline
from duizhao.reading.layout import Line

SENTENCE_END = "。！？：；!?:;"
LONGEST_RESIDUE = 8
LONGEST_CUT_HEADING = 60
INDENT = 2
"""Wide characters that stand empty before the first line of a paragraph."""
TURN = re.compile(r"各位代表|同志们|[—–]{1,2}")
TERM = re.compile(r"(?:[\[［【〔(（]\d{1,3}[\]］】〕)）]|\d{1,3}[.．、])[^。：:]{1,40}[：:]")
"""A term of the glossary whose explanation stands in the next line."""


@dataclass(frozen=True, slots=True)
class Cut:
    """How a layout cut a text into lines.

    `width` is that of its pages, where it shows. Paragraphs begin with an indent (`indented`) or
    behind an empty line (`spaced`) or neither. `leads` are lines that open the next one.
    """

    lines: tuple[Line, ...]
    words: tuple[str, ...]
    zones: outline.Zones
    width: breaks.Width | None
    indented: bool
    spaced: bool
    leads: frozenset[int]

    @staticmethod
    def of(lines: tuple[Line, ...], words: tuple[str, ...], zones: outline.Zones) -> "Cut":
        body = range(zones.body, zones.tail)
        width = breaks.width(words[zones.body : zones.tail])
        starts = sum(not (width and i and width.is_reached(words[i - 1])) for i in body)
        indented = 2 * sum(lines[i].indented for i in body) > starts
        spaced = 2 * sum(lines[i].gap for i in body) > starts
        return Cut(lines, words, zones, width, indented, spaced, breaks.leads_alone(words, width))

    def continues(self, i: int, opening: str) -> bool:
        """Tell whether line `i` goes on with the block before it, which has this opening."""
        last, words = self.words[i - 1], self.words[i]
        if outline.is_heading(words) or "\t" in last + words or i <= self.zones.title:
            return False
        follows = self.indented or not self.lines[i].gap
        if self._is_full(i - 1) and follows and not outline.is_part(opening):
            return self._runs_on(i, opening)
        if i <= self.zones.salutation:
            return False
        if i >= self.zones.tail:
            numbered = TERM.match(words) or outline.numbering(words)
            return bool(TERM.fullmatch(last)) and not numbered
        if i - 1 in self.leads:
            return True
        if self.indented and self.lines[i].indented and not _is_cut(last):
            return False
        return _goes_on(opening, last, words)

    def _is_full(self, i: int) -> bool:
        indent = INDENT if self.lines[i].indented else 0
        return self.width is not None and self.width.is_reached(self.words[i], indent)

    def _is_exact(self, i: int) -> bool:
        return self.width is not None and self.width.is_exact(self.words[i])

    def _runs_on(self, i: int, opening: str) -> bool:
        """Tell whether a line goes on with a full one; sentences end at the margin as well."""
        last, words = self.words[i - 1], self.words[i]
        if TURN.match(words) or _counts_on(opening, last, words):
            return False
        if self.indented:
            return not self.lines[i].indented
        if self.spaced:
            return True
        if not _may_be_heading(opening) or _is_item(opening):
            return not last.endswith(breaks.ENDS) or self._is_exact(i - 1)
        # A heading as wide as the page, and what stands below it, or a heading that goes on?
        stop = words.find("。")
        return 0 <= stop <= LONGEST_RESIDUE or (stop < 0 and not self._is_full(i))


def _counts_on(opening: str, last: str, words: str) -> bool:
    """Tell whether a line behind a whole sentence is a heading, or the next item of a list."""
    if outline.numbering(words) is None or last[-1] not in outline.TERMINATORS + "）)":
        return False
    return _is_item(opening) or not _is_item(words)


def _is_item(words: str) -> bool:
    found = outline.numbering(words)
    return found is not None and found.style.startswith("digit")


def _goes_on(opening: str, last: str, words: str) -> bool:
    """Tell whether a line goes on with the block that has this opening and this last line.

    A heading takes only a residue without punctuation; a paragraph takes whatever is no heading,
    unless it has come to its end.
    """
    if outline.is_part(opening):
        return False
    if _may_be_heading(opening):
        residue = len(words) <= LONGEST_RESIDUE and not any(c in "。，,：！；" for c in words)
        return residue and last[-1] not in SENTENCE_END
    return not _is_closed(last)


def _may_be_heading(opening: str) -> bool:
    """Tell whether a block is a heading, or a numbered line that may go on in the next one."""
    found = outline.numbering(opening)
    return outline.is_heading(opening) or (
        found is not None
        and found.style != "digit"
        and len(opening) <= LONGEST_CUT_HEADING
        and not any(c in "。；" for c in opening)
    )


def _is_cut(last: str) -> bool:
    """Tell whether a long line ends inside a clause: an indent behind it opens no paragraph."""
    return len(last) > 30 and last[-1].isalnum()


def _is_closed(before: str) -> bool:
    last = before[-1]
    if last in "”’）)】》":
        return before[-2:-1] in tuple(SENTENCE_END) or len(before) < 30 or last != "”"
    return last in SENTENCE_END
