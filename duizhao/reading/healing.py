"""Heal a text that page layout has cut, keeping the way back to every character."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from duizhao.numerals import fold
from duizhao.reading import breaks, grids, layout, outline
from duizhao.reading.joining import Cut
from duizhao.reading.layout import HAN, Line
from duizhao.text import HealedText, Range, Repair

CJK = rf"{HAN}\u3001-\u3011\u2014\u2018-\u201d\u2026\uff01-\uff1f·"
SPACE = re.compile(
    rf"(?<=[{CJK}])[{layout.SPACES}]+(?=\S) | (?<=\S)[{layout.SPACES}]+(?=[{CJK}])"
    rf" | (?<=\d)[{layout.SPACES}]+(?=[%％℃‰])",
    re.VERBOSE,
)
WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
HALF_WIDTH = re.compile(r"[,;:?!()]")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a line around the report, as a range of the source.

    `zone` is `chrome`, `front`, `body` or `tail`.
    """

    raw: Range
    zone: str


@dataclass(frozen=True, slots=True)
class Healed:
    """A healed text and its blocks in order."""

    text: HealedText
    blocks: tuple[Block, ...]


def heal(
    source: str, edits: tuple[Repair, ...] = (), joins: frozenset[int] = frozenset()
) -> Healed:
    """Return `source` with its repairs, and the blocks it consists of.

    `edits` are an editor's repairs: they go before the rules'. `joins` are places in the source
    from which an editor says that the line standing there continues the one before.
    """
    lines, between = layout.lines(source)
    lines, words, markers = _without_pages(source, lines)
    zones = outline.zones(words)
    blocks, joined = _blocks(lines, words, zones, joins)
    gaps = [
        gap for left, right in joined for gap in _gaps(source, left, right, (*between, *markers))
    ]
    carried = [repair for line in lines for repair in line.repairs]
    inner = [
        repair
        for block in blocks
        if block.zone != "chrome"
        for repair in (
            *(_spaces(source, block.raw) if block.zone == "body" else ()),
            *_punctuation(source, block.raw),
        )
    ]
    repairs = _settled(edits, (*markers, *between, *carried, *gaps, *inner))
    return Healed(HealedText(source, repairs), blocks)


def _without_pages(
    source: str, lines: tuple[Line, ...]
) -> tuple[tuple[Line, ...], tuple[str, ...], tuple[Repair, ...]]:
    """Return the lines of the text, their words, and the repairs that take out its pages' ends."""
    words = tuple(_bare(source, line) for line in lines)
    marked = frozenset(
        i for i, line in enumerate(lines) if any(_marks_page(r, line) for r in line.repairs)
    )
    pages = breaks.page_lines(words, marked)
    return (
        tuple(line for i, line in enumerate(lines) if i not in pages),
        tuple(each for i, each in enumerate(words) if i not in pages),
        tuple(
            Repair("page_marker", line.raw, line.raw.of(source), "")
            for i, line in enumerate(lines)
            if i in pages
        ),
    )


def _marks_page(repair: Repair, line: Line) -> bool:
    return repair.rule == "page_marker" and repair.raw == line.raw


def _bare(source: str, line: Line) -> str:
    """Return a line's words without what the carrier left in it, its digits half-width."""
    pieces, at = [], line.raw.start
    for repair in line.repairs:
        pieces.append(source[at : repair.raw.start])
        at = repair.raw.end
    return fold("".join(pieces) + source[at : line.raw.end]).strip()


# --- blocks -----------------------------------------------------------------------------------


