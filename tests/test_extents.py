"""Stock, flow or cumulative, case by case; cases/extents.txt."""

import pytest

from duizhao.numbers import scanning
from tests import textcases
from tests.test_number_cases import TITLE, document


@pytest.mark.parametrize("case", textcases.read("extents"), ids=lambda case: case.title)
def test_a_figure_stands_or_runs_as_its_case_says(case: textcases.Case) -> None:
    title = TITLE.fullmatch(case.title)
    assert title is not None
    quantities, _ = scanning.scan(document(case.given, title["role"] or "task"))
    got = [f"{one.metric} | {one.surface} | {one.extent or '-'}" for one in quantities]
    assert got == case.expected.split("\n")
