"""The frame around every page: what it tells machines, and the footer of a government's site."""

import re
import struct
from pathlib import Path

import pytest

from duizhao.model import Site
from duizhao.publishing import pages, site
from duizhao.publishing.page import Page
from duizhao.publishing.pages import standing
from duizhao.publishing.pages.citing import Cited
from tests.conftest import HOME
from tests.test_pages import book

TEXT = Cited("a-2026", "甲区报告", "1", "首次收录", "甲区报告[R/OL]", "某报", "2026-01-26", "", "#")
META = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">')


def framed(folder: Path, of: Site, *texts: Cited, group: str = "reports") -> str:
    """Publish one page in the real frame and return it."""
    page = Page(
        "reports/a.html",
        "甲区报告原文",
        "pages/404.html",
        {"cited": texts},
        group,
        "逐段可引用",
        in_navigation=True,
    )
    publish(folder, of, page)
    return (folder / "site" / "reports" / "a.html").read_text("utf-8")


def publish(folder: Path, of: Site, *made: Page, checked: bool = False) -> None:
    """Publish pages in the real frame."""
    site.publish(
        made,
        {},
        site=of,
        looks=site.Looks(HOME / "templates", facts={"content": "0123456789ab", "checked": checked}),
        settings=HOME / "mkdocs.yml",
        docs=folder / "none",
        target=folder / "site",
        check=lambda _: (),
    )


def meta(html: str) -> dict[str, str]:
    return dict(META.findall(html))


def test_a_page_carries_the_tags_of_government_sites(tmp_path: Path) -> None:
    told = meta(framed(tmp_path, Site(name="某站", site_id="1201020001"), TEXT))
    assert told["SiteName"] == "某站"
    assert told["SiteIDCode"] == "1201020001"
    assert told["ColumnName"] == told["ColumnType"] == told["ArticleTitle"] == "甲区报告原文"
    assert told["ContentSource"] == "某报"
    assert told["PubDate"] == "2026-01-26"


@pytest.mark.parametrize(("texts", "group"), [((TEXT, TEXT), "reports"), ((TEXT,), "figures")])
def test_the_date_of_a_report_is_not_said_of_what_was_made_from_it(
    tmp_path: Path, texts: tuple[Cited, ...], group: str
) -> None:
    assert "PubDate" not in meta(framed(tmp_path, Site(), *texts, group=group))


def test_a_source_that_two_texts_share_is_named_once(tmp_path: Path) -> None:
    assert meta(framed(tmp_path, Site(), TEXT, TEXT))["ContentSource"] == "某报"


def test_a_shared_link_brings_title_address_and_picture(tmp_path: Path) -> None:
    told = meta(framed(tmp_path, Site(url="https://example.gov.cn/r"), TEXT))
    assert told["og:title"] == "甲区报告原文"
    assert told["og:description"] == "逐段可引用"
    assert told["og:url"] == "https://example.gov.cn/r/reports/a.html"
    assert told["og:image"] == "https://example.gov.cn/r/assets/share.png"
    assert (HOME / "templates" / "assets" / "share.png").is_file()


def test_a_site_with_an_address_names_its_host_and_each_page_its_address(tmp_path: Path) -> None:
    told = meta(framed(tmp_path, Site(url="https://example.gov.cn/r"), TEXT))
    assert told["SiteDomain"] == "example.gov.cn"
    assert told["Url"] == "https://example.gov.cn/r/reports/a.html"
    assert told["Image"] == told["og:image"]


def test_the_picture_has_the_size_that_is_said_of_it(tmp_path: Path) -> None:
    told = meta(framed(tmp_path, Site(url="https://example.gov.cn"), TEXT))
    picture = (HOME / "templates" / "assets" / "share.png").read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (
        int(told["og:image:width"]),
        int(told["og:image:height"]),
    )


def test_without_an_address_nothing_is_said_of_it(tmp_path: Path) -> None:
    html = framed(tmp_path, Site(), TEXT)
    assert {"og:url", "og:image", "Url", "Image", "SiteDomain"}.isdisjoint(meta(html))
    assert "canonical" not in html


@pytest.mark.parametrize("checked", [True, False])
def test_only_what_an_editor_decided_is_said_to_be_checked(tmp_path: Path, checked: bool) -> None:
    home = Page("index.html", "首页", "pages/404.html", {}, "home", in_navigation=True)
    publish(tmp_path, Site(edition="public"), home, checked=checked)
    html = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert ("本专题由程序依据公开文本整理、经人工核对，仅作并列展示" in html) == checked
    assert ("本专题由程序依据公开文本整理，仅作并列展示" in html) == (not checked)


def test_the_footer_shows_the_records_that_are_entered(tmp_path: Path) -> None:
    of = Site(site_id="1201020001", icp="津ICP备1号", police_record="津公网安备2号")
    html = framed(tmp_path, of)
    assert "网站标识码：1201020001" in html
    assert '<a href="https://beian.miit.gov.cn/">津ICP备1号</a>' in html
    assert "津公网安备2号" in html


def test_a_way_to_write_to_the_editors_is_there_where_they_have_a_mailbox(tmp_path: Path) -> None:
    assert "我要纠错" in framed(tmp_path, Site(contact="a@example.gov.cn"))
    assert "我要纠错" not in framed(tmp_path, Site(contact="022-12345678"))


def test_a_printed_sheet_names_its_address_and_version(tmp_path: Path) -> None:
    html = framed(tmp_path, Site(), TEXT)
    assert "本页地址：reports/a.html；内容版本：0123456789ab" in html
    assert "版本1（首次收录）" in html


@pytest.mark.parametrize("url", ["", "https://example.gov.cn/r"])
def test_the_page_for_wrong_addresses_is_for_no_search_engine_and_helps_without_an_address(
    tmp_path: Path, url: str
) -> None:
    (lost,) = (each for each in standing.pages(pages.library(book())) if each.path == "404.html")
    home = Page("index.html", "首页", "pages/404.html", {}, "home", in_navigation=True)
    publish(tmp_path, Site(url=url, edition="public"), home, lost)
    html = (tmp_path / "site" / "404.html").read_text("utf-8")
    assert 'name="robots" content="noindex' in html
    assert ("请从本站首页的地址重新进入" in html) == (not url)
    assert f'href="{"/r/" if url else ""}assets/site.css"' in html
