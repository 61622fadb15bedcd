"""Consistency: entries that fit their table and cannot be meant are told at their line."""

from pathlib import Path

import pytest

from duizhao import lexicon
from duizhao.errors import Code, ContentError
from duizhao.reading import content, schema
from tests.test_content import REPORT, findings, write

RELEASES = '[[release]]\nid = "1"\nfile = "source.txt"\n[[release]]\nid = "2"\nfile = "b.txt"\n'


def test_what_an_editor_may_set_is_what_has_a_label() -> None:
    labels = lexicon.table("labels")
    choices = {
        **schema.QUANTITY_CHOICES,
        "role": schema.ROLES,
        "comparable": schema.COMPARABLE,
        "relation": schema.RELATIONS,
    }
    for group, words in choices.items():
        assert set(words) == set(labels[group]), group


@pytest.mark.parametrize(
    ("table", "entry", "line", "code"),
    [
        ("repair", 'status = "confirmed"', 1, Code.MISSING_KEY),
        ("repair", 'status = "confirmed"\nafter = "正 文"', 4, Code.WITHOUT_EFFECT),
        ("repair", 'status = "as_is"\nrelease = "2"', 4, Code.WRONG_CHOICE),
        ("repairs", 'status = "as_is"', 1, Code.UNKNOWN_KEY),
        ("quantity", 'action = "set"\nkind = "目标"', 4, Code.WRONG_CHOICE),
        ("quantity", 'action = "set"\nlow = "十二"', 4, Code.WRONG_TYPE),
        ("quantity", 'action = "set"\nlow = 9\nhigh = 8', 4, Code.WRONG_ORDER),
        ("paragraph", 'role = "任务"', 3, Code.WRONG_CHOICE),
        ("paragraph", 'reason = "无"', 2, Code.WITHOUT_EFFECT),
    ],
)
def test_a_decision_that_cannot_be_meant_is_found_on_its_line(
    tmp_path: Path, table: str, entry: str, line: int, code: Code
) -> None:
    (found,) = findings(
        tmp_path,
        {
            "reports/a/report.toml": REPORT,
            "reports/a/source.txt": "正文。",
            "reports/a/decisions.toml": f'[[{table}]]\nquote = "正文"\n{entry}\n',
        },
    )
    assert (found.line, found.code) == (line, code)


def test_releases_stand_from_the_oldest_to_the_newest(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "reports/a/report.toml": REPORT + RELEASES + 'reason = "first"\n',
        "reports/a/source.txt": "正文。",
        "reports/a/b.txt": "正文二。",
    }
    (found,) = findings(tmp_path, files)
    assert (found.line, found.code) == (12, Code.WRONG_ORDER)


def test_a_place_is_not_above_itself(tmp_path: Path) -> None:
    toml = REPORT + 'parent = "某区"\n'
    (found,) = findings(tmp_path, {"reports/a/report.toml": toml, "reports/a/source.txt": "正文。"})
    assert (found.line, found.code) == (6, Code.WRONG_CHOICE)


@pytest.mark.parametrize(
    ("kind", "is_wrong"), [("levels", True), ("years", True), ("peers", False)]
)
def test_left_and_right_stand_as_their_kind_says(
    tmp_path: Path, kind: str, *, is_wrong: bool
) -> None:
    files: dict[str, str | bytes] = {
        "reports/a/report.toml": REPORT,
        "reports/a/source.txt": "甲。",
        "reports/b/report.toml": REPORT.replace("district", "city"),
        "reports/b/source.txt": "乙。",
        "comparisons/a--b.toml": f'kind = "{kind}"\nleft = "a"\nright = "b"\n',
    }
    if is_wrong:
        (found,) = findings(tmp_path, files)
        assert (found.line, found.code) == (2, Code.WRONG_ORDER)
    else:
        assert content.load(write(tmp_path, files)).comparisons


def test_a_file_that_is_no_download_is_said_to_be_none(tmp_path: Path) -> None:
    path = write(tmp_path, {"report.toml": REPORT}) / "report.toml"
    with pytest.raises(ContentError) as caught:
        content.download(path)
    assert [found.code for found in caught.value.findings] == [Code.NO_COMPARISON]
