"""Find what a report undertakes without a number: a named thing that is to be begun or finished.

推动国家海洋信息中心二期等项目开工, 实现昆仑路燃气管线项目年内竣工, 完成缘诚小学改扩建工程,
出台鼓励青年人才创新创业若干政策. A figure with its unit has its place among the quantities, a
slogan none at all.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from duizhao import lexicon, numerals
from duizhao.model import Document, Paragraph, Quantity, Sentence, Undertaking
from duizhao.numbers import clauses
from duizhao.numbers.vocabulary import alternatives
from duizhao.text import Range, identifiers

LONGEST, SHORTEST = 64, 4
LONGEST_VERB = 12
"""An object of fewer characters names nothing, one of more is no object."""
SPECIFIC, MORE_SPECIFIC = 2, 3
"""So many characters of an object have to be others than general words: 西山|公园. Work that only
goes on has to be said more exactly, a document as well."""
TRAILING = re.compile(
    r"(?:年[内底]前?|全面|正式|如期|尽快|早日|顺利|加快|按期|同步|全部|基本|陆续|提速|尽早|率先)+$"
)
PROJECTS = re.compile(
    r"(?:等)?(?:重[大点]|新|一批)?(?:建设|改造|配套|提升|更新|新建|扩建|改扩建)*(?:项目|工程)(?:建设|改造|实施|工作)*$"
)
EFFECT = re.compile(r"(?:[增达见提]效|惠民)?")
WITHIN = re.compile(r"[“‘《（(][^”’》）)]*[”’》）)]")
HINDERING = re.compile(
    r"^[和与的了及、]|^引进|参与|吸引|鼓励|人才|资本|各片区|培养|培育|一流|影响力|全球领先"
)
UNSAID = re.compile(r"^[和与的了及、]|各类|各项|各级|相关|有关|具体")
PHYSICAL = re.compile(r"[路桥河水管线站园院楼港渠库廊厂隧街房铁轨电气湖堤校馆场期塔墙湿岸]")
"""What is built or laid; 工程 without any of it is a programme (强基工程)."""
WELL = re.compile(r"好(?!房|小区|社区|城|品|学校|医院)")
"""编制好规划, but 出台好房子标准."""
MARKS = re.compile(r"[“”‘’《》（）()\s]")


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns of `lexicon/undertakings.toml`; `stage_of` each verb, `order` of the stages."""

    stage_of: dict[str, str]
    verb: re.Pattern[str]
    only_last: frozenset[str]
    only_first: frozenset[str]
    frame: re.Pattern[str]
    work: re.Pattern[str]
    writing: re.Pattern[str]
    leads: re.Pattern[str]
    general: re.Pattern[str]
    general_or_kind: re.Pattern[str]
    abstract: re.Pattern[str]
    deadline: re.Pattern[str]
    documents: re.Pattern[str]
    things: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Found:
    """An undertaking in a stretch of text: its range there, and its words."""

    at: Range
    verb: str
    stage: str
    object: str
    object_at: Range
    deadline: str


def undertakings(document: Document, quantities: tuple[Quantity, ...]) -> tuple[Undertaking, ...]:
    """Return what the tasks of a document undertake, in the order of the text."""
    placed: list[tuple[Paragraph, Sentence, Found]] = []
    figures = sorted({quantity.at for quantity in quantities})
    for paragraph in _plans(document):
        for sentence in paragraph.sentences:
            for found in in_sentence(numerals.fold(document.words(sentence.at))):
                if not _meets(figures, found.object_at.shifted(sentence.at.start)):
                    placed += [(paragraph, sentence, found)]
    ids = identifiers("u", (document.words(f.at.shifted(s.at.start)) for _, s, f in placed))
    return tuple(
        Undertaking(
            id=id_,
            paragraph=paragraph.id,
            sentence=sentence.id,
            at=found.at.shifted(sentence.at.start),
            verb=found.verb,
            stage=found.stage,
            object=document.words(found.object_at.shifted(sentence.at.start)),
            deadline=found.deadline,
        )
        for id_, (paragraph, sentence, found) in zip(ids, placed, strict=True)
    )


def stages() -> tuple[tuple[str, str], ...]:
    """Return the stages as (id, label), in the order in which a thing passes through them."""
    return tuple((stage["id"], stage["label"]) for stage in lexicon.table("undertakings")["stage"])


