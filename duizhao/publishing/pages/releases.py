"""The page of two releases of one report: typed changes, then the words as their evidence."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from duizhao.model import Change, Edit, Passage, Quantity, Revision
from duizhao.publishing.labels import label
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.catalogue import Catalogue
from duizhao.publishing.pages.facts import missing
from duizhao.publishing.pages.library import Library
from duizhao.publishing.pages.passages import Piece, changed, whole

SHORT_EDIT = 40
"""Longer stretches are read in the text, not in the table."""
TITLES = {"completion": "版本说明", "transcription": "更正说明"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure or passage of one release, and the way to it there."""

    words: str | Markup
    metric: str
    href: str


@dataclass(frozen=True, slots=True)
class Told:
    """A row of typed changes. `rewording` are short edits: (old words, new words)."""

    id: str
    type: str
    of_figure: bool
    old: tuple[Shown, ...]
    new: tuple[Shown, ...]
    rewording: tuple[Edit, ...]
    reason: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage with its words in both releases; `before` and `after` are ids on the page."""

    id: str
    place: Markup
    types: tuple[str, ...]
    old: str
    new: str
    changed: tuple[Piece, ...]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Paragraphs that a fuller release brought, under their heading."""

    title: Markup
    href: str
    paragraphs: int
    figures: int


@dataclass(frozen=True, slots=True)
class _Desk:
    """A revision with both releases laid open, and the page that is written."""

    revision: Revision
    old: Catalogue
    new: Catalogue
    path: str


def pages(library: Library) -> tuple[Page, ...]:
    """Return a page for every two releases of a report that follow each other."""
    catalogues = {id(each.analysis): each for each in library.releases}
    return tuple(
        _page(library, _Desk(each, catalogues[id(each.left)], catalogues[id(each.right)], path))
        for each in library.book.revisions
        for path in (paths.revision(each),)
    )


def title(revision: Revision) -> str:
    """Return what the comparison is called, by the reason of the newer release."""
    return TITLES.get(revision.reason, label("comparison_kind", "releases"))


def links(library: Library, report: str, page: str) -> tuple[tuple[str, str], ...]:
    """Return (title, way) to every comparison of the releases of a report."""
    return tuple(
        (f"{title(each)}（{_span(each)}）", paths.link(page, paths.revision(each)))
        for each in library.book.revisions
        if each.left.document.report.id == report
    )


def _span(revision: Revision) -> str:
    return f"版本{revision.left.document.release.id}—{revision.right.document.release.id}"


def _page(library: Library, desk: _Desk) -> Page:
    revision = desk.revision
    report, release = desk.new.document.report, desk.new.document.release
    told_in = {name: passage for passage in revision.passages for name in _names(passage)}
    evidence = tuple(_evidence(desk, told_in))
    context: Mapping[str, object] = {
        "reason": revision.reason,
        "reason_label": label("release_reason", revision.reason),
        "note": release.note,
        "old": (desk.old.document.release.id, _way(desk, desk.old)),
        "new": (release.id, _way(desk, desk.new)),
        "missing": missing(desk.old.document),
        "told": tuple(_told(desk, change, told_in) for change in revision.changes),
        "evidence": evidence,
        "whole": tuple(whole(each, desk.old, desk.new) for each in revision.passages),
        "chapters": tuple(_chapters(desk)),
        "comparisons": tuple(
            (pair.name, paths.link(desk.path, paths.comparison(pair.comparison)))
            for pair in library.pairs
            if report in (pair.left.catalogue.document.report, pair.right.catalogue.document.report)
        ),
        "review": library.review,
    }
    return Page(
        desk.path,
        f"{report.name}：{title(revision)}（{_span(revision)}）",
        "pages/revision.html",
        context,
        "reports",
        f"{report.name}{_span(revision)}：{label('release_reason', revision.reason)}",
        paths.trail(
            desk.path, ("报告原文", paths.REPORTS), (report.name, paths.report(desk.new.document))
        ),
        tuple(
            (f"{title(each)}（{_span(each)}）", paths.revision(each))
            for each in library.book.revisions
            if each.left.document.report.id == report.id
        ),
        _contents(revision, shown=bool(evidence)),
    )


def _contents(revision: Revision, *, shown: bool) -> tuple[Entry, ...]:
    if revision.reason == "completion":
        return ()
    evidence = (Entry("evidence", "文字对照：只看改动"), Entry("whole", "文字对照：全文"))
    return (Entry("changes", "改动一览"), *(evidence if shown else ()))


