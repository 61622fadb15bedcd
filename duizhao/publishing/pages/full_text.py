"""The full text of each report: figures and repairs marked, ways to counterparts beside it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from duizhao.model import Link, Paragraph, Section
from duizhao.publishing.labels import label
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths, releases
from duizhao.publishing.pages.alignment import COUNTERPART, passage_id, unit_id
from duizhao.publishing.pages.catalogue import Catalogue
from duizhao.publishing.pages.citing import cited
from duizhao.publishing.pages.facts import Facts, facts
from duizhao.publishing.pages.library import Library, Pair
from duizhao.publishing.pages.marking import Mark
from duizhao.publishing.pages.repairs import RepairGroup, groups, repair_marks

Words = Mapping[str, Markup]
"""The words of each heading and paragraph, by its id."""


@dataclass(frozen=True, slots=True)
class Way:
    """A margin link: what it leads to, and where."""

    title: str
    href: str
    note: str


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (`level` 2 to 5) or a paragraph (`level` 0) as the page shows it."""

    id: str
    level: int
    words: Markup
    role: str
    role_label: str
    ways: tuple[Way, ...]
    uses: tuple[tuple[Markup, str], ...] = ()
    """Of a term's explanation: the passages that use the term, and the ways there."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole report for its template."""

    facts: Facts
    blocks: tuple[Block, ...]
    repairs: tuple[RepairGroup, ...]
    corrected: bool
    doubtful: bool
    releases: tuple[tuple[str, str], ...]
    figures: str
    left_out: str
    source: str
    explained: bool
    """Whether an annex of the report explains terms of it."""


def pages(library: Library) -> tuple[Page, ...]:
    """Return a page for each report, and the one each release keeps for ever."""
    siblings = tuple(
        (each.document.report.name, paths.report(each.document)) for each in library.current
    )
    current = {id(each) for each in library.current}
    made: list[Page] = []
    for found in library.releases:
        words = _words(found, review=library.review)
        made.append(_page(library, found, words, paths.release(found.document), ()))
        if id(found) in current:
            made.append(_page(library, found, words, paths.report(found.document), siblings))
    return tuple(made)


def _words(found: Catalogue, *, review: bool) -> Words:
    """Return every heading and paragraph with its marks; the same on each page of a release."""
    marks = repair_marks(found.document, review=review)
    starts = [mark.at.start for mark in marks]
    words = {}
    terms = {entry.paragraph: Mark(entry.term, "lead") for entry in found.glossary}
    for block in found.blocks:
        inside = marks[bisect_left(starts, block.at.start) : bisect_right(starts, block.at.end)]
        every = [mark for mark in inside if mark.at.end <= block.at.end]
        if isinstance(block, Paragraph):
            every += found.figures_at(found.quantities_in.get(block.id, ()), None)
            every += _anchors(block)
            every += found.terms_in(block, None)
            every += [terms[block.id]] if block.id in terms else []
        words[block.id] = found.words(block.at, every)
    return words


def _page(
    library: Library,
    found: Catalogue,
    words: Words,
    path: str,
    siblings: tuple[tuple[str, str], ...],
) -> Page:
    report = found.document.report
    repairs = found.document.text.repairs
    reading = Reading(
        facts(found, path),
        tuple(_blocks(library, found, words, path)),
        groups(found, path, review=library.review),
        any(repair.status == "confirmed" for repair in repairs),
        library.review and any(not repair.applied for repair in repairs),
        tuple(
            (each.id, paths.link(path, f"reports/{report.id}/{each.id}.html"))
            for each in report.releases
        ),
        paths.link(path, paths.figures_of(found.document)),
        paths.link(path, paths.left_out_of(found.document)),
        paths.link(path, paths.source(found.document)),
        bool(found.explained),
    )
    lasting = path == paths.release(found.document)
    return Page(
        path,
        f"{report.name}（版本{found.document.release.id}）" if lasting else report.name,
        "pages/report.html",
        {
            "reading": reading,
            "cited": cited(path, found),
            "revisions": releases.links(library, report.id, path),
            "superseded": _superseded(found, path),
        },
        "reports",
        f"{report.name}（{label('report_kind', found.document.release.kind)}）原文，逐段可引用",
        paths.trail(path, ("报告原文", paths.REPORTS)),
        siblings,
        tuple(_contents(found)),
    )


def _superseded(found: Catalogue, path: str) -> tuple[str, str] | None:
    """Return the name of the current release and the way to it, on the page of an older one."""
    if found.document.is_current:
        return None
    current = found.document.report.releases[-1].id
    return current, paths.link(path, paths.report(found.document))


def _contents(found: Catalogue) -> Iterator[Entry]:
    for section in found.document.sections:
        yield Entry(section.id, found.heading_words(section), min(section.level, 3))


def _blocks(library: Library, found: Catalogue, words: Words, path: str) -> Iterator[Block]:
    role = ""
    uses = _uses(found)
    for block in found.blocks:
        if isinstance(block, Section):
            yield Block(block.id, min(block.level + 1, 5), words[block.id], block.role, "", ())
            continue
        new = block.role != role
        role = block.role
        yield Block(
            block.id,
            0,
            words[block.id],
            role,
            label("role", role) if new else "",
            tuple(_ways(library, found, block, path)),
            uses.get(block.id, ()),
        )


def _uses(found: Catalogue) -> dict[str, tuple[tuple[Markup, str], ...]]:
    """Return for each explanation the passages that use its term."""
    return {
        entry.paragraph: tuple(
            (found.title_of(found.paragraphs[name]), f"#{name}")
            for name in dict.fromkeys(name for name, _ in entry.places)
        )
        for entry in found.glossary
    }


def _anchors(paragraph: Paragraph) -> Iterator[Mark]:
    for sentence in paragraph.sentences:
        yield Mark(sentence.at, "sentence", id=sentence.id)
    if paragraph.lead is not None:
        yield Mark(paragraph.lead, "lead")


def _ways(library: Library, found: Catalogue, paragraph: Paragraph, path: str) -> Iterator[Way]:
    """Yield the way to the paragraph's place in each topic, with how many stand beside it."""
    for pair in library.pairs:
        for side, links, other in (
            (pair.left, pair.of_left, pair.right),
            (pair.right, pair.of_right, pair.left),
        ):
            if side.catalogue is found:
                linked = links.get(paragraph.id, ())
                yield from _to_topics(pair, side.key, paragraph.id, linked, path, other.name)


def _to_topics(
    pair: Pair, side: str, name: str, links: tuple[Link, ...], path: str, other: str
) -> Iterator[Way]:
    for topic in pair.comparison.topics:
        if name not in (topic.left if side == "left" else topic.right):
            continue
        beside = sum(
            link.grade >= COUNTERPART and link.left in topic.left and link.right in topic.right
            for link in links
        )
        anchor = passage_id(name) if side == "right" and beside else unit_id(name)
        href = paths.link(path, paths.topic(pair.comparison, topic.id), anchor)
        yield Way(topic.label, href, f"{other}{beside}段" if beside else "未列对应")
