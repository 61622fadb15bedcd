"""Tell by their words alone whether two metrics name the same thing."""

import re
import unicodedata
from functools import cache, lru_cache

from duizhao.lexicon import table

LONGEST = 60
"""A metric longer than this names nothing that a registry or another report would repeat."""

_LONG_CORE = 4
"""A shorter noun before an ending that many may stand for names too little."""

REMEMBERED = 20_000
"""How many metrics are kept with what was found out about their words."""

_UNSPOKEN = str.maketrans("", "", "“”\"'‘’《》「」·•. ")
_ITEM_NUMBER = re.compile(r"^\d{1,3}[.、](?=\D)")
_LISTING = re.compile("[、和及与]")
_LONGEST_LIST = 12
_BRACKETS = {"(": ")", "[": "]", "〔": "〕"}


@lru_cache(REMEMBERED)
def normal(metric: str) -> str:
    """Return the words without width, quotation marks, white space and what stands in brackets.

    What is said in two ways is said in one: 新落地京冀企业（项目） → 新落地京冀企业,
    “网上办”比例 → 网上办比例, PM2.5 → PM25, 规模以上工业 → 规上工业.
    """
    folded = _ITEM_NUMBER.sub("", unicodedata.normalize("NFKC", metric).upper())
    spoken = "".join(_outside_brackets(folded)).translate(_UNSPOKEN)
    for long, short in _said_shorter():
        spoken = spoken.replace(long, short)
    return spoken


@lru_cache(REMEMBERED)
def bare(metric: str) -> str:
    """Return the noun of a metric: 培育入库国家科技型中小企业 → 国家科技型中小企业.

    Where nothing but words of doing and counting is there, all of it is the noun.
    """
    words = normal(metric)
    starts, ends = bounds(words)
    shortest = words[max(starts) : min(ends)]
    return shortest if len(shortest) >= 2 else words[max(starts) :] or words


def noun(metric: str) -> str:
    """Return the metric without the words before its noun: 完成老旧小区改造 → 老旧小区改造."""
    return normal(metric)[len(before_noun(metric)) :]


@lru_cache(REMEMBERED)
def nouns(metric: str) -> tuple[str, ...]:
    """Return the nouns by which a metric can be looked up: of a list each, and what ends alike."""
    noun = bare(metric)
    return tuple(dict.fromkeys(filter(None, (noun, *_listed(noun), _core(noun)))))


@lru_cache(REMEMBERED)
def before_noun(metric: str) -> str:
    """Return the words of place and doing before the noun: 培育入库 of 培育入库科技型中小企业."""
    words = normal(metric)
    starts, _ = bounds(words)
    return words[: max((start for start in starts if start < len(words)), default=0)]


@lru_cache(REMEMBERED)
def bounds(words: str, places: tuple[str, ...] = ()) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where the noun in `words` may begin and where it may end, both in order.

    `places` are names that say nothing more than "here", such as the report's own jurisdiction.
    """
    if len(words) > LONGEST:
        return (0,), (len(words),)
    starts = _reached(words, (*leads(), *places), behind_examples(words), _joining())
    backwards = _reached(words[::-1], tuple(word[::-1] for word in tails()))
    return starts, tuple(sorted(len(words) - place for place in backwards))


@lru_cache(REMEMBERED)
def likeness(left: str, right: str) -> str | None:
    """Return how alike two metrics are: `exact`, `close`, `loose`, or None for different things.

    Where one says more than the other, the shorter must name something by itself and make up half
    of the longer. What more is said may only be fuller wording (持牌机构, 持牌金融机构: close) or
    mean a part (绿色工厂, 国家级绿色工厂: loose); never alike are 项目 and 城市更新项目.
    """
    one, other = sorted((in_order(bare(left)), in_order(bare(right))), key=len)
    if one in general() or one.startswith(_lost()):
        return None
    if one == other:
        telling = len(one) >= 3 or (len(one) == 2 and normal(left) == normal(right) != one)
        return "exact" if telling else None
    more = _more(one, other)
    if more is None or len(one) < 4 or 2 * len(one) < len(other):
        return _partly(one, other)
    if more in _reversing():
        return None
    return "loose" if any(word in more for word in _narrowing()) else "close"


def _partly(one: str, other: str) -> str | None:
    """Return how alike two nouns are that share their beginning, or most items of two lists."""
    if _core(one) and _core(one) == _core(other):
        return "close"
    lists = sorted((_listed(one), _listed(other)), key=len)
    if len(lists[1]) == 1:
        return None
    met = [max(_ends_both(part, item) for part in lists[1]) for item in lists[0]]
    most = sum(map(bool, met)) * 2 > len(lists[1])
    return "loose" if max(met) >= _LONG_CORE and (most or len(met) == 1) else None


def _ends_both(one: str, other: str) -> int:
    """Return the length of the shorter where the longer ends with it, else 0."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) if longer.endswith(shorter) else 0


