"""Every key the program writes has a Chinese name, and unwise wording its advice."""

import pytest

from duizhao.publishing import labels

COMPARATORS = "eq ge gt le lt approx near range positive grow keep sync follow_upper meet_upper"
RELATIONS = (
    "above_result at_result floor_below_result below_result to_words to_number unit_changed "
    "scope_changed not_restated not_comparable one_side_in_words one_side_only raised lowered "
    "unchanged tightened loosened new dropped met exceeded missed not_reported reported_in_words"
)
KEYS = {
    "comparator": f"{COMPARATORS} zero full_coverage rank",
    "relation": RELATIONS,
    "kind": "target result cumulative_result ongoing_fact planned_total",
    "measure": "level growth decline share count rank",
    "extent": "stock flow cumulative",
    "commitment": "firm plain soft",
    "comparable": "exact close loose no",
    "origin": "computed confirmed added rejected",
    "unmatched": "not_found_in_full cannot_tell_incomplete",
    "state": "both_numbers left_numbers right_numbers words_only incomplete",
    "report_kind": "full excerpt summary excerpt_of_summary",
    "level": "nation province city district county",
    "comparison_kind": "levels years peers releases",
    "repair_status": "safe confirmed as_is open",
    "release_reason": "first completion transcription official draft",
    "role": (
        "front overview result five_year problems outlook requirements targets task "
        "self_government closing table glossary chrome back"
    ),
    "numeral_reason": (
        "date ordinal name document_number enumeration version idiom duration address "
        "size_class page note ratio"
    ),
}


@pytest.mark.parametrize("group", KEYS)
def test_every_key_of_the_contract_has_a_name(group: str) -> None:
    assert set(KEYS[group].split()) <= set(labels.group_of(group))


def test_a_key_without_a_name_is_never_printed() -> None:
    with pytest.raises(KeyError):
        labels.label("kind", "guess")


def test_what_cannot_be_told_has_no_name() -> None:
    assert labels.label("extent", None) == ""


def test_the_public_edition_tells_grades_apart_as_passages_and_sentences() -> None:
    assert [labels.grade(value, "public") for value in (3, 2, 1)] == [
        "对应段落",
        "对应段落",
        "相关语句",
    ]


def test_every_wording_to_avoid_comes_with_advice_and_a_reason() -> None:
    found = labels.unwise()
    assert {"下调", "未提及", "排名"} <= {entry.avoid for entry in found}
    assert all(entry.advised and entry.reason for entry in found)
