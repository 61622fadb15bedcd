"""What the public edition may show of a book: what an editor has confirmed."""

from collections.abc import Iterable
from dataclasses import replace

from duizhao.anchoring import shown
from duizhao.comparing import releases
from duizhao.errors import Code, Finding
from duizhao.model import Analysis, Book, Comparison, HealedText, Repair, Revision
from duizhao.reading.content import ReportContent


def edition(book: Book) -> Book:
    """Return the book as its edition shows it: the review edition whole, the public one cut."""
    if book.site.edition == "review":
        return book
    analyses = {_key(analysis): public(analysis) for analysis in book.analyses}
    return replace(
        book,
        analyses=tuple(analyses.values()),
        comparisons=tuple(_pair(pair, analyses) for pair in book.comparisons),
        revisions=tuple(_revision(each, analyses) for each in book.revisions),
    )


def unsettled(reports: Iterable[ReportContent]) -> tuple[Finding, ...]:
    """Return what has to be settled before there can be a public edition: suspected misprints."""
    return tuple(
        decision.entry.finding(
            "status",
            Code.OPEN,
            "疑似录入差错尚未核定，不能发布公开版",
            expected="confirmed 或 as_is",
            found=f"open（“{shown(decision.value('quote'))}”）",
            advice="核对原件后改写 status，或先发布审校版",
        )
        for entry in reports
        for decision in entry.decisions
        if decision.table == "repair" and decision.value("status") == "open"
    )


def public(analysis: Analysis) -> Analysis:
    """Return an analysis without open repairs and without editors' remarks."""
    text = analysis.document.text
    shown = tuple(
        Repair(r.rule, r.raw, r.before, r.after, r.status)
        for r in text.repairs
        if r.status != "open"
    )
    document = replace(analysis.document, text=HealedText(text.raw, shown))
    return replace(analysis, document=document)


def _pair(pair: Comparison, analyses: dict[tuple[str, str], Analysis]) -> Comparison:
    return replace(
        pair,
        left=analyses[_key(pair.left)],
        right=analyses[_key(pair.right)],
        links=tuple(
            replace(link, reason="") for link in pair.links if link.origin in ("confirmed", "added")
        ),
        rejected=(),
        unmatched=tuple(
            replace(entry, nearest=None, score=0.0, reason="") for entry in pair.unmatched
        ),
        findings=tuple(
            replace(each, reason="") for each in pair.findings if each.origin == "confirmed"
        ),
        reviewed=tuple(
            replace(each, link=replace(each.link, reason=""))
            for each in pair.reviewed
            if each.link.origin in ("confirmed", "added")
        ),
    )


def _revision(revision: Revision, analyses: dict[tuple[str, str], Analysis]) -> Revision:
    return replace(
        releases.public(revision),
        left=analyses[_key(revision.left)],
        right=analyses[_key(revision.right)],
    )


def _key(analysis: Analysis) -> tuple[str, str]:
    return analysis.document.report.id, analysis.document.release.id
