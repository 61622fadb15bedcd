"""Cut a source into lines of text and drop what its carrier left in it.

A carrier is what the text travelled in: a web page, Markdown, an escaped string. What it left is
taken out by repairs; white space between lines needs none.
"""

import re
from dataclasses import dataclass

from duizhao.reading import flat
from duizhao.text import Range, Repair

HAN = "\u3400-\u9fff\uf900-\ufaff〇"
SPACES = " \t\u00a0\u2002\u2003\u3000\u200b\ufeff"

# A line ends at a line break, at an escaped one (literal \r\n), or where two ideographic spaces
# stand inside it: a whole report on one line keeps the indents of its paragraphs.
BREAK = re.compile(
    rf"""
    (?P<escaped> (?:\\r)?\\n )
  | (?P<line> \r\n? | \n | \u2028 | \u2029 )
  | (?P<indent> [{SPACES}]*\u3000\u3000[{SPACES}]* )
    """,
    re.VERBOSE,
)

# Where a newspaper goes on with a text, inside of it: （下转4版）（紧接1版）.
JUMP = r"[（(]\s*(?:上接|下转|紧接)[^（）()\n]{1,10}版\s*[）)]"

# Each names what a carrier leaves behind; group 1, where there is one, is what stays.
CARRIER = (
    ("page_marker", re.compile(rf"{JUMP}[{SPACES}]*(?:{JUMP}[{SPACES}]*)?"), ""),
    ("html_entity", re.compile(r"&(?:nbsp|ensp|emsp);"), ""),
    ("lost_character", re.compile(r"(?<=[^?\s])\?{2,}|\?{4,}"), ""),
    ("watermark", re.compile(rf"(?:(?<=[！。])。)?微信公众号[{HAN}A-Za-z{SPACES}]{{2,12}}$"), ""),
    ("markdown_emphasis", re.compile(r"\*\*"), ""),
    ("latex_subscript", re.compile(r"_\{(?=[\d.]{1,8}\})|(?<=_\{\d)\}|(?<=_\{\d\.\d)\}"), ""),
)
MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t]+")
PAGE_MARKER = re.compile(
    r"""
    [（(] \s* (?: 上接 | 下转 | 紧接 ) [^（）()\n]{1,12} [）)]     # （上接4版）
  | [-—–－] \s? \d{1,3} \s? [-—–－]                             # - 12 -
  | 第 \s? \d{1,3} \s? 页 (?: \s? 共 \s? \d{1,3} \s? 页 )?      # 第3页 共20页
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source without the white space around it, and what the carrier left in it."""

    raw: Range
    indented: bool
    gap: bool
    repairs: tuple[Repair, ...]


def lines(source: str) -> tuple[tuple[Line, ...], tuple[Repair, ...]]:
    """Return the lines that hold text, and the repairs that lie between them.

    `Line.gap` tells that an empty line stands before it.
    """
    found: list[Line] = []
    between: list[Repair] = []
    gap = indented = False
    start = 0
    for match in (*BREAK.finditer(source), None):
        end = match.start() if match else len(source)
        whole = _trimmed(source, start, end)
        for piece in flat.pieces(source, whole) if whole.start < whole.end else ():
            raw = _trimmed(source, piece.start, piece.end)
            line = _line(source, raw, indented or raw.start - start >= 2, gap)
            removed = sum(len(repair.before) for repair in line.repairs)
            if removed < raw.end - raw.start:
                found.append(line)
                gap = False
            else:
                between += line.repairs
        if whole.start == whole.end:
            gap = gap or (bool(found) and match is not None and match.lastgroup != "indent")
        if match is None:
            break
        if match.lastgroup == "escaped":
            at = Range(match.start(), match.end())
            between.append(Repair("escaped_line_break", at, match[0], ""))
        indented = match.lastgroup == "indent"
        start = match.end()
    return tuple(found), tuple(between)


def _trimmed(source: str, start: int, end: int) -> Range:
    while start < end and source[start] in SPACES:
        start += 1
    while end > start and source[end - 1] in SPACES:
        end -= 1
    return Range(start, end)


def _line(source: str, raw: Range, indented: bool, gap: bool) -> Line:
    words = raw.of(source)
    whole = PAGE_MARKER.fullmatch(words)
    if whole:
        return Line(raw, indented, gap, (Repair("page_marker", raw, words, ""),))
    repairs: list[Repair] = []
    heading = MARKDOWN_HEADING.match(words)
    if heading:
        at = Range(raw.start, raw.start + heading.end())
        repairs.append(Repair("markdown_heading", at, heading[0], ""))
    for rule, pattern, after in CARRIER:
        for match in pattern.finditer(words):
            at = Range(match.start(), match.end()).shifted(raw.start)
            repairs.append(Repair(rule, at, match[0], after))
    return Line(raw, indented, gap, tuple(sorted(repairs, key=lambda repair: repair.raw)))
