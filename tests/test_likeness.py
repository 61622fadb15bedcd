"""Whether two metrics name the same thing, by their words alone."""

import pytest

from duizhao.numbers import likeness


@pytest.mark.parametrize(
    ("metric", "noun"),
    [
        ("培育入库国家科技型中小企业", "国家科技型中小企业"),
        ("新落地京冀企业（项目）", "京冀企业"),
        ("老旧小区改造", "老旧小区"),
        ("各类文化惠民活动", "文化惠民活动"),
        ("非遗工坊等公共文化新空间", "公共文化新空间"),
        ("高等教育毛入学率", "高等教育毛入学率"),
        ("新增就业", "就业"),
        ("建设", "建设"),
        ("新建、改造口袋公园", "口袋公园"),
        ("新创建示范村", "示范村"),
        ("有效期内高新技术企业", "高新技术企业"),
        ("企业附属空间对外开放共享", "企业附属空间"),
        ("新筹建各类保障性住房", "保障性住房"),
        ("固定资产投资目标", "固定资产投资"),
        ("和平精英公园", "和平精英公园"),
    ],
)
def test_a_metric_is_stripped_to_its_noun(metric: str, noun: str) -> None:
    assert likeness.bare(metric) == noun


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ("新建户外微场地", "新增户外微场地", "exact"),
        ("举办专场招聘会", "专场招聘会", "exact"),
        ("新增首店、旗舰店", "新增旗舰店、首店", "exact"),
        ("新增税收", "新增税收", "exact"),
        ("税收", "新增税收", None),
        ("绿色工厂", "新增国家级绿色工厂", "loose"),
        ("新增持牌机构", "落地持牌金融机构", "close"),
        ("新建多功能杆", "新建多功能智能杆", "close"),
        ("新成立教育集团", "新成立联合教育集团", "close"),
        ("社区公园", "社区体育公园", "loose"),
        ("装配式建筑", "绿色建筑、装配式建筑", "loose"),
        ("项目", "城市更新项目", None),
        ("重点项目", "帮扶项目", None),
        ("赛事活动", "消费促进活动", None),
        ("商务楼宇面积", "商业综合体面积", None),
        ("义务教育学位", "高中学位", None),
        ("占规上工业比重", "占规上工业比重", None),
        ("规模以上服务业营收", "规上服务业营收", "exact"),
        ("污水零直排小区占比", "污水零直排小区创建率", "close"),
        ("立体停车项目", "立体停车设施", "close"),
        ("停车项目", "停车设施", None),
        ("东盟十国出口", "东盟十国进出口", None),
        ("南沙港集装箱运量", "集装箱运量", "loose"),
        ("省重点技改项目", "省重点项目", "loose"),
        ("光子产业产值", "产业产值", None),
        ("电力装机", "清洁能源电力装机", "loose"),
    ],
)
def test_only_one_noun_in_both_is_alike(left: str, right: str, alike: str | None) -> None:
    assert likeness.likeness(left, right) == alike
    assert likeness.likeness(right, left) == alike


@pytest.mark.parametrize(
    ("words", "doing"),
    [
        ("启动建设", "start"),
        ("完成改造", "renew"),
        ("新建改造", "new"),
        ("推动城市更新", None),
        ("谋划储备", "plan"),
    ],
)
def test_the_last_verb_says_what_is_done(words: str, doing: str | None) -> None:
    assert likeness.doing(words) == doing


def test_a_very_long_metric_is_left_as_it_is() -> None:
    assert likeness.bare("新增" * 500) == "新增" * 500
