"""Apply what an editor decided about a pair; the machine proposes, the editor disposes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from duizhao.anchoring import Anchor, State, anchor, folded, shown
from duizhao.errors import Code, Finding
from duizhao.model import Analysis, Document, Link, Paragraph, Quantity, Row
from duizhao.text import fingerprint

SIDES = ("left", "right")


@dataclass(frozen=True, slots=True)
class Decided:
    """An editor's word on two passages, by their quotations.

    `decision` is confirm, add or strike; `grade` None keeps the proposed one. `report` makes a
    finding at the line of a key. `stood` says for a side where its words stood: "h-…/p-…", the
    heading above the passage and the passage that the quotation opens.
    """

    left: str
    right: str
    decision: str
    grade: int | None
    reason: str
    report: Callable[[str, Code, str, str], Finding]
    stood: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Links:
    """What is left of the proposals, what was struck, and the decisions that found no place."""

    links: tuple[Link, ...]
    rejected: tuple[Link, ...]
    findings: tuple[Finding, ...]


def settle(
    links: tuple[Link, ...],
    left: Document,
    right: Document,
    decisions: Iterable[Decided],
    earlier: Iterable[Document] = (),
) -> Links:
    """Return the links after the editor's decisions, in the order of the left, closest first.

    `earlier` are older releases of both reports: they tell what the words were that have changed.
    """
    found: dict[tuple[str, str], Link] = {(link.left, link.right): link for link in links}
    findings: list[Finding] = []
    known = tuple(earlier)
    places = {"left": Places(left, known), "right": Places(right, known)}
    words: dict[tuple[str, str], str] = {}
    for decided in decisions:
        pair, problems = anchored(decided, places)
        findings += problems
        if pair:
            if words.setdefault(pair, decided.decision) != decided.decision:
                wrong = "这两段另有一条不同的决定，以这条为准"
                findings.append(decided.report("left", Code.CONTRARY, wrong, shown(decided.left)))
            proposed = found.get(pair, Link(*pair, decided.grade or 2, 0.0, (), ()))
            found[pair] = _decided(proposed, decided)
    order = {p.id: i for d in (left, right) for i, p in enumerate(d.paragraphs)}
    ranked = sorted(
        found.values(), key=lambda link: (order[link.left], -link.score, order[link.right])
    )
    return Links(
        tuple(link for link in ranked if link.origin != "rejected"),
        tuple(link for link in ranked if link.origin == "rejected"),
        tuple(findings),
    )


def _decided(proposed: Link, decided: Decided) -> Link:
    origin = {"confirm": "confirmed", "add": "added", "strike": "rejected"}[decided.decision]
    grade = decided.grade if decided.grade is not None else proposed.grade
    return replace(proposed, origin=origin, grade=grade, reason=decided.reason)


class Places:
    """Finds the passage in which a quotation stands."""

    def __init__(self, document: Document, earlier: Iterable[Document] = ()) -> None:
        self.document = document
        self.earlier = tuple(each for each in earlier if each.report.id == document.report.id)
        self.folded = folded(document.text.raw)
        self.before = folded(self.earlier[-1].text.raw) if self.earlier else None

    def find(self, quote: str, stood: str = "") -> tuple[Paragraph | None, Anchor]:
        """Return the passage with the words of `quote`, and what became of them."""
        heading, _, passage = stood.rpartition("/")
        found = anchor(self.folded, quote, passage, self.before)
        if found.at is None:
            return None, replace(found, was=self._was(passage))
        place = self.document.text.healed_range(found.at).start
        for paragraph in self.document.paragraphs:
            if paragraph.at.start <= place < paragraph.at.end:
                moved = bool(heading) and paragraph.section != heading
                return paragraph, replace(found, state=State.MOVED) if moved else found
        return None, Anchor(State.OUTSIDE)

    def _was(self, passage: str) -> str:
        """Return the words of a passage of an older release, "" where it is not known."""
        for document in self.earlier:
            for paragraph in document.paragraphs:
                if passage and paragraph.id == passage:
                    return document.words(paragraph.at)
        return ""


def anchored(
    decided: Decided, places: Mapping[str, Places]
) -> tuple[tuple[str, str] | None, list[Finding]]:
    """Return the two passages a decision speaks of, None where it is not to be applied."""
    passages: list[str] = []
    problems: list[Finding] = []
    for side, quote in zip(SIDES, (decided.left, decided.right), strict=True):
        paragraph, found = places[side].find(quote, decided.stood.get(side, ""))
        told = found.told(quote)
        passages += [paragraph.id] if paragraph else []
        problems += [decided.report(side, *told)] if told else []
    return ((passages[0], passages[1]) if len(passages) == 2 else None), problems


# --- rows of figures --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DecidedRow:
    """An editor's word on two figures, each by a quotation that holds it; one may be empty.

    `decision` is confirm, add or strike; `changes` are what the editor sets of the row: relation,
    comparable, reason, label.
    """

    left: str
    right: str
    decision: str
    changes: Mapping[str, Any]
    report: Callable[[str, Code, str, str], Finding]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows after the editor's decisions, and the decisions that found no place."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]


def settle_rows(
    rows: tuple[Row, ...], left: Analysis, right: Analysis, decisions: Iterable[DecidedRow]
) -> Rows:
    """Return the rows as the editor confirmed, changed, added or struck them; added ones last."""
    settled = list(rows)
    findings: list[Finding] = []
    sides = {"left": left, "right": right}
    for decided in decisions:
        quotes = {"left": decided.left, "right": decided.right}
        found = {side: _quoted(sides[side], quote) for side, quote in quotes.items()}
        lost = [
            decided.report(side, *told)
            for side, (_, told) in found.items()
            if quotes[side] and told
        ]
        if not any(quotes.values()):
            lost.append(decided.report("left", Code.MISSING_KEY, "left 和 right 都没有写", ""))
        findings += lost
        if not lost:
            figures = tuple(figures for figures, _ in found.values())
            changed = _with_row(settled, decided, figures)
            if decided.decision == "strike" and changed == settled:
                wrong = "没有由这些数字组成的一行，这条决定没有作用"
                said = shown(decided.left or decided.right)
                side = "left" if decided.left else "right"
                findings.append(decided.report(side, Code.WITHOUT_EFFECT, wrong, said))
            settled = changed
    return Rows(tuple(settled), tuple(findings))


def _quoted(
    analysis: Analysis, quote: str
) -> tuple[tuple[Quantity, ...], tuple[Code, str, str] | None]:
    """Return the figures inside a quotation that is unique in the report, or what keeps from it."""
    text = analysis.document.text
    found = anchor(folded(text.raw), quote)
    if found.at is None:
        return (), found.told(quote)
    at = found.at
    figures = tuple(q for q in analysis.quantities if at.holds(text.raw_range(q.at)))
    lacking = (Code.ORPHANED, "引文里没有读到数字，这条决定未采用", shown(quote))
    return figures, None if figures else lacking


def _with_row(
    rows: list[Row], decided: DecidedRow, figures: tuple[tuple[Quantity, ...], ...]
) -> list[Row]:
    left, right = (tuple(quantity.id for quantity in side) for side in figures)
    meant = [row for row in rows if _speaks_of(row, left, right)]
    if decided.decision == "strike":
        return [row for row in rows if row not in meant]
    if meant:
        return [replace(row, **decided.changes) if row in meant else row for row in rows]
    first = next(quantity for side in figures for quantity in side)
    identifier = f"r-{fingerprint(' '.join((*left, '|', *right)))}"
    fresh = Row(identifier, first.indicator, first.metric, left, right, "exact")
    return [*rows, replace(fresh, **decided.changes)]


def _speaks_of(row: Row, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether a row has its figures, side by side, in the quotations."""
    return (
        bool(set(row.left) & set(left)) == bool(left)
        and bool(set(row.right) & set(right)) == bool(right)
        and bool(row.left) == bool(left)
        and bool(row.right) == bool(right)
    )
