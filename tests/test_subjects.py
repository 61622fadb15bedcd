"""What the measures of a passage are about."""

import pytest

from duizhao import lexicon
from duizhao.matching import similarity, subjects

PASSAGES = [
    "扩大公租房供给，完善住房保障。",
    "筹集保障性住房，稳定房地产市场。",
    "加强大气污染治理，整治扬尘。",
    "新建小学，增加学位。",
]


def closeness(one: str, other: str) -> float:
    weights = subjects.learn(PASSAGES)
    ((value,),) = similarity.products(
        subjects.vectors([one], weights), subjects.vectors([other], weights)
    )
    return value


def test_other_words_for_one_thing_bring_passages_together() -> None:
    assert closeness(PASSAGES[0], PASSAGES[1]) > 0.9
    assert closeness(PASSAGES[0], PASSAGES[2]) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("推进兴边富民，改善边民生产生活条件。", "加强抵边村寨设施配套，守好祖国边疆。"),
        ("开展新一轮找矿行动。", "加强矿产资源勘查。"),
        ("做强白酒产业。", "壮大乳制品、饮料等食品工业。"),
        ("扩大良种覆盖面，稳定小麦、玉米单产。", "建好粮食生产功能区。"),
    ],
)
def test_what_only_some_regions_speak_of_has_its_subject_too(one: str, other: str) -> None:
    weights = subjects.learn([*PASSAGES, one, other])
    left, right = subjects.vectors([one, other], weights)
    assert similarity.products([left], [right])[0][0] > 0.5


def test_the_opening_counts_more_than_what_is_named_in_passing() -> None:
    home = "筹集保障性住房。" + "统筹推进各项工作，形成合力，见到实效。" * 2
    behind = "办好学校，增加学位。" + "统筹推进各项工作，形成合力，见到实效。" * 2
    schools = PASSAGES[3]
    assert closeness(home + "新建小学。", schools) < closeness(behind + "筹集住房。", schools)


@pytest.mark.parametrize("subject", lexicon.table("subjects")["subject"])
def test_a_subject_is_named_by_its_first_word_and_no_word_stands_twice(subject: str) -> None:
    words = lexicon.table("subjects")["subject"][subject]
    assert words[0] == subject
    assert len(words) == len(set(words))
