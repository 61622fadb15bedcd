"""A published site: assembled by MkDocs, checked whole, exchanged at once."""

from collections.abc import Iterable
from pathlib import Path

import jinja2
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


def test_a_page_knows_the_way_to_the_root(tmp_path: Path, templates: Path, docs: Path) -> None:
    publish(tmp_path / "site", templates, docs)
    deep = (tmp_path / "site" / "reports" / "a" / "1.html").read_text("utf-8")
    assert '<a href="../../index.html"' in deep


def test_the_page_for_wrong_addresses_is_rooted_where_the_address_is_known(
    tmp_path: Path, templates: Path, docs: Path
) -> None:
    lost = Page("404.html", "没有这一页", "plain.html", {"words": ""}, "")
    known = model.Site(url="https://example.org/sub/")
    for of, root in ((model.Site(), ""), (known, "/sub/")):
        publish(tmp_path / "site", templates, docs, pages=(HOME, lost), of=of)
        assert f'<a href="{root}index.html"' in (tmp_path / "site/404.html").read_text("utf-8")


def test_a_sitemap_without_dates_is_made_where_the_address_is_known(
    tmp_path: Path, templates: Path, docs: Path
) -> None:
    publish(tmp_path / "site", templates, docs, of=model.Site(url="https://example.org/sub"))
    sitemap = (tmp_path / "site" / "sitemap.xml").read_text("utf-8")
    assert "<loc>https://example.org/sub/reports/a/1.html</loc>" in sitemap
    assert "lastmod" not in sitemap


def test_a_markdown_page_brings_its_own_contents_and_takes_the_announced_title(
    tmp_path: Path, templates: Path, docs: Path
) -> None:
    announced = Page("about.html", "关于本站", "about.md", {}, "about", in_navigation=True)
    publish(tmp_path / "site", templates, docs, pages=(HOME, announced))
    about = (tmp_path / "site" / "about.html").read_text("utf-8")
    assert "<title>关于本站</title>" in about
    assert '<a href="#source">来源</a>' in about


def test_an_announced_page_that_this_content_lacks_is_left_out_with_the_ways_to_it(
    tmp_path: Path, templates: Path, docs: Path
) -> None:
    announced = Page("guide.html", "指南", "guide.md", {}, "about", in_navigation=True)
    manifest = publish(tmp_path / "site", templates, docs, pages=(HOME, announced))
    assert "guide.html" not in [file.path for file in manifest]
    assert "guide.html" not in (tmp_path / "site" / "index.html").read_text("utf-8")


def test_a_content_without_markdown_pages_is_published(tmp_path: Path, templates: Path) -> None:
    manifest = publish(tmp_path / "site", templates, tmp_path / "nowhere")
    assert "about.html" not in [file.path for file in manifest]


def test_a_link_of_an_editors_page_that_leads_nowhere_is_the_editors_finding(
    tmp_path: Path, templates: Path, docs: Path
) -> None:
    (docs / "about.md").write_text("# 关于\n\n[去](nowhere.md)\n", encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        publish(tmp_path / "site", templates, docs)
    (finding,) = raised.value.findings
    assert (finding.file, finding.found) == (str(docs / "about.md"), "nowhere.md")
    assert not (tmp_path / "site").exists()


def test_what_the_check_finds_on_an_editors_page_is_the_editors_finding(
    tmp_path: Path, templates: Path, docs: Path
) -> None:
    with pytest.raises(ContentError) as raised:
        publish(
            tmp_path / "site",
            templates,
            docs,
            check=lambda _: [Finding("about.html", 3, "WORDING", "不宜用语")],
        )
    assert raised.value.findings[0].file == str(docs / "about.md")


def test_unwise_wording_is_an_editors_finding_wherever_it_stands(
    tmp_path: Path, templates: Path, docs: Path
) -> None:
    finding = Finding("index.html", 3, "WORDING", "不宜用语")
    with pytest.raises(ContentError) as raised:
        publish(tmp_path / "site", templates, docs, check=lambda _: [finding])
    assert raised.value.findings == (finding,)


def test_a_path_that_is_written_twice_is_refused(
    tmp_path: Path, templates: Path, docs: Path
) -> None:
    with pytest.raises(ValueError, match=r"two files are to be written to index\.html"):
        publish(tmp_path / "site", templates, docs, files={"index.html": b""})
    with pytest.raises(ValueError, match="two pages"):
        publish(tmp_path / "site", templates, docs, pages=(HOME, HOME))


def test_an_editors_page_with_a_name_of_ours_is_the_editors_finding(
    tmp_path: Path, templates: Path, docs: Path
) -> None:
    (docs / "index.md").write_text("# 首页\n", encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        publish(tmp_path / "site", templates, docs)
    assert (raised.value.findings[0].file, raised.value.findings[0].code) == (
        str(docs / "index.md"),
        "TAKEN",
    )


def test_a_name_that_a_template_does_not_get_is_an_error(
    tmp_path: Path, templates: Path, docs: Path
) -> None:
    (templates / "plain.html").write_text("{{ unknown }}", encoding="utf-8")
    with pytest.raises(jinja2.UndefinedError):
        publish(tmp_path / "site", templates, docs)


def test_after_a_failed_build_the_old_site_stands_whole(
    tmp_path: Path, templates: Path, docs: Path
) -> None:
    target = tmp_path / "www" / "site"
    manifest = publish(target, templates, docs)
    before = {file: (target / file.path).read_bytes() for file in manifest}
    (templates / "plain.html").write_text("other", encoding="utf-8")
    with pytest.raises(site.UnsoundSiteError):
        publish(target, templates, docs, check=lambda _: [Finding("index.html", 1, "X", "坏了")])
    assert {file: (target / file.path).read_bytes() for file in manifest} == before
    assert [path.name for path in target.parent.iterdir() if path.is_dir()] == ["site"]


def test_the_same_content_gives_the_same_bytes_anywhere(
    tmp_path: Path, templates: Path, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = model.Site(url="https://example.org/")
    first = publish(tmp_path / "one", templates, docs, of=known)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.chdir(tmp_path)
    assert publish(tmp_path / "deep" / "er" / "two", templates, docs, of=known) == first
    assert (
        len({(tmp_path / name / exchange.MANIFEST).read_bytes() for name in ("one", "deep/er/two")})
        == 1
    )
