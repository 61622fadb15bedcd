"""Cut the noun phrase a figure speaks of out of the words around it."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from duizhao import lexicon
from duizhao.numbers.vocabulary import REMEMBERED, alternatives

DATED = re.compile(
    r"(?:已|已经)?(?:连续|持续)[^，。；、]{1,4}(?:年|届|次|个月|个季度)(?:来|间)?"
    r"|^\s*[0-9]{1,3}[.．、](?![0-9])|[①-⑳]|\[[0-9]{1,3}\]"
    r"|^(?:大关|新?台阶|关口)(?:、|，)?"
    r"|(?:连续|先后|接连)?(?:迈上|跨上|跃上|跨越|跨过|突破|连跨)[0-9两二三四五六七八九]个[百千万亿]+元?(?:新|大)?(?:台阶|大关|关口)"
    r"|(?:比|较)(?:全国|全省|全市|全区|上一年|上年同期)(?:平均水平|平均)?(?:高出?|低|快)?"
    r"|按(?:不变|可比)(?:价格|口径|价)?(?:计算)?|扣除[^，。；、]{2,14}因素(?:后|影响)?"
    r"|(?:是|为)(?:上年|去年|同期|上年同期|(?![^，。；、]*(?:预算|任务|目标|计划))[^，。；、]{1,10}的)$|(?:高|低|好|快)于[^，。；、]{1,10}$"
    r"|(?:比|较)(?:年初|上年末|去年末|上年底|去年底)(?!预算)"
    r"|(?:比|较)基准年(?:（[^（）]{1,8}）)?"
    r"|(?:比|较)(?:上次|上届|首届|[^，。；、]{1,5}年前)"
    r"|(?:由|从)“[^”]{2,4}”(?:时期|期)?末"
    r"|(?:比|较)“[^”]{2,4}”(?:时期|期间|期)?(?:末|初)?(?:相比)?|(?:比|较)(?:上年|去年|上一年)(?:同期|年初预算数?)?"
    r"|提前[0-9一二两三四五六半]{1,2}(?:年|个月|个季度|天)(?=[完实达建竣投交])"
    r"|“[一二三四五六七八九十]{1,3}五”(?:时期|期间)(?!末|的)"
    r"|自20[0-9]{2}年(?:起|以来|开始)|(?:今年|去年)?1[-—–至到][0-9]{1,2}月份?"
    r"|(?:(?<![增升降减扩大展高])[到至]|截至|比|较)?20[0-9]{2}年(?:底|末|[0-9]{1,2}月底?)?|近[0-9一二三四五六七八九十]{1,2}年(?:来)?"
)
STRAY_FRONT = re.compile(
    r"^(?:这些|上述|且|[两三四五]年(?![级制])|了|的|等(?!级)|和(?![美平谐])|与|及|以及|其中|其(?![他余间次实它])|包括(?!在内))+(?=.)"
)
WHERE = re.compile(
    r"在(?![建校岗册库线职营读外学途用]|[湘川渝鄂粤鲁皖浙苏闽赣豫冀晋陕甘桂滇黔琼吉辽沪])"
)
STRAY_END = re.compile(r"(?:的|(?<!公)共|约|等|和|与|(?<!惠)及|以及|并|未|不|由|从)+$")
AND_SOME = re.compile(r"(?<=.{2})(?:、|和|及|以及)一(?:批|系列)[^，。；、]*$")
"""What is joined to the counted thing without a number: 3条高速铁路|和一批重大项目."""
NAMED = re.compile(r"^(?:认定为|评为|评定为|命名为|确定为)")
AMONG = re.compile(
    r"在(?:(?!建|校|岗|册|库|职|线|营|读|用|外|途|[湘川渝鄂粤鲁皖浙苏闽赣豫冀晋陕甘桂滇黔琼吉辽沪])(?P<near>[^，。；、在]{0,14}?)(?:中|里)?|(?P<far>[^，。；、在]{2,24})中)$"
)
EXAMPLES = re.compile(r"(?<![平中高初同对均])等(?![级保于同次高教])")
JOINTS = re.compile(r"^(?:、|和|及|以及|与|或|，|并|；)+")
ONGOING = re.compile(r"已(?:启动|开工|建成|签约|落地|投产|认定|入库)")
OF_WORTH = re.compile(
    r"^(?:总|计划|年)?(?:投资|营收|产值|规模|纳税|税收)[^，。；、]{1,14}?(?:元|万|亿|以上)的(?=.)"
)
QUALITIES = re.compile(
    r"^[^，。；、的0-9]{2,6}、[^，。；、的0-9]{1,4}[强广高大好优多新全快]的(?=.)"
)
"""What kind of things: 特色鲜明、带动力强的|示范点."""
NOTHING_COUNTED = re.compile(r"[，、；：。）)（(及与]|和(?![美平谐])|以及")
UNIT_ASIDE = re.compile(r"^（[^（）]{1,3}）")
SHORT_ASIDE = re.compile(r"（[^（）]{7,}(?:）|$)")
MARKS_PASSED = re.compile(
    r"[百千]?[万亿]+元?台阶|[两二三四五六]个[新大]?台阶|(?:以?内(?![陆需容])|之内|起(?!步)|大关|新?台阶|关口|门槛|新高|目标|以上|整)"
)
WON = re.compile(r"(?<=.)成功(立项|入选|申报|获批|创建|签约|引进|落地|申办)")
DOERS = re.compile(
    r"(?:企业|产业|工业|行业|集团|公司|厂|园区|开发区|景区|基地|平台|机构|市场|集群|港|机场)$"
)
"""What stands before 实现 or 完成 and owns what follows: 五大产业实现|销售."""
DOING = ("实施", "推进", "启动", "开展", "举办", "组织", "建设", "策划")
"""Light verbs that tell at least something of a noun like 项目."""
ADDED = re.compile(
    r"(?P<noun>[^，。；、]{2,24}?)(?:近?[一两二三四五六七八九十]年[来间]?)?(?P<verb>新增|净增)"
)
LASTING = re.compile(r"近?[一两二三四五六七八九十]年[来间]?|[年月日]均|每[年月]")
"""What is added may stand in front of its verb: 经营主体五年新增43万家."""
HOW_OFTEN = re.compile(r"(?<=.)(?:近?[两二三四五六七八九十]年[来间]?|[两三四五六]次)$")
"""What stands between a subject and its verb: 固定资产投资|五年|累计完成."""
NEW_HIGH = re.compile(r"(?<=.)(?:再|又|均|连续)?(?:创|创下|刷新)(?:了)?历史(?:新高|最好水平|纪录)$")
HOW_MANY_TIMES = re.compile(r"(?<=.)[两三四五六]次$")
ABOUT_TO = ("新", "拟")
"""Behind one of these a verb belongs to the noun: 新|开工|项目."""
MAKE_NOUNS = "率额值者型力品商业区线量期式化性"
"""A verb in front of one of these is part of a noun: 增加|值."""
PLACES = ("城镇", "农村", "城乡", "城市", "乡村", "国内", "国际", "男性", "女性")
ACTORS = ("企业", "项目", "单位")
"""Right behind the figure a verb in front of one of these says which they are: 10户|投产企业."""
LONGEST = 32


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a figure speaks of: the verb that belongs to it (新增), and the noun phrase."""

    verb: str
    noun: str

    @property
    def words(self) -> str:
        """Return verb and noun as they are read together."""
        return self.verb + self.noun


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns of `lexicon/metrics.toml`."""

    predicate_at_end: re.Pattern[str]
    adverb_at_end: re.Pattern[str]
    light_at_start: re.Pattern[str]
    kept_at_start: re.Pattern[str]
    kept_at_end: re.Pattern[str]
    strong: re.Pattern[str]
    only_verbs: re.Pattern[str]
    ends: re.Pattern[str]
    not_behind: dict[str, str]
    not_before: dict[str, str]
    cut: re.Pattern[str]
    relational: frozenset[str]
    generic: frozenset[str]
    measures: tuple[str, ...]


@cache
def words() -> Words:
    """Return the compiled patterns."""
    table = lexicon.table("metrics")
    lists = {
        name: alternatives(value.split()) for name, value in table.items() if isinstance(value, str)
    }
    kept = alternatives([*table["kept_verbs"].split(), *table["strong_verbs"].split()])
    return Words(
        predicate_at_end=re.compile(f"(?:{lists['predicates']})$"),
        adverb_at_end=re.compile(f"(?:{lists['adverbs']})$"),
        light_at_start=re.compile(_light(table)),
        kept_at_start=re.compile(f"(?:(?:{kept})[、和]?)*(?:{kept})"),
        kept_at_end=re.compile(f"(?:(?:{kept})[、和]?)*(?:{kept})$"),
        strong=re.compile(
            f"(?:{lists['strong_verbs']})(?![值额率者量型力品区地群园圈链点]|加值)"
            f"(?:(?<=[建增入])|(?<=引进)|(?<=认定)|(?<=打造)|(?<=设立)|(?!{lists['nominal_heads']}))"
        ),
        only_verbs=re.compile(f"(?:(?:{kept})[、和]?)*(?:{kept})"),
        ends=re.compile(lists["ends"]),
        not_behind=table["ends_not_behind"],
        not_before=table["light_not_before"],
        cut=re.compile(f"(?:{lists['cut_verbs']})(?![额率量值区投])"),
        relational=frozenset(table["relational"].split()),
        generic=frozenset(table["generic"].split()),
        measures=tuple(sorted(table["measures"], key=lambda word: -len(word))),
    )


def _light(table: dict[str, Any]) -> str:
    """Return the pattern of light verbs; one of a single character is barred before some."""
    barred: dict[str, str] = table["light_not_before"]
    behind = {verb: f"(?![{characters}])" for verb, characters in barred.items()}
    return alternatives(table["light_verbs"].split(), behind)


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands before a figure: its words without predicate, and whether there was one.

    `spread` tells that the predicate says `each` (均, 分别): the figure is for several metrics.
    """

    text: str
    predicate: str
    spread: bool


