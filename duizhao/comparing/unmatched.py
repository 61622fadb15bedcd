"""Say which tasks have no counterpart, what that may mean, why the nearest one was not taken."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from duizhao import lexicon
from duizhao.matching import links as matching
from duizhao.matching import terms
from duizhao.model import Document, Link, Unmatched

CORRESPONDS = 2
"""From this grade on two passages correspond."""
MOST_TERMS = 4
SALUTATION = "各位代表"


@dataclass(frozen=True, slots=True)
class _Looking:
    """One side's tasks, what they are looked for in, and the nearest passages there."""

    side: str
    document: Document
    other: Document
    nearest: Mapping[str, tuple[str, float]]


def unmatched(
    left: Document, right: Document, links: Iterable[Link], struck: Iterable[Link] = ()
) -> tuple[Unmatched, ...]:
    """Return the tasks of both sides without counterpart, the left ones first, in their order.

    Of a text that is not full nothing can be concluded. In a full one something like the passage
    may stand outside the tasks, in the review or the outlook: then it was found, and the passage
    is left out here, as it is where an editor confirmed a sentence that touches on it. What an
    editor struck is no candidate.
    """
    known = tuple(links)
    to_right, to_left = matching.nearest(left, right, {(link.left, link.right) for link in struck})
    return (
        *_of(
            _Looking("left", left, right, to_right),
            {link.left for link in known if _settles(link, right)},
        ),
        *_of(
            _Looking("right", right, left, to_left),
            {link.right for link in known if _settles(link, left)},
        ),
    )


def _of(looking: _Looking, matched: Collection[str]) -> Iterator[Unmatched]:
    for passage in matching.tasks(looking.document):
        if passage.id in matched or not _says(looking.document.words(passage.at)):
            continue
        candidate, score = looking.nearest.get(passage.id, (None, 0.0))
        status = "not_found_in_full" if looking.other.is_full else "cannot_tell_incomplete"
        if score < matching.SAME_TOPIC or not looking.other.is_full:
            reason = _refusal(looking, passage.id, candidate, score) if candidate else ""
            yield Unmatched(looking.side, passage.id, status, candidate, score, reason)


def _says(words: str) -> bool:
    """Tell whether a passage says anything besides addressing the delegates."""
    return any(map(str.isalnum, words.replace(SALUTATION, "")))


def _refusal(looking: _Looking, name: str, candidate: str, score: float) -> str:
    """Say why the nearest passage does not stand beside this one."""
    words = lexicon.table("labels")
    here = next(p for p in looking.document.paragraphs if p.id == name)
    there = next(p for p in looking.other.paragraphs if p.id == candidate)
    if score >= matching.SAME_TOPIC:
        why = words["refused"]["elsewhere"].format(role=words["role"][there.role])
    else:
        why = words["refused"]["below"].format(
            score=f"{score:.3f}", limit=f"{matching.SAME_TOPIC:.3f}"
        )
    weights = matching.learn(looking.document, looking.other)
    shared = terms.shared(weights, looking.document.words(here.at), looking.other.words(there.at))
    told = "、".join(shared[:MOST_TERMS])
    in_common = words["refused"]["shared"].format(terms=told)
    return f"{why}；{in_common if shared else words['refused']['nothing']}"


def _settles(link: Link, other: Document) -> bool:
    """Tell whether a passage has its counterpart by a link, or was found in the other text."""
    return link.grade >= CORRESPONDS or (other.is_full and link.origin != "computed")
