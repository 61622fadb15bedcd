"""The one sheet as a document for Word and WPS (DOCX, Office Open XML).

The parts are templates beside this module; a general library was not taken (docs/decisions.md).
No clock, no program and no machine is named inside: the same sheet gives the same bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files as resources
from urllib.parse import urljoin

import jinja2

from duizhao.model import Book, Site
from duizhao.publishing import addresses, archives
from duizhao.publishing.pages import Library, one_sheet, paths
from duizhao.publishing.pages.citing import Cited
from duizhao.publishing.pages.one_sheet import OneSheet

PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package.rels",
    "docProps/core.xml": "core.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document.rels",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/footer.xml": "footer.xml",
}
"""Where each template goes, in the order of the archive."""

WIDTH = 10092
"""Between the margins of A4, in twentieths of a point."""

STATEMENTS = {
    "review": (
        "审校稿，仅供内部核对。本站由程序依据公开文本整理，不是官方发布；"
        "内容以正式文件为准，统计数据以统计部门公布为准。"
    ),
    "public": (
        "本专题由程序依据公开文本整理{checked}，仅作并列展示，不构成对政策的解释或对工作的评价；"
        "内容以正式文件为准，统计数据以统计部门公布为准。"
    ),
}


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation as the document prints it: its words, and the address it ends with."""

    words: str
    href: str
    address: str
    release: str
    reason: str


def files(library: Library, version: str) -> dict[str, bytes]:
    """Return the document of each comparison by its path; `version` names the content."""
    return {
        paths.one_sheet(sheet.comparison, "docx"): docx(sheet, library.book, version)
        for sheet in one_sheet.sheets(library)
    }


def docx(sheet: OneSheet, book: Book, version: str) -> bytes:
    """Return a sheet as a document.

    Its links lead to the site's address, or, where that is not known, to the pages that lie
    beside the document once the site has been taken from disk to disk.
    """
    site = book.site
    page = paths.one_sheet(sheet.comparison)
    statement = STATEMENTS[site.edition].format(checked="、经人工核对" if book.checked else "")
    base = addresses.canonical(site.url, page)
    hrefs = dict.fromkeys(_hrefs(sheet))
    words = {
        "sheet": sheet,
        "site": site,
        "review": site.edition == "review",
        "title": f"{sheet.title}：{sheet.subject}",
        "version": version,
        "width": WIDTH,
        "foot": (statement, f"本页地址：{base or page}；内容版本：{version}"),
        "cited": tuple(_reference(each, site) for each in sheet.cited),
        "links": {href: f"link{place}" for place, href in enumerate(hrefs, 1)},
        "addresses": {href: urljoin(base, href) for href in hrefs},
    }
    templates = _templates()
    return archives.pack(
        {
            path: templates.get_template(name).render(words).lstrip().encode()
            for path, name in PARTS.items()
        }
    )


def _hrefs(sheet: OneSheet) -> Iterator[str]:
    for part in sheet.parts:
        rows = part.grid.rows if part.grid is not None else ()
        for line in (*(cell for row in rows for cell in row), *part.lines):
            yield from (piece.href for piece in line if piece.href)
    yield from (each.href for each in sheet.cited)


def _reference(text: Cited, site: Site) -> Reference:
    address = addresses.canonical(site.url, text.path) or text.path
    return Reference(text.words, text.href, address, text.release, text.reason)


@cache
def _templates() -> jinja2.Environment:
    beside = resources(__package__) / "parts"
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: (beside / name).read_text(encoding="utf-8")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
