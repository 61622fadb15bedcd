"""What a report sets out as done but only expects: 预计全年地区生产总值增长6%左右."""

import re

from duizhao.model import Document, Quantity

EXPECTED = re.compile(r"(?<![于比超])预计(?!划|算)[^。！？\n]*$")
DONE = frozenset({"result", "cumulative_result"})
LONGEST = 400
"""Characters before a figure in which its sentence may say what it is."""


def is_expected(document: Document, quantity: Quantity) -> bool:
    """Tell whether the sentence of a result says 预计 before it; 好于预计 says more than that."""
    start = quantity.at.start
    before = document.text.text[max(0, start - LONGEST) : start]
    return quantity.kind in DONE and EXPECTED.search(before) is not None
