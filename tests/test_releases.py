"""What changed from one release of a report to the next: known edits of a real report."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

import pytest

from duizhao import reading
from duizhao.comparing import releases, wording
from duizhao.matching import words
from duizhao.model import Analysis, Change, Paragraph, Quantity, Release, Report, Revision
from duizhao.numbers import indicators, scanning
from tests.conftest import HOME

SOURCE = HOME / "content/reports/hedong-2026/source.txt"
REGISTRY = indicators.registry()
Told = Counter[tuple[str, str, str]]
"""Changes as their type with the old and the new words."""


def analysis(text: str, release: str = "1", reason: str = "first", kind: str = "full") -> Analysis:
    report = Report("r-2026", "政府工作报告", "某区", "district", 2026, "full")
    made = Release(release, "source.txt", text.encode(), reason=reason, kind=kind)
    document, _ = reading.document(report, made)
    quantities, numerals = scanning.scan(document)
    return Analysis(document, indicators.assign(quantities, REGISTRY, document), numerals, ())


@cache
def original() -> Analysis:
    return analysis(SOURCE.read_text(encoding="utf-8"))


@cache
def healed() -> Analysis:
    """The report as its healed blocks, a blank line between them."""
    return analysis("\n\n".join(words for _, words in blocks(original())))


def blocks(of: Analysis) -> Iterator[tuple[str, str]]:
    both = [(each.at, each.id) for each in of.document.sections]
    both += [(each.at, each.id) for each in of.document.paragraphs]
    yield from ((name, of.document.words(at)) for at, name in sorted(both))


def told(old: Analysis, new: Analysis, changes: tuple[Change, ...]) -> Told:
    """Return the changes in words: of figures the surface, of passages the text."""
    words = [
        {figure.id: figure.surface for figure in each.quantities} | dict(blocks(each))
        for each in (old, new)
    ]
    return Counter(
        (
            each.type,
            "\n".join(dict.fromkeys(words[0][name] for name in each.left)),
            "\n".join(dict.fromkeys(words[1][name] for name in each.right)),
        )
        for each in changes
    )


# --- known edits ------------------------------------------------------------------------------


@dataclass
class Draft:
    """A report being edited: its blocks, those nobody has touched, what must be told."""

    chance: random.Random
    words: list[str]
    names: list[str]
    free: set[int] = field(default_factory=set)
    expected: Told = field(default_factory=Counter)

    def take(self, fits: Callable[[int], bool]) -> int:
        """Return a block that fits, away from every edit made before."""
        place = self.chance.choice([i for i in sorted(self.free) if fits(i)])
        self.free -= {place - 1, place, place + 1}
        return place

    def paragraph(self, place: int) -> Paragraph | None:
        found = {each.id: each for each in healed().document.paragraphs}
        return found.get(self.names[place])

    def plain(self, place: int) -> bool:
        """Tell whether a block is a paragraph of the body that ends without a figure."""
        paragraph = self.paragraph(place)
        return (
            paragraph is not None
            and paragraph.role not in ("front", "back")
            and self.words[place].count("。") >= 3
            and not any(q.sentence == paragraph.sentences[-1].id for q in figures_in(paragraph))
        )

    def rewrite(self, place: int, words: str, *, reworded: bool = True) -> None:
        if reworded:
            self.tell("passage_reworded", self.words[place], words)
        self.words[place] = words

    def tell(self, kind: str, old: str, new: str) -> None:
        self.expected[(kind, old, new)] += 1


def figures_in(paragraph: Paragraph) -> list[Quantity]:
    return [each for each in healed().quantities if each.paragraph == paragraph.id]


def exact(draft: Draft) -> tuple[int, Quantity]:
    """Return a figure of digits with a unit that stands once in its paragraph."""

    def choices(place: int) -> list[Quantity]:
        paragraph = draft.paragraph(place)
        return [
            each
            for each in (figures_in(paragraph) if paragraph else ())
            if re.fullmatch(r"\d[\d.]*[家个项亿元万%条所]+", each.surface)
            and draft.words[place].count(each.surface) == 1
            and each.low is not None
            and each.low > 3
            and not re.search(r"[\d.]" + re.escape(each.surface), draft.words[place])
            and Counter(q.at for q in healed().quantities)[each.at] == 1
        ]

    place = draft.take(lambda i: bool(choices(i)))
    return place, draft.chance.choice(choices(place))


def change_figure(draft: Draft, kind: str, wanted: Callable[[Quantity], str]) -> None:
    place, figure = exact(draft)
    surface = wanted(figure)
    draft.rewrite(place, draft.words[place].replace(figure.surface, surface), reworded=False)
    draft.tell(kind, figure.surface, surface)


def times(factor: int) -> Callable[[Quantity], str]:
    def wanted(figure: Quantity) -> str:
        digits = re.match(r"[\d.]+", figure.surface)
        assert digits
        value = float(digits[0]) * factor / 10
        return f"{value:.3f}".rstrip("0").rstrip(".") + figure.surface[digits.end() :]

    return wanted


def raise_figure(draft: Draft) -> None:
    change_figure(draft, "figure_raised", times(draft.chance.choice((11, 12, 15, 20, 31))))


def lower_figure(draft: Draft) -> None:
    change_figure(draft, "figure_lowered", times(draft.chance.choice((1, 5, 8, 9))))


def tighten(draft: Draft) -> None:
    change_figure(draft, "figure_tightened", lambda figure: figure.surface + "以上")


def loosen(draft: Draft) -> None:
    change_figure(draft, "figure_loosened", lambda figure: figure.surface + "左右")


def drop_sentence_with_figure(draft: Draft) -> None:
    def choices(place: int) -> list[str]:
        paragraph = draft.paragraph(place)
        if paragraph is None or len(paragraph.sentences) < 3:
            return []
        counted = Counter(each.sentence for each in figures_in(paragraph))
        return [each.id for each in paragraph.sentences if counted[each.id] == 1]

    place = draft.take(lambda i: bool(choices(i)))
    name = draft.chance.choice(choices(place))
    paragraph = draft.paragraph(place)
    assert paragraph
    at = next(each.at for each in paragraph.sentences if each.id == name)
    figure = next(each for each in healed().quantities if each.sentence == name)
    draft.tell("figure_dropped", figure.surface, "")
    draft.rewrite(place, draft.words[place].replace(healed().document.words(at), ""))


def add_sentence_with_figure(draft: Draft) -> None:
    place = draft.take(draft.plain)
    number = draft.chance.randint(300, 900)
    draft.tell("figure_new", "", f"{number}处")
    draft.rewrite(place, f"{draft.words[place]}新增便民服务点{number}处。")


def remove(draft: Draft) -> None:
    place = draft.take(draft.plain)
    paragraph = draft.paragraph(place)
    assert paragraph
    for surface in {each.at: each.surface for each in figures_in(paragraph)}.values():
        draft.tell("figure_dropped", surface, "")
    draft.tell("passage_removed", draft.words[place], "")
    draft.words[place] = ""


def add(draft: Draft) -> None:
    place = draft.take(draft.plain)
    words = "推动海洋观测。布设深海浮标，联通极地科考船队，绘制冰川消融图谱，编纂潮汐年鉴。"
    draft.tell("passage_added", "", words)
    draft.words[place] += f"\n\n{words}"


def move(draft: Draft) -> None:
    place = draft.take(draft.plain)
    target = draft.take(lambda i: draft.plain(i) and abs(i - place) > 3)
    words = draft.words[place]
    draft.tell("passage_moved", words, words)
    draft.words[place] = ""
    draft.words[target] += f"\n\n{words}"


def split(draft: Draft) -> None:
    place = draft.take(draft.plain)
    words = draft.words[place]
    ends = [match.end() for match in re.finditer("。", words)]
    middle = min(ends[:-1], key=lambda end: abs(end - len(words) / 2))
    draft.tell("passage_split", words, f"{words[:middle]}\n{words[middle:]}")
    draft.words[place] = f"{words[:middle]}\n\n{words[middle:]}"


def merge(draft: Draft) -> None:
    place = draft.take(lambda i: draft.plain(i) and i + 1 in draft.free and draft.plain(i + 1))
    draft.free -= {place + 2}
    pair = draft.words[place : place + 2]
    draft.tell("passage_merged", "\n".join(pair), "".join(pair))
    draft.words[place : place + 2] = ["".join(pair), ""]


def reword(draft: Draft) -> None:
    place = draft.take(draft.plain)
    words = draft.words[place]
    last = re.findall("[^。]+。", words)[-1]
    pieces = [each for each in wording.atoms(last) if len(each) > 1 and words.count(each) == 1]
    draft.rewrite(place, words.replace(draft.chance.choice(pieces), "潮汐"))


def insert_sentence(draft: Draft) -> None:
    place = draft.take(draft.plain)
    draft.rewrite(place, draft.words[place] + "绘制冰川消融图谱，编纂潮汐年鉴。")


def delete_sentence(draft: Draft) -> None:
    place = draft.take(draft.plain)
    sentences = re.findall("[^。]+。", draft.words[place])
    draft.rewrite(place, "".join(sentences[:-1]))


def reword_heading(draft: Draft) -> None:
    place = draft.take(lambda i: draft.paragraph(i) is None and len(draft.words[i]) > 12)
    draft.rewrite(place, draft.words[place] + "与潮汐观测")


def put_in_words(draft: Draft) -> None:
    place = draft.take(lambda i: "固定资产投资增长15.5%" in draft.words[i])
    draft.tell("figure_dropped", "15.5%", "实现正增长")
    words = draft.words[place].replace("固定资产投资增长15.5%", "固定资产投资实现正增长")
    draft.rewrite(place, words)


def change_scale(draft: Draft) -> None:
    in_hundred_millions = {q.surface for q in healed().quantities if q.surface.endswith("亿元")}

    def surface(place: int) -> str:
        found = sorted(each for each in in_hundred_millions if each in draft.words[place])
        return found[0] if len(found) == 1 and draft.words[place].count("亿元") == 1 else ""

    place = draft.take(lambda i: bool(surface(i)))
    before = surface(place)
    after = before.replace("亿元", "万元")
    draft.tell("figure_lowered", before, after)
    draft.rewrite(place, draft.words[place].replace(before, after), reworded=False)


def date(draft: Draft) -> None:
    place = draft.take(lambda i: draft.words[i].startswith("2026年1月23日"))
    draft.rewrite(place, "2026年1月24日")


def white_space(draft: Draft) -> None:
    place = draft.take(draft.plain)
    words = draft.words[place]
    middle = words.index("，") + 2
    draft.words[place] = f"{words[:middle]}\n{words[middle:]}".replace("，", "， ")


KINDS = (
    raise_figure, lower_figure, tighten, loosen, drop_sentence_with_figure,
    add_sentence_with_figure, remove, add, move, split, merge, reword, insert_sentence,
    delete_sentence, reword_heading, put_in_words, change_scale, date, white_space,
)  # fmt: skip


AT_ONE_PLACE = (put_in_words, change_scale, date, merge, raise_figure, lower_figure)
"""Kinds that find few places; they come first."""


def edited(seed: int, kinds: tuple[Callable[[Draft], None], ...]) -> tuple[Analysis, Told]:
    names, words = zip(*blocks(healed()), strict=True)
    draft = Draft(random.Random(seed), [*words], [*names], {*range(len(words))})
    for kind in sorted(kinds, key=lambda each: each not in AT_ONE_PLACE):
        kind(draft)
    text = "\n\n".join(each for each in draft.words if each)
    return analysis(text, "2", "official"), draft.expected


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("seed", range(3))
def test_an_edit_of_each_kind_is_found_and_nothing_else(
    kind: Callable[[Draft], None], seed: int
) -> None:
    new, expected = edited(seed, (kind,))
    assert told(healed(), new, releases.changes(healed(), new)) == expected


@pytest.mark.parametrize("seed", range(12))
def test_many_edits_at_once_are_found_and_nothing_else(seed: int) -> None:
    kinds = random.Random(seed).sample(KINDS, 10)
    new, expected = edited(seed, tuple(kinds))
    assert told(healed(), new, releases.changes(healed(), new)) == expected


def test_healing_leaves_no_trace_in_a_comparison() -> None:
    assert releases.changes(original(), healed()) == ()


def test_a_release_that_is_the_same_has_no_change() -> None:
    again = analysis(SOURCE.read_text(encoding="utf-8"), "2", "official")
    assert releases.changes(original(), again) == ()


def test_every_two_releases_that_follow_each_other_are_compared() -> None:
    three = [analysis("一、回顾\n\n新增道路80条。\n", name) for name in ("1", "2", "b")]
    found = releases.revisions(three)
    assert [each.id for each in found] == ["r-2026@1--2", "r-2026@2--b"]


def revision(old: str, new: str, reason: str = "official") -> Revision:
    return releases.revision(analysis(old), analysis(new, "2", reason))


def types(old: str, new: str, reason: str = "official") -> list[str]:
    return [each.type for each in revision(old, new, reason).changes]


TASK = "三、今年工作\n\n（一）办好民生实事\n\n{}\n"


RAISED, REWORDED = "figure_raised", "passage_reworded"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("力争新增道路80条。", "确保新增道路80条。", ["figure_tightened", REWORDED]),
        ("新增道路80条。", "新增道路80-90条。", [RAISED]),
        ("失业率控制在5%以内。", "失业率控制在5%以上。", [RAISED]),
        ("新增道路80条、桥梁15座。", "新增道路90条、桥梁15座。", [RAISED]),
        ("道路80条、桥梁15座。", "道路15条、桥梁80座。", ["figure_lowered", RAISED]),
        ("优良率、达标率均超95%。", "优良率、达标率均超96%。", [RAISED]),
        ("服务群众1.5万人。", "服务群众15000人。", [REWORDED]),
        ("新增道路80条。", "改造桥梁80座。", ["figure_dropped", "figure_new", REWORDED]),
    ],
)
def test_a_figure_is_told_by_what_became_of_it(old: str, new: str, expected: list[str]) -> None:
    before = "完善路网结构，便利居民出行。"
    assert types(TASK.format(before + old), TASK.format(before + new)) == expected


def test_figures_that_share_their_words_are_one_change() -> None:
    old, new = TASK.format("优良率、达标率均超95%。"), TASK.format("优良率、达标率均超96%。")
    (change,) = revision(old, new).changes
    assert len(change.left) == len(change.right) == 2


def test_a_figure_that_goes_elsewhere_with_its_sentence_is_neither_gone_nor_new() -> None:
    first, second = "改造道路。完善路网结构，方便群众出行。", "办好教育。新建小学，增加学位供给。"
    old = TASK.format(f"{first}新增公园12个。\n\n{second}")
    new = TASK.format(f"{first}\n\n{second}新增公园12个。")
    assert types(old, new) == ["passage_reworded"] * 2


FULL = "\n\n".join(words for _, words in blocks(original())) if SOURCE.exists() else ""
EXCERPT = FULL[FULL.index("三、") : FULL.index("三、") + 3000].rpartition("\n\n")[0]


def test_a_completion_is_no_revision() -> None:
    found = releases.revision(analysis(EXCERPT, kind="excerpt"), analysis(FULL, "2", "completion"))
    assert found.changes == ()
    assert any(not each.left for each in found.passages)


def test_a_completion_lists_differences_of_print_for_the_editor_alone() -> None:
    old = analysis(EXCERPT.replace("创新", "革新", 1), kind="excerpt")
    found = releases.revision(old, analysis(FULL, "2", "completion"))
    assert [each.type for each in found.changes] == ["passage_reworded"]
    shown = releases.public(found)
    assert shown.changes == ()
    assert all(not each.left for each in shown.passages)


@pytest.mark.parametrize("seed", range(4))
def test_the_words_of_both_releases_are_put_together_from_the_edits(seed: int) -> None:
    new, _ = edited(seed, (raise_figure, reword, split, add_sentence_with_figure))
    found = releases.revision(healed(), new)
    for of, side in ((healed(), "old"), (new, "new")):
        words = dict(blocks(of))
        for each in found.passages:
            names = each.left if side == "old" else each.right
            text = "\n".join(words[name] for name in names)
            assert "".join(getattr(edit, side) for edit in each.edits) == text


@pytest.mark.parametrize("seed", range(4))
def test_no_edit_cuts_a_word_a_number_or_a_unit(seed: int) -> None:
    new, _ = edited(seed, (raise_figure, lower_figure, tighten, reword, drop_sentence_with_figure))
    for passage in releases.revision(healed(), new).passages:
        for of, side in ((healed(), "old"), (new, "new")):
            text = "".join(getattr(edit, side) for edit in passage.edits)
            bounds = {at.end for at in words.bounds(text)} | {0}
            place = 0
            for edit, following in pairwise(passage.edits):
                place += len(getattr(edit, side))
                assert place in bounds
                assert not re.search(r"[\d.]$", text[:place]) or not following.kept or not edit.old
            for name in passage.left if side == "old" else passage.right:
                assert name in dict(blocks(of))
