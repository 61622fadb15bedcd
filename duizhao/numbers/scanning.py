"""Read every figure of a report: quantities with what they mean, and numerals that are none."""

import re
from dataclasses import dataclass

from duizhao import lexicon, numerals
from duizhao.model import Document, Numeral, Paragraph, Quantity, Sentence
from duizhao.numbers import classes, clauses, expressions, measures, metrics, periods, states
from duizhao.numbers.classes import Classed
from duizhao.numbers.clauses import Clauses
from duizhao.numbers.expressions import Expression
from duizhao.numbers.metrics import Mention, Reading
from duizhao.numbers.periods import Frame
from duizhao.numbers.phrases import Phrase
from duizhao.numbers.states import State
from duizhao.text import Range

CLAUSE_WINDOW, SENTENCE_WINDOW = 100, 300
"""No word further in front says anything of a figure's commitment, or of its year."""
CODES = re.compile(r"[0-9]{25,}")
"""So many digits are no number; they are not tried as one."""
DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Found:
    """What one sentence holds; ranges are those of the sentence."""

    expressions: tuple[Expression, ...]
    states: tuple[State, ...]
    classed: tuple[Classed, ...]


def scan(document: Document) -> tuple[tuple[Quantity, ...], tuple[Numeral, ...]]:
    """Return the quantities and the other numerals of a document, each in the order of the text.

    Every Arabic digit lies in one numeral, or in one quantity or several that share its range.
    `indicator` is left None.
    """
    unread = lexicon.table("periods")["roles"]["unread"]
    quantities: list[Quantity] = []
    others: list[Numeral] = []
    position = 0
    for paragraph, frame in zip(document.paragraphs, periods.frames(document), strict=True):
        carried: Phrase | None = None
        for sentence in paragraph.sentences:
            others += _numerals(document, Range(position, sentence.at.start), read=False)
            position = sentence.at.end
            if paragraph.role in unread:
                others += _numerals(document, sentence.at, read=False)
                continue
            found = look(document.words(sentence.at), paragraph.role)
            read, carried = _quantities(document, paragraph, sentence, frame, found, carried)
            quantities += read
            others += _placed(document, sentence.at.start, found.classed)
    others += _numerals(document, Range(position, len(document.text.text)), read=False)
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
    classed = [one for one in classes.by_form(text) if clauses.meeting(ranked, one.at) is None]
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


def _is_named(quotation: Range | None, at: Range) -> bool:
    """Tell whether a state stands in a short quotation: it is a name then."""
    return quotation is not None and quotation.holds(at) and quotation.end - quotation.start < 16


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


def _numerals(document: Document, at: Range, *, read: bool) -> list[Numeral]:
    """Return the numerals of a stretch that is not read for quantities: headings, front, back."""
    whole = numerals.fold(document.words(at))
    words = CODES.sub(lambda found: "□" * len(found.group()), whole)
    classed = list(classes.by_form(words))
    barred = tuple(one.at for one in classed)
    for expression in expressions.find(words, barred):
        if not expression.chinese:
            classed.append(Classed(expression.at, "name"))
    return _placed(document, at.start, _complete(whole, classed, []))


def _placed(document: Document, start: int, classed: tuple[Classed, ...]) -> list[Numeral]:
    """Return classed numerals with their ranges in the document."""
    placed = []
    for one in classed:
        at = one.at.shifted(start)
        placed.append(Numeral(at, document.words(at), one.reason))
    return placed


def _quantities(
    document: Document,
    paragraph: Paragraph,
    sentence: Sentence,
    frame: Frame,
    found: Found,
    carried: Phrase | None,
) -> tuple[list[Quantity], Phrase | None]:
    """Return the quantities of a sentence, and the metric that the next one may leave out."""
    figures: list[Expression | State] = sorted(
        [*found.expressions, *found.states], key=lambda figure: figure.at
    )
    if not figures:
        return [], carried
    text = numerals.fold(document.words(sentence.at))
    parts = clauses.cut(text)
    mentions = tuple(
        Mention(figure.at, figure.dimension)
        if isinstance(figure, Expression)
        else Mention(figure.at, "", figure.comparator, _behind(text, parts, figure))
        for figure in figures
    )
    readings = metrics.of_sentence(text, parts, mentions, carried)
    result: list[Quantity] = []
    for figure, reading in zip(figures, readings, strict=True):
        for phrase in reading.phrases:
            place = len(result) + 1
            result.append(
                _quantity(
                    document,
                    paragraph,
                    sentence,
                    frame,
                    text,
                    parts,
                    figure,
                    reading,
                    phrase,
                    place,
                )
            )
    last = readings[-1].phrases[-1]
    return result, last if last.noun else carried


def _behind(text: str, parts: Clauses, state: State) -> str:
    """Return what a state that stands in front speaks of: 不发生|重特大事故, 无|劣V类和黑臭水体."""
    if not state.at.of(text).startswith(("不", "未", "杜", "无", "消")):
        return ""
    end = parts.at(state.at.start).end
    if "劣" in state.at.of(text):
        return text[state.at.start + 1 : min(end, state.at.end + 10)]
    return text[state.at.end : min(end, state.at.end + 20)]


def _quantity(
    document: Document,
    paragraph: Paragraph,
    sentence: Sentence,
    frame: Frame,
    text: str,
    parts: Clauses,
    figure: Expression | State,
    reading: Reading,
    phrase: Phrase,
    place: int,
) -> Quantity:
    """Return one quantity with everything its words and its place say of it."""
    clause = parts.at(figure.at.start)
    start = figure.at.start
    in_clause = text[max(clause.start, start - CLAUSE_WINDOW) : start]
    if isinstance(figure, State):
        measured, low, high = figure.measure, figure.low, figure.high
        unit, base = figure.unit, ""
        canonical_low, canonical_high = low, high
        comparator = figure.comparator
    else:
        has_noun = reading.noun_end > figure.at.end
        measured = measures.measure(figure, reading.left or in_clause, in_clause, has_noun)
        low, high = figure.bounds
        unit, scale, base = _unit(figure, phrase)
        comparator = figure.comparator
        canonical_low = measures.canonical(low, scale, figure)
        canonical_high = measures.canonical(high, scale, figure)
    behind = text[figure.at.end : figure.at.end + 8]
    standing = periods.standing(
        frame,
        text[max(0, start - SENTENCE_WINDOW) : start],
        in_clause,
        reading.left,
        behind,
        phrase.words,
        measured,
    )
    at = figure.at.shifted(sentence.at.start)
    return Quantity(
        id=f"q-{sentence.id.removeprefix('s-')}-{place}",
        paragraph=paragraph.id,
        sentence=sentence.id,
        at=at,
        surface=document.words(at),
        metric=phrase.words,
        indicator=None,
        low=low,
        high=high,
        unit=unit,
        comparator=comparator,
        measure=measured,
        extent=measures.extent(
            measured, in_clause, phrase.words, standing.kind, standing.cumulative
        ),
        kind=standing.kind,
        period=standing.period,
        commitment=standing.commitment,
        canonical_low=canonical_low,
        canonical_high=canonical_high,
        canonical_unit=base,
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
