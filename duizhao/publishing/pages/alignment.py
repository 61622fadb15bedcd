"""The aligned units of a topic: one left passage with all its right counterparts, best first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from duizhao.model import Link, Paragraph, TopicPair, Unmatched
from duizhao.publishing.labels import grade, label
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.library import SAME_PART, Library, Pair, Side
from duizhao.publishing.pages.marking import Mark
from duizhao.publishing.pages.phrasing import Ways

LONG = 400
"""A passage of more characters fills a phone's screen."""
COUNTERPART = 2
"""From this grade on a passage stands beside another; below, it is only named."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as it stands in a column: its words, where it comes from, the way there.

    Of one that `is_long` a phone shows the beginning first.
    """

    id: str
    side: str
    name: str
    role: str
    place: Markup
    words: Markup
    href: str
    report: str
    is_long: bool


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A right passage of a unit, or (`passage` None) the way to where it was shown already.

    `original` is the way to it in the full text; `by_part`: the same part of both, no proposal.
    """

    passage: Passage | None
    title: Markup
    href: str
    original: str
    grade: str
    origin: str
    settled: bool
    score: str
    terms: tuple[str, ...]
    by_part: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A grid row. `status` says in words why a side is empty; `nearest` is for the editor."""

    id: str
    title: Markup
    left: Passage | None
    counterparts: tuple[Counterpart, ...]
    status: str
    nearest: tuple[Markup, str, str] | None
    touched: tuple[tuple[Markup, str], ...]
    elsewhere: tuple[tuple[Markup, str, str], ...] = ()
    """Title, way and topic of the counterparts that stand under another topic."""


def units(library: Library, pair: Pair, topic: TopicPair, page: str) -> tuple[Unit, ...]:
    """Return the units of a topic: left passages in order, then right ones without a left one."""
    shown: dict[str, str] = {}
    made = [_unit(library, pair, topic, name, page, shown) for name in topic.left]
    rest = [name for name in topic.right if name not in shown]
    rest.sort(key=lambda name: pair.right.catalogue.paragraphs[name].role != "task")
    return (*made, *(_alone(library, pair, name, page) for name in rest))


def status_of(pair: Pair, entry: Unmatched) -> str:
    """Return what can be said of a passage without counterpart.

    Where a full text has rare wording of it, not that there is nothing like it.
    """
    if entry.status == "not_found_in_full" and pair.wording.telling(entry.side, entry.paragraph):
        return "some_wording"
    return entry.status


def unit_id(paragraph: str) -> str:
    """Return the id of the unit that a paragraph opens."""
    return f"u-{paragraph}"


def passage_id(paragraph: str) -> str:
    """Return the id of a right passage where it is shown on a topic's page."""
    return f"r-{paragraph}"


def _unit(
    library: Library, pair: Pair, topic: TopicPair, name: str, page: str, shown: dict[str, str]
) -> Unit:
    links = [
        link
        for link in pair.of_left.get(name, ())
        if link.grade >= COUNTERPART and link.right in topic.right
    ]
    shared = {link.right: pair.wording.shared(name, link.right) for link in links}
    every = frozenset().union(*shared.values())
    beside: dict[int, str] = {}
    for right in shared:
        if right not in shown:
            beside = {**pair.wording.ways("right", right, shared[right]), **beside}
    back = pair.wording.ways("left", name, every)
    return Unit(
        unit_id(name),
        pair.left.catalogue.title_of(pair.left.catalogue.paragraphs[name]),
        _passage(pair, pair.left, name, page, every, beside),
        tuple(_counterpart(library, pair, link, page, shown, back) for link in links),
        "" if links else _status(pair, "left", name),
        _nearest(library, pair, "left", name, page) if not links else None,
        tuple(_touched(pair, topic, name, page)),
        tuple(_elsewhere(pair, "left", name, page)) if not links else (),
    )


def _alone(library: Library, pair: Pair, name: str, page: str) -> Unit:
    passage = _passage(pair, pair.right, name, page, frozenset(), {})
    title = pair.right.catalogue.title_of(pair.right.catalogue.paragraphs[name])
    whole = Counterpart(passage, title, "", passage.href, "", "", True, "", ())
    return Unit(
        unit_id(name),
        title,
        None,
        (whole,),
        _status(pair, "right", name),
        _nearest(library, pair, "right", name, page),
        (),
        tuple(_elsewhere(pair, "right", name, page)),
    )


