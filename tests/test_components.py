"""The page behind the site: complete, computed from the style sheet, and found by nobody."""

import pytest

from duizhao.publishing import colours
from duizhao.publishing.pages import components, specimens
from tests.conftest import HOME
from tests.published import PublishedSite

PAGE = "components.html"
SHOWN = (
    "absent again aimed alone bar cautions choices comparable copying counterpart counts-list "
    "figure figure-line finding finding-group "
    "given grade hit incomplete inline lead legend loose metric neighbours no notice numerals "
    "order outline passage permalink phrase phrase-group points quiet rate repair "
    "report role-label search-filters search-group shared shelf shown sort "
    "stack state steps strip tabs "
    "target-list text-card to-evidence tools two unseen ways why words worded"
)
"""What readers meet on the pages, by the class it is styled by."""
SHEET = (HOME / "templates" / "assets" / "site.css").read_text("utf-8")


def schemes(sheet: str) -> tuple[components.Scheme, ...]:
    """Return the schemes as the page shows them."""
    shown: tuple[components.Scheme, ...] = components.page(sheet, review=True).context["schemes"]  # type: ignore[assignment]
    return shown


def test_it_is_linked_from_nowhere_and_asks_not_to_be_indexed(site: PublishedSite) -> None:
    assert PAGE in site.pages
    leading = {page for page in site.pages for path, _ in site.links(page) if path == PAGE}
    assert leading <= {PAGE}
    robots = [e for e in site.elements(PAGE) if e.attributes.get("name") == "robots"]
    assert [e.attributes["content"] for e in robots] == ["noindex, nofollow"]


def test_it_carries_none_of_the_signs_by_which_pages_and_data_are_matched(
    site: PublishedSite,
) -> None:
    signs = {"data-pair", "data-side", "data-row", "data-quote", "data-hit", "data-figure"}
    assert not signs & {name for e in site.elements(PAGE) for name in e.attributes}


def test_every_colour_and_step_of_the_sheet_is_shown(site: PublishedSite) -> None:
    shown = site.by_id(PAGE, "main").text
    for name, value in colours.palettes(SHEET)[":root"].items():
        if name in ("serif", "sans", "mono", "radius"):
            continue
        assert name in shown, name
        assert value in shown, name


def test_the_contrasts_shown_are_computed() -> None:
    (light, *_) = schemes(SHEET)
    first = light.text[0]
    assert (first.first.name, first.second.name) == ("ink", "paper")
    contrast = colours.contrast(first.first.value, first.second.value)
    assert float(first.values[0]) == pytest.approx(contrast, abs=0.005)
    (darker, *_) = schemes(SHEET.replace(f"--ink: {first.first.value}", "--ink: #000000", 1))
    assert float(darker.text[0].values[0]) > contrast


def test_the_public_edition_shows_no_score_and_no_origin() -> None:
    for unit in specimens.units(review=False):
        assert unit.nearest is None
        assert all(not (each.score or each.origin) for each in unit.counterparts)
    assert any(each.score for unit in specimens.units(review=True) for each in unit.counterparts)
    assert not any(each.state for each in specimens.findings(review=False).findings)
    assert all(each.state for each in specimens.findings(review=True).findings)


def test_every_component_is_shown(site: PublishedSite) -> None:
    assert set(SHOWN.split()) <= classes(site, PAGE)
    assert {"ins", "del", "mark", "form", "select", "svg", "details"} <= {
        element.tag for element in site.elements(PAGE)
    }


def classes(site: PublishedSite, page: str) -> set[str]:
    """Return the classes of a page's elements."""
    return {name for e in site.elements(page) for name in e.attributes.get("class", "").split()}


def test_no_sitemap_names_it() -> None:
    assert not components.page(SHEET, review=False).listed
