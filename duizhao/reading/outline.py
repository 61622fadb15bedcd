"""Tell headings from text by their numbering, and the report from what stands around it."""

import re
from dataclasses import dataclass
from functools import cache

from duizhao import lexicon

NUMBERS = "一二三四五六七八九十"
TERMINATORS = "。！？!?；;"
LONGEST_HEADING = 80
LONGEST_PART_NAME = 36
LONGEST_WITH_COLON = 20
LATE = 0.6
"""Before this share of a report no appeal is its closing words."""
SHORTEST_APPEAL = 20

# The styles of numbering, outermost first; what a style is worth depends on which are present.
STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", re.compile(rf"第[{NUMBERS}]{{1,3}}(?:部分|篇|章)[、：:\s]*")),
    ("comma", re.compile(rf"(?P<n>[{NUMBERS}]{{1,3}})\s*[、.．]\s*")),
    ("bracket", re.compile(rf"[（(]\s*(?P<n>[{NUMBERS}]{{1,3}})\s*[）)]\s*[、，]?")),
    ("digit", re.compile(r"\d{1,2}\s*[.．、）)](?!\d)\s*")),
    ("digit_bracket", re.compile(r"(?:[（(]\s*\d{1,2}\s*[）)]|[①-⑳])\s*")),
)
YEAR = re.compile(r"(?:19|20)\d\d\s*年|今年|明年|来年|上年|去年")
PLAN_NAME = re.compile(r"[“\"]?十[一二三四五六七]五[”\"]?")


@dataclass(frozen=True, slots=True)
class Numbering:
    """How a heading is numbered: its style, the number as written, its words' start."""

    style: str
    number: str
    end: int


def numbering(words: str) -> Numbering | None:
    """Return the numbering that `words` open with."""
    for style, pattern in STYLES:
        match = pattern.match(words)
        if match:
            return Numbering(style, match[0].strip().rstrip("、，：:.．").strip(), match.end())
    return None


def ordinal(number: str) -> int | None:
    """Return what a Chinese heading number counts: （十二） → 12."""
    digits = "".join(c for c in number if c in NUMBERS)
    if not digits:
        return None
    tens, ten, units = digits.rpartition("十")
    value = (NUMBERS.index(tens) + 1 if tens else 1) * 10 if ten else 0
    return value + (NUMBERS.index(units) + 1 if units else 0)


def is_heading(words: str) -> bool:
    """Tell whether a whole line is a heading: numbered and one sentence, or a part's name.

    Arabic numbers count the items of a list more often than chapters: such a line is a heading
    only where it does not end like a sentence.
    """
    found = numbering(words)
    if found is None:
        return is_part_name(words)
    text = words[found.end :]
    if not text.strip() or len(text) > LONGEST_HEADING:
        return False
    if found.style.startswith("digit"):
        return len(text) <= 40 and text[-1] not in TERMINATORS + "，,：:" and "。" not in text
    if text[-1] in "：:":
        return len(text) <= LONGEST_WITH_COLON and not any(c in "。，,；;！" for c in text)
    return not any(c in "。！？!?；;" for c in text[:-1]) and text[-1] not in "，,；;、"


def is_part_name(words: str) -> bool:
    """Tell whether an unnumbered line names a part: 2026年重点工作, 今后五年目标任务."""
    if not words or len(words) > LONGEST_PART_NAME or words[-1] in TERMINATORS + "，,：:、”）)":
        return False
    if "政府工作报告" in words or any(c in "，。：" for c in words):
        return False
    names, of_government = part_names()
    if not words.endswith(names):
        return False
    dated = YEAR.search(words) or PLAN_NAME.search(words) or any_of("span", "five_year", words)
    return bool(dated) or len(words) <= 12 or words.endswith(of_government)


