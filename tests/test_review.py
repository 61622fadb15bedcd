"""The worksheet and its way back: doubtful first, decisions merged, nothing taken in by halves."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from duizhao.matching import links
from duizhao.publishing.review import doubt
from duizhao.reading import content as contents
from tests.conftest import build
from tests.test_build import findings, write

REPORT = """title = "政府工作报告"
jurisdiction = "{}"
level = "{}"
year = 2026
kind = "full"
"""
SOURCE = """政府工作报告

现在，我代表政府报告工作。

一、2026年重点工作

（一）{}

扩大有效投资。开工建设机场和学校，完成投资30亿元。

优化服务环境。{}建设政务大厅，办好民生实事。
"""
COMPARISON = """# 编辑的说明
left = "upper"
right = "lower"
kind = "levels"

# 投资
[[link]]
left = "扩大有效投资"   # 标题句
right = "扩大有效投资"
decision = "strike"
reason = "旧的理由"
"""
BOTH = 'left = "完成投资30亿元"\nright = "完成投资30亿元"'
HEAD = 'left = "upper"\nright = "lower"\nkind = "levels"\n'


def link(left: str, right: str, decision: str = "confirm", more: str = "") -> str:
    return f'\n[[link]]\nleft = "{left}"\nright = "{right}"\ndecision = "{decision}"\n{more}'


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Two small reports and their comparison."""
    folder = tmp_path / "content"
    for name, place, level in (("upper", "某市", "city"), ("lower", "某区", "district")):
        write(folder / "reports" / name / "report.toml", REPORT.format(place, level))
        write(folder / "reports" / name / "source.txt", SOURCE.format("稳增长", "在" + place))
    write(folder / "comparisons" / "upper--lower.toml", COMPARISON)
    return folder


def pair(content: Path) -> Path:
    return content / "comparisons" / "upper--lower.toml"


def test_the_closest_to_a_threshold_is_the_most_in_doubt() -> None:
    scores = (links.PARALLEL * 3, links.SAME_TOPIC * 1.02, links.TOUCHED, 0.0)
    assert sorted(scores, key=doubt) == [scores[2], scores[1], scores[0], scores[3]]


def test_a_decision_replaces_the_older_one_and_comments_stay(content: Path) -> None:
    fresh = write(
        content.parent / "fresh.toml",
        HEAD
        + link("完成投资30亿元", "开工建设机场", more="grade = 3\non = 2026-03-01\n")
        + link("在某市建设", "在某区建设", "add"),
    )
    done = build("decide", fresh, "--content", content)
    assert done.returncode == 0, done.stderr
    assert re.findall(r"^(?:改动|新增).*?　", done.stdout, re.MULTILINE) == ["改动　", "新增　"]
    assert "原为 排除，现为 确认（3）" in done.stdout
    text = pair(content).read_text("utf-8")
    assert text.startswith(COMPARISON.partition("[[link]]")[0])
    assert "# 标题句" in text
    assert [entry["decision"] for entry in tomllib.loads(text)["link"]] == ["confirm", "add"]
    assert len(contents.load(content).comparisons[0].decisions) == 2
    assert "旧的理由" not in text


@pytest.mark.parametrize(
    ("table", "entry", "told"),
    [
        ("row", f'{BOTH}\ndecision = "strike"', "排除"),
        ("finding", f'rule = "both_numbers"\n{BOTH}\ndecision = "confirm"', "确认"),
    ],
)
def test_rows_and_findings_are_taken_in_beside_links(
    content: Path, table: str, entry: str, told: str
) -> None:
    fresh = write(content.parent / "fresh.toml", f"{HEAD}\n[[{table}]]\n{entry}\n")
    done = build("decide", fresh, "--content", content)
    assert done.returncode == 0, done.stderr
    assert f"新增　{told}" in done.stdout
    decided = contents.load(content).comparisons[0].decisions
    assert [each.table for each in decided] == ["link", table]
    changed = fresh.read_text("utf-8") + 'reason = "再看"\n'
    assert build("decide", write(fresh, changed), "--content", content).returncode == 0
    last = contents.load(content).comparisons[0].decisions[-1]
    assert (len(decided), last.value("reason")) == (2, "再看")


