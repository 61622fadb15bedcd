"""Say what kind of statement a figure is, and of which year or span it speaks."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from duizhao import lexicon
from duizhao.numbers.frames import PART_OF_YEAR, YEAR, Frame, plan_span
from duizhao.numbers.vocabulary import REMEMBERED, alternatives

PAST_TARGET = re.compile(r"(?:的)?(?:年度|全年)?(?:预期|计划)?(?:目标|任务)")
DATED = re.compile(r"20[0-9]{2}|二[〇○零]")
BROAD = re.compile(r"年(?:底|末|年底|上半年|前三季度|一季度|1[-—–至][0-9]{1,2}月)?(?:前)?[，,]")
THIS_YEAR = re.compile(r"(?:今年|预计(?:今年|全年))[^；。]{0,60}$")
"""A review of five years speaks of its last one so: 今年上半年，…，预计全年…"""
OF_PART = re.compile(PART_OF_YEAR)
"""So a review of the year itself begins: 2026年上半年，…"""
YEAR_BEFORE = re.compile(r"(?:比|较)上(?:一)?年|同比")
"""What is compared with the year before is of the last year, in a review of five as well."""
BASE = re.compile(r"(?:较|比|从|由|自)(20\d{2})年[^，。；]{0,14}$")
FROM = re.compile(
    r"(?:从|由)(?:(?P<year>20\d{2}年)|(?P<plan>“[^”]{2,4}”)(?:时期|期)?末)?(?:的|底的|末的|(?:每[人生户亩孩例年月]){1,2})?"
    r"(?:[0-9.]{1,12}[^，。；、0-9和]{1,6}[、和])*$"
)
PLAN_END = re.compile(
    r"(?:^|[，；。：、]|到|至|截至|截止|预计|力争)(?P<plan>“?[二一三四五六七八九十]{1,3}五”(?:时期|期)?末)(?=，|[^，。；]{0,30}$)"
)
CHINESE_YEAR = re.compile(r"到?(?P<year>[二][〇○零][一二三四五六七八九〇○零]{2})年")
OPENING_YEAR = re.compile(r"[\s　—]*(?:预计|到|至)?(?P<year>20[0-9]{2})年(?![起来以之至到—-])")
OF_SEVERAL_YEARS = re.compile(
    r"累计|五年|四年|三年|以来|新增|净增|(?:是|为|较|比)(?:20[0-9]{2}年|“)"
)
"""A sentence of a review of several years that opens with a year is of that year, but for these."""
SPAN = re.compile(r"(?P<first>20\d{2})年?[-—–~至到](?P<last>20\d{2})年")


@dataclass(frozen=True, slots=True)
class Standing:
    """Kind, period and commitment of a figure; `cumulative` tells that 累计 governs it."""

    kind: str
    period: str
    commitment: str
    cumulative: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns of `lexicon/periods.toml`."""

    cumulative: re.Pattern[str]
    within_year: re.Pattern[str]
    ongoing: re.Pattern[str]
    ongoing_behind: tuple[str, ...]
    planned: re.Pattern[str]
    unplanned: re.Pattern[str]
    commitment: re.Pattern[str]
    commitments: dict[str, str]


@cache
def lexical() -> Words:
    """Return the compiled words."""
    table = lexicon.table("periods")
    kinds, commitment = table["kinds"], table["commitment"]
    meaning = {word: key for key, words in commitment.items() for word in words}
    return Words(
        cumulative=re.compile(alternatives(kinds["cumulative"])),
        within_year=re.compile(f"全年累计|累计(?:{alternatives(kinds['within_year'])})"),
        ongoing=re.compile(
            f"(?!拥有量|(?<=人)拥有|(?<=人口)拥有)(?:{alternatives(kinds['ongoing_fact'])})"
        ),
        ongoing_behind=tuple(kinds["ongoing_behind"]),
        planned=re.compile(alternatives(kinds["planned_total"])),
        unplanned=re.compile(alternatives(kinds["planned_total_unless"])),
        commitment=re.compile(alternatives(list(meaning))),
        commitments=meaning,
    )


