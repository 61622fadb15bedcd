"""Contrast and difference of colours, against published values."""

import pytest

from duizhao.publishing import colours

# Reference pairs of Sharma, Wu and Dalal (2005), each for another branch of the formula.
PAIRS = (
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
    ((50.0, 2.4900, -0.0010), (50.0, -2.4900, 0.0009), 7.1792),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
)


@pytest.mark.parametrize(("first", "second", "published"), PAIRS)
def test_difference_is_ciede2000(
    first: colours.Colour, second: colours.Colour, published: float
) -> None:
    assert colours.difference(first, second) == pytest.approx(published, abs=0.0001)
    assert colours.difference(second, first) == pytest.approx(published, abs=0.0001)


def test_contrast_is_that_of_wcag() -> None:
    assert colours.contrast("#000", "#ffffff") == pytest.approx(21)
    assert colours.contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)


def test_red_and_green_come_together_for_who_lacks_a_cone() -> None:
    red, green = "#b00000", "#5a6b00"
    assert colours.apart(red, green) > 40
    assert colours.apart(red, green, "deutan") < 15


def test_grey_looks_the_same_to_everybody() -> None:
    for blindness in colours.BLINDNESS:
        assert colours.apart("#777777", "#ffffff", blindness) == pytest.approx(
            colours.apart("#777777", "#ffffff"), abs=0.1
        )


def test_schemes_are_read_as_the_cascade_gives_them() -> None:
    sheet = """
:root {
  --paper: #fff;
  --ink: #111;
  --size-1: 1rem;
}
@media screen { :root.dark {
    --paper: #000;
  }
}
  :root.dark { --paper: #000; }
  :root.contrast { --ink: #010101; }
  :root.contrast.dark { --ink: #fefefe; }
@media print { :root { --paper: #123456; } }
"""
    assert colours.schemes(sheet) == {
        "light": {"paper": "#fff", "ink": "#111"},
        "dark": {"paper": "#000", "ink": "#111"},
        "contrast": {"paper": "#fff", "ink": "#010101"},
        "dark-contrast": {"paper": "#000", "ink": "#fefefe"},
    }
