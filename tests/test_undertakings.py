"""What a report undertakes without a number, case by case; cases/undertakings.txt."""

from dataclasses import replace

import pytest

from duizhao.model import Undertaking
from duizhao.numbers import scanning, undertakings
from tests import textcases
from tests.test_number_cases import document


def read(text: str, role: str = "task") -> tuple[Undertaking, ...]:
    """Return what a report of one paragraph undertakes."""
    found = document(text, role)
    return undertakings.undertakings(found, scanning.scan(found)[0])


def written(one: Undertaking) -> str:
    """Return an undertaking as a case writes it."""
    return f"{one.stage} | {one.verb} | {one.object} | {one.deadline}".rstrip()


@pytest.mark.parametrize("case", textcases.read("undertakings"), ids=lambda case: case.title)
def test_a_sentence_undertakes_what_its_case_says(case: textcases.Case) -> None:
    assert "\n".join(written(one) for one in read(case.given)) == case.expected


def test_a_review_undertakes_nothing() -> None:
    assert read("建成西山公园，东湖隧道建成通车。", "result") == ()


def test_an_undertaking_lies_in_its_sentence_and_holds_its_words() -> None:
    found = document("做好城市建设。推动东湖隧道年内通车。")
    (one,) = undertakings.undertakings(found, ())
    sentence = next(s for s in found.paragraphs[0].sentences if s.id == one.sentence)
    assert sentence.at.holds(one.at)
    assert found.words(one.at) == "推动东湖隧道年内通车"


def test_the_same_words_twice_have_two_ids() -> None:
    first, second = read("建成西山公园。建成西山公园。")
    assert replace(second, id=first.id, sentence=first.sentence, at=first.at) == first
    assert first.id != second.id


def test_every_stage_has_a_label_and_its_own_verbs() -> None:
    labels = dict(undertakings.stages())
    assert len(labels) == len(undertakings.stages())
    assert all(labels.values())


@pytest.mark.parametrize("unit", ["、", "建成", "推动甲路、", "（", "项目开工、", "全面"])
def test_a_long_run_of_the_same_words_is_read(unit: str) -> None:
    assert len(read(unit * 5000)) <= 5000
