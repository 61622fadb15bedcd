"""What an editor entered, as the decisions that numbers and comparing apply."""

from duizhao.comparing.confirming import DecidedFinding
from duizhao.comparing.decisions import SIDES, Decided, DecidedRow
from duizhao.comparing.reviewed import DecidedReview
from duizhao.errors import Code, Finding
from duizhao.numbers.settling import DecidedQuantity
from duizhao.reading import schema
from duizhao.reading.content import Decision


def quantity(decision: Decision) -> DecidedQuantity:
    def finding(key: str, code: Code, wrong: str, found: str) -> Finding:
        return decision.entry.finding(key, code, wrong, expected="正文中唯一的一处", found=found)

    values = decision.entry.values
    changes = {key: str(values[key]) for key in schema.QUANTITY_CHANGES if key in values}
    return DecidedQuantity(
        decision.value("quote"),
        decision.value("surface", decision.value("quote")),
        decision.value("action"),
        changes,
        finding,
    )


def link(decision: Decision) -> Decided:
    def finding(key: str, code: Code, wrong: str, found: str) -> Finding:
        expected = "" if code is Code.MOVED else "正文中唯一的一段原文"
        return decision.entry.finding(key, code, wrong, expected=expected, found=found)

    grade = decision.entry.values.get("grade")
    return Decided(
        decision.value("left"),
        decision.value("right"),
        decision.value("decision"),
        int(grade) if grade is not None else None,
        decision.value("reason"),
        finding,
        {side: decision.value(f"{side}_at") for side in SIDES},
    )


def row(decision: Decision) -> DecidedRow:
    def finding(key: str, code: Code, wrong: str, found: str) -> Finding:
        return decision.entry.finding(key, code, wrong, expected="含有数字的一段原文", found=found)

    changes = {k: str(v) for k, v in decision.entry.values.items() if k in schema.ROW_CHANGES}
    return DecidedRow(
        decision.value("left"),
        decision.value("right"),
        decision.value("decision"),
        changes,
        finding,
    )


def review(decision: Decision) -> DecidedReview:
    def finding(key: str, code: Code, wrong: str, found: str) -> Finding:
        expected = "任务和上年工作回顾中各自唯一的一段原文"
        return decision.entry.finding(key, code, wrong, expected=expected, found=found)

    grade = decision.entry.values.get("grade")
    return DecidedReview(
        decision.value("task"),
        decision.value("done"),
        decision.value("decision"),
        int(grade) if grade is not None else None,
        decision.value("reason"),
        finding,
    )


def finding(decision: Decision) -> DecidedFinding:
    def told(key: str, code: Code, wrong: str, found: str) -> Finding:
        expected = "" if code is Code.MOVED else "要点所依据的原文，与要点一致"
        return decision.entry.finding(key, code, wrong, expected=expected, found=found)

    return DecidedFinding(
        decision.value("rule"),
        {side: decision.texts(side) for side in SIDES},
        decision.value("text"),
        decision.value("decision"),
        decision.value("reason"),
        told,
    )
