"""The day a report was delivered, where its own opening says it: ——2026年1月28日在…大会…上."""

import re
from datetime import date

from duizhao import numerals
from duizhao.model import Document

OPENING = 1000
"""So many characters of a text are its opening, if the salutation does not end it before."""
SALUTATION = "各位代表"
DAY = re.compile(
    r"([0-9〇○零一二三四五六七八九]{4})年([0-9一二三四五六七八九十]{1,3})月"
    r"([0-9一二三四五六七八九十]{1,3})日\s?[^，。；：！？\n]{2,40}?(?:人民代表大会|人大)"
)


def delivered(document: Document) -> date | None:
    """Return the day that was entered, else the one day of a congress that the opening names.

    A report on the work of a year is delivered in that year or late in the one before it.
    """
    report = document.report
    if report.delivered:
        return report.delivered
    opening = document.text.text[:OPENING].split(SALUTATION)[0]
    found = {_date(match) for match in DAY.finditer(numerals.fold(opening))}
    days = {day for day in found if day and report.year - day.year in (0, 1)}
    return days.pop() if len(days) == 1 else None


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(*(int(numerals.value(part)) for part in match.groups()))
    except ValueError:
        return None
