"""Both sides' passages by subject."""

from dataclasses import replace

from duizhao.comparing import topics as comparing
from duizhao.matching import topics
from duizhao.model import Analysis, Assignment, Document, Link, Quantity, TopicPair
from tests import samples
from tests.compose import document

SCHOOLS = "办好人民满意教育。新建小学2所，新增学位1200个。"
SCHOOLS_IN_WORDS = "办好人民满意教育。深化教育集团化办学，推进“双减”。"
AIR = "加强生态环境治理。打好蓝天、碧水、净土保卫战，落实河湖长制。"


def analysis(of: Document, *figures_in: str) -> Analysis:
    figures: tuple[Quantity, ...] = tuple(
        replace(samples.quantity(), paragraph=paragraph) for paragraph in figures_in
    )
    return Analysis(of, figures, (), topics.assign(of))


def pair(left: Analysis, right: Analysis, topic: str) -> TopicPair:
    (found,) = (each for each in comparing.pairs(left, right) if each.id == topic)
    return found


def test_passages_of_both_sides_stand_together_by_topic() -> None:
    left, right = document(AIR, SCHOOLS), document(SCHOOLS_IN_WORDS)
    found = pair(analysis(left), analysis(right), "education")
    assert (found.label, found.left, found.right) == ("教育", ("p-2",), ("p-1",))


def test_the_state_tells_which_side_has_figures() -> None:
    left, right = document(SCHOOLS), document(SCHOOLS_IN_WORDS)

    def state(here: tuple[str, ...], there: tuple[str, ...]) -> str:
        return pair(analysis(left, *here), analysis(right, *there), "education").state

    assert state(("p-1",), ("p-1",)) == "both_numbers"
    assert state(("p-1",), ()) == "left_numbers"
    assert state((), ("p-1",)) == "right_numbers"
    assert state((), ()) == "words_only"


def test_where_a_text_that_is_not_full_has_nothing_the_state_is_incomplete() -> None:
    left, right = document(AIR, kind="excerpt_of_summary"), document(SCHOOLS)
    assert pair(analysis(left), analysis(right, "p-1"), "education").state == "incomplete"


def test_where_a_full_text_has_nothing_the_figures_are_the_other_sides() -> None:
    left, right = document(AIR), document(SCHOOLS)
    assert pair(analysis(left), analysis(right, "p-1"), "education").state == "right_numbers"


def test_the_review_is_not_set_beside_the_plan() -> None:
    left = document(("result", SCHOOLS), AIR)
    assert all(each.id != "education" for each in comparing.pairs(analysis(left), analysis(left)))


def test_passages_that_correspond_stand_together_under_one_topic() -> None:
    left, right = analysis(document(AIR)), analysis(document(SCHOOLS))
    touched, added = (Link("p-1", "p-1", grade, 0.0, (), (), origin="added") for grade in (1, 2))
    apart = comparing.pairs(left, right, (touched,))
    assert not any(each.left and each.right for each in apart)
    together = [each for each in comparing.pairs(left, right, (added,)) if each.left and each.right]
    assert [(each.id, each.left, each.right) for each in together] == [
        ("ecology", ("p-1",), ("p-1",))
    ]


def test_a_passage_without_topic_stands_under_its_counterparts() -> None:
    left, right = analysis(document("让我们携手向前走。")), analysis(document(SCHOOLS))
    linked = Link("p-1", "p-1", 3, 0.2, (), ())
    assert pair(left, right, "education").left == ()
    (found,) = comparing.pairs(left, right, (linked,))
    assert (found.id, found.left, found.right) == ("education", ("p-1",), ("p-1",))


MIXED = "改善生态环境。治理黑臭水体，补水造林。打好蓝天保卫战。落实河长制。在学校和幼儿园开展教育。"


def test_a_passage_stands_under_no_topic_that_one_of_its_sentences_speaks_of() -> None:
    found = document(MIXED)
    assigned = (Assignment("p-1", "ecology", 0.6), Assignment("p-1", "education", 0.3))
    left = Analysis(found, (), (), assigned, strays=topics.strays(found, assigned))
    right = analysis(document(SCHOOLS))
    assert [each.topic for each in left.strays] == ["education"]
    assert pair(left, right, "education").left == ()
    assert pair(left, right, "ecology").left == ("p-1",)
    (linked,) = (Link("p-1", "p-1", 2, 0.2, (), (), origin="added"),)
    (together,) = (e for e in comparing.pairs(left, right, (linked,)) if e.id == "education")
    assert (together.left, together.right) == (("p-1",), ("p-1",))


def test_a_figure_in_a_single_sentence_counts_for_its_topic() -> None:
    found = document(MIXED)
    assigned = (Assignment("p-1", "ecology", 0.6),)
    (last,) = (sentence for sentence in found.paragraphs[0].sentences if sentence.id == "s-1-5")
    figure = replace(samples.quantity(), paragraph="p-1", at=last.at)
    left = Analysis(found, (figure,), (), assigned, strays=topics.strays(found, assigned))
    right = analysis(document(SCHOOLS), "p-1")
    education = pair(left, right, "education")
    assert (education.left, education.state) == ((), "both_numbers")
    assert [each.sentence for each in comparing.sentences(left, "education", ())] == ["s-1-5"]
    assert comparing.figures(left, "education", ()) == (figure,)
    elsewhere = replace(left, quantities=(replace(figure, at=found.paragraphs[0].sentences[0].at),))
    assert pair(elsewhere, right, "education").state == "right_numbers"


def test_of_an_excerpt_that_speaks_of_a_topic_in_a_sentence_the_topic_is_not_missing() -> None:
    found = document(MIXED, kind="excerpt")
    assigned = (Assignment("p-1", "ecology", 0.6),)
    left = Analysis(found, (), (), assigned, strays=topics.strays(found, assigned))
    assert pair(left, analysis(document(SCHOOLS)), "education").state == "words_only"


def test_a_topic_of_sentences_alone_keeps_its_passages() -> None:
    found = document(MIXED)
    assigned = (Assignment("p-1", "ecology", 0.6), Assignment("p-1", "education", 0.3))
    left = Analysis(found, (), (), assigned, strays=topics.strays(found, assigned))
    assert pair(left, analysis(document(AIR)), "education").left == ("p-1",)
