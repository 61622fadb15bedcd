"""Find number expressions in a sentence: bound, number, scale, unit, bound.

The language is flat: `[超|近|约|不低于 …] number [余|多] scale [余] unit [-number unit] [以上 …]`.
An expression says nothing of what it measures; whether it is a quantity at all is settled later.
"""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from duizhao import numerals
from duizhao.numbers import vocabulary
from duizhao.numbers.vocabulary import Unit
from duizhao.text import Range

NUMBER_STARTS = re.compile(r"[0-9〇零一二两三四五六七八九十百千万亿]+(?:[,.][0-9]+)*")
COMPARATOR_WINDOW = 6
BREAKTHROUGH = re.compile(r"[^，。；、0-9]{0,10}(?:技术|难题|瓶颈|难点|堵点|“卡脖子”)")
"""What is overcome, not passed: 突破3项关键技术 are three."""
AT_LEAST = re.compile(r"(至少|最少|最多)(?:建成|新增|打造|完成|达到|培育|创建|举办|建设|引进|有)?$")
EACH = re.compile(r"(?:分别|先后|相继|接连|均|都|双双)(?:达到?|为)?了?$")
"""What is said of each figure of a list."""
OF_EACH = re.compile(r"分别[^，。；]*$")
OF_EACH_WINDOW = 24
"""A bound behind the last figure of such a list holds for all: 分别增长4.5%、5.5%左右."""
PASSED = ("跨越", "跨过", "迈过", "越过")
"""Each step of a list is passed: 连续跨越7万亿、8万亿、9万亿三个台阶."""
STEP = re.compile(r"(?:迈上|跨上|跃上|站上|迈过|越过)了?$")
"""A step that is reached holds from the figure on: 迈上14万亿元新台阶."""
LISTED = ("、", "和", "或", "及")
BRACKETED = "（[家个套间所园座项条处人户件台辆次张名班宗场站段片栋幢头只羽匹]{1,2}）"
PER = (
    "/(?:立方米|平方米|平方公里|百公里|公里|亩|公顷|公斤|千克|百人|千人|十万人|万人|百亿元|十亿元|亿元|万元|万辆"
    "|人|日|天|年|月|小时|秒|户|家|吨|升|次|kWh)"
)


PER_IN_FRONT = re.compile(r"每(立方米)$")
"""The unit's second half may stand first: 每立方米|29微克."""
PARTS = Unit("", "%", Decimal(100), "share")
"""What a fraction counts in."""


class Expression(NamedTuple):
    """A number with its bounds and unit; `at` and `number` are ranges of the sentence.

    `number` is the numeral without scale. `bare` tells that a scale is all of the number
    (超千亿元), `chinese` that it is written in Chinese characters. `written_unit` has the scale.
    As in `readings`, a tuple is made soonest.
    """

    at: Range
    number: Range
    low: Decimal
    high: Decimal
    comparator: str
    scale: str
    unit: Unit | None
    written_unit: str
    chinese: bool
    bare: bool

    @property
    def dimension(self) -> str:
        """Return what the unit measures, or nothing where there is no unit."""
        return self.unit.dimension if self.unit else ""

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """Return low and high as the comparator leaves them."""
        if self.comparator in ("ge", "gt"):
            return self.low, None
        if self.comparator in ("le", "lt", "near"):
            return None, self.high
        return self.low, self.high


@cache
def body() -> re.Pattern[str]:
    """Return the pattern of an expression from its number on."""
    comparators = vocabulary.comparators()
    unit = f"(?:{vocabulary.units().pattern.pattern})(?:{BRACKETED})?(?:{PER})?"
    scale = r"[百千]?[万亿]+"
    digits = "〇零一二两三四五六七八九十百千"
    arabic = numerals.ARABIC.pattern
    number = rf"{arabic}|[{digits}]+(?:[万亿]+[{digits}]+)*"
    more = comparators.inside.pattern
    return re.compile(
        rf"""
        (?P<low> {number} )?
        (?: \ ? (?P<more> {more} ) (?= \ ? [百千万亿一-鿿] ) )?
        (?: \ ? (?P<scale> {scale} ) )?
        (?: (?P<more_behind> {more} ) (?= \ ? [一-鿿，。、；] ) )?
        (?: \ ? (?P<unit> {unit} ) )?
        (?P<beyond> 多 (?= [，。；、）] | $ ) )?
        (?: \ ? (?: {comparators.connector.pattern} ) \ ?
            (?P<high> {number} ) (?: \ ? (?P<scale2> {scale} ) )? (?: \ ? (?P<unit2> {unit} ) )?
        )?
        (?: \ ? (?P<behind> {comparators.behind.pattern} ) )?
        """,
        re.VERBOSE,
    )


