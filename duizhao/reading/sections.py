"""Find the headings of a healed text and the section that each stretch of text stands in."""

from collections.abc import Iterable
from dataclasses import dataclass

from duizhao.model import Section
from duizhao.numerals import fold
from duizhao.reading import outline, roles
from duizhao.reading.healing import Healed
from duizhao.text import HealedText, Range, identifiers


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading (with its numbering) or a stretch of text, before it has a place."""

    at: Range
    zone: str
    heading: outline.Numbering | None = None
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch of text with the section it stands in."""

    at: Range
    zone: str
    part: Section | None
    section: Section | None


def sections(
    healed: Healed, decided: dict[int, str]
) -> tuple[tuple[Section, ...], tuple[Placed, ...]]:
    """Return the outline, and every stretch of text with its place in it.

    `decided` are an editor's headings, by place in the source: `add` or `strike`.
    """
    return _outline(healed.text, tuple(_pieces(healed, decided)))


def _pieces(healed: Healed, decided: dict[int, str]) -> Iterable[Piece]:
    """Cut each block into its heading and its text, where it opens with one."""
    for block in healed.blocks:
        at = _trimmed(healed.text, healed.text.healed_range(block.raw))
        words = fold(at.of(healed.text.text))
        if not words:
            continue
        decision = decided.get(block.raw.start)
        found = outline.numbering(words)
        if block.zone != "body" or decision == "strike":
            yield Piece(at, block.zone)
        elif decision == "add" or outline.is_heading(words):
            yield Piece(at, block.zone, found, True)
        elif cut := outline.inline_heading(words):
            yield Piece(Range(at.start, at.start + cut), block.zone, found, True)
            yield Piece(Range(at.start + cut, at.end), block.zone)
        else:
            yield Piece(at, block.zone)


def _trimmed(text: HealedText, at: Range) -> Range:
    words = at.of(text.text)
    return Range(
        at.start + len(words) - len(words.lstrip()), at.end - len(words) + len(words.rstrip())
    )


def _outline(
    text: HealedText, pieces: tuple[Piece, ...]
) -> tuple[tuple[Section, ...], tuple[Placed, ...]]:
    headings = [piece for piece in pieces if piece.is_heading]
    ids = identifiers("h", (text.raw_range(p.at).of(text.raw) for p in headings))
    levels = _levels(headings)
    sections: list[Section] = []
    placed: list[Placed] = []
    above: list[Section] = []
    following = iter(zip(ids, levels, strict=True))
    for piece, opening in zip(pieces, _openings(text.text, pieces), strict=True):
        if not piece.is_heading:
            in_body = piece.zone == "body"
            part = above[0] if above and in_body else None
            placed.append(Placed(piece.at, piece.zone, part, above[-1] if part else None))
            continue
        identifier, level = next(following)
        above = [section for section in above if section.level < level]
        reading = roles.part(_heading(text.text, piece), opening, foremost=not sections)
        sections.append(_section(text.text, piece, identifier, level, above, reading))
        above.append(sections[-1])
    return tuple(sections), tuple(placed)


def _levels(headings: list[Piece]) -> list[int]:
    """Rank headings by their numbering: the outermost style that is present is level 1.

    A part's name without number stands above 一、 only where it comes first or where the numbering
    starts again under it; else it ranks beside 一、.
    """
    styles = [piece.heading.style if piece.heading else "name" for piece in headings]
    present = [style for style, _ in outline.STYLES if style in styles]
    names_above = "name" in styles and (
        "comma" not in styles or styles.index("name") < styles.index("comma")
    )
    order = (["name"] if names_above else []) + present
    fallback = 1 if "comma" not in order else order.index("comma") + 1
    return [order.index(style) + 1 if style in order else fallback for style in styles]


def _openings(text: str, pieces: tuple[Piece, ...]) -> tuple[str, ...]:
    """Return for each piece the first words of the body's text behind it."""
    found, words = [], ""
    for piece in reversed(pieces):
        found.append(words)
        if piece.zone == "body" and not piece.is_heading:
            words = piece.at.of(text)
    return tuple(reversed(found))


def _heading(text: str, piece: Piece) -> str:
    words = piece.at.of(text)
    return words[piece.heading.end :].strip() if piece.heading else words


def _section(
    text: str, piece: Piece, identifier: str, level: int, above: list[Section], part: roles.Part
) -> Section:
    heading = _heading(text, piece)
    return Section(
        identifier,
        above[-1].id if above else None,
        level,
        piece.heading.number if piece.heading else "",
        heading,
        roles.chapter(heading, above[-1].role) if above else part.role,
        piece.at,
    )
