"""What can be taken away: tables, data, sources, and what their columns mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from duizhao import lexicon
from duizhao.publishing import extracts, tables
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths

TABLE = ".csv"
"""Where a table lies as CSV it lies in the other formats too."""
DATA = (".json", ".jsonld")
DOCUMENT = ".docx"


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away."""

    name: str
    href: str
    what: str
    size: str


@dataclass(frozen=True, slots=True)
class Tabled:
    """A table to take away, in each of its formats; `name` is its path without ending."""

    name: str
    what: str
    formats: tuple[tuple[str, Download], ...]


def pages(files: Mapping[str, bytes]) -> tuple[Page, ...]:
    """Return the one page; `files` are what is published beside the pages, by path."""
    path = paths.DOWNLOADS
    offered = [_download(name, len(content), path) for name, content in sorted(files.items())]
    offered_tables = _tables(offered)
    tabled = {download.name for table in offered_tables for _, download in table.formats}
    documents = tuple(each for each in offered if each.name.endswith(DOCUMENT))
    page = Page(
        path,
        "下载",
        "pages/downloads.html",
        {
            "documents": documents,
            "tables": offered_tables,
            "data": tuple(
                each for each in offered if each.name.endswith(DATA) and each.name not in tabled
            ),
            "sources": tuple(each for each in offered if each.name.startswith("sources/")),
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


def _tables(offered: Iterable[Download]) -> tuple[Tabled, ...]:
    """Return the tables in the order in which the files are described, parts behind the whole."""
    by_name = {each.name: each for each in offered}
    order = [entry["begins"] for entry in lexicon.table("files")["file"]]
    found = [
        Tabled(
            name.removesuffix(TABLE).removeprefix("data/"),
            by_name[name].what,
            tuple(
                (kind.upper(), by_name[one])
                for kind in extracts.FORMATS
                if (one := f"{name.removesuffix(TABLE)}.{kind}") in by_name
            ),
        )
        for name in by_name
        if name.endswith(TABLE)
    ]
    begun = {table.name: _place(f"data/{table.name}.", order) for table in found}
    return tuple(sorted(found, key=lambda table: (begun[table.name], table.name)))


def _place(name: str, order: list[str]) -> int:
    return next((i for i, begins in enumerate(order) if name.startswith(begins)), len(order))


def _download(name: str, size: int, page: str) -> Download:
    described = lexicon.table("files")["file"]
    what = next((entry["what"] for entry in described if _fits(name, entry)), "")
    return Download(name, paths.link(page, name), what, f"{max(size / 1024, 0.1):,.1f} KB")


def _fits(name: str, entry: Mapping[str, str]) -> bool:
    return name.startswith(entry["begins"]) and name.endswith(entry["ends"])