OURS = frozenset(["", *(which + place for which in "我全" for place in "市区县省州盟旗镇乡")])
"""They own every figure of a report and tell nothing of one."""
SPREAD = ("均", "都", "分别", "双双", "皆", "全部", "各")


@lru_cache(REMEMBERED)
def subject(left: str) -> Subject:
    """Return the words before a figure without its predicate and adverbs."""
    predicate = ""
    spread = False
    left = HOW_MANY_TIMES.sub("", left.rstrip(" ：，“"))
    while left:
        found = words().predicate_at_end.search(left) or words().adverb_at_end.search(left)
        if found is None:
            break
        predicate = found.group() + predicate
        spread = spread or found.group() in SPREAD
        left = HOW_OFTEN.sub("", left[: found.start()].rstrip(" "))
    among = AMONG.search(left)
    if among:
        owner = left[: among.start()].rstrip(" 、并")
        field = among["near"] or among["far"] or ""
        ours = without_light_verbs(owner) in OURS or (len(owner) == 2 and among["far"])
        left = field if ours else owner
    if predicate and LASTING.fullmatch(left):
        left = ""
    return Subject(left, predicate, spread)


@lru_cache(REMEMBERED)
def are_verbs(phrase: str) -> bool:
    """Tell whether words are verbs and nothing else: 供应分配, 开工."""
    return words().only_verbs.fullmatch(phrase) is not None


