"""A stretch of a report becomes HTML word for word, its marks nested and nothing whole cut."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.publishing.pages.marking import SHORT, Mark, html, kept
from duizhao.text import Range

TEXT = "新增道路80条，坚持新质生产力。"


def marked(*marks: Mark, text: str = TEXT, within: Range | None = None) -> str:
    return str(html(text, within or Range(0, len(text)), marks))


def on(words: str, kind: str, **given: str) -> Mark:
    start = TEXT.index(words)
    return Mark(Range(start, start + len(words)), kind, **given)  # type: ignore[arg-type]


class Words(HTMLParser):
    """Gathers the text of a piece of HTML and the ids in it."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.ids: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.ids += [value or "" for name, value in attrs if name == "id"]


def test_what_looks_like_a_tag_is_escaped() -> None:
    assert marked(text="5*3*2 <b> & “甲”") == "5*3*2 &lt;b&gt; &amp; “甲”"


def test_a_mark_inside_a_mark_is_nested() -> None:
    assert marked(on("新增道路80条", "shared"), on("80条", "figure", href="#q")) == (
        '<span class="shared">新增道路<a class="figure" href="#q">80条</a></span>，坚持新质生产力。'
    )


def test_further_figures_of_a_range_stand_before_it_as_empty_anchors() -> None:
    mark = Mark(Range(4, 7), "figure", id="q-1", also=("q-2",))
    assert '<span id="q-2"></span><mark class="figure" id="q-1">80条</mark>' in marked(mark)


def test_marks_that_cross_are_split_and_the_id_is_given_once() -> None:
    first, second = Mark(Range(0, 4), "sentence", id="s-1"), Mark(Range(2, 6), "lead", id="l-1")
    assert marked(first, second, text="甲乙丙丁戊己") == (
        '<span class="sentence" id="s-1">甲乙<b class="lead" id="l-1">丙丁</b></span>'
        '<b class="lead">戊己</b>'
    )


def test_shared_wording_never_cuts_a_figure() -> None:
    cutting = Mark(Range(0, 6), "shared")
    assert marked(cutting, on("80条", "figure")).startswith('<span class="shared">新增道路</span>')


def test_shared_wording_never_cuts_a_name() -> None:
    cutting = Mark(Range(8, 12), "shared")
    found = marked(cutting, on("新质生产力", "name"))
    assert found.endswith('<span class="shared">坚持</span><span class="name">新质生产力</span>。')


def test_a_repair_that_left_nothing_is_an_empty_mark() -> None:
    repaired = marked(Mark(Range(2, 2), "repair", title="原件作“␣”"))
    assert repaired.startswith('新增<span class="repair" title="原件作“␣”"></span>道路')


def test_a_name_too_long_for_a_narrow_line_may_wrap_inside() -> None:
    text = "甲" * (SHORT + 1)
    assert 'class="name long"' in marked(Mark(Range(0, len(text)), "name"), text=text)


@given(
    st.text("甲乙丙12条<&，。", min_size=1, max_size=30),
    st.lists(
        st.tuples(
            st.integers(0, 30),
            st.integers(0, 12),
            st.sampled_from(["shared", "figure", "name", "sentence", "repair", "lead"]),
        ),
        max_size=8,
    ),
)
def test_whatever_is_marked_the_words_stay(text: str, places: list[tuple[int, int, str]]) -> None:
    marks = [
        Mark(Range(start, min(start + length, len(text))), kind, id=f"i-{number}")
        for number, (start, length, kind) in enumerate(places)
        if start <= len(text)
    ]
    reader = Words()
    reader.feed(marked(*marks, text=text))
    reader.close()
    assert reader.words == text
    assert len(reader.ids) == len(set(reader.ids))


def test_a_number_of_our_own_stays_with_its_unit() -> None:
    assert kept("共14,003字，“下转6版” <1>") == (
        '共<span class="number">14,003字</span>，“<span class="number">下转6版</span>” &lt;1&gt;'
    )


@pytest.mark.parametrize("words", ["5天", "2项", "26.3%", "1,024条"])
def test_no_count_of_our_own_is_broken_from_its_unit(words: str) -> None:
    assert kept(f"共{words}") == f'共<span class="number">{words}</span>'


def test_a_line_may_break_a_state_in_words_but_no_number_from_its_unit() -> None:
    text = "居民收入和经济增长基本同步，新增就业1.3万人以上"
    figures = (Mark(Range(4, 13), "figure"), Mark(Range(18, 25), "figure"))
    written = marked(*figures, text=text)
    assert '<mark class="figure worded">和经济增长基本同步</mark>' in written
    assert '<mark class="figure">1.3万人以上</mark>' in written
