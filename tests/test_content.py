"""Content: what an editor wrote becomes values, or findings with file, line and expectation."""

from datetime import date
from pathlib import Path

import pytest

from duizhao.errors import Code, ContentError, Finding
from duizhao.model import SpotCheck
from duizhao.reading import content

REPORT = """title = "政府工作报告"
jurisdiction = "某区"
level = "district"
year = 2026
kind = "full"
"""


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, words in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(words if isinstance(words, bytes) else words.encode("utf-8"))
    return root


def findings(root: Path, files: dict[str, str | bytes]) -> tuple[Finding, ...]:
    with pytest.raises(ContentError) as caught:
        content.load(write(root, files))
    return caught.value.findings


def test_a_report_without_releases_has_its_source_as_release_1(tmp_path: Path) -> None:
    loaded = content.load(
        write(tmp_path, {"reports/a/report.toml": REPORT, "reports/a/source.txt": "正文。"})
    )
    (release,) = loaded.reports[0].report.releases
    assert (release.id, release.file, release.data) == ("1", "source.txt", "正文。".encode())


def test_a_release_takes_what_it_does_not_say_from_its_report(tmp_path: Path) -> None:
    toml = REPORT + '[[release]]\nid = "1"\nfile = "a.txt"\nkind = "excerpt"\n'
    toml += '[[release]]\nid = "2"\nfile = "b.txt"\nreason = "completion"\n'
    loaded = content.load(
        write(
            tmp_path,
            {"reports/a/report.toml": toml, "reports/a/a.txt": "一", "reports/a/b.txt": "二"},
        )
    )
    assert [(r.id, r.kind, r.reason) for r in loaded.reports[0].report.releases] == [
        ("1", "excerpt", "first"),
        ("2", "full", "completion"),
    ]


def test_all_findings_come_at_once_with_file_and_line(tmp_path: Path) -> None:
    found = findings(
        tmp_path,
        {
            "reports/a/report.toml": REPORT.replace("2026", '"2026"').replace("district", "town"),
            "reports/b/report.toml": REPORT,
            "comparisons/a--c.toml": 'left = "b"\nright = "c"\nkind = "levels"\n',
        },
    )
    told = [(Path(f.file).name, f.line, f.code) for f in found]
    assert ("report.toml", 3, Code.WRONG_CHOICE) in told
    assert ("report.toml", 4, Code.WRONG_TYPE) in told
    assert ("report.toml", 1, Code.NO_FILE) in told
    assert ("a--c.toml", 2, Code.NO_REPORT) in told


def test_a_finding_reads_as_the_contract_says() -> None:
    finding = Finding("a.toml", 3, Code.WRONG_CHOICE, "取值不对", "city", "town", "改写")
    assert str(finding) == "a.toml:3: C103 取值不对；应为 city；现为 town；可以 改写"


@pytest.mark.parametrize(
    ("toml", "line", "code"),
    [
        ("title = “报告”\n", 1, Code.TOML_SYNTAX),
        (REPORT + "colour = 1\n", 6, Code.UNKNOWN_KEY),
        (REPORT.replace("year = 2026\n", ""), 1, Code.MISSING_KEY),
        (REPORT + 'delivered = "2026-01-21"\n', 6, Code.WRONG_TYPE),
        (REPORT + 'source_url = "www.example.cn"\n', 6, Code.WRONG_ADDRESS),
        (REPORT.replace("2026", "226"), 4, Code.WRONG_YEAR),
        (REPORT + "[spot_check]\nread = 9\nagreed = 10\n", 8, Code.WRONG_COUNT),
        (REPORT + "[spot_check]\nread = 0\nagreed = 0\n", 7, Code.WRONG_COUNT),
        (REPORT + "[spot_check]\nread = 9\nagreed = 8.5\n", 8, Code.WRONG_TYPE),
        (REPORT + "[spot_check]\nread = 9\n", 6, Code.MISSING_KEY),
        (REPORT + "spot_check = 9\n", 6, Code.WRONG_TYPE),
    ],
)
def test_a_wrong_report_toml_is_found_on_its_line(
    tmp_path: Path, toml: str, line: int, code: str
) -> None:
    found = findings(tmp_path, {"reports/a/report.toml": toml, "reports/a/source.txt": "正文。"})
    assert [(f.line, f.code) for f in found] == [(line, code)]


def test_a_spot_check_is_read_where_an_editor_entered_one(tmp_path: Path) -> None:
    source: dict[str, str | bytes] = {"reports/a/source.txt": "正文。"}
    toml = REPORT + "[spot_check]\nread = 9\nagreed = 8\non = 2026-11-22\n"
    (entry,) = content.load(write(tmp_path, source | {"reports/a/report.toml": toml})).reports
    assert entry.report.spot_check == SpotCheck(9, 8, date(2026, 11, 22))
    (entry,) = content.load(write(tmp_path, source | {"reports/a/report.toml": REPORT})).reports
    assert entry.report.spot_check is None


def test_an_encoding_is_never_guessed(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "reports/a/report.toml": REPORT,
        "reports/a/source.txt": "经济\n发展".encode("gb18030"),
    }
    (finding,) = findings(tmp_path, files)
    assert finding.code == Code.WRONG_ENCODING
    files["reports/a/report.toml"] = REPORT + 'encoding = "gb18030"\n'
    assert content.load(write(tmp_path, files)).reports[0].report.releases[0].encoding == "gb18030"


def test_an_empty_source_is_refused(tmp_path: Path) -> None:
    (finding,) = findings(
        tmp_path, {"reports/a/report.toml": REPORT, "reports/a/source.txt": " \n"}
    )
    assert finding.code == Code.EMPTY


def test_a_source_outside_its_folder_is_refused(tmp_path: Path) -> None:
    toml = REPORT + '[[release]]\nid = "1"\nfile = "../../secret.txt"\n'
    (finding,) = findings(tmp_path, {"reports/a/report.toml": toml, "secret.txt": "秘密"})
    assert finding.code == Code.NO_FILE


def test_the_fingerprint_changes_with_a_byte_of_content_and_with_nothing_else(
    tmp_path: Path,
) -> None:
    one = content.fingerprint(write(tmp_path / "one", {"a.toml": "a = 1", "b/c.txt": "文"}))
    two = content.fingerprint(write(tmp_path / "two", {"b/c.txt": "文", "a.toml": "a = 1"}))
    three = content.fingerprint(write(tmp_path / "two", {"b/c.txt": "字"}))
    assert one == two
    assert one != three


def test_upper_levels_and_earlier_years_stand_first(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {}
    for name, level, year in (
        ("a", "district", 2025),
        ("b", "city", 2026),
        ("c", "district", 2024),
    ):
        toml = REPORT.replace("district", level).replace("2026", str(year))
        files |= {f"reports/{name}/report.toml": toml, f"reports/{name}/source.txt": "正文。"}
    loaded = content.load(write(tmp_path, files))
    assert [entry.report.id for entry in loaded.reports] == ["b", "c", "a"]


def test_a_file_with_the_wrong_name_is_named(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "reports/a/report.toml.txt": REPORT,
        "reports/b/report.toml": REPORT,
        "reports/b/原文.txt": "正文。",
    }
    told = [finding.advice for finding in findings(tmp_path, files)]
    assert told == ["把 report.toml.txt 改名为 report.toml", "把 原文.txt 改名为 source.txt"]