def tidy(noun: str) -> str:
    """Return a noun phrase without stray marks at its ends, shortened to a readable length."""
    noun = NEW_HIGH.sub("", noun)
    noun = noun.strip(" 　，、；：。“”" if noun.count("“") != noun.count("”") else " 　，、；：。")
    noun = STRAY_FRONT.sub("", noun)
    noun = STRAY_END.sub("", AND_SOME.sub("", noun))
    if noun.count("（") != noun.count("）"):
        closes = 0 <= noun.find("）") < noun.find("（") or "（" not in noun
        noun = noun.split("）")[-1] if closes else noun.split("（")[0]
    while len(noun) > LONGEST and "、" in noun:
        noun = noun.split("、", 1)[1]
    return noun[-LONGEST:]


def without_light_verbs(phrase: str) -> str:
    """Return the phrase without the light verbs it begins with; never empty unless it was."""
    phrase = phrase.lstrip(" ，、")
    while True:
        found = words().light_at_start.match(phrase)
        if found is None or found.end() >= len(phrase):
            return phrase
        rest = phrase[found.end() :]
        if rest[0] in MAKE_NOUNS:
            return phrase
        phrase = rest.lstrip(" ，、")


@lru_cache(REMEMBERED)
def phrase_before(left: str) -> Phrase:
    """Return verb and noun of the words before a figure that has no predicate: 新增|就业."""
    cut = _class_noun(_behind_cut(without_light_verbs(left)))
    verbs = list(words().strong.finditer(cut))
    strong = verbs[-1] if verbs else None
    if strong is not None and strong.end() < len(cut):
        start = 0 if cut[: strong.start()] in PLACES else strong.start()
        run = words().kept_at_end.search(cut[: strong.end()])
        if run is not None:
            start = min(start, run.start())
        who = tidy(cut[:start])
        brought = cut[start:] in words().relational
        if brought and len(who) > 3 and words().only_verbs.match(who) is None:
            return Phrase("", who + cut[start:])
        return Phrase(cut[start : strong.end()], tidy(cut[strong.end() :]))
    if words().light_at_start.fullmatch(cut):
        return Phrase("", "")
    added = ADDED.fullmatch(cut)
    if added:
        lasting = LASTING.fullmatch(added["noun"])
        return Phrase("", added["verb"]) if lasting else Phrase(added["verb"], tidy(added["noun"]))
    found = words().kept_at_start.match(cut)
    if found and found.end() < len(cut) and cut[found.end()] not in MAKE_NOUNS:
        return Phrase(found.group(), tidy(cut[found.end() :]))
    noun = tidy(cut)
    verb = left.strip()[: -len(noun)][-2:] if noun in words().generic else ""
    return Phrase(verb if verb in DOING else "", noun)


