"""Parse a healed text into its outline, its paragraphs and their sentences."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from duizhao import lexicon
from duizhao.model import (
    Coverage,
    Document,
    LostHeading,
    Paragraph,
    Release,
    Report,
    Section,
    Sentence,
)
from duizhao.reading import outline, roles
from duizhao.reading.healing import Healed
from duizhao.text import HealedText, Range, identifiers

SENTENCE = re.compile(r"[^。！？!?]*(?:[。！？!?]+[”’）)》」』]*|$)")
LEAD = re.compile(r"[^，,；：。！？\d]{2,18}。")


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading (with its numbering) or a stretch of text, before it has a place."""

    at: Range
    zone: str
    heading: outline.Numbering | None = None
    is_heading: bool = False


def parse(
    report: Report,
    release: Release,
    healed: Healed,
    headings: dict[int, str] | None = None,
    decided_roles: dict[int, str] | None = None,
) -> Document:
    """Return the document.

    `headings` and `decided_roles` are an editor's, by place in the source: where a heading begins
    (`add`) or where what looks like one is none (`strike`); the role of the paragraph there.
    """
    text = healed.text
    pieces = tuple(_pieces(healed, headings or {}))
    sections, placed = _outline(text, pieces)
    paragraphs = _identified(text, _with_roles(text.text, placed, sections))
    paragraphs = _with_decided_roles(text, paragraphs, decided_roles or {})
    return Document(
        report,
        release,
        text,
        sections,
        paragraphs,
        _coverage(release.kind, text, sections, paragraphs),
    )


# --- pieces -----------------------------------------------------------------------------------


def _pieces(healed: Healed, decided: dict[int, str]) -> Iterable[Piece]:
    """Cut each block into its heading and its text, where it opens with one."""
    for block in healed.blocks:
        at = _trimmed(healed.text, healed.text.healed_range(block.raw))
        words = at.of(healed.text.text)
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


# --- outline ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch of text with the section it stands in."""

    at: Range
    zone: str
    part: Section | None
    section: Section | None


def _outline(
    text: HealedText, pieces: tuple[Piece, ...]
) -> tuple[tuple[Section, ...], tuple[Placed, ...]]:
    headings = [piece for piece in pieces if piece.is_heading]
    ids = identifiers("h", (text.raw_range(p.at).of(text.raw) for p in headings))
    levels = _levels(text.text, headings)
    sections: list[Section] = []
    placed: list[Placed] = []
    above: list[Section] = []
    following = iter(zip(ids, levels, strict=True))
    for piece in pieces:
        if not piece.is_heading:
            in_body = piece.zone == "body"
            part = above[0] if above and in_body else None
            placed.append(Placed(piece.at, piece.zone, part, above[-1] if part else None))
            continue
        identifier, level = next(following)
        above = [section for section in above if section.level < level]
        sections.append(_section(text.text, piece, identifier, level, above))
        above.append(sections[-1])
    return tuple(sections), tuple(placed)


def _levels(text: str, headings: list[Piece]) -> list[int]:
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


def _section(
    text: str, piece: Piece, identifier: str, level: int, above: list[Section]
) -> Section:
    words = piece.at.of(text)
    found = piece.heading
    heading = words[found.end :].strip() if found else words
    role = (
        roles.part(heading).role if not above else roles.chapter(heading, above[-1].role)
    )
    return Section(
        identifier,
        above[-1].id if above else None,
        level,
        found.number if found else "",
        heading,
        role,
        piece.at,
    )


# --- roles ------------------------------------------------------------------------------------


@dataclass(slots=True)
class _State:
    """Where the reading of roles has got to; lives for one document."""

    part: Section | None = None
    role: str = ""
    previous: str = ""
    detached: bool = False
    counted: bool = False


