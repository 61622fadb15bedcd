"""Side by side: the topics of a comparison, and a page of aligned passages for each."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from duizhao.comparing.topics import figures, plan, sentences, told
from duizhao.model import TopicPair
from duizhao.publishing import charts
from duizhao.publishing.labels import label
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths, strays
from duizhao.publishing.pages.alignment import COUNTERPART, Unit, units
from duizhao.publishing.pages.citing import Cited, cited
from duizhao.publishing.pages.facts import Facts, facts
from duizhao.publishing.pages.library import Library, Pair, Side
from duizhao.publishing.pages.reviewed import Review, of_topic

DONE = "上年工作回顾中的有关段落"
STRAYS = "其他段落中的有关语句"


@dataclass(frozen=True, slots=True)
class Present:
    """A side's part in a topic: how many passages, how many figures, where in the text.

    `sentences` are those that stand in passages on other topics.
    """

    name: str
    side: str
    passages: int
    figures: int
    strip: charts.Strip
    sentences: int = 0


@dataclass(frozen=True, slots=True)
class TopicState:
    """A topic at a glance."""

    label: str
    href: str
    state: str
    state_label: str
    left: Present
    right: Present
    pairs: int


@dataclass(frozen=True, slots=True)
class Together:
    """A comparison as its index page shows it."""

    left_name: str
    right_name: str
    left: Facts
    right: Facts
    topics: tuple[TopicState, ...]
    orders: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    without_topic: tuple[tuple[str, str, tuple[tuple[Markup, str], ...]], ...]
    figures: str
    phrases: str
    unmatched: str
    essentials: str


@dataclass(frozen=True, slots=True)
class TopicView:
    """One topic with its aligned passages."""

    label: str
    state_label: str
    left: Present
    right: Present
    left_facts: Facts
    right_facts: Facts
    units: tuple[Unit, ...]
    right_only: tuple[Unit, ...]
    reviews: tuple[Review, ...]
    strays: tuple[strays.Strays, ...]
    before: tuple[str, str] | None
    after: tuple[str, str] | None
    overview: str
    terms: bool
    """Whether terms stand in the passages that an annex of their report explains."""


def pages(library: Library) -> tuple[Page, ...]:
    """Return the index and the topic pages of every comparison."""
    made: list[Page] = []
    for pair in library.pairs:
        made.append(_index(library, pair))
        made.extend(_topic(library, pair, place) for place in range(len(pair.comparison.topics)))
    return tuple(made)


def states(pair: Pair, page: str) -> tuple[TopicState, ...]:
    """Return the topics at a glance, in their own order, linked from `page`."""
    return tuple(_state(pair, topic, page) for topic in pair.comparison.topics)


def trail(library: Library, pair: Pair, path: str) -> tuple[tuple[str, str], ...]:
    """Return the pages above one of a comparison's pages."""
    index = paths.comparison(pair.comparison)
    above = [("逐题对照" if library.only_pair else f"逐题对照：{pair.name}", index)]
    if library.only_pair is None:
        above.insert(0, ("逐题对照", paths.COMPARISONS))
    return paths.trail(path, *above)


def cited_of(pair: Pair, page: str) -> tuple[Cited, ...]:
    """Return how both texts of a pair are cited on a page."""
    return cited(page, pair.left.catalogue, pair.right.catalogue)


def _state(pair: Pair, topic: TopicPair, page: str) -> TopicState:
    both = set(topic.right)
    return TopicState(
        topic.label,
        paths.link(page, paths.topic(pair.comparison, topic.id)),
        topic.state,
        state_label(pair, topic),
        _present(pair.left, topic),
        _present(pair.right, topic),
        sum(
            link.grade >= COUNTERPART and link.right in both
            for name in topic.left
            for link in pair.of_left.get(name, ())
        ),
    )


def state_label(pair: Pair, topic: TopicPair) -> str:
    """Return the state in words, with the place's name where one side alone has figures."""
    if topic.state == "left_numbers":
        return f"仅{pair.left.name}列有数值"
    if topic.state == "right_numbers":
        return f"仅{pair.right.name}列有数值"
    return label("state", topic.state)


def _present(side: Side, topic: TopicPair) -> Present:
    found = side.catalogue
    whole = topic.left if side.key == "left" else topic.right
    alone = sentences(found.analysis, topic.id, whole)
    places = (
        *(found.paragraphs[name].at for name in whole),
        *(told(found.document, s) for s in alone),
    )
    return Present(
        side.name,
        side.key,
        len(whole),
        len(figures(found.analysis, topic.id, whole)),
        charts.strip(tuple(sorted(places)), len(found.document.text.text)),
        len(alone),
    )


