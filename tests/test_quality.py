"""The figures of quality count what they say, and tell what was gained and lost by name."""

from pathlib import Path

import pytest

from duizhao.model import SpotCheck
from duizhao.reading import content
from tests import marked, quality, quality_pair
from tests.quality_figures import (
    EXTRA,
    Figures,
    Measured,
    Outcome,
    changes,
    count,
    difference,
    read,
    write,
)

MISSED = Outcome("value", "80条", found=False)
RIGHT = Outcome("value", "15座", right=True)
WRONG = Outcome("unit", "15座", got="条")
INVENTED = Outcome("value", f"{EXTRA}117", marked=False)


def test_precision_and_recall_count_what_was_found_and_what_was_marked() -> None:
    value = count([MISSED, RIGHT, INVENTED, Outcome("value", "4个", right=True)])["value"]
    assert (value.marks, value.found, value.right) == (3, 3, 2)
    assert value.precision == value.recall == value.f1 == 2 / 3
    assert value.wrong == (("80条", ""), (f"{EXTRA}117", ""))


def test_what_was_found_with_another_value_counts_against_both() -> None:
    unit = count([WRONG])["unit"]
    assert (unit.precision, unit.recall) == (0.0, 0.0)


def test_a_gain_and_a_loss_are_told_by_name_though_the_figure_stays() -> None:
    before = count([MISSED, RIGHT])
    now = count([Outcome("value", "80条", right=True), Outcome("value", "15座", found=False)])
    assert before["value"].f1 == now["value"].f1
    (change,) = changes(before, now)
    assert (change.gained, change.lost) == (("80条",), ("15座",))
    assert list(difference(before, now)) == ["gained value: 80条", "lost   value: 15座"]


def test_a_changed_figure_is_told_with_both_values() -> None:
    told = list(difference(count([MISSED, RIGHT]), count([RIGHT])))
    assert "value: marks 2 -> 1" in told
    assert "value: F1 0.667 -> 1.000" in told


def test_what_was_not_measured_before_is_no_loss() -> None:
    assert changes({}, count([MISSED])) == ()
    assert list(difference({}, count([MISSED]))) == ["value: measured for the first time"]


def test_figures_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "figures.toml"
    assert read(file) == {}
    figures = {"hedong-2026 value": Figures(3, 2, 1, (('“双随机" | 1', ""),))}
    write(file, figures)
    assert read(file) == figures


@pytest.fixture(scope="module")
def measured() -> Measured:
    return count(quality_pair.outcomes())


def test_every_mark_of_both_reports_is_measured(measured: Measured) -> None:
    for report in quality_pair.REPORTS:
        marks = marked.golden(f"quantities-{report}")
        assert measured[f"{report} value"].marks == len(marks["quantity"])
        assert measured[f"{report} no quantity"].marks == len(marks["numeral"])
    rows = marked.golden(f"rows-{quality_pair.RIGHT}")["row"]
    assert measured[f"{quality_pair.RIGHT} progress"].marks == len(rows)


def test_what_the_site_says_of_a_spot_check_is_what_the_marks_and_the_program_give(
    measured: Measured,
) -> None:
    """A rule that changes these counts changes `[spot_check]` in the report's report.toml too."""
    for entry in content.load(quality.ROOT / "content").reports:
        whole = measured[f"{entry.report.id} whole tuple"]
        said = entry.report.spot_check
        assert said == SpotCheck(whole.marks, whole.right, said.on if said else None)
