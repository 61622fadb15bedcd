"""Which block of one release is which of another."""

import random

import pytest

from duizhao.matching.blocks import Match, match

A = "做优科创服务生态。用好天开园政策，培育科技型中小企业，推动成果转化落地。"
B = "盘活存量资源。加快闲置楼宇改造，引入新业态，打造特色商业街区。"
C = "办好教育。新建两所小学，增加学位，推进集团化办学，提升教学质量。"
D = "守牢安全底线。开展隐患排查整治，完善应急预案，提高处置能力。"
E = "改善生态环境。治理河道水体，建设口袋公园，扩大城市绿地面积。"


def test_the_same_words_are_the_same_block_whatever_layout_did() -> None:
    assert match([A, B], [A.replace("，", "，\n"), B.replace("，", ",")]) == (
        Match((0,), (0,)),
        Match((1,), (1,)),
    )


def test_a_block_that_is_gone_stands_behind_the_one_before_it() -> None:
    assert match([A, B, C], [A, C]) == (Match((0,), (0,)), Match((1,), ()), Match((2,), (1,)))


def test_a_new_block_stands_at_its_own_place() -> None:
    assert match([A, C], [A, B, C])[1] == Match((), (1,))


def test_other_words_in_the_same_place_are_gone_and_new() -> None:
    assert match([A, B, D], [A, C, D]) == (
        Match((0,), (0,)),
        Match((1,), ()),
        Match((), (1,)),
        Match((2,), (2,)),
    )


def test_a_block_that_moved_is_told_from_the_others() -> None:
    assert match([A, B, C, D], [B, C, D, A])[-1] == Match((0,), (3,), moved=True)
    assert [each.moved for each in match([A, B, C, D], [B, C, D, A])].count(True) == 1


def test_a_block_may_move_and_be_reworded() -> None:
    moved = A.replace("推动成果转化落地", "促进成果转化")
    assert match([A, B, C, D], [B, C, D, moved])[-1] == Match((0,), (3,), moved=True)


def test_a_divided_block_is_matched_with_its_parts() -> None:
    parts = [B[:15], B[15:]]
    assert match([A, B, C], [A, *parts, C])[1] == Match((1,), (1, 2))


def test_joined_blocks_are_matched_with_the_whole() -> None:
    assert match([A, B, C, D], [A, B + C, D])[1] == Match((1, 2), (1,))


def test_words_that_come_back_are_told_apart_by_their_neighbours() -> None:
    greeting = "各位代表！"
    found = match([A, greeting, B, greeting, C], [A, B, greeting, C])
    assert Match((1,), ()) in found
    assert not any(each.moved for each in found)


def test_little_likeness_is_enough_between_the_same_neighbours() -> None:
    reworded = "办好教育。推进学校建设，增加学位供给，促进均衡发展，优化资源配置。"
    assert match([A, C, D], [A, reworded, D])[1] == Match((1,), (1,))


@pytest.mark.parametrize("seed", range(20))
def test_every_block_is_in_exactly_one_match(seed: int) -> None:
    chance = random.Random(seed)
    old = [chance.choice([A, B, C, D, E, "各位代表！"]) for _ in range(chance.randint(0, 9))]
    new = [chance.choice([A, B, C + D, D, E[:9], E[9:]]) for _ in range(chance.randint(0, 9))]
    found = match(old, new)
    assert sorted(i for each in found for i in each.old) == [*range(len(old))]
    assert sorted(j for each in found for j in each.new) == [*range(len(new))]
