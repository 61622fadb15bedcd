"""How the texts of a page are cited (GB/T 7714—2025): each by the page its release keeps.

A report that is read online is cited as [R/OL]: who gave it, its title, number and kind, who
published it, the day, the address. Stops and square brackets are half-width, all other signs
full-width. The day of citing belongs to web pages and data sets and no longer to reports
(docs/citation.md says what of the standard could be verified).
"""

from dataclasses import dataclass

from duizhao.model import Document
from duizhao.publishing.labels import label
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Cited:
    """A release as it is cited: `words` up to the address.

    `source` and `issued` (an ISO date) are empty where they are not given.
    """

    report: str
    name: str
    release: str
    reason: str
    words: str
    source: str
    issued: str
    path: str
    href: str


def cited(page: str, *found: Catalogue) -> tuple[Cited, ...]:
    """Return how these texts are cited on a page at path `page`, each once."""
    each = {paths.release(one.document): one.document for one in found}
    return tuple(_cited(page, document) for document in each.values())


def citation(document: Document) -> str:
    """Return author, title, publisher and date, as far as the publication gives them.

    张春. 河东区2026年政府工作报告：河东政发〔2026〕1号[R/OL]. 某办公室，2026-01-26
    """
    report, release = document.report, document.release
    kind = "" if document.is_full else label("report_kind", release.kind)
    title = "：".join(filter(None, (report.name, report.document_number, kind)))
    published = "，".join(filter(None, (_source(document), _issued(document))))
    return ". ".join(filter(None, (report.speaker, f"{title}[R/OL]", published)))


def _cited(page: str, document: Document) -> Cited:
    path = paths.release(document)
    return Cited(
        document.report.id,
        document.report.name,
        document.release.id,
        label("release_reason", document.release.reason),
        citation(document),
        _source(document),
        _issued(document),
        path,
        paths.link(page, path),
    )


def _source(document: Document) -> str:
    return document.release.source_name or document.report.source_name


def _issued(document: Document) -> str:
    day = document.release.issued or document.report.issued
    return day.isoformat() if day else ""
