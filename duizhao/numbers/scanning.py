"""Read every figure of a report: quantities with what they mean, and numerals that are none."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from duizhao import lexicon, numerals
from duizhao.model import Document, Numeral, Paragraph, Quantity, Sentence
from duizhao.numbers import (
    classes,
    clauses,
    expressions,
    extents,
    frames,
    heads,
    measures,
    metrics,
    periods,
    states,
    tables,
)
from duizhao.numbers.classes import Classed
from duizhao.numbers.clauses import Clauses
from duizhao.numbers.expressions import Expression
from duizhao.numbers.frames import Frame
from duizhao.numbers.periods import Standing
from duizhao.numbers.phrases import Phrase
from duizhao.numbers.readings import Mention, Reading
from duizhao.numbers.states import State
from duizhao.numbers.tables import Column
from duizhao.text import Range

CLAUSE_WINDOW, SENTENCE_WINDOW = 100, 300
"""No word further in front says anything of a figure's commitment, or of its year."""
SLOGANS = ("grow", "keep")
CODES = re.compile(r"[0-9]{25,}")
"""So many digits are no number; they are not tried as one."""
DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Found:
    """What one sentence holds; ranges are those of the sentence."""

    expressions: tuple[Expression, ...]
    states: tuple[State, ...]
    classed: tuple[Classed, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands; `text` is its sentence folded, `parts` are the clauses of that."""

    document: Document
    paragraph: Paragraph
    sentence: Sentence
    frame: Frame
    text: str
    parts: Clauses
    columns: tuple[Column, ...] = ()

    def frame_at(self, position: int) -> Frame:
        """Return the frame of a figure; in a table its column's header has a say."""
        column = tables.column_at(self.text, position, self.columns)
        return column.frame(self.frame) if column else self.frame


class Worth(NamedTuple):
    """The bounds of a figure in its unit and in base units."""

    low: Decimal | None
    high: Decimal | None
    unit: str
    canonical_low: Decimal | None
    canonical_high: Decimal | None
    base: str


def scan(document: Document) -> tuple[tuple[Quantity, ...], tuple[Numeral, ...]]:
    """Return the quantities and the other numerals of a document, each in the order of the text.

    Every Arabic digit lies in one numeral, or in one quantity or several that share its range.
    `indicator` is left None.
    """
    unread = lexicon.table("periods")["roles"]["unread"]
    quantities: list[Quantity] = []
    others: list[Numeral] = []
    position = 0
    columns: tuple[Column, ...] = ()
    for paragraph, frame in zip(document.paragraphs, frames.frames(document), strict=True):
        carried: Phrase | None = None
        for sentence in paragraph.sentences:
            others += _numerals(document, Range(position, sentence.at.start))
            position = sentence.at.end
            if paragraph.role in unread:
                others += _numerals(document, sentence.at)
                continue
            words = document.words(sentence.at)
            if paragraph.role == "table" and tables.TAB not in words:
                words = words.replace("\n", tables.TAB)
            found = look(words, paragraph.role)
            if paragraph.lead is not None and paragraph.lead.meets(sentence.at):
                found = without_slogans(found)
            text = numerals.fold(words)
            columns = tables.columns_of(text, columns) if paragraph.role == "table" else ()
            found = with_cells(found, tables.bare_figures(text, columns))
            others += _placed(document, sentence.at.start, found.classed)
            if not (found.expressions or found.states):
                carried = heads.announced(text) or carried
                continue
            place = Place(document, paragraph, sentence, frame, text, clauses.cut(text), columns)
            read, carried = _quantities(place, found, carried)
            quantities += read
    others += _numerals(document, Range(position, len(document.text.text)))
    return tuple(quantities), tuple(others)


def look(sentence: str, role: str) -> Found:
    """Return the figures, states and other numerals of a sentence in a paragraph of this role."""
    whole = numerals.fold(sentence)
    text = CODES.sub(lambda found: "□" * len(found.group()), whole)
    quoted = classes.quotations(text)
    stated = tuple(
        state
        for state in states.find(text, role)
        if not _is_named(clauses.meeting(quoted, state.at), state.at)
    )
    ranked = tuple(state.at for state in stated)
    classed = [
        one
        for one in classes.by_form(text)
        if clauses.meeting(ranked, one.at) is None
        and not (one.reason == "duration" and classes.counts_years(text, one.at))
    ]
    barred = tuple(sorted([*ranked, *(one.at for one in classed)]))
    figures: list[Expression] = []
    for expression in expressions.find(text, barred):
        mark = clauses.meeting(quoted, expression.number)
        reason = classes.reason(expression, text, mark)
        if reason is None:
            figures.append(expression)
        elif reason:
            classed.append(Classed(expression.at, reason))
    taken = [*ranked, *(figure.at for figure in figures)]
    return Found(tuple(figures), stated, _complete(whole, classed, taken))


def with_cells(found: Found, cells: tuple[Expression, ...]) -> Found:
    """Return what a table's row holds, its bare numbers among the figures."""
    if not cells:
        return found
    ranges = tuple(cell.at for cell in cells)
    return replace(
        found,
        expressions=tuple(sorted([*found.expressions, *cells], key=lambda one: one.at)),
        classed=tuple(one for one in found.classed if clauses.meeting(ranges, one.at) is None),
    )


def without_slogans(found: Found) -> Found:
    """Return what a lead holds: 促进消费稳定增长。 is a heading, no target."""
    stated = tuple(state for state in found.states if state.comparator not in SLOGANS)
    return replace(found, states=stated)


def _is_named(quotation: Range | None, at: Range) -> bool:
    """Tell whether a state stands in a short quotation: it is a name then."""
    if quotation is None or not quotation.holds(at):
        return False
    alone = quotation.end - quotation.start - 2 == at.end - at.start
    return quotation.end - quotation.start < 16 and not alone


def _complete(text: str, classed: list[Classed], taken: list[Range]) -> tuple[Classed, ...]:
    """Return the numerals in order with every Arabic digit that neither they nor `taken` hold."""
    held = sorted([*taken, *(one.at for one in classed)])
    place = 0
    for digits in DIGITS.finditer(text):
        start = digits.start()
        while start < digits.end():
            while place < len(held) and held[place].end <= start:
                place += 1
            until = held[place] if place < len(held) else Range(len(text), len(text))
            if until.start <= start:
                start = until.end
                continue
            end = min(digits.end(), until.start)
            classed.append(Classed(Range(start, end), "name"))
            start = end
    return tuple(sorted(classed, key=lambda one: one.at))


def _numerals(document: Document, at: Range) -> list[Numeral]:
    """Return the numerals of a stretch that is not read for quantities: headings, front, back."""
    whole = numerals.fold(document.words(at))
    words = CODES.sub(lambda found: "□" * len(found.group()), whole)
    classed = list(classes.by_form(words))
    barred = tuple(one.at for one in classed)
    classed += [
        Classed(expression.at, "name")
        for expression in expressions.find(words, barred)
        if not expression.chinese
    ]
    return _placed(document, at.start, _complete(whole, classed, []))


def _placed(document: Document, start: int, classed: tuple[Classed, ...]) -> list[Numeral]:
    """Return classed numerals with their ranges in the document."""
    placed = []
    for one in classed:
        at = one.at.shifted(start)
        placed.append(Numeral(at, document.words(at), one.reason))
    return placed


def _quantities(
    place: Place, found: Found, carried: Phrase | None
) -> tuple[list[Quantity], Phrase | None]:
    """Return the quantities of a sentence, and the metric that the next one may leave out."""
    figures: list[Expression | State] = sorted(
        [*found.expressions, *found.states], key=lambda figure: figure.at
    )
    if not figures:
        return [], carried
    readings = metrics.of_sentence(
        place.text, place.parts, tuple(_mention(place, figure) for figure in figures), carried
    )
    result: list[Quantity] = []
    for figure, reading in zip(figures, readings, strict=True):
        for phrase in reading.phrases:
            before = result[-1] if result else None
            result.append(_quantity(place, figure, reading, phrase, before, len(result) + 1))
    last = readings[-1].phrases[-1]
    return result, last if last.noun else carried


def _mention(place: Place, figure: Expression | State) -> Mention:
    """Return what the reading of metrics needs to know of a figure."""
    if isinstance(figure, Expression):
        return Mention(figure.at, figure.dimension)
    each = "双" in figure.at.of(place.text)
    return Mention(figure.at, "", figure.comparator, _behind(place, figure), each)


def _behind(place: Place, state: State) -> str:
    """Return what a state that stands in front speaks of: 不发生|重特大事故, 无|劣V类和黑臭水体."""
    words = state.at.of(place.text)
    if state.comparator == "meet_upper" and "的" in words and "控制" not in words:
        return words.split("的", 1)[1]
    if not words.startswith(("不", "未", "杜", "无", "消")):
        return ""
    end = place.parts.at(state.at.start).end
    if "劣" in words:
        return place.text[state.at.start + 1 : min(end, state.at.end + 10)]
    return place.text[state.at.end : min(end, state.at.end + 20)]


def _quantity(
    place: Place,
    figure: Expression | State,
    reading: Reading,
    phrase: Phrase,
    before: Quantity | None,
    number: int,
) -> Quantity:
    """Return one quantity with everything its words and its place say of it."""
    start, metric = figure.at.start, phrase.words
    clause = place.text[max(place.parts.at(start).start, start - CLAUSE_WINDOW) : start]
    worth = _stated(figure) if isinstance(figure, State) else _counted(figure, phrase)
    measured = _measure(place, figure, reading, phrase, clause, before)
    standing = periods.standing(
        place.frame_at(start),
        place.text[max(0, start - SENTENCE_WINDOW) : start],
        clause,
        reading.left,
        place.text[figure.at.end : figure.at.end + 8],
        metric,
        measured,
    )
    kind = standing.kind
    if before is not None and reading.item and not reading.predicate and kind == "result":
        kind = before.kind
    at = figure.at.shifted(place.sentence.at.start)
    return Quantity(
        id=f"q-{place.sentence.id.removeprefix('s-')}-{number}",
        paragraph=place.paragraph.id,
        sentence=place.sentence.id,
        at=at,
        surface=place.document.words(at),
        metric=metric,
        indicator=None,
        low=worth.low,
        high=worth.high,
        unit=worth.unit,
        comparator=figure.comparator,
        measure=measured,
        extent=_extent(place, figure, worth, clause, metric, before, measured, standing),
        kind=kind,
        period=standing.period,
        commitment=standing.commitment,
        canonical_low=worth.canonical_low,
        canonical_high=worth.canonical_high,
        canonical_unit=worth.base,
    )


def _extent(
    place: Place,
    figure: Expression | State,
    worth: Worth,
    clause: str,
    metric: str,
    before: Quantity | None,
    measured: str,
    standing: Standing,
) -> str | None:
    """Return whether a figure stands, runs or adds up; one of a list is as the one before it."""
    start, begin = figure.at.start, place.sentence.at.start
    between = None
    if before is not None and before.measure == measured and before.kind == standing.kind:
        between = place.text[before.at.end - begin : start]
    said = extents.Figure(
        measured,
        standing.kind,
        worth.unit,
        metric,
        figure.at.of(place.text),
        clause,
        place.text[figure.at.end : figure.at.end + 8],
        place.text[max(0, start - SENTENCE_WINDOW) : start],
        standing.cumulative,
        len(standing.period) == len("2026"),
        before is not None and before.metric == metric and before.extent == "stock",
    )
    return extents.extent(said, before.extent if before else None, between)


def _measure(
    place: Place,
    figure: Expression | State,
    reading: Reading,
    phrase: Phrase,
    clause: str,
    before: Quantity | None,
) -> str:
    """Return what a figure measures; 增长5%，力争完成6% speaks of growth twice."""
    if isinstance(figure, State):
        return measures.of_state(figure.comparator, figure.measure, phrase.words)
    column = tables.column_at(place.text, figure.at.start, place.columns)
    rate = column is not None and (column.growth or tables.RATE.search(phrase.words) is not None)
    if rate and figure.dimension == "share":
        return "growth"
    has_noun = reading.noun_end > figure.at.end
    if reading.item and figure.at.of(place.text).startswith(("突破", "超过")):
        return measures.measure(figure, "", "", has_noun=has_noun)
    shared = phrase.verb if reading.item and not reading.left.startswith(phrase.verb) else ""
    left = shared + reading.left or clause
    measured = measures.measure(figure, left, clause, has_noun=has_noun)
    again = before is not None and before.metric == phrase.words
    if again and before is not None and measured == "share" and reading.predicate:
        return before.measure if before.measure in ("growth", "decline") else measured
    return measured


def _stated(state: State) -> Worth:
    """Return what a state in words is worth: nothing, or the place it names."""
    return Worth(state.low, state.high, state.unit, state.low, state.high, state.unit)


def _counted(figure: Expression, phrase: Phrase) -> Worth:
    """Return what a figure is worth as written and in base units."""
    low, high = figure.bounds
    unit, scale, base = _unit(figure, phrase)
    return Worth(
        low,
        high,
        unit,
        measures.canonical(low, scale, figure),
        measures.canonical(high, scale, figure),
        base,
    )


def _unit(figure: Expression, phrase: Phrase) -> tuple[str, str, str]:
    """Return unit as written, its scale, and the base unit; 人次超30万 has its unit in front."""
    if figure.unit is not None:
        return figure.written_unit, figure.scale, figure.unit.base
    for ending, unit in (
        ("人次", "人次"),
        ("人数", "人"),
        ("户数", "户"),
        ("车次", "车次"),
        ("件数", "件"),
    ):
        if phrase.words.endswith(ending):
            return figure.scale + unit, figure.scale, unit
    return figure.scale, figure.scale, ""
