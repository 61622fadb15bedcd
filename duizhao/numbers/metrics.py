"""Say what each figure of a sentence speaks of, as a reader would.

The metric is a noun phrase of the text: before the predicate (地区生产总值|增长4.5%), behind a verb
(新增|就业|1.5万人), behind the figure (9个|口袋公园). Lists share their verb, a short clause
borrows its head from the clause before (…登记500项，成交额92亿元), examples give way to their
class noun.
"""

import re
from itertools import pairwise

from duizhao.numbers import heads, phrases, subjects
from duizhao.numbers.clauses import Clauses
from duizhao.numbers.phrases import Phrase
from duizhao.numbers.readings import Mention, Reading
from duizhao.text import Range

WINDOW = 64
"""No metric reaches further to either side."""
RISES = re.compile("[增提升上下降减扩拓回调达到缩压收]")
INVESTED = ("投资", "总投资", "计划总投资", "累计投资", "完成投资")
OTHER_WORTH = re.compile(r"^的[^，。；]*(?:和|及|以及|、)(?=(?:计划|预计)?总?投资$)")
"""What the sum before is spent on: 总投资2亿元|的电站和|总投资3亿元的水厂."""
BUILDS = re.compile(r"^[^，。；、]{2,4}了(?=.{2})")
"""What is done with an investment is no part of its name: 投资72万元|新建了水厂."""
DONE = ("", "完成", "实现", "累计", "累计完成", "共", "共完成")
JOINED = ("、", "和", "及", "，", "")
LISTED = ("、", "和", "及", "与")
COUNTED = ("count", "people", "time", "")
OWNER = re.compile(
    r"((?:(?![，；]).){0,16}?(?:项目|企业|单位|机构|学校|小区|公司|集团|平台|医院|社区|园区|家庭|居民|学生|老人|职工|群众|开发区|景区|集群|市州))"
    r"(?=[\u4e00-\u9fff“]{2,})"
)
ENDS = ("", *"，、；。：）")
"""Behind a figure with one of these, or nothing, there is no noun."""
MADE = re.compile(
    r"(?:建成|完成|实施|举办|开展|建设|划分|形成|启动|推出|(?<!已)有|为|达|打造|推进|承办|召开|出台|发布|制定|组织|拥有|涵盖|覆盖|包括|达成|编制|印发|实现|争创|提供|健全|谋划|推动形成|用好|做好|抓好|办好|办成|夺得|勇夺|斩获|布局|构建|创建)$"
)
ATTRIBUTE = re.compile(r"^[长宽高深]的")
SCOPE = re.compile(
    r"在(?P<name>[^，。；、在]{2,16}?)(?:评选|评比|评审|评定|评价|考核|测评|大赛|竞赛|比赛)*中(?:共|累计)?"
    r"(?:荣获|获得|获|斩获|夺得|摘得|取得)$"
)
AWARDS = re.compile(r"(?:奖项?|金奖|银奖|大奖|[一二三]等奖|[金银铜奖]牌|名次|冠军)$")
OF_PEOPLE = ("接待", "惠及", "服务")
"""Their object is people: 接待游客6.2亿人次、|旅游花费|5000亿元."""
TASKS = ("任务", "举措", "政策措施")
"""They say nothing without the scope in front of the figure: 试验区|72项|任务全部完成."""
TOLD = re.compile(
    r"(?P<who>[^，。；、]{2,20}?)(?:持续|稳步|快速|加快|加速|大幅|不断|显著|明显|蓬勃|平稳|保持|实现)"
    r"[^，。；、]{2,14}、(?P<rest>[^，。；、]{2,24})"
)
"""Of whom something is told in front of its figure: 新能源汽车快速增长、|产量达到|12万辆."""
RANKED = re.compile(
    r"(?P<who>[^，。；、在]{2,24})在[^，。；]{2,40}[中里](?:继续|持续|稳|首次|再次)?"
)
"""Who stands among how many: 某县|在全省32个县中|排名第3位."""
ONLY_TIME = re.compile(
    r"(?:每年|全年|目前|已有|已|有|将|使|让|推动|确保|力争|实现|其中|全[市省区县])*"
)
ON_WHAT_TERMS = re.compile(
    r"[（(](?:按?(?:可比|不变)|同口径|全口径|同比|扣除|不含|含|现价)[^（）()]{0,10}[）)]$"
)
"""Stands between the verb and its figure: 下降（同口径）|19.59%."""
AMONG = re.compile(r"[中里](?:继续|持续|首次|再次|稳)?$")
SAYS_NO_NUMBER = re.compile(r"[两二三四五六七八九十]个“$")


