"""A finding as a page shows it: its sentence, what it rests on, what it does not say."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from duizhao.comparing import sentences
from duizhao.model import Ground, Paragraph, Piece, Statement
from duizhao.publishing.labels import label
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.library import Pair, Side
from duizhao.publishing.pages.marking import Mark, form, kept
from duizhao.text import Range

FEW = 6
"""So many findings of one rule are shown; confirmed ones are shown all."""


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a sentence: a report's own words where `drawn`, a figure's with its way."""

    shown: Markup
    drawn: bool
    href: str

    @property
    def form(self) -> str:
        """Return the classes of a figure's words."""
        return form("figure", self.shown.unescape())


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a report that a finding rests on."""

    side: str
    name: str
    words: Markup
    place: Markup
    href: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding; `note` is what to read it with besides the caution of its rule.

    `state` says in the review edition who vouches for it.
    """

    id: str
    rule: str
    sentence: tuple[Words, ...]
    evidence: tuple[Evidence, ...]
    note: str
    state: str
    settled: bool


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one rule, what none of them says, and how many more there are."""

    rule: str
    label: str
    caution: str
    findings: tuple[FindingView, ...]
    more: int


def groups(pair: Pair, page: str) -> tuple[FindingGroup, ...]:
    """Return the findings of a comparison that are not struck, by rule, linked from `page`."""
    made = (_group(pair, rule, page) for rule in sentences.rules())
    return tuple(group for group in made if group.findings)


def _group(pair: Pair, rule: str, page: str) -> FindingGroup:
    standing = [f for f in pair.comparison.findings if f.rule == rule and f.origin != "rejected"]
    ranked = sorted(standing, key=lambda each: _rank(pair, each))
    confirmed = sum(each.origin == "confirmed" for each in ranked)
    shown = ranked[: max(FEW, confirmed)]
    return FindingGroup(
        rule,
        sentences.rules()[rule]["label"],
        sentences.rules()[rule]["caution"],
        tuple(_view(pair, finding, page) for finding in shown),
        len(ranked) - len(shown),
    )


def _rank(pair: Pair, finding: Statement) -> tuple[bool, bool]:
    """Return a key that puts confirmed ones first, then those on the main targets."""
    main = all(
        _side(pair, ground.side).catalogue.paragraphs[ground.paragraph].role == "targets"
        for ground in finding.grounds
    )
    return finding.origin != "confirmed", not main


def _view(pair: Pair, finding: Statement, page: str) -> FindingView:
    return FindingView(
        finding.id,
        finding.rule,
        tuple(_words(pair, piece, page) for piece in finding.pieces),
        tuple(_evidence(pair, finding, page)),
        finding.caution.removesuffix(sentences.rules()[finding.rule]["caution"]).rstrip("；"),
        label("origin", finding.origin) if pair.review else "",
        finding.origin == "confirmed",
    )


def _words(pair: Pair, piece: Piece, page: str) -> Words:
    if not piece.side:
        return Words(kept(piece.words), drawn=False, href="")
    found = _side(pair, piece.side).catalogue
    href = found.href(found.quantities[piece.quantity], page) if piece.quantity else ""
    return Words(Markup.escape(piece.words), drawn=True, href=href)


def _evidence(pair: Pair, finding: Statement, page: str) -> Iterator[Evidence]:
    """Yield each sentence that the finding rests on once, in the order of its grounds."""
    grouped: dict[tuple[str, str, Range], list[Ground]] = {}
    for ground in finding.grounds:
        paragraph = _side(pair, ground.side).catalogue.paragraphs[ground.paragraph]
        grouped.setdefault((ground.side, paragraph.id, _within(paragraph, ground)), []).append(
            ground
        )
    for (side_name, name, within), grounds in grouped.items():
        side = _side(pair, side_name)
        found = side.catalogue
        inside = [q for q in found.quantities_in.get(name, ()) if within.holds(q.at)]
        based = [Mark(ground.at, "based") for ground in grounds if ground.quantity is None]
        yield Evidence(
            side.key,
            side.name,
            found.words(within, (*based, *found.figures_at(inside, page))),
            found.place_words(found.paragraphs[name]),
            paths.link(page, found.path, name),
        )


def _within(paragraph: Paragraph, ground: Ground) -> Range:
    return next((s.at for s in paragraph.sentences if s.at.holds(ground.at)), paragraph.at)


def _side(pair: Pair, key: str) -> Side:
    return pair.left if key == "left" else pair.right
