"""Say what the place of a paragraph tells of its figures: review or plan, and of which years."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from duizhao import lexicon, numerals
from duizhao.model import Document, Paragraph

PLAN_NAME = re.compile(
    r"(?<![较比是由从])(?<![较比是由从]“)“?(?P<n>十[一二三四五六七八九]?|[一二三四五六七八九]|二十)五”?(?=规划|时期|收官|以来|开局|末|”|期间|发展|[，。、])"
)
PLANS = range(8, 19)
"""The five-year plans whose years are told by their names."""
FIRST_PLAN_YEAR = 2021 - 5 * 14
LONGEST_CAPTION = 40
PART_OF_YEAR = r"年(?:上半年|前三季度|一季度|1[-—–至]\d{1,2}月)"
OPENS_WITH_PART = re.compile(rf"(?P<year>20\d{{2}}){PART_OF_YEAR}[，,]")
"""A paragraph of a review that opens so speaks of that part of a year throughout."""
HALF_YEAR = re.compile(r"上半年|下半年")
"""A title or a heading with one of these is a half-year report's: its review is of this year."""
YEAR = re.compile(r"(?<![0-9])(?P<year>(?:19|20)\d{2})(?=年)")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the place of a paragraph says of its figures.

    `side` is `review` or `plan`; `span` the years that a review of several years, or an outlook,
    speaks of.
    """

    role: str
    side: str
    year: int
    span: str


def frames(document: Document) -> tuple[Frame, ...]:
    """Return the frame of each paragraph, in order."""
    table = lexicon.table("periods")["roles"]
    year = document.report.year
    review, outlook = _spans(document)
    sides = _sides(document.paragraphs, table)
    halved = _is_of_half_a_year(document)
    found = []
    last = caption = ""
    for paragraph, side in zip(document.paragraphs, sides, strict=True):
        last = paragraph.role if paragraph.role in ("five_year", "result") else last
        unplaced = paragraph.role in ("self_government", "overview")
        role = last if side == "review" and unplaced and last == "five_year" else paragraph.role
        if role == "five_year":
            span = review
        elif paragraph.role == "outlook":
            span = outlook
        else:
            span = str(year - 1 if side == "review" else year)
        words = document.words(paragraph.at)
        caption = caption if "\t" in words or "\n" in words else words
        if paragraph.role == "table":
            side, span = _captioned(caption, side, span)
        opening = OPENS_WITH_PART.match(words.lstrip()) if role == "result" else None
        if opening:
            span = opening["year"]
        if (halved and span == str(year - 1)) or (opening and span == str(year)):
            found.append(Frame(role, side, year + 1, str(year)))
            continue
        found.append(Frame(role, side, year, span))
    return tuple(found)


def _is_of_half_a_year(document: Document) -> bool:
    """Tell whether a report reviews the first half of its own year."""
    headings = (section.heading for section in document.sections)
    return any(HALF_YEAR.search(words) for words in (document.report.title, *headings))


def _captioned(caption: str, side: str, span: str) -> tuple[str, str]:
    """Return side and years that a table's caption gives: 2016年主要经济指标完成情况."""
    year = YEAR.search(caption) if len(caption) <= LONGEST_CAPTION else None
    if year is None:
        return side, span
    return ("review" if "完成" in caption else "plan"), year["year"]


def _sides(paragraphs: tuple[Paragraph, ...], table: dict[str, list[str]]) -> tuple[str, ...]:
    """Return review or plan for each paragraph: its role's, else that of the role before it.

    What stands before any known role belongs to the first one that follows.
    """
    known = [
        "review"
        if paragraph.role in table["review"]
        else "plan"
        if paragraph.role in table["plan"]
        else ""
        for paragraph in paragraphs
    ]
    current = next((side for side in known if side), "review")
    closed = False
    sides = []
    for place, side in enumerate(known):
        closed = closed or paragraphs[place].role == "closing"
        if side:
            current = side
        elif paragraphs[place].role == "table":
            current = "plan" if closed or not any(known) else current
        elif paragraphs[place].role == "overview":
            current = next((later for later in known[place:] if later), current)
        sides.append(current)
    return tuple(sides)


def plan_span(words: str) -> str:
    """Return the years of the first five-year plan that the words name, or ""."""
    found = PLAN_NAME.search(words)
    ordinal = int(numerals.value(found["n"])) if found else 0
    if ordinal not in PLANS:
        return ""
    first = FIRST_PLAN_YEAR + 5 * ordinal
    return f"{first}-{first + 4}"


def _spans(document: Document) -> tuple[str, str]:
    """Return the span of the review of several years and that of the outlook.

    The five-year plan that headings or the paragraphs of that role name first, else five years up
    to the last one, and five from this year on. A plan that ended before the year under review is
    named in passing: 胜利完成“十一五”规划，顺利实施“十二五”规划.
    """
    year = document.report.year
    headings = [section.heading for section in document.sections]
    past = _named(document, "five_year", headings, lambda last: year - 1 <= last <= year)
    coming = _named(document, "outlook", headings, lambda last: last >= year)
    return past or f"{year - 5}-{year - 1}", coming or f"{year}-{year + 4}"


def _named(document: Document, role: str, headings: list[str], fits: Callable[[int], bool]) -> str:
    """Return the years of the first plan that fits, named in paragraphs of a role or a heading."""
    openings = (
        document.words(paragraph.at)[:400]
        for paragraph in document.paragraphs
        if paragraph.role == role
    )
    spans = (plan_span(words) for words in (*openings, *headings))
    return next((span for span in spans if span and fits(int(span[5:]))), "")
