"""Large type, high contrast, dark and light: chosen, kept, set before anything is drawn."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import matrix
from tests.published import PublishedSite

GROUND = "getComputedStyle(document.body).backgroundColor"
SMALL = """() => {
    const found = [];
    const alone = "button, summary, input, select, nav a, .more a, .ways a, .switches button";
    for (const element of document.querySelectorAll(alone)) {
        const box = element.getBoundingClientRect();
        if (element.checkVisibility() && box.width && (box.width < 43.5 || box.height < 43.5)) {
            found.push(element.outerHTML.slice(0, 80) + " " + box.width + " × " + box.height);
        }
    }
    return found.slice(0, 5);
}"""
LIGHT, DARK = "rgb(253, 252, 248)", "rgb(23, 22, 20)"
FILLS = "selector => getComputedStyle(document.querySelector(selector)).fill"


@pytest.mark.parametrize(
    ("system", "before", "after"), [("light", LIGHT, DARK), ("dark", DARK, LIGHT)]
)
def test_the_scheme_is_the_systems_until_the_reader_chooses_and_then_kept(
    browser: Browser, server: str, system: str, before: str, after: str
) -> None:
    with browser.new_context(color_scheme="dark" if system == "dark" else "light") as context:
        page = context.new_page()
        page.goto(server)
        switch = page.get_by_role("button", name="深色")
        assert switch.get_attribute("aria-pressed") == str(system == "dark").lower()
        assert page.evaluate(GROUND) == before
        switch.press("Enter")
        assert page.evaluate(GROUND) == after
        page.goto(server + "search.html")
        assert page.evaluate(GROUND) == after
        assert switch.get_attribute("aria-pressed") == str(system != "dark").lower()


def test_a_choice_is_set_before_the_other_scripts_run(browser: Browser, server: str) -> None:
    with browser.new_context() as context:
        context.add_init_script(
            "for (const name of ['large', 'contrast', 'dark'])"
            " { localStorage.setItem('duizhao-' + name, '1'); }"
        )
        context.route("**/assets/page.js", lambda route: route.abort())
        page = context.new_page()
        page.goto(server)
        assert page.evaluate(GROUND) == "rgb(0, 0, 0)"
        assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == 21


def test_in_large_type_every_control_is_large_enough(
    site: PublishedSite, server: str, browser: Browser
) -> None:
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        context.add_init_script("localStorage.setItem('duizhao-large', '1')")
        page = context.new_page()
        small = {}
        for path in matrix.one_of_each_kind(site).values():
            page.goto(server + path)
            if found := page.evaluate(SMALL):
                small[path] = found
        assert small == {}


def test_without_a_script_no_switch_is_offered(browser: Browser, server: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server)
        assert not page.locator(".switches").is_visible()


def test_drawings_are_seen_in_colours_that_the_system_forces(page: Page, server: str) -> None:
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto(server + "components.html")
    ground = page.evaluate(GROUND)
    fills = {page.evaluate(FILLS, name) for name in (".bars .result", ".strip .tick", ".bars text")}
    assert ground not in fills
    pressed = page.locator("#main [aria-pressed=true]").evaluate(
        "element => getComputedStyle(element).backgroundColor"
    )
    free = page.locator("#main [aria-pressed=false]").first.evaluate(
        "element => getComputedStyle(element).backgroundColor"
    )
    assert pressed != free
