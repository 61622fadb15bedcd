"""Figures of quality: precision, recall and F1 by what is measured, and what changed since.

`tests/golden/figures.toml` holds the figures that were last committed, with the name of everything
that was wrong then; the difference is told by name, so that a rule that gains two marks and loses
two is not taken for one that changed nothing.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

DIGITS = 4
EXTRA = "+ "
"""Opens the name of what the program gave and nobody marked."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that was marked, that the program found, or both; `right` where both agree.

    `of` says what is measured (`hedong-2026 metric`). An outcome without a name counts and is not
    told: it is told where it was missed first. `got` is what the program says instead.
    """

    of: str
    name: str
    marked: bool = True
    found: bool = True
    right: bool = False
    got: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known of one thing that is measured; `wrong` are the names, each with its `got`."""

    marks: int
    found: int
    right: int
    wrong: tuple[tuple[str, str], ...] = ()

    @property
    def precision(self) -> float:
        """Return the part of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Return the part of what was marked that was found."""
        return self.right / self.marks if self.marks else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        both = self.marks + self.found
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True, slots=True)
class Change:
    """What was gained and lost in one thing that is measured, by name."""

    of: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]


Measured = dict[str, Figures]


def count(outcomes: Iterable[Outcome]) -> Measured:
    """Return the figures of everything that is measured, in the order in which it comes."""
    by: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        by.setdefault(outcome.of, []).append(outcome)
    return {
        of: Figures(
            sum(one.marked for one in group),
            sum(one.found for one in group),
            sum(one.right for one in group),
            tuple({one.name: one.got for one in group if one.name and not one.right}.items()),
        )
        for of, group in by.items()
    }


def table(measured: Measured) -> Iterator[str]:
    """Yield the figures as lines, then everything that is wrong."""
    width = max(map(len, measured), default=0)
    yield f"{'':<{width}}  marks      P      R     F1"
    for of, one in measured.items():
        yield (
            f"{of:<{width}}  {one.marks:>5}  {one.precision:.3f}  {one.recall:.3f}  {one.f1:.3f}"
        )
    for of, one in measured.items():
        for name, got in one.wrong:
            yield f"wrong  {of}: {name}{f'  (got {got})' if got else ''}"


def changes(before: Measured, now: Measured) -> tuple[Change, ...]:
    """Return what was wrong and no longer is, and what is wrong and was not."""
    found = []
    for of in now:
        if of not in before:
            continue
        then, today = dict(before[of].wrong), dict(now[of].wrong)
        gained = tuple(name for name in then if name not in today)
        lost = tuple(name for name in today if name not in then)
        if gained or lost:
            found.append(Change(of, gained, lost))
    return tuple(found)


def difference(before: Measured, now: Measured) -> Iterator[str]:
    """Yield what changed, as lines: figures first, then each mark by its name."""
    for of in dict.fromkeys((*before, *now)):
        if of not in before or of not in now:
            yield f"{of}: {'measured for the first time' if of in now else 'no longer measured'}"
            continue
        then, today = before[of], now[of]
        if then.marks != today.marks:
            yield f"{of}: marks {then.marks} -> {today.marks}"
        if round(then.f1, DIGITS) != round(today.f1, DIGITS):
            yield f"{of}: F1 {then.f1:.3f} -> {today.f1:.3f}"
    for change in changes(before, now):
        yield from (f"gained {change.of}: {name}" for name in change.gained)
        yield from (f"lost   {change.of}: {name}" for name in change.lost)


def read(path: Path) -> Measured:
    """Return the committed figures, none where there is no file."""
    if not path.exists():
        return {}
    return {
        one["of"]: Figures(
            one["marks"], one["found"], one["right"], tuple((name, "") for name in one["wrong"])
        )
        for one in tomllib.loads(path.read_text("utf-8"))["measured"]
    }


def write(path: Path, measured: Measured) -> None:
    """Write the figures to be committed."""
    lines = ["# Written by `make quality ARGS=--write`; the next run tells what changed since.", ""]
    for of, one in measured.items():
        lines += [
            "[[measured]]",
            f"of = {json.dumps(of, ensure_ascii=False)}",
            f"marks = {one.marks}",
            f"found = {one.found}",
            f"right = {one.right}",
            f"# precision {one.precision:.{DIGITS}f}, recall {one.recall:.{DIGITS}f},"
            f" F1 {one.f1:.{DIGITS}f}",
            "wrong = [",
            *(f"  {json.dumps(name, ensure_ascii=False)}," for name, _ in one.wrong),
            "]",
            "",
        ]
    path.write_text("\n".join(lines), "utf-8")
