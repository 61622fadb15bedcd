"""The one style sheet: its colours in every scheme, its scale, and what it never does."""

import re

import pytest

from duizhao.publishing import colours
from tests.conftest import HOME

SHEET = (HOME / "templates" / "assets" / "site.css").read_text("utf-8")
SCREEN = SHEET.partition("@media print")[0]


@pytest.mark.parametrize("scheme", colours.SCHEMES)
@pytest.mark.parametrize(("listed", "least"), [(colours.TEXT, 7.0), (colours.SIGNS, 3.0)])
def test_colours_keep_their_contrast(scheme: str, listed: str, least: float) -> None:
    found = colours.schemes(SHEET)[scheme]
    contrasts = {
        pair: colours.contrast(*(found[name] for name in pair)) for pair in colours.pairs(listed)
    }
    assert {pair: round(value, 2) for pair, value in contrasts.items() if value < least} == {}


@pytest.mark.parametrize("scheme", colours.SCHEMES)
@pytest.mark.parametrize("blindness", ["", *colours.BLINDNESS])
def test_differences_of_meaning_are_seen_by_everybody(scheme: str, blindness: str) -> None:
    found = colours.schemes(SHEET)[scheme]
    seen = {
        pair: colours.apart(found[pair[0]], found[pair[1]], blindness)
        for pair in colours.pairs(colours.MEANINGS)
    }
    assert {pair: round(value, 1) for pair, value in seen.items() if value < 20} == {}


def test_the_dark_scheme_is_one_whether_the_system_or_the_reader_chose_it() -> None:
    found = colours.palettes(SHEET)
    assert found[":root:not(.light)"] == found[":root.dark"]
    assert found[":root.contrast:not(.light)"] == found[":root.contrast.dark"]
    colour_names = {name for name, value in found[":root"].items() if colours.HEX.fullmatch(value)}
    for selector in (":root.dark", ":root.contrast", ":root.contrast.dark"):
        assert found[selector].keys() == colour_names, selector


def test_every_colour_on_a_screen_is_named() -> None:
    laid_out = SCREEN.partition("/* --- ground")[2]
    assert laid_out
    assert re.findall(r"#[0-9a-f]{3,8}\b(?=[^{}]*;)|\brgba?\(|\bhsla?\(", laid_out) == []


def test_every_size_of_type_is_a_step_of_the_scale() -> None:
    laid_out = SCREEN.partition("/* --- ground")[2]
    sizes = set(re.findall(r"font-size: ([^;]+);", laid_out))
    assert {
        size for size in sizes if not re.fullmatch(r"var\(--size-\d\)|[\d.]+(em|%)", size)
    } == set()


def test_every_custom_property_is_defined_and_used() -> None:
    defined = set(re.findall(r"(--[a-z0-9-]+):", SHEET))
    used = set(re.findall(r"var\((--[a-z0-9-]+)\)", SHEET))
    assert defined == used


def test_nothing_moves() -> None:
    assert re.findall(r"animation|transition|@keyframes|scroll-behavior", SHEET) == []


def test_the_sheet_asks_for_nothing_and_needs_no_newer_browser() -> None:
    newer = r"url\(|@import|@layer|@container|:has\(|color-mix\(|\bsubgrid\b|:is\(|:where\(|inset:"
    assert re.findall(newer, SHEET) == []


def test_scripts_ask_for_nothing() -> None:
    for script in sorted((HOME / "templates" / "assets").glob("*.js")):
        assert not re.search(r"\bfetch\(|\bimport\b|XMLHttpRequest|https?://", script.read_text())
