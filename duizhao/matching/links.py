"""Link the passages of two reports that set tasks: many to many, each link with its reasons.

How close two passages are is weighed by how near that comes to the best that either side has, and
set against how close the closest passages of these two reports are. One scale serves long and short
reports, places beside each other and the years of one place.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import sqrt

from duizhao.matching import closeness, similarity, terms
from duizhao.matching.closeness import UNSAID, Closeness, Pair, Passage
from duizhao.matching.similarity import Matrix, Weights
from duizhao.model import Document, Link, Paragraph
from duizhao.text import Range

PARALLEL = 0.65
"""From this score on, same topic and same or parallel measures: grade 3."""
SAME_TOPIC = 0.325
"""From this score on, the same topic: grade 2."""
TOUCHED = 0.04
"""From this score on a sentence touches what the other passage is about: grade 1."""
CLOSE_SENTENCES = 0.08
"""From this closeness on a second and a third pair of sentences is shown as evidence."""
WHOLE = 3.5
"""What brings the closeness of whole passages to the scale of the voices of their parts."""
FARTHEST = 0.005
"""Not even the closest passage is a candidate below this score."""
USUAL = (0.03, 0.1)
"""How close the closest passages of two reports are, at the least and at the most."""
SAME = 2
"""The grade of the same topic."""
OTHER = {"left": "right", "right": "left"}

__all__ = ["UNSAID", "between", "explained", "learn", "nearest", "results", "reviewed", "tasks"]


@dataclass(frozen=True, slots=True)
class _Side:
    """Passages of one report."""

    document: Document
    passages: tuple[Passage, ...]

    def words(self, passage: Passage) -> str:
        return self.document.words(passage.paragraph.at)

    def of(self, places: Iterable[int]) -> "_Side":
        """Return some of the passages."""
        return _Side(self.document, tuple(self.passages[place] for place in places))


def between(left: Document, right: Document) -> tuple[Link, ...]:
    """Return the links between two reports' tasks, in the order of the left, closest first.

    Candidates that touch only in a sentence are links of grade 1, and so is the closest passage of
    one that has no other: a reader may find there what words do not tell.
    """
    here, there, close = _everywhere(left, right, "left")
    columns = _columns(there, tasks(right))
    return _links(
        closeness.measure(left, right).weights, here, there.of(columns), close.to(columns)
    )


def reviewed(left: Document, right: Document) -> dict[tuple[str, str], tuple[Link, ...]]:
    """Return the links of the same topic between tasks and what was done, by the sides of both.

    The tasks are the links' left: ("right", "left") has those of the right report's tasks with the
    left one's review, ("right", "right") those with its own.
    """
    weights = closeness.measure(left, right).weights
    found: dict[tuple[str, str], tuple[Link, ...]] = {}
    for side, plan, other in (("left", left, right), ("right", right, left)):
        here, there, close = _everywhere(left, right, side)
        columns = _columns(there, results(other))
        beside = _links(weights, here, there.of(columns), close.to(columns), SAME)
        prose = _prose(left, right, side)
        own = prose.of(_columns(prose, results(plan)))
        apart = closeness.between(here.passages, own.passages)
        itself = _links(weights, here, own, apart, SAME)
        found |= {(side, side): itself, (side, OTHER[side]): beside}
    return found


def explained(
    left: Document, right: Document, link: Link, side: str = "left", of: str = "right"
) -> Link:
    """Return a link with what both passages share, also where an editor set it and not we.

    `side` and `of` are the reports in which the link's passages stand.
    """
    if link.terms or link.evidence:
        return link
    measure = closeness.measure(left, right)
    known = {"left": (left, measure.left), "right": (right, measure.right)}
    (here, ours), (there, theirs) = known[side], known[of]
    if link.left not in ours or link.right not in theirs:
        return link
    one, other = ours[link.left], theirs[link.right]
    pairs = closeness.close_sentences((one,), (other,)).get((0, 0), ())
    words = here.words(one.paragraph.at), there.words(other.paragraph.at)
    shared = terms.shared(measure.weights, *words)
    return replace(link, terms=shared, evidence=_evidence(pairs, one, other))


def nearest(
    left: Document, right: Document, struck: Collection[tuple[str, str]] = ()
) -> tuple[dict[str, tuple[str, float]], ...]:
    """Return for each task of either side the closest passage anywhere in the other report.

    The first mapping leads from left to right, the second from right to left. `struck` are pairs
    (left, right) that an editor has ruled out.
    """
    ruled_out = set(struck)
    return (
        _nearest(_everywhere(left, right, "left"), tasks(right), ruled_out),
        _nearest(_everywhere(left, right, "right"), tasks(left), {(b, a) for a, b in ruled_out}),
    )


def tasks(document: Document) -> tuple[Paragraph, ...]:
    """Return the passages that set tasks, those of the plan on the government itself included."""
    begun = False
    found = []
    for passage in document.paragraphs:
        begun = begun or passage.role == "task"
        if passage.role == "task" or (begun and passage.role == "self_government"):
            found.append(passage)
    return tuple(found)


def results(document: Document) -> tuple[Paragraph, ...]:
    """Return the passages that say what was done in the year under review."""
    planned = {passage.id for passage in tasks(document)}
    return tuple(
        passage
        for passage in document.paragraphs
        if passage.role in ("result", "self_government") and passage.id not in planned
    )


def learn(left: Document, right: Document) -> tuple[Weights, ...]:
    """Return what each term tells, learned on the paragraphs of both reports."""
    return closeness.measure(left, right).weights


def _prose(left: Document, right: Document, side: str) -> _Side:
    """Return all prose of one of two reports."""
    measure = closeness.measure(left, right)
    passages = {"left": measure.left, "right": measure.right}[side]
    return _Side({"left": left, "right": right}[side], tuple(passages.values()))


@lru_cache(maxsize=4)
def _everywhere(left: Document, right: Document, side: str) -> tuple[_Side, _Side, Closeness]:
    """Return one side's tasks, all prose of the other, and how close they are: asked for often."""
    ours, theirs = (_prose(left, right, each) for each in (side, OTHER[side]))
    here = ours.of(_columns(ours, tasks(ours.document)))
    return here, theirs, closeness.between(here.passages, theirs.passages)


