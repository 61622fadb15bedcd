"""Take a coordination of metrics apart: A、B率 → A率, B率."""

import re

from duizhao.numbers import phrases

LAST_JOINT = re.compile(r"(?<=.)(?:以及|和|及|与)(?=.)")
BOTH_SIDES = {"支出": "收入", "出口": "进口", "贷款余额": "存款余额"}
"""What the first of the two belongs to, the second does too: 地方财政收入、|支出."""
OWNERS = re.compile(r"^(.{2,10}(?:企业)|.{2,10}?(?:工业|居民|行业|产业|项目|机构|事故))")


def parts_of(text: str, spread: bool, wanted: int = 0) -> tuple[str, ...]:
    """Return the metrics of a coordination: A、B率 → A率, B率; 规上工业产值增速、增加值增速 → both.

    `和` separates metrics only where the words before it end in what a metric ends in, or where
    it stands in front of the last of the `wanted` ones: 奶牛、生猪及羊饲养量分别为….
    """
    text = phrases.tidy(text)
    parts = _split(text)
    if spread and 1 < len(parts) == wanted - 1:
        parts = (*parts[:-1], *_last_two(parts[-1]))
    bare = tuple(re.split(r"及|和|与", text))
    if len(bare) == 2 and phrases.words().relational.issuperset(bare):
        return bare
    if len(parts) == 1 and spread:
        parts = tuple(re.split(r"(?<=.)(?:和|与|及|以及)(?=.)", text))
        if len(parts) > 2:
            parts = (text,)
    short = len(parts) != wanted and any(len(part) < 2 for part in parts)
    if len(parts) < 2 or (short and not (spread and parts[-1].endswith(("产量", "存栏", "出栏")))):
        return (text,)
    if not spread and not all(part.endswith(phrases.words().measures) for part in parts):
        return (text,)
    last = parts[-1]
    ending = next((word for word in phrases.words().measures if last.endswith(word)), "")
    tail = _shared_tail(parts, ending)
    return _completed(parts, tail)


def _completed(parts: tuple[str, ...], tail: str) -> tuple[str, ...]:
    """Return the parts, each with the ending and the owner that it shares with another."""
    first = parts[0]
    completed = []
    for place, part in enumerate(parts):
        whole = part if part.endswith(phrases.words().measures) or not tail else part + tail
        if place and first.endswith(BOTH_SIDES.get(part, "□")):
            whole = first.removesuffix(BOTH_SIDES[part]) + part
        elif place and part in phrases.words().relational:
            whole = _without_relation(first) + part
        elif place and first.endswith(phrases.words().measures) and _lacks_owner(first, whole):
            whole = _owner(first) + whole
        completed.append(whole)
    return tuple(completed)


def _split(text: str) -> tuple[str, ...]:
    """Split at 、 outside brackets, between closing and opening quotation marks, and at some 和."""
    pieces = re.split(r"、|(?<=”)(?=“)", text)
    if any(
        piece.count("（") != piece.count("）") or piece.count("“") != piece.count("”")
        for piece in pieces
    ):
        return (text,)
    result: list[str] = []
    for piece in pieces:
        halves = re.split(r"(?:和|与|及|以及)", piece)
        if len(halves) == 2 and halves[0].endswith(phrases.words().measures) and len(halves[1]) > 1:
            result += halves
        else:
            result.append(piece)
    return tuple(piece for piece in result if piece)


def _last_two(words: str) -> tuple[str, ...]:
    """Return what a conjunction joins at the end of a list: 羊及鹅饲养量 → 羊饲养量, 鹅饲养量."""
    pair = tuple(LAST_JOINT.split(words))
    if len(pair) != 2:
        return (words,)
    ending = next((word for word in phrases.words().measures if words.endswith(word)), "")
    complete = pair[0].endswith(phrases.words().measures)
    return pair if complete else (pair[0] + _shared_tail(pair, ending), pair[1])


def _shared_tail(parts: tuple[str, ...], ending: str) -> str:
    """Return what the last part says for all: 比例 of “网上办”“马上办”比例."""
    first, last = parts[0], parts[-1]
    if "”" in last and not last.endswith("”"):
        return last[last.rindex("”") + 1 :]
    if first.endswith("级") and "级" in last:
        return last[last.index("级") + 1 :]
    if first in phrases.PLACES and last[: len(first)] in phrases.PLACES:
        return last[len(first) :]
    if not ending or first.endswith(phrases.words().measures):
        return ""
    whole = [word for word in phrases.words().measures if len(word) > 1]
    starts = [last.find(word) for word in whole if last.find(word) >= 2]
    if not starts and len(ending) == 1 and len(last) >= len(ending) + 3:
        return last[-4:] if last[-4] in "毛净" else last[-3:]
    return last[min(starts) :] if starts else ending


def _without_relation(first: str) -> str:
    """Return whom a relation belongs to: 一般公共预算收入总量 → 一般公共预算收入."""
    endings = (word for word in phrases.words().relational if first.endswith(word))
    ending = max(endings, key=len, default="")
    return first.removesuffix(ending) if ending else ""


def _lacks_owner(first: str, part: str) -> bool:
    """Tell whether a later part of a coordination is too short to stand alone (增加值增速)."""
    return len(part) <= 5 and len(first) >= len(part) + 3 and part[:2] not in first


def _owner(first: str) -> str:
    """Return what the first part says of whom it speaks: 规上工业企业 of 规上工业企业总产值增速."""
    found = OWNERS.match(first)
    return found.group(1) if found and len(found.group(1)) < len(first) else ""
