"""The command from outside: its exit status, its findings, and what stands after a failure."""

import hashlib
import re
import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from tests.conftest import HOME, build
from tests.published import PublishedSite

FINDING = re.compile(r"^(?P<file>[^:\n]+):(?P<line>\d+): (?P<code>[A-Z]+[0-9]*) (?P<wrong>\S.*)$")
REPORT = """title = "政府工作报告"
jurisdiction = "某区"
level = "district"
year = 2025
kind = "full"
"""
SOURCE = """政府工作报告

一、2024年工作回顾

一年来，地区生产总值增长5.5%，新增就业1.2万人。

二、2025年主要任务

今年主要预期目标：地区生产总值增长5%左右，新增就业1万人以上。
"""


def write(path: Path, words: str) -> Path:
    """Write a text file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, "utf-8", newline="")
    return path


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small content folder that is right."""
    folder = tmp_path / "content"
    write(folder / "reports" / "small" / "report.toml", REPORT)
    write(folder / "reports" / "small" / "source.txt", SOURCE)
    return folder


def findings(errors: str) -> list[re.Match[str]]:
    """Return the lines of standard error that have a finding's form."""
    return [match for line in errors.splitlines() if (match := FINDING.match(line))]


def test_the_same_content_gives_the_same_bytes(site: PublishedSite, tmp_path: Path) -> None:
    elsewhere = tmp_path / "另一 处" / "content"
    shutil.copytree(HOME / "content", elsewhere)
    done = build(
        *("--content", elsewhere, "--site", tmp_path / "site"),
        cwd=tmp_path,
        environment={"TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "7", "HOME": "/"},
    )
    assert done.returncode == 0, done.stderr
    again, before = PublishedSite(tmp_path / "site").files(), site.files()
    assert list(again) == list(before)
    assert [path for path in again if again[path] != before[path]] == []


def test_a_content_folder_of_its_own_needs_no_change_of_code(content: Path, tmp_path: Path) -> None:
    done = build("--content", content, "--site", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    published = PublishedSite(tmp_path / "site")
    assert [entry["id"] for entry in published.index["reports"]] == ["small"]
    surfaces = [quantity["surface"] for quantity in published.reports["small"]["quantities"]]
    assert surfaces == ["5.5%", "1.2万人", "5%左右", "1万人以上"]


def test_check_writes_nothing(content: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    done = build("check", "--content", content, "--site", tmp_path / "site", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        (REPORT.replace("year = 2025", 'year = "二〇二五"'), 4),
        (REPORT.replace('"district"', '"区"'), 3),
        (REPORT + 'delivered = "2025年1月"\n', 6),
        (REPORT + 'colour = "red"\n', 6),
        (REPORT.replace('title = "政府工作报告"', "title = “政府工作报告”"), 1),
        (REPORT + '\n[[release]]\nid = "1"\nfile = "lost.txt"\nreason = "first"\n', 9),
    ],
    ids=["year", "level", "date", "unknown key", "full-width quotes", "missing file"],
)
def test_wrong_content_is_told_with_its_file_and_line(
    content: Path, tmp_path: Path, broken: str, line: int
) -> None:
    path = write(content / "reports" / "small" / "report.toml", broken)
    done = build("check", "--content", content, cwd=tmp_path)
    assert done.returncode == 1
    assert [(Path(found["file"]).name, int(found["line"])) for found in findings(done.stderr)] == [
        (path.name, line)
    ], done.stderr


def test_all_findings_come_at_once(content: Path, tmp_path: Path) -> None:
    write(content / "reports" / "small" / "report.toml", REPORT.replace("2025", '"x"'))
    write(content / "reports" / "other" / "report.toml", REPORT.replace('"full"', '"all"'))
    write(content / "reports" / "other" / "source.txt", SOURCE)
    done = build("check", "--content", content, cwd=tmp_path)
    assert done.returncode == 1
    told = {Path(found["file"]).parent.name for found in findings(done.stderr)}
    assert told == {"small", "other"}


def test_a_source_that_is_not_in_its_encoding_is_refused(content: Path, tmp_path: Path) -> None:
    source = content / "reports" / "small" / "source.txt"
    source.write_bytes(SOURCE.encode("gb18030"))
    done = build("check", "--content", content, cwd=tmp_path)
    assert done.returncode == 1
    assert [Path(found["file"]).name for found in findings(done.stderr)] == ["source.txt"]


def test_the_old_site_stands_after_a_failed_build(content: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert build("--content", content, "--site", site).returncode == 0
    before = PublishedSite(site).files()
    write(content / "reports" / "small" / "report.toml", "title = 1\n")
    done = build("--content", content, "--site", site)
    assert done.returncode == 1
    assert findings(done.stderr)
    assert PublishedSite(site).files() == before


def test_a_site_is_replaced_and_nothing_is_left_beside_it(content: Path, tmp_path: Path) -> None:
    folder = tmp_path / "www"
    folder.mkdir()
    for _ in range(2):
        assert build("--content", content, "--site", folder / "site").returncode == 0
    assert [path.name for path in folder.iterdir() if not path.name.startswith(".")] == ["site"]


def test_a_foreign_folder_is_refused_and_left_alone(content: Path, tmp_path: Path) -> None:
    foreign = write(tmp_path / "home" / "letter.txt", "亲爱的…")
    done = build("--content", content, "--site", foreign.parent)
    assert done.returncode in (2, 3)
    assert [path.name for path in foreign.parent.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    "arguments",
    [["--colour"], ["chekc"], ["--edition", "secret"], ["--content", "no-such-folder"]],
    ids=" ".join,
)
def test_wrong_usage_exits_with_two(arguments: list[str], tmp_path: Path) -> None:
    done = build(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.strip()


def test_a_second_build_into_the_same_site_is_told_to_wait(content: Path, tmp_path: Path) -> None:
    with FileLock(tmp_path / ".site.lock"):
        done = build("--content", content, "--site", tmp_path / "site")
    assert done.returncode == 3
    assert not (tmp_path / "site").exists()


def test_a_disk_that_cannot_be_written_exits_with_three(content: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "file", "in the way")
    assert build("--content", content, "--site", file / "site").returncode == 3


def test_a_public_edition_names_no_proposal(content: Path, tmp_path: Path) -> None:
    done = build("--content", content, "--site", tmp_path / "site", "--edition", "public")
    assert done.returncode == 0, done.stderr
    published = PublishedSite(tmp_path / "site")
    assert published.index["edition"] == "public"
    for page in published.pages:
        assert "程序提示" not in (published.root / page).read_text("utf-8"), page


def test_a_public_edition_publishes_no_score(content: Path, tmp_path: Path) -> None:
    done = build("--content", content, "--site", tmp_path / "site", "--edition", "public")
    assert done.returncode == 0, done.stderr
    data = sorted((tmp_path / "site" / "data").rglob("*.json"))
    assert [path.name for path in data if '"score"' in path.read_text("utf-8")] == []


def test_a_public_edition_is_refused_while_a_suspected_misprint_is_open(
    content: Path, tmp_path: Path
) -> None:
    open_repair = '[[repair]]\nquote = "{}"\nstatus = "{}"\n'
    path = write(
        content / "reports" / "small" / "decisions.toml",
        open_repair.format("新增就业1.2万人", "as_is") + open_repair.format("一年来", "open"),
    )
    done = build("--content", content, "--site", tmp_path / "site", "--edition", "public")
    assert done.returncode == 1
    assert [(Path(found["file"]).name, int(found["line"])) for found in findings(done.stderr)] == [
        (path.name, 6)
    ]
    assert "一年来" in done.stderr
    assert not (tmp_path / "site").exists()
    assert build("--content", content, "--site", tmp_path / "site").returncode == 0


def test_the_whole_site_goes_into_one_file_that_unpacks_to_the_same_site(
    content: Path, tmp_path: Path
) -> None:
    given = ("--content", content, "--site", tmp_path / "site")
    first, second = (build("bundle", tmp_path / name, *given) for name in ("a.zip", "b.zip"))
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert hashlib.sha256((tmp_path / "a.zip").read_bytes()).hexdigest() in first.stdout
    shutil.unpack_archive(tmp_path / "a.zip", tmp_path / "unpacked")
    found = PublishedSite(tmp_path / "unpacked" / "duizhao").files()
    del found["SHA256SUMS"]
    assert found == PublishedSite(tmp_path / "site").files()


@pytest.mark.parametrize("arguments", [("bundle", "a.txt"), ("bundle", "no/a.zip"), ("a.zip",)])
def test_a_bundle_that_cannot_be_written_there_is_refused_before_building(
    content: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    done = build(*arguments, "--content", content, "--site", tmp_path / "site", cwd=tmp_path)
    assert done.returncode == 2
    assert not (tmp_path / "site").exists()
