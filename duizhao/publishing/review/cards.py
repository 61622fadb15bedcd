"""What the worksheet asks besides links and misprints: rows, findings, reviews, doubtful figures.

A card is answered with yes or no; both answers are the TOML that goes into the editor's file.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from duizhao.anchoring import anchor, fold
from duizhao.comparing import sentences
from duizhao.model import Quantity, Reviewed, Row, Statement
from duizhao.publishing.labels import label
from duizhao.publishing.pages.catalogue import Catalogue
from duizhao.publishing.pages.figure import period
from duizhao.publishing.pages.library import Pair, Side
from duizhao.publishing.pages.marking import Mark
from duizhao.publishing.review import doubts
from duizhao.publishing.review.quoting import Quotes
from duizhao.reading.content import Decision
from duizhao.text import Range

Answer = Mapping[str, str | list[str]]
Anchors = Mapping[str, Quotes]
SETTLED = {"confirmed": "confirm", "added": "confirm", "rejected": "strike", "computed": ""}
ROWS = ("loose", "close", "no", "exact")
"""How far rows can be compared, the most doubtful first."""
FINDINGS = ("positions", "sums", "words", "units", "both_numbers", "deadlines", "targets", "dates")
"""The rules of findings, the most doubtful first."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage of one side, its words marked."""

    side: str
    name: str
    place: Markup
    words: Markup


@dataclass(frozen=True, slots=True)
class Card:
    """One question. `yes` and `no` are the values of the decision; empty where none can be made."""

    key: str
    title: str
    facts: tuple[str, ...]
    shown: tuple[Shown, ...]
    yes: Answer
    no: Answer
    decision: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """The questions of one kind; `head` opens their decisions' file, `unit` counts them."""

    table: str
    id: str
    name: str
    unit: str
    head: tuple[tuple[str, str], ...]
    cards: tuple[Card, ...] = field(repr=False)


def rows(pair: Pair, anchors: Anchors, decided: Iterable[Decision]) -> tuple[Card, ...]:
    """Return a card for each row that has figures on both sides."""
    known = tuple(each for each in decided if each.table == "row")
    both = [row for row in pair.comparison.rows if row.left and row.right]
    both.sort(key=lambda row: ROWS.index(row.comparable))
    cards = [_row(pair, row, anchors, known) for row in both]
    return tuple(sorted(cards, key=lambda card: bool(card.decision)))


def findings(pair: Pair, anchors: Anchors) -> tuple[Card, ...]:
    """Return a card for each finding."""
    every = sorted(
        pair.comparison.findings,
        key=lambda each: (each.origin != "computed", FINDINGS.index(each.rule)),
    )
    return tuple(_finding(pair, each, anchors) for each in every)


def reviews(pair: Pair, anchors: Anchors) -> tuple[Card, ...]:
    """Return a card for each task beside which last year's work is set, the least alike first."""
    every = sorted(
        pair.comparison.reviewed,
        key=lambda each: (each.link.origin != "computed", each.link.score),
    )
    return tuple(_review(pair, each, anchors) for each in every)


def quantities(found: Catalogue, quotes: Quotes, decided: Iterable[Decision]) -> Iterator[Card]:
    """Yield a card for each doubtful figure that no editor has spoken of, the worst first."""
    settled = {
        (fold(each.value("quote")), fold(each.value("surface", each.value("quote"))))
        for each in decided
        if each.table == "quantity"
    }
    for doubt in doubts.doubtful(found.analysis):
        card = _quantity(found, doubt, quotes)
        named = str(card.yes.get("quote", "")), doubt.quantity.surface
        if tuple(map(fold, named)) not in settled:
            yield card


# --- last year beside this year -------------------------------------------------------------------


def _review(pair: Pair, proposed: Reviewed, anchors: Anchors) -> Card:
    sides = {side.key: side for side in pair.sides}
    link = proposed.link
    quoted: dict[str, str] = {}
    shown: list[Shown] = []
    asked = (("task", proposed.side, link.left), ("done", proposed.of, link.right))
    for place, (key, side, name) in enumerate(asked):
        paragraph = sides[side].catalogue.paragraphs[name]
        quote, _ = anchors[side].opening(paragraph)
        other = anchors["right" if side == "left" else "left"]
        quoted[key] = "" if other.folded.find(quote) else quote
        marks = [Mark(ranges[place], "evidence") for ranges in link.evidence]
        shown.append(_shown(sides[side], name, paragraph.at, marks))
    made = quoted if all(quoted.values()) else {}
    titles = (
        sides[side].catalogue.title_of(sides[side].catalogue.paragraphs[name])
        for _, side, name in asked
    )
    return Card(
        f"{proposed.side}|{proposed.of}|{link.left}|{link.right}",
        " ↔ ".join(title.striptags() for title in titles),
        (f"拟作 {link.grade}", f"共同词语：{'、'.join(link.terms) or '无'}"),
        tuple(shown),
        {**made, "decision": "confirm"} if made else {},
        {**made, "decision": "strike"} if made else {},
        SETTLED[link.origin],
        link.reason,
    )


