"""Measure everything that people marked in the two reports of `content/`.

`python -m tests.quality_pair` prints the figures, what is wrong, and what changed since the
committed figures; with `--write` it writes them. Rows are measured on the figures as the program
reads them, as a reader of the site meets them.
"""

import argparse
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from duizhao.comparing import progress, rows
from duizhao.matching import links
from duizhao.model import Analysis, Numeral
from duizhao.text import Range
from tests import marked, quality, quality_links
from tests.quality_figures import EXTRA, Outcome, count, difference, read, table, write

FILE = quality.GOLDEN / "figures.toml"
LEFT, RIGHT = "tianjin-2026", "hedong-2026"
REPORTS = (LEFT, RIGHT)
VERDICTS = ("relation", "comparable")
BOTH_IN_WORDS = "两年均未列数值"


def outcomes() -> Iterator[Outcome]:
    """Yield how the program fares with every mark, and what it gave that nobody marked."""
    return chain(
        chain.from_iterable(map(of_quantities, REPORTS)),
        chain.from_iterable(map(of_numerals, REPORTS)),
        of_progress(),
        of_levels(),
        of_links(),
    )


def of_quantities(report: str) -> Iterator[Outcome]:
    """Yield the outcomes of figures, value first, then the whole tuple and each attribute."""
    analysis = marked.scanned(report)
    expected = tuple(
        quality.marks(analysis.document, marked.golden(f"quantities-{report}")["quantity"])
    )
    return quality.outcomes(report, quality.compare(analysis.quantities, expected))


# --- numerals that are no quantities ----------------------------------------------------------


def of_numerals(report: str) -> Iterator[Outcome]:
    """Yield the outcomes of what is no quantity: that none is made of it, and the reason given.

    The reason is asked of Arabic digits only: each lies in a numeral or went with a repair.
    """
    analysis = marked.scanned(report)
    written = marked.golden(f"quantities-{report}")["numeral"]
    held: list[Range] = []
    for mark in written:
        at = marked.at(analysis.document, {**mark, "surface": mark["text"]})
        name = f"{mark['context']} | {mark['text']}"
        held.append(at)
        taken = [one.surface for one in analysis.quantities if one.at.meets(at)]
        yield Outcome(
            f"{report} no quantity", name, found=not taken, right=not taken, got=" ".join(taken)
        )
        if _has_digit(mark["text"]) and at.start < at.end:
            given = [one.reason for one in analysis.numerals if one.at.meets(at)]
            right = given == [mark["reason"]]
            got = " ".join(given)
            yield Outcome(f"{report} reason", name, found=bool(given), right=right, got=got)
    for numeral in _unmarked(analysis.numerals, held):
        name = f"{EXTRA}{numeral.text} ({numeral.reason})"
        yield Outcome(f"{report} no quantity", name, marked=False)


def _unmarked(numerals: Iterable[Numeral], held: list[Range]) -> Iterator[Numeral]:
    for numeral in numerals:
        if _has_digit(numeral.text) and not any(at.meets(numeral.at) for at in held):
            yield numeral


def _has_digit(words: str) -> bool:
    return any(character.isascii() and character.isdigit() for character in words)


# --- rows -------------------------------------------------------------------------------------

Pairs = Mapping[tuple[frozenset[str], frozenset[str]], Mapping[str, str]]
"""The verdicts of rows by the figures of their two sides."""


def of_progress() -> Iterator[Outcome]:
    """Yield the outcomes of last year's results beside this year's targets."""
    analysis = marked.scanned(RIGHT)
    lines = progress.progress(analysis.document, analysis.quantities, marked.registry())
    given = {
        (frozenset((line.result,)), frozenset((line.target,))): {
            "label": line.label,
            # 与上年持平 would claim an amount where both years have words only
            "relation": "at_result" if line.reason == BOTH_IN_WORDS else line.relation,
            "comparable": line.comparable,
        }
        for line in lines
        if line.result and line.target
    }
    marks = marked.golden(f"rows-{RIGHT}")
    sides = {"result": analysis, "target": analysis}
    yield from _rows(f"{RIGHT} progress", given, marks, sides)
    alone = {line.result for line in lines if line.relation == "not_restated"}
    for mark in marks["result_only"]:
        right = bool(marked.ids(analysis, mark) & alone)
        name = f"{mark['context']} | {mark['surface']}"
        yield Outcome(f"{RIGHT} not restated", name, found=right, right=right)


