"""What can be taken away: tables, data, sources, and what their columns mean."""

from collections.abc import Mapping
from dataclasses import dataclass

from duizhao import lexicon
from duizhao.publishing import extracts, tables
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.library import Library

TABLE = ".csv"
"""Where a table lies as CSV it lies in the other formats too."""
DATA = (".json", ".jsonld")
DOCUMENT = ".docx"
SOURCES = "sources/"


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away."""

    name: str
    href: str
    size: str


@dataclass(frozen=True, slots=True)
class Offered:
    """What a file holds, or several of the same rows; `of` names the report or pair it speaks of.

    `name` is its path, without ending where there are several formats.
    """

    name: str
    of: str
    what: str
    formats: tuple[tuple[str, Download], ...]


def pages(library: Library, files: Mapping[str, bytes]) -> tuple[Page, ...]:
    """Return the one page; `files` are what is published beside the pages, by path."""
    path = paths.DOWNLOADS
    names = _names(library)
    sizes = {name: len(content) for name, content in sorted(files.items())}
    offered_tables = _tables(sizes, names)
    tabled = {file.name for table in offered_tables for _, file in table.formats}
    single = tuple(_offered(name, (name,), sizes, names) for name in sizes if name not in tabled)
    documents = tuple(each for each in single if each.name.endswith(DOCUMENT))
    page = Page(
        path,
        "下载",
        "pages/downloads.html",
        {
            "documents": documents,
            "tables": offered_tables,
            "data": tuple(each for each in single if each.name.endswith(DATA)),
            "sources": tuple(each for each in single if each.name.startswith(SOURCES)),
            "columns": {name: tables.columns(name) for name in tables.names()},
        },
        "downloads",
        "表格、数据和原件下载，附数据说明",
        paths.trail(path),
        contents=(
            *((Entry("documents", "文档"),) if documents else ()),
            Entry("tables", "表格"),
            Entry("data", "数据"),
            Entry("sources", "原件"),
            Entry("dictionary", "数据说明"),
        ),
        in_navigation=True,
    )
    return (page,)


def _names(library: Library) -> Mapping[str, str]:
    reports = {each.document.report.id: each.document.report.name for each in library.releases}
    return reports | {pair.comparison.id: pair.name for pair in library.pairs}


def _tables(sizes: Mapping[str, int], names: Mapping[str, str]) -> tuple[Offered, ...]:
    """Return the tables in the order in which the files are described, parts behind the whole."""
    order = [entry["begins"] for entry in lexicon.table("files")["file"]]
    stems = [name.removesuffix(TABLE) for name in sizes if name.endswith(TABLE)]
    stems.sort(key=lambda stem: (_place(f"{stem}.", order), stem))
    return tuple(
        _offered(
            stem.removeprefix("data/"),
            tuple(one for kind in extracts.FORMATS if (one := f"{stem}.{kind}") in sizes),
            sizes,
            names,
        )
        for stem in stems
    )


def _offered(
    name: str, files: tuple[str, ...], sizes: Mapping[str, int], names: Mapping[str, str]
) -> Offered:
    described = lexicon.table("files")["file"]
    what = next((entry["what"] for entry in described if _fits(files[0], entry)), "")
    formats = tuple(
        (
            file.rpartition(".")[2].upper(),
            Download(file, paths.link(paths.DOWNLOADS, file), _size(sizes[file])),
        )
        for file in files
    )
    return Offered(name, _subject(files[0], names), what, formats)


def _subject(file: str, names: Mapping[str, str]) -> str:
    """Return the report or pair whose id stands in a path, with the release named there."""
    parts = [part.partition(".")[0] for part in file.split("/")]
    for place, part in enumerate(parts):
        name, _, release = part.partition("@")
        if name in names:
            if file.startswith(SOURCES):
                release = parts[place + 1]
            told = release.replace("--", "—")
            return f"{names[name]}，版本{told}" if told else names[name]
    return ""


def _place(name: str, order: list[str]) -> int:
    return next((i for i, begins in enumerate(order) if name.startswith(begins)), len(order))


def _size(count: int) -> str:
    return f"{max(count / 1024, 0.1):,.1f} KB"


def _fits(name: str, entry: Mapping[str, str]) -> bool:
    return name.startswith(entry["begins"]) and name.endswith(entry["ends"])
