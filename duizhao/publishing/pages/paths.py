"""Where the pages lie, and how one links to another."""

from collections.abc import Iterable
from functools import cache
from posixpath import dirname, relpath

from duizhao.model import Comparison, Document, Revision

HOME = "index.html"
COMPARISONS = "comparisons/index.html"
TARGETS = "figures/index.html"
PROGRESS = "figures/progress.html"
FIVE_YEARS = "figures/five-years.html"
TURNS = "figures/turns.html"
UNDERTAKINGS = "figures/undertakings.html"
LEFT_OUT = "figures/left-out.html"
REPORTS = "reports/index.html"
SEARCH = "search.html"
ALL_PASSAGES = "passages.html"
HOW_IT_WAS_MADE = "how-it-was-made.html"
DOWNLOADS = "downloads.html"
COMPONENTS = "components.html"
NOT_FOUND = "404.html"


def link(page: str, target: str, anchor: str = "") -> str:
    """Return the relative address of `target` (a path from the site's root) as seen from `page`."""
    address = _way(dirname(page) or ".", target) if target != page or not anchor else ""
    return f"{address}#{anchor}" if anchor else address


def report(document: Document) -> str:
    """Return the page of a report's current release."""
    return f"reports/{document.report.id}.html"


def release(document: Document) -> str:
    """Return the page that a release keeps for ever."""
    return f"reports/{document.report.id}/{document.release.id}.html"


def figures_of(document: Document) -> str:
    """Return the page of every figure of a report."""
    return f"figures/{document.report.id}/all.html"


def left_out_of(document: Document) -> str:
    """Return the page of a report's numerals that are no figures."""
    return f"figures/{document.report.id}/left-out.html"


def comparison(of: Comparison, page: str = "index") -> str:
    """Return a page of a comparison: index figures phrases unmatched essentials."""
    return f"comparisons/{of.id}/{page}.html"


def one_sheet(of: Comparison, kind: str = "html") -> str:
    """Return the sheet of essentials of a comparison, as a page or as a document (docx)."""
    return f"comparisons/{of.id}/one-sheet.{kind}"


def revision(of: Revision) -> str:
    """Return the page of two releases of a report."""
    return f"comparisons/{of.id}/index.html"


def topic(of: Comparison, name: str) -> str:
    """Return the page of one topic of a comparison."""
    return f"comparisons/{of.id}/{name}.html"


def data(name: str) -> str:
    """Return where a data file lies."""
    return f"data/{name}"


def source(document: Document) -> str:
    """Return where the release's own file is published."""
    return f"sources/{document.report.id}/{document.release.id}.txt"


def trail(page: str, *above: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the pages above `page` without itself, home first."""
    pairs: Iterable[tuple[str, str]] = (("对照要点", HOME), *above)
    return tuple(pair for pair in pairs if pair[1] != page)


def essentials(of: Comparison, *, only: bool) -> str:
    """Return the page of essentials of a comparison; it is home where there is one only."""
    return HOME if only else comparison(of, "essentials")


@cache
def _way(folder: str, target: str) -> str:
    """Return a relative path; thousands of figures lead along the same few ways."""
    return relpath(target, folder)
