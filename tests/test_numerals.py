"""What numerals are worth."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao import numerals


@pytest.mark.parametrize(
    ("surface", "worth"),
    [
        ("1.18万", "11800"),
        ("3,000", "3000"),
        ("８８００", "8800"),
        ("3万亿", "3000000000000"),
        ("两", "2"),
        ("十", "10"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("三百二十", "320"),
        ("一万二千", "12000"),
        ("三亿二千万", "320000000"),
        ("三千亿", "300000000000"),
        ("二〇三五", "2035"),
        ("百", "100"),
        ("万亿", "1000000000000"),
        ("半", "0.5"),
    ],
)
def test_a_numeral_has_its_worth(surface: str, worth: str) -> None:
    assert numerals.value(surface) == Decimal(worth)


@pytest.mark.parametrize("surface", ["", "公园", "1.2.3", "一-二", "1" * 40])
def test_what_is_no_numeral_is_refused(surface: str) -> None:
    with pytest.raises(ValueError, match="no numeral"):
        numerals.value(surface)


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_are_worth_what_they_say(number: int) -> None:
    assert numerals.value(str(number)) == number


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(numerals.fold(text)) == len(text)
