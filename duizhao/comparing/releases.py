"""Compare the releases of one report: typed changes, figures first, and the words behind them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from duizhao import formulas
from duizhao.anchoring import fold
from duizhao.comparing import figures, wording
from duizhao.comparing.figures import Fate
from duizhao.matching import blocks
from duizhao.model import (
    Analysis,
    Change,
    Edit,
    Paragraph,
    Passage,
    Quantity,
    Range,
    Revision,
    Section,
)
from duizhao.text import identifiers

ADDITIONS = frozenset({"passage_added", "figure_new"})
"""What a fuller text brings is no difference between it and the excerpt."""


@dataclass(frozen=True, slots=True)
class _Side:
    """A release by its blocks, with its figures and what stays whole in the order of the text."""

    analysis: Analysis
    blocks: Mapping[str, Section | Paragraph]
    figures: Sequence[Quantity]
    whole: Sequence[Range]

    def text(self, names: Iterable[str]) -> str:
        """Return the words of blocks, a line each."""
        return "\n".join(self.analysis.document.words(self.blocks[name].at) for name in names)

    def inside(self, names: Iterable[str], ranges: Sequence[Range]) -> Iterator[tuple[int, Range]]:
        """Yield which of the sorted ranges lie in blocks, and where in their text."""
        offset = 0
        for name in names:
            at = self.blocks[name].at
            first = bisect_left(ranges, at)
            for place in range(first, bisect_left(ranges, Range(at.end, at.end))):
                if at.holds(ranges[place]):
                    yield place, ranges[place].shifted(offset - at.start)
            offset += at.end - at.start + 1


def revisions(analyses: Iterable[Analysis]) -> tuple[Revision, ...]:
    """Return a revision for every two releases of a report that follow each other."""
    by_report: dict[str, list[Analysis]] = defaultdict(list)
    for analysis in analyses:
        by_report[analysis.document.report.id].append(analysis)
    return tuple(
        revision(old, new) for releases in by_report.values() for old, new in pairwise(releases)
    )


def revision(old: Analysis, new: Analysis) -> Revision:
    """Compare two releases. Of a completion only what both have in other words is a change."""
    report, release = old.document.report.id, new.document.release
    identifier = f"{report}@{old.document.release.id}--{release.id}"
    before, now = _side(old), _side(new)
    found = _passages(before, now)
    changes = _changes(before, now, found)
    if release.reason == "completion":
        changes = _differences(changes, found)
    return Revision(identifier, old, new, changes, found)


def changes(old: Analysis, new: Analysis) -> tuple[Change, ...]:
    """Return every typed change between two releases: figures first, then passages."""
    before, now = _side(old), _side(new)
    return _changes(before, now, _passages(before, now))


def public(revision: Revision) -> Revision:
    """Return what the public edition may show: of a completion only what is there now."""
    if revision.reason != "completion":
        return revision
    added = tuple(each for each in revision.passages if not each.left)
    return replace(revision, changes=(), passages=added)


def _differences(changes: Iterable[Change], passages: Iterable[Passage]) -> tuple[Change, ...]:
    longer = {each.right for each in passages if all(e.kept or not e.old for e in each.edits)}
    return tuple(
        each
        for each in changes
        if each.type not in ADDITIONS
        and not (each.type == "passage_reworded" and each.right in longer)
    )


# --- passages ---------------------------------------------------------------------------------


def _side(analysis: Analysis) -> _Side:
    document = analysis.document
    found: list[Section | Paragraph] = [*document.sections, *document.paragraphs]
    found.sort(key=lambda block: block.at)
    quantities = sorted(analysis.quantities, key=lambda each: each.at)
    whole = {each.at for each in quantities} | {each.at for each in analysis.numerals}
    whole |= {*formulas.ranges(document.text.text)}
    return _Side(analysis, {block.id: block for block in found}, quantities, sorted(whole))


def _passages(old: _Side, new: _Side) -> tuple[Passage, ...]:
    mine, theirs = [*old.blocks], [*new.blocks]
    found = blocks.match([old.text([name]) for name in mine], [new.text([name]) for name in theirs])
    passages = []
    for each in found:
        left, right = tuple(mine[i] for i in each.old), tuple(theirs[j] for j in each.new)
        passages.append(Passage(left, right, _edits(old, left, new, right), each.moved))
    return tuple(passages)


def _edits(
    old: _Side, left: tuple[str, ...], new: _Side, right: tuple[str, ...]
) -> tuple[Edit, ...]:
    before, now = old.text(left), new.text(right)
    if not left or not right or fold(before) == fold(now):
        return (Edit(before, now, kept=bool(left and right)),)
    old_whole = [at for _, at in old.inside(left, old.whole)]
    new_whole = [at for _, at in new.inside(right, new.whole)]
    return wording.edits(before, now, old_whole, new_whole)


# --- changes ----------------------------------------------------------------------------------


def _changes(old: _Side, new: _Side, passages: Sequence[Passage]) -> tuple[Change, ...]:
    found = _fates(old, new, passages)
    told = [*_of_figures(found, passages)]
    old_told = sorted({fate.old.at for fate in found if fate.old})
    new_told = sorted({fate.new.at for fate in found if fate.new})
    for passage in passages:
        before = [at for _, at in old.inside(passage.left, old_told)]
        now = [at for _, at in new.inside(passage.right, new_told)]
        told += _of_passage(passage, old, new, _reworded(passage.edits, before, now))
    names = identifiers("c", (f"{c.type} {c.left} {c.right}" for c in told))
    return tuple(replace(each, id=name) for each, name in zip(told, names, strict=True))


def _fates(old: _Side, new: _Side, passages: Sequence[Passage]) -> tuple[Fate, ...]:
    """Return the fates that are changes."""
    spots: dict[str, list[figures.Spot]] = {"old": [], "new": []}
    for number, passage in enumerate(passages):
        for side, names, key in ((old, passage.left, "old"), (new, passage.right, "new")):
            ranges = [each.at for each in side.figures]
            inside = [(side.figures[place], at) for place, at in side.inside(names, ranges)]
            spots[key] += figures.spots(inside, number, passage.edits, key)
    return tuple(fate for fate in figures.fates(spots["old"], spots["new"]) if fate.type)


def _of_figures(found: Iterable[Fate], passages: Sequence[Passage]) -> Iterator[Change]:
    """Yield one change for all figures that share their words, in the order of the text."""
    order: dict[str, int] = {}
    for place, passage in enumerate(passages):
        order |= dict.fromkeys((*passage.left, *passage.right), place)
    same: dict[tuple[object, ...], list[Fate]] = defaultdict(list)
    for fate in found:
        same[(fate.type, fate.old and fate.old.at, fate.new and fate.new.at)].append(fate)

    def where(fates: Sequence[Fate]) -> tuple[int, Range]:
        figure = fates[0].new or fates[0].old
        assert figure is not None
        return order[figure.paragraph], figure.at

    for fates in sorted(same.values(), key=where):
        left = tuple(fate.old.id for fate in fates if fate.old)
        right = tuple(fate.new.id for fate in fates if fate.new)
        yield Change("", fates[0].type, left, right, fates[0].reason)


def _of_passage(passage: Passage, old: _Side, new: _Side, reworded: int) -> Iterator[Change]:
    """Yield what happened to a passage; `reworded` counts its stretches of other words."""
    left, right = passage.left, passage.right
    if not right:
        yield Change("", "passage_removed", left, (), "该段不再出现")
    elif not left:
        yield Change("", "passage_added", (), right, "新增一段")
    else:
        if passage.moved:
            yield Change("", "passage_moved", left, right, _way(old, left[0], new, right[0]))
        if len(right) > 1:
            yield Change("", "passage_split", left, right, f"一段分为{len(right)}段")
        if len(left) > 1:
            yield Change("", "passage_merged", left, right, f"{len(left)}段合为一段")
        if reworded:
            yield Change("", "passage_reworded", left, right, f"{reworded}处文字不同")


def _reworded(edits: Iterable[Edit], old_told: Sequence[Range], new_told: Sequence[Range]) -> int:
    """Return how many edits change more than the figures whose change is told."""
    count = i = j = 0
    for edit in edits:
        before, now = Range(i, i + len(edit.old)), Range(j, j + len(edit.new))
        i, j = before.end, now.end
        if not edit.kept:
            rest = _besides(edit.old, before, old_told), _besides(edit.new, now, new_told)
            count += rest[0] != rest[1]
    return count


def _besides(words: str, at: Range, told: Iterable[Range]) -> str:
    """Return the words without those of the ranges."""
    left = list(words)
    for each in told:
        if at.holds(each):
            left[each.start - at.start : each.end - at.start] = " " * (each.end - each.start)
    return fold("".join(left))


def _way(old: _Side, mine: str, new: _Side, theirs: str) -> str:
    """Return where a passage stood and where it stands now, by the headings above it."""
    before, now = _heading(old, mine), _heading(new, theirs)
    if fold(before) == fold(now):
        return "在同一标题下调整位置"
    return f"由{before or '首个标题之前'}移至{now or '首个标题之前'}"


def _heading(side: _Side, name: str) -> str:
    block = side.blocks[name]
    above = block.parent if isinstance(block, Section) else block.section
    return f"“{side.text([above]).strip()}”" if above else ""
