"""A published site as the outside sees it: its files, pages and data, read without our code."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(slots=True)
class Element:
    """An element of a page; `text` is all the text inside, in order.

    The elements inside it follow it in document order and are deeper.
    """

    tag: str
    attributes: dict[str, str]
    line: int
    depth: int
    text: str = ""


@dataclass
class PublishedSite:
    """The tree under `root`."""

    root: Path
    _elements: dict[str, tuple[Element, ...]] = field(default_factory=dict)

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """Paths of all HTML pages, relative to the root."""
        found = (path.relative_to(self.root).as_posix() for path in self.root.rglob("*.html"))
        return tuple(sorted(found))

    @cached_property
    def index(self) -> dict[str, Any]:
        """`data/index.json`."""
        return self.data("index.json")

    @cached_property
    def reports(self) -> dict[str, dict[str, Any]]:
        """`data/reports/<id>.json` of every report."""
        return {
            entry["id"]: self.data(f"reports/{entry['id']}.json") for entry in self.index["reports"]
        }

    @cached_property
    def comparisons(self) -> dict[str, dict[str, Any]]:
        """`data/comparisons/<id>.json` of every comparison."""
        return {
            entry["id"]: self.data(f"comparisons/{entry['id']}.json")
            for entry in self.index["comparisons"]
        }

    def data(self, path: str) -> dict[str, Any]:
        """Return a JSON file under `data/`."""
        loaded: dict[str, Any] = json.loads((self.root / "data" / path).read_text("utf-8"))
        return loaded

    def elements(self, page: str) -> tuple[Element, ...]:
        """Return the elements of a page in document order."""
        if page not in self._elements:
            self._elements[page] = parse((self.root / page).read_text("utf-8"))
        return self._elements[page]

    def ids(self, page: str) -> frozenset[str]:
        """Return the ids of a page's elements."""
        found = (element.attributes.get("id") for element in self.elements(page))
        return frozenset(filter(None, found))

    def by_id(self, page: str, name: str) -> Element:
        """Return the element with an id."""
        return next(e for e in self.elements(page) if e.attributes.get("id") == name)

    def links(self, page: str) -> Iterator[tuple[str, str]]:
        """Yield path and fragment of each link, image and script that stays on the site."""
        for element in self.elements(page):
            for name in ("href", "src", "action"):
                target = element.attributes.get(name)
                if target is not None and not urlsplit(target).scheme:
                    parts = urlsplit(urljoin(page, target))
                    yield unquote(parts.path) or page, unquote(parts.fragment)

    def files(self) -> dict[str, bytes]:
        """Return every file's bytes by its path."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }


def parse(html: str) -> tuple[Element, ...]:
    """Return the elements of an HTML text in document order."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return tuple(parser.elements)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, attributes, self.getpos()[0], len(self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data
