"""How one wording of a passage became another."""

import random
from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.comparing.wording import atoms, edits
from duizhao.model import Edit
from duizhao.text import Range

OLD = "科技型中小企业263家，新增创新型企业10家。推进成果转化，打造特色街区。"
PIECES = (
    "科技",
    "企业",
    "263家",
    "15.5%",
    "，",
    "。",
    "；",
    "\n",
    " ",
    "推进",
    "新",
    "”",
    "5",
    "A",
)
texts = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


def changed(old: str, new: str, *whole: str) -> list[tuple[str, str]]:
    ranges = [
        [Range(place, place + len(each)) for each in whole if (place := text.find(each)) >= 0]
        for text in (old, new)
    ]
    return [(each.old, each.new) for each in edits(old, new, *ranges) if not each.kept]


def test_a_number_changes_with_its_unit() -> None:
    new = OLD.replace("263家", "250家")
    assert changed(OLD, new, "263家", "250家") == [("263家", "250家")]


def test_a_word_changes_whole() -> None:
    assert changed(OLD, OLD.replace("打造", "打响")) == [("打造", "打响")]


def test_a_sentence_that_is_gone_is_one_edit() -> None:
    new = OLD.replace("推进成果转化，打造特色街区。", "")
    assert changed(OLD, new) == [("推进成果转化，打造特色街区。", "")]


def test_a_sentence_that_is_new_is_one_edit() -> None:
    new = "完善服务体系，降低办事成本。" + OLD
    assert changed(OLD, new) == [("", "完善服务体系，降低办事成本。")]


def test_white_space_and_width_are_no_change() -> None:
    new = OLD.replace("，", ",\n").replace("263家", "２６３ 家")
    assert edits(OLD, new) == (Edit(OLD, new, kept=True),)


def test_one_letter_kept_between_two_reworded_stretches_joins_them() -> None:
    old, new = "坚持安全与稳定并重。", "坚持改革与开放并重。"
    assert changed(old, new) == [("安全与稳定", "改革与开放")]


def test_nothing_cuts_what_must_stay_whole() -> None:
    assert "新质生产力" in atoms("发展新质生产力。", [Range(2, 7)])


@given(texts, texts)
@settings(max_examples=200, deadline=None)
def test_both_wordings_are_put_together_from_the_edits(old: str, new: str) -> None:
    found = edits(old, new)
    assert "".join(each.old for each in found) == old
    assert "".join(each.new for each in found) == new
    assert all(one.kept != other.kept for one, other in pairwise(found))


@given(texts, texts, st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_no_edit_begins_or_ends_inside_an_atom(old: str, new: str, chance: random.Random) -> None:
    whole = [[*ranges(text, chance)] for text in (old, new)]
    found = edits(old, new, *whole)
    for side, text, kept in (("old", old, whole[0]), ("new", new, whole[1])):
        place = 0
        bounds = {0}
        for atom in atoms(text, kept):
            place += len(atom)
            bounds.add(place)
        place = 0
        for each in found:
            place += len(getattr(each, side))
            assert place in bounds


def ranges(text: str, chance: random.Random) -> Iterator[Range]:
    for _ in range(chance.randint(0, 3)):
        start = chance.randint(0, len(text))
        yield Range(start, chance.randint(start, len(text)))
