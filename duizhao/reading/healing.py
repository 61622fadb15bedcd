"""Heal a text that page layout has cut, keeping the way back to every character."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from duizhao.reading import grids, layout, outline
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
SENTENCE_END = "。！？：；!?:;"
LONGEST_RESIDUE = 8


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
    markers = tuple(r for line in lines for r in line.repairs if r.rule == "page_marker")
    lines = tuple(line for line in lines if not _is_marker(line))
    zones = outline.zones(tuple(_bare(source, line) for line in lines))
    blocks, joined = _blocks(source, lines, zones, joins)
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


def _is_marker(line: Line) -> bool:
    return any(repair.rule == "page_marker" for repair in line.repairs)


def _bare(source: str, line: Line) -> str:
    """Return a line's words without what the carrier left in it."""
    pieces, at = [], line.raw.start
    for repair in line.repairs:
        pieces.append(source[at : repair.raw.start])
        at = repair.raw.end
    return ("".join(pieces) + source[at : line.raw.end]).strip()


# --- blocks -----------------------------------------------------------------------------------


def _blocks(
    source: str, lines: tuple[Line, ...], zones: outline.Zones, joins: frozenset[int]
) -> tuple[tuple[Block, ...], tuple[tuple[int, int], ...]]:
    """Return the blocks, and for each join the end of one line and the start of the next."""
    indents = sum(line.indented for line in lines[zones.body : zones.tail])
    indented_layout = indents * 2 > zones.tail - zones.body
    blocks: list[Block] = []
    joined: list[tuple[int, int]] = []
    opening = last = ""
    bare = tuple(_bare(source, line) for line in lines)
    rows = grids.rows(bare)
    row_end = 0
    for i, line in enumerate(lines):
        words = bare[i]
        if i < row_end:
            blocks[-1] = Block(Range(blocks[-1].raw.start, line.raw.end), blocks[-1].zone)
            continue
        if i in rows:
            blocks.append(Block(line.raw, _zone(i, zones)))
            row_end, opening, last = i + rows[i], "", ""
            continue
        continues = zones.salutation < i < zones.tail and _continues(opening, last, words)
        if indented_layout and line.indented:
            continues = continues and _is_cut(last)
        if blocks and (line.raw.start in joins or continues):
            joined.append((blocks[-1].raw.end, line.raw.start))
            blocks[-1] = Block(Range(blocks[-1].raw.start, line.raw.end), blocks[-1].zone)
            opening = opening if len(opening) > outline.LONGEST_HEADING else opening + words
        else:
            blocks.append(Block(line.raw, _zone(i, zones)))
            opening = words
        last = words
    return tuple(blocks), tuple(joined)


def _zone(index: int, zones: outline.Zones) -> str:
    if index < zones.title:
        return "chrome"
    if index < zones.body:
        return "front"
    return "body" if index < zones.tail else "tail"


def _continues(opening: str, last: str, words: str) -> bool:
    """Tell whether a line goes on with the block that has this opening and this last line.

    A heading takes only a residue without punctuation; a paragraph takes whatever is no heading,
    unless it has come to its end.
    """
    if not last or outline.is_heading(words) or "\t" in last + words:
        return False
    if outline.is_part(opening):
        return False
    if outline.is_heading(opening) or _is_cut_heading(opening):
        residue = len(words) <= LONGEST_RESIDUE and not any(c in "。，,：！；" for c in words)
        return residue and last[-1] not in SENTENCE_END
    return not _is_closed(last)


def _is_cut(last: str) -> bool:
    """Tell whether a long line ends inside a clause: an indent behind it opens no paragraph."""
    return len(last) > 30 and last[-1].isalnum()


def _is_cut_heading(opening: str) -> bool:
    """Tell whether a numbered line may be a heading that goes on in the next line."""
    found = outline.numbering(opening)
    return (
        found is not None
        and found.style != "digit"
        and len(opening) <= 60
        and not any(c in "。；" for c in opening)
    )


def _is_closed(before: str) -> bool:
    last = before[-1]
    if last in "”’）)】》":
        return before[-2:-1] in tuple(SENTENCE_END) or len(before) < 30 or last != "”"
    return last in SENTENCE_END


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