def lead(document: Document, undertaking: Undertaking) -> str:
    """Return the word before a verb that promises less than the verb alone (力争, 推动), or ""."""
    words = document.words(undertaking.at)
    before = words[: words.find(undertaking.verb)]
    hedges: list[str] = lexicon.table("undertakings")["words"]["hedges"]
    return next((hedge for hedge in hedges if before.startswith(hedge)), "")


def in_sentence(text: str) -> Iterator[Found]:
    """Yield the undertakings of a folded sentence, figures in their objects or not."""
    before = ""
    end = 0
    for clause in clauses.cut(text).all:
        if clause.end <= end:
            continue
        end = clause.end
        deadline = _deadline(clause.of(text)) or before
        before = _deadline(clause.of(text)) if len(clause.of(text)) <= LONGEST // 4 else ""
        for segment in _segments(clause, text):
            found = _read(segment, text)
            if found is not None:
                own = _deadline(segment.of(text))
                yield Found(*found, own or deadline)


@cache
def _words() -> Words:
    table = lexicon.table("undertakings")
    stage_of = {verb: stage["id"] for stage in table["stage"] for verb in stage["verbs"]}
    frames, words, heads = table["frames"], table["words"], table["heads"]
    deadline = "|".join(words["deadline"])
    leads = "|".join(
        f"{re.escape(word)}(?!业|中心|站|平台|设施)"
        for word in sorted(words["leads"], key=len, reverse=True)
    )
    return Words(
        stage_of,
        re.compile(alternatives([*stage_of])),
        frozenset(verb for stage in table["stage"] for verb in stage.get("only_last", ())),
        frozenset(verb for stage in table["stage"] for verb in stage.get("only_first", ())),
        re.compile(f"(?:{alternatives([*frames['finished'], *frames['going_on']])})$"),
        re.compile(f"(?:{alternatives(frames['work'])})$"),
        re.compile(f"(?:{alternatives(frames['writing'])})(?:工作)?$"),
        re.compile(f"(?:{leads}|{deadline})+"),
        re.compile(alternatives(words["general"])),
        re.compile(alternatives([*words["general"], *words["kinds"]])),
        re.compile(f"(?:{alternatives(words['abstract'])}|{words['abstract_pattern']})$"),
        re.compile(deadline),
        re.compile(f"(?:{alternatives(heads['documents'])})$"),
        re.compile(f"(?:{alternatives(heads['things'])})$"),
    )


def _plans(document: Document) -> Iterator[Paragraph]:
    """Yield the paragraphs of tasks, and those on the government itself that follow them."""
    begun = False
    for paragraph in document.paragraphs:
        begun = begun or paragraph.role == "task"
        if paragraph.role == "task" or (begun and paragraph.role == "self_government"):
            yield paragraph


def _meets(figures: list[Range], at: Range) -> bool:
    place = bisect_left(figures, at.end, key=lambda figure: figure.start)
    return place > 0 and figures[place - 1].end > at.start


def _deadline(words: str) -> str:
    found = _words().deadline.search(words, 0, LONGEST)
    return found.group() if found else ""


def _segments(clause: Range, text: str) -> Iterator[Range]:
    """Cut a clause at each 、 behind which another verb has its own object.

    确保一号线开工、|二号线通车; 完成甲路改造、|启动乙路建设; but 推动甲、乙等项目开工 is one.
    """
    start = place = clause.start
    for piece in clause.of(text).split("、"):
        listed = text[max(start, place - 1 - LONGEST_VERB) : max(start, place - 1)]
        own = _words().verb.match(piece) or _last_verb(listed)
        if place > start and own:
            yield Range(start, place - 1)
            start = place
        place += len(piece) + 1
    yield Range(start, clause.end)


def _last_verb(words: str) -> re.Match[str] | None:
    """Return the stage verb that ends the words, the longest there is."""
    last = list(_words().verb.finditer(words, max(0, len(words) - LONGEST_VERB)))
    return last[-1] if last and EFFECT.fullmatch(words, last[-1].end()) else None


