"""Measure the reading of figures against marks that people made by reading.

`python -m tests.quality MARKS …` prints precision, recall and F1 of values and of each attribute
of marked excerpts, and the disagreements; the two reports are measured by `tests.quality_pair`. A
mark is found again by its context; a metric agrees when one phrase holds the other or they share
most of their character pairs.
"""

import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from duizhao.model import (
    Coverage,
    Document,
    HealedText,
    Paragraph,
    Quantity,
    Release,
    Report,
    Sentence,
)
from duizhao.numbers import scanning
from duizhao.text import Range
from tests.quality_figures import EXTRA, Outcome, count, table

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
ATTRIBUTES = ("unit", "comparator", "kind", "period", "metric", "measure", "extent", "commitment")
TUPLE = ATTRIBUTES[:5]
SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’）]*|[^。！？]+$")
ENOUGH = 0.5
"""Metrics that share this part of their character pairs agree."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A quantity as a reader marked it, found again at `at` in the healed text."""

    at: Range
    context: str
    values: dict[str, str]

    @property
    def optional(self) -> bool:
        """Tell whether a careful reader may leave it out."""
        return bool(self.values.get("optional"))

    def get(self, attribute: str) -> str:
        """Return an attribute; absent is an empty string, for commitment plain."""
        return self.values.get(attribute, "plain" if attribute == "commitment" else "")


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one document."""

    pairs: tuple[tuple[Mark, Quantity], ...]
    missed: tuple[Mark, ...]
    extra: tuple[Quantity, ...]

    @property
    def value_f1(self) -> float:
        """Return the F1 of figures found with their value."""
        return self._f1(len(self.pairs))

    @property
    def tuple_f1(self) -> float:
        """Return the F1 of figures whose unit, comparator, kind, period and metric agree too."""
        whole = sum(all(agrees(attribute, *pair) for attribute in TUPLE) for pair in self.pairs)
        return self._f1(whole)

    def _f1(self, right: int) -> float:
        wanted = len(self.pairs) + len(self.missed)
        found = len(self.pairs) + len(self.extra)
        return 2 * right / max(1, wanted + found)


def folded(words: str) -> tuple[str, list[int]]:
    """Return the words after NFKC without white space, and the place of each character."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(words):
        for part in unicodedata.normalize("NFKC", character):
            if not part.isspace():
                characters.append(part)
                places.append(place)
    return "".join(characters), places


def excerpts(path: Path) -> Iterator[tuple[Document, tuple[Mark, ...]]]:
    """Yield the excerpts of a file of marks, each as a document of one paragraph."""
    for entry in tomllib.loads(path.read_text("utf-8"))["excerpt"]:
        text = entry["text"]
        report = Report(path.stem, "", "", "city", entry["year"], "excerpt")
        ends = [found.end() for found in SENTENCE.finditer(text)]
        starts = [0, *ends[:-1]]
        sentences = tuple(
            Sentence(f"s-{place:010x}", Range(*at))
            for place, at in enumerate(zip(starts, ends, strict=True))
        )
        paragraph = Paragraph("p", None, entry["role"], Range(0, len(text)), None, sentences)
        document = Document(
            report,
            Release("1", "", b""),
            HealedText(text, ()),
            (),
            (paragraph,),
            Coverage(),
        )
        yield document, tuple(marks(document, entry["quantity"]))


def entries(path: Path) -> list[dict[str, str]]:
    """Return the quantities of a file of marks as they are written there."""
    return list(tomllib.loads(path.read_text("utf-8"))["quantity"])


def marks(document: Document, written: list[dict[str, str]]) -> Iterator[Mark]:
    """Yield marks with their places; a context that is not found is reported."""
    text, places = folded(document.text.raw)
    for entry in written:
        context, surface = folded(entry["context"])[0], folded(entry["surface"])[0]
        start = text.find(context)
        within = -1
        for _ in range(int(entry.get("occurrence", 1))):
            within = context.find(surface, within + 1)
        if start < 0 or within < 0:
            print(f"not found: {entry['context']}")
            continue
        first, last = start + within, start + within + len(surface) - 1
        at = document.text.healed_range(Range(places[first], places[last] + 1))
        yield Mark(at, entry["context"], entry)


