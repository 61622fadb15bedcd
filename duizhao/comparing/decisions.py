"""Apply what an editor decided about a pair; the machine proposes, the editor disposes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from duizhao.anchoring import Folded
from duizhao.errors import Code, Finding
from duizhao.model import Analysis, Document, Link, Quantity, Row
from duizhao.text import fingerprint

SIDES = ("left", "right")


@dataclass(frozen=True, slots=True)
class Decided:
    """An editor's word on two passages, by their quotations.

    `decision` is confirm, add or strike; `grade` None keeps the proposed one. `report` makes a
    finding at the line of a key.
    """

    left: str
    right: str
    decision: str
    grade: int | None
    reason: str
    report: Callable[[str, Code, str, str], Finding]


@dataclass(frozen=True, slots=True)
class Links:
    """What is left of the proposals, what was struck, and the decisions that found no place."""

    links: tuple[Link, ...]
    rejected: tuple[Link, ...]
    findings: tuple[Finding, ...]


def settle(
    links: tuple[Link, ...], left: Document, right: Document, decisions: Iterable[Decided]
) -> Links:
    """Return the links after the editor's decisions, in the order of the left, closest first."""
    found: dict[tuple[str, str], Link] = {(link.left, link.right): link for link in links}
    findings: list[Finding] = []
    places = {side: _Places(document) for side, document in zip(SIDES, (left, right), strict=True)}
    for decided in decisions:
        pair, problems = _anchored(decided, places)
        findings += problems
        if pair:
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


class _Places:
    """Finds the paragraph in which a quotation stands."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.folded = Folded(document.text.raw)

    def paragraphs(self, quote: str) -> tuple[str, ...]:
        found = []
        for raw in self.folded.find(quote):
            place = self.document.text.healed_range(raw).start
            found += [p.id for p in self.document.paragraphs if p.at.start <= place < p.at.end]
        return tuple(found)


def _anchored(
    decided: Decided, places: Mapping[str, _Places]
) -> tuple[tuple[str, str] | None, list[Finding]]:
    paragraphs: list[str] = []
    problems: list[Finding] = []
    for side, quote in zip(SIDES, (decided.left, decided.right), strict=True):
        found = places[side].paragraphs(quote)
        if len(found) == 1:
            paragraphs.append(found[0])
        else:
            code = Code.NOT_UNIQUE if found else Code.ORPHANED
            wrong = "引文在正文中不止一处" if found else "依据文字已不在正文的段落中"
            problems.append(decided.report(side, code, f"{wrong}，这条决定未采用", quote[:40]))
    return ((paragraphs[0], paragraphs[1]) if len(paragraphs) == 2 else None), problems


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
    for decided in decisions:
        figures = (_quoted(left, decided.left), _quoted(right, decided.right))
        lost = [
            decided.report(side, Code.ORPHANED, "引文里没有读到数字，这条决定未采用", quote[:40])
            for side, quote, found in zip(
                SIDES, (decided.left, decided.right), figures, strict=True
            )
            if quote and not found
        ]
        findings += lost
        if not lost:
            settled = _with_row(settled, decided, figures)
    return Rows(tuple(settled), tuple(findings))


def _quoted(analysis: Analysis, quote: str) -> tuple[Quantity, ...]:
    """Return the figures inside a quotation that is unique in the report."""
    text = analysis.document.text
    places = Folded(text.raw).find(quote)
    if len(places) != 1:
        return ()
    return tuple(q for q in analysis.quantities if places[0].holds(text.raw_range(q.at)))


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
