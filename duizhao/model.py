"""The nouns of the field. Values only: made by one stage, read by the next, never changed.

Ranges (`at`) are half-open ranges of the *healed* text of a document; `Document.text.raw_range`
leads back to the source. Attribute values are the keys of CONTRACT, their Chinese names are data
(`lexicon/labels.toml`).
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from duizhao.text import HealedText, Range, Repair

__all__ = ["HealedText", "Range", "Repair"]


# --- what an editor entered -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Release:
    """One published state of a report; `data` are the file's own bytes."""

    id: str
    file: str
    data: bytes = field(repr=False)
    encoding: str = "utf-8"
    reason: str = "first"
    note: str = ""
    kind: str = "full"
    issued: date | None = None
    source_name: str = ""
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class SpotCheck:
    """How many figures of a report a person read without the program, and on how many both agree.

    Both agree on a figure where value, unit, comparator, kind, period and what is counted are the
    same. It speaks of the current release.
    """

    read: int
    agreed: int
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A report as its editor entered it; empty is what neither text nor publication gives."""

    id: str
    title: str
    jurisdiction: str
    level: str
    year: int
    kind: str
    parent: str = ""
    document_number: str = ""
    delivered: date | None = None
    issued: date | None = None
    speaker: str = ""
    source_name: str = ""
    source_url: str = ""
    releases: tuple[Release, ...] = ()
    spot_check: SpotCheck | None = None

    @property
    def name(self) -> str:
        """Return what the site calls it: 河东区2026年政府工作报告."""
        return f"{self.jurisdiction}{self.year}年{self.title}"


@dataclass(frozen=True, slots=True)
class Site:
    """`content/site.toml`."""

    name: str = "政府工作报告对照"
    publisher: str = ""
    contact: str = ""
    url: str = ""
    edition: str = "review"
    site_id: str = ""
    icp: str = ""
    police_record: str = ""


# --- what reading finds -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its closing mark."""

    id: str
    at: Range


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its place in the outline; `at` is the heading's own range.

    `level` 1 is a part (一、), 2 a chapter (（一）), 3 and more what is below.
    """

    id: str
    parent: str | None
    level: int
    number: str
    heading: str
    role: str
    at: Range


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the healed text. `section` is None before the first heading.

    `lead` is the range of its opening short sentence (做优科创服务生态。), where it has one.
    """

    id: str
    section: str | None
    role: str
    at: Range
    lead: Range | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class LostHeading:
    """A heading that must have stood before `paragraph`; `number` as the numbering tells, or ""."""

    number: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a text that is not full is known to lack.

    `before`/`after`: the jump lines that say so (上接4版, 下转6版), or "". `abridged`: a summary
    leaves out passages inside as well.
    """

    before: str = ""
    after: str = ""
    lost_headings: tuple[LostHeading, ...] = ()
    abridged: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A release read: healed text, outline, paragraphs."""

    report: Report
    release: Release
    text: HealedText = field(repr=False)
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    coverage: Coverage

    @property
    def is_full(self) -> bool:
        """Tell whether the absence of a subject from the text says anything."""
        return self.release.kind == "full"

    @property
    def is_current(self) -> bool:
        """Tell whether this is the report's latest release."""
        releases = self.report.releases
        return not releases or self.release.id == releases[-1].id

    def words(self, at: Range) -> str:
        """Return the healed words of a range."""
        return at.of(self.text.text)


