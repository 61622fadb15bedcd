"""Anchoring: a quotation is found whatever layout did, and decisions touch no other words."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao import reading
from duizhao.anchoring import Anchor, Folded, State, anchor, edits, opening
from duizhao.errors import Code
from duizhao.model import Document
from duizhao.reading import content
from duizhao.text import HealedText, Range, fingerprint
from tests.conftest import HOME

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


# --- new text ---------------------------------------------------------------------------------

SOURCE = "一、工作\n\n建设公园五个，种树百株。\n\n建设机场。\n\n发展会展经济，办好各类展会。\n"


def state(quote: str, source: str = SOURCE, passage: str = "", earlier: str = "") -> Anchor:
    return anchor(Folded(source), quote, passage, Folded(earlier) if earlier else None)


def test_words_that_stand_are_kept_and_words_that_are_gone_are_orphaned() -> None:
    assert state("种树百株") == Anchor(State.KEPT, Range(13, 17))
    assert state("修建地铁线路").state is State.ORPHANED


def test_words_that_changed_are_stale_and_both_wordings_are_told() -> None:
    found = state("发展会展产业，办好各类展会")
    assert (found.state, found.at, found.now) == (State.STALE, None, "发展会展经济，办好各类展会")
    told = found.told("发展会展产业，办好各类展会")
    assert told is not None
    assert told[0] is Code.STALE
    assert "发展会展产业" in told[1]
    assert "发展会展经济" in told[2]


def test_words_that_stand_twice_are_not_guessed_at() -> None:
    assert state("建设").state is State.AMBIGUOUS
    assert state("建设", passage=f"p-{fingerprint('建设机场。')}").state is State.KEPT


def test_a_passage_is_stale_once_a_word_behind_its_quotation_changed() -> None:
    passage = f"p-{fingerprint('建设公园五个，种树百株。')}-2"
    assert state("建设公园五个", passage=passage).state is State.KEPT
    changed = SOURCE.replace("百株", "千株")
    assert state("建设公园五个", changed, passage).state is State.STALE
    assert state("建设公园五个", SOURCE.replace("，种", "，\n种"), passage).state is State.KEPT


def test_words_between_other_lines_than_in_the_release_before_have_moved() -> None:
    before = "一、工作\n\n建设机场。\n\n建设公园五个，种树百株。\n\n发展会展经济，办好各类展会。\n"
    moved = "一、工作\n\n建设公园五个，种树百株。\n\n发展会展经济，办好各类展会。\n\n建设机场。\n"
    assert state("建设机场", moved, earlier=before).state is State.MOVED
    assert state("种树百株", moved, earlier=before).state is State.KEPT


def test_a_part_of_a_character_is_no_quotation() -> None:
    assert Folded("面积5㎡以上").find("m") == ()
    assert len(Folded("面积5㎡以上").find("5m2")) == 1


def test_opening_words_stand_nowhere_else_and_end_with_a_clause() -> None:
    source = "发展经济，建设园区。\n发展经济，建设学校和医院，方便群众。\n各位代表！\n各位代表！\n"
    folded = Folded(source)
    at = opening(folded, Range(11, 29))
    assert at is not None
    assert at.of(source) == "发展经济，建设学校和医院"
    assert opening(folded, Range(30, 35)) is None


# --- a thousand edits -------------------------------------------------------------------------


@dataclass(frozen=True)
class Settled:
    """A decision: its quotation, the id of the passage it opens or "", and what it rests on."""

    quote: str
    passage: str
    at: Range


@cache
def shortest() -> Document:
    """The shortest of the real reports."""
    loaded = content.load(HOME / "content").reports
    found = (reading.document(entry.report, entry.report.releases[-1])[0] for entry in loaded)
    return min(found, key=lambda document: len(document.text.raw))


@cache
def decided() -> tuple[Settled, ...]:
    """A decision on each passage as the worksheet makes it, and one by hand on words inside."""
    document = shortest()
    raw = document.text.raw
    folded = Folded(raw)
    found = []
    for paragraph in document.paragraphs:
        passage = document.text.raw_range(paragraph.at)
        opened = opening(folded, passage)
        if opened is not None:
            found.append(Settled(opened.of(raw), paragraph.id, passage))
        middle = (passage.start + passage.end) // 2
        inside = Range(middle, min(middle + 15, passage.end))
        if len(folded.find(inside.of(raw))) == 1:
            found.append(Settled(inside.of(raw), "", inside))
    return tuple(found)


@st.composite
def edited(draw: st.DrawFn) -> list[int | str]:
    """The source after an edit: the places its characters had before, and what was put between."""
    size = len(shortest().text.raw)
    places: list[int | str] = list(range(size))
    start = draw(st.integers(0, size - 1))
    end = min(size, start + draw(st.integers(1, 300)))
    to = draw(st.integers(0, size))
    fresh: list[int | str] = list(draw(st.text("一新二建，。\n的业1万", min_size=1, max_size=12)))
    kind = draw(st.sampled_from(["delete", "insert", "replace", "move", "copy", "layout"]))
    taken, rest = places[start:end], places[:start] + places[end:]
    return {
        "delete": rest,
        "insert": places[:start] + fresh + places[start:],
        "replace": places[:start] + fresh + places[start + len(fresh) :],
        "move": rest[:to] + taken + rest[to:],
        "copy": places[:to] + taken + places[to:],
        "layout": [*places[:start], "\n", "\n", *places[start:]],
    }[kind]


@dataclass(frozen=True)
class Words:
    """What a decision rests on: its folded words, and the places of their characters."""

    decision: Settled
    folded: str
    places: tuple[int, ...]


@cache
def words() -> tuple[Words, ...]:
    raw = shortest().text.raw
    return tuple(
        Words(
            each,
            Folded(each.at.of(raw)).text,
            tuple(place for place in range(each.at.start, each.at.end) if not raw[place].isspace()),
        )
        for each in decided()
    )


def test_a_thousand_edits_apply_no_decision_to_other_words_and_keep_the_untouched() -> None:
    raw = shortest().text.raw
    kept = untouched = 0

    @settings(max_examples=1000, deadline=None, database=None, derandomize=True)
    @given(edited())
    def after_an_edit(after: list[int | str]) -> None:
        nonlocal kept, untouched
        source = "".join(place if isinstance(place, str) else raw[place] for place in after)
        solid = [p for p, character in zip(after, source, strict=True) if not character.isspace()]
        first = {place: n for n, place in reversed(tuple(enumerate(solid)))}
        folded = Folded(source)
        for each in words():
            found = anchor(folded, each.decision.quote, each.decision.passage)
            if found.at is not None:
                start = bisect_left(folded.places, found.at.start)
                assert folded.text.startswith(each.folded, start)
            start = first.get(each.places[0], len(solid))
            if tuple(solid[start : start + len(each.places)]) == each.places:
                untouched += 1
                kept += found.at is not None

    after_an_edit()
    assert untouched > 20_000
    assert kept >= 0.98 * untouched, kept / untouched
