"""Write what became of a report from one release to the next as data (CONTRACT: `releases`)."""

from typing import Any

from duizhao.model import Change, Revision

Json = dict[str, Any]


def head(of: Revision) -> Json:
    """Return what names the two releases."""
    left, right = (
        f"{each.document.report.id}@{each.document.release.id}" for each in (of.left, of.right)
    )
    return {"id": of.id, "kind": "releases", "left": left, "right": right}


def content(of: Revision, edition: str) -> Json:
    """Return every change. A completion has none: it says what can be compared now.

    Where it differs in print from the excerpt is for the editor.
    """
    told = [_change(change) for change in of.changes]
    named = head(of) | {"reason": of.reason}
    if of.reason != "completion":
        return named | {"changes": told}
    values = named | {"changes": [], "now_comparable": list(now_comparable(of))}
    return values | {"differences": told} if edition == "review" else values


def now_comparable(of: Revision) -> tuple[str, ...]:
    """Return the paragraphs that the older release did not contain."""
    paragraphs = {each.id for each in of.right.document.paragraphs}
    fresh = (name for each in of.passages if not each.left for name in each.right)
    return tuple(name for name in fresh if name in paragraphs)


def _change(change: Change) -> Json:
    return {
        "id": change.id,
        "type": change.type,
        "left": list(change.left),
        "right": list(change.right),
        "reason": change.reason,
    }
