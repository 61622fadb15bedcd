"""Prove that a site shows its reports word for word, and every figure with its words.

The proof has two halves. A document accounts for its source: every character of the file stands
in a heading, a paragraph or a recorded repair, white space between blocks apart. A page shows the
document: each block's text is the healed text, character for character, in the same order.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from duizhao import formulas
from duizhao.errors import Finding
from duizhao.model import Analysis, Document, Paragraph, Quantity, Section
from duizhao.publishing.leaves import Block, Leaf
from duizhao.text import Range, Repair


class Text:
    """A report's healed words as quotations are looked up in them."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.names = formulas.ranges(words)
        self._starts = [name.start for name in self.names]

    def places(self, run: str) -> Iterator[int]:
        """Yield where a run of words stands."""
        place = self.words.find(run)
        while place >= 0:
            yield place
            place = self.words.find(run, place + 1)

    def cuts(self, *bounds: int) -> bool:
        """Tell whether one of the bounds falls inside a name or formula."""
        return any(
            self.names[index].start < bound < self.names[index].end
            for bound in bounds
            if (index := bisect_right(self._starts, bound) - 1) >= 0
        )


def unaccounted(document: Document) -> Iterator[Range]:
    """Yield healed ranges that stand in no heading and no paragraph, or in two."""
    text = document.text.text
    position = 0
    for block in (*blocks(document), None):
        start = len(text) if block is None else block.at.start
        if start < position or text[position:start].strip():
            yield Range(min(position, start), max(position, start))
        position = start if block is None else block.at.end


def blocks(document: Document) -> list[Section | Paragraph]:
    """Return headings and paragraphs in the order of the text."""
    both: list[Section | Paragraph] = [*document.sections, *document.paragraphs]
    return sorted(both, key=lambda block: block.at)


def of_source(analysis: Analysis) -> Iterator[Finding]:
    """Yield what of a document cannot be led back to the file's own bytes."""
    document = analysis.document
    where = f"{document.report.id}/{document.release.file}"
    source = document.release.data.decode(document.release.encoding).removeprefix("\ufeff")
    if document.text.raw != source:
        yield Finding(where, 0, "SOURCE", "读入的文字与文件不同")
    if document.text.text != _with(document.text.repairs, source):
        yield Finding(where, 0, "REPAIRS", "整理后的文字与“原文加整理记录”不同")
    for at in unaccounted(document):
        line = source.count("\n", 0, document.text.raw_range(Range(at.start, at.start + 1)).start)
        found = at.of(document.text.text)[:40]
        yield Finding(where, line + 1, "LOST", "这些字不在任何标题或段落里", found=found)
    for quantity in analysis.quantities:
        if quantity.surface != document.words(quantity.at):
            found = document.words(quantity.at)
            yield Finding(where, 0, "SURFACE", f"{quantity.id} 的字面不符", quantity.surface, found)


def of_page(path: str, leaf: Leaf, analysis: Analysis) -> Iterator[Finding]:
    """Yield where a report's page does not show the document word for word."""
    document = analysis.document
    expected = [f"{block.id} {document.words(block.at)}" for block in blocks(document)]
    for block, wanted in zip(leaf.blocks, expected, strict=False):
        found = f"{block.id} {block.words}"
        if found != wanted:
            yield Finding(path, block.line, "VERBATIM", "与原文不同", wanted, found)
            return
        yield from _cut_names(path, block)
    if len(leaf.blocks) != len(expected):
        counts = f"{len(expected)}段", f"{len(leaf.blocks)}段"
        yield Finding(path, 0, "VERBATIM", "标题和段落的总数不符", *counts)
    ids = {each.words for each in leaf.ids}
    for quantity in analysis.quantities:
        if quantity.id not in ids:
            yield Finding(path, 0, "FIGURE", "页面上没有这一数值的位置", quantity.id)


def of_figures(path: str, leaf: Leaf, meant: Mapping[str, Quantity]) -> Iterator[Finding]:
    """Yield figures whose words are not those of the quantity that their address means."""
    for figure in leaf.figures:
        quantity = meant.get(figure.address)
        if quantity is None:
            yield Finding(path, figure.line, "FIGURE", "没有这一数值", found=figure.address)
        elif figure.words != quantity.surface:
            yield Finding(
                path, figure.line, "FIGURE", "数值与原文不同", quantity.surface, figure.words
            )


def of_drawings(path: str, leaf: Leaf) -> Iterator[Finding]:
    """Yield drawings that show a number which is neither a proved figure's nor a label's."""
    for drawing in leaf.drawings:
        rest = drawing.words
        for known in sorted(drawing.known, key=len, reverse=True):
            rest = rest.replace(known.strip(), "")
        if any(sign.isdecimal() for sign in rest):
            yield Finding(path, drawing.line, "DRAWING", "图中的数字没有出处", found=rest.strip())


def of_quotes(path: str, leaf: Leaf, texts: Sequence[Text]) -> Iterator[Finding]:
    """Yield quotations that stand in no report as they are, or that cut a name or formula."""
    for quote in leaf.quotes:
        for run in quote.runs:
            places = [(text, place) for text in texts for place in text.places(run)]
            if not places:
                yield Finding(path, quote.line, "QUOTE", "引文不在报告原文里", found=run)
            elif all(text.cuts(place, place + len(run)) for text, place in places):
                yield Finding(path, quote.line, "CUT", "引文切断了名称或固定提法", found=run)


def _cut_names(path: str, block: Block) -> Iterator[Finding]:
    for name in formulas.ranges(block.words):
        if any(name.start < bound < name.end for bound in block.bounds):
            found = name.of(block.words)
            yield Finding(path, block.line, "CUT", "标记切断了名称或固定提法", found=found)


def _with(repairs: tuple[Repair, ...], source: str) -> str:
    """Return the source with its repairs applied, made anew and not taken from the document."""
    pieces = []
    position = 0
    for repair in sorted((each for each in repairs if each.applied), key=lambda each: each.raw):
        if repair.raw.of(source) != repair.before:
            return ""
        pieces += [source[position : repair.raw.start], repair.after]
        position = repair.raw.end
    return "".join((*pieces, source[position:]))