def _with_roles(
    text: str, placed: tuple[Placed, ...], sections: tuple[Section, ...]
) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    state = _State()
    last_chapters = _last_chapters(sections)
    leads = _lead_shares(text, placed)
    late = set([i for i, piece in enumerate(placed) if piece.zone == "body"][-4:])
    chaptered = {section.parent for section in sections if section.parent}
    for index, piece in enumerate(placed):
        words = piece.at.of(text)
        lead = _lead(words, piece.at)
        if piece.part is None or piece.section is None:
            role, section = _outside(text, placed, index), None
            if role == "body":
                role = "task"
        else:
            section, role = _inside(
                words, piece, placed[index - 1] if index else None, state, last_chapters,
                leads, piece.part.id in chaptered, lead is not None, index in late,
            )
        state.previous = role
        paragraphs.append(
            Paragraph("", section, role, piece.at, lead if piece.zone == "body" else None, ())
        )
    return _address_lines(text, paragraphs)


def _inside(
    words: str, piece: Placed, before: Placed | None, state: _State, last_chapters: frozenset[str],
    leads: dict[str, float], chaptered: bool, led: bool, late: bool,
) -> tuple[str, str]:
    """Return the section and the role of a paragraph of the body."""
    part, section = piece.part, piece.section
    assert part is not None and section is not None
    first = before is None or before.section is not section
    reading = roles.part(part.heading)
    if state.part is not part:
        state.part, state.role, state.detached, state.counted = part, reading.role, False, False
    if first:
        state.detached = False
    bare = roles.ADDRESS.sub("", words)
    in_chapter = section is not part
    state.role = roles.turns_to(bare, reading, state.role) or state.role
    if in_chapter and not first and section.id in last_chapters:
        state.detached = state.detached or _is_frame(words)
    attached = in_chapter and not state.detached
    base = state.role if not attached else roles.chapter(section.heading, state.role)
    role = roles.role(
        words,
        roles.Place(
            reading, base, state.previous, attached, first,
            not in_chapter and (chaptered or not state.counted),
            leads.get(section.id, 0) > 0.5, led, late,
        ),
    )
    state.counted = state.counted or roles.has_figures(words)
    return (section.id if attached else part.id), role


def _is_frame(words: str) -> bool:
    """Tell whether a paragraph steps back from its chapter to the part."""
    return bool(roles.ADDRESS.match(words)) or any(
        outline.begins("frame", key, words) for key in ("year", "five_year", "meanwhile")
    ) or outline.any_of("wording", "problems", words[:30])


def _last_chapters(sections: tuple[Section, ...]) -> frozenset[str]:
    last: dict[str | None, str] = {}
    for section in sections:
        if section.parent:
            last[section.parent] = section.id
    return frozenset(last.values()) | frozenset(s.id for s in sections if s.level > 2)


def _lead_shares(text: str, placed: tuple[Placed, ...]) -> dict[str, float]:
    """Return for each section which share of its paragraphs after the first has a lead."""
    shares: dict[str, list[bool]] = {}
    for piece in placed:
        if piece.section:
            led = _lead(piece.at.of(text), piece.at) is not None
            shares.setdefault(piece.section.id, []).append(led)
    return {key: sum(led[1:]) / len(led[1:]) for key, led in shares.items() if led[1:]}


def _lead(words: str, at: Range) -> Range | None:
    match = LEAD.match(words)
    if match and match.end() < len(words):
        return Range(at.start, at.start + match.end())
    return None


def _outside(text: str, placed: tuple[Placed, ...], index: int) -> str:
    """Return the role of a paragraph before the first part or behind the closing."""
    piece = placed[index]
    if piece.zone in ("chrome", "front", "body"):
        return "task" if piece.zone == "body" else piece.zone
    role = "chrome"
    for earlier in placed[: index + 1]:
        if earlier.zone == "tail":
            role = _tail_role(earlier.at.of(text), role)
    return role


