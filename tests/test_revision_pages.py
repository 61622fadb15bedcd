"""The pages and data of a report with several releases, built as an editor would."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import build

FIRST = """一、今年工作

（一）办好民生实事

方便群众出行。完善路网结构，新增道路80条，打通断头路，改善沿线环境。

办好人民满意的教育。新建小学三所，推进集团化办学，提升教学质量。

（二）守牢安全底线

开展隐患排查整治。完善应急预案，提高处置能力，筑牢安全防线。
"""
SECOND = FIRST.replace("80条", "95条以上").replace("改善沿线环境", "美化沿线环境")
THIRD = SECOND.replace("隐患排查", "风险排查")
EXCERPT = THIRD[THIRD.index("方便") : THIRD.index("（二）")].replace("打通", "疏通")
ENTRY = """title = "政府工作报告"
jurisdiction = "{place}"
level = "district"
year = 2026
kind = "full"
"""
RELEASE = """
[[release]]
id = "{id}"
file = "{id}.txt"
reason = "{reason}"
kind = "{kind}"
note = "{note}"
"""
TAGS = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    content = tmp_path_factory.mktemp("releases") / "content"
    revised = (("1", FIRST, "first", "full"), ("2", SECOND, "official", "full"))
    corrected = ("3", THIRD, "transcription", "full")
    fuller = (("a", EXCERPT, "first", "excerpt"), ("b", THIRD, "completion", "full"))
    for name, place, releases in (
        ("jia-2026", "甲区", (*revised, corrected)),
        ("yi-2026", "乙区", fuller),
    ):
        report = content / "reports" / name
        report.mkdir(parents=True)
        entry = ENTRY.format(place=place)
        for release, text, reason, kind in releases:
            note = "原件核对有误。" if reason == "transcription" else ""
            entry += RELEASE.format(id=release, reason=reason, kind=kind, note=note)
            (report / f"{release}.txt").write_text(text, encoding="utf-8")
        (report / "report.toml").write_text(entry, encoding="utf-8")
    return content


@pytest.fixture(scope="module", params=["review", "public"])
def edition(request: pytest.FixtureRequest, folder: Path) -> tuple[str, Path]:
    name: str = request.param
    site = folder.parent / name
    done = build("--content", folder, "--site", site, "--edition", name)
    assert done.returncode == 0, done.stderr
    return name, site


def data(site: Path, name: str) -> Any:
    return json.loads((site / "data" / name).read_text(encoding="utf-8"))


def page(site: Path, name: str) -> str:
    return (site / "comparisons" / name / "index.html").read_text(encoding="utf-8")


def test_every_two_releases_are_listed_with_their_page(edition: tuple[str, Path]) -> None:
    _, site = edition
    listed = {each["id"]: each for each in data(site, "index.json")["comparisons"]}
    assert {*listed} == {"jia-2026@1--2", "jia-2026@2--3", "yi-2026@a--b"}
    assert listed["jia-2026@1--2"]["left"] == "jia-2026@1"
    assert all((site / each["url"]).is_file() for each in listed.values())


def test_an_official_change_is_typed_figures_first(edition: tuple[str, Path]) -> None:
    _, site = edition
    told = data(site, "comparisons/jia-2026@1--2.json")["changes"]
    assert [each["type"] for each in told] == ["figure_raised", "passage_reworded"]
    old = data(site, "reports/jia-2026@1.json")["quantities"]
    assert [q["surface"] for q in old if q["id"] in told[0]["left"]] == ["80条"]


def test_each_change_is_a_row_that_leads_to_its_releases(edition: tuple[str, Path]) -> None:
    _, site = edition
    html = page(site, "jia-2026@1--2")
    for change in data(site, "comparisons/jia-2026@1--2.json")["changes"]:
        assert f'data-row="{change["id"]}"' in html
        for release, names in (("1", change["left"]), ("2", change["right"])):
            assert all(f"reports/jia-2026/{release}.html#{name}" in html for name in names)


def test_the_text_is_evidence_with_words_for_those_who_do_not_see(
    edition: tuple[str, Path],
) -> None:
    _, site = edition
    html = page(site, "jia-2026@1--2")
    first = re.search(r"<del data-quote>.*?</del><ins data-quote>.*?</ins>", html)
    assert first
    assert TAGS.sub("", first[0]) == "（原为：80条）（现为：95条以上）"


def test_a_correction_of_our_copy_is_shown_as_one(edition: tuple[str, Path]) -> None:
    _, site = edition
    html = page(site, "jia-2026@2--3")
    assert "更正一览" in html
    assert "原件核对有误。" in html
    assert "文字调整" not in html


def test_a_completion_says_what_can_be_compared_now(edition: tuple[str, Path]) -> None:
    name, site = edition
    told = data(site, "comparisons/yi-2026@a--b.json")
    assert told["changes"] == []
    assert len(told["now_comparable"]) == 1
    assert ("differences" in told) == ("<del" in page(site, "yi-2026@a--b")) == (name == "review")


def test_every_release_keeps_its_page_and_leads_to_the_comparison(
    edition: tuple[str, Path],
) -> None:
    _, site = edition
    for release in ("1", "2", "3"):
        html = (site / f"reports/jia-2026/{release}.html").read_text(encoding="utf-8")
        assert "../../comparisons/jia-2026@1--2/index.html" in html
        assert ("这是较早的版本" in html) == (release != "3")
    index = (site / "reports/index.html").read_text(encoding="utf-8")
    assert "../comparisons/jia-2026@1--2/index.html" in index