def _columns(side: _Side, chosen: Iterable[Paragraph]) -> list[int]:
    """Return the places of some paragraphs among the passages of a side, in order."""
    ids = {paragraph.id for paragraph in chosen}
    return [n for n, passage in enumerate(side.passages) if passage.paragraph.id in ids]


def _links(
    weights: Sequence[Weights], left: _Side, right: _Side, close: Closeness, least: int = 1
) -> tuple[Link, ...]:
    """Return the links of at least a grade."""
    scores, pairs = _scores(close, _usual(close.whole)), close.sentences
    grades = _grades(scores)
    links = []
    for row, passage in enumerate(left.passages):
        found = [
            Link(
                passage.paragraph.id,
                other.paragraph.id,
                grades[row][column],
                round(scores[row][column], 4),
                terms.shared(weights, left.words(passage), right.words(other)),
                _evidence(pairs.get((row, column), ()), passage, other),
            )
            for column, other in enumerate(right.passages)
            if grades[row][column] >= least
        ]
        links += sorted(found, key=lambda link: -link.score)
    return tuple(links)


def _scores(close: Closeness, usual: float) -> Matrix:
    """Return how close each pair is on one scale, whatever the two reports.

    Below the same topic the closest part has a say: it tells where a subject is but touched.
    """
    by_whole, by_parts = similarity.mutual(close.whole), similarity.mutual(close.parts())
    scale = 1 / sqrt(usual)
    return tuple(
        tuple(
            _score(whole * scale, part * scale, voices)
            for whole, part, voices in zip(*rows, strict=True)
        )
        for rows in zip(by_whole, by_parts, close.voices(), strict=True)
    )


def _score(whole: float, part: float, voices: float) -> float:
    score = (WHOLE * whole + voices) / 2
    if score >= SAME_TOPIC:
        return score
    touched = sqrt(score * part)
    return touched / (1 + touched / SAME_TOPIC)


def _usual(close: Sequence[Sequence[float]]) -> float:
    """Return how close the closest passages are: as many pairs as the shorter report has tasks."""
    least, most = USUAL
    ranked = sorted((value for row in close for value in row), reverse=True)
    number = min(len(close), len(close[0])) if close else 0
    return min(max(ranked[number - 1], least), most) if number else least


def _grades(scores: Matrix) -> list[list[int]]:
    """Return the grade of each pair, 0 where the two have nothing to do with each other."""
    grades = [[_grade(score) for score in row] for row in scores]
    cells = [(row, column) for row, values in enumerate(scores) for column in range(len(values))]
    for side in (0, 1):
        linked = {cell[side] for cell in cells if grades[cell[0]][cell[1]]}
        closest: dict[int, tuple[int, int]] = {}
        for row, column in sorted(cells, key=lambda cell: scores[cell[0]][cell[1]]):
            closest[(row, column)[side]] = row, column
        for number, (row, column) in closest.items():
            if number not in linked and scores[row][column] >= FARTHEST:
                grades[row][column] = 1
    return grades


def _grade(score: float) -> int:
    return sum(score >= limit for limit in (TOUCHED, SAME_TOPIC, PARALLEL))


def _evidence(
    pairs: Iterable[Pair], left: Passage, right: Passage
) -> tuple[tuple[Range, Range], ...]:
    """Return up to three close pairs, no sentence twice; of distant pairs only the closest.

    A lead names the subject and shows nothing: it is taken only where there is nothing else.
    """
    leads = left.paragraph.lead, right.paragraph.lead
    ranked = sorted(pairs, key=lambda pair: (-pair.closeness, pair.left, pair.right))
    said = [pair for pair in ranked if pair.left != leads[0] and pair.right != leads[1]]
    chosen: list[Pair] = []
    for pair in said or ranked:
        new = all(pair.left != other.left and pair.right != other.right for other in chosen)
        if new and (not chosen or pair.closeness >= CLOSE_SENTENCES):
            chosen.append(pair)
    return tuple((pair.left, pair.right) for pair in chosen[:3])


def _nearest(
    everywhere: tuple[_Side, _Side, Closeness],
    tasks_there: Iterable[Paragraph],
    struck: Collection[tuple[str, str]],
) -> dict[str, tuple[str, float]]:
    """Return the closest passage to each task: among tasks the score is that of the link.

    What stands elsewhere is weighed beside the tasks and on their scale.
    """
    here, there, close = everywhere
    columns = _columns(there, tasks_there)
    among_tasks = close.to(columns)
    usual = _usual(among_tasks.whole)
    found = {}
    for passage, linked, scores in zip(
        here.passages, _scores(among_tasks, usual), _scores(close, usual), strict=True
    ):
        row = dict(enumerate(scores)) | dict(zip(columns, linked, strict=True))
        candidates = [
            (score, -column, there.passages[column].paragraph.id)
            for column, score in row.items()
            if (passage.paragraph.id, there.passages[column].paragraph.id) not in struck
        ]
        if candidates:
            score, _, closest = max(candidates)
            found[passage.paragraph.id] = closest, round(score, 4)
    return found
