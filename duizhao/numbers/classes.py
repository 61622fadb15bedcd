"""Tell numerals that are no quantities from those that may be, and say what they are."""

import re
from dataclasses import dataclass
from functools import cache

from duizhao import lexicon
from duizhao.numbers import vocabulary
from duizhao.numbers.expressions import Expression
from duizhao.text import Range

IN_YEARS = re.compile(r"年限[^，。；]{0,34}$")
LEADS = re.compile(r"(?:达|达到|为|至|到|分别|比为|指数|得分|评分)$")
QUOTATION = re.compile(r"“[^“”]{1,60}”|‘[^‘’]{1,60}’|「[^「」]{1,60}」|《[^《》]{1,80}》")


@dataclass(frozen=True, slots=True)
class Classed:
    """A numeral of a sentence that is no quantity, and why."""

    at: Range
    reason: str


@cache
def patterns() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Return the reasons of `lexicon/numerals.toml` and one pattern with a group behind each.

    Behind, and empty: a pattern is tried only where its first character may stand.
    """
    entries = lexicon.table("numerals")["class"]
    reasons = tuple(entry["reason"] for entry in entries)
    branches = [f"(?:{entry['pattern']})(?P<c{place}>)" for place, entry in enumerate(entries)]
    return reasons, re.compile(f"(?={lexicon.table('numerals')['starts']})(?:{'|'.join(branches)})")


def by_form(text: str) -> tuple[Classed, ...]:
    """Return the numerals of a folded text whose form alone says that they are no quantities."""
    reasons, pattern = patterns()
    return tuple(
        Classed(Range(*match.span()), reasons[int(match.lastgroup[1:])])
        for match in pattern.finditer(text)
        if match.lastgroup is not None and match.group()
    )


def counts_years(text: str, at: Range) -> bool:
    """Tell whether years are what is measured: 平均受教育年限达|11年."""
    return IN_YEARS.search(text[max(0, at.start - 40) : at.start]) is not None


def quotations(text: str) -> tuple[Range, ...]:
    """Return the ranges in quotation marks or title marks, marks included."""
    return tuple(Range(*match.span()) for match in QUOTATION.finditer(text))


def reason(expression: Expression, text: str, quoted: Range | None) -> str | None:
    """Return why an expression is no quantity: a reason, "" for a mere word, None if it is one."""
    if expression.dimension == "wins":
        return None
    if expression.chinese and not expression.bare:
        return _chinese(expression, text, quoted)
    if expression.chinese:
        known = expression.unit is not None or _is_sum(expression, text)
        bounded = expression.comparator != "eq" and known and not quoted
        return None if bounded and not _is_size_class(expression, text) else ""
    return _quoted(quoted, text) or _arabic(expression, text)


def _is_sum(expression: Expression, text: str) -> bool:
    """Tell whether a bare scale is a sum of money: 海洋生产总值突破|万亿|，迈上|千亿|台阶."""
    if "亿" not in expression.scale:
        return False
    return _SUM_ENDS.match(text, expression.at.end) is not None


def _quoted(quoted: Range | None, text: str) -> str | None:
    """Return why a numeral in a quotation or title is none: it belongs to a name."""
    if quoted is None:
        return None
    longest: int = lexicon.table("numerals")["quoted"]["longest"]
    short = quoted.end - quoted.start - 2 <= longest
    return "name" if short or text[quoted.start] == "《" else None


def _arabic(expression: Expression, text: str) -> str | None:
    """Return why an expression in Arabic digits is no quantity, or None if it is one."""
    before = text[max(0, expression.at.start - 30) : expression.at.start]
    dimension = expression.dimension
    if dimension == "time":
        if counts_years(text, expression.at):
            return None
        words = lexicon.table("numerals")["time"]["behind"]
        return None if _behind(text, expression.at.start, words) else "duration"
    if dimension == "voltage" and expression.comparator in ("le", "ge"):
        return "size_class"
    if dimension == "age":
        return None if "寿命" in before else "size_class"
    if _is_size_class(expression, text) or _is_top_share(expression, text):
        return "size_class"
    if _is_enumeration(expression, text):
        return "enumeration"
    if _names(expression, text):
        return "name"
    if expression.unit is not None or expression.scale:
        return None
    return None if _stands_alone(expression, text) else "name"


def _behind(text: str, start: int, words: list[str]) -> bool:
    """Tell whether one of the words, or one and 了 or 约, ends at `start`."""
    window = text[max(0, start - 8) : start].rstrip("了约近 超")
    return window.endswith(tuple(words))


_CLASS_COUNTED = re.compile(
    r"的?[\u4e00-\u9fff]{0,6}(?<![和及与])[0-9]{1,5}(?:个|家|户|村|镇|座|所|项)"
)
"""Things of that size are counted behind it: 超亿元的|镇3个, 10万只以上的|村4个."""
_SUM_ENDS = re.compile(r"(?:大关|新?台阶|关口)?(?:[，。；、！]|$)")
_EACH_ONE = re.compile(r"单[笔个项体台户]$")
"""So large is each of a class: 单笔50万元以下拖欠账款."""


def _is_size_class(expression: Expression, text: str) -> bool:
    """Tell whether the number stands for a class of things: 10亿元以上项目, 超10亿元企业."""
    if expression.comparator in ("ge", "gt") and _CLASS_COUNTED.match(text, expression.at.end):
        return True
    if expression.comparator == "ge" and text.startswith("自然村", expression.at.end):
        return True
    dimension = expression.dimension
    if dimension not in ("money", "area", "mass", "people", "power", "length", ""):
        return False
    behind = text[expression.at.end : expression.at.end + 8]
    if expression.unit is None and expression.scale and behind.startswith(("级", "项目", "企业")):
        return True
    if expression.comparator in ("le", "ge") and _EACH_ONE.search(
        text[max(0, expression.at.start - 4) : expression.at.start]
    ):
        return True
    if not dimension:
        return False
    if behind.startswith("级"):
        return True
    passed = text[expression.at.start - 1 : expression.at.start] == "过"
    marked = expression.comparator != "eq" or passed
    return marked and behind.removeprefix("的").startswith(_sized())


@cache
def _sized() -> tuple[str, ...]:
    """Return the nouns of things that come in sizes."""
    return tuple(lexicon.table("numerals")["size_class"]["nouns"])


def _is_top_share(expression: Expression, text: str) -> bool:
    """Tell whether the number says of which top part things are: 全球前1%学科."""
    if expression.dimension != "share":
        return False
    before = text[max(0, expression.at.start - 2) : expression.at.start]
    return before.endswith(("前", "两个", "四个", "六个"))


_PARTS = re.compile(r"(?:方面|维度|领域)|(?:主要|重点|具体)?(?:指标(?=[，。：、]|包括)|内容|板块)")
_OF_A_PLAN = ("预期性指标", "约束性指标")
_SET_OUT = re.compile(r"(?:以下|如下|重点抓好|设置了|设定了|提出了|提出|明确了|从[^，。；]{0,30})$")


def _is_enumeration(expression: Expression, text: str) -> bool:
    """Tell whether the number counts what the text itself sets out: 6个方面, 设置了29项主要指标."""
    if expression.unit is None or expression.unit.name not in ("个", "项", "条", "大"):
        return False
    if text.startswith(_OF_A_PLAN, expression.at.end):
        return True
    behind = _PARTS.match(text, expression.at.end)
    if behind is None:
        return False
    before = text[max(0, expression.at.start - 34) : expression.at.start]
    return behind.group() in ("方面", "维度", "领域") or _SET_OUT.search(before) is not None


_MODEL = re.compile(
    r"(?:内|变压器|生产线|线(?![上下])|股指|晶圆|以内|外|范围内|攻坚|跑|比赛|栏|口径|屏)"
)


_THING = re.compile("[\u4e00-\u9fff]")
"""So built is each of a kind: 750千伏|输变电工程, 12英寸|晶圆."""


def _names(expression: Expression, text: str) -> bool:
    """Tell whether the number belongs to a name or a reach: 12英寸生产线, 50米内换乘, 300股指."""
    modelled = ("length", "voltage", "count", "mass", "power")
    if expression.dimension not in modelled or expression.scale:
        return False
    if expression.dimension == "count":
        return text.startswith("股指", expression.number.end)
    if expression.dimension == "voltage" or text.startswith("英寸", expression.number.end):
        return _THING.match(text, expression.at.end) is not None
    return _MODEL.match(text, expression.at.end) is not None and expression.comparator == "eq"


def _stands_alone(expression: Expression, text: str) -> bool:
    """Tell whether a number without unit is one: it has a scale, or a verb leads to it."""
    if expression.comparator == "range":
        return False
    before = text[max(0, expression.at.start - 4) : expression.at.start]
    after = text[expression.at.end : expression.at.end + 1]
    ends = after == "" or after in "，。；、）,;)以和"
    return before.endswith(("由", "从")) or (ends and LEADS.search(before) is not None)


@dataclass(frozen=True, slots=True)
class Counting:
    """What makes a numeral in Chinese characters count: counters, verbs in front, things behind.

    `listed` matches a verb and what it makes: 打造|汽车、模具|两个集群.
    """

    counters: frozenset[str]
    sure_counters: frozenset[str]
    verbs: re.Pattern[str]
    listed: re.Pattern[str]
    things: re.Pattern[str]


@cache
def counting() -> Counting:
    """Return the words of `lexicon/numerals.toml`."""
    table = lexicon.table("numerals")["counting"]
    verbs = vocabulary.alternatives(table["verbs"].split())
    return Counting(
        frozenset(table["counters"].split()),
        frozenset(table["sure_counters"].split()),
        re.compile(f"(?:{verbs})$"),
        re.compile(f"(?:{verbs})[^，。；：]{{2,30}}$"),
        re.compile(
            rf"[\u4e00-\u9fff、“”]{{0,14}}?(?:{vocabulary.alternatives(table['things'].split())})"
        ),
    )


ITEM_ENDS = tuple("，、；。")
"""Behind the last word of a list's item: 新增实验室|两家|、工厂|两家|。"""
BUILT = ("座", "所", "栋", "幢", "处", "台", "辆")
"""Of these one counts too, behind its noun: 新建变电站|一座."""
MEASURED = ("share", "points", "money", "area", "mass")
NEVER_COUNTED = ("time", "age", "length", "volume", "energy", "voltage")


