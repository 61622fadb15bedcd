"""What a first visit costs: everything that a page asks for, as a server sends it, packed."""

import gzip
from posixpath import dirname, join, normpath

from tests.published import PublishedSite

PAGE = 60 * 1024
SCRIPTS = 30 * 1024


def packed(site: PublishedSite, path: str) -> int:
    """Return how many bytes of a file go over the line."""
    return len(gzip.compress((site.root / path).read_bytes(), mtime=0))


def asked(site: PublishedSite, page: str) -> set[str]:
    """Return what a page loads: style, scripts, icon, pictures, and itself."""
    loaded = {page}
    for element in site.elements(page):
        given = element.attributes
        if element.tag == "link" and given.get("rel") in ("stylesheet", "icon"):
            loaded.add(normpath(join(dirname(page), given["href"])))
        elif element.tag in ("script", "img") and "src" in given:
            loaded.add(normpath(join(dirname(page), given["src"])))
    return loaded


def test_a_first_visit_is_light(site: PublishedSite) -> None:
    heavy = {}
    for page in site.pages:
        if "kind-report" in site.by_id(page, "main").attributes["class"].split():
            continue
        weight = sum(packed(site, path) for path in asked(site, page))
        if weight > PAGE:
            heavy[page] = weight
    assert heavy == {}


def test_all_scripts_together_are_light(site: PublishedSite) -> None:
    scripts = sorted(path.relative_to(site.root).as_posix() for path in site.root.rglob("*.js"))
    assert sum(packed(site, path) for path in scripts if path.startswith("assets/")) <= SCRIPTS


def test_a_page_asks_for_style_scripts_and_itself_only(site: PublishedSite) -> None:
    for page in site.pages:
        assert {path for path in asked(site, page) if not path.startswith("assets/")} == {page}
