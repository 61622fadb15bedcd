"""One thing that was found, as the data write it: CONTRACT's keys in CONTRACT's order."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from duizhao.model import Document, Numeral, Progress, Quantity, Row, Undertaking
from duizhao.numbers import undertakings
from duizhao.publishing.written import plain, with_its_digits
from duizhao.text import Range

Record = dict[str, Any]

QUANTITY = (
    "id paragraph sentence surface raw_start raw_end metric indicator low high unit comparator "
    "measure extent kind period commitment canonical_low canonical_high canonical_unit"
).split()
ROW = "id indicator label left right comparable relation share reason of".split()
PROGRESS = [field.name for field in fields(Progress)]
UNDERTAKING = "id paragraph sentence raw_start raw_end verb stage object deadline lead".split()
NUMERAL = "raw_start raw_end text reason".split()


def quantity(document: Document, found: Quantity) -> Record:
    """Return a quantity."""
    values = named(found, [key for key in QUANTITY if not key.startswith("raw_")])
    values |= raw(document, found.at)
    values |= {key: plain(values[key]) for key in ("canonical_low", "canonical_high")}
    values |= {key: with_its_digits(values[key]) for key in ("low", "high")}
    return {key: values[key] for key in QUANTITY}


def numeral(document: Document, found: Numeral) -> Record:
    """Return a numeral that is no quantity."""
    return {**raw(document, found.at), "text": found.text, "reason": found.reason}


def progress(found: Progress) -> Record:
    """Return last year's result beside this year's target."""
    return named(found, PROGRESS)


def undertaking(document: Document, found: Undertaking) -> Record:
    """Return what is undertaken without a number."""
    values = named(found, ("id", "paragraph", "sentence", "verb", "stage", "object"))
    values |= raw(document, found.at)
    values |= {
        "deadline": found.deadline or None,
        "lead": undertakings.lead(document, found) or None,
    }
    return {key: values[key] for key in UNDERTAKING}


def row(found: Row) -> Record:
    """Return a row of figures of both sides."""
    return named(found, ROW) | {
        "left": list(found.left),
        "right": list(found.right),
        "share": plain(found.share),
        "reason": found.reason or None,
        "of": found.of or None,
    }


def raw(document: Document, at: Range) -> Record:
    """Return a healed range as CONTRACT counts: in characters of the file."""
    return ends(document.text.raw_range(at))


def ends(at: Range) -> Record:
    """Return the two ends of a range of the file."""
    return {"raw_start": at.start, "raw_end": at.end}


def named(value: object, names: Iterable[str]) -> Record:
    """Return some fields of a value in this order."""
    return {name: getattr(value, name) for name in names}