def _chinese(expression: Expression, text: str, quoted: Range | None) -> str | None:
    """Return None where a numeral in Chinese characters is a quantity, else "".

    Units that measure do so anyway (三千亿元, 两成, 翻一番); short quotations are names.
    """
    if quoted is not None and quoted.end - quoted.start - 2 <= 14:
        return ""
    if expression.unit is None:
        return None if expression.scale and expression.comparator != "eq" else ""
    if expression.dimension == "doubling":
        return None if "翻" in text[max(0, expression.at.start - 4) : expression.at.start] else ""
    if expression.dimension in ("multiple", "tenths"):
        return None
    if expression.dimension in NEVER_COUNTED or _is_size_class(expression, text):
        return ""
    if expression.dimension in MEASURED:
        return None if expression.low > 1 or expression.scale else ""
    if expression.low < 2 and expression.unit.name not in BUILT:
        return ""
    return None if _counts(expression, text) else ""


def _counts(expression: Expression, text: str) -> bool:
    """Tell whether a counted thing was brought about by a verb, or has a sure counter."""
    assert expression.unit is not None
    words = counting()
    before = text[max(0, expression.at.start - 4) : expression.at.start]
    after = text[expression.at.end : expression.at.end + 24]
    if after[:1].isdigit():
        return False
    made = words.verbs.search(before) is not None
    thing = words.things.match(after) is not None
    name = expression.unit.name
    named = text[max(0, expression.at.start - 40) : expression.at.start]
    if name in words.counters:
        listed = (
            after[:1] in ITEM_ENDS
            and before[-1:] not in ("前", "第")
            and words.listed.search(named) is not None
        )
        return listed or (expression.low >= 2 and (made or (name in words.sure_counters and thing)))
    if name not in ("个", "项", "对") or not thing:
        return False
    return made or ("、" in named and words.listed.search(named) is not None)
