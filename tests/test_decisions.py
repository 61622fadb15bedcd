"""Decisions: an editor's word on links holds, or is said to have lost its place."""

from duizhao import reading
from duizhao.comparing.decisions import Decided, DecidedRow, settle, settle_rows
from duizhao.errors import Code, Finding
from duizhao.model import Analysis, Document, Link, Release, Report
from duizhao.numbers import scanning
from duizhao.reading.content import Decision
from duizhao.reading.toml import Table

LEFT = "现在，我代表政府报告。\n一、2026年重点工作\n做优生态。建设实验室。\n扩大投资。建设机场。\n"
RIGHT = "现在，我代表政府报告。\n一、2026年重点工作\n服务创新。建设中心。\n扩大投资。开工学校。\n"


def document(identifier: str, text: str) -> Document:
    about = Report(identifier, "政府工作报告", "某地", "city", 2026, "full")
    return reading.document(about, Release("1", "source.txt", text.encode("utf-8")))[0]


def report(key: str, code: Code, wrong: str, found: str) -> Finding:
    return Finding("pair.toml", 1, code, f"{key}：{wrong}", found=found)


def decided(left: str, right: str, decision: str, grade: int | None = None) -> Decided:
    return Decided(left, right, decision, grade, "读过两遍", report)


def tasks(found: Document) -> list[str]:
    return [p.id for p in found.paragraphs if p.role == "task"]


def test_confirmed_added_and_struck_links_are_three_states() -> None:
    left, right = document("a", LEFT), document("b", RIGHT)
    (l1, l2), (r1, r2) = tasks(left), tasks(right)
    proposed = (Link(l2, r2, 3, 0.5, (), ()), Link(l1, r2, 2, 0.1, (), ()))
    settled = settle(
        proposed,
        left,
        right,
        [
            decided("建设机场", "开工学校", "confirm"),
            decided("建设实验室", "建设中心", "add", 3),
            decided("建设实验室", "开工学校", "strike"),
        ],
    )
    assert [(x.left, x.right, x.grade, x.origin) for x in settled.links] == [
        (l1, r1, 3, "added"),
        (l2, r2, 3, "confirmed"),
    ]
    assert [(x.left, x.right, x.score) for x in settled.rejected] == [(l1, r2, 0.1)]


def test_a_confirmed_link_keeps_the_score_the_algorithm_gave() -> None:
    left, right = document("a", LEFT), document("b", RIGHT)
    proposed = (Link(tasks(left)[1], tasks(right)[1], 3, 0.5, ("投资",), ()),)
    settled = settle(proposed, left, right, [decided("建设机场", "开工学校", "confirm")])
    assert settled.links[0].score == 0.5


def test_a_decision_whose_words_are_gone_or_stand_twice_is_not_applied() -> None:
    left, right = document("a", LEFT), document("b", RIGHT)
    settled = settle(
        (),
        left,
        right,
        [decided("建设港口", "建设中心", "add"), decided("建设", "建设中心", "add")],
    )
    assert settled.links == ()
    assert [finding.code for finding in settled.findings] == [Code.ORPHANED, Code.NOT_UNIQUE]


def test_a_decision_made_on_a_whole_passage_is_kept_moved_or_stale() -> None:
    right = document("b", RIGHT)
    (passage, _) = (p for p in document("a", LEFT).paragraphs if p.role == "task")
    stood = {"left": f"{passage.section}/{passage.id}"}
    decision = Decided("做优生态", "建设中心", "add", 3, "", report, stood)
    later = LEFT.replace("做优", "二、2027年重点工作\n做优")
    for text, codes, count in (
        (LEFT, [], 1),
        (later, [Code.MOVED], 1),
        (LEFT.replace("实验室", "试验室"), [Code.STALE], 0),
    ):
        settled = settle((), document("a", text), right, [decision])
        assert ([f.code for f in settled.findings], len(settled.links)) == (codes, count), text


def test_a_stale_decision_tells_the_words_of_the_release_before() -> None:
    before, now = document("a", LEFT), document("a", LEFT.replace("实验室", "试验室"))
    passage = next(p for p in before.paragraphs if p.role == "task")
    decision = Decided(
        "做优生态", "建设中心", "add", 3, "", report, {"left": f"{passage.section}/{passage.id}"}
    )
    (finding,) = settle((), now, document("b", RIGHT), [decision], (before,)).findings
    assert "建设实验室" in finding.wrong
    assert "建设试验室" in finding.found


def test_words_under_other_lines_than_in_the_release_before_have_moved() -> None:
    before = document("a", LEFT)
    now = document("a", LEFT.replace("做优生态。建设实验室。\n", "") + "做优生态。建设实验室。\n")
    decision = decided("建设实验室", "建设中心", "add")
    settled = settle((), now, document("b", RIGHT), [decision], (before,))
    assert [finding.code for finding in settled.findings] == [Code.MOVED]
    assert len(settled.links) == 1


