"""Wording that both reports share or only one has, with every place it stands at, in its sentence.

Shared words stand under the topic in whose passages most of their places are, folded: two full
reports share some hundreds. What only one has is listed where the other text is full; that says
nothing about policy.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from duizhao.model import Paragraph, Phrase
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.facts import Facts, facts
from duizhao.publishing.pages.library import Library, Pair, Side
from duizhao.publishing.pages.marking import Mark
from duizhao.publishing.pages.topics import cited_of, trail
from duizhao.text import Range

MANY = 120
"""Of more phrases than these the topics are folded too."""
ELSEWHERE = "其他段落"
OWN = "仅一份文本出现的用语"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A phrase in its sentence."""

    sentence: Markup
    place: Markup
    href: str


@dataclass(frozen=True, slots=True)
class PhraseView:
    """A phrase with its places on both sides."""

    id: str
    words: Markup
    left: tuple[Occurrence, ...]
    right: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class PhraseGroup:
    """The phrases of a topic, the rarest first."""

    id: str
    label: str
    phrases: tuple[PhraseView, ...]


@dataclass(frozen=True, slots=True)
class OwnView:
    """A term that only one side has, with its places."""

    words: Markup
    places: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class OwnTerms:
    """The terms of one side; `note` says why there are none."""

    side: str
    name: str
    terms: tuple[OwnView, ...]
    note: str


@dataclass(frozen=True, slots=True)
class PhrasesView:
    """The shared wording of a comparison by topic, and what one side alone has."""

    left_name: str
    right_name: str
    left: Facts
    right: Facts
    groups: tuple[PhraseGroup, ...]
    count: int
    unfolded: bool
    own: tuple[OwnTerms, OwnTerms]


def pages(library: Library) -> tuple[Page, ...]:
    """Return the page of shared wording of each comparison."""
    return tuple(_page(library, pair) for pair in library.pairs)


def _page(library: Library, pair: Pair) -> Page:
    path = paths.comparison(pair.comparison, "phrases")
    alone = library.only_pair is not None
    view = PhrasesView(
        pair.left.name,
        pair.right.name,
        facts(pair.left.catalogue, path),
        facts(pair.right.catalogue, path),
        _groups(pair, path),
        len(pair.comparison.phrases),
        len(pair.comparison.phrases) <= MANY,
        (_own(pair.left, pair.right, pair, path), _own(pair.right, pair.left, pair, path)),
    )
    return Page(
        path,
        "相同用语" if alone else f"相同用语：{pair.name}",
        "pages/phrases.html",
        {"wording": view, "own_title": OWN, "cited": cited_of(pair, path)},
        "phrases" if alone else "comparison",
        f"{pair.name}两份文本都有的用语，共{view.count}条，各列出处",
        trail(library, pair, path),
        contents=tuple(_contents(view)),
        in_navigation=alone,
    )


def _contents(view: PhrasesView) -> Iterator[Entry]:
    """Yield the topics where they are unfolded; folded they are a list of contents themselves."""
    if view.unfolded:
        yield from (Entry(group.id, group.label) for group in view.groups)
        yield Entry("own", OWN)


def _own(side: Side, other: Side, pair: Pair, page: str) -> OwnTerms:
    """Return the terms of one side that the other text, if it is full, does not have."""
    terms = tuple(
        OwnView(Markup.escape(own.text), tuple(_occurrences(side, own.at, page, "own")))
        for own in pair.comparison.own_wording
        if own.side == side.key
    )
    note = "" if terms else f"没有找到引号中只有{side.name}文本使用的用语。"
    if not other.catalogue.document.is_full:
        note = f"{other.name}文本不是全文，本摘录未包含的用语，报告全文里可能有，因此不列。"
    return OwnTerms(side.key, side.name, terms, note)


def _groups(pair: Pair, page: str) -> tuple[PhraseGroup, ...]:
    """Return the phrases by topic, in the topics' order; those of no topic come last."""
    listed: dict[str, list[PhraseView]] = {topic.label: [] for topic in pair.comparison.topics}
    listed[ELSEWHERE] = []
    topics_of = _topics_of(pair)
    for place, phrase in enumerate(pair.comparison.phrases, start=1):
        listed[_topic(pair, phrase, topics_of)].append(_phrase(pair, place, phrase, page))
    found = ((name, tuple(views)) for name, views in listed.items() if views)
    return tuple(PhraseGroup(f"group-{n}", *each) for n, each in enumerate(found, start=1))


def _topics_of(pair: Pair) -> dict[tuple[str, str], list[str]]:
    """Return the labels of the topics of each passage, by side and name."""
    topics_of: dict[tuple[str, str], list[str]] = defaultdict(list)
    for topic in pair.comparison.topics:
        for side, names in (("left", topic.left), ("right", topic.right)):
            for name in names:
                topics_of[side, name].append(topic.label)
    return topics_of


def _topic(pair: Pair, phrase: Phrase, topics_of: dict[tuple[str, str], list[str]]) -> str:
    """Return the topic in whose passages most places of a phrase are, of several the first."""
    places = Counter(
        topic
        for side, ranges in ((pair.left, phrase.left), (pair.right, phrase.right))
        for at in ranges
        for topic in topics_of.get((side.key, side.catalogue.block_at(at.start).id), ())
    )
    return max(places, key=lambda topic: places[topic], default=ELSEWHERE)


def _phrase(pair: Pair, place: int, phrase: Phrase, page: str) -> PhraseView:
    return PhraseView(
        f"w-{place}",
        Markup.escape(phrase.text),
        tuple(_occurrences(pair.left, phrase.left, page)),
        tuple(_occurrences(pair.right, phrase.right, page)),
    )


def _occurrences(
    side: Side, ranges: tuple[Range, ...], page: str, kind: str = "shared"
) -> Iterator[Occurrence]:
    found = side.catalogue
    for at in ranges:
        block = found.block_at(at.start)
        within = block.at
        place = Markup()
        if isinstance(block, Paragraph):
            place = found.place_words(block)
            holding = (each.at for each in block.sentences if each.at.holds(at))
            within = next(holding, block.at)
        yield Occurrence(
            found.words(within, (Mark(at, kind),)),
            place,
            paths.link(page, found.path, block.id),
        )