@lru_cache(REMEMBERED)
def standing(
    frame: Frame,
    sentence: str,
    clause: str,
    before: str,
    behind: str,
    metric: str,
    measured: str,
) -> Standing:
    """Return kind, period and commitment of a figure.

    `sentence` are the words of its sentence in front of it, `clause` those of its clause, `before`
    those between it and the figure before, `behind` those right behind it.
    """
    words = lexical()
    grows = measured in ("growth", "decline")
    cumulative = words.cumulative.search(before) is not None and (
        frame.role == "five_year"
        or (words.within_year.search(before) is None and not (grows and "累计" in before))
    )
    kind, period = _placed(frame)
    if frame.side == "review" and PAST_TARGET.match(behind) and "下达" in before:
        kind = "target"
    elif measured == "level" and _is_planned(before if "投资" in before else before + metric):
        kind = "planned_total"
    elif frame.side == "plan" and (
        behind.startswith(words.ongoing_behind)
        or words.ongoing.search(before)
        or FIRST_ONES.search(before)
    ):
        kind = "ongoing_fact"
    elif kind == "result":
        since = _since(sentence, frame)
        kind = "cumulative_result" if cumulative or since else kind
        period = since or period
    return Standing(
        kind,
        _base_period(clause, frame) or _own_period(sentence, clause, frame, period),
        "plain" if frame.side == "review" else _commitment(_governing(sentence, clause)),
        cumulative and kind != "planned_total",
    )


def _placed(frame: Frame) -> tuple[str, str]:
    """Return kind and period as the role gives them."""
    if frame.role == "five_year":
        return "cumulative_result", frame.span
    if frame.role == "problems":
        return "ongoing_fact", str(frame.year - 1)
    return ("result" if frame.side == "review" else "target"), frame.span


FIRST_ONES = re.compile(r"(?:加快|推进|加速|提速)[^，。；、]{0,6}首批$")
"""What is pushed on with is there already: 加快首批|17个城中村改造, but not 建成首批."""
DEADLINE = re.compile(r"(?P<word>[^，。；]{2,4}到?(?:20\d{2}年|年|二〇)[^，。；]{0,6})，$")


OPENING_DEADLINE = re.compile(
    r"[\s　]*(?:力争|争取|努力|确保)[^，。；]{0,2}到(?:20\d{2}年|二〇)[^，。；]{0,6}，"
)


def _governing(sentence: str, clause: str) -> str:
    """Return the words of a figure's clause, and a deadline in front of it: 力争到2027年底，…

    One that opens the sentence governs all that it lists.
    """
    before = sentence.removesuffix(clause)
    opening = OPENING_DEADLINE.match(before)
    if opening and "；" not in before:
        return opening.group() + clause
    found = DEADLINE.search(before[-DEADLINE_REACH:]) if before != sentence else None
    return found["word"] + clause if found else clause


def _commitment(clause: str) -> str:
    """Return the commitment of the last governing word in front of the figure in its clause."""
    found = lexical().commitment.findall(clause)
    return lexical().commitments[found[-1]] if found else "plain"


def _is_planned(words: str) -> bool:
    """Tell whether a sum is planned: 计划总投资超740亿元."""
    known = lexical()
    return known.planned.search(words) is not None and known.unplanned.search(words) is None


SINCE = re.compile(
    r"(?:较|比)(?P<plan>“[^”]{2,4}”)(?:时期|期)?末[^，。；]{0,12}$"
    r"|(?:较|比)(?P<base>20[0-9]{2})年(?!同期)[^，。；]{0,14}$"
    r"|(?P<first>20[0-9]{2})年以来[^。；]{0,30}$"
)
SINCE_REACH, DEADLINE_REACH = 48, 24
"""Neither pattern is longer, and both end where they are looked for."""


def _since(sentence: str, frame: Frame) -> str:
    """Return the years that a comparison with an earlier time spans: 较2020年提高4.3个百分点.

    The year before the one under review is no span: that is the usual comparison.
    """
    found = SINCE.search(sentence[-SINCE_REACH:])
    if found is None:
        return ""
    last = frame.year - 1
    if found["plan"]:
        plan = plan_span(found["plan"] + "末")
        first = int(plan[5:]) + 1 if plan else last
    else:
        first = int(found["base"]) + 1 if found["base"] else int(found["first"])
    return f"{first}-{last}" if first < last else ""