def _way(desk: _Desk, found: Catalogue, anchor: str = "") -> str:
    return paths.link(desk.path, paths.release(found.document), anchor)


def _names(passage: Passage) -> tuple[tuple[str, str], ...]:
    """Return the blocks of a passage, each with its side."""
    return (*(("old", name) for name in passage.left), *(("new", name) for name in passage.right))


# --- the table --------------------------------------------------------------------------------


def _told(desk: _Desk, change: Change, told_in: Mapping[tuple[str, str], Passage]) -> Told:
    of_figure = change.type.startswith("figure_")
    passage = told_in[_block(desk, change)]
    edits = passage.edits if change.type == "passage_reworded" else ()
    short = all(max(len(each.old), len(each.new)) <= SHORT_EDIT for each in edits if not each.kept)
    return Told(
        change.id,
        label("change", change.type),
        of_figure,
        _shown(desk, desk.old, change.left, of_figure=of_figure),
        _shown(desk, desk.new, change.right, of_figure=of_figure),
        tuple(each for each in edits if not each.kept) if short else (),
        change.reason,
        f"#{_id(passage)}",
    )


def _block(desk: _Desk, change: Change) -> tuple[str, str]:
    """Return a side and a block on it that a change speaks of."""
    side, name = ("new", change.right[0]) if change.right else ("old", change.left[0])
    figures = (desk.new if side == "new" else desk.old).quantities
    return side, figures[name].paragraph if name in figures else name


def _shown(
    desk: _Desk, found: Catalogue, names: Iterable[str], *, of_figure: bool
) -> tuple[Shown, ...]:
    if not of_figure:
        return tuple(Shown(_title(found, name), "", _way(desk, found, name)) for name in names)
    figures: dict[object, list[Quantity]] = {}
    for name in names:
        figure = found.quantities[name]
        figures.setdefault(figure.at, []).append(figure)
    return tuple(
        Shown(
            same[0].surface,
            "、".join(dict.fromkeys(each.metric for each in same)),
            _way(desk, found, same[0].id),
        )
        for same in figures.values()
    )


def _title(found: Catalogue, name: str) -> Markup:
    section = found.sections.get(name)
    return found.heading_words(section) if section else found.title_of(found.paragraphs[name])


# --- the evidence -----------------------------------------------------------------------------


def _id(passage: Passage) -> str:
    return f"text-{(passage.right or passage.left)[0]}"


def _evidence(desk: _Desk, told_in: Mapping[tuple[str, str], Passage]) -> Iterator[Evidence]:
    types: dict[str, list[str]] = {}
    for change in desk.revision.changes:
        named = types.setdefault(_id(told_in[_block(desk, change)]), [])
        named.append(label("change", change.type))
    shown = [passage for passage in desk.revision.passages if _id(passage) in types]
    names = ["", *map(_id, shown), ""]
    for number, passage in enumerate(shown, 1):
        found, name = (desk.new, passage.right[0]) if passage.right else (desk.old, passage.left[0])
        paragraph = found.paragraphs.get(name)
        yield Evidence(
            names[number],
            found.place_words(paragraph) if paragraph else Markup(),
            tuple(dict.fromkeys(types[names[number]])),
            _way(desk, desk.old, passage.left[0]) if passage.left else "",
            _way(desk, desk.new, passage.right[0]) if passage.right else "",
            changed(passage, desk.old, desk.new),
            names[number - 1],
            names[number + 1],
        )


# --- a completion -----------------------------------------------------------------------------


def _chapters(desk: _Desk) -> Iterator[Chapter]:
    """Yield what the older release did not contain, heading by heading."""
    if desk.revision.reason != "completion":
        return
    chapters: dict[str | None, list[str]] = {}
    for passage in desk.revision.passages:
        for name in passage.right if not passage.left else ():
            if name in desk.new.paragraphs:
                chapters.setdefault(desk.new.paragraphs[name].section, []).append(name)
    for section, names in chapters.items():
        words = desk.new.heading_words(desk.new.sections[section]) if section else Markup()
        figures = sum(len(desk.new.quantities_in.get(name, ())) for name in names)
        yield Chapter(words, _way(desk, desk.new, section or names[0]), len(names), figures)