# --- rows -----------------------------------------------------------------------------------------


def _row(pair: Pair, row: Row, anchors: Anchors, decided: tuple[Decision, ...]) -> Card:
    quoted = {}
    for side, names in ((pair.left, row.left), (pair.right, row.right)):
        figures = [side.catalogue.quantities[name] for name in names]
        quoted[side.key] = _quoted_figure(side, figures[0], anchors[side.key])
    made = dict(quoted) if all(quoted.values()) else {}
    earlier = next((each for each in decided if _speaks_of(each, quoted, anchors)), None)
    return Card(
        row.id,
        row.label,
        (
            label("comparable", row.comparable),
            *filter(None, (label("relation", row.relation), row.reason)),
            "所填理由会作为不能直接相比的原因印出",
        ),
        (*_of_figures(pair.left, row.left), *_of_figures(pair.right, row.right)),
        {**made, "decision": "confirm"} if made else {},
        {**made, "decision": "strike"} if made else {},
        earlier.value("decision") if earlier else "",
        earlier.value("reason") if earlier else "",
    )


def _quoted_figure(side: Side, quantity: Quantity, quotes: Quotes) -> str:
    """Return a quotation that holds this figure and no other."""
    found = side.catalogue
    inside = found.quantities_in.get(quantity.paragraph, ())
    apart = [each.at for each in inside if each.at != quantity.at]
    return quotes.holding(quantity.at, _sentence(found, quantity.paragraph, quantity.at), apart)


def _speaks_of(decision: Decision, quoted: Mapping[str, str], anchors: Anchors) -> bool:
    """Tell whether an editor's quotations hold those of a row."""
    for side, quote in quoted.items():
        folded = anchors[side].folded
        held, wanted = anchor(folded, decision.value(side)).at, anchor(folded, quote).at
        if held is None or wanted is None or not held.meets(wanted):
            return False
    return True


def _of_figures(side: Side, names: Iterable[str]) -> Iterator[Shown]:
    found = side.catalogue
    for name in names:
        quantity = found.quantities[name]
        within = _sentence(found, quantity.paragraph, quantity.at)
        yield _shown(side, quantity.paragraph, within, [Mark(quantity.at, "evidence")])


# --- findings -------------------------------------------------------------------------------------


def _finding(pair: Pair, finding: Statement, anchors: Anchors) -> Card:
    sides = {side.key: side for side in pair.sides}
    stretches: dict[tuple[str, str, Range], list[Range]] = {}
    for ground in finding.grounds:
        within = _sentence(sides[ground.side].catalogue, ground.paragraph, ground.at)
        stretches.setdefault((ground.side, ground.paragraph, within), []).append(ground.at)
    quotes: dict[str, list[str]] = {}
    shown: list[Shown] = []
    for (side, paragraph, within), held in stretches.items():
        whole = Range(min(at.start for at in held), max(at.end for at in held))
        quotes.setdefault(side, []).append(anchors[side].holding(whole, within))
        marks = [Mark(at, "evidence") for at in held]
        shown.append(_shown(sides[side], paragraph, within, marks))
    made: dict[str, str | list[str]] = {"rule": finding.rule, **quotes, "text": finding.text}
    can_be = all(all(each) for each in quotes.values())
    return Card(
        finding.id,
        finding.text,
        (sentences.rules()[finding.rule]["label"], finding.caution),
        tuple(shown),
        {**made, "decision": "confirm"} if can_be else {},
        {**made, "decision": "strike"} if can_be else {},
        SETTLED[finding.origin],
        finding.reason,
    )


# --- figures --------------------------------------------------------------------------------------


def _quantity(found: Catalogue, doubt: doubts.Doubt, quotes: Quotes) -> Card:
    quantity = doubt.quantity
    within = _sentence(found, quantity.paragraph, quantity.at)
    inside = found.quantities_in.get(quantity.paragraph, ())
    apart = [each.at for each in inside if each.at != quantity.at]
    quote = quotes.holding(quantity.at, within, apart)
    made = {"quote": quote, "surface": quantity.surface}
    place = found.place_words(found.paragraphs[quantity.paragraph])
    words = found.words(within, [Mark(quantity.at, "suspect")])
    return Card(
        quantity.id,
        f"{quantity.metric}　{quantity.surface}",
        (
            "，".join((label("kind", quantity.kind), period(quantity.period))),
            f"存疑：{'、'.join(doubt.reasons)}",
        ),
        (Shown("", found.document.report.name, place, words),),
        {**made, "action": "set"} if quote else {},
        {**made, "action": "strike"} if quote else {},
    )


# --- passages -------------------------------------------------------------------------------------


def _sentence(found: Catalogue, paragraph: str, at: Range) -> Range:
    passage = found.paragraphs[paragraph]
    return next((each.at for each in passage.sentences if each.at.holds(at)), passage.at)


def _shown(side: Side, paragraph: str, within: Range, marks: Iterable[Mark]) -> Shown:
    found = side.catalogue
    place = found.place_words(found.paragraphs[paragraph])
    return Shown(side.key, side.name, place, found.words(within, marks))
