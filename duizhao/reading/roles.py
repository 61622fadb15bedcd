"""What a paragraph is for: from its part, its place, and how it begins (CONTRACT: Roles)."""

import re
from dataclasses import dataclass

from duizhao.numerals import fold
from duizhao.reading.outline import PLAN_NAME, any_of, begins

OPENING = 60
LOOKING_BACK = 80
"""So many characters under the first heading hold the frame of a review: …之年。一年来，…"""
ADDRESS = re.compile(r"^(?:各位代表|同志们|各位委员)\s*[，,！!：:。、]*\s*")
FIGURES = re.compile(
    r"(?:19|20)?\d\d\s?[—\-－~至]?\s?(?:(?:19|20)\d\d)?\s?年|\d{1,4}\s?周年|\d{1,2}月|\d{1,2}日|[“\"]\d+[”\"]"
    r"|(?P<figure>[0-9])"
)
"""Dates and plans as a whole, and any other digit."""
PLAN_FRAME = re.compile(r"[“\"]?十.五[”\"]?(?:时期|以来|的五年|这五年)[，,是]")
YEAR_FRAME = re.compile(
    r"(?:在?过去的)?(?:19|20)\d\d年[，,是很极]|刚刚过去的(?:一年|(?:19|20)\d\d年)"
)
DRAFT_FRAME = re.compile(r"(?:根据|按照|依据|对照)[^。；]{2,60}(?:建议|规划)")
"""So the plan that a government drafted is put forward: 根据省委关于制定…五年规划的建议，…"""
PLAN_YEAR_FRAME = re.compile(r"(?:做好)?(?:今年|明年|(?:19|20)\d\d年)")
GUIDANCE = re.compile(r"以[^。；]{4,60}(?<!成)为(?:指导|统领|统揽|引领)")
GUIDED = 120
"""So many characters at the head of a plan's requirements say whose thought guides the work."""
TARGETS = re.compile(r"(?:预期目标|主要目标)(?:和任务)?(?:建议)?[是为：]")
ANNOUNCEMENT = re.compile(r"(?:以下|方面|主要|各项).{0,8}(?:工作|任务)[。：:]$")
SINGLE_YEAR = re.compile(r"(?<![—\-－至\d])(?P<year>(?:19|20)\d\d)\s*年(?![—\-－至])")


@dataclass(frozen=True, slots=True)
class Part:
    """What a part's heading says: the role it opens with and the turns it may take."""

    role: str
    may_turn_to_five_year: bool = False
    may_turn_to_year: bool = False
    outlook_plan: str = ""
    first: str = ""

    @property
    def opens_with(self) -> str:
        """Return the role of the part's first paragraphs, where it differs from the part's."""
        return self.first or self.role


def part(heading: str, opening: str = "", foremost: bool = False) -> Part:
    """Read a part's heading: 2025年和“十四五”时期工作回顾 → result, may turn to five_year.

    `opening` are the first words under it: where the heading is a mere motto (一年接着一年干), they
    tell whether the `foremost` part looks back, and another one ahead for several years.
    """
    heading = fold(heading)
    spans = bool(PLAN_NAME.search(heading)) or any_of("span", "five_year", heading)
    year = bool(SINGLE_YEAR.search(heading)) or "一年" in heading
    coming = any_of("span", "coming", heading)
    opens = any_of("span", "opening", heading)
    plans = any_of("part", "plan", heading)
    if any_of("part", "review", heading) and not coming:
        named = [match[0] for match in PLAN_NAME.finditer(heading)]
        if spans and not year:
            outlook_plan = named[-1].strip('“”"') if len(named) > 1 and plans else ""
            return Part("five_year", may_turn_to_year=True, outlook_plan=outlook_plan)
        first = "five_year" if _span_stands_first(heading) else ""
        return Part("result", may_turn_to_five_year=True, may_turn_to_year=True, first=first)
    if year and plans and (coming or spans) and _span_stands_first(heading):
        return Part("task", first="outlook")
    if coming or (spans and not year and not opens):
        return Part("outlook")
    if any_of("part", "self_government", heading):
        return Part("self_government")
    if any_of("part", "requirements", heading) and not re.search("任务|工作", heading):
        return Part("requirements")
    if not plans and PLAN_FRAME.match(opening):
        return Part("five_year", may_turn_to_year=True) if foremost else Part("outlook")
    if foremost and not plans and any_of("frame", "year", opening[:LOOKING_BACK]):
        return Part("result", may_turn_to_five_year=True, may_turn_to_year=True)
    return Part("task")


