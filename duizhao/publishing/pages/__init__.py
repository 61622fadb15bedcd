"""Every page of the site: one module a page kind, each with `pages(library, …)`."""

from collections.abc import Mapping

from duizhao.publishing.page import Page
from duizhao.publishing.pages import (
    components,
    downloads,
    essentials,
    figures,
    five_years,
    full_text,
    left_out,
    making,
    one_sheet,
    phrases,
    progress,
    releases,
    rows,
    standing,
    topics,
    turns,
    undertakings,
    unmatched,
)
from duizhao.publishing.pages.library import Library, library

__all__ = ["GROUPS", "Library", "components", "library", "pages"]

GROUPS = ("home", "comparison", "figures", "phrases", "reports", "search", "downloads", "about")
"""The navigation's top level, in order."""


def pages(shelf: Library, files: Mapping[str, bytes], *others: Page) -> tuple[Page, ...]:
    """Return the pages of a library in the order of the navigation.

    `files` are the data files published beside them, by path from the site's root; `others` are
    pages made elsewhere (search, components).
    """
    made = (
        *essentials.pages(shelf),
        *one_sheet.pages(shelf),
        *topics.pages(shelf),
        *unmatched.pages(shelf),
        *figures.pages(shelf),
        *progress.pages(shelf),
        *turns.pages(shelf),
        *rows.pages(shelf),
        *five_years.pages(shelf),
        *undertakings.pages(shelf),
        *left_out.pages(shelf),
        *phrases.pages(shelf),
        *full_text.pages(shelf),
        *releases.pages(shelf),
        *standing.pages(shelf),
        *making.pages(shelf),
        *downloads.pages(shelf, files),
        *others,
    )
    order = {group: place for place, group in enumerate(GROUPS)}
    return tuple(sorted(made, key=lambda page: order.get(page.group, len(order))))
