"""Sources: what is no report's text is named for what it is, with what to do."""

import pytest

from duizhao.errors import Code
from duizhao.reading import sources

REPORT = "各位代表：一、2025年工作回顾。经济增长5.5%。\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (REPORT.encode(), "utf-8"),
        (REPORT.encode("utf-8-sig"), "utf-8"),
        (REPORT.encode("gb18030"), "gb18030"),
        ("指标\t单位\t2025年\t2026年\n地区生产总值增长\t%\t5.5\t5.0\n".encode(), "utf-8"),
    ],
)
def test_a_text_in_its_encoding_is_a_source(data: bytes, encoding: str) -> None:
    assert not list(sources.wrong(data, encoding, "source.txt"))


@pytest.mark.parametrize(
    ("data", "encoding", "code", "said"),
    [
        (b"%PDF-1.4\n1 0 obj", "utf-8", Code.NOT_TEXT, "PDF"),
        (b"PK\x03\x04\x14\x00", "utf-8", Code.NOT_TEXT, "Word"),
        (b"\xd0\xcf\x11\xe0\xa1", "gb18030", Code.NOT_TEXT, "旧版 Word"),
        (f"<!DOCTYPE html><p>{REPORT}".encode(), "utf-8", Code.NOT_TEXT, "网页"),
        (REPORT.encode("gb18030"), "utf-8", Code.WRONG_ENCODING, 'encoding = "gb18030"'),
        (REPORT.encode("utf-16"), "utf-8", Code.WRONG_ENCODING, "UTF-16"),
        (REPORT.encode("utf-16-le"), "gb18030", Code.WRONG_ENCODING, "UTF-16"),
        ("各位代表".encode() + b"\xff", "utf-8", Code.WRONG_ENCODING, "损坏"),
        ("一二三".encode(), "gb18030", Code.WRONG_ENCODING, "删去 encoding"),
        ("\ufeff \u3000\n".encode(), "utf-8", Code.EMPTY, "空"),
    ],
)
def test_what_is_no_text_is_named_with_what_to_do(
    data: bytes, encoding: str, code: Code, said: str
) -> None:
    (finding,) = sources.wrong(data, encoding, "source.txt")
    assert (finding.code, said in str(finding)) == (code, True)


@pytest.mark.parametrize("text", ["hello world", REPORT.encode("gb18030").decode("latin-1")])
def test_a_text_that_is_hardly_chinese_is_doubted_and_taken(text: str) -> None:
    assert not list(sources.wrong(text.encode(), "utf-8", "source.txt"))
    (finding,) = sources.doubts(text.encode(), "utf-8", "source.txt")
    assert (finding.code, "汉字不足" in str(finding)) == (Code.NOT_TEXT, True)


def test_a_report_is_not_doubted() -> None:
    assert not list(sources.doubts(REPORT.encode(), "utf-8", "source.txt"))
