"""Restore the head that a short clause leaves out: …登记500项，|成交额92亿元."""

import re

from duizhao.numbers import coordination, phrases, tables
from duizhao.numbers.clauses import Clauses
from duizhao.numbers.phrases import Phrase
from duizhao.numbers.readings import Reading
from duizhao.text import Range

WINDOW = 64
"""Where no figure stands between, no head is looked for further in front."""
RELATED = re.compile(
    r"(?:占[^占]{1,12}比重|占比|总量|总数|数量|[存出][栏笼]量?|增速|计划总投资|总投资|(?:总)?(?:建筑|播种|种植)?面积|[办满答][复意结]率|(?:开工|竣工|投产|完成|达标|签约|落地|纳统|履约)率)*$"
)
DIGIT = re.compile("[0-9]")
PART = re.compile(r"(?<=.)占[^占，。；]{1,16}比重$")
OF_PLAN = re.compile(r"(?<=.)占(?:年度|全年|年初|年)?(?:预算|任务|目标|计划)比重$")
"""What grows by so many is the thing, not its share: 占全市28.3%，一年|增加76家."""
BUDGETED = re.compile(r"完成(?:年度|全年|年初|省定|市定|年)*(?:预算|任务|目标|计划)$")
TOTAL = re.compile(r"达|至|到|累计|共")
OWNERS_BACK = 12
"""A head further back than so many figures is not borrowed."""
ADDED = ("新增", "净增")
TOTALS = ("总量", "总数", "数量", "规模")
ARRIVES = re.compile(r"[到至]的?$|^(?:同比|比上年|年均)?(?:增长|下降|提高|增加)$")
"""What a list tells of the things of the list before it: 提高到|801元、722元, 增长|5.5%、7.2%."""
DEEDS = ("退税", "减税", "减税降费", "授信", "放贷", "执法")
"""Verbs that name what is done and need no object: 办理贷款8亿元、|退税|2亿元."""
ANNOUNCED = re.compile(
    r"(?P<who>[^，。；、]{2,10}?)(?:持续|不断|稳步|稳中|加快|加速|显著|明显|更加|进一步|全面|有效|日益"
    r"|蓬勃|快速|逐步|大幅|总体|提质)[^，。；]{1,8}。"
)
EARNS = re.compile(r"(?:盘活|出让|处置|转让|拍卖|出租|流转|交易)$")
AMOUNTS = ("完成投资", "销售", "销售额", "销售收入", "营业收入", "营收", "产值", "总产值")
"""One of these does not belong to another: 新兴产业完成投资…，|销售1100亿元."""
ALONE = ("存款余额", "贷款余额", "税收", "利润")
"""Beside another measure they are those of the whole place: 进出口总额…，|存款余额."""
CHANGING = re.compile(
    r"(?P<who>[^，。；]{2,24}?)(?:保持|连续|先后|实现|跨越|突破|翻|大幅|快速|稳步|持续|不断|显著|明显|逐年"
    r"|增长|增加|提升|提高|上升|扩大|下降|减少|壮大|优化)"
)
GROWN = re.compile(r"^(?:同比|比上年|年均)?(?:增长|下降)$")
"""So a list tells of the things in front, one after the other: A 6亿元，B 5亿元，增长|8%和9%."""
REACHING = re.compile("从|由|(?:首次)?(?:跨越|突破|超过)|达到|增至|升至|其(?![中他余间次])")
"""So a clause begins that says of what was told before it how far that came."""
SOONER = re.compile(r"^(?:先|再|拟|将|已|今年|明年|计划)+")


def announced(sentence: str) -> Phrase | None:
    """Return what a short sentence without figures says the next ones speak of.

    经营主体持续壮大。|总量接近800万户.
    """
    found = ANNOUNCED.fullmatch(sentence.strip())
    return Phrase("", found["who"]) if found else None


