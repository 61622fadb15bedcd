"""Run axe-core over many pages at once, on every core."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from itertools import chain
from typing import Literal

from tests.browser import chromium

SOURCE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BY_COLOUR = ["color-contrast", "link-in-text-block"]
"""The rules among them that see colours; no other depends on the scheme."""
RUN = """tags => axe.run(document, {runOnly: tags, resultTypes: ["violations"]})
    .then(found => found.violations.map(rule =>
        rule.id + ": " + rule.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(" | ")))
"""


def violations(
    addresses: Sequence[str], width: int, scheme: Literal["light", "dark"]
) -> dict[str, list[str]]:
    """Return the broken rules by address, each with its first elements."""
    workers = os.cpu_count() or 1
    with ThreadPoolExecutor(workers) as pool:
        shares = [addresses[number::workers] for number in range(workers)]
        found = pool.map(lambda share: _of_some(share, width, scheme), shares)
        return dict(chain.from_iterable(part.items() for part in found))


def _of_some(
    addresses: Sequence[str], width: int, scheme: Literal["light", "dark"]
) -> dict[str, list[str]]:
    """Walk some pages in a browser of its own: playwright's objects belong to one thread."""
    found: dict[str, list[str]] = {}
    with chromium.launched() as browser:
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        for address in addresses:
            page.goto(address)
            page.evaluate(SOURCE)
            if broken := page.evaluate(RUN, TAGS):
                found[address] = broken
    return found
