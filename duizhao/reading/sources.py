"""Decode a report's file, or say what it is instead of a text and what to do about it.

An encoding is never guessed: where the one that was declared does not fit, the one that would is
named and the editor writes it down.
"""

import re
from collections.abc import Iterator, Mapping

from duizhao.errors import Code, Finding

CODECS: Mapping[str, str] = {"utf-8": "utf-8-sig", "gb18030": "gb18030"}
FORMATS = (
    (b"%PDF", "PDF 文件"),
    (b"PK\x03\x04", "Word（docx）或压缩文件"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word（doc）文件"),
    (b"{\\rtf", "RTF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
)
UTF16 = (b"\xff\xfe", b"\xfe\xff")
PAGE = re.compile(r"\s*<(?:!doctype\s+html|html|\?xml|head|body)\b", re.IGNORECASE)
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
LEAST_HAN = 0.2
"""Less of a text than this is Han: it is not in Chinese, or was decoded wrongly before."""
PLAIN = "只把其中的文字存成 UTF-8 的纯文本 source.txt"


def wrong(data: bytes, encoding: str, name: str) -> Iterator[Finding]:
    """Yield what keeps the bytes of `name` from being a report's text; nothing where they are."""
    kind = next((kind for opening, kind in FORMATS if data.startswith(opening)), "")
    if kind:
        yield Finding(name, 0, Code.NOT_TEXT, "正文不是纯文本", "纯文本", kind, PLAIN)
        return
    try:
        text = data.decode(CODECS[encoding])
    except UnicodeDecodeError as error:
        yield _undecoded(data, encoding, name, error.start)
        return
    if not text.strip():
        yield Finding(name, 0, Code.EMPTY, "正文是空的", "报告全文或节录")
    elif PAGE.match(text):
        yield Finding(name, 1, Code.NOT_TEXT, "正文不是纯文本", "纯文本", "网页源代码", PLAIN)


def doubts(data: bytes, encoding: str, name: str) -> Iterator[Finding]:
    """Yield what speaks against the text of `name` being a report; it is published all the same."""
    words = "".join(data.decode(CODECS[encoding]).split())
    if len(HAN.findall(words)) < LEAST_HAN * len(words):
        found = f"“{words[:20]}”等，汉字不足{LEAST_HAN:.0%}"
        advice = "核对是否放错文件，或原文件的编码是否读错"
        yield Finding(name, 1, Code.NOT_TEXT, "正文不像中文报告", "报告全文或节录", found, advice)


def _undecoded(data: bytes, encoding: str, name: str, place: int) -> Finding:
    """Say where the bytes stop being in their encoding, and which one they are in."""
    line = data[:place].count(b"\n") + 1
    return Finding(
        name,
        line,
        Code.WRONG_ENCODING,
        f"正文不是 {encoding} 编码",
        encoding,
        f"第 {place + 1} 个字节起读不出文字",
        _advice(data, encoding),
    )


def _advice(data: bytes, encoding: str) -> str:
    if data.startswith(UTF16) or b"\0" in data[:200]:
        return "这是 UTF-16（记事本称 Unicode），另存为 UTF-8"
    fitting = next((e for e in CODECS if e != encoding and _decodes(data, CODECS[e])), "")
    if fitting == "gb18030":
        return '在 report.toml 写 encoding = "gb18030"，或把文件另存为 UTF-8'
    if fitting:
        return "从 report.toml 删去 encoding 一行"
    return "对照原件重新保存为 UTF-8，文件可能已损坏"


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
