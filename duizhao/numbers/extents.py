"""Tell what stands at a time from what is done in a time, and from what adds up over years."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from duizhao import lexicon
from duizhao.numbers.vocabulary import REMEMBERED, alternatives

WITHOUT = ("share", "rank")
CHANGES = ("growth", "decline")
REACH = re.compile(
    r"(?:达|达到|[增升降扩拓展容长加高]+(?:至|到|为)|稳定在|保持在|维持在|迈上|跃上|总数|共|共计|总计)"
    r"(?:了|约|近|超|超过)?$"
)
FROM = re.compile(r"[从由][^，。；、]{0,8}$")
TO = re.compile(r"[^，。；、]{0,3}(?:[增升降扩拓展长加高大少]|跃)(?:至|到|为)")
ADDED = re.compile(r"累计(?:总数)?(?:已|共|达|达到|超|近|约|有|突破)*$")
RISEN = re.compile(r"(?:净增|新增|增加)[^，。；、]{0,12}、(?P<reach>(?:达到?|增至|突破|超过?)?)$")
REACHES = ("突破", "超", "达")
NEW = re.compile(r"新[增设建登注开认引培改投]|净增|引进|引入|培育|认定")
ATTRIBUTES = ("长的", "宽的", "高的", "深的")
MADE_NEW = re.compile(
    r"^(?:[^，。；、]{0,8}新(?:[增设建登注开]|投产|改)|净增|发放|增加|引进|偿还|化解)"
)
PARTNERS = re.compile(r"(?:(?<!参)与|(?<![合协共不相等下])同)(?P<who>[^，。；：]{0,14})$")
LIST_OF_FIGURES = re.compile(r"[^，。；：！？]{0,24}[、和及与]?[^，。；：！？]{0,24}")
STOPS = re.compile(r"[，。；：、]")
OPENING = re.compile(r"^(?:其中|目前|全[市区县省国州盟旗镇乡年]|预计|力争|确保)*")
ASIDE = re.compile(r"（[^（）]{1,12}）")
CLOSING = re.compile(r"(?:首次|已|成功|历史性|率先|一举|双双|均)*$")
RAISED_TO = re.compile(r"(?:增加?|升|拓展|扩展|壮大|扩大|发展|增长)(?:至|到)(?:了|约|近|超)?$")
PASSES = ("突破", "超", "接近", "近", "过")
YEARLY = re.compile(
    r"(?:产值|营收|营业收入|财政收入|财政总收入|预算收入|吞吐量|产量|总产|零售额|零售总额|交易额|业务量"
    r"|税收收入|本级收入|进出口|进出口总[额值]|财政支出|预算支出|固定资产投资)$"
)
FIELD = re.compile("在(?:[^，。；、在]{0,8}年度?)?全[国省市区县州盟]$")
"""Among how many something ranks: 在全省|126家开发区中位列第3位."""
NOUNS_OF_DEEDS = re.compile("服务业|销售(?:收入|额|量)")
"""They name no deed although they hold the word: 服务业企业120家."""
THINGS = tuple("家户个所座条种")
EACH_YEAR = re.compile(r"年(?:均|产|开行|发电|吞吐|接待|客流|客运|货运|交易|销售)|每年|日均|月均")


class Figure(NamedTuple):
    """What bears on the extent of a figure.

    `clause` is its clause before it, `behind` the words after it; `said` the surface;
    `cumulative` tells that its clause counts over several years or from the beginning,
    `told_to_stand` that the figure before it says how many of the same there are.
    """

    measure: str
    kind: str
    unit: str
    metric: str
    said: str
    clause: str
    behind: str
    sentence: str
    cumulative: bool
    of_one_year: bool
    told_to_stand: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns of `lexicon/extents.toml`."""

    neither: re.Pattern[str]
    rate_of_growth: re.Pattern[str]
    stock: re.Pattern[str]
    stock_not: re.Pattern[str]
    flow: re.Pattern[str]
    annual: re.Pattern[str]
    doing: re.Pattern[str]
    standing_at_end: re.Pattern[str]
    going_on: re.Pattern[str]
    flow_units: re.Pattern[str]
    firms: re.Pattern[str]


