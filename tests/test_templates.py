"""What has to hold in the templates and the site's own words, before anything is built."""

import re
from pathlib import Path

import jinja2
import pytest

from duizhao.lexicon import table
from tests.conftest import HOME

TEMPLATES = sorted((HOME / "templates").rglob("*.html"))
OWN_WORDS = (
    *TEMPLATES,
    *sorted((HOME / "content" / "pages").glob("*.md")),
    HOME / "duizhao" / "lexicon" / "labels.toml",
)
INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", re.IGNORECASE
)
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


def name(path: Path) -> str:
    """Return a path as it is read in a test's name."""
    return path.relative_to(HOME).as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_can_be_read_by_jinja(path: Path) -> None:
    jinja2.Environment(autoescape=True).parse(path.read_text("utf-8"), filename=str(path))


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_holds_no_inline_script_style_or_handler(path: Path) -> None:
    assert INLINE.findall(path.read_text("utf-8")) == []


def test_what_templates_mark_safe_is_counted_on_one_hand() -> None:
    safe = [
        f"{name(path)}: {line.strip()}"
        for path in TEMPLATES
        for line in path.read_text("utf-8").splitlines()
        if re.search(r"\|\s*safe\b|autoescape false", line)
    ]
    assert len(safe) <= 5, safe


@pytest.mark.parametrize("path", OWN_WORDS, ids=name)
def test_the_site_uses_no_unwise_wording_of_its_own(path: Path) -> None:
    words = COMMENT.sub("", path.read_text("utf-8"))
    avoided = [word for entry in table("wording")["unwise"] for word in entry["avoid"]]
    assert [word for word in avoided if word in words] == []