# --- what numbers finds -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure, or a target stated in words, as an interval with its words.

    `low`/`high` count in `unit` (scale included); canonical ones in the base unit. All keys as
    CONTRACT defines them. `scope` is the place or part the metric speaks of where an earlier
    sentence set it, else "".
    """

    id: str
    paragraph: str
    sentence: str
    at: Range
    surface: str
    metric: str
    indicator: str | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    comparator: str
    measure: str
    extent: str | None
    kind: str
    period: str
    commitment: str
    canonical_low: Decimal | None
    canonical_high: Decimal | None
    canonical_unit: str


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral that is no quantity, and why (CONTRACT: `reason`)."""

    at: Range
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What a report undertakes without a number: an object that is to reach a stage.

    `at` is the range of the words that say so, `verb` and `deadline` as written there; `stage` a
    key of `lexicon/undertakings.toml`.
    """

    id: str
    paragraph: str
    sentence: str
    at: Range
    verb: str
    stage: str
    object: str
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """An entry of the registry.

    `names`: the first is its label, all are matched; `near`: names that are close but not equal
    (口径待核), `caveat` says why. `dimension`: money, people, count, area, length, share, growth …
    `ceiling`: a target for it is a limit that is kept by staying below (失业率, 居民消费价格涨幅).
    `own`: each government counts its own, and none is a part of another's (人大代表建议, 民生实事).
    """

    id: str
    names: tuple[str, ...]
    topic: str
    dimension: str
    extent: str | None = None
    near: tuple[str, ...] = ()
    caveat: str = ""
    ceiling: bool = False
    own: bool = False

    @property
    def label(self) -> str:
        """Return the name the site shows."""
        return self.names[0]


# --- what matching finds ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of the field, from `lexicon/topics.toml`."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """A paragraph's topic with its score in [0, 1], the paragraph's best first."""

    paragraph: str
    topic: str
    score: float


@dataclass(frozen=True, slots=True)
class Stray:
    """A sentence that alone in its paragraph speaks of a topic; `score` as of an assignment.

    The topic is none of the paragraph's, or one of its lesser ones. `at` is the clause that speaks
    of it, where the sentence is a list of targets.
    """

    sentence: str
    paragraph: str
    topic: str
    score: float
    at: Range | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Two paragraphs that correspond.

    `terms`: what they share, heaviest first. `evidence`: pairs of healed ranges, left and right.
    `origin`: computed confirmed added rejected.
    """

    left: str
    right: str
    grade: int
    score: float
    terms: tuple[str, ...]
    evidence: tuple[tuple[Range, Range], ...]
    origin: str = "computed"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A task beside what a review says was done on the same topic.

    `side` is that of the report with the task (`link.left`), `of` that of the report with the
    review (`link.right`); both may be the same.
    """

    side: str
    of: str
    link: Link


@dataclass(frozen=True, slots=True)
class Phrase:
    """Wording that both sides share, with every occurrence."""

    text: str
    left: tuple[Range, ...]
    right: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class OwnWording:
    """A term in quotation marks that only this side has, with every occurrence, marks included."""

    side: str
    text: str
    at: tuple[Range, ...]


# --- what comparing finds ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Progress:
    """Last year's result beside this year's target in one report; quantity ids, one may be None."""

    id: str
    indicator: str | None
    label: str
    result: str | None
    target: str | None
    relation: str
    comparable: str
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """Figures of both sides that stand beside each other; quantity ids, one side may be empty."""

    id: str
    indicator: str | None
    label: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    comparable: str
    relation: str | None = None
    share: Decimal | None = None
    reason: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A paragraph without counterpart, what that may mean, and the nearest candidate.

    `reason` says in words why that was not taken.
    """

    side: str
    paragraph: str
    status: str
    nearest: str | None
    score: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TopicPair:
    """A topic with the paragraphs of each side; `state` as CONTRACT."""

    id: str
    label: str
    state: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a statement's words; `side` is "" where they are the site's own.

    `quantity` is the figure they are the surface of, where they are one's.
    """

    words: str
    side: str = ""
    quantity: str | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """Words of one side that a statement rests on, with the figure read from them, if any."""

    side: str
    paragraph: str
    at: Range
    quantity: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A finding: a neutral sentence by `rule` with what it rests on and what it does not say.

    `origin`: computed confirmed rejected. `reason` is the editor's.
    """

    id: str
    rule: str
    pieces: tuple[Piece, ...]
    grounds: tuple[Ground, ...]
    caution: str
    origin: str = "computed"
    reason: str = ""

    @property
    def text(self) -> str:
        """Return the sentence."""
        return "".join(piece.words for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with everything that was found in it."""

    document: Document
    quantities: tuple[Quantity, ...]
    numerals: tuple[Numeral, ...]
    topics: tuple[Assignment, ...]
    progress: tuple[Progress, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()
    strays: tuple[Stray, ...] = ()
    indicators: tuple[Indicator, ...] = field(default=(), repr=False)
    """The registry that the figures were read with: the program's and the site's own."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two analyses side by side."""

    id: str
    kind: str
    left: Analysis
    right: Analysis
    links: tuple[Link, ...]
    rejected: tuple[Link, ...]
    unmatched: tuple[Unmatched, ...]
    rows: tuple[Row, ...]
    topics: tuple[TopicPair, ...]
    phrases: tuple[Phrase, ...]
    findings: tuple[Statement, ...] = ()
    reviewed: tuple[Reviewed, ...] = ()
    own_wording: tuple[OwnWording, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of words in two releases, as each has it; `kept` where only layout differs."""

    old: str
    new: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Headings or paragraphs of two releases that are the same passage; one side may be empty.

    Put together, the edits' old words are the old blocks, a line each, the new ones the new.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    edits: tuple[Edit, ...]
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One typed change between two releases; ids of figures, or of paragraphs and headings."""

    id: str
    type: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Revision:
    """Two releases of one report, the older left; `passages` are the evidence of `changes`.

    Of a completion they say only where the two differ in print.
    """

    id: str
    left: Analysis
    right: Analysis
    changes: tuple[Change, ...]
    passages: tuple[Passage, ...]

    @property
    def reason(self) -> str:
        """Return why the newer release was made."""
        return self.right.document.release.reason


@dataclass(frozen=True, slots=True)
class Book:
    """All that one build publishes; `analyses` holds one for each release of each report."""

    site: Site
    analyses: tuple[Analysis, ...]
    comparisons: tuple[Comparison, ...]
    revisions: tuple[Revision, ...] = ()

    @property
    def checked(self) -> bool:
        """Tell whether an editor has decided something in each comparison."""
        return bool(self.comparisons) and all(map(_decided, self.comparisons))


def _decided(comparison: Comparison) -> bool:
    decidable: tuple[Link | Statement, ...] = (
        *comparison.links,
        *comparison.rejected,
        *comparison.findings,
    )
    return any(each.origin != "computed" for each in decidable)
