"""A report is shown word for word, its figures with their words, its formulas uncut."""

from collections.abc import Iterable
from dataclasses import replace

from duizhao.errors import Finding
from duizhao.model import Release
from duizhao.publishing import leaves, proof
from duizhao.text import Range
from tests.samples import SOURCE, WORDS, analysis, quantity

HEADING = '<h2 id="h-1">一、回顾</h2>'
FIRST = '<p id="p-1">新增道路<mark class="figure" id="q-1">80条</mark>。</p>'
SECOND = '<p id="p-2">坚持新质生产力。</p>'


def shown(body: str) -> list[tuple[str, str]]:
    return told(proof.of_page("a.html", leaves.parse(body), analysis()))


def told(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    return [(finding.code, finding.found) for finding in findings]


def test_a_document_that_accounts_for_its_source_passes() -> None:
    assert told(proof.of_source(analysis())) == []


def test_words_in_no_paragraph_are_found_with_their_line() -> None:
    whole = analysis().document.paragraphs
    (finding,) = proof.of_source(analysis(paragraphs=whole[1:]))
    assert (finding.line, finding.code) == (1, "LOST")
    assert "新增道路80条。" in finding.found


def test_a_paragraph_that_stands_in_two_blocks_is_found() -> None:
    first, second = analysis().document.paragraphs
    over = replace(first, at=Range(first.at.start, second.at.start + 2))
    assert [code for code, _ in told(proof.of_source(analysis(paragraphs=(over, second))))] == [
        "LOST"
    ]


def test_a_text_that_is_not_the_files_is_found() -> None:
    other = Release("1", "source.txt", SOURCE.replace("80", "90").encode())
    assert ("SOURCE", "") in told(proof.of_source(analysis(release=other)))


def test_a_byte_order_mark_is_not_counted() -> None:
    marked = Release("1", "source.txt", b"\xef\xbb\xbf" + SOURCE.encode())
    assert told(proof.of_source(analysis(release=marked))) == []


def test_a_figure_whose_surface_is_not_in_the_source_is_found() -> None:
    wrong = replace(analysis(), quantities=(quantity("90条"),))
    assert told(proof.of_source(wrong)) == [("SURFACE", "80条")]


def test_a_page_that_shows_every_block_in_order_passes() -> None:
    assert shown(HEADING + FIRST + SECOND) == []


def test_a_changed_character_is_found() -> None:
    changed = FIRST.replace("道路", "道 路")
    assert shown(HEADING + changed + SECOND) == [("VERBATIM", "p-1 新增道 路80条。")]


def test_blocks_that_are_missing_or_out_of_order_are_found() -> None:
    assert shown(HEADING + FIRST) == [("VERBATIM", "2段")]
    assert shown(FIRST + HEADING + SECOND) == [("VERBATIM", "p-1 新增道路80条。")]


def test_what_is_skipped_is_no_word_of_the_report() -> None:
    noted = SECOND.replace("。</p>", "。<small data-skip>注</small></p>")
    assert shown(HEADING + FIRST + noted) == []


def test_a_figure_without_its_place_on_the_page_is_found() -> None:
    assert shown(HEADING + FIRST.replace(' id="q-1"', "") + SECOND) == [("FIGURE", "")]


def test_a_mark_that_cuts_a_formula_is_found_and_one_around_it_is_not() -> None:
    cut = SECOND.replace("坚持新质", '<span class="shared">坚持新质</span>')
    whole = SECOND.replace("坚持新质生产力", '<span class="shared">坚持新质生产力</span>')
    empty = SECOND.replace("新质", '新质<span class="repair"></span>')
    assert shown(HEADING + FIRST + cut) == [("CUT", "新质生产力")]
    assert shown(HEADING + FIRST + whole) == []
    assert shown(HEADING + FIRST + empty) == []


def test_a_figure_shown_elsewhere_has_the_words_it_leads_to() -> None:
    leaf = leaves.parse(
        '<a class="figure" href="a.html#q-1">80条</a><a class="figure" href="a.html#q-2">5条</a>'
        '<a class="figure" href="b.html#q-1">81条</a><a href="a.html#q-1">看原文</a>'
    )
    meant = {"a.html#q-1": quantity(), "b.html#q-1": quantity()}
    assert told(proof.of_figures("c.html", leaf, meant)) == [
        ("FIGURE", "a.html#q-2"),
        ("FIGURE", "81条"),
    ]


def test_a_figure_drawn_as_text_has_the_words_it_leads_to() -> None:
    leaf = leaves.parse(
        '<svg><text><tspan data-figure="a.html#q-1">80条</tspan></text>'
        '<text data-figure="b.html#q-1">81条</text></svg>'
    )
    meant = {"a.html#q-1": quantity(), "b.html#q-1": quantity()}
    assert told(proof.of_figures("c.html", leaf, meant)) == [("FIGURE", "81条")]


def drawn(*inside: str) -> list[tuple[str, str]]:
    svg = f'<svg><title>第5期</title><text data-figure="a#q-1">80条</text>{"".join(inside)}</svg>'
    return told(proof.of_drawings("c.html", leaves.parse(svg)))


def test_a_drawing_shows_no_number_but_its_figures_and_labels() -> None:
    label = "<text data-skip>2025年</text>"
    assert drawn("<desc>上年80条</desc>") == []
    assert drawn(label, "<desc>2025年80条</desc>") == []
    assert drawn("<desc>2025年80条</desc>") == [("DRAWING", "2025年")]
    assert drawn("<text>81条</text>") == [("DRAWING", "81条")]
    assert drawn('<g aria-label="约90条"></g>') == [("DRAWING", "约90条")]


def test_quotations_stand_in_a_report_as_they_are() -> None:
    leaf = leaves.parse(
        "<p data-quote>新增<b>道路</b>80条</p><ul data-quote><li>一、回顾</li><li>回顾。</li></ul>"
        "<p data-quote>坚持新质</p>"
    )
    assert told(proof.of_quotes("c.html", leaf, [proof.Text(WORDS)])) == [
        ("QUOTE", "回顾。"),
        ("CUT", "坚持新质"),
    ]
