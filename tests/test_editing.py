"""An editor's TOML is changed in place: comments, order and line ends stay."""

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.reading.editing import put

FILE = """# 编辑的说明
left = "a"   # 上级
right = "b"

# 第一条
[[link]]
left = "甲"   # 开头
decision = "strike"
reason = "旧的理由"

# 一行数值
[[row]]
decision = "add"

# 第二条
  [[ link ]]
left = "乙"
decision = "confirm"
# 完
"""


def test_a_changed_table_keeps_its_place_and_its_comments() -> None:
    fresh = put(FILE, "link", {0: {"left": "甲", "decision": "confirm", "grade": 3}}, ())
    assert fresh == FILE.replace('"strike"\nreason = "旧的理由"', '"confirm"\ngrade = 3')


def test_a_new_table_stands_at_the_end() -> None:
    fresh = put(FILE, "link", {}, [{"left": "丙", "on": date(2026, 3, 1)}])
    assert fresh == f'{FILE}\n[[link]]\nleft = "丙"\non = 2026-03-01\n'


def test_the_first_table_of_a_file_may_be_new() -> None:
    fresh = put('left = "a"', "link", {}, [{"left": "丙"}])
    assert fresh == 'left = "a"\n\n[[link]]\nleft = "丙"\n'


def test_line_ends_of_windows_stay() -> None:
    fresh = put(FILE.replace("\n", "\r\n"), "link", {1: {"left": "乙"}}, [{"left": "丙"}])
    assert fresh.count("\n") == fresh.count("\r\n")


def test_tables_written_in_one_line_are_refused() -> None:
    with pytest.raises(ValueError, match="link"):
        put('link = [{left = "a"}]\n', "link", {}, [{"left": "b"}])


WORDS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1, max_size=20
)
VALUES = st.fixed_dictionaries({"left": WORDS}, optional={"grade": st.integers(1, 3), "x": WORDS})


@given(st.dictionaries(st.integers(0, 1), VALUES), st.lists(VALUES, max_size=3))
def test_whatever_is_written_is_read_again(
    changed: dict[int, dict[str, object]], added: list[dict[str, object]]
) -> None:
    fresh = put(FILE, "link", changed, added)
    before = tomllib.loads(FILE)["link"]
    assert tomllib.loads(fresh)["link"] == [changed.get(n, before[n]) for n in (0, 1)] + added
    assert [line for line in FILE.splitlines() if line.startswith("#")] == [
        line for line in fresh.splitlines() if line in FILE.splitlines() and line.startswith("#")
    ]
