"""Compose a document from its paragraphs, made by hand."""

import re
from collections.abc import Iterable

from duizhao.model import (
    Coverage,
    Document,
    HealedText,
    Paragraph,
    Release,
    Report,
    Section,
    Sentence,
)
from duizhao.text import Range

SENTENCE = re.compile(r"[^。！？]+[。！？]?")
LEAD = re.compile(r"[^。，：；]{2,24}。")


def document(
    *paragraphs: str | tuple[str, str], heading: str = "", name: str = "甲区", kind: str = "full"
) -> Document:
    """Return a document of these paragraphs: tasks, or (role, words), all under one heading."""
    pairs = [("task", each) if isinstance(each, str) else each for each in paragraphs]
    text = "\n".join((heading, *(words for _, words in pairs)))
    release = Release("1", "source.txt", text.encode(), kind=kind)
    report = Report("a-2026", "政府工作报告", name, "district", 2026, kind, releases=(release,))
    part = Section("h-1", None, 1, "三", "今年工作", "task", Range(0, 0))
    chapter = Section("h-2", "h-1", 2, "一", heading, "task", Range(0, len(heading)))
    return Document(
        report,
        release,
        HealedText(text, ()),
        (part, chapter),
        tuple(_paragraphs(pairs, start=len(heading) + 1)),
        Coverage(),
    )


def _paragraphs(pairs: Iterable[tuple[str, str]], start: int) -> Iterable[Paragraph]:
    for number, (role, words) in enumerate(pairs, 1):
        lead = LEAD.match(words)
        sentences = tuple(
            Sentence(f"s-{number}-{place}", Range(*match.span()).shifted(start))
            for place, match in enumerate(SENTENCE.finditer(words), 1)
        )
        yield Paragraph(
            f"p-{number}",
            "h-2",
            role,
            Range(start, start + len(words)),
            Range(start, start + lead.end()) if lead else None,
            sentences,
        )
        start += len(words) + 1
