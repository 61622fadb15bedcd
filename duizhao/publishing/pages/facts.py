"""What a text is: the facts its publication gives, and what is known to be missing from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from duizhao.model import Document
from duizhao.publishing.labels import label
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.catalogue import Catalogue
from duizhao.publishing.pages.marking import kept


@dataclass(frozen=True, slots=True)
class Facts:
    """A report as a page introduces it. `given` are (name, value) pairs; nothing is invented."""

    id: str
    name: str
    place: str
    kind: str
    is_full: bool
    given: tuple[tuple[str, Markup], ...]
    missing: tuple[Markup, ...]
    source_url: str
    href: str


def facts(found: Catalogue, page: str) -> Facts:
    """Return the facts of a report for a page at path `page`."""
    document = found.document
    return Facts(
        document.report.id,
        document.report.name,
        document.report.jurisdiction,
        label("report_kind", document.release.kind),
        document.is_full,
        tuple((name, kept(value)) for name, value in _given(found)),
        missing(document),
        document.release.source_url or document.report.source_url,
        paths.link(page, found.path),
    )


def chinese_date(day: date) -> str:
    """Return a date as Chinese texts write it: 2026年1月21日."""
    return f"{day.year}年{day.month}月{day.day}日"


def spot_check(document: Document) -> str:
    """Return what a person's reading of the figures found, in a sentence; "" where none read."""
    check = document.report.spot_check
    if check is None or not document.is_current:
        return ""
    on = f"（{chinese_date(check.on)}核对）" if check.on else ""
    return f"抽查{check.read}处数字，{check.agreed}处与人工一致{on}。"


def length(document: Document) -> int:
    """Return how many characters a text has, white space aside."""
    return sum(map(len, document.text.text.split()))


def missing(document: Document) -> tuple[Markup, ...]:
    """Return what is known to be missing from a text, in sentences; nothing for a full one."""
    if document.is_full:
        return ()
    coverage = document.coverage
    jumps = [f"“{line.strip('()（）')}”" for line in (coverage.before, coverage.after) if line]
    sentences = []
    if jumps:
        sentences.append(f"原件印有{'、'.join(jumps)}，此前此后另有内容，本摘录未包含。")
    for lost in coverage.lost_headings:
        number = f"（{lost.number.strip('()（）')}）" if lost.number else ""
        sentences.append(f"开头所属章节{number}的标题不在本摘录内。")
    if coverage.abridged:
        sentences.append("文中另有删节，删去多少从本文看不出。")
    sentences.append("本摘录未包含的内容，不等于报告全文没有。")
    return tuple(kept(sentence) for sentence in sentences)


def _given(found: Catalogue) -> Iterator[tuple[str, str]]:
    document = found.document
    report, release = document.report, document.release
    if report.delivered:
        yield "报告日期", chinese_date(report.delivered)
    issued = release.issued or report.issued
    if issued:
        yield "印发日期", chinese_date(issued)
    if report.document_number:
        yield "文号", report.document_number
    if report.speaker:
        yield "报告人", report.speaker
    source = release.source_name or report.source_name
    if source:
        yield "来源", source
    yield "文本", label("report_kind", release.kind)
    yield "篇幅", f"{length(document):,}字，{len(document.paragraphs)}段"
    yield "数字指标", f"{len(found.analysis.quantities):,}项"