@lru_cache(REMEMBERED)
def extent(figure: Figure, before: str | None, between: str | None) -> str | None:
    """Return stock, flow or cumulative, or None where it cannot be told or does not apply.

    `before` is the extent of the figure that stands in front, `between` the words between both,
    None where there is none of the same measure: 其中企业超830万户 and 24家、25家 take it over.
    """
    if figure.measure in WITHOUT or figure.kind == "planned_total" or _is_neither(figure):
        return None
    if figure.measure in CHANGES:
        return "stock" if figure.told_to_stand or _stands_by_noun(figure.metric) else "flow"
    if _has_risen_to(figure):
        return "stock"
    if between is not None and (_goes_on(between) or _stands_too(figure, before, between)):
        turns = _words().flow.search(between) and not _stands_by_noun(figure.metric)
        return "flow" if turns and before == "stock" else before
    return _of_its_own(figure)


def _of_its_own(figure: Figure) -> str | None:
    """Return the extent of an amount or number that its own words tell."""
    if figure.unit.endswith("连冠"):
        return "cumulative"
    if _stands_by_noun(figure.metric):
        return "stock"
    if figure.cumulative:
        return _added_up(figure)
    if _stands(figure):
        return "stock"
    if _is_number_of_firms(figure):
        return "stock"
    if figure.kind == "cumulative_result":
        return "flow" if _is_of_last_year(figure) else "cumulative"
    if _of_partners(figure) or _has_no_end(figure):
        return None
    return "flow"


@cache
def _words() -> Words:
    table = lexicon.table("extents")
    nouns, verbs, units = table["nouns"], table["verbs"], table["units"]
    growth = alternatives(nouns["rate_of_growth"])
    return Words(
        re.compile(rf"{alternatives(nouns['neither'])}|{nouns['rate']}$"),
        re.compile(f"(?:{growth})$"),
        re.compile(alternatives(nouns["stock"])),
        re.compile(alternatives(nouns["stock_not"])),
        re.compile(alternatives(nouns["flow"])),
        re.compile(alternatives(nouns["annual"])),
        re.compile(alternatives(verbs["doing"])),
        re.compile(rf"(?:{alternatives(verbs['standing'])})[^，。；：、]{{0,16}}$"),
        re.compile(alternatives(verbs["going_on"])),
        re.compile(f"(?:{alternatives(units['flow'])})$"),
        re.compile(f"(?:{alternatives(units['firms'])})$"),
    )


def _is_neither(figure: Figure) -> bool:
    """Tell a value of a state (浓度, 价格, 58万元/人), a rate, or a thing that must not happen."""
    words = _words()
    if words.rate_of_growth.search(figure.metric):
        return bool(words.neither.search(words.rate_of_growth.sub("", figure.metric)))
    if figure.said.startswith(("不", "未", "杜")) and not figure.unit:
        return True
    if figure.metric.endswith("标准") and (figure.measure in CHANGES or figure.unit.endswith("元")):
        return True
    if "/" in figure.unit and not MADE_NEW.search(figure.metric):
        return True
    return words.neither.search(figure.metric) is not None


def _stands_by_noun(metric: str) -> bool:
    """Tell that the thing itself is one that stands: 余额, 保有量, but not 新增贷款."""
    words = _words()
    if MADE_NEW.search(metric):
        return False
    return words.stock.search(words.stock_not.sub("", metric)) is not None


def _runs(figure: Figure) -> bool:
    """Tell that the thing itself is one that runs by the year: 产量, 进出口额, 人次."""
    words = _words()
    runs = words.flow.search(figure.metric) or words.flow_units.search(figure.unit)
    return runs is not None or figure.unit.endswith("元")


def _has_risen_to(figure: Figure) -> bool:
    """Tell where a thing stands after what came to it: 净增98万户、|突破1900万户."""
    risen = RISEN.search(figure.clause)
    if risen is None or _runs(figure):
        return False
    return bool(risen["reach"]) or figure.said.startswith(REACHES)