def test_what_was_done_is_taken_in_only_from_a_review(content: Path) -> None:
    entry = 'task = "在某市建设政务大厅"\ndone = "在某区建设政务大厅"\ndecision = "confirm"\n'
    fresh = write(content.parent / "fresh.toml", f"{HEAD}\n[[review]]\n{entry}")
    done = build("decide", fresh, "--content", content)
    assert done.returncode == 1
    assert "引文不在上年工作回顾里" in done.stderr
    assert pair(content).read_text("utf-8") == COMPARISON


def test_a_figure_is_struck_for_one_report(content: Path) -> None:
    entry = 'quote = "完成投资30亿元"\nsurface = "30亿元"\naction = "strike"\n'
    fresh = write(content.parent / "fresh.toml", f'report = "upper"\n\n[[quantity]]\n{entry}')
    done = build("decide", fresh, "--content", content)
    assert done.returncode == 0, done.stderr
    (decided,) = contents.load(content).reports[0].decisions
    assert (decided.table, decided.value("action")) == ("quantity", "strike")


@pytest.mark.parametrize("table", ["row", "finding"])
def test_words_that_do_not_stand_once_refuse_a_row_or_a_finding(content: Path, table: str) -> None:
    rule = 'rule = "words"\n' if table == "finding" else ""
    entry = f'[[{table}]]\n{rule}left = "没有这样的话语"\ndecision = "confirm"\n'
    fresh = write(content.parent / "fresh.toml", f"{HEAD}\n{entry}")
    done = build("decide", fresh, "--content", content)
    assert done.returncode == 1
    assert [found["code"] for found in findings(done.stderr)] == ["C401"]
    assert pair(content).read_text("utf-8") == COMPARISON


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HEAD + link("没有这样的话语", "完成投资30亿元"), 6),
        (HEAD + link("完成投资30亿元", "完成投资30亿元", "perhaps"), 8),
        (HEAD + link("完成投资30亿元", "完成投资30亿元", more="grade = 4\n"), 9),
        (HEAD.replace("upper", "other") + link("完成投资30亿元", "完成投资30亿元"), 1),
        ("left = “upper”\n", 1),
    ],
    ids=["words", "decision", "grade", "comparison", "quotes"],
)
def test_a_wrong_download_is_told_by_line_and_nothing_is_taken_in(
    content: Path, text: str, line: int
) -> None:
    text += link("完成投资30亿元", "完成投资30亿元") if text.startswith(HEAD) else ""
    file = write(content.parent / "fresh.toml", text)
    done = build("decide", file, "--content", content)
    assert done.returncode == 1
    told = [(Path(found["file"]).name, int(found["line"])) for found in findings(done.stderr)]
    assert told == [(file.name, line)], done.stderr
    assert pair(content).read_text("utf-8") == COMPARISON


@pytest.mark.parametrize("arguments", [["decide"], ["check", "x.toml"], ["decide", "no.toml"]])
def test_wrong_usage_of_the_commands_exits_with_two(arguments: list[str], content: Path) -> None:
    assert build(*arguments, "--content", content, cwd=content.parent).returncode == 2


def test_a_changed_passage_waits_for_the_editor(content: Path) -> None:
    done = build("check", "--content", content)
    assert (done.returncode, findings(done.stderr)) == (0, [])
    source = content / "reports" / "upper" / "source.txt"
    source.write_text(source.read_text("utf-8").replace("扩大有效投资", "扩大民间投资"), "utf-8")
    done = build("check", "--content", content)
    assert done.returncode == 0
    assert [(found["code"], int(found["line"])) for found in findings(done.stderr)] == [("C403", 8)]
    assert "扩大有效投资" in done.stderr
    assert "扩大民间投资" in done.stderr


def test_the_worksheet_is_one_file_that_asks_for_nothing(content: Path, tmp_path: Path) -> None:
    output = tmp_path / "sheet.html"
    source = content / "reports" / "upper" / "source.txt"
    write(source, source.read_text("utf-8").replace("优化服务环境。", "推进三大工程。"))
    before = sorted(content.rglob("*"))
    done = build("review", "--content", content, "--output", output)
    assert done.returncode == 0, done.stderr
    page = output.read_text("utf-8")
    assert not re.search(r"https?:|\ssrc=|<link|@import|url\(", page)
    assert "推进三大工程 ↔" in page
    assert "\\u003cspan" not in page, "the script shows titles as text"
    assert sorted(content.rglob("*")) == before
    shutil.rmtree(content / "comparisons")
    assert build("review", "--content", content, "--output", output).returncode == 0