def _tail_role(words: str, current: str) -> str:
    bare = words.lstrip("*＊ ").rstrip("：: ")
    if outline.begins("annex", "chrome", words.lstrip("（(")):
        return "chrome"
    if "\t" in words:
        return "table"
    if bare in lexicon.table("structure")["annex"]["glossary"]:
        return "glossary"
    if len(bare) <= 6 and outline.begins("annex", "annex", bare):
        return "back"
    if outline.begins("annex", "back", words) or words.endswith("印发"):
        return "back"
    return current


def _address_lines(text: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Give a lone 各位代表！ the role of what it introduces."""
    done: list[Paragraph] = []
    following = ""
    for paragraph in reversed(paragraphs):
        if following and not roles.ADDRESS.sub("", paragraph.at.of(text)) and paragraph.section:
            paragraph = replace(paragraph, role=following)
        following = paragraph.role
        done.append(paragraph)
    return done[::-1]


def _with_decided_roles(
    text: HealedText, paragraphs: tuple[Paragraph, ...], decided: dict[int, str]
) -> tuple[Paragraph, ...]:
    """Give the paragraph around each decided place the editor's role."""
    if not decided:
        return paragraphs
    at = {text.healed_range(Range(place, place)).start: role for place, role in decided.items()}
    return tuple(
        next(
            (
                replace(paragraph, role=role)
                for place, role in at.items()
                if paragraph.at.start <= place < paragraph.at.end
            ),
            paragraph,
        )
        for paragraph in paragraphs
    )


# --- identity ---------------------------------------------------------------------------------


def _identified(text: HealedText, paragraphs: list[Paragraph]) -> tuple[Paragraph, ...]:
    """Give paragraphs and sentences their ids, made from the words of the source."""
    raw: Callable[[Range], str] = lambda at: text.raw_range(at).of(text.raw)  # noqa: E731
    ids = identifiers("p", (raw(paragraph.at) for paragraph in paragraphs))
    cuts = [_sentences(text.text, paragraph.at) for paragraph in paragraphs]
    names = iter(identifiers("s", (raw(at) for ranges in cuts for at in ranges)))
    return tuple(
        replace(paragraph, id=name, sentences=tuple(Sentence(next(names), at) for at in ranges))
        for paragraph, name, ranges in zip(paragraphs, ids, cuts, strict=True)
    )


def _sentences(text: str, at: Range) -> list[Range]:
    ranges: list[Range] = []
    for match in SENTENCE.finditer(text, at.start, at.end):
        if match[0].strip():
            ranges.append(_without_edges(text, match.start(), match.end()))
    return ranges


def _without_edges(text: str, start: int, end: int) -> Range:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return Range(start, end)


# --- coverage ---------------------------------------------------------------------------------


def _coverage(
    kind: str,
    text: HealedText,
    sections: tuple[Section, ...],
    paragraphs: tuple[Paragraph, ...],
) -> Coverage:
    """Tell what a text that is not full is known to lack, from its jump lines and numbering."""
    if kind == "full":
        return Coverage()
    jumps = [r.before.strip("（）() ") for r in text.repairs if r.rule == "page_marker"]
    before = next((jump for jump in jumps if jump.startswith("上接")), "")
    after = next((jump for jump in jumps if jump.startswith("下转")), "")
    return Coverage(before, after, _lost_headings(sections, paragraphs), "summary" in kind)


def _lost_headings(
    sections: tuple[Section, ...], paragraphs: tuple[Paragraph, ...]
) -> tuple[LostHeading, ...]:
    """Find text that stands where the numbering of the chapters says a heading was lost."""
    lost: list[LostHeading] = []
    seen: set[str | None] = set()
    for section in sections:
        number = outline.ordinal(section.number)
        if section.parent in seen or number is None or not section.parent:
            continue
        seen.add(section.parent)
        orphan = next((p for p in paragraphs if p.section == section.parent), None)
        if number > 1 and orphan and orphan.at.start < section.at.start:
            lost.append(LostHeading(f"（{outline.NUMBERS[number - 2]}）", orphan.id))
    return tuple(lost)
