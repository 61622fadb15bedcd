"""What the style sheet's colours are to the eye: contrast, and difference for the colour-blind.

Contrast is that of WCAG 2. Colour blindness is simulated after Machado, Oliveira and Fernandes
(2009), complete for each of the three kinds of cones; difference is CIEDE2000, between 0 and 100.
"""

import math
import re
from collections.abc import Mapping
from operator import mul

Colour = tuple[float, float, float]
"""Linear red, green and blue, each from 0 to 1."""

SCHEMES = ("light", "dark", "contrast", "dark-contrast")
BLINDNESS: Mapping[str, tuple[Colour, Colour, Colour]] = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TEXT = (
    "ink paper, ink raised, ink sunk, ink notice, ink shared-ground, ink target, quiet paper, "
    "quiet raised, quiet sunk, quiet notice, link paper, link raised, link sunk, link notice, "
    "link shared-ground, accent paper, accent raised, left paper, left raised, right paper, "
    "right raised, new new-ground, old old-ground, paper ink"
)
"""Names of text and ground as they come together."""
SIGNS = (
    "strong-line paper, strong-line raised, accent paper, accent raised, notice-line notice, "
    "shared-line shared-ground, shared-line paper, figure-line paper, figure-line shared-ground, "
    "figure-line target, old-line old-ground, left paper, right paper, result paper, result raised"
)
"""Lines and signs that carry meaning, each with its ground."""
MEANINGS = (
    "left right, shared-line figure-line, new old-ground, old new-ground, new-ground old-ground, "
    "result goal, target paper"
)
"""Colours that alone, or with a shape, say that one thing is not the other."""
PALETTE = re.compile(r"^ *(?P<selector>:root[^\s{]*) \{(?P<body>[^}]*)\}", re.MULTILINE)
PROPERTY = re.compile(r"--(?P<name>[a-z0-9-]+): (?P<value>[^;]+);")
HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")


def palettes(sheet: str) -> dict[str, dict[str, str]]:
    """Return the custom properties of each `:root…` block on a screen, by its selector."""
    screen = sheet.partition("@media print")[0]
    return {
        block["selector"]: dict(PROPERTY.findall(block["body"]))
        for block in PALETTE.finditer(screen)
    }


def schemes(sheet: str) -> dict[str, dict[str, str]]:
    """Return the colours of each of `SCHEMES` by their names, as the cascade gives them."""
    found = palettes(sheet)
    light, dark = found[":root"], found[":root.dark"]
    layers = (
        (light,),
        (light, dark),
        (light, found[":root.contrast"]),
        (light, dark, found[":root.contrast"], found[":root.contrast.dark"]),
    )
    return {
        scheme: {
            name: value for layer in chosen for name, value in layer.items() if HEX.fullmatch(value)
        }
        for scheme, chosen in zip(SCHEMES, layers, strict=True)
    }


def pairs(listed: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of names in `TEXT`, `SIGNS` or `MEANINGS`."""
    return tuple((first, second) for first, second in map(str.split, listed.split(", ")))


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours written as #rgb or #rrggbb, from 1 to 21."""
    low, high = sorted((_luminance(colour(first)), _luminance(colour(second))))
    return (high + 0.05) / (low + 0.05)


def apart(first: str, second: str, blindness: str = "") -> float:
    """Return how far two colours are apart, for an eye without the named kind of cones."""
    return difference(lab(_seen(colour(first), blindness)), lab(_seen(colour(second), blindness)))


def colour(written: str) -> Colour:
    """Read #rgb or #rrggbb."""
    digits = written[1:] if len(written) == 7 else "".join(2 * digit for digit in written[1:])
    red, green, blue = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return _linear(red), _linear(green), _linear(blue)


def lab(seen: Colour) -> Colour:
    """Return a colour in CIELAB, under D65."""
    red, green, blue = seen
    x = 0.4124564 * red + 0.3575761 * green + 0.1804375 * blue
    y = _luminance(seen)
    z = 0.0193339 * red + 0.1191920 * green + 0.9503041 * blue
    across, up, deep = (_root(part) for part in (x / 0.95047, y, z / 1.08883))
    return 116 * up - 16, 500 * (across - up), 200 * (up - deep)


def difference(first: Colour, second: Colour) -> float:
    """Return CIEDE2000 of two colours in CIELAB (Sharma, Wu and Dalal 2005)."""
    (light_1, chroma_1, hue_1), (light_2, chroma_2, hue_2) = _polar(first, second)
    light, chroma = (light_1 + light_2) / 2, (chroma_1 + chroma_2) / 2
    turn = math.remainder(hue_2 - hue_1, 360) if chroma_1 and chroma_2 else 0.0
    hue = (hue_1 + turn / 2) % 360 if chroma_1 and chroma_2 else hue_1 + hue_2
    by_hue = 1 - sum(
        weight * math.cos(math.radians(times * hue + offset))
        for weight, times, offset in ((0.17, 1, -30), (-0.24, 2, 0), (-0.32, 3, 6), (0.2, 4, -63))
    )
    off_grey = (light - 50) ** 2
    in_light = (light_2 - light_1) / (1 + 0.015 * off_grey / math.sqrt(20 + off_grey))
    in_chroma = (chroma_2 - chroma_1) / (1 + 0.045 * chroma)
    across = 2 * math.sqrt(chroma_1 * chroma_2) * math.sin(math.radians(turn / 2))
    in_hue = across / (1 + 0.015 * chroma * by_hue)
    bent = math.radians(60 * math.exp(-(((hue - 275) / 25) ** 2)))
    twist = -2 * _saturation(chroma) * math.sin(bent)
    return math.sqrt(in_light**2 + in_chroma**2 + in_hue**2 + twist * in_chroma * in_hue)


def _polar(first: Colour, second: Colour) -> tuple[Colour, Colour]:
    """Return lightness, chroma and hue in degrees of both, greys stretched as the formula asks."""
    stretch = 1.5 - _saturation(sum(math.hypot(*each[1:]) for each in (first, second)) / 2) / 2
    made = []
    for light, green, blue in (first, second):
        red = green * stretch
        made.append((light, math.hypot(red, blue), math.degrees(math.atan2(blue, red)) % 360))
    return made[0], made[1]


def _saturation(chroma: float) -> float:
    return math.sqrt(chroma**7 / (chroma**7 + 25**7))


def _seen(given: Colour, blindness: str) -> Colour:
    if not blindness:
        return given
    red, green, blue = (
        min(1.0, max(0.0, sum(map(mul, row, given)))) for row in BLINDNESS[blindness]
    )
    return red, green, blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _luminance(seen: Colour) -> float:
    red, green, blue = seen
    return 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue


def _root(part: float) -> float:
    return float(part ** (1 / 3)) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
