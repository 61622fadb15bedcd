"""Made-up passages, figures and rows of every form, for the page that shows all components.

They are no report's words: 甲市 and 乙区 are nowhere, and the page says so.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from markupsafe import Markup

from duizhao.publishing import charts
from duizhao.publishing.labels import group_of, label
from duizhao.publishing.pages.alignment import Counterpart, Passage, Unit
from duizhao.publishing.pages.citing import Cited
from duizhao.publishing.pages.facts import Facts
from duizhao.publishing.pages.figure import Figure, SentenceGroup
from duizhao.publishing.pages.findings import Evidence, FindingGroup, FindingView, Words
from duizhao.publishing.pages.marking import Mark, html, kept
from duizhao.publishing.pages.progress import ProgressRow
from duizhao.publishing.pages.rows import RowView
from duizhao.publishing.pages.topics import Present, TopicState
from duizhao.text import Range

LEFT, RIGHT = "甲市", "乙区"
HERE = "#marks"
SHORT = "改造老旧小区20个以上。"
MIDDLE = "加快老旧小区改造，全年开工20个以上，同步更新地下管网，推动加装电梯。"
LONG = MIDDLE * 6
PLACE = Markup("一、本年重点工作 › （一）更新城市")


def words(text: str) -> Markup:
    """Return sample words with a figure and shared wording marked as reports have them."""
    marks = (*_marks(text, "老旧小区", "shared"), *_marks(text, "20个以上", "figure"))
    return html(text, Range(0, len(text)), marks)


def units(*, review: bool) -> tuple[Unit, ...]:
    """Return aligned rows of every form the edition has, each called what it shows."""
    left, right = _passage("left", MIDDLE), _passage("right", MIDDLE)
    brief, long = _passage("right", SHORT), _passage("right", LONG)
    again = replace(_counterpart(right), passage=None)
    added = replace(
        _counterpart(brief), origin=label("origin", "added"), settled=True, score="", terms=()
    )
    confirmed = replace(
        _counterpart(right), origin=label("origin", "confirmed"), settled=True, score=""
    )
    nearest = (Markup("更新地下管网"), HERE, "0.31")
    shapes = (
        ("一对一", left, (confirmed,), "", None),
        ("一对多", left, (_counterpart(right), added), "", None),
        ("多对多，已经列出的指向上文", left, (again, again), "", None),
        ("左短右长", _passage("left", SHORT), (_counterpart(long),), "", None),
        ("左长右短", _passage("left", LONG), (_counterpart(brief),), "", None),
        (
            "无对应",
            left,
            (),
            label("unmatched", "not_found_in_full").replace("对方", RIGHT),
            nearest,
        ),
        (
            "无法判断",
            left,
            (),
            label("unmatched", "cannot_tell_incomplete").replace("对方", RIGHT),
            None,
        ),
    )
    return tuple(
        Unit(
            f"unit-{number}",
            Markup(title),
            _numbered(passage, number, "left"),
            tuple(_each(counterparts, number, review=review)),
            status,
            near if review else None,
            ((Markup("更新地下管网"), HERE),) if number == 1 else (),
        )
        for number, (title, passage, counterparts, status, near) in enumerate(shapes)
    )


def alone() -> Unit:
    """Return a right passage without a left one."""
    passage = replace(_passage("right", MIDDLE), id="alone")
    status = label("unmatched", "cannot_tell_incomplete").replace("对方", LEFT)
    return Unit("unit-alone", Markup("仅右侧有"), None, (_counterpart(passage),), status, None, ())


def figures() -> tuple[Figure, ...]:
    """Return figures of every form: a number, a rate, a long one, one in words, a hedged one."""
    plain = Figure(
        "figure-0",
        "改造老旧小区",
        "",
        "20个以上",
        HERE,
        label("kind", "target"),
        "2030年",
        label("measure", "count"),
        label("comparator", "ge"),
        "",
        words(MIDDLE),
        PLACE,
        "left",
    )
    rate = replace(plain, id="figure-1", metric="居民收入", rate="增幅", surface="4.5%")
    long = replace(plain, id="figure-2", metric="供水", surface="总量不少于1234567.89万立方米以上")
    worded = replace(plain, id="figure-3", metric="税收", surface="与全市趋势保持一致")
    firm = replace(plain, id="figure-4", commitment=label("commitment", "firm"))
    return plain, rate, long, worded, firm


def groups() -> tuple[SentenceGroup, ...]:
    """Return sentences with one figure and with several."""
    every = figures()
    return (
        SentenceGroup("group-0", words(MIDDLE), PLACE, HERE, every[:1]),
        SentenceGroup("group-1", words(LONG), PLACE, HERE, every[1:]),
    )


def rows() -> tuple[RowView, ...]:
    """Return rows of each degree of comparability, then one with an empty side."""
    plain, rate, *_ = figures()
    reason = "名称相近，口径待核"
    made = [
        RowView(
            f"row-{key}",
            "改造老旧小区",
            "",
            (plain,),
            (plain, rate) if key == "loose" else (plain,),
            key,
            name,
            label("relation", "at_result") if key == "exact" else "",
            "",
            "" if key == "exact" else reason,
        )
        for key, name in group_of("comparable").items()
    ]
    return (*made, replace(made[-1], id="row-single", right=()))


def progress() -> tuple[ProgressRow, ...]:
    """Return results beside targets: drawn, not drawn, and each without the other."""
    plain, _, _, worded, _ = figures()
    drawn = charts.bars(
        "改造老旧小区",
        (
            charts.Drawn("result", "上年完成", "十八个", HERE, Decimal(18), open=False),
            charts.Drawn("target", "本年目标", "二十个以上", HERE, Decimal(20), open=True),
        ),
    )
    both = ProgressRow(
        "progress-0",
        "改造老旧小区",
        plain,
        plain,
        label("relation", "above_result"),
        "",
        "",
        drawn,
    )
    in_words = label("relation", "to_words")
    return (
        both,
        replace(both, id="progress-1", target=worded, relation=in_words, bars=None),
        replace(both, id="progress-2", target=None, relation="", reason="本年未列", bars=None),
        replace(both, id="progress-3", result=None, relation="", bars=None),
    )


def topics() -> tuple[TopicState, ...]:
    """Return a topic of each state."""
    full = Present(LEFT, "left", 3, 12, charts.strip((Range(5, 20), Range(60, 90)), 100))
    empty = Present(RIGHT, "right", 0, 0, charts.strip((), 100))
    filled = replace(full, name=RIGHT, side="right")
    return tuple(
        TopicState("更新城市", HERE, key, name, full, empty if key == "incomplete" else filled, 1)
        for key, name in group_of("state").items()
    )


def findings(*, review: bool) -> FindingGroup:
    """Return findings proposed and confirmed, with a note, in words, and with nothing to show."""
    evidence = (
        Evidence("left", LEFT, words(MIDDLE), PLACE, HERE),
        Evidence("right", RIGHT, words(SHORT), PLACE, HERE),
    )
    proposed, confirmed = (
        (label("origin", origin) if review else "", origin == "confirmed")
        for origin in ("computed", "confirmed")
    )
    return FindingGroup(
        "sample",
        "两侧都列数值",
        "两份报告的统计口径和范围可能不同，数值并列不表示份额，也不表示高下。",
        (
            FindingView("finding-0", "sample", _said("20个以上"), evidence, "", *proposed),
            FindingView("finding-1", "sample", _said("18个"), evidence, "口径待核", *confirmed),
            FindingView("finding-2", "sample", _said("与全市趋势保持一致"), (), "", *confirmed),
        ),
        3,
    )


def _said(surface: str) -> tuple[Words, ...]:
    return (
        Words(kept(f"改造老旧小区：{LEFT}目标"), drawn=False, href=""),
        Words(Markup.escape(surface), drawn=True, href=HERE),
        Words(kept(f"，{RIGHT}2项任务未列数值。"), drawn=False, href=""),
    )


def texts() -> tuple[Facts, Facts]:
    """Return a full text, and one of which parts are missing."""
    given = (("文本", kept("全文")), ("篇幅", kept("1,234字，20段")))
    full = Facts("left", "甲市2030年政府工作报告", LEFT, "全文", True, given, (), "", HERE)
    gaps = (kept("文中另有删节，删去多少从本文看不出。"),)
    return full, replace(full, id="right", name="乙区2030年政府工作报告", missing=gaps)


def citations() -> tuple[Cited, ...]:
    """Return citations of both texts, complete and of a text that names no date."""
    whole = "某某. 甲市2030年政府工作报告[R/OL]. 某办公室, 2030(2030-01-01)"
    first = Cited("left", "甲市报告", "1", "首次收录", whole, "", "", "components.html", HERE)
    bare = "乙区2030年政府工作报告: 节录[R/OL]"
    return first, replace(first, report="right", name="乙区报告", words=bare)


def _marks(text: str, wanted: str, kind: str) -> Iterable[Mark]:
    start = text.find(wanted)
    if start >= 0:
        yield Mark(Range(start, start + len(wanted)), kind, href=HERE)


def _passage(side: str, text: str) -> Passage:
    name = LEFT if side == "left" else RIGHT
    role = label("role", "task")
    return Passage(side, side, name, role, PLACE, words(text), HERE, side, is_long=False)


def _counterpart(passage: Passage) -> Counterpart:
    shared = ("老旧小区", "地下管网")
    title, origin = Markup("更新城市"), label("origin", "computed")
    grade = label("grade_public", 3)
    return Counterpart(passage, title, HERE, HERE, grade, origin, False, "0.62", shared)


def _numbered(passage: Passage, number: int, side: str) -> Passage:
    return replace(passage, id=f"{side}-{number}")


def _each(
    counterparts: Iterable[Counterpart], number: int, *, review: bool
) -> Iterable[Counterpart]:
    """Yield counterparts with ids of their own; scores and origins are the review edition's."""
    for place, each in enumerate(counterparts):
        passage = each.passage and _numbered(each.passage, number, f"right-{place}")
        shown = each if review else replace(each, origin="", score="")
        yield replace(shown, passage=passage)
