"""From the bytes of a release to its sections, paragraphs and sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from duizhao.anchoring import Folded, anchor, edits, folded, shown
from duizhao.errors import Code, Finding
from duizhao.model import Document, Release, Report
from duizhao.reading import delivery, healing, layout, parsing
from duizhao.reading.content import Decision
from duizhao.text import Range, Repair

ADVICE = {Code.NOT_UNIQUE: "把 quote 写长一些", Code.MOVED: "核对后不必改动"}


def document(
    report: Report, release: Release, decisions: tuple[Decision, ...] = ()
) -> tuple[Document, tuple[Finding, ...]]:
    """Read one release with what an editor decided about it.

    The findings name the decisions that could not be applied (their quotation is gone, was changed
    or stands in more than one place, or there is nothing they could change), and those whose words
    have moved. An older release that lacks the words of a decision is told of only where the
    decision names that release.
    """
    source = decode(release)
    anchors = folded(source)
    earlier = _before(report, release)
    is_current = report.releases[-1:] in ((), (release,))
    settled = _Settled(source)
    for decision in decisions:
        if decision.value("release", release.id) != release.id:
            continue
        at, finding = anchored(anchors, decision, earlier)
        found = [finding] if finding else []
        found += settled.take(at, decision) if at else []
        settled.findings += found if is_current or decision.value("release") else []
    healed = healing.heal(source, tuple(settled.repairs), frozenset(settled.joins))
    headings = {place: decision.value("action") for place, decision in settled.headings.items()}
    roles = {place: decision.value("role") for place, decision in settled.roles.items()}
    parsed = parsing.parse(report, release, healed, headings, roles)
    idle = (*_no_line(settled, healed), *_no_paragraph(settled, parsed))
    settled.findings += idle if is_current else ()
    told = replace(report, delivered=delivery.delivered(parsed))
    return replace(parsed, report=told), tuple(settled.findings)


@dataclass(slots=True)
class _Settled:
    """What an editor decided about one source, by place in it."""

    source: str
    repairs: list[Repair] = field(default_factory=list)
    joins: dict[int, Decision] = field(default_factory=dict)
    headings: dict[int, Decision] = field(default_factory=dict)
    roles: dict[int, Decision] = field(default_factory=dict)
    paragraphs: dict[int, Decision] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def take(self, at: Range, decision: Decision) -> list[Finding]:
        """Take a decision up; return what keeps from it."""
        if decision.table == "repair":
            fresh = _repairs(self.source, at, decision)
            taken = [each.raw for each in self.repairs]
            if any(each.raw == raw or each.raw.meets(raw) for each in fresh for raw in taken):
                wrong = "这处文字已有一条决定，这条未采用"
                quote = shown(decision.value("quote"))
                advice = "两条只留一条"
                return [_idle(decision, Code.CONTRARY, wrong, found=quote, advice=advice)]
            self.repairs += fresh
        elif decision.table == "heading":
            self.headings[at.start] = decision
        elif decision.table == "paragraph":
            self.paragraphs[at.start] = decision
            self.joins |= {at.start: decision} if decision.value("join") else {}
            self.roles |= {at.start: decision} if decision.value("role") else {}
        return []


def _no_line(settled: _Settled, healed: healing.Healed) -> Iterator[Finding]:
    """Yield the headings and joins that begin no line: nothing can be done there."""
    begin = {block.raw.start for block in healed.blocks}
    lines = {line.raw.start for line in layout.lines(settled.source)[0]} if settled.joins else set()
    for place, decision in (*settled.headings.items(), *settled.joins.items()):
        if place not in (lines if decision.value("join") else begin):
            wrong = "引文不在一行的开头，这条决定没有作用"
            yield _idle(decision, Code.WITHOUT_EFFECT, wrong, expected="从这一行的第一个字抄起")


def _no_paragraph(settled: _Settled, parsed: Document) -> Iterator[Finding]:
    """Yield the decisions about paragraphs whose words stand in none."""
    for place, decision in settled.paragraphs.items():
        healed = parsed.text.healed_range(Range(place, place)).start
        if not any(p.at.start <= healed < p.at.end for p in parsed.paragraphs):
            wrong = "引文在标题里，不在段落里，这条决定没有作用"
            yield _idle(decision, Code.WITHOUT_EFFECT, wrong, expected="段落里的一段原文")


def _idle(decision: Decision, code: Code, wrong: str, **more: str) -> Finding:
    return decision.entry.finding("quote", code, wrong, **more)


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
        advice=ADVICE.get(code, "从正文里照样抄一段，改写 quote"),
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
