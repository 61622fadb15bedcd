"""Apply what an editor decided about findings: on the words and the sentence it was made on."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from duizhao.anchoring import anchor, differing, fold, shown
from duizhao.comparing.decisions import SIDES, Places
from duizhao.errors import Code, Finding
from duizhao.model import Document, Range, Statement

ORIGINS = {"confirm": "confirmed", "strike": "rejected"}


@dataclass(frozen=True, slots=True)
class DecidedFinding:
    """An editor's word on a finding: `decision` is confirm or strike.

    `quotes` are, for each side, the quotations that hold all it rests on. `text` is the sentence
    that was decided on; where it is given, the finding has to say the same still.
    """

    rule: str
    quotes: Mapping[str, tuple[str, ...]]
    text: str
    decision: str
    reason: str
    report: Callable[[str, Code, str, str], Finding]


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings after the editor's decisions, and the decisions that found no place."""

    findings: tuple[Statement, ...]
    problems: tuple[Finding, ...]


def settle(
    findings: tuple[Statement, ...],
    left: Document,
    right: Document,
    decisions: Iterable[DecidedFinding],
    earlier: Iterable[Document] = (),
) -> Findings:
    """Return the findings in their order, each as it was confirmed or struck, if it was."""
    known = tuple(earlier)
    places = {"left": Places(left, known), "right": Places(right, known)}
    settled = {finding.id: finding for finding in findings}
    problems: list[Finding] = []
    for decided in decisions:
        meant, told = spoken_of(decided, findings, places)
        problems += told
        if meant is not None:
            origin = ORIGINS[decided.decision]
            settled[meant.id] = replace(meant, origin=origin, reason=decided.reason)
    return Findings(tuple(settled.values()), tuple(problems))


def spoken_of(
    decided: DecidedFinding, findings: Iterable[Statement], places: Mapping[str, Places]
) -> tuple[Statement | None, list[Finding]]:
    """Return the finding that a decision speaks of, None where it is not to be applied."""
    held, problems = _held(decided, places)
    if held is None:
        return None, problems
    meant = [
        finding
        for finding in findings
        if finding.rule == decided.rule and _rests_on(finding, held, places)
    ]
    saying = [finding for finding in meant if fold(finding.text) == fold(decided.text)]
    if decided.text and meant and not saying:
        was, now = differing(decided.text, meant[0].text)
        wrong = f"要点的文字已变，这条决定未采用，作决定时为“{was}”"
        return None, [*problems, decided.report("text", Code.STALE, wrong, now)]
    meant = saying or meant
    if len(meant) == 1:
        return meant[0], problems
    said = shown(
        decided.text or "、".join(quote for each in decided.quotes.values() for quote in each)
    )
    if meant:
        wrong = "引文里不止一条这样的要点，这条决定未采用"
        return None, [*problems, decided.report("rule", Code.NOT_UNIQUE, wrong, said)]
    wrong = "引文上没有这样的要点，这条决定未采用"
    return None, [*problems, decided.report("rule", Code.ORPHANED, wrong, said)]


def _held(
    decided: DecidedFinding, places: Mapping[str, Places]
) -> tuple[dict[str, tuple[Range, ...]] | None, list[Finding]]:
    """Return where the quotations stand in the sources, None where one of them does not."""
    problems: list[Finding] = []
    held: dict[str, tuple[Range, ...]] = {}
    lost = False
    for side in SIDES:
        quotes = decided.quotes.get(side, ())
        found = [anchor(places[side].folded, q, "", places[side].before) for q in quotes]
        told = (each.told(quote) for each, quote in zip(found, quotes, strict=True))
        problems += (decided.report(side, *each) for each in told if each)
        lost = lost or any(each.at is None for each in found)
        held[side] = tuple(each.at for each in found if each.at is not None)
    if not any(decided.quotes.values()) and not decided.text:
        problems.append(decided.report("text", Code.MISSING_KEY, "没有引文的要点要写出 text", ""))
        lost = True
    return (None if lost else held), problems


def _rests_on(
    finding: Statement, held: Mapping[str, tuple[Range, ...]], places: Mapping[str, Places]
) -> bool:
    """Tell whether the quotations hold all that a finding rests on, and none of them nothing."""
    needed: dict[str, list[Range]] = {side: [] for side in SIDES}
    for ground in finding.grounds:
        text = places[ground.side].document.text
        needed[ground.side].append(text.raw_range(ground.at))
    return all(
        all(any(at.holds(place) for at in held[side]) for place in needed[side])
        and all(any(at.holds(place) for place in needed[side]) for at in held[side])
        for side in SIDES
    )
