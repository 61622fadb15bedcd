"""The real pair with its figures as careful readers marked them, for tests of what comes after."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from duizhao import reading
from duizhao.lexicon import table
from duizhao.model import Analysis, Document, Indicator, Quantity
from duizhao.numbers import indicators, scanning
from duizhao.reading import content
from duizhao.text import Range
from tests.quality import GOLDEN, ROOT, folded

SCALES = {"万亿": 10**12, "亿": 10**8, "万": 10**4, "": 1}


@cache
def registry() -> tuple[Indicator, ...]:
    """Return the indicators as a build of `content/` knows them, its vocabulary included."""
    return indicators.registry(content.load(ROOT / "content").vocabulary.get("indicators"))


@cache
def analysis(report: str) -> Analysis:
    """Return a report of `content/` with the marked figures in place of the scanned ones."""
    entry = next(one for one in content.load(ROOT / "content").reports if one.report.id == report)
    document, _ = reading.document(entry.report, entry.report.releases[-1], entry.decisions)
    marks = tomllib.loads((GOLDEN / f"quantities-{report}.toml").read_text("utf-8"))["quantity"]
    found = (_quantity(document, number, mark) for number, mark in enumerate(marks))
    figures = indicators.assign(found, registry())
    return Analysis(document, figures, (), ())


@cache
def scanned(report: str) -> Analysis:
    """Return a report of `content/` with its figures as the program reads them."""
    document = analysis(report).document
    figures, numerals = scanning.scan(document)
    found = indicators.assign(figures, registry(), document)
    return Analysis(document, found, numerals, ())


def at(document: Document, mark: Mapping[str, Any]) -> Range:
    """Return where the surface of a mark stands in the healed text."""
    text, places = folded(document.text.raw)
    context, surface = folded(mark["context"])[0], folded(mark["surface"])[0]
    start, within = text.find(context), -1
    for _ in range(int(mark.get("occurrence", 1))):
        within = context.find(surface, within + 1)
    assert min(start, within) >= 0, mark
    first, last = start + within, start + within + len(surface) - 1
    return document.text.healed_range(Range(places[first], places[last] + 1))


def ids(of: Analysis, mark: Mapping[str, Any]) -> frozenset[str]:
    """Return the ids of the figures that a mark of a row points at."""
    place = at(of.document, mark)
    return frozenset(
        quantity.id
        for quantity in of.quantities
        if quantity.at.meets(place) and mark.get("metric", quantity.metric) == quantity.metric
    )


def golden(name: str) -> dict[str, Any]:
    """Return a file of marks."""
    return tomllib.loads((GOLDEN / f"{name}.toml").read_text("utf-8"))


def figure(metric: str, surface: str = "", **values: Any) -> Quantity:
    """Return a figure of a few attributes: `low`, `high` in the base unit, the rest as usual."""
    low, high = (Decimal(str(v)) if (v := values.pop(k, None)) is not None else None for k in ENDS)
    plain: dict[str, Any] = {
        "id": f"q-{metric}-{surface}",
        "paragraph": "p",
        "sentence": "s",
        "at": Range(0, 1),
        "surface": surface,
        "metric": metric,
        "indicator": None,
        "unit": "",
        "comparator": "eq",
        "measure": "count",
        "extent": None,
        "kind": "target",
        "period": "2026",
        "commitment": "plain",
        "canonical_unit": values.get("unit", ""),
    }
    bounds = {"low": low, "high": high, "canonical_low": low, "canonical_high": high}
    return Quantity(**{**plain, **bounds, **values})


ENDS = ("low", "high")


def _quantity(document: Document, number: int, mark: Mapping[str, Any]) -> Quantity:
    place = at(document, mark)
    paragraph = next(one for one in document.paragraphs if one.at.holds(place))
    unit = mark.get("unit", "")
    scale, base = re.fullmatch(r"(万亿|亿|万|)(.*)", unit).groups()  # type: ignore[union-attr]
    base, each = _base(base)
    low, high = (Decimal(mark[end]) if end in mark else None for end in ENDS)
    factor = SCALES[scale] * each
    return Quantity(
        id=f"q-{number}",
        paragraph=paragraph.id,
        sentence="s",
        at=place,
        surface=mark["surface"],
        metric=mark["metric"],
        indicator=None,
        low=low,
        high=high,
        unit=unit,
        comparator=mark["comparator"],
        measure=mark["measure"],
        extent=mark.get("extent"),
        kind=mark["kind"],
        period=mark["period"],
        commitment=mark.get("commitment", "plain"),
        canonical_low=None if low is None else low * factor,
        canonical_high=None if high is None else high * factor,
        canonical_unit=base,
    )


def _base(unit: str) -> tuple[str, Decimal]:
    for group in table("units")["group"]:
        if unit in group.get("units", {}):
            return group["base"], Decimal(group["units"][unit])
    return unit, Decimal(1)


def both(rows: Iterable[tuple[Iterable[str], Iterable[str]]]) -> Iterator[frozenset[str]]:
    """Yield the ids of each row's two sides as one set."""
    for left, right in rows:
        yield frozenset((*left, *right))