def _passage(
    pair: Pair, side: Side, name: str, page: str, shared: frozenset[int], ways: Ways
) -> Passage:
    """Return a paragraph with its shared wording as links to that beside it."""
    found = side.catalogue
    paragraph = found.paragraphs[name]
    figures = found.figures_at(found.quantities_in.get(name, ()), page)
    terms = found.terms_in(paragraph, page, figures)
    wording = pair.wording.marks(side.key, name, shared, ways)
    linked = (*figures, *terms)
    marks = (*linked, *_without_links_inside(wording, linked), *_lead(paragraph))
    return Passage(
        name,
        side.key,
        side.name,
        label("role", paragraph.role),
        found.place_words(paragraph),
        found.words(paragraph.at, marks),
        paths.link(page, found.path, name),
        found.document.report.id,
        len(paragraph.at.of(found.document.text.text)) > LONG,
    )


def _without_links_inside(wording: Iterable[Mark], links: Iterable[Mark]) -> Iterator[Mark]:
    """Take the link from wording with a figure or a term in it: a link must not hold another."""
    at = [link.at for link in links]
    for mark in wording:
        yield replace(mark, href="") if any(mark.at.meets(each) for each in at) else mark


def _lead(paragraph: Paragraph) -> Iterator[Mark]:
    if paragraph.lead is not None:
        yield Mark(paragraph.lead, "lead")


def _counterpart(
    library: Library, pair: Pair, link: Link, page: str, shown: dict[str, str], back: Ways
) -> Counterpart:
    found = pair.right.catalogue
    title = found.title_of(found.paragraphs[link.right])
    passage = None
    by_part = link.origin == SAME_PART
    proposed = library.review and not by_part
    if link.right not in shown:
        shared = pair.wording.shared(link.left, link.right)
        passage = _passage(pair, pair.right, link.right, page, shared, back)
        shown[link.right] = passage_id(link.right)
    return Counterpart(
        passage,
        title,
        f"#{shown[link.right]}",
        paths.link(page, found.path, link.right),
        label("same_part", "targets") if by_part else grade(link.grade, library.edition),
        label("origin", link.origin) if proposed else "",
        link.origin != "computed",
        f"{link.score:.2f}" if proposed else "",
        link.terms,
        by_part,
    )


def _touched(pair: Pair, topic: TopicPair, name: str, page: str) -> Iterator[tuple[Markup, str]]:
    """Yield the passages of the topic that touch this one in a sentence only."""
    found = pair.right.catalogue
    for link in pair.of_left.get(name, ()):
        if link.grade < COUNTERPART and link.right in topic.right:
            title = found.title_of(found.paragraphs[link.right])
            yield title, paths.link(page, found.path, link.right)


def _status(pair: Pair, side: str, name: str) -> str:
    """Return what the absence of a counterpart means, its side named; elsewhere is no absence."""
    links = (pair.of_left if side == "left" else pair.of_right).get(name, ())
    if any(link.grade >= COUNTERPART for link in links):
        return "对应段落列在其他主题"
    entry = _unmatched(pair, side, name)
    if entry is None:
        return "本主题下未列对应段落"
    other = pair.right if side == "left" else pair.left
    return label("unmatched", status_of(pair, entry)).replace("对方", other.name)


def _elsewhere(pair: Pair, side: str, name: str, page: str) -> Iterator[tuple[Markup, str, str]]:
    """Yield the counterparts under other topics: beside it there, or in their full text."""
    found = (pair.right if side == "left" else pair.left).catalogue
    for link in (pair.of_left if side == "left" else pair.of_right).get(name, ()):
        if link.grade < COUNTERPART:
            continue
        other = link.right if side == "left" else link.left
        href, subject = paths.link(page, found.path, other), ""
        for topic in pair.comparison.topics:
            if link.left in topic.left and link.right in topic.right:
                address = paths.topic(pair.comparison, topic.id)
                href, subject = paths.link(page, address, unit_id(link.left)), topic.label
                break
        yield found.title_of(found.paragraphs[other]), href, subject


def _unmatched(pair: Pair, side: str, name: str) -> Unmatched | None:
    return next(
        (
            entry
            for entry in pair.comparison.unmatched
            if entry.side == side and entry.paragraph == name
        ),
        None,
    )


def _nearest(
    library: Library, pair: Pair, side: str, name: str, page: str
) -> tuple[Markup, str, str] | None:
    """Return title, way and score of the nearest candidate, for the review edition."""
    entry = _unmatched(pair, side, name)
    if not library.review or entry is None or entry.nearest is None:
        return None
    other = pair.right.catalogue if side == "left" else pair.left.catalogue
    title = other.title_of(other.paragraphs[entry.nearest])
    return title, paths.link(page, other.path, entry.nearest), f"{entry.score:.2f}"
