"""The words that a decision of the worksheet is to rest on: unique in the report, no more of them.

What stands twice in a report cannot be quoted; nothing is decided on it here.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from duizhao.anchoring import CLAUSE_END, Folded, fold, opening
from duizhao.model import Document, Paragraph
from duizhao.text import Range

NO_OPENING = CLAUSE_END | frozenset("、”’）》")


class Quotes:
    """Finds quotations in a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.folded = Folded(document.text.raw)

    def opening(self, paragraph: Paragraph) -> tuple[str, str]:
        """Return a quotation that opens a passage, and where it stands; "" where there is none."""
        raw = opening(self.folded, self.document.text.raw_range(paragraph.at))
        if raw is None:
            return "", ""
        return self._words(raw), f"{paragraph.section or ''}/{paragraph.id}".lstrip("/")

    def holding(self, at: Range, within: Range, apart: Iterable[Range] = ()) -> str:
        """Return a quotation that holds the healed range `at` and none of the ranges `apart`.

        It begins and ends with a clause where it can, and stays inside `within`; "" if none is
        unique.
        """
        others = tuple(apart)
        start = max([within.start, *(each.end for each in others if each.end <= at.start)])
        end = min([within.end, *(each.start for each in others if each.start >= at.end)])
        text = self.document.text.text
        while start < at.start and text[start] in NO_OPENING:
            start += 1
        for stretch in self._stretches(at, Range(start, end)):
            raw = self.document.text.raw_range(stretch)
            if len(self.folded.find(self._words(raw))) == 1:
                return self._words(raw)
        return ""

    def _stretches(self, at: Range, within: Range) -> Iterator[Range]:
        """Yield ever longer stretches: the clause up to `at`, more before it, all that is left."""
        text = self.document.text.text
        marks = [n for n in range(within.start, within.end) if text[n] in CLAUSE_END]
        starts = [within.start, *(mark + 1 for mark in marks)]
        before = starts[: bisect_left(starts, at.start + 1)]
        for start in reversed(before):
            yield Range(start, at.end)
        after = [mark for mark in marks if mark >= at.end] + [within.end]
        for end in after:
            yield Range(within.start, end)

    def _words(self, raw: Range) -> str:
        text = self.document.text
        healed = " ".join(text.healed_range(raw).of(text.text).split())
        source = " ".join(raw.of(text.raw).split())
        return healed if fold(healed) == fold(source) else source
