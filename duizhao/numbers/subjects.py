"""Read the metrics in front of a predicate: one, several, or a part of a whole."""

import re

from duizhao.numbers import coordination, phrases
from duizhao.numbers.phrases import Phrase, Subject
from duizhao.numbers.readings import Mention

SHARE_OF = re.compile(
    r"((?:^|(?<=[，、]))占(?![比地])[^，。；、]{1,16}?)(?:的)?(?:比重|比例|份额)?(?:的)?(?:达|为|提升至|提高到|约|近|仅|只|超|超过|均|达到|提高至|升至|首次|突破|较上年|比上年|提高|提升|上升|下降|降低|增加)*$"
)
BUDGET = re.compile(
    r"^，?(?:为|完成|达到|是|达)((?:年度|全年|年初|省定|市定|年)*(?:预算|任务|目标|计划))(?:数|总数)?的?$"
)
EACH_DID = re.compile(r"(?P<who>[^，；]{3,60})分别(?P<verb>[\u4e00-\u9fff]{2,4})")
"""A verb that is told of each: 总部、研发中心分别新增|50家和20家."""
THREE_INDUSTRIES = re.compile(r"(?:一二三|第?一、第?二、第?三)(?:次|大)?产(?:业)?")
TWO_IN_ONE = {"城乡": ("城镇", "农村"), "存贷款": ("存款", "贷款")}
"""A word for two things, of which 分别 tells one after the other."""
EVERYONE = ("所有", "各", "全部")
GROWS = re.compile(r"增长|下降|增幅|降幅|翻")


def named(subject: Subject, mention: Mention, listed: int) -> tuple[Phrase, ...]:
    """Return the metrics in front of a predicate; a spread one or a state may have several."""
    bare = phrases.without_light_verbs(subject.text)
    if not subject.spread and not mention.state:
        return _unspread(bare, subject.predicate, mention, listed)
    if mention.state == "full_coverage" and len(bare.split("实现")[0]) > 2:
        who, _, what = bare.partition("实现")
        bare = what if who.startswith(EVERYONE) and what else who
    spread = subject.spread or mention.each
    alike = spread and not mention.state and "分别" not in subject.predicate
    if alike and phrases.EXAMPLES.search(bare[:-1]):
        return (phrases.phrase_before(bare),)
    whole = bare if spread else phrases.phrase_before(bare).words
    industries = THREE_INDUSTRIES.match(whole) if "分别" in subject.predicate else None
    if industries:
        rest = whole[industries.end() :]
        return tuple(Phrase("", f"第{place}产业{rest}") for place in "一二三")
    parts = coordination.parts_of(whole, spread, listed)
    two = next((word for word in TWO_IN_ONE if word in parts[0]), "")
    if "分别" in subject.predicate and len(parts) == 1 and two:
        parts = tuple(parts[0].replace(two, one, 1) for one in TWO_IN_ONE[two])
    return tuple(Phrase("", part) for part in parts)


def _unspread(bare: str, predicate: str, mention: Mention, listed: int) -> tuple[Phrase, ...]:
    """Return the metrics in front of a predicate that does not say `each`.

    As many as there are figures in a row; two rates share one figure.
    """
    several = in_a_row(bare, listed)
    if several:
        return several
    phrase = phrases.phrase_before(bare)
    if mention.dimension not in ("share", "doubling"):
        return (phrase,)
    parts = coordination.parts_of(phrase.words, spread=False)
    grows = GROWS.search(predicate) is not None
    alike = grows or all(part.endswith("率") for part in parts)
    return tuple(Phrase("", part) for part in parts) if alike and len(parts) > 1 else (phrase,)


def in_a_row(words: str, listed: int) -> tuple[Phrase, ...]:
    """Return as many metrics as there are figures in a row: 普及率、覆盖率|98%、85%, or none."""
    if listed < 2:
        return ()
    each = EACH_DID.fullmatch(words)
    who, verb = (each["who"], each["verb"]) if each else (words, "")
    parts = coordination.parts_of(who, spread=bool(verb) or "、" in who, wanted=listed)
    return tuple(Phrase(verb, part) for part in parts) if len(parts) == listed else ()


def things_absent(words: str) -> tuple[Phrase, ...]:
    """Return what there is none of: 劣V类和黑臭水体 → 劣V类水体, 黑臭水体."""
    noun = phrases.tidy(words.removesuffix("底线").removesuffix("的"))
    grade, _, other = noun.partition("和")
    if grade.endswith("类") and other:
        return Phrase("", grade + other[-2:]), Phrase("", other)
    return (Phrase("", noun),)


def part_of_whole(left: str) -> Phrase | None:
    """Return what a share is of: 占全国|16.5%, 完成年度任务的|114.5%; its owner is missing yet."""
    budget = BUDGET.search(left)
    if budget:
        return Phrase("", "完成" + budget.group(1))
    if "占" not in left or "分别" in left:
        return None
    share = SHARE_OF.search(left)
    return Phrase("", share.group(1) + "比重") if share else None
