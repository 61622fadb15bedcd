"""Text: a healed character knows where it came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.text import HealedText, Range, Repair, fingerprint, identifiers


def test_a_range_leads_back_over_what_was_taken_out() -> None:
    text = HealedText("目标任\n\n务完成", (Repair("line_join", Range(3, 5), "\n\n", ""),))
    assert text.text == "目标任务完成"
    assert text.raw_range(Range(2, 4)) == Range(2, 6)
    assert text.healed_range(Range(0, 6)) == Range(0, 4)


def test_a_replaced_stretch_leads_back_as_a_whole() -> None:
    text = HealedText("甲ab乙", (Repair("r", Range(1, 3), "ab", "丙丁戊"),))
    assert text.text == "甲丙丁戊乙"
    assert text.raw_range(Range(2, 3)) == Range(1, 3)


def test_repairs_must_not_overlap() -> None:
    with pytest.raises(ValueError, match="overlap"):
        HealedText("abcd", (Repair("r", Range(0, 2), "ab", ""), Repair("r", Range(1, 3), "bc", "")))


@given(st.text(max_size=30), st.data())
def test_kept_characters_lead_back_to_themselves(raw: str, data: st.DataObject) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(raw)), max_size=6, unique=True).map(sorted))
    ranges = [Range(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    text = HealedText(raw, tuple(Repair("r", at, at.of(raw), "X") for at in ranges))
    for place in range(len(raw)):
        if not any(at.start <= place < at.end for at in ranges):
            healed = text.healed_range(Range(place, place + 1))
            assert healed.of(text.text) == raw[place]
            assert text.raw_range(healed) == Range(place, place + 1)


def test_an_id_does_not_depend_on_white_space_or_width() -> None:
    assert fingerprint("ＡＩ 应用\n增长") == fingerprint("AI应用增长")


def test_repeats_are_numbered_in_order() -> None:
    one, two, three = identifiers("p", ["各位代表！", "经济", "各位代表！"])
    assert (three, one != two) == (f"{one}-2", True)