def _own_period(sentence: str, clause: str, frame: Frame, period: str) -> str:
    """Return the period that the sentence's own words give its figure, else `period`."""
    if "年均" in sentence[-12:]:
        return period
    if frame.role == "five_year" and YEAR_BEFORE.search(clause):
        return period[-4:]
    compared = SINCE.search(sentence[-SINCE_REACH:]) is not None
    if frame.role == "five_year" and THIS_YEAR.search(sentence):
        return str(frame.year - 1)
    period = _of_opening(sentence, clause, frame) or period
    at_end = "" if compared else _end_of_plan(sentence, frame)
    if at_end or not DATED.search(sentence):
        return at_end or period
    base = BASE.search(sentence)
    spans = list(SPAN.finditer(sentence))
    span = spans[-1] if spans else None
    if span and span.end() > len(sentence) - 60:
        return f"{span['first']}-{span['last']}"
    chinese = CHINESE_YEAR.search(sentence)
    if chinese and frame.side == "plan":
        return "".join(
            str("〇一二三四五六七八九".index(c.replace("○", "〇").replace("零", "〇")))
            for c in chinese["year"]
        )
    years = list(YEAR.finditer(sentence))
    year = years[-1] if years else None
    if year is None or (base and base.group(1) == year["year"]):
        return period
    if frame.side == "plan" and int(year["year"]) >= frame.year and _governs(sentence, year):
        return year["year"]
    past = int(year["year"]) < frame.year or OF_PART.match(sentence, year.end()) is not None
    if frame.side == "review" and past and _governs(sentence, year):
        return year["year"]
    return period


def _of_opening(sentence: str, clause: str, frame: Frame) -> str:
    """Return the year that opens a sentence of a review of several years, or ""."""
    opening = OPENING_YEAR.match(sentence) if frame.role == "five_year" else None
    return opening["year"] if opening and not OF_SEVERAL_YEARS.search(clause) else ""


def _end_of_plan(sentence: str, frame: Frame) -> str:
    """Return the last year of a plan whose end dates the figure: “十四五”末，…, or ""."""
    found = list(PLAN_END.finditer(sentence)) if "末" in sentence else []
    if not found or "；" in sentence[found[-1].end() :]:
        return ""
    last = plan_span(found[-1]["plan"])[5:]
    past = frame.side == "review"
    return last if last and (int(last) < frame.year) == past else ""


STOOD = re.compile(r"(?:较|比)(?:(?P<plan>“[^”]{2,4}”)末|(?P<year>20[0-9]{2})年)的$")
"""Where something stood before: 较“十三五”末的|9323.1亿元|增加4374.4亿元."""


def _base_period(before: str, frame: Frame) -> str:
    """Return the year of a base value: 由92亿元增至105亿元, or "" where the figure is none."""
    stood = STOOD.search(before)
    if stood:
        return stood["year"] or plan_span(stood["plan"] + "末")[5:]
    found = FROM.search(before)
    if found is None:
        return ""
    if found["year"]:
        return found["year"][:4]
    if found["plan"] and plan_span(found["plan"] + "末"):
        return plan_span(found["plan"] + "末")[5:]
    if frame.role == "five_year":
        return str(int(frame.span[:4]) - 1)
    return str(frame.year - 2 if frame.side == "review" else frame.year - 1)


def _governs(sentence: str, year: re.Match[str]) -> bool:
    """Tell whether a year in front of a figure dates it: 到2027年，…; not 2026年行动方案.

    With a comma it dates what follows up to a semicolon, else its own clause only.
    """
    before, behind = sentence[: year.start()], sentence[year.end() :]
    if before.endswith(
        ("较", "比", "由", "从", "（", "《", "自", "是", "为", "相当于")
    ) or before.count("《") > before.count("》"):
        return False
    if not before.strip() and BROAD.match(behind):
        return True
    reach = "；" if BROAD.match(behind) else "，"
    if reach in behind.split("，", 1)[-1] if reach == "；" else reach in behind:
        return False
    return (
        BROAD.match(behind) is not None
        or OF_PART.match(behind) is not None
        or behind.startswith(("年底", "年末", "年前", "年达", "年全", "年实", "年力", "年的"))
        or before.endswith(("到", "至", "在"))
        or before.strip()[-1:] in ("", "，", "；")
    )
