"""The geometry of the small charts."""

from decimal import Decimal

from duizhao.publishing import charts
from duizhao.text import Range


def test_a_strip_runs_over_the_whole_text() -> None:
    drawn = charts.strip((Range(0, 50), Range(100, 200)), 200)
    assert drawn.ticks == (charts.Tick("0", "60"), charts.Tick("120", "120"))


def test_a_short_passage_can_still_be_seen() -> None:
    assert charts.strip((Range(0, 1),), 100_000).ticks == (charts.Tick("0", "2"),)


def test_bars_of_one_unit_begin_at_nought() -> None:
    drawn = charts.bars(
        "新增就业",
        (
            ("result", "上年完成", "2万人", Decimal(20000), False),
            ("target", "本年目标", "1.5万人以上", Decimal(15000), True),
        ),
    )
    assert drawn is not None
    assert [(bar.width, bar.open) for bar in drawn.bars] == [("240", False), ("180", True)]


def test_what_is_below_nought_is_not_drawn() -> None:
    pair = (("result", "", "", Decimal(-3), False), ("target", "", "", Decimal(3), False))
    assert charts.bars("进出口", pair) is None


def test_one_number_alone_is_not_drawn() -> None:
    assert charts.bars("进出口", (("result", "", "", Decimal(3), False),)) is None
