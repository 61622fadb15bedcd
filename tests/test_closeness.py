"""How close the passages of two reports are, as wholes and by their parts."""

import pytest

from duizhao.matching import closeness
from duizhao.matching.closeness import Closeness
from duizhao.model import Document
from tests.compose import document

TRADE = "支持外贸企业开拓新兴市场，发展跨境电商和海外仓，实际使用外资40亿美元以上。"
TRADE_THERE = "开展跨境电商业务，建设海外仓，用好出口退税政策，助力外贸企业开拓海外市场。"
CARE = "扩大普惠养老服务供给，新建社区养老服务中心和老年助餐点，落实育儿补贴制度。"
CARE_THERE = "健全社区养老服务网络，增设老年助餐点，发放育儿补贴，扩大普惠托育服务供给。"
SCHOOLS = "新建改扩建中小学校，新增义务教育学位，深化教育集团改革，落实双减政策要求。"
SCHOOLS_THERE = "扩建中小学，增加义务教育学位供给，推进集团化办学，持续落实双减政策要求。"
AIR = "打好蓝天保卫战，整治扬尘和挥发性有机物，严格落实河湖长制，修复湿地生态系统。"
AIR_THERE = "深入打好蓝天保卫战，加强扬尘管控，落实河湖长制，推进湿地保护修复重点工程。"
FAR = "丰富群众文化生活，举办啤酒节和音乐节，支持文艺院团下基层，打造青春活力城区。"


def told(left: Document, right: Document) -> Closeness:
    measure = closeness.measure(left, right)
    return closeness.between(tuple(measure.left.values()), tuple(measure.right.values()))


def test_a_part_of_a_long_passage_comes_closer_to_one_subject_than_the_whole() -> None:
    left = document(TRADE + CARE + SCHOOLS + AIR)
    right = document(TRADE_THERE, CARE_THERE, SCHOOLS_THERE, FAR)
    found = told(left, right)
    for column in range(3):
        assert found.parts()[0][column] > found.whole[0][column]


def test_parts_speak_for_the_passages_that_are_like_them() -> None:
    found = told(document(TRADE + CARE, SCHOOLS + AIR), document(TRADE_THERE, AIR_THERE, FAR))
    assert found.voices()[0][0] > found.voices()[1][0]
    assert found.voices()[1][1] > found.voices()[0][1]
    assert max(found.voices()[0][2], found.voices()[1][2]) < 0.1


def test_nothing_speaks_for_a_passage_that_is_like_none() -> None:
    found = told(document(FAR), document(TRADE_THERE))
    assert found.voices() == found.parts() == found.whole == ((0.0,),)


def test_three_parts_tell_as_much_as_all() -> None:
    three, others = (TRADE + CARE + SCHOOLS), "".join(f"{AIR[:-1]}第{n}期。" for n in "一二三四")
    alike = document(TRADE_THERE + CARE_THERE + SCHOOLS_THERE, AIR_THERE)
    short, long = told(document(three, FAR), alike), told(document(three + others, FAR), alike)
    assert long.whole[0][0] < 0.7 * short.whole[0][0]
    assert long.voices()[0][0] > 0.8 * short.voices()[0][0]


@pytest.mark.parametrize(
    ("left", "right"),
    [((), (TRADE,)), ((TRADE, AIR), ()), ((), ())],
)
def test_a_report_without_prose_is_close_to_nothing(
    left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    found = told(document(*left), document(*right))
    assert found.whole == found.parts() == found.voices() == tuple(() for _ in left)
    assert found.sentences == {}
