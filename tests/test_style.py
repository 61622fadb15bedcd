"""The one style sheet: contrasts of every scheme, computed from its own custom properties."""

import re
from pathlib import Path

import pytest

from tests.conftest import HOME

SHEET = (HOME / "templates" / "assets" / "site.css").read_text("utf-8")
BLOCK = re.compile(r"(?P<name>:root|\.contrast) \{(?P<body>[^}]*)\}")
PROPERTY = re.compile(r"--(?P<name>[a-z-]+): (?P<value>#[0-9a-f]{3,6});")
TEXT = (
    "ink paper, ink raised, ink sunk, ink notice, ink shared-ground, ink target, quiet paper, "
    "quiet raised, quiet sunk, quiet notice, link paper, link raised, link sunk, link notice, "
    "link shared-ground, link target, accent paper, accent raised, left paper, right paper, "
    "paper ink"
)
SIGNS = (
    "strong-line paper, accent paper, notice-line notice, shared-line shared-ground, "
    "figure-line paper, left paper, right paper"
)


def schemes() -> dict[str, dict[str, str]]:
    """Return the colours of each scheme; the blocks stand in the order light, dark, high, dark."""
    found = [dict(PROPERTY.findall(block["body"])) for block in BLOCK.finditer(SHEET)]
    light, dark, contrast, dark_contrast = found[:4]
    return {
        "light": light,
        "dark": light | dark,
        "high contrast": light | contrast,
        "high contrast, dark": light | dark | dark_contrast,
    }


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", schemes())
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 7.0), (SIGNS, 3.0)], ids=["text", "signs"])
def test_colours_keep_their_contrast(scheme: str, pairs: str, least: float) -> None:
    colours = schemes()[scheme]
    weak = {
        pair: round(found, 2)
        for pair in pairs.split(", ")
        if (found := contrast(*(colours[name] for name in pair.split()))) < least
    }
    assert weak == {}


def test_the_sheet_asks_for_nothing_and_needs_no_newer_browser() -> None:
    newer = r"url\(|@import|@layer|@container|:has\(|color-mix\(|\bsubgrid\b"
    assert re.findall(newer, SHEET) == []


def test_scripts_ask_for_nothing() -> None:
    for script in sorted(Path(HOME / "templates" / "assets").glob("*.js")):
        assert not re.search(r"\bfetch\(|\bimport\b|XMLHttpRequest|https?://", script.read_text())
