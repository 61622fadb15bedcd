"""The editor's worksheet: one offline page on which proposals are confirmed and struck.

It is a tool and no part of the site: nothing of it is published. It asks for nothing, so its style
and script stand in it; both are named by their hashes in its policy. What the editor decides is
downloaded as TOML (CONTRACT: `[[link]]`) and taken in by `build.py decide`. Links and misprints
have forms of their own; all else is a question on a card (`cards`).
"""

import base64
import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import jinja2
from markupsafe import Markup

from duizhao.anchoring import Folded, anchor
from duizhao.errors import Finding
from duizhao.matching import links as matching
from duizhao.model import Link, Paragraph
from duizhao.publishing.labels import group_of, label
from duizhao.publishing.pages.library import Library, Pair, Side
from duizhao.publishing.pages.marking import Mark
from duizhao.publishing.review import cards
from duizhao.publishing.review.cards import Deck
from duizhao.publishing.review.quoting import Quotes
from duizhao.reading.content import Content, Decision, ReportContent

HERE = Path(__file__).parent
THRESHOLDS = (matching.PARALLEL, matching.SAME_TOPIC, matching.TOUCHED)
DECISIONS = {"confirmed": "confirm", "added": "add", "rejected": "strike", "computed": ""}


@dataclass(frozen=True, slots=True)
class Passage:
    """One side of a proposal as the page shows it; `quote` and `at` go into the decision.

    `quote` is empty where the same passage stands twice: nothing can be decided on it here.
    """

    id: str
    name: str
    title: Markup
    place: str
    role: str
    words: Markup
    quote: str
    at: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two passages to decide on; `decision` is what an editor decided before, or ""."""

    key: str
    left: Passage
    right: Passage
    grade: int
    score: str
    terms: tuple[str, ...]
    decision: str
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A suspected misprint that an editor left open: its quotation, and what it may have been."""

    quote: str
    after: str
    reason: str
    place: str
    words: Markup


@dataclass(frozen=True, slots=True)
class Doubts:
    """The suspected misprints of one report."""

    id: str
    name: str
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The proposals of one comparison; `head` opens its decisions' file."""

    id: str
    name: str
    head: tuple[tuple[str, str], ...]
    proposals: tuple[Proposal, ...]
    lefts: tuple[Passage, ...]
    rights: tuple[Passage, ...]


def page(library: Library, content: Content, waiting: Iterable[Finding], stamp: str) -> str:
    """Return the page. `waiting` is what an editor has to look at; `stamp` names the content."""
    quotes = {found.document.report.id: Quotes(found.document) for found in library.current}
    sheets = tuple(_sheet(pair, _anchors(pair, quotes)) for pair in library.pairs)
    doubts = tuple(filter(None, (_doubts(library, entry) for entry in content.reports)))
    decks = tuple(deck for deck in _decks(library, content, quotes) if deck.cards)
    style, script = (Markup((HERE / name).read_text("utf-8")) for name in ("page.css", "page.js"))
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html").render(
        sheets=sheets,
        doubts=doubts,
        decks=decks,
        waiting=tuple(sorted(waiting)),
        grades=group_of("grade_review"),
        style=style,
        script=script,
        policy=f"style-src '{_hash(style)}'; script-src '{_hash(script)}'",
        data=_data(sheets, doubts, decks, stamp),
    )