def compare(quantities: tuple[Quantity, ...], expected: tuple[Mark, ...]) -> Score:
    """Pair marks with quantities that overlap and have the same value, best metric first."""
    candidates = sorted(
        (
            (-_likeness(mark.get("metric"), quantity.metric), left, right)
            for left, mark in enumerate(expected)
            for right, quantity in enumerate(quantities)
            if mark.at.meets(quantity.at) and same_value(mark, quantity)
        ),
    )
    lefts: dict[int, int] = {}
    rights: set[int] = set()
    for _, left, right in candidates:
        if left not in lefts and right not in rights:
            lefts[left] = right
            rights.add(right)
    spare = [mark.at for mark in expected if mark.optional or "one mark" in mark.get("note")]
    return Score(
        tuple(
            (expected[left], quantities[right])
            for left, right in sorted(lefts.items())
            if not expected[left].optional
        ),
        tuple(
            mark
            for place, mark in enumerate(expected)
            if place not in lefts and mark.at not in spare
        ),
        tuple(
            quantity
            for place, quantity in enumerate(quantities)
            if place not in rights and not any(at.meets(quantity.at) for at in spare)
        ),
    )


def same_value(mark: Mark, quantity: Quantity) -> bool:
    """Tell whether both have the same ends."""
    low, high = _number(mark.get("low")), _number(mark.get("high"))
    if "eq is" in mark.get("note") and quantity.comparator == "eq":
        return low == quantity.low
    return (low, high) == (quantity.low, quantity.high)


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def agrees(attribute: str, mark: Mark, quantity: Quantity) -> bool:
    """Tell whether an attribute is as it was marked."""
    expected, got = mark.get(attribute), getattr(quantity, attribute) or ""
    if got and re.search(rf"\b{re.escape(got)}\b", mark.get("note")):
        return True
    if attribute == "metric":
        return _likeness(expected, got) >= ENOUGH
    return bool(expected == got)


def _likeness(one: str, other: str) -> float:
    """Return 1 where one phrase holds the other, else the Dice share of character pairs."""
    one, other = folded(one)[0].strip("“”"), folded(other)[0].strip("“”")
    if len(one) >= 2 and len(other) >= 2 and (one in other or other in one):
        return 1.0
    pairs = [Counter(words[i : i + 2] for i in range(len(words) - 1)) for words in (one, other)]
    total = sum(pairs[0].values()) + sum(pairs[1].values())
    return 2 * sum((pairs[0] & pairs[1]).values()) / total if total else 0.0


def outcomes(name: str, score: Score) -> Iterator[Outcome]:
    """Yield how each mark fared: its value, its whole tuple, each attribute of it."""
    yield from _values(name, score)
    asked = {"whole tuple": TUPLE, **{attribute: (attribute,) for attribute in ATTRIBUTES}}
    for told, attributes in asked.items():
        of = f"{name} {told}"
        for mark, quantity in score.pairs:
            wrong = [each for each in attributes if not agrees(each, mark, quantity)]
            got = " ".join(f"{getattr(quantity, each)}" for each in wrong)
            label = "" if told == "whole tuple" else _name(mark)
            yield Outcome(of, label, right=not wrong, got=got)
        yield from (Outcome(of, "", found=False) for _ in score.missed)
        yield from (Outcome(of, "", marked=False) for _ in score.extra)


def _values(name: str, score: Score) -> Iterator[Outcome]:
    of = f"{name} value"
    yield from (Outcome(of, _name(mark), right=True) for mark, _ in score.pairs)
    yield from (Outcome(of, _name(mark), found=False) for mark in score.missed)
    for quantity in score.extra:
        yield Outcome(of, f"{EXTRA}{quantity.surface} | {quantity.metric}", marked=False)


def _name(mark: Mark) -> str:
    return f"{mark.context} | {mark.get('surface')} | {mark.get('metric')}"


def main(names: list[str]) -> None:
    """Measure the files of marked excerpts that are named."""
    for name in names:
        scores = [
            compare(scanning.scan(document)[0], expected)
            for document, expected in excerpts(Path(name))
        ]
        print("\n".join(table(count(outcomes(Path(name).stem, joined(scores))))))


def joined(scores: list[Score]) -> Score:
    """Return the scores of several documents as one."""
    return Score(
        tuple(pair for score in scores for pair in score.pairs),
        tuple(mark for score in scores for mark in score.missed),
        tuple(quantity for score in scores for quantity in score.extra),
    )


if __name__ == "__main__":
    main(sys.argv[1:])
