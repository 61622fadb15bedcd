"""The reading of figures, case by case; cases/numbers*.txt say what is expected."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from duizhao.model import (
    Coverage,
    Document,
    HealedText,
    Numeral,
    Paragraph,
    Quantity,
    Release,
    Report,
    Sentence,
)
from duizhao.numbers import scanning
from duizhao.text import Range

CASES = Path(__file__).parent / "cases"
TITLE = re.compile(r"(?:【(?P<role>\w+)】)?(?P<name>.+)")
SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’）]*|[^。！？]+$")


def document(text: str, role: str = "task", year: int = 2026) -> Document:
    """Return a report of one paragraph."""
    sentences = tuple(
        Sentence(f"s-{place:010x}", Range(*found.span()))
        for place, found in enumerate(SENTENCE.finditer(text))
    )
    return Document(
        Report("case", "政府工作报告", "某市", "city", year, "full"),
        Release("1", "source.txt", b""),
        HealedText(text, ()),
        (),
        (Paragraph("p-0", None, role, Range(0, len(text)), None, sentences),),
        Coverage(),
    )


def cases() -> Iterator[tuple[str, str, str]]:
    """Yield title, input and expectation of every case."""
    for path in sorted(CASES.glob("numbers*.txt")):
        blocks = re.split(r"(?m)^\.\n", path.read_text("utf-8"))
        for head, expected in zip(blocks[::2], blocks[1::2], strict=False):
            title, _, text = head.strip("\n").partition("\n\n")
            yield title, text.strip("\n"), expected.strip("\n")


def written(quantity: Quantity) -> str:
    """Return a quantity as a case writes it."""
    bounds = [str(end) for end in dict.fromkeys((quantity.low, quantity.high)) if end is not None]
    comparator = [] if quantity.comparator == "eq" else [quantity.comparator]
    value = " ".join([*comparator, *bounds, *([quantity.unit] if quantity.unit else [])])
    standing = [quantity.measure, quantity.kind, quantity.period]
    standing += [] if quantity.commitment == "plain" else [quantity.commitment]
    return " | ".join([quantity.metric, quantity.surface, value, " ".join(standing)])


def numeral(found: Numeral) -> str:
    """Return a numeral as a case writes it."""
    return f"- {found.text} | {found.reason}"


@pytest.mark.parametrize(
    ("title", "text", "expected"), [pytest.param(*case, id=case[0]) for case in cases()]
)
def test_a_sentence_is_read_as_its_case_says(title: str, text: str, expected: str) -> None:
    found = TITLE.fullmatch(title)
    assert found is not None
    quantities, numerals = scanning.scan(document(text, found["role"] or "task"))
    lines = expected.split("\n") if expected else []
    wanted = [line for line in lines if not line.startswith("- ")]
    got = [written(quantity) for quantity in quantities]
    fields = [line.count(" | ") + 1 for line in wanted]
    assert len(got) == len(wanted), got
    assert [
        " | ".join(line.split(" | ")[:count]) for line, count in zip(got, fields, strict=True)
    ] == wanted
    others = [line for line in lines if line.startswith("- ")]
    if others:
        assert [numeral(one) for one in numerals] == others
