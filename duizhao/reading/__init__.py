"""From the bytes of a release to its sections, paragraphs and sentences."""

from collections.abc import Mapping

from duizhao.anchoring import Folded, anchor, edits, folded
from duizhao.errors import Code, Finding
from duizhao.model import Document, Release, Report
from duizhao.reading import healing, parsing
from duizhao.reading.content import Decision
from duizhao.text import Range, Repair

ADVICE = {Code.NOT_UNIQUE: "把 quote 写长一些", Code.MOVED: "核对后不必改动"}


def document(
    report: Report, release: Release, decisions: tuple[Decision, ...] = ()
) -> tuple[Document, tuple[Finding, ...]]:
    """Read one release with what an editor decided about it.

    The findings name the decisions that could not be applied (their quotation is gone, was changed
    or stands in more than one place), and those whose words have moved. An older release that lacks
    the words of a decision is told of only where the decision names that release.
    """
    source = decode(release)
    anchors = folded(source)
    earlier = _before(report, release)
    is_current = report.releases[-1:] in ((), (release,))
    repairs: list[Repair] = []
    headings: dict[int, str] = {}
    joins: set[int] = set()
    roles: dict[int, str] = {}
    findings: list[Finding] = []
    for decision in decisions:
        if decision.value("release", release.id) != release.id:
            continue
        at, finding = anchored(anchors, decision, earlier)
        if finding and (is_current or decision.value("release")):
            findings.append(finding)
        if at is None:
            continue
        if decision.table == "repair":
            repairs += _repairs(source, at, decision)
        elif decision.table == "heading":
            headings[at.start] = decision.value("action")
        elif decision.table == "paragraph":
            joins |= {at.start} if decision.value("join") else set()
            roles |= {at.start: decision.value("role")} if decision.value("role") else {}
    healed = healing.heal(source, tuple(repairs), frozenset(joins))
    return parsing.parse(report, release, healed, headings, roles), tuple(findings)


def topics(document: Document, decisions: tuple[Decision, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the topics that an editor gave to paragraphs, by the paragraph's id."""
    anchors = folded(document.text.raw)
    decided: dict[str, tuple[str, ...]] = {}
    for decision in decisions:
        chosen = decision.entry.values.get("topics")
        at = anchored(anchors, decision)[0] if decision.table == "paragraph" and chosen else None
        if at is not None and chosen:
            place = document.text.healed_range(at).start
            decided |= {
                p.id: tuple(map(str, chosen))
                for p in document.paragraphs
                if p.at.start <= place < p.at.end
            }
    return decided


def decode(release: Release) -> str:
    """Return the release's text, its own line ends kept, without the byte order mark."""
    return release.data.decode("utf-8-sig" if release.encoding == "utf-8" else release.encoding)


def anchored(
    anchors: Folded, decision: Decision, earlier: Folded | None = None
) -> tuple[Range | None, Finding | None]:
    """Return the one place a decision was made on, and what an editor has to know of it.

    `earlier` is the source of the release before.
    """
    quote = decision.value("quote")
    found = anchor(anchors, quote, earlier=earlier)
    told = found.told(quote)
    if told is None:
        return found.at, None
    code, wrong, now = told
    return found.at, decision.entry.finding(
        "quote",
        code,
        wrong,
        expected="" if found.at else "正文中唯一的一段原文",
        found=now,
        advice=ADVICE.get(code, "重新核对后改写 quote"),
    )


def _before(report: Report, release: Release) -> Folded | None:
    """Return the source of the release before this one."""
    place = report.releases.index(release) if release in report.releases else 0
    return folded(decode(report.releases[place - 1])) if place else None


def _repairs(source: str, at: Range, decision: Decision) -> tuple[Repair, ...]:
    status, note = decision.value("status"), decision.value("reason")
    after = decision.value("after", decision.value("quote"))
    found = edits(source, at, after, status, note)
    return found or (Repair("editor", at, at.of(source), at.of(source), status, note),)
