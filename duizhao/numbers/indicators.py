"""The registry of indicators, and which quantity speaks of which."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from itertools import chain, product
from typing import Any

from duizhao.errors import Finding
from duizhao.lexicon import table
from duizhao.model import Document, Indicator, Quantity
from duizhao.numbers import likeness

DIMENSIONS = frozenset(
    """
    money people households count area length share mass energy power volume concentration days
    duration index speed computing
    """.split()
)
FILE = "duizhao/lexicon/indicators.toml"

_CLAUSE_MARKS = "，；。！？：\n"
_PASSING = ("人次", "标箱")
"""Units that only ever count what passes, whatever the words around them."""

_MEASURED_AS = {
    "medals": "count",
    "time": "days",
    "age": "duration",
    "tenths": "share",
    "points": "share",
}
_ADDED, _GROWTH, _SHORT = "新增", "增长", 2
_ANY_DIMENSION = frozenset({"growth", "decline", "rank"})


def registry(additions: Mapping[str, Any] | None = None) -> tuple[Indicator, ...]:
    """Return the indicators of the field with what a site adds, changes or strikes.

    `additions` is the table of `content/vocabulary/indicators.toml`.
    """
    entries = merged(table("indicators"), additions or {})
    return tuple(_indicator(id_, entry) for id_, entry in entries.items())


def merged(entries: Mapping[str, Any], additions: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table of entries with single fields replaced, names added, or entries struck.

    An addition with `strike = true` removes the entry, `also` adds names to those there, every
    other field replaces the one of its name; an unknown id is a new entry.
    """
    result = dict(entries)
    for id_, change in additions.items():
        if change.get("strike"):
            result.pop(id_, None)
            continue
        entry = {**result.get(id_, {}), **change}
        also = entry.pop("also", [])
        if also:
            entry["names"] = [*entry.get("names", []), *also]
        result[id_] = entry
    return result


def check(indicators: Iterable[Indicator], file: str = FILE) -> tuple[Finding, ...]:
    """Return what is wrong with a registry: words claimed twice, no name, unknown dimension.

    Two may claim the same words where they count differently: 优良天数 in days and as a share.
    """
    findings: list[Finding] = []
    claimed: dict[tuple[str, str], Indicator] = {}
    for indicator in indicators:
        if not indicator.names:
            findings.append(Finding(file, 0, "I1", f"指标 {indicator.id} 没有名称", "至少一个名称"))
        unknown = sorted(set(indicator.dimension.split()) - DIMENSIONS)
        if unknown or not indicator.dimension:
            expected = " ".join(sorted(DIMENSIONS))
            wrong = f"指标 {indicator.id} 的 dimension 不认识"
            findings.append(Finding(file, 0, "I2", wrong, expected, indicator.dimension))
        for name, measured in product(indicator.names, indicator.dimension.split()):
            first = claimed.setdefault((likeness.normal(name), measured), indicator)
            if first.id != indicator.id:
                wrong = f"“{name}”同时属于两个指标"
                found = f"{first.id}、{indicator.id}"
                findings.append(Finding(file, 0, "I3", wrong, "只属于一个", found, "删去其中一处"))
    return tuple(findings)


def assign(
    quantities: Iterable[Quantity],
    indicators: tuple[Indicator, ...],
    document: Document | None = None,
) -> tuple[Quantity, ...]:
    """Return the quantities with the indicator that their metric names, or None.

    The longest name wins; it must be the whole noun, not a part of a longer one (固定资产投资 does
    not name 工业固定资产投资), and what is counted must agree. Where the metric is too general to
    name anything (资金, 新项目), the document's words beside the figure may.
    """
    names = _names(indicators)
    places = _own_names(document) if document else ()
    named = cache(partial(_named, names=names, places=places))
    quantities = tuple(quantities)
    wordings = _words_beside(document, quantities) if document else _no_words
    found = [_found(quantity, named, wordings) for quantity in quantities]
    of_parts = _of_parts(quantities, found, names)
    return tuple(
        _assigned(quantity, None if quantity.id in of_parts else id_)
        for quantity, id_ in zip(quantities, found, strict=True)
    )


def wording(metric: str, indicator: Indicator | None) -> str:
    """Return what a row is called: the registry's name as the report has it, else the metric.

    居民收入 stays 居民收入 where the registry's first name is 居民人均可支配收入; what is 新增 is
    called so, lest it be taken for all there is.
    """
    if indicator is None:
        return metric
    words, noun = likeness.normal(metric), likeness.in_order(likeness.noun(metric))
    said = [
        (listed, name in metric, len(name), name)
        for name in indicator.names
        if (listed := "、" in name and likeness.in_order(likeness.normal(name)) == noun)
        or likeness.normal(name) in words
    ]
    name = max(said)[-1] if said else indicator.label
    short = len(name) <= _SHORT and name + _GROWTH in indicator.names
    name += _GROWTH if short else ""
    added = words.startswith(_ADDED) and not name.startswith(_ADDED)
    return _ADDED + name if added and said else name


def dimension(unit: str) -> str:
    """Return what a canonical unit measures, `""` without a unit: 平方米 → area, 家 → count.

    What is had by the head is money: 全员劳动生产率25万元/人.
    """
    if not unit:
        return ""
    if "/" in unit:
        return "money" if unit.startswith("元/人") else "concentration"
    if unit.startswith("户"):
        return "households"
    measured = _dimensions().get(unit, "count")
    return _MEASURED_AS.get(measured, measured)


