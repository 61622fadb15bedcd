"""Set what a review says was done last year beside this year's tasks, and apply an editor's word.

The tasks and the review may stand in one report or in both: a year that follows reports on the
tasks of the one before, a district's review stands beside its city's tasks.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from duizhao.anchoring import shown
from duizhao.comparing.decisions import SIDES, Places
from duizhao.comparing.topics import CORRESPONDS
from duizhao.errors import Code, Finding
from duizhao.matching import links
from duizhao.model import Document, Link, Paragraph, Reviewed

ORIGINS = {"confirm": "confirmed", "add": "added"}


@dataclass(frozen=True, slots=True)
class DecidedReview:
    """An editor's word on a task and what was done, by their quotations from either text.

    `decision` is confirm, add or strike; `grade` None keeps the proposed one.
    """

    task: str
    done: str
    decision: str
    grade: int | None
    reason: str
    report: Callable[[str, Code, str, str], Finding]


@dataclass(frozen=True, slots=True)
class Reviews:
    """What stands beside tasks after the editor's decisions, and those that found no place."""

    reviewed: tuple[Reviewed, ...]
    problems: tuple[Finding, ...]


def proposed(left: Document, right: Document) -> tuple[Reviewed, ...]:
    """Return the tasks of both sides with the passages of both reviews on the same topic."""
    return tuple(
        Reviewed(side, of, link)
        for (side, of), found in links.reviewed(left, right).items()
        for link in found
    )


def settle(
    proposals: Iterable[Reviewed],
    left: Document,
    right: Document,
    decisions: Iterable[DecidedReview],
) -> Reviews:
    """Return the proposals after the editor's decisions; what was struck is left out."""
    texts = {"left": left, "right": right}
    places = {side: Places(texts[side]) for side in SIDES}
    found = {_key(each): each for each in proposals}
    problems: list[Finding] = []
    for decided in decisions:
        task, told = _passage(places, "task", decided.task, links.tasks)
        done, more = _passage(places, "done", decided.done, links.results)
        problems += (decided.report(*each) for each in (told, more) if each)
        if task is None or done is None:
            continue
        fresh = Link(task[1].id, done[1].id, decided.grade or CORRESPONDS, 0.0, (), ())
        meant = Reviewed(task[0], done[0], fresh)
        meant = found.get(_key(meant), meant)
        if decided.decision == "strike":
            found.pop(_key(meant), None)
        else:
            found[_key(meant)] = _decided(meant, decided)
    explained = (
        replace(each, link=links.explained(left, right, each.link, each.side, each.of))
        for each in found.values()
    )
    return Reviews(tuple(explained), tuple(problems))


def _key(each: Reviewed) -> tuple[str, str, str, str]:
    return each.side, each.of, each.link.left, each.link.right


def _decided(meant: Reviewed, decided: DecidedReview) -> Reviewed:
    grade = decided.grade if decided.grade is not None else meant.link.grade
    origin = ORIGINS[decided.decision]
    return replace(
        meant, link=replace(meant.link, origin=origin, grade=grade, reason=decided.reason)
    )


def _passage(
    places: Mapping[str, Places],
    key: str,
    quote: str,
    among: Callable[[Document], tuple[Paragraph, ...]],
) -> tuple[tuple[str, Paragraph] | None, tuple[str, Code, str, str] | None]:
    """Return the one passage of either text that holds a quotation, or what keeps from it."""
    found = {side: places[side].find(quote) for side in SIDES}
    allowed = {side: {p.id for p in among(places[side].document)} for side in SIDES}
    meant = [(s, p) for s, (p, _) in found.items() if p is not None and p.id in allowed[s]]
    if len(meant) == 1:
        return meant[0], None
    if meant:
        wrong = "两份文本里都有这段引文，这条决定未采用"
        return None, (key, Code.NOT_UNIQUE, wrong, shown(quote))
    if any(passage for passage, _ in found.values()):
        wrong = "引文不在任务段落里" if key == "task" else "引文不在上年工作回顾里"
        return None, (key, Code.ORPHANED, wrong, shown(quote))
    tellings = [told for _, anchor in found.values() if (told := anchor.told(quote))]
    return None, (key, *min(tellings, key=lambda told: told[0] is not Code.STALE))