@cache
def part_names() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return how the names of parts end, and those of the part on the government itself."""
    part = lexicon.table("structure")["part"]
    of_government = tuple(part["self_government"])
    return (*part["review"], *part["plan"], *of_government), of_government


def is_part(words: str) -> bool:
    """Tell whether a line is the whole heading of a part: 一、2025年工作回顾."""
    found = numbering(words)
    return is_part_name(words[found.end :] if found else words)


def inline_heading(words: str) -> int | None:
    """Return where the text starts behind a heading that opens its own paragraph.

    （一）着力稳增长，经济持续向好。地区生产总值… → the place behind the first full stop.
    """
    found = numbering(words)
    if found is None or found.style.startswith("digit"):
        return None
    stop = words.find("。", found.end)
    if 0 <= stop - found.end <= LONGEST_HEADING and words[stop + 1 :].strip():
        return stop + 1
    return None


def any_of(table: str, key: str, words: str) -> bool:
    """Tell whether one of the wordings of `lexicon/structure.toml` stands in `words`."""
    return any(wording in words for wording in lexicon.table("structure")[table][key])


def begins(table: str, key: str, words: str) -> bool:
    """Tell whether `words` begin with one of the wordings of `lexicon/structure.toml`."""
    return any(words.startswith(wording) for wording in lexicon.table("structure")[table][key])


@dataclass(frozen=True, slots=True)
class Zones:
    """Which lines are what, as half-open ranges of line numbers.

    Before `title`: chrome; to `body`: front; to `tail`: the report; behind it back, annexes and
    chrome. Lines are joined only from `salutation` to `tail`.
    """

    title: int
    salutation: int
    body: int
    tail: int


def zones(lines: tuple[str, ...]) -> Zones:
    """Find the report among the lines of its source."""
    found = _salutation(lines)
    body = next(
        (i for i, words in enumerate(lines) if i >= (found or 0) and _opens_part(words)),
        0 if found is None else min(found + 2, len(lines)),
    )
    salutation = body if found is None else found
    return Zones(_title(lines[:salutation]), salutation, body, _tail(lines, body))


def _opens_part(words: str) -> bool:
    found = numbering(words)
    return is_heading(words) and (found is None or not found.style.startswith("digit"))


def _salutation(lines: tuple[str, ...]) -> int | None:
    """Return the line of 各位代表： before 现在，我代表…, of that line, or None."""
    for i, words in enumerate(lines[: max(60, len(lines) // 3)]):
        if begins("annex", "salutation", words.replace(",", "，")):
            before = lines[i - 1] if i else ""
            return i - 1 if before[-1:] in ("：", ":") and len(before) < 20 else i
    return None


def _title(front: tuple[str, ...]) -> int:
    """Return the line of the title, or 0 where a cover note or nothing stands before it."""
    if any("〔" in words or "印发" in words for words in front):
        return 0
    titles = [
        i
        for i, words in enumerate(front)
        if re.sub(r"\s", "", words).endswith("政府工作报告") and len(words) < 40
    ]
    return titles[-1] if titles else 0


def _tail(lines: tuple[str, ...], body: int) -> int:
    """Return the first line behind the closing words, or behind the text where there are none."""
    end = len(lines)
    middle = body + (len(lines) - body) // 2
    for i in range(body + 1, len(lines)):
        if _opens_annex(lines[i]) or (
            i >= middle and begins("annex", "chrome", lines[i].lstrip("（("))
        ):
            end = i
            break
    for i in range(end - 1, body + int((end - body) * LATE), -1):
        words = lines[i]
        if len(words) > SHORTEST_APPEAL and any_of("wording", "appeal", words):
            while i < end - 1 and words[-1] not in "。！!”" and _may_end_closing(lines[i + 1]):
                i += 1
                words = lines[i]
            return i + 1
    return end


def _may_end_closing(words: str) -> bool:
    """Tell whether a line may go on with the closing words: what a page left behind is short."""
    return len(words) > 8 or words[-1:] in ("。", "！", "!")


def _opens_annex(words: str) -> bool:
    bare = words.lstrip("*＊ ").rstrip("：: ")
    annex = lexicon.table("structure")["annex"]
    return (
        bare in annex["glossary"]
        or (len(bare) <= 6 and any(bare.startswith(name) for name in annex["annex"]))
        or words.startswith(("抄送", "主题词"))
    )