def of_sentence(
    text: str, clauses: Clauses, mentions: tuple[Mention, ...], carried: Phrase | None
) -> tuple[Reading, ...]:
    """Return what each mention speaks of; `carried` is the last metric of the sentence before."""
    readings: list[Reading] = []
    for place, mention in enumerate(mentions):
        clause = clauses.at(mention.at.start)
        before = readings[-1] if place and mentions[place - 1].at.start >= clause.start else None
        following = mentions[place + 1] if place + 1 < len(mentions) else None
        listed = _listed(text, mentions, place)
        reading = _read(text, mention, clause, before, following, listed)
        if reading.pending and not reading.item and _is_alone(mention, following, clause):
            reading = reading._replace(phrases=reading.phrases + reading.pending, pending=())
        joined = following is not None and text[mention.at.end : following.at.start] in JOINED
        awaits = joined and reading.predicate in DONE and not reading.phrases[0].noun
        if awaits:
            readings.append(reading._replace(awaits=True))
        else:
            counted = "分别" in reading.predicate or heads.ARRIVES.search(reading.predicate)
            listed = listed if counted else _told_of(text, mentions, place)
            earlier = readings
            if mention.state and RANKED.fullmatch(text[clause.start : mention.at.start]):
                last = slice(max(0, place - heads.OWNERS_BACK), place)
                earlier = _before(clause, readings[last], mentions[last])
            readings.append(
                heads.completed(text, clauses, clause, reading, earlier, carried, listed)
            )
    return _with_predicates(readings)


def _is_alone(mention: Mention, following: Mention | None, clause: Range) -> bool:
    """Tell whether a figure is the only one of its clause: A、B分别达到|200个以上|。"""
    return not mention.state and (following is None or following.at.start >= clause.end)


def _before(clause: Range, readings: list[Reading], mentions: tuple[Mention, ...]) -> list[Reading]:
    """Return the last readings that stand in front of a clause: those in it are the field."""
    pairs = zip(readings, mentions, strict=True)
    return [reading for reading, mention in pairs if mention.at.start < clause.start]


def _listed(text: str, mentions: tuple[Mention, ...], place: int) -> int:
    """Return how many figures stand in a list from this one on: 5.2%、3.1%和8.4%."""
    count = 1
    for one, following in pairwise(mentions[place : place + heads.OWNERS_BACK]):
        if text[one.at.end : following.at.start] not in LISTED or following.state != one.state:
            break
        count += 1
    return count


def _told_of(text: str, mentions: tuple[Mention, ...], place: int) -> int:
    """Return of how many figures in front a statement like 均居全市第一 is told: two at least.

    A place among others is told of all since the last semicolon.
    """
    if not mentions[place].state:
        return 2
    start = text.rfind("；", 0, mentions[place].at.start)
    last = mentions[max(0, place - heads.OWNERS_BACK) : place]
    return max(2, sum(one.at.start > start for one in last))