def _blocks(
    lines: tuple[Line, ...], words: tuple[str, ...], zones: outline.Zones, joins: frozenset[int]
) -> tuple[tuple[Block, ...], tuple[tuple[int, int], ...]]:
    """Return the blocks, and for each join the end of one line and the start of the next."""
    cut = Cut.of(lines, words, zones)
    blocks: list[Block] = []
    joined: list[tuple[int, int]] = []
    opening = ""
    rows = grids.rows(words)
    row_end = 0
    for i, line in enumerate(lines):
        if i < row_end:
            blocks[-1] = Block(Range(blocks[-1].raw.start, line.raw.end), blocks[-1].zone)
            continue
        if i in rows:
            blocks.append(Block(line.raw, _zone(i, zones)))
            row_end, opening = i + rows[i], ""
            continue
        if blocks and (line.raw.start in joins or (opening and cut.continues(i, opening))):
            joined.append((blocks[-1].raw.end, line.raw.start))
            blocks[-1] = Block(Range(blocks[-1].raw.start, line.raw.end), blocks[-1].zone)
            opening = opening if len(opening) > outline.LONGEST_HEADING else opening + words[i]
        else:
            blocks.append(Block(line.raw, _zone(i, zones)))
            opening = words[i]
    return tuple(blocks), tuple(joined)


def _zone(index: int, zones: outline.Zones) -> str:
    if index < zones.title:
        return "chrome"
    if index < zones.body:
        return "front"
    return "body" if index < zones.tail else "tail"


def _gaps(source: str, start: int, end: int, between: Iterable[Repair]) -> tuple[Repair, ...]:
    """Return the repairs that close the white space from one line to the next."""
    gaps: list[Repair] = []
    for repair in sorted((r for r in between if start <= r.raw.start < end), key=lambda r: r.raw):
        if start < repair.raw.start:
            gaps.append(_join(source, Range(start, repair.raw.start)))
        start = repair.raw.end
    if start < end:
        gaps.append(_join(source, Range(start, end)))
    return tuple(gaps)


def _join(source: str, at: Range) -> Repair:
    latin = source[at.start - 1 : at.start].isascii() and source[at.end : at.end + 1].isascii()
    letters = source[at.start - 1 : at.start].isalpha() and source[at.end : at.end + 1].isalpha()
    return Repair("line_join", at, at.of(source), " " if latin and letters else "")


# --- inside a block ---------------------------------------------------------------------------


def _spaces(source: str, at: Range) -> list[Repair]:
    if "\t" in at.of(source):
        return []
    return [
        Repair("stray_space", Range(match.start(), match.end()), match[0], "")
        for match in SPACE.finditer(source, at.start, at.end)
        if at.start < match.start() and match.end() < at.end
    ]


def _punctuation(source: str, at: Range) -> list[Repair]:
    """Return the half-width marks beside Han characters; a bracket follows its partner."""
    repairs: list[Repair] = []
    widened: list[bool] = []
    for match in HALF_WIDTH.finditer(source, at.start, at.end):
        mark, place = match[0], match.start()
        before, after = _neighbours(source, at, place)
        wide = _is_cjk(before) or _is_cjk(after)
        if mark == "(":
            widened.append(wide)
        elif mark == ")":
            wide = widened.pop() if widened else wide
        elif before.isdigit() and after.isdigit():
            wide = False
        if wide:
            repairs.append(Repair("half_width", Range(place, place + 1), mark, WIDE[mark]))
    return repairs


def _neighbours(source: str, at: Range, place: int) -> tuple[str, str]:
    before = source[at.start : place].rstrip()[-1:]
    after = source[place + 1 : min(at.end, place + 8)].lstrip()[:1]
    return before, after


def _is_cjk(character: str) -> bool:
    return bool(character) and (
        unicodedata.east_asian_width(character) in "WF" or character in "“”‘’—…·"
    )


def _settled(edits: tuple[Repair, ...], rules: tuple[Repair, ...]) -> tuple[Repair, ...]:
    """Return all repairs in order; where two meet, the editor's stays, then the first."""
    taken: list[Repair] = list(edits)
    spots = sorted((edit.raw for edit in edits if edit.applied), key=lambda raw: raw)
    last = -1
    for repair in sorted(set(rules), key=lambda r: (r.raw.start, -r.raw.end, r.rule)):
        if repair.raw.start < last or any(repair.raw.meets(spot) for spot in spots):
            continue
        taken.append(repair)
        last = repair.raw.end
    return tuple(sorted(taken, key=lambda repair: (repair.raw, repair.rule)))
