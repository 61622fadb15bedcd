"""A published site: assembled by MkDocs, checked whole, exchanged at once."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from duizhao import model
from duizhao.errors import ContentError, Finding
from duizhao.publishing import exchange, site
from duizhao.publishing.page import Entry, Page

SETTINGS = Path(__file__).parents[1] / "mkdocs.yml"

FRAME = """<!doctype html><html lang="zh-CN"><head><title>{{ here.title }}</title></head><body>
<nav>{% for door in navigation %}<a href="{{ root }}{{ door.path }}"
{% if door.current %} aria-current="true"{% endif %}>{{ door.title }}</a>{% endfor %}</nav>
<ul>{% for entry in contents %}<li><a href="#{{ entry.id }}">{{ entry.title }}</a>{% endfor %}</ul>
<main>{{ content }}</main></body></html>"""

HOME = Page(
    "index.html",
    "首页",
    "plain.html",
    {"words": "5*3*2 <b>"},
    "home",
    contents=(Entry("p-1", "一<二"),),
    in_navigation=True,
)
DEEP = Page("reports/a/1.html", "深处", "plain.html", {"words": "深"}, "reports")


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    (folder / "assets").mkdir(parents=True)
    (folder / "main.html").write_text(FRAME, encoding="utf-8")
    (folder / "plain.html").write_text('<p id="p-1">{{ words }}</p>', encoding="utf-8")
    (folder / "assets" / "site.css").write_text("p{}", encoding="utf-8")
    return folder


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "about.md").write_text("# 关于\n\n## 来源 {#source}\n\n正文\n", encoding="utf-8")
    return folder


def sound(_: Path) -> Iterable[Finding]:
    return ()


def publish(
    target: Path,
    templates: Path,
    docs: Path,
    *,
    pages: tuple[Page, ...] = (HOME, DEEP),
    files: dict[str, bytes] | None = None,
    of: model.Site | None = None,
    check: site.Check = sound,
) -> exchange.Manifest:
    return site.publish(
        pages,
        {"data/index.json": b"{}\n"} if files is None else files,
        site=of or model.Site(),
        looks=site.Looks(templates),
        settings=SETTINGS,
        docs=docs,
        target=target,
        check=check,
    )


def test_pages_files_markdown_and_assets_are_all_published(
    tmp_path: Path, templates: Path, docs: Path
) -> None:
    manifest = publish(tmp_path / "site", templates, docs)
    assert [file.path for file in manifest] == [
        "about.html",
        "assets/site.css",
        "data/index.json",
        "index.html",
        "reports/a/1.html",
    ]


def test_report_text_is_data_and_never_markup(tmp_path: Path, templates: Path, docs: Path) -> None:
    publish(tmp_path / "site", templates, docs)
    home = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert '<p id="p-1">5*3*2 &lt;b&gt;</p>' in home
    assert "一&lt;二" in home