@cache
def _dimensions() -> dict[str, str]:
    groups = table("units")["group"]
    return {group["base"]: group["dimension"] for group in groups if group["base"]}


def _indicator(id_: str, entry: Mapping[str, Any]) -> Indicator:
    return Indicator(
        id=id_,
        names=tuple(entry.get("names", ())),
        topic=entry.get("topic", ""),
        dimension=entry.get("dimension", ""),
        extent=entry.get("extent"),
        near=tuple(entry.get("near", ())),
        caveat=entry.get("caveat", ""),
        ceiling=entry.get("ceiling", False),
        own=entry.get("own", False),
    )


@cache
def _names(indicators: tuple[Indicator, ...]) -> dict[str, tuple[Indicator, ...]]:
    names: dict[str, tuple[Indicator, ...]] = {}
    for indicator in indicators:
        normal = (likeness.in_order(likeness.normal(name)) for name in indicator.names)
        for name in dict.fromkeys(normal):
            names[name] = (*names.get(name, ()), indicator)
    return names


def _assigned(quantity: Quantity, id_: str | None) -> Quantity:
    return quantity if quantity.indicator == id_ else replace(quantity, indicator=id_)


def _found(
    quantity: Quantity,
    named: Callable[[str], tuple[Indicator, ...]],
    wordings: Callable[[Quantity], Iterable[str]],
) -> str | None:
    found = _agreeing(quantity, named(quantity.metric))
    if found or not likeness.is_general(quantity.metric):
        return found
    beside = (_agreeing(quantity, named(words)) for words in wordings(quantity))
    return next(filter(None, beside), None)


def _agreeing(quantity: Quantity, named: tuple[Indicator, ...]) -> str | None:
    return next((indicator.id for indicator in named if agrees(quantity, indicator)), None)


def _named(
    metric: str, names: Mapping[str, tuple[Indicator, ...]], places: tuple[str, ...]
) -> tuple[Indicator, ...]:
    """Return the indicators that words name, those of the longest name first."""
    words = likeness.normal(metric)
    starts, ends = likeness.bounds(words, places)
    spans = sorted(
        ((start, end) for start in starts for end in ends if start < end),
        key=lambda span: (span[0] - span[1], span[0]),
    )
    said = (names.get(likeness.in_order(words[start:end]), ()) for start, end in spans)
    return tuple(chain.from_iterable(said))


def _no_words(_: Quantity) -> tuple[str, ...]:
    return ()


def _of_parts(
    quantities: tuple[Quantity, ...],
    found: list[str | None],
    names: Mapping[str, tuple[Indicator, ...]],
) -> frozenset[str]:
    """Return the ids of sums and rates that follow, in one sentence, those of a part of the whole.

    片区地区生产总值1334.1亿元，固定资产投资878.8亿元: the investment is the part's as well.
    """
    partial, of_parts = "", set()
    for quantity, id_ in zip(quantities, found, strict=True):
        if id_ is None and _names_a_part(quantity.metric, names):
            partial = quantity.sentence
        summed = dimension(quantity.canonical_unit) == "money" or quantity.measure == "growth"
        if quantity.sentence == partial and summed:
            of_parts.add(quantity.id)
    return frozenset(of_parts)


def _names_a_part(metric: str, names: Mapping[str, tuple[Indicator, ...]]) -> bool:
    words = likeness.normal(metric)
    return any(words[start:] in names for start in likeness.behind_part(words))


def _own_names(document: Document) -> tuple[str, ...]:
    """Return what the report may call its own place: 宝安区, 宝安."""
    place = document.report.jurisdiction
    return (place, place[:-1]) if len(place) > 2 else (place,) if place else ()


def _words_beside(
    document: Document, quantities: tuple[Quantity, ...]
) -> Callable[[Quantity], Iterator[str]]:
    """Return what yields, for a figure, words that say more than a general metric.

    First its clause (社会救助等资金 where the metric is 资金), then what another figure of the
    clause is of (规上工业企业7.6万家、增加值增长3%), then its paragraph's lead with the metric
    (城市更新 before 新项目).
    """
    text = document.text.text
    before = dict(zip((q.id for q in quantities[1:]), quantities, strict=False))
    leads = {one.id: document.words(one.lead) for one in document.paragraphs if one.lead}

    def wordings(quantity: Quantity) -> Iterator[str]:
        said = likeness.normal(quantity.metric)
        noun = said if said in likeness.general() else likeness.noun(said)
        first = max(quantity.at.start - likeness.LONGEST, 0)
        start = max(text.rfind(mark, first, quantity.at.start) for mark in _CLAUSE_MARKS) + 1
        clause = text[max(start, first) : quantity.at.start]
        if likeness.normal(clause).endswith(noun):
            yield clause
        other = before.get(quantity.id)
        if other and start <= other.at.end <= quantity.at.start:
            yield other.metric + noun
        if quantity.paragraph in leads:
            yield likeness.noun(leads[quantity.paragraph].rstrip("。")) + noun

    return wordings


def agrees(quantity: Quantity, indicator: Indicator) -> bool:
    """Tell whether a quantity can be of an indicator: what is counted, stock or flow."""
    measured = dimension(quantity.canonical_unit)
    standing = {quantity.extent, indicator.extent} == {"stock", "flow"}
    if standing and quantity.measure == "count" and quantity.canonical_unit not in _PASSING:
        return False
    if quantity.measure in _ANY_DIMENSION or not measured:
        return True
    allowed = indicator.dimension.split()
    if measured in allowed or (measured == "share" and "index" in allowed):
        return True
    return "count" in allowed and measured in ("households", "transport")
