"""Find the fixed formulas and leaders' names of a text, which nothing may cut."""

import re
from functools import cache

from duizhao import lexicon
from duizhao.text import Range

QUOTES = {"“": "”", "‘": "’", "《": "》"}
SUBJECT = 5
"""So many letters beside a formula speak of a subject: 加快发展新质生产力 does not."""


def ranges(text: str) -> tuple[Range, ...]:
    """Return where formulas and names stand, in order, with quotation marks that enclose them.

    Of formulas that begin at one place the longest is meant; none runs into another.
    """
    found = []
    for match in _pattern().finditer(text):
        start, end = match.span()
        closing = QUOTES.get(text[start - 1 : start])
        if closing and text.startswith(closing, end):
            start, end = start - 1, end + 1
        found.append(Range(start, end))
    return tuple(found)


def fit(text: str, at: Range) -> Range:
    """Return `at` widened until it cuts no formula: where a snippet or a mark may begin and end."""
    start, end = at.start, at.end
    for formula in ranges(text):
        if formula.start < at.start < formula.end:
            start = formula.start
        if formula.start < at.end < formula.end:
            end = formula.end
    return Range(start, end)


def is_formulaic(text: str) -> bool:
    """Tell whether `text` is a formula, a piece of one, or one with little about it."""
    bare = text.strip("“”‘’")
    if any(bare in form for form in _forms()):
        return True
    formulas = ranges(text)
    beside = sum(
        letter.isalnum() and not any(at.start <= place < at.end for at in formulas)
        for place, letter in enumerate(text)
    )
    return bool(formulas) and beside < SUBJECT


@cache
def _forms() -> tuple[str, ...]:
    table = lexicon.table("formulas")
    return (*table["formulas"], *table["leaders"])


@cache
def _pattern() -> re.Pattern[str]:
    """Match any form, the longest first; plain words, so in linear time."""
    return re.compile("|".join(re.escape(form) for form in sorted(_forms(), key=len, reverse=True)))