def _listed(noun: str) -> tuple[str, ...]:
    """Return the nouns of a list: 创新载体和新型研发机构."""
    return tuple(part for part in _LISTING.split(noun)[:_LONGEST_LIST] if part)


def _core(noun: str) -> str:
    """Return what a noun says before a last word that many may stand for, else `""`.

    立体停车项目, 立体停车设施; 污水零直排小区占比, 污水零直排小区创建率.
    """
    ending = next((word for word in _endings() if noun.endswith(word)), "")
    return noun[: -len(ending)] if ending and len(noun) - len(ending) >= _LONG_CORE else ""


def _more(shorter: str, longer: str) -> str | None:
    """Return what `longer` says more, in front or in the middle; None where it says otherwise."""
    if longer.endswith(shorter):
        return longer[: -len(shorter)]
    behind = _shared(shorter[::-1], longer[::-1])
    before = _shared(shorter, longer)
    if before < 2 or not behind or before + behind < len(shorter):
        return None
    return longer[before : len(longer) - len(shorter) + before]


def _shared(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


@lru_cache(REMEMBERED)
def doing(words: str) -> str | None:
    """Return what the last verb in `words` does to the thing: plan start new renew hold …"""
    for noun_with_verb in _nouns_with_verbs():
        words = words.replace(noun_with_verb, "")
    places = ((words.rfind(verb), verb, kind) for verb, kind in _verbs())
    found = max(
        ((place + len(verb), len(verb), kind) for place, verb, kind in places if place >= 0),
        default=None,
    )
    return found[2] if found else None


@lru_cache(REMEMBERED)
def doings(words: str) -> frozenset[str]:
    """Return all that the verbs in `words` do to the thing: 供应分配建设 both allots and makes."""
    for noun_with_verb in _nouns_with_verbs():
        words = words.replace(noun_with_verb, "")
    kinds, place = set(), 0
    while place < len(words):
        here = [(len(verb), kind) for verb, kind in _verbs() if words.startswith(verb, place)]
        length, kind = max(here, default=(1, ""))
        kinds.add(kind)
        place += length
    return frozenset(kinds - {""})


@lru_cache(REMEMBERED)
def with_old_ones(words: str) -> bool:
    """Tell whether the words of doing count what is renewed among what is new: 新改建公园."""
    signs: str = table("likeness")["old_among_new"]["words"]
    return any(sign in words for sign in signs.split())


def behind_examples(words: str) -> tuple[int, ...]:
    """Return where a class noun begins behind its examples: 全民健身运动会等|各类赛事活动.

    What is brought about begins behind the word that says so: 技改资金撬动|企业技改投资.
    """
    examples = table("likeness")["examples"]
    close, exceptions = examples["close"], examples["words"].split()
    effects = ((words.rfind(verb), len(verb)) for verb in examples["effect"].split())
    behind_effects = (place + length for place, length in effects if place > 0)
    return (
        *behind_effects,
        *(
            place + 1
            for place, character in enumerate(words[:-1])
            if character == close
            and words[max(place - 1, 0) : place + 1] not in exceptions
            and words[place : place + 2] not in exceptions
        ),
    )


def says_stock(metric: str) -> bool:
    """Tell whether the words themselves mean a stock: 经营主体总量."""
    return normal(metric).endswith(tuple(table("likeness")["stock"]["endings"]))


def is_general(metric: str) -> bool:
    """Tell whether the noun names nothing in particular: 获批资金, 15个新项目."""
    return not general().isdisjoint((normal(metric), bare(metric), noun(metric)))


def behind_part(words: str) -> tuple[int, ...]:
    """Return where words begin that follow the name of a part of the whole: 片区|地区生产总值."""
    endings = table("likeness")["parts"]["endings"]
    places = ((words.find(ending), len(ending)) for ending in endings)
    return tuple(place + length for place, length in places if place >= 0)


@cache
def leads() -> tuple[str, ...]:
    """Return the words that may stand before a noun without changing what is counted."""
    likeness_words = table("likeness")
    return (*likeness_words["here"].split(), *(verb for verb, _ in _verbs()))


@cache
def tails() -> tuple[str, ...]:
    """Return the words that may stand behind a noun without changing what is counted."""
    words: str = table("likeness")["behind"]["words"]
    return tuple(words.split())


@cache
def general() -> frozenset[str]:
    """Return the heads that alone name nothing in particular."""
    words: str = table("likeness")["general"]["words"]
    return frozenset(words.split())


@cache
def _verbs() -> tuple[tuple[str, str], ...]:
    kinds: dict[str, str] = table("likeness")["doing"]
    return tuple((verb, kind) for kind, verbs in kinds.items() for verb in verbs.split())


@cache
def _narrowing() -> tuple[str, ...]:
    words: str = table("likeness")["narrowing"]["words"]
    return tuple(words.split())


@cache
def _said_shorter() -> tuple[tuple[str, str], ...]:
    pairs: dict[str, str] = table("likeness")["shorter"]
    return tuple(pairs.items())


@cache
def _joining() -> tuple[str, ...]:
    words: str = table("likeness")["joining"]["words"]
    return tuple(words.split())


@cache
def _reversing() -> frozenset[str]:
    words: str = table("likeness")["reversing"]["words"]
    return frozenset(words.split())


@cache
def _endings() -> tuple[str, ...]:
    words: str = table("likeness")["endings"]["words"]
    return tuple(words.split())


@cache
def _lost() -> tuple[str, ...]:
    return tuple(table("likeness")["lost"]["beginnings"])


@cache
def _nouns_with_verbs() -> tuple[str, ...]:
    words: str = table("likeness")["doing_in_nouns"]["words"]
    return tuple(words.split())


def in_order(words: str) -> str:
    """Return a list in one order: 首店、旗舰店 is 旗舰店、首店."""
    return "、".join(sorted(words.split("、"))) if "、" in words else words


def _outside_brackets(words: str) -> list[str]:
    kept: list[str] = []
    awaited: list[str] = []
    for character in words:
        if character in _BRACKETS:
            awaited.append(_BRACKETS[character])
        elif awaited and character == awaited[-1]:
            awaited.pop()
        elif not awaited:
            kept.append(character)
    return kept


def _reached(
    words: str,
    pieces: tuple[str, ...],
    besides: tuple[int, ...] = (),
    joining: tuple[str, ...] = (),
) -> tuple[int, ...]:
    """Return the places reached from the beginning by `pieces` laid end to end, in order.

    `joining` words may stand between two of them: 新建、改造|高标准农田.
    """
    reached, joined = {0, *besides}, set[int]()
    for place in range(len(words)):
        if place in reached or place in joined:
            reached.update(place + len(piece) for piece in pieces if words.startswith(piece, place))
        if place and place in reached:
            joined.update(place + len(word) for word in joining if words.startswith(word, place))
    return tuple(sorted(reached))
