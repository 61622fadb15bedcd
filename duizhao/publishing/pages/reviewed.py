"""What a review says was done last year on a topic, and the tasks each passage stands beside."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from duizhao.model import Reviewed, TopicPair
from duizhao.publishing.labels import label
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.alignment import Unit, passage_id, unit_id
from duizhao.publishing.pages.library import Library, Pair, Side


@dataclass(frozen=True, slots=True)
class Task:
    """A task beside which a passage of a review stands; `origin` is for the editor."""

    name: str
    title: Markup
    href: str
    origin: str
    settled: bool


@dataclass(frozen=True, slots=True)
class Done:
    """A passage of a review with the tasks of the topic that it stands beside."""

    title: Markup
    place: Markup
    href: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """What one report's review says on a topic."""

    name: str
    side: str
    passages: tuple[Done, ...]


def of_topic(
    library: Library, pair: Pair, topic: TopicPair, units: Iterable[Unit], page: str
) -> tuple[Review, ...]:
    """Return the reviews that speak of a topic's tasks, in the order of their texts."""
    places = _places(units)
    found: dict[str, dict[str, list[Reviewed]]] = {"left": {}, "right": {}}
    for each in pair.comparison.reviewed:
        if each.link.left in (topic.left if each.side == "left" else topic.right):
            found[each.of].setdefault(each.link.right, []).append(each)
    return tuple(
        Review(side.name, side.key, _passages(library, pair, side, found[side.key], places, page))
        for side in pair.sides
        if found[side.key]
    )


def _places(units: Iterable[Unit]) -> dict[tuple[str, str], str]:
    """Return where on the page each passage of a side is shown."""
    places: dict[tuple[str, str], str] = defaultdict(str)
    for unit in units:
        if unit.left is not None:
            places["left", unit.left.id] = unit.id
        for counterpart in unit.counterparts:
            if counterpart.passage is not None:
                name = counterpart.passage.id
                places["right", name] = unit_id(name) if unit.left is None else passage_id(name)
    return places


def _passages(
    library: Library,
    pair: Pair,
    side: Side,
    reviewed: Mapping[str, list[Reviewed]],
    places: Mapping[tuple[str, str], str],
    page: str,
) -> tuple[Done, ...]:
    found = side.catalogue
    passages = sorted(
        (found.paragraphs[name] for name in reviewed), key=lambda passage: passage.at.start
    )
    return tuple(
        Done(
            found.title_of(passage),
            found.place_words(passage),
            paths.link(page, found.path, passage.id),
            tuple(_task(library, pair, each, places) for each in reviewed[passage.id]),
        )
        for passage in passages
    )


def _task(
    library: Library, pair: Pair, each: Reviewed, places: Mapping[tuple[str, str], str]
) -> Task:
    side = pair.left if each.side == "left" else pair.right
    return Task(
        side.name,
        side.catalogue.title_of(side.catalogue.paragraphs[each.link.left]),
        f"#{places[each.side, each.link.left]}",
        label("origin", each.link.origin) if library.review else "",
        each.link.origin != "computed",
    )