def _hash(words: str) -> str:
    digest = hashlib.sha256(words.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _anchors(pair: Pair, quotes: Mapping[str, Quotes]) -> dict[str, Quotes]:
    return {side.key: quotes[side.catalogue.document.report.id] for side in pair.sides}


def _head(pair: Pair) -> tuple[tuple[str, str], ...]:
    return (
        ("left", pair.left.catalogue.document.report.id),
        ("right", pair.right.catalogue.document.report.id),
        ("kind", pair.comparison.kind),
    )


def _decks(library: Library, content: Content, quotes: Mapping[str, Quotes]) -> Iterator[Deck]:
    """Yield what is asked of each comparison and of each report."""
    decided = {entry.id: entry.decisions for entry in content.comparisons}
    for pair in library.pairs:
        name, head, anchors = pair.comparison.id, _head(pair), _anchors(pair, quotes)
        rows = cards.rows(pair, anchors, decided[name])
        yield Deck("row", name, f"数值并列：{pair.name}", "行", head, rows)
        yield Deck("finding", name, f"要点：{pair.name}", "条", head, cards.findings(pair, anchors))
        reviews = cards.reviews(pair, anchors)
        yield Deck("review", name, f"上年工作与本年任务：{pair.name}", "对", head, reviews)
    spoken: dict[str, tuple[Decision, ...]] = {
        entry.report.id: entry.decisions for entry in content.reports
    }
    for found in library.current:
        report = found.document.report
        asked = tuple(cards.quantities(found, quotes[report.id], spoken[report.id]))
        head = (("report", report.id),)
        yield Deck("quantity", report.id, f"存疑的数字：{report.name}", "处", head, asked)


def _data(
    sheets: tuple[Sheet, ...], doubts: tuple[Doubts, ...], decks: tuple[Deck, ...], stamp: str
) -> Markup:
    """Return what the script needs to know, as JSON that no element can end early."""
    known = [*map(_of_sheet, sheets), *map(_of_doubts, doubts), *map(_of_deck, decks)]
    text = json.dumps({"stamp": stamp, "sheets": known}, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c"))


def _of_sheet(sheet: Sheet) -> dict[str, object]:
    return {
        "id": sheet.id,
        "table": "link",
        "unit": "对",
        "head": [list(pair) for pair in sheet.head],
        "proposals": [
            {
                "key": proposal.key,
                "title": f"{_plain(proposal.left.title)} ↔ {_plain(proposal.right.title)}",
                "grade": proposal.grade,
                "decision": proposal.decision,
                "reason": proposal.reason,
                "left": _anchor(proposal.left),
                "right": _anchor(proposal.right),
            }
            for proposal in sheet.proposals
        ],
        "lefts": [_listed(passage) for passage in sheet.lefts],
        "rights": [_listed(passage) for passage in sheet.rights],
    }


def _of_doubts(each: Doubts) -> dict[str, object]:
    return {
        "id": each.id,
        "table": "repair",
        "unit": "处",
        "head": [["report", each.id]],
        "proposals": [
            {
                "key": doubt.quote,
                "title": doubt.quote,
                "decision": "",
                "after": doubt.after,
                "reason": doubt.reason,
            }
            for doubt in each.doubts
        ],
    }


def _of_deck(deck: Deck) -> dict[str, object]:
    return {
        "id": deck.id,
        "table": deck.table,
        "unit": deck.unit,
        "head": [list(pair) for pair in deck.head],
        "proposals": [
            {
                "key": card.key,
                "title": card.title,
                "decision": card.decision,
                "reason": card.reason,
                "answers": {"confirm": card.yes, "strike": card.no},
            }
            for card in deck.cards
        ],
    }


def _plain(title: Markup) -> str:
    """Return the words of a title: the script shows them as text."""
    return title.striptags()


def _anchor(passage: Passage) -> dict[str, str]:
    return {"title": _plain(passage.title), "quote": passage.quote, "at": passage.at}


def _listed(passage: Passage) -> dict[str, str]:
    """Return a passage that the editor may set beside another by hand."""
    named = {"id": passage.id, "name": passage.name, "place": passage.place}
    return named | _anchor(passage) | {"text": passage.words.striptags()}


def _sheet(pair: Pair, quotes: Mapping[str, Quotes]) -> Sheet:
    comparison = pair.comparison
    anchors = tuple(quotes[side.key] for side in pair.sides)
    every = sorted((*pair.links, *comparison.rejected), key=_order)
    tasks = tuple(
        tuple(_passage(side, task, (), found) for task in matching.tasks(side.catalogue.document))
        for side, found in zip(pair.sides, anchors, strict=True)
    )
    proposals = tuple(_proposal(pair, link, anchors) for link in every)
    return Sheet(comparison.id, pair.name, _head(pair), proposals, tasks[0], tasks[1])


def _order(link: Link) -> tuple[bool, float, str, str]:
    """Return a key that puts the open and doubtful first: the closest to a threshold."""
    return link.origin != "computed", doubt(link.score), link.left, link.right


def doubt(score: float) -> float:
    """Return how far a score is from the nearest threshold, as a ratio; 0 is wholly in doubt."""
    if score <= 0:
        return math.inf
    return round(min(abs(math.log(score / threshold)) for threshold in THRESHOLDS), 6)


def _proposal(pair: Pair, link: Link, anchors: tuple[Quotes, ...]) -> Proposal:
    numbers = pair.wording.shared(link.left, link.right)
    sides = []
    for place, (side, name) in enumerate(zip(pair.sides, (link.left, link.right), strict=True)):
        marks = (
            *pair.wording.marks(side.key, name, numbers),
            *(Mark(ranges[place], "evidence") for ranges in link.evidence),
        )
        sides.append(_passage(side, side.catalogue.paragraphs[name], marks, anchors[place]))
    return Proposal(
        f"{link.left}|{link.right}",
        sides[0],
        sides[1],
        link.grade,
        f"{link.score:.3f}",
        link.terms,
        DECISIONS[link.origin],
        label("origin", link.origin),
        link.reason,
    )


def _doubts(library: Library, entry: ReportContent) -> Doubts | None:
    """Return the open repairs of a report whose words stand in its current release."""
    found = next(each for each in library.current if each.document.report.id == entry.report.id)
    text = found.document.text
    folded = Folded(text.raw)
    doubts = []
    for decision in entry.decisions:
        if decision.table != "repair" or decision.value("status") != "open":
            continue
        quote = decision.value("quote")
        raw = anchor(folded, quote).at
        if raw is not None:
            at = text.healed_range(raw)
            block = found.block_at(at.start)
            place = found.place(block) if isinstance(block, Paragraph) else "标题"
            words = found.words(block.at, (Mark(at, "suspect"),))
            after = decision.value("after", quote)
            doubts.append(Doubt(quote, after, decision.value("reason"), place, words))
    return Doubts(entry.report.id, entry.report.name, tuple(doubts)) if doubts else None


def _passage(side: Side, paragraph: Paragraph, marks: Iterable[Mark], anchors: Quotes) -> Passage:
    found = side.catalogue
    return Passage(
        paragraph.id,
        side.name,
        found.title_of(paragraph),
        found.place(paragraph),
        label("role", paragraph.role),
        found.words(paragraph.at, marks),
        *anchors.opening(paragraph),
    )