def _span_stands_first(heading: str) -> bool:
    """Tell whether a heading that names a year and several names the several before the year."""
    year = SINGLE_YEAR.search(heading)
    before = heading[: year.start()] if year else ""
    return bool(PLAN_NAME.search(before)) or any_of("span", "five_year", before)


def chapter(heading: str, above: str) -> str:
    """Return the role of a chapter's text, given that of the part above it."""
    if above in ("result", "five_year", "task", "requirements") and any_of(
        "part", "self_government", heading
    ):
        return "self_government"
    if above in ("task", "requirements"):
        if re.search("预期目标|主要目标|发展目标", heading):
            return "targets"
        return "requirements" if any_of("part", "requirements", heading) else "task"
    return above


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands.

    `first` in its section; `last_chapter`: no further chapter follows in its part; `open_part`: it
    stands before the first chapter, or in a part without chapters before its first figures.
    `others_lead`: most other paragraphs of its chapter open with a lead. `late`: it is among the
    last of the report.
    """

    part: Part
    role: str
    previous: str
    in_chapter: bool
    first: bool
    open_part: bool
    others_lead: bool
    led: bool
    late: bool


def role(words: str, place: Place) -> str:
    """Return the role of one paragraph."""
    bare = ADDRESS.sub("", words)
    if place.role in ("result", "five_year", "self_government") and place.part.role in (
        "result",
        "five_year",
    ):
        return _in_review(bare, place)
    return _in_plan(bare, words, place)


def turns_to(bare: str, part: Part, current: str) -> str | None:
    """Return the role that a frame turns a part to: 五年来 → five_year, 过去一年 → result."""
    starts = (bare, *re.split("[。！]", bare)[1:2])
    if part.outlook_plan and (
        bare.lstrip('“"').startswith(part.outlook_plan)
        or begins("span", "coming", bare)
        or DRAFT_FRAME.match(bare)
    ):
        return "outlook"
    if current == "outlook" and part.first == "outlook":
        return "task" if PLAN_YEAR_FRAME.match(bare) else None
    if current == "result" and (part.may_turn_to_five_year or part.role == "five_year"):
        years = any(begins("frame", "five_year", start) for start in starts)
        plans = any(PLAN_FRAME.match(start) for start in starts)
        return "five_year" if years or plans else None
    if current == "five_year" and part.may_turn_to_year:
        year = any(begins("frame", "year", start) for start in starts)
        return "result" if year or YEAR_FRAME.match(bare) else None
    return None


def has_figures(words: str) -> bool:
    """Tell whether a paragraph holds Arabic digits besides dates."""
    return any(match["figure"] for match in FIGURES.finditer(words))


def _in_review(bare: str, place: Place) -> str:
    opening = bare[:OPENING]
    first_sentence = re.split("[。！]", bare, maxsplit=1)[0]
    if any_of("wording", "problems", opening) or (
        place.previous == "problems" and begins("wording", "problems_go_on", bare)
    ):
        return "problems"
    if place.role == "self_government" or any_of("wording", "self_government", first_sentence[:80]):
        return "self_government"
    if place.role != "five_year" and _is_preface(bare, place):
        return "overview"
    return place.role


def _in_plan(bare: str, words: str, place: Place) -> str:
    opening = bare[:OPENING]
    address = words != bare
    appeals = address or place.previous == "closing" or "让我们" in bare[:30]
    if place.late and appeals and _closes(bare):
        return "closing"
    if place.role == "outlook" or place.part.role == "outlook":
        back = PLAN_FRAME.match(bare) and any_of("frame", "five_year", bare)
        return "five_year" if back else "outlook"
    if any_of("wording", "targets", opening) and has_figures(bare):
        return "targets"
    opens_plan = place.open_part and place.role != "self_government"
    guided = opens_plan and GUIDANCE.search(bare[:GUIDED])
    if guided or any_of("wording", "requirements", opening[:40]):
        return "requirements"
    if place.open_part and TARGETS.search(bare) and has_figures(bare):
        return "targets"
    first_sentence = re.split("[。！]", bare, maxsplit=1)[0]
    if place.role == "self_government" or (
        any_of("wording", "self_government", bare[:50] if address else first_sentence[:50])
    ):
        return "self_government"
    if place.role in ("requirements", "targets"):
        return place.role
    return "overview" if _is_preface(bare, place) else "task"


def _closes(bare: str) -> bool:
    return len(bare) < 20 or "让我们" in bare or any_of("wording", "closing", bare[-60:])


def _is_preface(bare: str, place: Place) -> bool:
    if len(bare) < 60 and ANNOUNCEMENT.search(bare):
        return True
    if has_figures(bare) or place.led:
        return False
    if bare.endswith(("：", ":")):
        return True
    if not place.in_chapter:
        return place.open_part
    return place.first and place.others_lead
