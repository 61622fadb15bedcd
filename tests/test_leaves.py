"""A finished page is read once, and says whose words it shows."""

from duizhao.publishing import leaves


def own(html: str) -> list[str]:
    return [spoken.words for spoken in leaves.parse(html).own]


def test_words_outside_quotations_are_the_sites_own() -> None:
    assert own("<p>我们<span data-quote>他们<i data-skip>注</i></span></p>") == ["我们", "注"]


def test_what_attributes_say_is_the_sites_own() -> None:
    html = (
        '<meta name="description" content="述"><img src="a" alt="图"><p title="名" class="类"></p>'
    )
    assert own(html) == ["述", "图", "名"]


def test_attributes_inside_a_quotation_are_part_of_it() -> None:
    assert own('<p data-quote>字<span title="原件">句</span></p>') == []


def test_entities_are_the_characters_they_stand_for() -> None:
    (block,) = leaves.parse('<p id="p-1">甲&lt;乙&amp;&#x4e19;</p>').blocks
    assert block.words == "甲<乙&丙"


def test_a_block_inside_a_skipped_element_is_read_all_the_same() -> None:
    (figure,) = leaves.parse(
        '<p id="p-1">甲<span data-skip><a class="figure" href="b.html#q-1">5条</a></span></p>'
    ).figures
    assert (figure.address, figure.words) == ("b.html#q-1", "5条")


def test_a_quotation_is_parted_where_a_block_begins() -> None:
    (quote,) = leaves.parse("<div data-quote>甲<p>乙<b>丙</b></p>\n 丁<br>戊</div>").quotes
    assert quote.runs == ("甲", "乙丙", "丁", "戊")


def test_elements_that_were_left_open_end_with_the_one_around_them() -> None:
    leaf = leaves.parse("<ul data-quote><li>甲<li>乙</ul><p>我们</p>")
    assert [quote.runs for quote in leaf.quotes] == [("甲", "乙")]
    assert [spoken.words for spoken in leaf.own] == ["我们"]


def test_a_link_that_only_tells_loads_nothing() -> None:
    html = '<link rel="canonical" href="c"><link rel="stylesheet" href="s"><a href="a">去</a>'
    assert [(each.address, each.loads) for each in leaves.parse(html).references] == [
        ("c", False),
        ("s", True),
        ("a", False),
    ]
