"""Take a coordination of metrics apart: A、B率 → A率, B率."""

import re

from duizhao.numbers import phrases

OWNERS = re.compile(r"^(.{2,10}(?:企业)|.{2,10}?(?:工业|居民|行业|产业|项目|机构|事故))")


def parts_of(text: str, spread: bool) -> tuple[str, ...]:
    """Return the metrics of a coordination: A、B率 → A率, B率; 规上工业产值增速、增加值增速 → both.

    `和` separates metrics only where the words before it end in what a metric ends in.
    """
    text = phrases.tidy(text)
    parts = _split(text)
    bare = tuple(re.split(r"及|和|与", text))
    if len(bare) == 2 and phrases.words().relational.issuperset(bare):
        return bare
    if len(parts) == 1 and spread:
        parts = tuple(re.split(r"(?<=.)(?:和|与|及|以及)(?=.)", text))
        if len(parts) > 2:
            parts = (text,)
    short = any(len(part) < 2 for part in parts)
    if len(parts) < 2 or (short and not (spread and parts[-1].endswith(("产量", "存栏", "出栏")))):
        return (text,)
    if not spread and not all(part.endswith(phrases.words().measures) for part in parts):
        return (text,)
    last = parts[-1]
    ending = next((word for word in phrases.words().measures if last.endswith(word)), "")
    tail = _shared_tail(parts, ending)
    first = parts[0]
    completed = []
    for place, part in enumerate(parts):
        whole = part if part.endswith(phrases.words().measures) or not tail else part + tail
        if place and part in phrases.words().relational:
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
