"""A page before it is rendered: where it goes, what it is called, what its template is given."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a page's own table of contents: an id on the page, its title, its depth from 1."""

    id: str
    title: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML page of the site.

    `path` is relative to the site's root and ends in `.html`; `template` is rendered with
    `context`. `group` is the key of the navigation's top-level entry the page belongs to, `trail`
    the (title, path) pairs of the pages above it, `siblings` those beside it in reading order.
    `in_navigation` marks the page that stands for its group at the top level. A page that is not
    `listed` is for those who know its address: no sitemap names it, no search engine may.
    """

    path: str
    title: str
    template: str
    context: Mapping[str, object]
    group: str
    description: str = ""
    trail: tuple[tuple[str, str], ...] = ()
    siblings: tuple[tuple[str, str], ...] = ()
    contents: tuple[Entry, ...] = ()
    in_navigation: bool = False
    listed: bool = True
