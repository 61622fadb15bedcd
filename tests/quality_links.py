"""Measure the links that the algorithm alone proposes against marks made by reading.

`python -m tests.quality_links` measures the two reports of `content/`;
`python -m tests.quality_links MARKS LEFT.txt RIGHT.txt` measures others. Prints precision, recall
and F1 of grade 2 and above and of grade 1 and above, F1 around the threshold, how often the closest
candidates are right, and every disagreement; of the two reports also the plan against the review.
"""

import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from duizhao import reading
from duizhao.matching import links
from duizhao.model import Document, Link, Paragraph, Release, Report
from duizhao.reading import content

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
AROUND = (0.8, 0.9, 1.0, 1.1, 1.2)
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Marks:
    """The pairs that a reader graded, by paragraph id, and the paragraphs that were read."""

    grades: dict[Pair, int]
    left: dict[str, str]
    right: dict[str, str]

    def pairs(self, grade: int) -> set[Pair]:
        """Return the pairs of at least `grade`."""
        return {pair for pair, found in self.grades.items() if found >= grade}


@dataclass(frozen=True, slots=True)
class Agreement:
    """How proposed pairs agree with marked ones."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"F1 {self.f1:.3f}  P {self.precision:.2f}  R {self.recall:.2f}"


def agreement(proposed: set[Pair], marked: set[Pair]) -> Agreement:
    """Compare two sets of pairs."""
    both = len(proposed & marked)
    return Agreement(both / len(proposed) if proposed else 0.0, both / len(marked))


def closest(found: Sequence[Link], by: Marks) -> float:
    """Return for how many passages with a link their closest candidate is one, of either side."""
    right = [
        bool(candidates) and candidates[0] in by.pairs(1)
        for (side, name), candidates in _ranked(found, by)
        if any(pair[side] == name for pair in by.pairs(1))
    ]
    return sum(right) / len(right)


def among_three(found: Sequence[Link], by: Marks) -> float:
    """Return how many of a passage's counterparts are among its three closest candidates."""
    hits = wanted = 0
    for (side, name), candidates in _ranked(found, by):
        counterparts = {pair for pair in by.pairs(2) if pair[side] == name}
        hits += len(counterparts & set(candidates[:3]))
        wanted += min(3, len(counterparts))
    return hits / wanted


def _ranked(found: Sequence[Link], by: Marks) -> Iterator[tuple[tuple[int, str], list[Pair]]]:
    """Yield the candidates of each passage that was read, the closest first."""
    ranked = sorted(found, key=lambda link: -link.score)
    for side, names in ((0, by.left), (1, by.right)):
        for name in names:
            pairs = ((link.left, link.right) for link in ranked)
            yield (side, name), [pair for pair in pairs if pair[side] == name]


def marks(path: Path, left: Document, right: Document) -> Marks:
    """Read a file of marks; a passage is named by the words it begins with.

    Raises LookupError where a passage is not found, or not one only.
    """
    table = tomllib.loads(path.read_text("utf-8"))
    here = {words: _passage(left, words).id for words in table["left"]}
    there = {words: _passage(right, words).id for words in table["right"]}
    grades = {(here[e["left"]], there[e["right"]]): e["grade"] for e in table["link"]}
    return Marks(
        grades,
        {name: words for words, name in here.items()},
        {name: words for words, name in there.items()},
    )


def read(found: Sequence[Link], by: Marks) -> list[Link]:
    """Return the links between paragraphs that the reader read."""
    return [link for link in found if link.left in by.left and link.right in by.right]


def real_pair() -> tuple[Document, Document, Marks]:
    """Return the two reports of the content, as their editor left them, and the marks."""
    entries = {entry.report.id: entry for entry in content.load(ROOT / "content").reports}
    left, right = (
        reading.document(entry.report, entry.report.releases[-1], entry.decisions)[0]
        for entry in (entries["tianjin-2026"], entries["hedong-2026"])
    )
    return left, right, marks(GOLDEN / "links-tianjin-hedong.toml", left, right)


def real_review() -> tuple[Document, Document, Marks]:
    """Return the two reports, and the marks on the right one's tasks and its own review."""
    left, right, _ = real_pair()
    return left, right, marks(GOLDEN / "reviews-hedong-2026.toml", right, right)


def _passage(document: Document, words: str) -> Paragraph:
    wanted = "".join(words.split())
    found = [
        paragraph
        for paragraph in document.paragraphs
        if "".join(document.words(paragraph.at).split()).startswith(wanted)
        and paragraph.role not in links.UNSAID
    ]
    if len(found) != 1:
        raise LookupError(f"{words}: {len(found)} paragraphs begin so")
    return found[0]


def _from_file(path: Path) -> Document:
    release = Release("1", path.name, path.read_bytes())
    report = Report(path.stem, path.stem, path.stem, "city", 2000, "full", releases=(release,))
    return reading.document(report, release)[0]


def _tell(left: Document, right: Document, by: Marks) -> None:
    found = read(links.between(left, right), by)
    proposed = {(link.left, link.right): link for link in found}
    high = {pair for pair, link in proposed.items() if link.grade >= 2}
    print(f"{left.report.id} / {right.report.id}")
    print(f"  grade 2 and above  {agreement(high, by.pairs(2))}")
    print(f"  grade 1 and above  {agreement(set(proposed), by.pairs(1))}")
    print(
        f"  closest candidate  {closest(found, by):.3f}   among three {among_three(found, by):.3f}"
    )
    for factor in AROUND:
        threshold = links.SAME_TOPIC * factor
        above = {pair for pair, link in proposed.items() if link.score >= threshold}
        print(f"  from score {threshold:.3f}   {agreement(above, by.pairs(2))}")
    for pair in sorted(high ^ by.pairs(2), key=lambda p: (p not in high, p)):
        link = proposed.get(pair)
        names = f"{by.left[pair[0]]} | {by.right[pair[1]]}"
        told = f"{link.score:.3f} {' '.join(link.terms)}" if link else "-"
        print(
            f"  {'false ' if pair in high else 'missed'} {by.grades.get(pair, 0)}  {names}  {told}"
        )


def main(arguments: Sequence[str]) -> None:
    """Measure the pair named on the command line, or the real one."""
    if arguments:
        path, *texts = map(Path, arguments)
        left, right = map(_from_file, texts)
        _tell(left, right, marks(path, left, right))
    else:
        _tell(*real_pair())
        left, right, by = real_review()
        found = read(links.reviewed(left, right)["right", "right"], by)
        high = {(link.left, link.right) for link in found if link.grade >= 2}
        print(f"plan against review  {agreement(high, by.pairs(2))}")


if __name__ == "__main__":
    main(sys.argv[1:])
