"""How close passages are."""

from hypothesis import given
from hypothesis import strategies as st

from duizhao.matching import similarity

PASSAGES = [
    "加快老旧小区改造，推进城市更新。",
    "推进城市更新，盘活闲置厂房。",
    "扩大普惠养老服务供给，办好老年食堂。",
    "加强大气污染治理，建设口袋公园。",
]
MATRICES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.floats(0, 1), min_size=width, max_size=width).map(tuple), min_size=1, max_size=4
    ).map(tuple)
)


def test_passages_that_share_rare_words_are_closer_than_those_that_share_none() -> None:
    weights = similarity.learn(PASSAGES)
    ((same, other, none),) = similarity.cosines(
        weights, [PASSAGES[0]], [PASSAGES[0], PASSAGES[1], PASSAGES[2]]
    )
    assert round(same, 6) == 1
    assert 1 > other > 0.1 > none


def test_a_word_of_every_passage_tells_nothing() -> None:
    weights = similarity.learn([passage + "工作" for passage in PASSAGES])
    assert weights[-1].rarity["工作"] < min(
        weights[-1].rarity[word] for word in ("养老", "厂房", "大气")
    )


def test_a_word_that_comes_back_counts_by_its_logarithm() -> None:
    weights = similarity.learn(PASSAGES)
    ((often,),) = similarity.cosines(weights, ["养老，养老，养老，养老，厂房"], ["养老，厂房"])
    assert often > 0.8


def test_equal_digits_bring_nothing_together() -> None:
    weights = similarity.learn(["193项非遗", "193项任务", "别的"])
    assert similarity.cosines(weights, ["193项"], ["193件"]) == ((0.0,),)


def test_a_text_without_known_words_is_close_to_nothing() -> None:
    weights = similarity.learn(PASSAGES)
    assert similarity.cosines(weights, ["！", ""], [PASSAGES[0]]) == ((0.0,), (0.0,))


def test_what_is_best_on_both_sides_keeps_its_value() -> None:
    assert similarity.mutual(((0.4, 0.1), (0.1, 0.2)))[0][0] == 0.4


def test_what_comes_second_on_one_side_loses() -> None:
    ((_, second),) = similarity.mutual(((0.4, 0.2),))
    assert 0 < second < 0.2


@given(MATRICES)
def test_weighing_by_the_best_of_each_side_never_raises_a_value(
    closeness: similarity.Matrix,
) -> None:
    for row, weighed in zip(closeness, similarity.mutual(closeness), strict=True):
        assert all(0 <= after <= before + 1e-12 for before, after in zip(row, weighed, strict=True))