def _read(segment: Range, text: str) -> tuple[Range, str, str, str, Range] | None:
    """Return range, verb, stage, object and its range of what a segment undertakes, if anything."""
    words = segment.of(text)
    if len(words) > LONGEST + 24:
        return None
    lead = _words().leads.match(words)
    for reader in (_verb_first, _verb_last, _framed):
        read = reader(words, lead.end() if lead else 0)
        if read is not None:
            verb, stage, object_ = read
            object_at = object_.shifted(segment.start)
            return segment, verb, stage, object_at.of(text), object_at
    return None


def _verb_first(words: str, begin: int) -> tuple[str, str, Range] | None:
    """Read 出台|若干政策, 启动建设|高中."""
    verb = _words().verb.match(words, begin) or _words().verb.match(words)
    if verb is None or verb.group() in _words().only_last:
        return None
    stage = _words().stage_of[verb.group()]
    done_well = WELL.match(words, verb.end())
    object_ = _object(words, done_well.end() if done_well else verb.end(), len(words))
    if _words().writing.search(object_.of(words)):
        stage = "issued"
    if stage == "begun" and _is_named(object_.of(words), SPECIFIC, programmes=True):
        return verb.group(), stage, object_
    return (verb.group(), stage, object_) if _fits(object_.of(words), stage) else None


def _verb_last(words: str, begin: int) -> tuple[str, str, Range] | None:
    """Read 昆仑路燃气管线项目年内|竣工."""
    verb = _last_verb(words)
    if verb is None or verb.group() in _words().only_first:
        return None
    stage = _words().stage_of[verb.group()]
    if stage == "issued" or verb.start() <= begin:
        return None
    object_ = _object(words, begin, verb.start())
    return (verb.group(), stage, object_) if _fits(object_.of(words), stage) else None


def _framed(words: str, begin: int) -> tuple[str, str, Range] | None:
    """Read 完成|小学改扩建工程, 推进|高速公路建设, 完成|规划编制."""
    frame = _words().frame.search(words[:begin])
    if frame is None:
        return None
    object_ = _object(words, begin, len(words))
    named = object_.of(words)
    finished = frame.group() == "完成"
    if _words().writing.search(named):
        written = _words().writing.sub("", named)
        return (frame.group(), "issued", object_) if _fits(written, "issued") else None
    if not (_words().work.search(named) or named.endswith(("项目", "工程"))):
        return None
    if _words().verb.search(WITHIN.sub("", named)):
        return None
    stage = "finished" if finished else "going_on"
    return (frame.group(), stage, object_) if _fits(named, stage) else None


def _object(words: str, start: int, end: int) -> Range:
    """Return the range of the object without the adverbs and deadlines at its ends."""
    trailing = TRAILING.search(words, start, end)
    return Range(start, trailing.start() if trailing else end)


def _fits(object_: str, stage: str) -> bool:
    """Tell whether an object is one that this stage can be looked for in: a document, a thing."""
    if not SHORTEST <= len(object_) <= LONGEST:
        return False
    if stage == "issued":
        document = _words().writing.sub("", object_)
        written = _words().documents.search(MARKS.sub("", document)) is not None
        return written and UNSAID.search(document) is None and _says_more(document)
    least = MORE_SPECIFIC if stage == "going_on" else SPECIFIC
    return _is_named(object_, least, programmes=False)


def _is_named(object_: str, least: int, *, programmes: bool) -> bool:
    """Tell whether an object is a named thing; `programmes` lets 更新行动, 全国普查 be one."""
    if not SHORTEST <= len(object_) <= LONGEST:
        return False
    core = MARKS.sub("", object_)
    if HINDERING.search(core):
        return False
    if programmes and _words().documents.search(core):
        return _says_more(core)
    projects = PROJECTS.search(core)
    listed = core
    core = _words().work.sub("", PROJECTS.sub("", core)).removesuffix("等")
    if not _is_special(core, least):
        return False
    if projects is not None:
        built = PHYSICAL.search(core) or _words().things.search(core)
        return built is not None or "项目" in projects.group() or "等" in listed
    return _words().things.search(core) is not None and _words().abstract.search(core) is None


def _is_special(object_: str, least: int) -> bool:
    """Tell whether enough is left of a thing without general words and kinds."""
    return len(_words().general_or_kind.sub("", MARKS.sub("", object_))) >= least


def _says_more(document: str) -> bool:
    """Tell whether anything is left of a document's name without general words."""
    return len(_words().general.sub("", MARKS.sub("", document))) >= MORE_SPECIFIC
