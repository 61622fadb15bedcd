"""Lexicon: every table is readable, and a site's vocabulary adds, changes and strikes entries."""

from collections.abc import Iterator

import pytest

from duizhao import lexicon


@pytest.fixture(autouse=True)
def without_additions() -> Iterator[None]:
    """Leave the tables as the program brings them."""
    yield
    lexicon.add({})


@pytest.mark.parametrize("name", lexicon.names())
def test_every_table_is_readable(name: str) -> None:
    assert lexicon.table(name)


def test_a_label_is_replaced_and_the_others_stay() -> None:
    before = lexicon.table("labels")["kind"]["result"]
    lexicon.add({"labels": {"kind": {"target": "计划目标"}}})
    assert lexicon.table("labels")["kind"] | {} == {
        **lexicon.table("labels")["kind"],
        "target": "计划目标",
        "result": before,
    }


def test_words_are_added_to_a_list() -> None:
    before = lexicon.table("formulas")["formulas"]
    lexicon.add({"formulas": {"formulas": ["“十项行动”"]}})
    assert lexicon.table("formulas")["formulas"] == [*before, "“十项行动”"]


def test_an_entry_is_changed_and_another_struck_by_their_ids() -> None:
    one, two = (topic["id"] for topic in lexicon.table("topics")["topic"][:2])
    lexicon.add({"topics": {"topic": [{"id": one, "label": "经济"}, {"id": two, "strike": True}]}})
    topics = {topic["id"]: topic["label"] for topic in lexicon.table("topics")["topic"]}
    assert topics[one] == "经济"
    assert two not in topics


def test_a_list_where_a_word_belongs_is_refused() -> None:
    with pytest.raises(TypeError, match="kind"):
        lexicon.merged({"kind": "目标"}, {"kind": ["目标"]})
