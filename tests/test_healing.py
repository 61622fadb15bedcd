"""Healing: what layout has cut is whole again, and nothing of the source is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.reading import healing
from duizhao.text import Range, Repair
from tests.textcases import Case, read

OPENING = "一、工作回顾\n"


@pytest.mark.parametrize("case", read("healing"), ids=lambda case: case.title)
def test_a_text_is_healed_as_its_case_says(case: Case) -> None:
    healed = healing.heal(OPENING + case.given)
    assert blocks(healed)[1:] == case.expected.split("\n")


def blocks(healed: healing.Healed) -> list[str]:
    text = healed.text
    return [text.healed_range(block.raw).of(text.text).strip() for block in healed.blocks]


SOURCES = st.text(
    st.sampled_from(
        "一二三（）()、，,。；：！ 　\n\r\t#*_{}0123456789aB%年度增长亿元—“”&\\n?各位代表"
    ),
    max_size=120,
)


@given(SOURCES)
def test_the_healed_text_is_the_source_with_its_repairs(source: str) -> None:
    healed = healing.heal(source)
    rebuilt, position = "", 0
    for repair in healed.text.repairs:
        assert repair.raw.of(source) == repair.before
        rebuilt += source[position : repair.raw.start] + repair.after
        position = repair.raw.end
    assert rebuilt + source[position:] == healed.text.text


@given(SOURCES)
def test_every_character_but_white_space_is_in_a_block_or_in_a_repair(source: str) -> None:
    healed = healing.heal(source)
    covered = [block.raw for block in healed.blocks] + [r.raw for r in healed.text.repairs]
    for place, character in enumerate(source):
        if not character.isspace() and character not in "\u200b\ufeff":
            assert any(at.start <= place < at.end for at in covered), (place, character)


@given(SOURCES)
def test_healing_a_healed_character_leads_back_to_where_it_came_from(source: str) -> None:
    text = healing.heal(source).text
    for place, character in enumerate(text.text):
        raw = text.raw_range(Range(place, place + 1))
        repaired = any(r.applied and r.raw.meets(raw) for r in text.repairs)
        assert repaired or raw.of(source) == character


def test_an_editors_repair_goes_before_a_rule() -> None:
    source = OPENING + "研发一生产,全链条。"
    place = source.index("一生")
    edit = Repair("editor", Range(place, place + 1), "一", "—", "confirmed")
    assert "研发—生产，全链条。" in healing.heal(source, (edit,)).text.text


def test_an_open_repair_is_recorded_but_not_applied() -> None:
    source = OPENING + "环评环评等服务。"
    place = source.index("环评环")
    edit = Repair("editor", Range(place, place + 2), "环评", "", "open")
    healed = healing.heal(source, (edit,))
    assert "环评环评等服务。" in healed.text.text
    assert edit in healed.text.repairs


def test_the_cover_note_is_not_joined() -> None:
    source = (
        "政府工作报告\n——在第十八届\n人民代表大会上\n各位代表：\n现在，我代表政府报告。\n一、回顾\n"
    )
    assert "——在第十八届" in blocks(healing.heal(source))