def _is_of_last_year(figure: Figure) -> bool:
    """Tell a yearly sum that a review of several years gives for its end: 生产总值达到167亿元."""
    if _words().annual.search(figure.metric) or (figure.of_one_year and _runs(figure)):
        return True
    if figure.behind.lstrip("，、").startswith("年均") and _runs(figure):
        return True
    if EACH_YEAR.search(figure.metric) or EACH_YEAR.search(figure.clause):
        return True
    passes = figure.said.startswith(PASSES) and not _words().doing.search(figure.clause)
    if (passes or _is_bare(figure)) and YEARLY.search(figure.metric):
        return True
    reaches = REACH.search(figure.clause) or _is_base(figure)
    return bool(reaches) and _runs(figure)


def _is_bare(figure: Figure) -> bool:
    """Tell a clause that holds the figure and what it is of, and no verb: 财政总收入|7019亿元."""
    bare = ASIDE.sub("", CLOSING.sub("", OPENING.sub("", figure.clause)))
    deeds = _words().doing.search(NOUNS_OF_DEEDS.sub("", bare))
    return bare == figure.metric != "进出口" and deeds is None


def _is_base(figure: Figure) -> bool:
    """Tell where something came from: 由|100亿元|增加到160亿元."""
    based = FROM.search(figure.clause) and TO.match(figure.behind)
    return based is not None


def _goes_on(between: str) -> bool:
    """Tell that a figure stands in one list with the one before, with no verb of its own."""
    words = _words()
    if between.lstrip("，、（(").startswith("其中"):
        return MADE_NEW.search(between.partition("其中")[2]) is None
    if REACH.search(between) or "累计" in between or words.doing.search(between):
        return False
    return LIST_OF_FIGURES.fullmatch(between) is not None


def _stands_too(figure: Figure, before: str | None, between: str) -> bool:
    """Tell a number that follows one that stands: 企业达到1100家，|平台331家，|空间128家."""
    if figure.kind != "cumulative_result" or before != "stock" or figure.cumulative:
        return False
    firms = _words().firms.search(figure.unit) is not None
    return firms and between.startswith("，") and _goes_on(between[1:])


def _added_up(figure: Figure) -> str:
    """Return what 累计 tells: deeds add up, but 新增三甲医院7家，累计32家 is how many there are."""
    stands = ADDED.search(figure.clause) and not _runs(figure)
    return "stock" if stands and not _words().doing.search(figure.metric) else "cumulative"


def _stands(figure: Figure) -> bool:
    """Tell from the verb that a figure is where something stands, not what was done."""
    words = _words()
    if (
        FIELD.search(figure.clause)
        or figure.kind == "ongoing_fact"
        or figure.said.endswith(("清零", "归零", "为零"))
    ):
        return True
    if figure.said.startswith(("无劣", "消除劣", "消灭劣")) or figure.behind.startswith(ATTRIBUTES):
        return True
    if RAISED_TO.search(figure.clause) and figure.unit in THINGS:
        return True
    if _runs(figure) or MADE_NEW.search(figure.metric) or EACH_YEAR.search(figure.metric):
        return False
    if words.standing_at_end.search(figure.clause):
        return True
    told = REACH.search(figure.clause) or _is_base(figure)
    return bool(told) and words.doing.search(figure.clause) is None


def _of_partners(figure: Figure) -> bool:
    """Tell with whom something is done: 与北京市6所学校|开展共建."""
    found = PARTNERS.search(figure.clause)
    if found is not None and NEW.search(figure.clause):
        return False
    return found is not None and _words().doing.search(found["who"]) is None


def _has_no_end(figure: Figure) -> bool:
    """Tell work on things of which none is said to be done: 推进32个城中村改造."""
    words = _words()
    if words.going_on.search(STOPS.split(figure.behind)[0]):
        return True
    begun = list(words.going_on.finditer(figure.clause))
    if not begun:
        return False
    object_ = figure.clause[begun[-1].end() :]
    return "等" not in object_ and words.doing.search(object_) is None


def _is_number_of_firms(figure: Figure) -> bool:
    """Tell a clause that only says how many there are: 高新技术企业约7.7万家."""
    firms = _words().firms.search(figure.unit) is not None
    list_of_it = figure.sentence[figure.sentence.rfind("；") + 1 :]
    return firms and _is_bare(figure) and not NEW.search(list_of_it)