def _behind_cut(phrase: str) -> str:
    """Return what stands behind the last cut verb inside the phrase: 利用…空间建成|公园."""
    verbs = [found for found in words().cut.finditer(phrase) if found.end() < len(phrase)]
    if not verbs or verbs[-1].start() == 0:
        return phrase
    who, what = phrase[: verbs[-1].start()], phrase[verbs[-1].end() :]
    alone = verbs[-1].group() == "实现" and len(who) > 2 and not words().strong.search(who)
    if what in words().relational and (alone or DOERS.search(who)):
        return who + what
    return phrase if verbs[-1].group() == "实现" else what


def _class_noun(phrase: str) -> str:
    """Return the class noun instead of its list of examples: 更新改造A等道路 → 更新改造道路."""
    cuts = list(EXAMPLES.finditer(phrase))
    cut = cuts[-1] if cuts else None
    if cut is None or not phrase[cut.end() :].strip():
        return phrase
    class_noun = phrase[cut.end() :]
    won = WON.findall(phrase[: cut.start()])
    if won:
        return str(won[-1]) + class_noun
    found = words().kept_at_start.match(phrase)
    verb = found.group() if found and found.end() < cut.start() else ""
    vague = class_noun in words().relational or (not verb and class_noun in words().generic)
    return phrase if vague and len(phrase) <= LONGEST else verb + class_noun


def without_examples(left: str) -> str:
    """Return the words before a figure without a list of examples that ends right there (…等)."""
    return left if not EXAMPLES.search(left[-1:]) else ""


@lru_cache(REMEMBERED)
def noun_behind(right: str) -> tuple[str, str]:
    """Return the noun phrase that a figure counts, and the predicate behind it: 项目, 竣工达产."""
    right = OF_WORTH.sub("", UNIT_ASIDE.sub("", right.lstrip(" ")))
    right = SHORT_ASIDE.sub("", right) if len(right) > 24 else right
    if MARKS_PASSED.match(right):
        return "", ""
    if not right or NOTHING_COUNTED.match(right):
        return "", ""
    body = QUALITIES.sub("", right.removeprefix("的"))
    skip = ONGOING.match(body)
    found = words().ends.search(body, skip.end() if skip else 0)
    while found and _belongs(body, found):
        found = words().ends.search(body, found.end())
    where = WHERE.search(body, 2, found.start() if found else len(body))
    end = where.start() if where else found.start() if found else len(body)
    noun = body[:end]
    return tidy(noun), body[end:].strip(" ，、") if found else ""


def _belongs(body: str, found: re.Match[str]) -> bool:
    """Tell whether a verb is part of the noun phrase: 新增…, 支持…的, inside quotation marks."""
    before, behind = body[: found.start()], body[found.end() :]
    if before.count("“") > before.count("”") or before.count("（") > before.count("）"):
        return True
    if behind[:1] in tuple("率额者型力量期区") and behind[:1]:
        return True
    if before[-1:] and before[-1] in words().not_behind.get(found.group(), ""):
        return True
    if before.endswith(ABOUT_TO) and len(found.group()) == 2:
        return True
    if not before and behind.startswith(ACTORS):
        return True
    if behind[:1] and behind[0] in words().not_before.get(found.group(), ""):
        return True
    if found.group() == "占" and behind[:1] in tuple("有地比领用"):
        return True
    if found.group() in ("超", "达", "约", "超过", "达到", "突破"):
        return behind[:1] not in tuple("0123456789")
    if len(found.group()) == 1:
        return behind == "" or (before == "" and found.group() in "占为是将让从向与已由")
    return False


def predicate(behind: str) -> str:
    """Return the predicate as it qualifies the noun: 成功入选X → 入选X, or nothing if too long."""
    behind = re.sub(
        r"^(?:成功|共|均|已|全部|被|将|正式|顺利|相继|先后|全面|累计|首次|再)+", "", behind
    )
    behind = NAMED.sub("", behind)
    if len(behind) > 26 or len(behind) < 2 or behind.startswith(("由", "为")):
        return ""
    return behind
