"""Passages beside which nothing stands, and what that does and does not mean."""

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from duizhao.model import Unmatched
from duizhao.publishing.labels import label
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.alignment import status_of
from duizhao.publishing.pages.facts import facts
from duizhao.publishing.pages.library import Library, Pair, Side
from duizhao.publishing.pages.topics import cited_of, trail


@dataclass(frozen=True, slots=True)
class Alone:
    """A passage without counterpart; `nearest` is (title, way, why not taken), for the editor.

    `shared` is rare wording that the other text has as well, with the ways to its places.
    """

    title: Markup
    place: Markup
    href: str
    nearest: tuple[Markup, str, str] | None
    shared: tuple[tuple[Markup, str], ...]


@dataclass(frozen=True, slots=True)
class AlonePlace:
    """Passages that follow each other under the same headings."""

    place: Markup
    passages: tuple[Alone, ...]


@dataclass(frozen=True, slots=True)
class AloneGroup:
    """The passages of one side that share a status."""

    id: str
    side: str
    name: str
    status: str
    status_label: str
    other: str
    count: int
    places: tuple[AlonePlace, ...]


STATUSES = ("not_found_in_full", "some_wording", "cannot_tell_incomplete")


def pages(library: Library) -> tuple[Page, ...]:
    """Return the page of passages without counterpart of each comparison."""
    return tuple(_page(library, pair) for pair in library.pairs)


def _page(library: Library, pair: Pair) -> Page:
    path = paths.comparison(pair.comparison, "unmatched")
    groups = tuple(
        group
        for side, other in ((pair.left, pair.right), (pair.right, pair.left))
        for status in STATUSES
        if (group := _group(library, pair, side, other, status, path)).places
    )
    title = "未见对应的段落"
    return Page(
        path,
        title if library.only_pair else f"{title}：{pair.name}",
        "pages/unmatched.html",
        {
            "groups": groups,
            "texts": tuple(facts(each.catalogue, path) for each in pair.sides),
            "cited": cited_of(pair, path),
        },
        "comparison",
        f"{pair.name}：没有列出对应的段落，以及能说明什么",
        trail(library, pair, path),
        contents=tuple(Entry(g.id, f"{g.name}：{g.status_label}") for g in groups),
    )


def _group(
    library: Library, pair: Pair, side: Side, other: Side, status: str, page: str
) -> AloneGroup:
    found = side.catalogue
    passages = []
    for entry in pair.comparison.unmatched:
        if entry.side != side.key or status_of(pair, entry) != status:
            continue
        paragraph = found.paragraphs[entry.paragraph]
        nearest = None
        if library.review and entry.nearest is not None:
            near = other.catalogue.paragraphs[entry.nearest]
            way = paths.link(page, other.catalogue.path, near.id)
            nearest = (other.catalogue.title_of(near), way, entry.reason)
        passages.append(
            Alone(
                found.title_of(paragraph),
                found.place_words(paragraph),
                paths.link(page, found.path, paragraph.id),
                nearest,
                _shared(pair, entry, page) if status == "some_wording" else (),
            )
        )
    return AloneGroup(
        f"{side.key}-{status}",
        side.key,
        side.name,
        status,
        label("unmatched", status),
        other.name,
        len(passages),
        tuple(
            AlonePlace(place, tuple(each))
            for place, each in groupby(passages, key=lambda passage: passage.place)
        ),
    )


def _shared(pair: Pair, entry: Unmatched, page: str) -> tuple[tuple[Markup, str], ...]:
    path = paths.comparison(pair.comparison, "phrases")
    return tuple(
        (
            Markup.escape(pair.wording.phrases[number].text),
            paths.link(page, path, f"w-{number + 1}"),
        )
        for number in pair.wording.telling(entry.side, entry.paragraph)
    )
