"""Compiled templates are kept for the next build, and never in the way of one."""

from pathlib import Path

import jinja2

from duizhao.publishing import bytecode


def environment(templates: Path, kept: Path, *, autoescape: bool = True) -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(templates)
    made = jinja2.Environment(loader=loader, auto_reload=False, autoescape=autoescape)
    made.bytecode_cache = bytecode.Kept(kept, made)
    return made


def rendered(templates: Path, kept: Path, *, autoescape: bool = True) -> str:
    found = environment(templates, kept, autoescape=autoescape)
    return found.get_template("page.html").render(words="<b>")


def test_a_template_is_compiled_once_and_anew_when_its_text_changes(tmp_path: Path) -> None:
    page, kept = tmp_path / "page.html", tmp_path / "kept"
    page.write_text("1 {{ words }}")
    assert rendered(tmp_path, kept) == "1 &lt;b&gt;"
    (once,) = kept.iterdir()
    written = once.stat().st_mtime_ns
    assert rendered(tmp_path, kept) == "1 &lt;b&gt;"
    assert once.stat().st_mtime_ns == written
    page.write_text("2 {{ words }}")
    assert rendered(tmp_path, kept) == "2 &lt;b&gt;"
    assert [once] == [*kept.iterdir()]


def test_what_was_compiled_under_other_settings_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("{{ words }}")
    kept = tmp_path / "kept"
    assert rendered(tmp_path, kept, autoescape=False) == "<b>"
    assert rendered(tmp_path, kept) == "&lt;b&gt;"


def test_pages_are_made_where_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("{{ words }}")
    (tmp_path / "kept").write_text("a file is no folder")
    assert rendered(tmp_path, tmp_path / "kept") == "&lt;b&gt;"
