"""Overlooked: what lies in the folder unread, and what was put there twice."""

from pathlib import Path

from duizhao.errors import Code
from duizhao.reading import content
from duizhao.reading.overlooked import overlooked
from tests.test_content import REPORT, write

PAIR = 'left = "a"\nright = "b"\nkind = "peers"\n'


def folder(root: Path, files: dict[str, str | bytes]) -> Path:
    reports: dict[str, str | bytes] = {
        "reports/a/report.toml": REPORT,
        "reports/a/source.txt": "甲的正文。",
        "reports/b/report.toml": REPORT,
        "reports/b/source.txt": "乙的正文。",
        "comparisons/a--b.toml": PAIR,
    }
    return write(root, reports | files)


def told(root: Path) -> set[tuple[str, str]]:
    found = overlooked(root, content.load(root))
    return {(Path(each.file).relative_to(root).as_posix(), each.code) for each in found}


def test_a_folder_that_is_read_whole_has_nothing_overlooked(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "site.toml": 'name = "对照"\n',
        "vocabulary/subjects.toml": "",
        "pages/about.md": "关于",
        "reports/a/decisions.toml": "",
        "reports/.DS_Store": "",
    }
    assert told(folder(tmp_path, files)) == set()


def test_files_that_nobody_reads_are_named(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "comparison/a--b.toml": PAIR,
        "comparisons/b--a.txt": PAIR,
        "reports/a/decision.toml": "",
        "reports/a/source2.txt": "甲的新正文。",
        "reports/原文.docx": "",
    }
    assert told(folder(tmp_path, files)) == {
        (name, Code.NOT_READ)
        for name in (
            "comparison",
            "comparisons/b--a.txt",
            "reports/a/decision.toml",
            "reports/a/source2.txt",
            "reports/原文.docx",
        )
    }


def test_a_text_that_is_hardly_chinese_is_named(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"reports/a/source.txt": "hello world"}
    assert told(folder(tmp_path, files)) == {("reports/a/source.txt", Code.NOT_TEXT)}


def test_the_same_text_or_pair_twice_is_named(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "reports/b/source.txt": "甲的正文。",
        "comparisons/b--a.toml": 'left = "b"\nright = "a"\nkind = "peers"\n',
    }
    assert told(folder(tmp_path, files)) == {
        ("reports/b/source.txt", Code.SAME_TEXT),
        ("comparisons/b--a.toml", Code.SAME_REPORT),
    }
