"""The tags and texts of a finished page, fast: every build reads all of its pages again.

`html.parser` takes three times as long, a seventh of the whole build. What it does for broken
pages is not needed: ours come from templates, and an HTML checker reads them in the tests.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

ATTRIBUTES = r"""(?:[^>"'] | "[^"]*" | '[^']*')*"""
TOKEN = re.compile(
    rf"""
    <(?P<raw>script|style)\b(?P<raw_attributes>{ATTRIBUTES})>(?P<raw_text>.*?)</(?P=raw)\s*>
  | <(?P<start>[a-z][^\s/>]*)(?P<attributes>{ATTRIBUTES})>
  | </(?P<end>[a-z][^\s>]*)\s*>
  | (?P<aside><!--.*?--> | <![^>]*>)
  | (?P<text>[^<]+ | <)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s=/"'>]+)
        (?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+)))?""",
    re.VERBOSE,
)


@dataclass(slots=True)
class Token:
    """A tag with its attributes, its end (`is_end`), or, where `tag` is "", a text."""

    tag: str
    line: int
    text: str = ""
    attributes: dict[str, str] | None = None
    is_end: bool = False


def tokens(html: str) -> Iterator[Token]:
    """Yield the tokens of a page; a script or style is its tag, its text and its end."""
    line = 1
    for match in TOKEN.finditer(html):
        kind = match.lastgroup
        if kind == "text":
            text = match.group()
            yield Token("", line, unescape(text) if "&" in text else text)
        elif kind == "attributes":
            yield Token(match["start"].lower(), line, attributes=_attributes(match["attributes"]))
        elif kind == "end":
            yield Token(match["end"].lower(), line, is_end=True)
        elif kind == "raw_text":
            tag = match["raw"].lower()
            yield Token(tag, line, attributes=_attributes(match["raw_attributes"]))
            yield Token("", line, match["raw_text"])
            yield Token(tag, line, is_end=True)
        line += match.group().count("\n")


def _attributes(written: str) -> dict[str, str]:
    found = {}
    for name, double, single, bare in ATTRIBUTE.findall(written):
        value = double or single or bare
        found[name.lower()] = unescape(value) if "&" in value else value
    return found
