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
ROLES = (
    *("front", "overview", "result", "five_year", "problems", "outlook", "requirements"),
    *("targets", "task", "self_government", "closing", "table", "glossary", "chrome", "back"),
)
QUANTITY_CHOICES: Mapping[str, tuple[str, ...]] = {
    "comparator": (
        *("eq", "ge", "gt", "le", "lt", "approx", "near", "range"),
        *("positive", "grow", "keep", "sync", "follow_upper", "meet_upper", "zero"),
        *("full_coverage", "rank"),
    ),
    "measure": ("level", "growth", "decline", "share", "count", "rank"),
    "extent": ("stock", "flow", "cumulative"),
    "kind": ("target", "result", "cumulative_result", "ongoing_fact", "planned_total"),
    "commitment": ("firm", "plain", "soft"),
}
INDICATOR = {
    "names": Field(list),
    "also": Field(list),
    "topic": Field(),
    "dimension": Field(),
    "extent": Field(choices=QUANTITY_CHOICES["extent"]),
    "near": Field(list),
    "caveat": Field(),
    "ceiling": Field(bool),
    "own": Field(bool),
    "strike": Field(bool),
}
TOPIC = {
    "id": Field(required=True),
    "label": Field(),
    "strong": Field(list),
    "plain": Field(list),
    "weak": Field(list),
    "roles": Field(list, choices=ROLES),
    "strike": Field(bool),
}
COMPARABLE = ("exact", "close", "loose", "no")
RELATIONS = (
    *("above_result", "at_result", "floor_below_result", "below_result", "to_words"),
    *("to_number", "unit_changed", "scope_changed", "not_restated", "not_comparable"),
    *("one_side_in_words", "one_side_only", "raised", "lowered", "unchanged", "tightened"),
    *("loosened", "new", "dropped", "met", "exceeded", "missed", "not_reported"),
    "reported_in_words",
)
"""The words that an editor may set are those that have a label (lexicon/labels.toml)."""
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
BOUNDS = ("low", "high")
QUANTITY_CHANGES = ("metric", "indicator", "unit", "period", *QUANTITY_CHOICES, *BOUNDS)
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
        "role": Field(choices=ROLES),
        "topics": Field(list),
        "join": Field(choices=("previous",)),
    },
    "quantity": QUOTED
    | {
        "action": Field(required=True, choices=("set", "add", "strike")),
    }
    | {key: Field((str, int, float)) for key in ("surface", "period", *BOUNDS)}
    | {key: Field() for key in ("metric", "indicator", "unit")}
    | {key: Field(choices=choices) for key, choices in QUANTITY_CHOICES.items()},
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
    | {key: Field() for key in ROW_CHANGES}
    | {"relation": Field(choices=RELATIONS), "comparable": Field(choices=COMPARABLE)},
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
