"""Say what a figure measures, and what it is in base units."""

import re
from decimal import Decimal
from functools import cache

from duizhao import numerals
from duizhao.numbers import phrases
from duizhao.numbers.expressions import Expression

LEVELS = frozenset("money age area length mass volume energy power voltage computing bytes".split())
CHANGE = re.compile(
    r"(?P<up>增长|增加|(?<!新)增|提高|提升|上升|上涨|涨幅|增幅|增速|回升|扩大|增收|改善|递增|涨|高)"
    r"|(?P<down>下降|减少|降低|降幅|压减|压缩|缩短|回落|收窄|下滑|减排|降|减|低|少|缩减|提速)"
)
CHANGE_AT_END = re.compile(
    rf"(?:{CHANGE.pattern})"
    r"(?:了|率|均|分别|约|近|超|超过|为|达|达到|同比|年均|在|控制在|保持在|大约|幅度|不低于"
    r"|不超过|速度|均为|均达|将|预计|力争|突破|逾|高于|:|：| )*$"
)
RATE_OF_CHANGE = re.compile(r"(?:增速|增幅|涨幅|增长率|增长(?:预期)?目标)[^，。；、]{0,4}$")
CUT = re.compile(r"(?:压减|压缩|缩短|减少)[^，。；、率]{1,6}$")
COMPARED = re.compile(r"(?:比|较)[^，。；、]{1,8}(?:(?P<up>[多高]出?)|(?P<down>[少低]))$")
"""So much more or less than another time or place had: 比上年|多|300亿元."""
RATIO = re.compile(r"(?:之比|收入比|倍差|比值|系数)[^，。；、]{0,14}$")
HEADS = re.compile(r"(?:人口|用户|人次|人数|户数|件|群众)[^，。；、]{0,6}$")
ARRIVES = re.compile(r"(?:至|到|[降减升增]为)(?:约|近|超)?$")
RATES = re.compile(r"(?:率|比例|比重|占比)$")


def measure(expression: Expression, left: str, clause: str, *, has_noun: bool) -> str:
    """Return what is measured. `left` leads to the figure, `clause` is all of its clause before it.

    `has_noun` tells that the figure counts a noun behind it. A change is growth or decline only
    of what exists: 天数增加11天, but 增加学位1200个 counts.
    """
    dimension = expression.dimension
    change = CHANGE_AT_END.search(left)
    if dimension == "points":
        return "decline" if _last_goes_down(left) else "growth"
    if dimension in ("share", "tenths", "ratio"):
        if change and not ARRIVES.search(left):
            return "decline" if change["down"] else "growth"
        if RATE_OF_CHANGE.search(left):
            return "growth"
        return "decline" if CUT.search(left) else "share"
    if dimension in ("multiple", "doubling"):
        return "decline" if change and change["down"] else "growth"
    worth = dimension in LEVELS or (
        not dimension and "亿" in expression.scale and not HEADS.search(left)
    )
    if not dimension and RATIO.search(clause):
        return "share"
    compared = COMPARED.search(clause)
    if compared and not has_noun:
        return "decline" if compared["down"] else "growth"
    plain = "level" if worth else "count"
    if change and not has_noun and not ARRIVES.search(left) and _exists(clause, change):
        return "decline" if change["down"] else "growth"
    return plain


def of_state(comparator: str, measured: str, metric: str) -> str:
    """Return what is measured where a target set from above is met: a rate is a share."""
    if comparator != "meet_upper" or not RATES.search(metric):
        return measured
    change = CHANGE.search(metric)
    if change is None:
        return "share"
    return "decline" if change["down"] else "growth"


def _exists(clause: str, change: re.Match[str]) -> bool:
    """Tell whether something stands before the verb of change in its clause: 天数|增加."""
    before = clause[: clause.rfind(change.group())].strip()
    stands = len(before) >= 2 and not phrases.are_verbs(before)
    return stands and not change.group().startswith(("高", "低", "少"))


def _last_goes_down(left: str) -> bool:
    """Tell whether the last word of change in the clause goes down."""
    changes = list(CHANGE.finditer(left[left.rfind("；") + 1 :]))
    return bool(changes) and changes[-1]["down"] is not None


def canonical(value: Decimal | None, scale: str, expression: Expression) -> Decimal | None:
    """Return a bound in base units."""
    if value is None:
        return None
    return value * _times(scale) * (expression.unit.factor if expression.unit else Decimal(1))


@cache
def _times(scale: str) -> Decimal:
    """Return what a scale multiplies by; none is 1."""
    return numerals.value(scale) if scale else Decimal(1)
