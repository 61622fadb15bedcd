"""The pages that stand beside the reports: lists, how it was made, downloads, guides, 404."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from duizhao import lexicon
from duizhao.model import Section
from duizhao.publishing.labels import group_of, label
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.catalogue import Catalogue
from duizhao.publishing.pages.essentials import Door
from duizhao.publishing.pages.facts import Facts, facts
from duizhao.publishing.pages.left_out import Account, account
from duizhao.publishing.pages.library import Library, Pair
from duizhao.publishing.pages.repairs import RepairGroup, groups

GUIDES = (
    ("怎样读本站", "how-to-read"),
    ("制作过程", "how-it-was-made"),
    ("关于本站", "about"),
    ("编辑手册", "handbook"),
)
"""The pages of the group `about`, in reading order; all but the second are Markdown."""


@dataclass(frozen=True, slots=True)
class Proof:
    """That a report's page is its source: counts that add up."""

    facts: Facts
    file: str
    sha256: str
    characters: int
    kept: int
    blank: int
    repaired: int
    added: int
    headings: int
    paragraphs: int
    numerals: Account
    repairs: tuple[RepairGroup, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A report's headings (level from 1) and paragraphs (level 0): level, title, way."""

    id: str
    name: str
    lines: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """What was found between two reports, by where it comes from."""

    name: str
    links: tuple[tuple[str, int], ...]
    rows: int
    phrases: int


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away."""

    name: str
    href: str
    what: str
    size: str


@dataclass(frozen=True, slots=True)
class Column:
    """A name in the data, what it holds, and what its keys mean."""

    name: str
    what: str
    keys: tuple[tuple[str, str], ...]


def pages(library: Library, files: Mapping[str, bytes]) -> tuple[Page, ...]:
    """Return all standing pages; `files` are the data files that lie beside them, by path."""
    comparisons = () if library.only_pair or not library.pairs else (_comparisons(library),)
    return (
        *comparisons,
        _reports(library),
        _passages(library),
        _how_it_was_made(library),
        _downloads(library, files),
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
        {"reports": tuple(facts(found, path) for found in library.current)},
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
        (block.level, found.heading(block), paths.link(page, found.path, block.id))
        if isinstance(block, Section)
        else (0, found.title_of(block), paths.link(page, found.path, block.id))
        for block in found.blocks
    )
    return Listed(found.document.report.id, found.document.report.name, lines)


def _how_it_was_made(library: Library) -> Page:
    path = paths.HOW_IT_WAS_MADE
    return Page(
        path,
        "制作过程",
        "pages/how-it-was-made.html",
        {
            "proofs": tuple(_proof(library, found, path) for found in library.current),
            "matched": tuple(_matched(library, pair) for pair in library.pairs),
        },
        "about",
        "从原文到页面的每一步，以及本次生成的逐字核对结果",
        paths.trail(path, ("怎样读本站", "how-to-read.html")),
        tuple((title, f"{name}.html") for title, name in GUIDES),
        (
            Entry("steps", "步骤"),
            Entry("proof", "逐字核对"),
            Entry("repairs", "排版整理与录入订正"),
            Entry("numbers", "数字去向"),
            Entry("links", "对应关系"),
        ),
    )


def _proof(library: Library, found: Catalogue, page: str) -> Proof:
    document = found.document
    text = document.text
    applied = [repair for repair in text.repairs if repair.applied]
    removed = sum(len(repair.before) for repair in applied)
    within = sum(block.at.end - block.at.start for block in found.blocks)
    added = sum(len(repair.after) for repair in applied)
    return Proof(
        facts(found, page),
        document.release.file,
        sha256(document.release.data).hexdigest(),
        len(text.raw),
        within - added,
        len(text.raw) - removed - (within - added),
        removed,
        added,
        len(document.sections),
        len(document.paragraphs),
        account(found, page),
        groups(found, page, review=library.review),
        paths.link(page, paths.source(document)),
    )


def _matched(library: Library, pair: Pair) -> Matched:
    counts = Counter(link.origin for link in pair.links if link.grade > 1)
    return Matched(
        pair.name,
        tuple((label("origin", key), counts[key]) for key in group_of("origin") if counts[key]),
        len(pair.comparison.rows),
        len(pair.comparison.phrases),
    )


def _downloads(library: Library, files: Mapping[str, bytes]) -> Page:
    path = paths.DOWNLOADS
    offered = [_download(name, len(content), path) for name, content in sorted(files.items())]
    columns = {
        name: tuple(_column(entry) for entry in entries)
        for name, entries in lexicon.table("fields").items()
    }
    return Page(
        path,
        "下载",
        "pages/downloads.html",
        {
            "tables": tuple(each for each in offered if each.name.endswith(".csv")),
            "data": tuple(each for each in offered if each.name.endswith(".json")),
            "sources": tuple(each for each in offered if each.name.startswith("sources/")),
            "columns": columns,
        },
        "downloads",
        "表格、数据和原件下载，附数据说明",
        paths.trail(path),
        contents=(
            Entry("tables", "表格"),
            Entry("data", "数据"),
            Entry("sources", "原件"),
            Entry("dictionary", "数据说明"),
        ),
        in_navigation=True,
    )


def _download(name: str, size: int, page: str) -> Download:
    described = lexicon.table("files")["file"]
    what = next((entry["what"] for entry in described if _fits(name, entry)), "")
    return Download(name, paths.link(page, name), what, f"{max(size / 1024, 0.1):,.1f} KB")


def _fits(name: str, entry: Mapping[str, str]) -> bool:
    return name.startswith(entry["begins"]) and name.endswith(entry["ends"])


def _column(entry: Mapping[str, str]) -> Column:
    keys = group_of(entry["labels"]) if "labels" in entry else {}
    return Column(entry["name"], entry["what"], tuple(keys.items()))


def _not_found() -> Page:
    return Page(
        paths.NOT_FOUND, "没有这一页", "pages/404.html", {}, "", "所找的页面不在本站"
    )