def _index(library: Library, pair: Pair) -> Page:
    path = paths.comparison(pair.comparison)
    together = Together(
        pair.left.name,
        pair.right.name,
        facts(pair.left.catalogue, path),
        facts(pair.right.catalogue, path),
        states(pair, path),
        tuple((side.key, side.name, _order(pair, side, path)) for side in pair.sides),
        tuple((side.key, side.name, _without_topic(pair, side, path)) for side in pair.sides),
        paths.link(path, paths.comparison(pair.comparison, "figures")),
        paths.link(path, paths.comparison(pair.comparison, "phrases")),
        paths.link(path, paths.comparison(pair.comparison, "unmatched")),
        paths.link(path, paths.essentials(pair.comparison, only=library.only_pair is not None)),
    )
    alone = library.only_pair is not None
    return Page(
        path,
        "逐题对照" if alone else f"逐题对照：{pair.name}",
        "pages/comparison.html",
        {"together": together, "cited": cited_of(pair, path)},
        "comparison",
        f"{pair.name}：{len(together.topics)}个主题逐题对照",
        trail(library, pair, path),
        in_navigation=alone,
        contents=(
            Entry("topics", "主题一览"),
            Entry("orders", "各自行文次序"),
            Entry("without-topic", "未归入主题的段落"),
        ),
    )


def _order(pair: Pair, side: Side, page: str) -> tuple[tuple[str, str], ...]:
    """Return the topics in the order in which a report first takes them up as tasks."""
    found = side.catalogue
    first: list[tuple[int, str, str]] = []
    for topic in pair.comparison.topics:
        names = topic.left if side.key == "left" else topic.right
        starts = [found.paragraphs[name].at.start for name in names]
        tasks = [
            found.paragraphs[name].at.start
            for name in names
            if found.paragraphs[name].role in ("task", "targets")
        ]
        if starts:
            href = paths.link(page, paths.topic(pair.comparison, topic.id))
            first.append((min(tasks or starts), topic.label, href))
    return tuple((name, href) for _, name, href in sorted(first))


def _without_topic(pair: Pair, side: Side, page: str) -> tuple[tuple[Markup, str], ...]:
    """Return title and way of the plan's passages that stand under no topic."""
    found = side.catalogue
    placed = {
        name
        for topic in pair.comparison.topics
        for name in (topic.left if side.key == "left" else topic.right)
    }
    return tuple(
        (found.title_of(passage), paths.link(page, found.path, passage.id))
        for passage in plan(found.document)
        if passage.id not in placed
    )


def _topic(library: Library, pair: Pair, place: int) -> Page:
    topics = pair.comparison.topics
    topic = topics[place]
    path = paths.topic(pair.comparison, topic.id)
    aligned = units(library, pair, topic, path)
    view = TopicView(
        topic.label,
        state_label(pair, topic),
        _present(pair.left, topic),
        _present(pair.right, topic),
        facts(pair.left.catalogue, path),
        facts(pair.right.catalogue, path),
        tuple(unit for unit in aligned if unit.left is not None),
        tuple(unit for unit in aligned if unit.left is None),
        of_topic(library, pair, topic, aligned, path),
        strays.of_topic(pair, topic, path),
        _neighbour(pair, place - 1, path),
        _neighbour(pair, place + 1, path),
        paths.link(path, paths.comparison(pair.comparison)),
        any(name in pair.left.catalogue.explained for name in topic.left)
        or any(name in pair.right.catalogue.explained for name in topic.right),
    )
    return Page(
        path,
        topic.label if library.only_pair else f"{topic.label}：{pair.name}",
        "pages/topic.html",
        {
            "topic": view,
            "headline": topic.label,
            "subline": pair.name,
            "done": DONE,
            "strays": STRAYS,
            "cited": cited_of(pair, path),
        },
        "comparison",
        f"{topic.label}：{pair.name}有关段落并列，{view.state_label}",
        trail(library, pair, path),
        tuple((each.label, paths.topic(pair.comparison, each.id)) for each in topics),
        tuple(_contents(view)),
    )


def _neighbour(pair: Pair, place: int, page: str) -> tuple[str, str] | None:
    topics = pair.comparison.topics
    if not 0 <= place < len(topics):
        return None
    return topics[place].label, paths.link(page, paths.topic(pair.comparison, topics[place].id))


def _contents(view: TopicView) -> Iterator[Entry]:
    for unit in (*view.units, *view.right_only):
        yield Entry(unit.id, unit.title)
    if view.strays:
        yield Entry("strays", STRAYS)
    if view.reviews:
        yield Entry("done", DONE)
