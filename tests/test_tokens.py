"""The tags and texts of a page."""

from duizhao.publishing.tokens import tokens


def seen(html: str) -> list[object]:
    """Return each token: a text, (tag, attributes), or /tag."""
    return [
        text or (f"/{tag}" if attributes is None else (tag, attributes))
        for tag, text, attributes, _ in tokens(html)
    ]


def test_tags_and_texts_come_in_order() -> None:
    assert seen("<p>甲<b>乙</b></P>") == [("p", {}), "甲", ("b", {}), "乙", "/b", "/p"]


def test_attributes_are_read_however_they_are_written() -> None:
    html = '<a\n HREF="x?a&amp;b>c" title=\'甲"乙\' data-hit hidden=until class = k>'
    assert seen(html) == [
        (
            "a",
            {"href": "x?a&b>c", "title": '甲"乙', "data-hit": "", "hidden": "until", "class": "k"},
        )
    ]


def test_an_element_closed_in_its_tag_is_a_tag() -> None:
    assert seen('<rect x="0"/><br />') == [("rect", {"x": "0"}), ("br", {})]


def test_references_in_texts_are_characters_and_comments_are_left_out() -> None:
    assert seen("<!doctype html>甲&amp;&#x4e59;<!-- <p> -->") == ["甲&乙"]


def test_what_a_script_holds_is_no_tag() -> None:
    html = '<script src="a">if (a<b) "</p>"</script>'
    assert seen(html) == [("script", {"src": "a"}), 'if (a<b) "</p>"', "/script"]


def test_a_lone_angle_bracket_is_text() -> None:
    assert "".join(str(token) for token in seen("5 < 6 <3")) == "5 < 6 <3"


def test_tokens_know_their_lines() -> None:
    assert [line for *_, line in tokens("<p\n>甲\n乙</p>")] == [1, 2, 3]
