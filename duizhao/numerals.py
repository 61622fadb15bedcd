"""What a numeral is worth, in Arabic, Chinese or mixed writing."""

import re
from decimal import Decimal
from functools import lru_cache

DIGITS = {
    **{digit: value for value, digit in enumerate("零一二三四五六七八九")},
    **{digit: value for value, digit in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "○": 0,
    "两": 2,
}
TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
LONGEST = 24
"""A longer run of digits is a code or a damaged text, never a number."""

FULL_WIDTH = str.maketrans(
    {
        chr(code): chr(code - 0xFEE0)
        for code in range(0xFF10, 0xFF5B)
        if chr(code) not in "：；＜＝＞？＠"
    }
    | {"％": "%", "．": ".", "－": "-", "＋": "+", "～": "~"}
)
ANY_FULL_WIDTH = re.compile(f"[{''.join(map(chr, FULL_WIDTH))}]")
ARABIC = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")


def fold(text: str) -> str:
    """Return the text with full-width digits, letters and signs as half-width ones.

    Every character stays in its place. ：；，！？（） are kept: they are punctuation of Chinese.
    """
    # Most texts hold none, and looking for one is much faster than translating.
    return text.translate(FULL_WIDTH) if ANY_FULL_WIDTH.search(text) else text


@lru_cache(1 << 12)
def value(surface: str) -> Decimal:
    """Return what `surface` is worth: 1.18万 → 11800, 两 → 2, 二十 → 20, 二〇三五 → 2035.

    A bare scale is one of it (百 → 100, 万 → 10000), 半 a half. Raises ValueError where `surface`
    is no numeral.
    """
    words = fold(surface).replace(" ", "")
    if not words or len(words) > LONGEST:
        raise ValueError(f"no numeral: {surface[:LONGEST]}")
    if words == "半":
        return Decimal("0.5")
    factor = Decimal(1)
    while len(words) > 1 and words[-1] in SCALES and _is_plain(words[:-1]):
        factor *= SCALES[words[-1]]
        words = words[:-1]
    found = ARABIC.fullmatch(words)
    if found:
        return Decimal(words.replace(",", "")) * factor
    return Decimal(_chinese(words)) * factor


def _is_plain(words: str) -> bool:
    """Tell whether a scale behind `words` multiplies all of it: 1.18万, 3万亿."""
    return ARABIC.fullmatch(words.rstrip("万亿")) is not None


def _chinese(words: str) -> int:
    """Return the worth of a numeral in Chinese characters.

    Digits alone are read as they stand (二〇三五), with tens they are added up (二百三十五).
    """
    if all(character in DIGITS for character in words):
        return int("".join(str(DIGITS[character]) for character in words))
    total = section = digit = 0
    pending = False
    for character in words:
        if character in DIGITS:
            digit, pending = DIGITS[character], True
        elif character in TENS:
            section += (digit if pending and digit else 1) * TENS[character]
            digit, pending = 0, False
        elif character in SCALES:
            worth = int(SCALES[character])
            part = section + digit
            if worth > total:
                total = (total + part or 1) * worth
            else:
                total += part * worth
            section, digit, pending = 0, 0, False
        else:
            raise ValueError(f"no numeral: {words}")
    return total + section + digit