def _read(
    text: str,
    mention: Mention,
    clause: Range,
    before: Reading | None,
    following: Mention | None,
    listed: int,
) -> Reading:
    """Read the words on both sides of a figure within its clause."""
    start = max(clause.start, before.noun_end if before else 0, mention.at.start - WINDOW)
    left = ON_WHAT_TERMS.sub("", phrases.DATED.sub("", text[start : mention.at.start]))
    end = min(clause.end, mention.at.end + WINDOW)
    followed = following is not None and following.at.start < end
    if following is not None and followed:
        end = max(mention.at.end, following.at.start)
    if mention.state:
        ranked = RANKED.fullmatch(text[clause.start : mention.at.start])
        left = phrases.DATED.sub("", ranked["who"]) if ranked else SAYS_NO_NUMBER.sub("", left)
    right = "" if mention.state else text[mention.at.end : end]
    item = before is not None and (phrases.JOINTS.match(left) is not None or not left.strip())
    if item:
        left = phrases.JOINTS.sub("", left.lstrip())
    if mention.dimension == "medals":
        medal = text[mention.at.end - 1] + "牌"
        return Reading((Phrase("", medal),), left, "", mention.at.end, item=item)
    shared = before if item else None
    if shared is not None and shared.pending and not phrases.subject(left).text.strip():
        first, *rest = shared.pending
        return Reading(
            (first,), shared.left, shared.predicate, mention.at.end, item=True, pending=tuple(rest)
        )
    if shared is None and before is not None and "、" in left:
        last_words = left[left.rfind("、") + 1 :]
        if not phrases.subject(last_words).text and last_words.strip():
            left, shared = last_words, before
    if not mention.state and (mention.dimension in COUNTED or _leads_on(left, mention, right)):
        counted = _followed(text, mention, left, _counted_noun(right, followed), shared)
        if counted is not None:
            return counted
    reading = _preceded(left, right, mention, shared, listed)
    return _in_parallel(reading) if _is_first_of_two(text, mention, following) else reading


def _followed(
    text: str,
    mention: Mention,
    left: str,
    told: tuple[str, str, int],
    shared: Reading | None,
) -> Reading | None:
    """Return the reading of a figure by what stands behind it, or None where that tells nothing.

    `told` are noun, predicate and reach; of people it may be what they did: 3万人|喝上放心水.
    """
    noun, behind, reach = told
    end = mention.at.end
    if noun:
        return _counted(left, noun, behind, end + reach, shared)
    people = mention.dimension == "people" or text[end - 1] == "户"
    if people and behind and not phrases.subject(left).text.strip():
        return Reading((Phrase("", phrases.predicate(behind)),), left, "", end)
    return None


def _is_first_of_two(text: str, mention: Mention, following: Mention | None) -> bool:
    """Tell whether two alike amounts stand side by side: 23292元和7750元."""
    if following is None or following.dimension != mention.dimension or mention.state:
        return False
    return text[mention.at.end : following.at.start] in ("和", "、", "与")


def _in_parallel(reading: Reading) -> Reading:
    """Return the reading of the first of two figures of two things, or of town and country."""
    first, *rest = reading.phrases
    if rest and not reading.spread and not reading.pending:
        return reading._replace(phrases=(first,), pending=tuple(rest))
    noun = first.noun.replace("城镇和农村", "城乡")
    two = "城乡" if noun.startswith("城乡") else "存贷款" if "存贷款" in noun else ""
    told = reading.predicate or noun.endswith("收入")
    if not (two and told) or reading.pending or reading.spread:
        return reading
    one, other = (Phrase("", noun.replace(two, word, 1)) for word in subjects.TWO_IN_ONE[two])
    return reading._replace(phrases=(one,), pending=(other,))


def _leads_on(left: str, mention: Mention, right: str) -> bool:
    """Tell whether only a verb stands before a measured figure: 完成|55.3万平方米|房屋改造."""
    if mention.dimension in ("share", "points", "multiple", "doubling") or not right.strip():
        return False
    if phrases.are_verbs(right.strip()):
        return False
    if left.endswith("的") or ATTRIBUTE.match(right):
        return phrases.noun_behind(right)[0] != ""
    bare = phrases.without_light_verbs(left).strip()
    light = phrases.words().light_at_start.fullmatch(bare) is not None
    return not bare or light or phrases.are_verbs(bare)


