"""What has to hold in the files of every page, before any browser reads them."""

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from tests.published import PublishedSite

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
LOADED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}


def test_no_script_style_or_handler_stands_in_a_page(site: PublishedSite) -> None:
    found = [
        f"{page}:{element.line} <{element.tag}>"
        for page in site.pages
        for element in site.elements(page)
        if element.tag == "style"
        or (element.tag == "script" and (element.text.strip() or not element.attributes.get("src")))
        or any(name == "style" or name.startswith("on") for name in element.attributes)
        or element.attributes.get("href", "").lower().startswith("javascript:")
    ]
    assert found == []


def test_every_page_carries_the_strict_policy_before_anything_it_loads(
    site: PublishedSite,
) -> None:
    for page in site.pages:
        head = [e for e in site.elements(page) if e.tag in ("meta", "link", "script")]
        policies = [
            place
            for place, element in enumerate(head)
            if element.attributes.get("http-equiv", "").lower() == "content-security-policy"
        ]
        assert len(policies) == 1, page
        assert head[policies[0]].attributes["content"].strip(" ;") == POLICY, page
        assert all(element.tag == "meta" for element in head[: policies[0]]), page


def test_nothing_is_loaded_from_elsewhere(site: PublishedSite) -> None:
    outside = [
        f"{page}:{element.line} {address}"
        for page in site.pages
        for element in site.elements(page)
        if (name := LOADED.get(element.tag))
        and element.attributes.get("rel") not in ("canonical", "alternate")
        and "//" in (address := element.attributes.get(name, ""))
    ]
    assert outside == []


def test_every_link_lands_on_a_file_and_an_id(site: PublishedSite) -> None:
    dead = []
    for page in site.pages:
        for path, fragment in site.links(page):
            if not (site.root / path).is_file():
                dead.append(f"{page} → {path}")
            elif fragment and path.endswith(".html") and fragment not in site.ids(path):
                dead.append(f"{page} → {path}#{fragment}")
    assert dead == []


def test_every_id_is_given_once_on_a_page(site: PublishedSite) -> None:
    for page in site.pages:
        given = [e.attributes["id"] for e in site.elements(page) if "id" in e.attributes]
        assert len(given) == len(set(given)), page


IN_HEAD = 2
"""How deep a page's own title stands; a drawing has one too."""


def test_every_page_says_its_language_and_a_title_of_its_own(site: PublishedSite) -> None:
    titles: dict[str, list[str]] = {}
    for page in site.pages:
        elements = site.elements(page)
        assert elements[0].attributes.get("lang") == "zh-CN", page
        (title,) = [e.text for e in elements if e.tag == "title" and e.depth == IN_HEAD]
        titles.setdefault(title, []).append(page)
    assert {title: pages for title, pages in titles.items() if len(pages) > 1} == {}


def test_links_between_pages_are_relative_and_end_in_html(site: PublishedSite) -> None:
    links = [
        (page, urlsplit(element.attributes.get("href", "")))
        for page in site.pages
        for element in site.elements(page)
        if element.tag == "a"
    ]
    odd = [
        f"{page} → {link.geturl()}"
        for page, link in links
        if not link.scheme and (link.path.startswith("/") or link.path.endswith("/"))
    ]
    assert odd == []


def test_the_front_page_leads_to_every_page(site: PublishedSite) -> None:
    reached = set()
    ahead = ["index.html"]
    while ahead:
        page = ahead.pop()
        if page in reached or PurePosixPath(page).suffix != ".html":
            continue
        reached.add(page)
        ahead.extend(path for path, _ in site.links(page))
    behind = {"404.html", "components.html"}
    assert set(site.pages) - reached - behind == set()
