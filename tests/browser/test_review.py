"""The worksheet in a browser: keys, mouse, undo, and a download that the command takes in."""

import shutil
import tomllib
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from duizhao.reading import content as contents
from tests.browser import axe
from tests.browser.conftest import Watch
from tests.conftest import HOME, build

FORGET = "() => localStorage.clear()"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site's own content, its links not yet decided."""
    folder = tmp_path_factory.mktemp("editor") / "content"
    shutil.copytree(HOME / "content", folder)
    for path in (folder / "comparisons").glob("*.toml"):
        head, _, _ = path.read_text("utf-8").partition("[[")
        path.write_text(head, "utf-8")
    return folder


@pytest.fixture(scope="module")
def sheet(content: Path) -> Path:
    output = content.parent / "review.html"
    done = build("review", "--content", content, "--output", output)
    assert done.returncode == 0, done.stderr
    return output


@pytest.fixture
def opened(page: Page, sheet: Path) -> Page:
    page.goto(sheet.as_uri())
    return page


def title(page: Page) -> str:
    return page.locator(".proposal:visible h2").inner_text()


def decided(page: Page) -> list[str]:
    """Return the decisions that would be downloaded."""
    found = tomllib.loads(page.locator("#output").input_value())
    return [entry["decision"] for entry in found.get("link", [])]


def test_keys_accept_strike_skip_and_undo(opened: Page) -> None:
    first = title(opened)
    opened.keyboard.press("y")
    second = title(opened)
    assert second != first
    opened.keyboard.press("Space")
    opened.keyboard.press("n")
    assert decided(opened) == ["confirm", "strike"]
    opened.keyboard.press("u")
    opened.keyboard.press("u")
    assert title(opened) == second
    opened.keyboard.press("u")
    assert title(opened) == first
    assert decided(opened) == []


def test_keys_are_letters_again_in_a_field_and_when_switched_off(opened: Page) -> None:
    opened.locator("#reason").fill("")
    opened.locator("#reason").press_sequentially("yn u1")
    opened.locator("#keys").uncheck()
    opened.locator("h2:visible").first.focus()
    opened.keyboard.press("y")
    assert decided(opened) == []


def test_the_mouse_decides_and_progress_is_told(opened: Page) -> None:
    opened.get_by_role("button", name="确认").click()
    assert opened.locator("#progress").inner_text().strip().startswith("已定 1／")
    assert opened.get_by_role("status").inner_text().startswith("已记：确认。还有")
    assert opened.evaluate("document.activeElement.tagName") == "H2"
    opened.reload()
    assert decided(opened) == ["confirm"]
    opened.evaluate(FORGET)


def test_passages_show_the_wording_they_share(opened: Page) -> None:
    shared = opened.locator(".proposal .left .shared")
    assert shared.count() > 0
    assert opened.locator(".proposal .right .shared").count() > 0


def test_the_download_is_content_that_the_command_takes_in(
    opened: Page, content: Path, tmp_path: Path
) -> None:
    opened.keyboard.press("3")
    opened.locator("#reason").fill('“引号”、"直引号"和\\斜线')
    opened.keyboard.press("Enter")
    opened.keyboard.press("y")
    opened.keyboard.press("n")
    opened.locator("form.add select[name=left]").select_option(index=0)
    opened.locator("form.add select[name=right]").select_option(index=0)
    opened.get_by_role("button", name="列为一对").click()
    opened.keyboard.press("y")
    with opened.expect_download() as waiting:
        opened.get_by_role("button", name="下载决定").click()
    folder = tmp_path / "content"
    shutil.copytree(content, folder)
    (target,) = (folder / "comparisons").glob("*.toml")
    assert waiting.value.suggested_filename == f"{target.stem}.decisions.toml"
    file = tmp_path / "decisions.toml"
    waiting.value.save_as(file)
    head = target.read_bytes()
    target.write_bytes(file.read_bytes())
    loaded = contents.load(folder).comparisons[0].decisions
    assert [each.value("decision") for each in loaded] == ["confirm", "strike", "add"]
    assert loaded[0].value("grade") == "3"
    assert loaded[0].value("reason") == '“引号”、"直引号"和\\斜线'
    target.write_bytes(head)
    done = build("decide", file, "--content", folder)
    assert done.returncode == 0, done.stderr
    done = build("check", "--content", folder)
    assert "comparisons" not in done.stderr


def test_a_suspected_misprint_is_settled_and_taken_in(
    page: Page, content: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "content"
    shutil.copytree(content, folder)
    about = contents.load(folder).reports[0].report
    report = folder / "reports" / about.id
    words = about.releases[-1].data.decode("utf-8")
    suspects = [line.strip()[:20] for line in words.splitlines() if len(line.strip()) > 30][:2]
    (report / "decisions.toml").write_text(
        "# 说明\n"
        + "".join(f'\n[[repair]]\nquote = "{each}"\nstatus = "open"\n' for each in suspects),
        "utf-8",
    )
    sheet = tmp_path / "review.html"
    assert build("review", "--content", folder, "--output", sheet).returncode == 0
    page.goto(sheet.as_uri())
    page.locator("#sheet").select_option(f"repair-{report.name}")
    page.keyboard.press("y")
    assert page.get_by_role("status").inner_text() == "请先写出应作的文字"
    page.locator("#after").fill("应作此语")
    page.get_by_role("button", name="订正").click()
    page.keyboard.press("n")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载决定").click()
    waiting.value.save_as(tmp_path / "fresh.toml")
    done = build("decide", tmp_path / "fresh.toml", "--content", folder)
    assert done.returncode == 0, done.stderr
    settled = contents.load(folder).reports[0].decisions
    assert [(d.value("status"), d.value("after")) for d in settled] == [
        ("confirmed", "应作此语"),
        ("as_is", ""),
    ]
    assert (report / "decisions.toml").read_text("utf-8").startswith("# 说明\n")


@pytest.mark.parametrize("table", ["row", "finding", "review", "quantity"])
def test_other_proposals_are_settled_by_keys_and_taken_in(
    opened: Page, content: Path, tmp_path: Path, table: str
) -> None:
    folder = tmp_path / "content"
    shutil.copytree(content, folder)
    names = opened.locator("#sheet option").evaluate_all("all => all.map(each => each.value)")
    name = next(each for each in names if each.startswith(f"{table}-"))
    opened.locator("#sheet").select_option(name)
    opened.locator("h2:visible").first.focus()
    opened.keyboard.press("n")
    opened.keyboard.press("u")
    opened.keyboard.press("y")
    opened.keyboard.press("n")
    taken = tomllib.loads(opened.locator("#output").input_value())[table]
    key, said = ("action", "set") if table == "quantity" else ("decision", "confirm")
    assert [entry[key] for entry in taken] == [said, "strike"]
    with opened.expect_download() as waiting:
        opened.get_by_role("button", name="下载决定").click()
    waiting.value.save_as(tmp_path / "fresh.toml")
    done = build("decide", tmp_path / "fresh.toml", "--content", folder)
    assert done.returncode == 0, done.stderr
    again = tmp_path / "again.html"
    done = build("review", "--content", folder, "--output", again)
    assert done.returncode == 0, done.stderr
    assert "这条决定未采用" not in again.read_text("utf-8")
    opened.evaluate(FORGET)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_worksheet_is_accessible_and_complains_of_nothing(
    page: Page, sheet: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    assert axe.violations([sheet.as_uri()], width, scheme) == {}
    watch = Watch(page, sheet.as_uri())
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(sheet.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert watch.faults == []
