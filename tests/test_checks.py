"""What forbids publishing a finished tree."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from duizhao import model
from duizhao.errors import Finding
from duizhao.publishing import checks, site

FRAME = (
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
    f'<meta http-equiv="Content-Security-Policy" content="{checks.POLICY}">'
    "<title>页</title>{head}</head><body>{body}</body></html>"
)
NOTHING = model.Book(model.Site(), (), ())

Look = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """Return what is found, as (code, found), in a page with this body beside a few files."""

    def found(body: str, head: str = "", name: str = "a/page.html") -> list[tuple[str, str]]:
        pages = {name: FRAME.replace("{head}", head).replace("{body}", body)}
        pages["other.html"] = FRAME.replace("{head}", "").replace("{body}", '<p id="there">那</p>')
        for path, text in {**pages, "assets/site.css": "p{}"}.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        return codes(checks.findings(tmp_path, NOTHING))

    return found


def codes(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    return [(finding.code, finding.found) for finding in findings]


def test_a_sound_page_passes(look: Look) -> None:
    body = '<h1 id="a">题</h1><a href="#a">上</a> <a href="../other.html?q=1#there">那</a>'
    assert look(body, '<link rel="stylesheet" href="../assets/site.css">') == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<a href="nowhere.html">去</a>', ("LINK", "nowhere.html")),
        ('<a href="../../other.html">去</a>', ("LINK", "../../other.html")),
        ('<a href="/other.html">去</a>', ("LINK", "/other.html")),
        ('<a href="../assets">去</a>', ("LINK", "../assets")),
        ('<img src="picture.png" alt="">', ("LINK", "picture.png")),
        ('<a href="../other.html#gone">去</a>', ("ANCHOR", "../other.html#gone")),
        ('<a href="#gone">去</a>', ("ANCHOR", "#gone")),
        ('<p id="a"></p><p id="a"></p>', ("ID", "a")),
        ('<p id=""></p>', ("ID", "")),
    ],
)
def test_a_way_that_leads_nowhere_is_found(look: Look, body: str, expected: object) -> None:
    assert look(body) == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<script>go()</script>", ("INLINE", "<script>")),
        ("<style>p{}</style>", ("INLINE", "<style>")),
        ('<p style="color:red">字</p>', ("INLINE", "style=")),
        ('<p onclick="go()">字</p>', ("INLINE", "onclick=")),
        ('<img src="https://example.org/a.png" alt="">', ("OUTSIDE", "https://example.org/a.png")),
        ('<script src="//example.org/a.js"></script>', ("OUTSIDE", "//example.org/a.js")),
        (
            '<img src="data:image/png;base64,AA==" alt="">',
            ("OUTSIDE", "data:image/png;base64,AA=="),
        ),
        ('<a href="javascript:go()">去</a>', ("OUTSIDE", "javascript:go()")),
    ],
)
def test_what_the_strict_policy_forbids_is_found(look: Look, body: str, expected: object) -> None:
    assert look(body) == [expected]


def test_a_reader_may_be_led_outside(look: Look) -> None:
    assert look('<a href="https://example.org/">来源</a>') == []


def test_a_page_without_the_policy_is_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>页</title>", encoding="utf-8")
    assert codes(checks.findings(tmp_path, NOTHING)) == [("POLICY", "")]


def test_styles_and_scripts_ask_no_other_host(look: Look, tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "more.css").write_text(
        "@import 'https://example.org/a.css';\np{background:url(gone.png)}", encoding="utf-8"
    )
    (tmp_path / "assets" / "page.js").write_text("fetch('data.json')", encoding="utf-8")
    assert [code for code, _ in look("")] == ["OUTSIDE", "LINK", "OUTSIDE"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>区报告下调了目标</p>",
        '<a href="#a" id="a" aria-label="下调">去</a>',
        "<blockquote>原文<span data-skip>下调</span></blockquote>",
    ],
)
def test_unwise_wording_in_the_sites_own_words_is_found(look: Look, body: str) -> None:
    assert look(body) == [("WORDING", "下调")]


@pytest.mark.parametrize(
    "body", ["<blockquote>下调</blockquote>", "<q>下调</q>", "<td data-drawn>下调</td>"]
)
def test_quotations_may_say_what_the_site_does_not(look: Look, body: str) -> None:
    assert look(body) == []


def test_the_page_for_wrong_addresses_may_begin_at_the_root(look: Look) -> None:
    assert look('<a href="/other.html">去</a>', name="404.html") == []


def test_data_that_the_index_describes_wrongly_are_found(look: Look, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.csv").write_text("a", encoding="utf-8")
    (tmp_path / "data" / "index.json").write_text(
        '{"files": [{"path": "a.csv", "sha256": "0", "bytes": 1}, {"path": "b.csv"}],'
        ' "reports": [{"url": "reports/gone.html"}]}',
        encoding="utf-8",
    )
    found = ["data/a.csv", "data/b.csv", "reports/gone.html"]
    assert look("") == [("DATA", name) for name in found]


def test_templates_and_markdown_pages_are_checked_as_they_are_written(tmp_path: Path) -> None:
    templates, docs = tmp_path / "templates", tmp_path / "pages"
    templates.mkdir()
    docs.mkdir()
    (templates / "good.html").write_text(
        '{# 下调 #}<script src="a.js"></script><p class="{{ a }}">好</p>', encoding="utf-8"
    )
    (templates / "bad.html").write_text("<p\n onclick='go()'>{{ 下调 }}</p>", encoding="utf-8")
    (templates / "broken.html").write_text("好\n{% if %}", encoding="utf-8")
    (docs / "about.md").write_text("> 报告说下调\n\n我们说下调\n", encoding="utf-8")
    (docs / "other.md").write_bytes(b"# A\n\n" + "关于".encode("gb18030"))
    environment = site.environment(site.Looks(templates))
    found = (*checks.of_templates(environment, templates), *checks.of_markdown(docs))
    assert [(Path(each.file).name, each.line, each.code) for each in found] == [
        ("bad.html", 1, "INLINE"),
        ("bad.html", 2, "WORDING"),
        ("broken.html", 2, "TEMPLATE"),
        ("about.md", 3, "WORDING"),
        ("other.md", 3, "ENCODING"),
    ]
