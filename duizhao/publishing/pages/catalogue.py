"""Everything found in one report, ready to be looked up by a page."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from duizhao import formulas
from duizhao.model import Analysis, Document, Paragraph, Quantity, Section
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.marking import Mark, html
from duizhao.reading import glossary
from duizhao.reading.glossary import Entry
from duizhao.text import Range

SHORTEST_TITLE = 6
"""A clause of fewer characters (一年来) names nothing."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """An analysis with its lookups; ranges are those of its document's healed text."""

    analysis: Analysis
    paragraphs: Mapping[str, Paragraph]
    sections: Mapping[str, Section]
    quantities: Mapping[str, Quantity]
    quantities_in: Mapping[str, tuple[Quantity, ...]]
    topics_of: Mapping[str, tuple[str, ...]]
    blocks: tuple[Section | Paragraph, ...]
    names: tuple[Range, ...]
    whole: tuple[Mark, ...]
    headings: Mapping[str, Markup]
    glossary: tuple[Entry, ...]
    explained: Mapping[str, tuple[tuple[Range, Entry], ...]]
    """The terms that the report's own annex explains, by the paragraphs that use them."""

    @property
    def document(self) -> Document:
        """Return the document all this was found in."""
        return self.analysis.document

    @property
    def path(self) -> str:
        """Return the page of the full text; of an older release the one it keeps."""
        of = paths.report if self.document.is_current else paths.release
        return of(self.document)

    def block_at(self, position: int) -> Section | Paragraph:
        """Return the heading or paragraph at a position, or the last one before it."""
        index = bisect_right(self.blocks, position, key=lambda block: block.at.start) - 1
        return self.blocks[max(index, 0)]

    def section_trail(self, paragraph: Paragraph) -> tuple[Section, ...]:
        """Return the headings above a paragraph, the part first."""
        found: list[Section] = []
        name = paragraph.section
        while name is not None:
            found.append(self.sections[name])
            name = self.sections[name].parent
        return tuple(reversed(found))

    def place(self, paragraph: Paragraph) -> str:
        """Return where a paragraph stands, in the headings' own words."""
        return " › ".join(self.heading(section) for section in self.section_trail(paragraph))

    def heading(self, section: Section) -> str:
        """Return a heading with its number as it stands in the text."""
        return self.document.words(section.at).strip()

    def heading_words(self, section: Section) -> Markup:
        """Return a heading for a page: its names are kept on one line."""
        return self.headings[section.id]

    def place_words(self, paragraph: Paragraph) -> Markup:
        """Return where a paragraph stands, for a page."""
        return Markup(" › ").join(map(self.heading_words, self.section_trail(paragraph)))

    def title_of(self, paragraph: Paragraph) -> Markup:
        """Return what a paragraph is called: its lead, else its first clause, never cut."""
        text = self.document.text.text
        end = paragraph.at.end
        if paragraph.lead is not None:
            end = paragraph.lead.end
        else:
            for place in range(paragraph.at.start + SHORTEST_TITLE, end):
                if text[place] in "，。；：！" and not self._cuts_name(place):
                    end = place
                    break
        words = text[paragraph.at.start : end].rstrip("。 ")
        return self.words(Range(paragraph.at.start, paragraph.at.start + len(words)), ())

    def _cuts_name(self, place: int) -> bool:
        return any(name.start < place < name.end for name in self.names)

    def figures_at(self, quantities: Iterable[Quantity], page: str | None) -> tuple[Mark, ...]:
        """Return a mark for each range; as links into the full text, or as its targets (None)."""
        grouped: dict[Range, list[Quantity]] = defaultdict(list)
        for quantity in quantities:
            grouped[quantity.at].append(quantity)
        return tuple(
            Mark(at, "figure", id=same[0].id, also=tuple(each.id for each in same[1:]))
            if page is None
            else Mark(at, "figure", href=self.href(same[0], page))
            for at, same in sorted(grouped.items())
        )

    def href(self, quantity: Quantity, page: str) -> str:
        """Return the way from a page to the figure in the full text."""
        return paths.link(page, self.path, quantity.id)

    def terms_in(
        self, paragraph: Paragraph, page: str | None, links: Iterable[Mark] = ()
    ) -> tuple[Mark, ...]:
        """Return the terms of a paragraph as links to what explains them, on the same page (None).

        A name that holds a term is marked whole. Words that lead elsewhere already (`links`), or
        that a figure cuts, are left as they are.
        """
        marks: list[Mark] = []
        for at, entry in self.explained.get(paragraph.id, ()):
            names = [each.at for each in self.kept_whole(paragraph.at) if each.at.meets(at)]
            whole = Range(min([at, *names]).start, max(each.end for each in (at, *names)))
            figures = (each.at for each in self.quantities_in.get(paragraph.id, ()))
            cut = any(each.meets(whole) and not whole.holds(each) for each in figures)
            if not cut and not any(each.at.meets(whole) for each in (*links, *marks)):
                href = paths.link(page or self.path, self.path, entry.paragraph)
                title = f"名词解释：{self.document.words(entry.explanation).strip()}"
                marks.append(Mark(whole, "term", href=href, title=title))
        return tuple(marks)

    def kept_whole(self, within: Range) -> tuple[Mark, ...]:
        """Return a mark for each name, formula and numeral in a range: no line end cuts them."""
        return _inside(self.whole, within)

    def words(self, within: Range, marks: Iterable[Mark]) -> Markup:
        """Return the words of a range with these marks and those of its names."""
        return html(self.document.text.text, within, (*marks, *self.kept_whole(within)))

    def sentence(self, quantity: Quantity, page: str) -> Markup:
        """Return the sentence of a figure, every figure in it a link into the full text."""
        paragraph = self.paragraphs[quantity.paragraph]
        at = next((s.at for s in paragraph.sentences if s.id == quantity.sentence), paragraph.at)
        inside = [q for q in self.quantities_in.get(paragraph.id, ()) if at.holds(q.at)]
        return self.words(at, self.figures_at(inside, page))