def of_levels() -> Iterator[Outcome]:
    """Yield the outcomes of figures of the city beside those of the district."""
    sides = {"left": marked.scanned(LEFT), "right": marked.scanned(RIGHT)}
    given = {
        (frozenset(row.left), frozenset(row.right)): {
            "label": row.label,
            "relation": row.relation or "",
            "comparable": row.comparable,
        }
        for row in rows.levels(sides["left"], sides["right"], marked.registry())
    }
    yield from _rows("levels", given, marked.golden("rows-tianjin-hedong"), sides)


def _rows(
    of: str, given: Pairs, marks: Mapping[str, Any], sides: Mapping[str, Analysis]
) -> Iterator[Outcome]:
    """Yield whether each row that a reader allows is there with its verdicts, and no other."""
    allowed = {}
    for key in ("row", "may"):
        for mark in marks[key]:
            place = tuple(_figures(analysis, mark[side]) for side, analysis in sides.items())
            allowed[place[0], place[1]] = mark
            verdicts = given.get((place[0], place[1]))
            if key == "row":
                there = verdicts is not None
                yield Outcome(of, mark["label"], found=there, right=there)
            if verdicts:
                yield from _verdicts(of, mark, verdicts)
    for place, verdicts in given.items():
        if place not in allowed:
            yield Outcome(of, f"{EXTRA}{verdicts['label']}", marked=False)


def _verdicts(of: str, mark: Mapping[str, Any], given: Mapping[str, str]) -> Iterator[Outcome]:
    for verdict in VERDICTS:
        if verdict in mark:
            right = given[verdict] in {mark[verdict], *mark.get(f"{verdict}_too", ())}
            yield Outcome(f"{of} {verdict}", mark["label"], right=right, got=given[verdict])


def _figures(analysis: Analysis, marks: Any) -> frozenset[str]:
    """Return the ids of the figures of one side, which is one mark or a list of them."""
    several = marks if isinstance(marks, list) else [marks]
    return frozenset(chain.from_iterable(marked.ids(analysis, mark) for mark in several))


# --- links ------------------------------------------------------------------------------------


def of_links() -> Iterator[Outcome]:
    """Yield the outcomes of the links that the algorithm alone proposes."""
    left, right, by = quality_links.real_pair()
    proposed = {
        (link.left, link.right): link.grade
        for link in quality_links.read(links.between(left, right), by)
    }
    for least in (2, 1):
        of = f"links of grade {least} and above"
        found = {pair for pair, grade in proposed.items() if grade >= least}
        wanted = by.pairs(least)
        for pair in sorted(wanted | found):
            name = f"{by.left[pair[0]]} / {by.right[pair[1]]}"
            is_marked, is_found = pair in wanted, pair in found
            opening = "" if is_marked else EXTRA
            yield Outcome(of, opening + name, is_marked, is_found, is_marked and is_found)


def main() -> None:
    """Print the figures and what changed; write them where that is asked for."""
    parser = argparse.ArgumentParser(prog="make quality")
    parser.add_argument("--write", action="store_true", help=f"write {FILE.name}")
    asked = parser.parse_args()
    now, before = count(outcomes()), read(FILE)
    print("\n".join(table(now)))
    changed = list(difference(before, now))
    print("\nsince the committed figures:", *(changed or ["nothing changed"]), sep="\n")
    if asked.write:
        write(FILE, now)
        print(f"written: {FILE.relative_to(quality.ROOT)}")


if __name__ == "__main__":
    main()
