"""Fixed formulas and leaders' names."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from duizhao import formulas, lexicon
from duizhao.text import Range


def found(text: str) -> list[str]:
    return [at.of(text) for at in formulas.ranges(text)]


def test_the_longest_formula_is_meant() -> None:
    text = "坚持以习近平新时代中国特色社会主义思想为指导"
    assert found(text) == ["习近平新时代中国特色社会主义思想"]


def test_enclosing_quotation_marks_belong_to_a_formula() -> None:
    assert found("坚决做到“两个维护”，") == ["“两个维护”"]


def test_a_quotation_mark_that_opens_something_longer_does_not() -> None:
    assert found("“两个维护和别的”") == ["两个维护"]


def test_a_name_is_found_with_its_title() -> None:
    assert found("习近平总书记视察") == ["习近平总书记"]


def test_a_snippet_widens_where_it_would_cut_a_formula() -> None:
    text = "全面贯彻新发展理念，扎实推进"
    assert formulas.fit(text, Range(0, text.index("理念"))) == Range(0, text.index("，"))


def test_a_piece_of_a_formula_and_one_with_a_word_about_it_are_formulaic() -> None:
    assert formulas.is_formulaic("特色社会主义")
    assert formulas.is_formulaic("坚定拥护“两个确立”")
    assert not formulas.is_formulaic("因地制宜发展新质生产力，培育专精特新企业")


def test_there_are_two_dozen_formulas_none_longer_than_a_line_on_a_telephone() -> None:
    table = lexicon.table("formulas")
    forms = [*table["formulas"], *table["leaders"]]
    assert len(forms) >= 24
    assert len(set(forms)) == len(forms)
    assert max(map(len, forms)) <= 16


@given(st.text(alphabet="“”两个维护确立习近平总书记新发展理念，", max_size=40))
def test_ranges_stand_in_order_and_never_meet(text: str) -> None:
    ranges = formulas.ranges(text)
    assert all(a.end <= b.start for a, b in pairwise(ranges))
