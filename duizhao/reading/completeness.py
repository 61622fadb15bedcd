"""Tell by a text itself that it is not the full text it was entered as.

Only a full text can be said to lack something: entered as full by mistake, an excerpt would be
said to lack what it leaves out.
"""

import re
from collections.abc import Iterator

from duizhao.errors import Code, Finding
from duizhao.model import Document
from duizhao.reading import outline

ABRIDGED = re.compile(
    r"[（(](?:摘要|摘登|摘编|节选|节录|摘录|有删节)[）)]|(?:摘要|摘登|节选|节录)$"
)
JUMP = re.compile(r"[（(]\s*(?P<words>(?:上接|紧接|下转)[^（）()\n]{1,12})[）)]")
ENDS = (*outline.TERMINATORS, "”", "’", "）", ")", "》")
AROUND = ("front", "chrome", "back", "glossary", "table")


def doubts(document: Document, file: str) -> tuple[Finding, ...]:
    """Return what speaks against a text that was entered as full; `file` says that it is."""
    signs = tuple(_signs(document)) if document.is_full else ()
    if not signs:
        return ()
    return (
        Finding(
            file,
            0,
            Code.NOT_FULL,
            "kind 为全文，正文却像是不全，据此会误说“未检索到”",
            "excerpt、summary 或 excerpt_of_summary",
            f"full（{'；'.join(signs)}）",
            "对照原件，补全正文或改写 kind",
        ),
    )


def _signs(document: Document) -> Iterator[str]:
    body = [each for each in document.paragraphs if each.role not in AROUND]
    front = [each for each in document.paragraphs if each.role in ("front", "chrome")]
    title = next((t for p in front if ABRIDGED.search(t := document.words(p.at).strip())), None)
    if title:
        yield f"标题作“{title}”"
    if not body:
        return
    start, end = (document.text.raw_range(each.at) for each in (body[0], body[-1]))
    for repair in document.text.repairs:
        jump = JUMP.fullmatch(repair.before.strip()) if repair.rule == "page_marker" else None
        outside = jump and (repair.raw.end <= start.start or repair.raw.start >= end.end)
        if jump and outside:
            yield f"有“{jump['words']}”"
    last = body[-1]
    if last.role != "closing" and not document.words(last.at).rstrip().endswith(ENDS):
        yield "末段没有写完"
    if not any(each.role in ("task", "targets") for each in body):
        yield "没有本年任务"
