"""Say which tasks have no counterpart, and what that may mean."""

from collections.abc import Iterable

from duizhao.matching import links as matching
from duizhao.model import Document, Link, Unmatched

CORRESPONDS = 2
"""From this grade on two passages correspond."""


def unmatched(left: Document, right: Document, links: Iterable[Link]) -> tuple[Unmatched, ...]:
    """Return the tasks of both sides without counterpart, the left ones first, in their order.

    Of a text that is not full nothing can be concluded. In a full one something like the passage
    may stand outside the tasks, in the review or the outlook: then it was found, and the passage
    is left out here.
    """
    known = list(links)
    to_right, to_left = matching.nearest(left, right)
    return (
        *_of("left", left, right, {link.left for link in known if _settles(link)}, to_right),
        *_of("right", right, left, {link.right for link in known if _settles(link)}, to_left),
    )


def _of(
    side: str,
    document: Document,
    other: Document,
    matched: set[str],
    nearest: dict[str, tuple[str, float]],
) -> Iterable[Unmatched]:
    for passage in matching.tasks(document):
        if passage.id in matched:
            continue
        candidate, score = nearest.get(passage.id, (None, 0.0))
        if not other.is_full:
            yield Unmatched(side, passage.id, "cannot_tell_incomplete", candidate, score)
        elif score < matching.SAME_TOPIC:
            yield Unmatched(side, passage.id, "not_found_in_full", candidate, score)


def _settles(link: Link) -> bool:
    """Tell whether a link gives its passages a counterpart: a person's does at any grade."""
    return link.grade >= CORRESPONDS or link.origin != "computed"