def completed(
    text: str,
    clauses: Clauses,
    clause: Range,
    reading: Reading,
    earlier: list[Reading],
    carried: Phrase | None,
    listed: int,
) -> Reading:
    """Return the reading with the head restored that its clause leaves out."""
    phrase = reading.phrases[0]
    if phrase.noun == "任务" and reading.behind and earlier and reading.turns:
        task = Phrase("", earlier[-1].phrases[-1].noun + phrase.noun)
        return reading._replace(phrases=(task,), turns=False)
    object_ = _object_before(text[max(0, clause.start - 2 * WINDOW) : clause.start], phrase.words)
    if object_ is not None:
        return reading._replace(phrases=(object_,))
    if not _lacks_head(reading):
        return reading
    if reading.spread and len(earlier) > 1 and len(reading.phrases) == 1 and not reading.pending:
        told = _told_of_each(text, clauses, clause, reading, listed)
        owners = told or _owners(earlier, phrase.words, listed)
        if "分别" in reading.predicate:
            return reading._replace(phrases=owners[:1], pending=owners[1:])
        return reading._replace(phrases=owners)
    pairs = _from_which(reading, earlier, listed)
    if pairs:
        return reading._replace(phrases=pairs[:1], pending=pairs[1:])
    owner = _earning(phrase, earlier) or _owner(text, clauses, clause, earlier)
    if owner is None and (not phrase.words or phrase.words in (*ADDED, *TOTALS)):
        owner = carried
    if owner is not None:
        return _owned(reading, owner, text[: reading.noun_end].endswith("百分点"))
    if phrase.words:
        return reading
    return reading._replace(phrases=(Phrase("", phrases.tidy(reading.left[-4:])),))


def _told_of_each(
    text: str, clauses: Clauses, clause: Range, reading: Reading, listed: int
) -> tuple[Phrase, ...]:
    """Return of whom a trend was told: A业和B业保持较快增长，分别增长|20%和31%."""
    index = clauses.index_at(clause.start)
    if index == 0 or "分别" not in reading.predicate or reading.phrases[0].words:
        return ()
    before = clauses.all[index - 1]
    told = CHANGING.match(text[max(before.start, before.end - WINDOW) : before.end])
    if told is None or DIGIT.search(text, before.start, before.end):
        return ()
    parts = coordination.parts_of(told["who"], spread=True, wanted=listed)
    return tuple(Phrase("", part) for part in parts) if len(parts) == listed else ()


def _earning(phrase: Phrase, earlier: list[Reading]) -> Phrase | None:
    """Return the deed that brought what is received: 25个项目有效盘活，实现|收入|42亿元."""
    if phrase.words != "收入" or not earlier or not earlier[-1].turns:
        return None
    deed = EARNS.search(earlier[-1].behind)
    return Phrase("", deed.group()) if deed else None


def _from_which(reading: Reading, earlier: list[Reading], listed: int) -> tuple[Phrase, ...]:
    """Return whose list it goes on with: 分别从645元、431元|提高到|801元、722元."""
    before = earlier[-listed:]
    if reading.phrases[0].words or ARRIVES.search(reading.predicate) is None:
        return ()
    if not 1 < listed == len(before):
        return ()
    if len(before[0].pending) == listed - 1:
        return tuple(past.phrases[-1] for past in before)
    owners = _owners(earlier, "", listed) if GROWN.search(reading.predicate) else ()
    return owners if len(owners) == listed else ()


def _object_before(before: str, words: str) -> Phrase | None:
    """Return a verb with the object it has further in front: 发行特别国债，…，今年先发行1万亿元."""
    verb = SOONER.sub("", words)
    if len(verb) < 2 or not phrases.are_verbs(verb):
        return None
    found = re.findall(f"{verb}([^，。；、0-9]{{2,16}})(?=[，；])", before)
    if not found or phrases.are_verbs(found[-1]):
        return None
    return Phrase(verb, phrases.tidy(found[-1]))


def _lacks_head(reading: Reading) -> bool:
    """Tell whether the phrase is empty, mere verbs, or a relation like 成交额."""
    phrase = reading.phrases[0]
    if reading.turns or reading.behind:
        return False
    words = phrase.words
    if not words or words in phrases.words().relational or phrase.noun.startswith(("占", "完成")):
        return True
    return is_verbs(phrase) and not reading.predicate.startswith(("增长", "下降"))


def is_verbs(phrase: Phrase) -> bool:
    """Tell whether a phrase has no noun but verbs that need an object."""
    words = phrase.words
    return bool(phrase.noun) and phrases.are_verbs(words) and not words.endswith(DEEDS)


