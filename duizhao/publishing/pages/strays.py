"""Single sentences of a topic that stand in passages on other topics."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from duizhao.comparing.topics import sentences, told
from duizhao.model import TopicPair
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.library import Pair, Side


@dataclass(frozen=True, slots=True)
class Stray:
    """A sentence, the passage it stands in, and the way there."""

    words: Markup
    title: Markup
    href: str


@dataclass(frozen=True, slots=True)
class Strays:
    """One side's sentences on a topic."""

    name: str
    side: str
    sentences: tuple[Stray, ...]


def of_topic(pair: Pair, topic: TopicPair, page: str) -> tuple[Strays, ...]:
    """Return the sentences of either side's plan that stray from their passage to this topic.

    Where the passage itself stands under the topic its sentences are not told again.
    """
    sides = ((side, tuple(_of(side, topic, page))) for side in pair.sides)
    return tuple(Strays(side.name, side.key, found) for side, found in sides if found)


def _of(side: Side, topic: TopicPair, page: str) -> Iterator[Stray]:
    found = side.catalogue
    whole = topic.left if side.key == "left" else topic.right
    for stray in sentences(found.analysis, topic.id, whole):
        passage = found.paragraphs[stray.paragraph]
        at = told(found.document, stray)
        way = paths.link(page, found.path, passage.id)
        figures = found.figures_at(
            [q for q in found.quantities_in.get(passage.id, ()) if at.holds(q.at)], page
        )
        yield Stray(found.words(at, figures), found.title_of(passage), way)