def find(text: str, barred: tuple[Range, ...]) -> tuple[Expression, ...]:
    """Return the expressions of a folded text in order, none of them touching `barred`."""
    found: list[Expression] = []
    edges = (*barred, Range(len(text), len(text)))
    position = index = 0
    for run in NUMBER_STARTS.finditer(text):
        position = max(position, run.start())
        while position < run.end():
            while edges[index].end <= position and index < len(barred):
                index += 1
            if edges[index].start <= position < edges[index].end:
                position = edges[index].end
                position += text[position : position + 1] in (".", ",")
                continue
            floor = max(found[-1].at.end if found else 0, edges[index - 1].end if index else 0)
            expression = _at(text, position, floor, edges[index].start)
            if expression is None:
                position = run.end()
            else:
                found.append(expression)
                position = expression.at.end
    return _with_bounds(text, _with_units(text, _with_last_bound(text, found)))


def _with_bounds(text: str, found: tuple[Expression, ...]) -> tuple[Expression, ...]:
    """Give each figure of a list the bound in front of it all: 分别突破1.3万亿元、7000亿元."""
    result: list[Expression] = []
    shared, end = "eq", -1
    for one in found:
        if end < 0 or text[end : one.at.start] not in LISTED:
            before = text[max(0, one.at.start - COMPARATOR_WINDOW) : one.at.start]
            bound = text[one.at.start : one.number.start]
            each = bound in PASSED or (bound and EACH.search(before))
            step = STEP.search(before) and one.dimension not in ("count", "people", "time")
            shared = one.comparator if each else "ge" if step else "eq"
        bounded = one.comparator == "eq" != shared
        result.append(one._replace(comparator=shared) if bounded else one)
        end = one.at.end
    return tuple(result)


def _with_last_bound(text: str, found: list[Expression]) -> list[Expression]:
    """Give each figure of a list the bound behind its last: 分别增长4.5%、5.5%左右."""
    result = list(found)
    for place in range(len(found) - 2, -1, -1):
        one, following = result[place], result[place + 1]
        alike = one.written_unit == following.written_unit and one.scale == following.scale
        open_ended = following.number.start == following.at.start and following.comparator != "eq"
        listed = alike and open_ended and text[one.at.end : following.at.start] in LISTED
        before = text[max(0, one.at.start - OF_EACH_WINDOW) : one.at.start]
        if one.comparator == "eq" and listed and OF_EACH.search(before):
            result[place] = one._replace(comparator=following.comparator)
    return result


def _with_units(text: str, found: list[Expression]) -> tuple[Expression, ...]:
    """Give a number without unit that of the next one in a list: 高22.7和28.8个百分点."""
    result = list(found)
    for place in range(len(found) - 2, -1, -1):
        one, following = result[place], result[place + 1]
        between = text[one.at.end : following.at.start]
        if one.unit is None and not one.scale and between in LISTED:
            result[place] = one._replace(
                unit=following.unit,
                scale=following.scale,
                written_unit=following.written_unit,
            )
    return tuple(result)


def _at(text: str, start: int, floor: int, ceiling: int) -> Expression | None:
    """Return the expression whose number begins at `start`, or None where there is no number.

    Nothing before `floor` and nothing from `ceiling` on belongs to it.
    """
    match = _fraction().match(text, start, ceiling)
    if match:
        return _fraction_expression(text, match, floor)
    match = body().match(text, start, ceiling)
    if match is None or not (match["low"] or match["scale"]):
        return None
    words, upper = match["low"] or "", match["high"] or ""
    if max(len(words), len(upper)) > numerals.LONGEST:
        return None
    prefix_start, prefix = _prefix(text, start, floor)
    bare = not words or words[0] in "百千"
    scale_only = prefix in vocabulary.comparators().only_scale and not bare
    if scale_only or (prefix == "突破" and BREAKTHROUGH.match(text, match.end())):
        prefix_start, prefix = start, ""
    low = numerals.value(words) if words else Decimal(1)
    scale = match["scale2" if upper else "scale"] or ""
    high = numerals.value(upper) if upper else low
    if upper and match["scale"] and match["scale"] != scale:
        low = low * _times(match["scale"]) / _times(scale)
    name = match["unit"] or match["unit2"] or ""
    per = PER_IN_FRONT.search(text, max(floor, prefix_start - COMPARATOR_WINDOW), prefix_start)
    if per and _unit(name) is not None:
        name = f"{name}/{per[1]}"
        prefix_start, prefix = (
            (per.start(), prefix) if prefix else _prefix(text, per.start(), floor)
        )
    more = match["more"] or match["more_behind"] or match["beyond"] or ""
    sign = text[start - 1 : start] in ("-", "−") and text[start - 2 : start - 1] in _SIGNED
    return Expression(
        at=Range(prefix_start - sign, match.end()),
        number=Range(start, start + len(words) if words else match.end("scale")),
        low=-low if sign else low,
        high=-high if sign else high,
        comparator=_comparator(prefix, match["behind"] or "", more, upper != ""),
        scale=scale,
        unit=_unit(name),
        written_unit=scale + name,
        chinese=not words[:1].isascii() if words else True,
        bare=bare,
    )


