"""Give each stretch of text its section, its role and its lead, reading from top to bottom."""

import re
from dataclasses import dataclass, replace

from duizhao import lexicon
from duizhao.model import Paragraph, Section
from duizhao.numerals import fold
from duizhao.reading import outline, roles
from duizhao.reading.sections import Placed
from duizhao.text import Range

LEAD = re.compile(r"(?!(?:今年|明年|去年)是)[^，,；：。！？\d]{2,18}。")
PLAN_OPENS = re.compile(
    r"(?:今年|明年|(?:19|20)\d\d年)(?:是|，|工作|经济|政府|[^。]{0,12}(?:任务|目标))"
)
LONGEST_THANKS = 10
LAST_PARAGRAPHS = 4
"""How many of a report's last paragraphs may be its closing words."""


def paragraphs(
    text: str, placed: tuple[Placed, ...], sections: tuple[Section, ...]
) -> tuple[Paragraph, ...]:
    """Return the paragraphs in order, without ids and sentences."""
    text = fold(text)
    walk = _Walk(_Surroundings.of(text, placed, sections))
    found = [walk.step(i, piece, piece.at.of(text)) for i, piece in enumerate(placed)]
    return tuple(_address_lines(text, found))


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What a paragraph's role depends on beyond the paragraphs before it.

    `lead_shares`: by section, the share of paragraphs after its first that open with a lead.
    """

    last_chapters: frozenset[str]
    chaptered_parts: frozenset[str]
    lead_shares: dict[str, float]
    late: frozenset[int]

    @staticmethod
    def of(text: str, placed: tuple[Placed, ...], sections: tuple[Section, ...]) -> "_Surroundings":
        last = {section.parent: section.id for section in sections if section.parent}
        deep = {section.id for section in sections if section.level > 2}
        body = [i for i, piece in enumerate(placed) if piece.zone == "body"]
        return _Surroundings(
            frozenset(last.values()) | deep,
            frozenset(section.parent for section in sections if section.parent),
            _lead_shares(text, placed),
            frozenset(body[-LAST_PARAGRAPHS:]),
        )


class _Walk:
    """Where the reading has got to; lives for one document."""

    def __init__(self, around: _Surroundings) -> None:
        self.around = around
        self.part: Section | None = None
        self.section: Section | None = None
        self.reading = roles.Part("result", may_turn_to_five_year=True, may_turn_to_year=True)
        self.role = self.reading.role
        self.previous = ""
        self.detached = False
        self.counted = False
        self.tail = "chrome"

    def step(self, index: int, piece: Placed, words: str) -> Paragraph:
        """Read one stretch of text."""
        lead = lead_of(words, piece.at) if piece.zone == "body" else None
        section, role = None, piece.zone
        if piece.zone == "tail":
            role = self.tail = _tail_role(words, self.tail)
        elif piece.zone == "body":
            section, role = self._in_body(index, piece, words, led=lead is not None)
            role = "table" if _is_row(words) and "。" not in words else role
        self.previous = role
        return Paragraph("", section, role, piece.at, lead, ())

    def _in_body(
        self, index: int, piece: Placed, words: str, *, led: bool
    ) -> tuple[str | None, str]:
        first = piece.section is not self.section
        self._enter(piece, words)
        bare = roles.ADDRESS.sub("", words)
        self.role = roles.turns_to(bare, self.reading, self.role) or self.role
        chapter = piece.section if piece.section is not piece.part else None
        if chapter and not first and chapter.id in self.around.last_chapters:
            self.detached = self.detached or _is_frame(words)
        attached = chapter if not self.detached else None
        in_chaptered_part = piece.part is not None and piece.part.id in self.around.chaptered_parts
        place = roles.Place(
            self.reading,
            roles.chapter(attached.heading, self.role) if attached else self.role,
            self.previous,
            in_chapter=attached is not None,
            first=first,
            open_part=not chapter and (in_chaptered_part or not self.counted),
            others_lead=attached is not None and self.around.lead_shares.get(attached.id, 0) > 0.5,
            led=led,
            late=index in self.around.late,
        )
        self.counted = self.counted or roles.has_figures(words)
        home = attached or piece.part
        return (home.id if home else None), roles.role(words, place)

    def _enter(self, piece: Placed, words: str) -> None:
        """Take note of a new part or chapter; without headings a plan is known by its opening."""
        if piece.section is not self.section:
            self.section, self.detached = piece.section, False
        if piece.part is None and self.reading.role == "result" and _opens_plan(words):
            self.reading, self.role, self.counted = roles.Part("task"), "task", False
        elif piece.part is not None and piece.part is not self.part:
            foremost, self.part = self.part is None, piece.part
            self.reading = roles.part(piece.part.heading, words, foremost)
            self.role, self.counted = self.reading.opens_with, False


def _opens_plan(words: str) -> bool:
    return bool(PLAN_OPENS.match(words)) and (
        outline.any_of("wording", "targets", words[:60])
        or outline.any_of("wording", "requirements", words)
        or outline.any_of("part", "plan", words[:60])
    )


def _is_row(words: str) -> bool:
    """Tell whether a stretch is a row of a table: its cells stand behind tabs or line ends."""
    return "\t" in words or "\n" in words


def _is_frame(words: str) -> bool:
    """Tell whether a paragraph steps back from its chapter to the part."""
    return (
        bool(roles.ADDRESS.match(words))
        or any(outline.begins("frame", key, words) for key in ("year", "five_year", "meanwhile"))
        or outline.any_of("wording", "problems", words[:30])
    )


def lead_of(words: str, at: Range) -> Range | None:
    """Return the range of the short sentence that a paragraph opens with, where it has one."""
    match = LEAD.match(words)
    if match and match.end() < len(words):
        return Range(at.start, at.start + match.end())
    return None


def _lead_shares(text: str, placed: tuple[Placed, ...]) -> dict[str, float]:
    shares: dict[str, list[bool]] = {}
    for piece in placed:
        if piece.section:
            led = lead_of(piece.at.of(text), piece.at) is not None
            shares.setdefault(piece.section.id, []).append(led)
    return {key: sum(led[1:]) / len(led[1:]) for key, led in shares.items() if led[1:]}


def _tail_role(words: str, current: str) -> str:
    """Return the role of a line behind the closing; an annex goes on until the next begins."""
    bare = words.lstrip("*＊ ").rstrip("：: ")
    if words.startswith("谢谢") and len(words) <= LONGEST_THANKS:
        return "closing"
    if outline.begins("annex", "chrome", words.lstrip("（(")):
        return "chrome"
    if _is_row(words):
        return "table"
    if bare in lexicon.table("structure")["annex"]["glossary"]:
        return "glossary"
    if len(bare) <= 6 and outline.begins("annex", "annex", bare):
        return "back"
    if outline.begins("annex", "back", words) or words.endswith("印发"):
        return "back"
    return current


def _address_lines(text: str, found: list[Paragraph]) -> list[Paragraph]:
    """Give a lone 各位代表！ the role of what it introduces."""
    done: list[Paragraph] = []
    following = ""
    for paragraph in reversed(found):
        alone = not roles.ADDRESS.sub("", paragraph.at.of(text))
        if following and alone and paragraph.section:
            paragraph = replace(paragraph, role=following)
        following = paragraph.role
        done.append(paragraph)
    return done[::-1]