def catalogue(analysis: Analysis) -> Catalogue:
    """Arrange an analysis for looking up."""
    document = analysis.document
    names = formulas.ranges(document.text.text)
    whole = [Mark(at, "name") for at in names]
    whole += [Mark(numeral.at, "number") for numeral in analysis.numerals]
    in_order = tuple(sorted(whole, key=lambda mark: mark.at))
    by_paragraph: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in analysis.quantities:
        by_paragraph[quantity.paragraph].append(quantity)
    explanations = glossary.entries(document)
    explained: dict[str, list[tuple[Range, Entry]]] = defaultdict(list)
    for entry in explanations:
        for paragraph, at in entry.places:
            explained[paragraph].append((at, entry))
    topics: dict[str, list[str]] = defaultdict(list)
    for assignment in analysis.topics:
        topics[assignment.paragraph].append(assignment.topic)
    return Catalogue(
        analysis,
        {paragraph.id: paragraph for paragraph in document.paragraphs},
        {section.id: section for section in document.sections},
        {quantity.id: quantity for quantity in analysis.quantities},
        {name: tuple(quantities) for name, quantities in by_paragraph.items()},
        {name: tuple(found) for name, found in topics.items()},
        tuple(sorted((*document.sections, *document.paragraphs), key=lambda each: each.at)),
        names,
        in_order,
        {
            section.id: html(document.text.text, section.at, _inside(in_order, section.at))
            for section in document.sections
        },
        explanations,
        {name: tuple(found) for name, found in explained.items()},
    )


def _inside(marks: tuple[Mark, ...], within: Range) -> tuple[Mark, ...]:
    first = bisect_left(marks, within.start, key=lambda mark: mark.at.start)
    last = bisect_left(marks, within.end, key=lambda mark: mark.at.start)
    return marks[first:last]
