"""What an editor's files may hold: every table's keys, their types and choices (CONTRACT)."""

import re
from collections.abc import Mapping
from datetime import date

from duizhao.reading.toml import Field

KINDS = ("full", "excerpt", "summary", "excerpt_of_summary")
LEVELS = ("nation", "province", "city", "district", "county")
REASONS = ("first", "completion", "transcription", "official", "draft")
ENCODINGS = ("utf-8", "gb18030")
EDITIONS = ("review", "public")
COMPARISON_KINDS = ("levels", "years", "peers")
IDENTIFIER = re.compile(r"[A-Za-z0-9-]+")

SITE = {
    key: Field()
    for key in ("name", "publisher", "contact", "url", "site_id", "icp", "police_record")
} | {"edition": Field(choices=EDITIONS)}
PUBLICATION = {
    "issued": Field(date),
    "source_name": Field(),
    "source_url": Field(),
    "encoding": Field(choices=ENCODINGS),
}
REPORT = PUBLICATION | {
    "title": Field(required=True),
    "jurisdiction": Field(required=True),
    "level": Field(required=True, choices=LEVELS),
    "parent": Field(),
    "year": Field(int, required=True),
    "kind": Field(required=True, choices=KINDS),
    "document_number": Field(),
    "delivered": Field(date),
    "speaker": Field(),
    "release": Field(list),
    "spot_check": Field(dict),
}
SPOT_CHECK = {
    "read": Field(int, required=True),
    "agreed": Field(int, required=True),
    "on": Field(date),
}
RELEASE = PUBLICATION | {
    "id": Field(required=True),
    "file": Field(required=True),
    "reason": Field(choices=REASONS),
    "note": Field(),
    "kind": Field(choices=KINDS),
}
NOTES = {"reason": Field(), "on": Field((date, str)), "release": Field()}
QUOTED = NOTES | {"quote": Field(required=True)}
QUANTITY_CHANGES = (
    *("metric", "indicator", "unit", "comparator", "measure", "extent", "kind", "period"),
    *("commitment", "low", "high"),
)
DECISIONS: Mapping[str, Mapping[str, Field]] = {
    "repair": QUOTED
    | {
        "after": Field(),
        "status": Field(required=True, choices=("confirmed", "as_is", "open")),
    },
    "heading": QUOTED
    | {
        "action": Field(required=True, choices=("add", "strike")),
        "number": Field(),
        "text": Field(),
    },
    "paragraph": QUOTED
    | {
        "role": Field(),
        "topics": Field(list),
        "join": Field(choices=("previous",)),
    },
    "quantity": QUOTED
    | {
        "action": Field(required=True, choices=("set", "add", "strike")),
    }
    | {key: Field((str, int, float)) for key in ("surface", *QUANTITY_CHANGES)},
}
FINDING_RULES = (
    *("dates", "targets", "both_numbers", "words", "units", "sums", "deadlines", "positions"),
)
"""The rules of `lexicon/findings.toml`."""
ROW_CHANGES = ("relation", "comparable", "reason", "label")
COMPARISON = {
    "left": Field(required=True),
    "right": Field(required=True),
    "kind": Field(required=True, choices=COMPARISON_KINDS),
    "link": Field(list),
    "row": Field(list),
    "finding": Field(list),
    "review": Field(list),
}
PAIRED = NOTES | {"left": Field(), "right": Field()}
PAIR_DECISIONS: Mapping[str, Mapping[str, Field]] = {
    "link": PAIRED
    | {
        "left": Field(required=True),
        "right": Field(required=True),
        "decision": Field(required=True, choices=("confirm", "add", "strike")),
        "grade": Field(int, choices=(1, 2, 3)),
        "left_at": Field(),
        "right_at": Field(),
    },
    "row": PAIRED
    | {
        "decision": Field(required=True, choices=("confirm", "add", "strike")),
    }
    | {key: Field() for key in ROW_CHANGES},
    "review": NOTES
    | {
        "task": Field(required=True),
        "done": Field(required=True),
        "decision": Field(required=True, choices=("confirm", "add", "strike")),
        "grade": Field(int, choices=(1, 2, 3)),
    },
    "finding": NOTES
    | {
        "rule": Field(required=True, choices=FINDING_RULES),
        "left": Field((str, list)),
        "right": Field((str, list)),
        "text": Field(),
        "decision": Field(required=True, choices=("confirm", "strike")),
    },
}
