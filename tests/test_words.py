"""Cutting text into words."""

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.matching import words

TEXTS = st.text(alphabet="推进城市更新老旧小区3.5万AI“”，。 \n\u3000", max_size=60)


@given(TEXTS)
@settings(deadline=None)  # the first text loads the dictionary
def test_nothing_is_lost_when_a_text_is_cut(text: str) -> None:
    assert "".join(words.words(text)) == text


@given(TEXTS)
@settings(deadline=None)  # the first text loads the dictionary
def test_bounds_follow_each_other_through_the_whole_text(text: str) -> None:
    bounds = list(words.bounds(text))
    assert [at.of(text) for at in bounds] == list(words.words(text))
    assert [at.start for at in bounds[1:]] == [at.end for at in bounds[:-1]]


def test_a_sentence_is_cut_into_the_same_words_as_the_text_that_holds_it() -> None:
    text = "深化“高效办成一件事”改革，建设20个校企联合实验室。"
    assert words.words(text + text) == words.words(text) * 2


def test_search_words_hold_the_shorter_words_inside_a_word() -> None:
    assert {"消费", "中心", "城市"} <= set(words.search_words("国际消费中心城市"))


def test_search_words_leave_out_numbers_and_single_letters() -> None:
    assert words.search_words("新增15个，PM2.5和的") == ("新增",)


def test_bigrams_run_across_neither_punctuation_nor_a_number() -> None:
    assert words.bigrams("桥梁15座，道路") == ("桥梁", "道路")


def test_the_dictionary_is_read_without_a_file_in_the_temporary_directory_or_a_word() -> None:
    program = (
        "import tempfile, os; before = set(os.listdir(tempfile.gettempdir()))\n"
        "from duizhao.matching import words; words.words('城市更新')\n"
        "after = set(os.listdir(tempfile.gettempdir()))\n"
        "assert not [name for name in after - before if 'jieba' in name]"
    )
    done = subprocess.run(
        (sys.executable, "-c", program), capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_of_words_looked_for_the_longest_counts_and_none_overlap() -> None:
    known = words.vocabulary(("消费", "消费中心", "中心城市", "城市"))
    assert list(known.found("国际消费中心城市的消费")) == ["消费中心", "城市", "消费"]
