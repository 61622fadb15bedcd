"""A site's own words: what does not fit the program's tables is told at its line."""

from pathlib import Path

import pytest

from duizhao.errors import Code
from duizhao.reading import content
from tests.test_content import REPORT, findings, write

FILES: dict[str, str | bytes] = {"reports/a/report.toml": REPORT, "reports/a/source.txt": "正文。"}
PARKING = 'id = "parking"\nlabel = "停车"\n'
NEW = 'names = ["口袋公园数"]\ndimension = "count"\n'


def test_a_name_an_indicator_and_a_subject_of_its_own_are_taken(tmp_path: Path) -> None:
    words = f'[gdp]\nalso = ["全区生产总值"]\n[pocket-lawns]\n{NEW}topic = "ecology"\n'
    own: dict[str, str | bytes] = {
        "vocabulary/indicators.toml": words,
        "vocabulary/subjects.toml": '[subject]\n"停车" = ["泊位"]\n',
    }
    assert set(content.load(write(tmp_path, FILES | own)).vocabulary) == {"indicators", "subjects"}


@pytest.mark.parametrize(
    ("name", "words", "line", "code"),
    [
        ("indicators", '[gdq]\nalso = ["全区生产总值"]\n', 1, Code.UNKNOWN_KEY),
        ("indicators", 'also = ["全区生产总值"]\n', 1, Code.WRONG_TYPE),
        ("indicators", f'[pocket-lawns]\n{NEW}topic = "parkland"\n', 4, Code.WRONG_CHOICE),
        ("indicators", f"[pocket-lawns]\n{NEW}", 1, Code.MISSING_KEY),
        ("indicators", '[gdp]\nnames = "全区生产总值"\n', 2, Code.WRONG_TYPE),
        ("indicators", '[gdp]\nextent = "多"\n', 2, Code.WRONG_CHOICE),
        ("indicators", "[gdp]\ncolour = 1\n", 2, Code.UNKNOWN_KEY),
        ("subjects", '"停车" = ["泊位"]\n', 1, Code.UNKNOWN_KEY),
        ("topics", f"[[topic]]\n{PARKING}", 1, Code.MISSING_KEY),
        ("topics", f'[[topic]]\n{PARKING}strong = "停车"\n', 4, Code.WRONG_TYPE),
        ("topics", '[[topic]]\nid = "ecology"\nroles = ["summer"]\n', 3, Code.WRONG_CHOICE),
    ],
)
def test_words_that_do_not_fit_are_found_on_their_line(
    tmp_path: Path, name: str, words: str, line: int, code: Code
) -> None:
    (found,) = findings(tmp_path, FILES | {f"vocabulary/{name}.toml": words})
    assert (found.line, found.code) == (line, code)


@pytest.mark.parametrize(
    "entry",
    ['[[paragraph]]\ntopics = ["ecologie"]', '[[quantity]]\naction = "set"\nindicator = "gdq"'],
)
def test_a_decision_names_topics_and_indicators_that_are_known(tmp_path: Path, entry: str) -> None:
    decisions = f'{entry}\nquote = "正文"\n'
    (found,) = findings(tmp_path, FILES | {"reports/a/decisions.toml": decisions})
    assert (found.code, found.line) == (Code.WRONG_CHOICE, entry.count("\n") + 1)
    assert found.advice
