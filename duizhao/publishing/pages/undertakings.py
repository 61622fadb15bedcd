"""What each report undertakes without a number, by stage: what can be looked up next year."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from duizhao.model import Undertaking
from duizhao.numbers import undertakings
from duizhao.publishing import selections
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.catalogue import Catalogue
from duizhao.publishing.pages.facts import missing
from duizhao.publishing.pages.figures import offers, page_of, shelf_name
from duizhao.publishing.pages.library import Library


@dataclass(frozen=True, slots=True)
class Line:
    """One undertaking in the report's own words; `lead` (力争) and `deadline` may be empty."""

    id: str
    object: str
    lead: str
    verb: str
    deadline: str
    topic: str
    sentence: Markup
    place: Markup
    href: str
    report: str


@dataclass(frozen=True, slots=True)
class Stage:
    """The undertakings of a report that are to reach one stage, in the order of the text."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The undertakings of one report."""

    id: str
    name: str
    missing: tuple[str, ...]
    count: int
    stages: tuple[Stage, ...]


def pages(library: Library) -> tuple[Page, ...]:
    """Return the page of all reports."""
    path = paths.UNDERTAKINGS
    held = (_shelf(found, path) for found in library.current)
    shelves = tuple(sorted(held, key=lambda shelf: not shelf.stages))  # what is absent comes last
    return (
        page_of(
            library,
            path,
            "未列数值的任务",
            "pages/undertakings.html",
            {
                "shelves": shelves,
                "count": sum(shelf.count for shelf in shelves),
                "files": offers(path, "undertakings", "未列数值的任务"),
            },
            _entries(shelves),
            "报告里没有列数值、但写明对象和阶段的任务，每一项可回到原句",
        ),
    )


def _entries(shelves: Iterable[Shelf]) -> tuple[Entry, ...]:
    return tuple(Entry(shelf.id, shelf.name) for shelf in shelves)


def _shelf(found: Catalogue, page: str) -> Shelf:
    document = found.document
    labels = dict(undertakings.stages())
    stages = tuple(
        Stage(labels[stage], tuple(_line(found, one, page) for one in held))
        for stage, held in selections.undertakings(found.analysis)
    )
    return Shelf(
        document.report.id,
        document.report.name,
        missing(document),
        len(found.analysis.undertakings),
        stages,
    )


def _line(found: Catalogue, one: Undertaking, page: str) -> Line:
    paragraph = found.paragraphs[one.paragraph]
    at = next(s.at for s in paragraph.sentences if s.id == one.sentence)
    inside = [q for q in found.quantities_in.get(paragraph.id, ()) if at.holds(q.at)]
    topics = *_of_sentence(found, one), *found.topics_of.get(paragraph.id, ())
    return Line(
        one.id,
        one.object,
        undertakings.lead(found.document, one),
        one.verb,
        one.deadline,
        shelf_name(topics[0] if topics else ""),
        found.words(at, found.figures_at(inside, page)),
        found.place_words(paragraph),
        paths.link(page, found.path, one.sentence),
        found.document.report.id,
    )


def _of_sentence(found: Catalogue, one: Undertaking) -> tuple[str, ...]:
    """Return the topic that its sentence alone in the passage speaks of, where there is one."""
    strays = (each for each in found.analysis.strays if each.sentence == one.sentence)
    return tuple(each.topic for each in strays if each.at is None or each.at.meets(one.at))
