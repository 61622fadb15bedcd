"""Mistyped lines: each is told in words an editor can act on, at its line."""

from pathlib import Path

import pytest

from duizhao.errors import Code, ContentError
from duizhao.reading import toml


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("title = “报告”", "引号是全角的"),
        ('title ＝ "报告"', "等号是全角的"),
        ('\u3000title = "报告"', "有全角空格或不可见的空格"),
        ('title =\u00a0"报告"', "有全角空格或不可见的空格"),
        ('year = 2025\nyear = "报告"', "同一个字段或表写了两次"),
        ("title = 报告", "文字没有加引号"),
        ('title = "报告', "引号不成对"),
        ('title = "实现"零"的突破"', "文字里又有半角引号"),
        ("year = 2026年", "数后面有文字"),
        ("[[link]", "方括号不成对"),
        ("【【link】】", "方括号是全角的"),
        ('file = "C:\\Users\\报告.txt"', "文字里有反斜线"),
        ("title", "没有等号和值"),
    ],
)
def test_a_mistyped_line_is_told_in_the_editors_words(
    tmp_path: Path, line: str, wrong: str
) -> None:
    path = tmp_path / "report.toml"
    path.write_text(f"# 说明\n{line}\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        toml.read(path, "report.toml")
    (finding,) = caught.value.findings
    assert (finding.code, finding.wrong) == (Code.TOML_SYNTAX, wrong)
    assert finding.line == 1 + len(line.splitlines())
    assert finding.advice