def test_only_the_current_release_has_to_hold_the_words_of_a_decision() -> None:
    old = Release("1", "source.txt", LEFT.replace("机场", "港口").encode())
    new = Release("2", "new.txt", LEFT.encode())
    about = Report("a", "政府工作报告", "某地", "city", 2026, "full", releases=(old, new))
    values = {"quote": "扩大投资。建设机场", "status": "as_is"}
    everywhere = (Decision("repair", Table("decisions.toml", 1, values, {})),)
    named = (Decision("repair", Table("decisions.toml", 1, values | {"release": "1"}, {})),)
    assert reading.document(about, old, everywhere)[1] == ()
    assert reading.document(about, new, everywhere)[1] == ()
    assert [f.code for f in reading.document(about, old, named)[1]] == [Code.STALE]


# --- rows of figures --------------------------------------------------------------------------

UPPER = "现在，我代表政府。\n一、2026年工作安排\n扩大开放。技术合同额2300亿元，建设公园5个。\n"
LOWER = "现在，我代表政府。\n一、2026年工作安排\n服务创新。技术合同额90亿元，新建公园6个。\n"


def analysis(identifier: str, text: str) -> Analysis:
    found = document(identifier, text)
    quantities, numerals = scanning.scan(found)
    return Analysis(found, quantities, numerals, ())


def decided_row(left: str, right: str, decision: str, **changes: str) -> DecidedRow:
    return DecidedRow(left, right, decision, changes, report)


def test_a_row_is_added_changed_and_struck_by_its_quotations() -> None:
    left, right = analysis("a", UPPER), analysis("b", LOWER)
    parks = ("建设公园5个", "新建公园6个")
    added = settle_rows((), left, right, [decided_row(*parks, "add", label="公园")])
    assert [(row.label, row.comparable) for row in added.rows] == [("公园", "exact")]
    changed = settle_rows(
        added.rows, left, right, [decided_row(*parks, "confirm", comparable="close")]
    )
    assert [row.comparable for row in changed.rows] == ["close"]
    assert settle_rows(changed.rows, left, right, [decided_row(*parks, "strike")]).rows == ()


def test_a_row_whose_words_have_changed_is_not_made() -> None:
    left, right = analysis("a", UPPER), analysis("b", LOWER)
    settled = settle_rows((), left, right, [decided_row("建设公园9个", "新建公园6个", "add")])
    assert settled.rows == ()
    assert [finding.code for finding in settled.findings] == [Code.STALE]


def test_a_row_without_quotations_is_told_of() -> None:
    settled = settle_rows(
        (), analysis("a", UPPER), analysis("b", LOWER), [decided_row("", "", "add")]
    )
    assert [finding.code for finding in settled.findings] == [Code.MISSING_KEY]


def test_a_quotation_of_a_heading_is_said_to_be_one() -> None:
    left, right = document("a", LEFT), document("b", RIGHT)
    (finding,) = settle((), left, right, [decided("2026年重点", "建设中心", "add")]).findings
    assert (finding.code, "标题" in finding.wrong) == (Code.ORPHANED, True)


def test_two_words_on_the_same_passages_are_told() -> None:
    left, right = document("a", LEFT), document("b", RIGHT)
    said = [decided("建设机场", "开工学校", word) for word in ("confirm", "confirm", "strike")]
    assert [finding.code for finding in settle((), left, right, said).findings] == [Code.CONTRARY]


def of_text(*entries: tuple[str, dict[str, str]]) -> tuple[Document, list[str]]:
    """Read LEFT with decisions about its text; return it with the codes of what is told."""
    about = Report("a", "政府工作报告", "某地", "city", 2026, "full")
    release = Release("1", "source.txt", LEFT.encode("utf-8"))
    decisions = tuple(
        Decision(table, Table("decisions.toml", 1, values, {})) for table, values in entries
    )
    found, findings = reading.document(about, release, decisions)
    return found, [finding.code for finding in findings]


def test_of_two_repairs_of_the_same_words_the_first_is_applied_and_the_second_told() -> None:
    found, told = of_text(
        ("repair", {"quote": "建设机场", "after": "建设码头", "status": "confirmed"}),
        ("repair", {"quote": "设机场", "after": "设车站", "status": "confirmed"}),
    )
    assert "建设码头" in found.text.text
    assert told == [Code.CONTRARY]


def test_two_misprints_of_one_sentence_are_repaired_apart() -> None:
    found, told = of_text(
        ("repair", {"quote": "做优生态。建", "after": "做好生态。建", "status": "confirmed"}),
        ("repair", {"quote": "生态。建设", "after": "生态。兴建设", "status": "confirmed"}),
    )
    assert "做好生态。兴建设实验室" in found.text.text
    assert told == []


def test_what_begins_no_line_or_stands_in_no_paragraph_is_told() -> None:
    for table, values in (
        ("heading", {"quote": "建设机场", "action": "add"}),
        ("paragraph", {"quote": "建设机场", "join": "previous"}),
        ("paragraph", {"quote": "2026年重点工作", "role": "task"}),
    ):
        assert of_text((table, values))[1] == [Code.WITHOUT_EFFECT], table
    for table, values in (
        ("heading", {"quote": "扩大投资", "action": "add"}),
        ("paragraph", {"quote": "扩大投资", "join": "previous"}),
        ("paragraph", {"quote": "建设机场", "role": "task"}),
    ):
        assert of_text((table, values))[1] == [], table