def _counted_noun(right: str, followed: bool) -> tuple[str, str, int]:
    """Return the noun behind a figure, the predicate behind that, and how far the noun reaches.

    Where another figure follows, what stands behind the last 、 is that figure's, and a noun like
    企业 ends the phrase: 3家|龙头企业|全年营收|204亿元 (the next metric is 龙头企业全年营收).
    """
    if right.lstrip()[:1] in ENDS or (followed and not phrases.subject(right).text):
        return "", "", 0
    right = ATTRIBUTE.sub("　　", right)
    plain = phrases.SHORT_ASIDE.sub("", right)
    if followed and not right.rstrip().endswith(("和", "及", "与")):
        cut = right.rfind("、") if plain == right else -1
        if cut > 0:
            right = right[: cut + 1]
        elif found := OWNER.match(right):
            return phrases.tidy(found.group(1)), "", 0
        elif next_metric := _swallowed(right):
            return next_metric, "", 0
    noun, behind = phrases.noun_behind(right)
    place = right.find(noun[-6:])
    return noun, behind, place + len(noun[-6:]) if place >= 0 else 0


def _swallowed(right: str) -> str:
    """Return the next figure's metric, where nothing parts it: 310条|河流优良水体比例达|82.8%."""
    subject = phrases.subject(right)
    told = subject.predicate and len(subject.text) > 4
    return phrases.tidy(subject.text) if told and not RISES.match(right) else ""


def _counted(left: str, noun: str, behind: str, noun_end: int, shared: Reading | None) -> Reading:
    """Return the reading of a figure that counts the noun behind it."""
    bare = phrases.without_examples(left.rstrip(" "))
    subject = phrases.subject(bare)
    if "在" in left[-8:]:
        noun = AMONG.sub("", noun)
    found = phrases.words().kept_at_end.search(bare.rstrip(" "))
    verb = found.group() if found else ""
    if not verb and shared is not None and not subject.text:
        verb = shared.phrases[-1].verb
    if not verb and not bare:
        lead = phrases.words().kept_at_start.match(phrases.without_light_verbs(left))
        verb = lead.group() if lead else ""
    scoped = _scoped(left, bare, noun)
    if scoped:
        return Reading((Phrase(verb, scoped),), left, subject.predicate, noun_end, behind=behind)
    turns = not verb and MADE.search(bare.rstrip()) is None
    words = left or (shared.left if shared is not None else "")
    return Reading(
        (Phrase(verb, noun),), words, subject.predicate, noun_end, turns, behind, shared is not None
    )


def _scoped(left: str, bare: str, noun: str) -> str:
    """Return a noun with the scope in front that it needs: 试验区任务, 科学技术奖奖项, or ""."""
    within = SCOPE.search(left) if AWARDS.search(noun) else None
    if within:
        return phrases.tidy(within["name"] + noun)
    if noun not in TASKS:
        return ""
    scope = phrases.phrase_before(phrases.subject(bare).text).noun
    return scope + noun if len(scope) >= 3 else ""