def _owner(text: str, clauses: Clauses, clause: Range, earlier: list[Reading]) -> Phrase | None:
    """Return the last metric of the sentence, in a table's row its label."""
    if text[clause.start - 1 : clause.start] == "\t":
        first = text.rfind("\n", 0, clause.start) + 1
        return Phrase("", phrases.tidy(tables.label(text[first : first + WINDOW])))
    own = _subject_of_change(text, clauses, clause, earlier)
    if own is not None:
        return own
    for past in reversed(earlier[-OWNERS_BACK:]):
        if past.phrases[-1].noun and not past.phrases[-1].noun.endswith("目标"):
            return past.phrases[-1]
    return _subject_before(text, clauses, clause)


def _subject_of_change(
    text: str, clauses: Clauses, clause: Range, earlier: list[Reading]
) -> Phrase | None:
    """Return whose change a from–to tells: 预算收入实现翻倍，|从8.8亿元增至20.2亿元."""
    index = clauses.index_at(clause.start)
    if index == 0 or REACHING.match(text, clause.start) is None:
        return None
    before = clauses.all[index - 1]
    if earlier and earlier[-1].noun_end > before.start:
        return None
    found = CHANGING.match(text[max(before.start, before.end - WINDOW) : before.end])
    return phrases.phrase_before(found["who"]) if found else None


def _owned(reading: Reading, owner: Phrase, points: bool) -> Reading:
    """Return the reading with what it leaves out taken from its owner."""
    phrase = reading.phrases[0]
    if not phrase.words and reading.predicate.endswith(("增加", "增长")) and not points:
        owner = Phrase(owner.verb, PART.sub("", owner.noun))
    owner = Phrase(owner.verb, OF_PLAN.sub("", BUDGETED.sub("", owner.noun)))
    if not phrase.words:
        total = TOTAL.search(reading.predicate) is not None
        return reading._replace(phrases=(Phrase("", owner.noun) if total else owner,))
    if is_verbs(phrase):
        newly = phrase.words.startswith(("新", "净"))
        noun = RELATED.sub("", owner.noun) if newly else owner.noun
        return reading._replace(phrases=(Phrase(phrase.words, noun),))
    noun = RELATED.sub("", owner.noun.removesuffix(phrase.words))
    noun = _without_like(noun, phrase.words) if noun == owner.noun else noun
    if phrase.words in AMOUNTS:
        noun = noun.removesuffix(max(filter(noun.endswith, AMOUNTS), key=len, default=""))
    if phrase.words in ALONE and noun.endswith(phrases.words().measures):
        noun = ""
    if noun == owner.noun and phrase.words.startswith("总"):
        noun = noun.removesuffix(phrase.words[1:])
    if phrase.words.startswith(("单日", "最高")):
        noun = noun.replace("日均", "")
    if phrase.words == "总里程":
        noun = noun.removesuffix("运营里程").removesuffix("里程")
    owned = tuple(
        Phrase("", phrases.tidy(noun + one.words)) for one in (*reading.phrases, *reading.pending)
    )
    if reading.pending:
        return reading._replace(phrases=owned[:1], pending=owned[1:])
    return reading._replace(phrases=owned)


def _without_like(noun: str, words: str) -> str:
    """Return whom a relation like the other belongs to: 全市存款余额 beside 贷款余额 → 全市."""
    alike = (word for word in phrases.words().relational if word[-2:] == words[-2:])
    return noun.removesuffix(max(filter(noun.endswith, alike), key=len, default=""))


def _owners(earlier: list[Reading], words: str, count: int) -> tuple[Phrase, ...]:
    """Return the last things that a spread statement speaks of: 数量|均位居前列."""
    nouns: list[str] = []
    for past in reversed(earlier[-OWNERS_BACK:]):
        noun = BUDGETED.sub("", past.phrases[-1].noun)
        noun = next(
            (noun.removesuffix(end) for end in ("总数", "总量") if noun.endswith(end)), noun
        )
        if noun and noun not in nouns and len(nouns) < count:
            nouns.append(noun)
    return tuple(Phrase("", phrases.tidy(noun + words)) for noun in reversed(nouns))


def _subject_before(text: str, clauses: Clauses, clause: Range) -> Phrase | None:
    """Return what the clause before speaks of, where it has no figure of its own."""
    index = clauses.index_at(clause.start)
    if index == 0:
        return None
    earlier = clauses.all[index - 1]
    words = phrases.DATED.sub("", text[max(earlier.start, earlier.end - WINDOW) : earlier.end])
    told = CHANGING.match(words)
    found = phrases.phrase_before(told["who"] if told else phrases.subject(words).text)
    return found if 2 <= len(found.noun) <= 24 else None
