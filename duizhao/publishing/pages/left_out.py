"""Every numeral that is no figure, with the reason why."""

from dataclasses import dataclass

from markupsafe import Markup

from duizhao.comparing.intervals import is_worded
from duizhao.model import Numeral, Paragraph
from duizhao.publishing import selections
from duizhao.publishing.labels import label
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.catalogue import Catalogue
from duizhao.publishing.pages.citing import cited
from duizhao.publishing.pages.facts import missing
from duizhao.publishing.pages.figures import offers, page_of
from duizhao.publishing.pages.library import Library
from duizhao.publishing.pages.marking import Mark
from duizhao.text import Range


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A numeral in its sentence, and the way to it; `id` is its place in the file."""

    id: str
    text: str
    context: Markup
    href: str


@dataclass(frozen=True, slots=True)
class Reason:
    """The numerals that were left out for one reason."""

    id: str
    label: str
    numerals: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """How many numerals a report has and where they went: `figures` of so many `quantities`."""

    name: str
    href: str
    figures: int
    quantities: int
    left_out: int
    reasons: tuple[tuple[str, int], ...]


def pages(library: Library) -> tuple[Page, ...]:
    """Return the overview and a page for each report."""
    return (_overview(library), *(_page(library, found) for found in library.current))


def account(found: Catalogue, page: str) -> Account:
    """Return the account of one report's numerals."""
    numbered = [each for each in found.analysis.quantities if not is_worded(each)]
    return Account(
        found.document.report.name,
        paths.link(page, paths.left_out_of(found.document)),
        len({quantity.at for quantity in numbered}),
        len(numbered),
        len(found.analysis.numerals),
        tuple(
            (label("numeral_reason", reason), len(held))
            for reason, held in selections.numerals(found.analysis)
        ),
    )


def _overview(library: Library) -> Page:
    path = paths.LEFT_OUT
    return page_of(
        library,
        path,
        "未计入指标的数字",
        "pages/left-out-overview.html",
        {
            "accounts": tuple(account(found, path) for found in library.current),
            "count": sum(len(found.analysis.numerals) for found in library.current),
            "files": offers(path, "numerals", "未计入指标的数字"),
        },
        (),
        "每一个数字的去向：计入指标的，和未计入的及原因",
    )


def _page(library: Library, found: Catalogue) -> Page:
    path = paths.left_out_of(found.document)
    reasons = tuple(
        Reason(
            f"r-{reason}",
            label("numeral_reason", reason),
            tuple(_left_out(found, numeral, path) for numeral in held),
        )
        for reason, held in selections.numerals(found.analysis)
    )
    report = found.document.report
    return page_of(
        library,
        path,
        f"{library.short_name(found)}未计入指标的数字",
        "pages/left-out.html",
        {
            "account": account(found, path),
            "reasons": reasons,
            "missing": missing(found.document),
            "cited": cited(path, found),
            "count": len(found.analysis.numerals),
            "files": offers(path, f"numerals/{report.id}", f"{report.name}未计入指标的数字"),
        },
        (Entry(reason.id, reason.label) for reason in reasons),
        f"{report.name}中未计入指标的数字，按原因列出",
    )


def _left_out(found: Catalogue, numeral: Numeral, page: str) -> LeftOut:
    at, block = _around(found, numeral.at)
    context = found.words(at, (Mark(numeral.at, "here"),))
    place = found.document.text.raw_range(numeral.at).start
    return LeftOut(f"n-{place}", numeral.text, context, paths.link(page, found.path, block))


def _around(found: Catalogue, at: Range) -> tuple[Range, str]:
    """Return the sentence or heading a numeral stands in, and the id to lead to."""
    block = found.block_at(at.start)
    if isinstance(block, Paragraph):
        for sentence in block.sentences:
            if sentence.at.holds(at):
                return sentence.at, sentence.id
    return block.at, block.id
