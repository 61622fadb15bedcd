"""Take the README's picture: `python -m tests.browser.picture PAGE`, a page of the built site."""

import sys
from pathlib import Path

from tests.browser import chromium

HOME = Path(__file__).parents[2]


def take(page_path: str) -> None:
    """Picture the upper part of a page on a common screen."""
    with chromium.launched() as browser:
        page = browser.new_page(viewport={"width": 1200, "height": 1000}, locale="zh-CN")
        page.goto((HOME / "site" / page_path).as_uri())
        page.screenshot(path=HOME / "docs" / "images" / "page.png")


if __name__ == "__main__":
    take(sys.argv[1])
