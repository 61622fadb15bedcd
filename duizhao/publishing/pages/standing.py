"""The pages that stand beside the comparisons: lists, guides, and one for wrong addresses."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from duizhao.model import Section
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths, releases
from duizhao.publishing.pages.catalogue import Catalogue
from duizhao.publishing.pages.essentials import Door
from duizhao.publishing.pages.facts import facts
from duizhao.publishing.pages.library import Library, Pair

GUIDES = (
    ("怎样读本站", "how-to-read"),
    ("制作过程", "how-it-was-made"),
    ("关于本站", "about"),
    ("编辑手册", "handbook"),
)
"""The pages of the group `about`, in reading order; all but the second are Markdown."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A report's headings (level from 1) and paragraphs (level 0): level, title, way."""

    id: str
    name: str
    lines: tuple[tuple[int, Markup, str], ...]


def pages(library: Library) -> tuple[Page, ...]:
    """Return the lists, the guides and the page for wrong addresses."""
    comparisons = () if library.only_pair or not library.pairs else (_comparisons(library),)
    return (
        *comparisons,
        _reports(library),
        _passages(library),
        *guides(),
        _not_found(),
    )


def guides() -> Iterator[Page]:
    """Yield the Markdown pages, announced with their titles and places."""
    siblings = tuple((title, f"{name}.html") for title, name in GUIDES)
    for title, name in GUIDES:
        path = f"{name}.html"
        if path != paths.HOW_IT_WAS_MADE:
            first = name == "how-to-read"
            yield Page(
                path,
                title,
                f"{name}.md",
                {},
                "about",
                f"{title}：政府工作报告同题对照",
                paths.trail(path),
                siblings,
                in_navigation=first,
            )


def _comparisons(library: Library) -> Page:
    path = paths.COMPARISONS
    doors = tuple(_door(library, pair, path) for pair in library.pairs)
    return Page(
        path,
        "逐题对照",
        "pages/comparisons.html",
        {"doors": doors},
        "comparison",
        "已收录的对照",
        paths.trail(path),
        in_navigation=True,
    )


def _door(library: Library, pair: Pair, page: str) -> Door:
    only = library.only_pair is not None
    return Door(
        pair.name,
        paths.link(page, paths.essentials(pair.comparison, only=only)),
        paths.link(page, paths.comparison(pair.comparison)),
        facts(pair.left.catalogue, page),
        facts(pair.right.catalogue, page),
    )


def _reports(library: Library) -> Page:
    path = paths.REPORTS
    return Page(
        path,
        "报告原文",
        "pages/reports.html",
        {
            "reports": tuple(
                (facts(found, path), releases.links(library, found.document.report.id, path))
                for found in library.current
            )
        },
        "reports",
        "已收录的报告原文",
        paths.trail(path),
        in_navigation=True,
    )


def _passages(library: Library) -> Page:
    path = paths.ALL_PASSAGES
    listed = tuple(_listed(found, path) for found in library.current)
    return Page(
        path,
        "章节一览",
        "pages/passages.html",
        {"reports": listed},
        "search",
        "各份报告的全部章节和段落",
        paths.trail(path, ("检索", paths.SEARCH)),
        contents=tuple(Entry(each.id, each.name) for each in listed),
    )


def _listed(found: Catalogue, page: str) -> Listed:
    lines = tuple(
        (block.level, found.heading_words(block), paths.link(page, found.path, block.id))
        if isinstance(block, Section)
        else (0, found.title_of(block), paths.link(page, found.path, block.id))
        for block in found.blocks
    )
    return Listed(found.document.report.id, found.document.report.name, lines)


def _not_found() -> Page:
    return Page(
        paths.NOT_FOUND,
        "没有这一页",
        "pages/404.html",
        {},
        "",
        "所找的页面不在本站",
        listed=False,
    )