def _preceded(
    left: str, right: str, mention: Mention, shared: Reading | None, listed: int
) -> Reading:
    """Return the reading of a figure whose metric stands before it, or is left out (no noun)."""
    item = shared is not None
    end = mention.at.end
    subject = phrases.subject(left)
    if mention.behind:
        return Reading(
            subjects.things_absent(mention.behind), left, subject.predicate, end, item=item
        )
    told = TOLD.fullmatch(left)
    if told and _is_relation(told["rest"]):
        left = told["who"] + told["rest"]
        subject = phrases.subject(left)
    part = None if mention.state else subjects.part_of_whole(left)
    if part is not None:
        return Reading((part,), left, "占", end, item=item)
    if mention.dimension == "share" and not _names_something(left) and right.strip():
        noun, behind = phrases.noun_behind(right)
        if noun:
            return Reading((Phrase("", noun),), left, "", end, turns=True, behind=behind)
    if subject.predicate or mention.state:
        found = subjects.named(subject, mention, listed)
        parallel = "分别" in subject.predicate or (not subject.spread and len(found) == listed)
        if parallel and len(found) > 1:
            return Reading(found[:1], left, subject.predicate, end, item=item, pending=found[1:])
        spread = subject.spread and (bool(mention.state) or "全部" not in subject.predicate)
        return Reading(found, left, subject.predicate, end, item=item, spread=spread)
    left = OTHER_WORTH.sub("", left)
    several = subjects.in_a_row(phrases.without_light_verbs(left), listed)
    if several:
        return Reading(several, left, "", end, item=item)
    phrase = _of_worth(phrases.phrase_before(phrases.HOW_MANY_TIMES.sub("", left)), right)
    own = phrase.words in phrases.words().relational or heads.is_verbs(phrase)
    if shared is not None and not phrase.verb and phrase.noun and not own:
        verb = shared.phrases[-1].verb
        shares = mention.dimension != "money" or verb not in OF_PEOPLE
        phrase = Phrase(verb, phrase.noun) if shares else phrase
    return Reading((phrase,), left or (shared.left if shared else ""), "", end, item=item)


def _is_relation(words: str) -> bool:
    """Tell whether words with their predicate lack a head: 产量达到, 占生产总值比重达."""
    lacks = phrases.subject(words).text in phrases.words().relational
    return lacks or subjects.part_of_whole(words) is not None


def _names_something(left: str) -> bool:
    """Tell whether the words before a share name what it is of; 每年, 超过 or nothing do not."""
    return ONLY_TIME.fullmatch(left.strip()) is None


def _of_worth(phrase: Phrase, right: str) -> Phrase:
    """Return whose worth a figure is where that stands behind it: 总投资85亿元的|电站."""
    if not right.strip() or right[0] in "，、；：。）（":
        return phrase
    noun = phrases.noun_behind(right)[0]
    if phrase.words in phrases.words().relational and right.startswith("的"):
        return Phrase("", noun + phrase.words)
    if phrase.words in INVESTED:
        noun = BUILDS.sub("", noun)
        return Phrase("", (noun or phrases.tidy(right[:18])) + phrase.words)
    return phrase


def _graded(reading: Reading, later: Reading) -> Reading:
    """Return the reading with the noun its grade shares: 4个国家级、1个省级|重点专科."""
    _, grade, tail = later.phrases[-1].noun.partition("级")
    phrase = reading.phrases[0]
    whole = Phrase(phrase.verb, phrase.noun + tail) if grade else phrase
    return reading._replace(phrases=(whole,))


def _with_predicates(readings: list[Reading]) -> tuple[Reading, ...]:
    """Turn subjects round: 10家中医馆、36家中医阁完成评估 → 完成评估中医馆, 完成评估中医阁."""
    result = list(readings)
    behind = ""
    for place in range(len(readings) - 1, -1, -1):
        reading = readings[place]
        later = result[place + 1] if place + 1 < len(readings) else None
        if reading.awaits and later is not None and later.phrases[-1].noun:
            result[place] = reading._replace(phrases=(later.phrases[-1],))
        if later is not None and later.item and reading.phrases[0].noun.endswith("级"):
            result[place] = reading = _graded(reading, later)
        if not reading.turns:
            behind = ""
            continue
        behind = reading.behind or (behind if later is not None and later.item else "")
        noun = reading.phrases[0].noun
        qualifier = phrases.predicate(behind)
        if qualifier:
            turned = qualifier if qualifier.endswith(noun) else qualifier + noun
            result[place] = reading._replace(phrases=(Phrase("", turned),))
    return tuple(result)
