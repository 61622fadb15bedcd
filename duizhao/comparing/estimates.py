"""What a report sets out as done but only expects: 预计全年地区生产总值增长6%左右."""

import re

from duizhao.model import Document, Quantity
from duizhao.text import Range

EXPECTED = re.compile(r"(?<![于比超])预计(?!划|算)")
DONE = frozenset({"result", "cumulative_result"})


def is_expected(document: Document, quantity: Quantity) -> bool:
    """Tell whether the sentence of a result says 预计 before it; 好于预计 says more than that."""
    if quantity.kind not in DONE:
        return False
    paragraph = next(p for p in document.paragraphs if p.id == quantity.paragraph)
    sentence = next((s.at for s in paragraph.sentences if s.id == quantity.sentence), paragraph.at)
    before = document.words(Range(sentence.start, max(quantity.at.start, sentence.start)))
    return EXPECTED.search(before) is not None
