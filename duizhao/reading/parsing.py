"""Parse a healed text into its outline, its paragraphs and their sentences."""

import re
from collections.abc import Iterable
from dataclasses import replace

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
from duizhao.reading import outline, placing
from duizhao.reading.healing import Healed
from duizhao.reading.sections import sections
from duizhao.text import HealedText, Range, identifiers

SENTENCE = re.compile(r"[^。！？!?]*(?:[。！？!?]+[”’）)》」』]*|$)")


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
    outlined, placed = sections(healed, headings or {})
    paragraphs = _identified(text, placing.paragraphs(text.text, placed, outlined))
    paragraphs = _with_decided_roles(text, paragraphs, decided_roles or {})
    return Document(
        report,
        release,
        text,
        outlined,
        paragraphs,
        _coverage(release.kind, text, outlined, paragraphs),
    )


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


def _identified(text: HealedText, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Give paragraphs and sentences their ids, made from the words of the source."""
    ids = identifiers("p", _source_words(text, (paragraph.at for paragraph in paragraphs)))
    cuts = [_sentences(text.text, paragraph.at) for paragraph in paragraphs]
    names = iter(identifiers("s", _source_words(text, (at for ranges in cuts for at in ranges))))
    return tuple(
        replace(paragraph, id=name, sentences=tuple(Sentence(next(names), at) for at in ranges))
        for paragraph, name, ranges in zip(paragraphs, ids, cuts, strict=True)
    )


def _source_words(text: HealedText, ranges: Iterable[Range]) -> Iterable[str]:
    return (text.raw_range(at).of(text.raw) for at in ranges)


def _sentences(text: str, at: Range) -> list[Range]:
    return [
        _without_edges(text, match.start(), match.end())
        for match in SENTENCE.finditer(text, at.start, at.end)
        if match[0].strip()
    ]


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
    markers = [r.before.strip() for r in text.repairs if r.rule == "page_marker"]
    # A marker of two jumps lies within the text: what is behind the first is behind the second.
    jumps = [marker.strip("（）() ") for marker in markers if "版）" not in marker[:-1]]
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
