"""Anchoring: a quotation is found whatever layout did, and decisions touch no other words."""

from hypothesis import given
from hypothesis import strategies as st

from duizhao.anchoring import Folded, edits
from duizhao.text import HealedText, Range

WORDS = st.text(st.sampled_from("研发一—生产制造临床应用，。 \n(（)1１"), min_size=1, max_size=40)


def test_a_quotation_is_found_across_a_page_break_and_other_widths() -> None:
    source = "药械研\n\n发一生产(制造)"
    (at,) = Folded(source).find("研发一生产（制造）")
    assert at.of(source) == "研\n\n发一生产(制造)"


def test_a_quotation_that_stands_twice_is_found_twice() -> None:
    assert len(Folded("环评环评等").find("环评")) == 2


@given(WORDS, WORDS)
def test_what_is_found_is_what_was_asked_for(source: str, quote: str) -> None:
    folded = Folded(source)
    for at in folded.find(quote):
        assert Folded(at.of(source)).text == Folded(quote).text


@given(WORDS, WORDS)
def test_edits_make_the_words_read_as_wanted(source: str, after: str) -> None:
    at = Range(0, len(source))
    healed = HealedText(source, edits(source, at, after, "confirmed"))
    assert "".join(healed.text.split()) == "".join(after.split())


def test_an_edit_touches_only_what_differs() -> None:
    source = "研发一生产一临床"
    repairs = edits(source, Range(0, 8), "研发—生产一临床", "confirmed")
    assert [(r.raw, r.before, r.after) for r in repairs] == [(Range(2, 3), "一", "—")]
