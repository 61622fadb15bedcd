"""The geometry of the small charts."""

from dataclasses import replace
from decimal import Decimal

from duizhao.publishing import charts
from duizhao.text import Range
from tests import samples


def test_a_strip_runs_over_the_whole_text() -> None:
    drawn = charts.strip((Range(0, 50), Range(100, 200)), 200)
    assert drawn.ticks == (charts.Tick("0", "60"), charts.Tick("120", "120"))


def test_a_short_passage_can_still_be_seen() -> None:
    assert charts.strip((Range(0, 1),), 100_000).ticks == (charts.Tick("0", "2"),)


def drawn(key: str, value: int, *, is_open: bool = False) -> charts.Drawn:
    return charts.Drawn(key, "", "", "", Decimal(value), is_open)


def test_bars_of_one_unit_begin_at_nought() -> None:
    found = charts.bars("新增就业", (drawn("result", 20000), drawn("target", 15000, is_open=True)))
    assert found is not None
    assert [(bar.width, bar.open) for bar in found.bars] == [("92", False), ("69", True)]


def test_dashes_lead_on_from_a_floor_and_no_further_than_the_whole() -> None:
    found = charts.bars("新增就业", (drawn("result", 50), drawn("target", 100, is_open=True)))
    assert found is not None
    assert [(bar.width, bar.tail) for bar in found.bars][1] == ("92", "100")
    shares = (drawn("left", 95, is_open=True), drawn("right", 80))
    found = charts.bars("覆盖率", shares, whole=Decimal(100))
    assert found is not None
    assert (found.bars[0].width, found.bars[0].tail) == ("95", "100")


def test_bars_stand_below_each_other_each_under_its_words() -> None:
    found = charts.bars("新增就业", (drawn("result", 2), drawn("target", 1)))
    assert found is not None
    assert [(bar.baseline, bar.top) for bar in found.bars] == [("1", "1.4"), ("3.4", "3.8")]
    assert found.height == "4.8"


def test_shares_are_drawn_as_parts_of_their_whole() -> None:
    found = charts.bars("覆盖率", (drawn("left", 95), drawn("right", 80)), whole=Decimal(100))
    assert found is not None
    assert [bar.width for bar in found.bars] == ["95", "80"]


def test_what_is_below_nought_is_not_drawn() -> None:
    assert charts.bars("进出口", (drawn("result", -3), drawn("target", 3))) is None


def test_one_number_alone_is_not_drawn() -> None:
    assert charts.bars("进出口", (drawn("result", 3),)) is None


def test_a_figure_is_drawn_by_the_end_that_binds() -> None:
    floor = replace(samples.quantity(), canonical_high=None, comparator="ge")
    ceiling = replace(samples.quantity(), canonical_low=None, comparator="le")
    for quantity, is_open in ((floor, True), (ceiling, False)):
        found = charts.drawn("target", "目标", quantity, "a.html#q-1")
        assert found is not None
        assert (found.value, found.open, found.surface) == (Decimal(80), is_open, "80条")


def test_a_state_in_words_is_not_drawn() -> None:
    words = replace(samples.quantity(), canonical_low=None, canonical_high=None)
    assert charts.drawn("target", "目标", words, "") is None
