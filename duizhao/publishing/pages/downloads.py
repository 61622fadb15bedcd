"""What can be taken away: tables, data, sources, and what their columns mean."""

from collections.abc import Mapping
from dataclasses import dataclass

from duizhao import lexicon
from duizhao.publishing import tables
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths

TABLES = (".csv", ".xlsx")
DATA = (".json", ".jsonld")
DOCUMENT = ".docx"


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away."""

    name: str
    href: str
    what: str
    size: str


def pages(files: Mapping[str, bytes]) -> tuple[Page, ...]:
    """Return the one page; `files` are what is published beside the pages, by path."""
    path = paths.DOWNLOADS
    offered = [_download(name, len(content), path) for name, content in sorted(files.items())]
    documents = tuple(each for each in offered if each.name.endswith(DOCUMENT))
    page = Page(
        path,
        "下载",
        "pages/downloads.html",
        {
            "documents": documents,
            "tables": tuple(each for each in offered if each.name.endswith(TABLES)),
            "data": tuple(each for each in offered if each.name.endswith(DATA)),
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


def _download(name: str, size: int, page: str) -> Download:
    described = lexicon.table("files")["file"]
    what = next((entry["what"] for entry in described if _fits(name, entry)), "")
    return Download(name, paths.link(page, name), what, f"{max(size / 1024, 0.1):,.1f} KB")


def _fits(name: str, entry: Mapping[str, str]) -> bool:
    return name.startswith(entry["begins"]) and name.endswith(entry["ends"])
