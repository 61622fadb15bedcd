"""Values as data writes them: JSON that people can read, numbers as decimal strings."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal


def as_json(value: Mapping[str, object]) -> bytes:
    """Return JSON in UTF-8, not escaped, its keys in the order given, dates ISO.

    A record of a list stands on a line of its own: two builds can be compared line by line, and
    the encoder's fast path, which knows no indents, can be taken.
    """
    encode = json.JSONEncoder(ensure_ascii=False, default=_iso).encode
    members = []
    for key, item in value.items():
        records = item if isinstance(item, list) else []
        written = "[\n" + ",\n".join(map(encode, records)) + "\n]" if records else encode(item)
        members.append(f"{encode(key)}: {written}")
    return ("{\n" + ",\n".join(members) + "\n}\n").encode("utf-8")


def plain(value: Decimal | None) -> str | None:
    """Return a number without exponent and without trailing zeros: 1.50E+3 → 1500."""
    if value is None:
        return None
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def with_its_digits(value: Decimal | None) -> str | None:
    """Return a number with the digits it was written with: 5.50 → 5.50."""
    return None if value is None else format(value, "f")


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON form for {value!r}")
