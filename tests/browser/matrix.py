"""Look at pages in every width and scheme: axe, sideways scrolling, words cut off.

A page is loaded once for each scheme and then made narrower and wider, as a reader would.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Page

from tests.browser import axe, chromium
from tests.published import PublishedSite

WIDTHS = (320, 768, 1440)
SCHEMES = ("light", "dark", "contrast")
KIND = re.compile(r"\bkind-[a-z0-9-]+")
CHOSEN = "localStorage.setItem('duizhao-contrast', '1')"
TOO_WIDE = """() => {
    const root = document.documentElement;
    return root.scrollWidth > root.clientWidth ? ["scrolls to " + root.scrollWidth] : [];
}"""
CUT_OFF = """() => {
    const found = [];
    const inside = element => element.closest(".scroll, .unseen, select, textarea") !== null;
    const say = (why, element) =>
        found.push(why + ": " + (element.textContent || element.tagName).trim().slice(0, 40));
    for (const element of document.body.querySelectorAll("*")) {
        if (element.closest("svg")) { continue; }
        const style = getComputedStyle(element);
        const wide = element.scrollWidth > element.clientWidth + 1;
        const tall = element.scrollHeight > element.clientHeight + 1;
        const hides = !["visible", "auto", "scroll"].includes(style.overflowX);
        if (hides && (wide || tall) && element.clientWidth && !inside(element)) {
            say("hidden", element);
        }
        if (element.tagName === "BUTTON" && wide) { say("narrow", element); }
    }
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walk.nextNode()) {
        const text = walk.currentNode;
        const around = text.parentElement;
        if (!text.data.trim() || inside(around) || around.closest(".skip")) {
            continue;
        }
        range.selectNodeContents(text);
        const box = range.getBoundingClientRect();
        if (box.width && (box.right > innerWidth + 1 || box.left < -1)) {
            say("off the page", around);
        }
    }
    for (const words of document.querySelectorAll("svg text")) {
        const box = words.getBoundingClientRect();
        const drawing = words.ownerSVGElement.getBoundingClientRect();
        if (box.width && (box.right > drawing.right + 1 || box.bottom > drawing.bottom + 2)) {
            say("drawn off", words);
        }
    }
    return [...new Set(found)].slice(0, 6);
}"""


@dataclass(frozen=True, slots=True)
class View:
    """A width and a scheme, and the rules (or tags of rules) of axe to look by."""

    width: int
    scheme: str
    rules: tuple[str, ...] = tuple(axe.TAGS)


COLOURS_AT = {"dark": 1440, "contrast": 320}
"""A width does not change a colour: the other schemes are asked for theirs in one width each."""


def _rules(width: int, scheme: str) -> tuple[str, ...]:
    if scheme == "light":
        return tuple(axe.TAGS)
    return tuple(axe.BY_COLOUR) if COLOURS_AT[scheme] == width else ()


EVERY = tuple(View(width, scheme, _rules(width, scheme)) for scheme in SCHEMES for width in WIDTHS)
WHOLE = tuple(View(width, scheme) for scheme in SCHEMES for width in WIDTHS)
"""The same with all the rules in all of them."""


def one_of_each_kind(site: PublishedSite) -> dict[str, str]:
    """Return for each kind of page one of middling size; of two, the smaller."""
    kinds: dict[str, list[tuple[int, str]]] = {}
    for page in site.pages:
        kind = site.by_id(page, "main").attributes.get("class", "")
        (name,) = KIND.findall(kind)[-1:]
        kinds.setdefault(name, []).append(((site.root / page).stat().st_size, page))
    return {kind: sorted(found)[(len(found) - 1) // 2][1] for kind, found in kinds.items()}


def faults(
    views: Mapping[str, Sequence[View]], executable: Path | None = None
) -> dict[str, list[str]]:
    """Return what is wrong by address and view; `views` says how each address is looked at.

    `executable` is another browser than the machine's current one.
    """
    workers = os.cpu_count() or 1
    addresses = sorted(views)
    with ThreadPoolExecutor(workers) as pool:
        shares = [addresses[number::workers] for number in range(workers)]
        parts = pool.map(
            lambda share: dict(_of_some({each: views[each] for each in share}, executable)), shares
        )
        return dict(chain.from_iterable(part.items() for part in parts))


def _of_some(
    views: Mapping[str, Sequence[View]], executable: Path | None
) -> Iterator[tuple[str, list[str]]]:
    """Walk some pages in a browser of its own: playwright's objects belong to one thread."""
    with chromium.launched(executable) as browser:
        for scheme in SCHEMES:
            with _tab(browser, scheme) as page:
                for address, wanted in views.items():
                    chosen = [view for view in wanted if view.scheme == scheme]
                    if chosen:
                        yield from _of_page(page, address, chosen)


@contextmanager
def _tab(browser: Browser, scheme: str) -> Iterator[Page]:
    system: Literal["light", "dark"] = "dark" if scheme == "dark" else "light"
    with browser.new_context(color_scheme=system, locale="zh-CN") as context:
        if scheme == "contrast":
            context.add_init_script(CHOSEN)
        yield context.new_page()


def _of_page(page: Page, address: str, views: Sequence[View]) -> Iterator[tuple[str, list[str]]]:
    page.goto(address)
    if any(view.rules for view in views):
        page.evaluate(axe.SOURCE)
    for view in views:
        page.set_viewport_size({"width": view.width, "height": 900})
        found: list[Any] = [*page.evaluate(TOO_WIDE), *page.evaluate(CUT_OFF)]
        if view.rules:
            found += page.evaluate(axe.RUN, list(view.rules))
        if found:
            yield f"{address} {view.width} {view.scheme}", found