_SIGNED = frozenset("长降为至到率")


def _prefix(text: str, start: int, floor: int) -> tuple[int, str]:
    """Return where the comparator before `start` begins, and the comparator, or `start` and ""."""
    comparators = vocabulary.comparators()
    low = max(floor, start - COMPARATOR_WINDOW)
    window = text[low:start].rstrip(" ")
    least = AT_LEAST.search(window)
    if least:
        return low + least.start(), least.group(1)
    found = comparators.before.search(window)
    while found:
        at = low + found.start()
        if text[at - 1 : at] not in tuple(comparators.not_behind.get(found.group(), "")) or at == 0:
            return at, found.group()
        found = comparators.before.search(window, found.start() + 1)
    return start, ""


def _comparator(prefix: str, behind: str, more: str, ranged: bool) -> str:
    """Return the key of what bounds the number; the word behind binds before the word in front."""
    if ranged:
        return "range"
    meaning = vocabulary.comparators().meaning
    for word in (behind, prefix, more):
        if word and not (word == behind and meaning[word] == "approx" and prefix):
            return meaning[word]
    return meaning[behind] if behind else "eq"


def _unit(name: str) -> Unit | None:
    """Return the unit of its written name; a bracket or what it is counted per belongs to it."""
    if not name:
        return None
    known = vocabulary.units().by_name
    if name in known:
        return known[name]
    if "/" in name:
        first, per = name.split("/", 1)
        unit = known[first.split("（")[0]]
        return Unit(name, f"{unit.base}/{per}", unit.factor, unit.dimension)
    return known[name.split("（")[0]]


def _times(scale: str) -> Decimal:
    """Return what a scale multiplies by; none is 1."""
    return numerals.value(scale) if scale else Decimal(1)


@cache
def _fraction() -> re.Pattern[str]:
    """Return the pattern of 三分之一, 百分之五."""
    return re.compile(
        r"(?:(?P<whole>[二三四五六七八九十百千]{1,3})分之"
        r"(?P<part>[〇零一二三四五六七八九十百点]{1,6}|[0-9]{1,4}(?:\.[0-9]{1,4})?)"
        r"|(?P<slashed>[1-9]/[1-9][0-9]?)(?![0-9/]))"
        rf"(?P<behind>{vocabulary.comparators().behind.pattern})?"
    )


def _fraction_expression(text: str, match: re.Match[str], floor: int) -> Expression | None:
    """Return a share: 百分之五 counts in per cent, 三分之一 and 1/4 in parts of one."""
    start, prefix = _prefix(text, match.start(), floor)
    if match["slashed"]:
        part, whole = map(Decimal, match["slashed"].split("/"))
    else:
        try:
            part, whole = _decimal(match["part"]), numerals.value(match["whole"])
        except ValueError:
            return None
    in_hundred = whole == 100
    share = part if in_hundred else (part / whole).quantize(Decimal("0.0001")).normalize()
    behind = match["behind"] or ""
    return Expression(
        at=Range(start, match.end()),
        number=Range(match.start(), match.end() - len(behind)),
        low=share,
        high=share,
        comparator=_comparator(prefix, behind, "", ranged=False),
        scale="",
        unit=vocabulary.units().by_name["%"] if in_hundred else PARTS,
        written_unit="%" if in_hundred else "",
        chinese=not match["slashed"],
        bare=False,
    )


def _decimal(words: str) -> Decimal:
    """Return the worth of a numeral that may have 点: 五点二 → 5.2."""
    whole, _, decimals = words.partition("点")
    digits = "".join(str(numerals.value(digit)) for digit in decimals)
    return numerals.value(whole) + (Decimal(f"0.{digits}") if digits else Decimal(0))
