"""Find targets and results that are stated in words: 正增长, 基本同步, 全覆盖, 位居前列."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from duizhao import lexicon, numerals
from duizhao.numbers import clauses
from duizhao.text import Range

FALLS = re.compile(r"下降|减少|降低|双降|只减")


@dataclass(frozen=True, slots=True)
class State:
    """Words of a sentence that state a target or result without a counted figure.

    `value` is the place that words give (榜首: 1), else None.
    """

    at: Range
    comparator: str
    measure: str
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""


@cache
def _patterns(role: str) -> tuple[tuple[dict[str, Any], ...], re.Pattern[str]]:
    """Return what `lexicon/states.toml` states in a role, and a pattern with a group for each."""
    states = lexicon.table("states")["state"]
    entries = tuple(entry for entry in states if role in entry.get("only", (role,)))
    groups = [
        f"(?P<s{place}>{entry['pattern'].replace('(?P<W>', f'(?P<w{place}>')})"
        for place, entry in enumerate(entries)
    ]
    starts = lexicon.table("states")["starts"]
    return entries, re.compile(f"(?={starts})(?:{'|'.join(groups)})")


def find(text: str, role: str) -> tuple[State, ...]:
    """Return the states of a folded text in a paragraph of this role, in order, apart."""
    ranks = _ranks(text)
    places = tuple(state.at for state in ranks)
    found = [*ranks]
    entries, pattern = _patterns(role)
    for match in pattern.finditer(text):
        place = next(index for index in range(len(entries)) if match[f"s{index}"] is not None)
        entry = entries[place]
        words = match.re.groupindex.get(f"w{place}")
        at = Range(*match.span(words or 0))
        if clauses.meeting(places, at) is not None:
            continue
        value = Decimal(str(entry["value"])) if "value" in entry else None
        falls = entry["measure"] == "growth" and FALLS.search(at.of(text)) is not None
        measure = "decline" if falls else str(entry["measure"])
        unit = str(entry.get("unit", ""))
        found.append(State(at, str(entry["comparator"]), measure, value, value, unit))
    return tuple(sorted(found, key=lambda state: state.at))


@cache
def _rank_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what states a place, what must stand before it (a verb, a scope), and a sure verb."""
    table = lexicon.table("states")["ranks"]
    first = "|".join(sorted(table["first"], key=len, reverse=True))
    ends = f"(?=[，。；、）,;)]|$|{table['of_place']})"
    words = re.compile(
        rf"""
        (?P<first> {first} ) (?! {table["not_first_before"]} )
      | 前 (?P<top> [0-9]{{1,3}} | [一二三四五六七八九十百]{{1,2}} ) (?:位|名|强)?
            (?= [，。；、）,;)] | $ | 以内 | 之列 | 行列 | 的 )
      | (?P<both> “? 双第一 ”? )
      | (?P<bare> [0-9]{{1,3}} ) (?P<unit> 位|名 ) {ends}
      | 第 (?P<place> [0-9]{{1,3}} | [一二三四五六七八九十]{{1,2}} )
            (?: (?:位|名) (?! {table["not_place_before"]} ) | (?=和) | {ends} )
        """,
        re.VERBOSE,
    )
    before = re.compile(f"(?:{table['field']}|(?:{table['lead']})?(?:{table['scope']})?)$")
    return words, before, re.compile(table["sure_lead"])


def _ranks(text: str) -> list[State]:
    """Return places that words or numbers give: 居全国第一, 第3位, 前十."""
    found: list[State] = []
    words, before, sure = _rank_patterns()
    for match in words.finditer(text):
        window = text[max(0, match.start() - 16) : match.start()]
        lead = before.search(window)
        listed = bool(found) and text[found[-1].at.end : match.start()] in ("、", "和", "，")
        if not (listed or match["both"]) and (lead is None or not lead.group()):
            continue
        if match["bare"] and (lead is None or not sure.match(lead.group())):
            continue
        if match["top"]:
            low, high, comparator = None, numerals.value(match["top"]), "le"
        else:
            number = match["place"] or match["bare"] or "1"
            low = high = numerals.value(number)
            comparator = "eq"
        start = match.start() - (len(lead.group()) if lead and not listed else 0)
        at, unit = Range(start, match.end()), match["unit"] or ""
        found.append(State(at, comparator, "rank", low, high, unit))
    return found
