"""The tags and texts of a finished page, fast: every build reads all of its pages again.

`html.parser` takes three times as long, a seventh of the whole build. What it does for broken
pages is not needed: ours come from templates, and an HTML checker reads them in the tests.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape

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

NONE: Mapping[str, str] = {}
REMEMBERED = 1 << 14
"""Pages repeat each other's attributes: so many are kept."""

Token = tuple[str, str, Mapping[str, str] | None, int]
"""A tag with its attributes, its end (without any: None), or a text, where the tag is ""; and the
line it begins in. No class: there are a hundred thousand in a site."""


def tokens(html: str) -> Iterator[Token]:
    """Yield the tokens of a page; a script or style is its tag, its text and its end."""
    line = 1
    for raw, raw_written, raw_text, start, written, end, aside, text in TOKEN.findall(html):
        if text:
            yield "", unescape(text) if "&" in text else text, None, line
            line += text.count("\n")
        elif start:
            yield start.lower(), "", _attributes(written) if written else NONE, line
            line += written.count("\n")
        elif end:
            yield end.lower(), "", None, line
        elif raw:
            yield raw.lower(), "", _attributes(raw_written), line
            yield "", raw_text, None, line
            yield raw.lower(), "", None, line
            line += raw_written.count("\n") + raw_text.count("\n")
        else:
            line += aside.count("\n")


@lru_cache(REMEMBERED)
def _attributes(written: str) -> Mapping[str, str]:
    found = {}
    for name, double, single, bare in ATTRIBUTE.findall(written):
        value = double or single or bare
        found[name.lower()] = unescape(value) if "&" in value else value
    return found
