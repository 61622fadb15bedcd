"""The tags and texts of a finished page, fast: every build reads all of its pages again.

`html.parser` takes three times as long, a seventh of the whole build. What it does for broken
pages is not needed: ours come from templates, and an HTML checker reads them in the tests.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

ATTRIBUTES = r"""(?:[^<>"']++ | "[^"]*+" | '[^']*+')*+"""  # possessive: tried once
TOKEN = re.compile(
    rf"""
    <(?P<raw>script|style)\b(?P<raw_attributes>{ATTRIBUTES})>(?P<raw_text>.*?)</(?P=raw)\s*>
  | <(?P<start>[a-z][^\s/>]*)(?P<attributes>{ATTRIBUTES})>
  | </(?P<end>[a-z][^\s>]*)\s*>
  | (?P<aside><!--.*?--> | <![^<>]*>)
  | (?P<text>[^<]+ | <)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s=/"'>]+)
        (?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+)))?""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """A tag with its attributes, its end (without any: None), or a text, where `tag` is ""."""

    tag: str
    text: str
    attributes: dict[str, str] | None
    line: int


def tokens(html: str) -> Iterator[Token]:
    """Yield the tokens of a page; a script or style is its tag, its text and its end."""
    line = 1
    for raw, raw_written, raw_text, start, written, end, aside, text in TOKEN.findall(html):
        if text:
            yield Token("", unescape(text) if "&" in text else text, None, line)
        elif start:
            yield Token(start.lower(), "", _attributes(written) if written else {}, line)
        elif end:
            yield Token(end.lower(), "", None, line)
        elif raw:
            yield Token(raw.lower(), "", _attributes(raw_written), line)
            yield Token("", raw_text, None, line)
            yield Token(raw.lower(), "", None, line)
        line += (text or written or raw_written or aside).count("\n") + raw_text.count("\n")


def _attributes(written: str) -> dict[str, str]:
    found = {}
    for name, double, single, bare in ATTRIBUTE.findall(written):
        value = double or single or bare
        found[name.lower()] = unescape(value) if "&" in value else value
    return found
