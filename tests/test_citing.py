"""How a report is cited: what its publication gives, and nothing else."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from duizhao.model import Document, Site
from duizhao.publishing import addresses
from duizhao.publishing.pages import citing
from duizhao.publishing.pages.catalogue import catalogue
from tests import samples

ISSUED = date(2026, 1, 26)


def document(**changes: Any) -> Document:
    made = samples.analysis().document
    return replace(made, report=replace(made.report, **changes))


@pytest.mark.parametrize(
    ("given", "citation"),
    [
        ({}, "甲区2026年政府工作报告[R/OL]"),
        ({"speaker": "某人"}, "某人. 甲区2026年政府工作报告[R/OL]"),
        ({"document_number": "甲〔2026〕1号"}, "甲区2026年政府工作报告：甲〔2026〕1号[R/OL]"),
        ({"issued": ISSUED}, "甲区2026年政府工作报告[R/OL]. 2026-01-26"),
        ({"source_name": "某报"}, "甲区2026年政府工作报告[R/OL]. 某报"),
        (
            {"issued": ISSUED, "source_name": "某办公室"},
            "甲区2026年政府工作报告[R/OL]. 某办公室，2026-01-26",
        ),
    ],
    ids=lambda given: "、".join(given) if isinstance(given, dict) else "",
)
def test_a_citation_holds_what_is_given_and_invents_nothing(
    given: dict[str, Any], citation: str
) -> None:
    assert citing.citation(document(**given)) == citation


def test_an_excerpt_is_cited_as_one() -> None:
    made = document()
    excerpt = replace(made, release=replace(made.release, kind="excerpt"))
    assert citing.citation(excerpt) == "甲区2026年政府工作报告：节录（前后有缺）[R/OL]"


def test_a_text_is_cited_by_the_page_its_release_keeps_and_once() -> None:
    found = catalogue(samples.analysis())
    (cited,) = citing.cited("figures/index.html", found, found)
    assert (cited.report, cited.href) == ("a-2026", "../reports/a-2026/1.html")


def test_a_mail_about_a_page_names_its_address() -> None:
    site = Site(contact="联系 a.b@example.gov.cn", url="https://example.gov.cn/r")
    mail = addresses.correction(site, "题", "x/y.html")
    assert mail.startswith("mailto:a.b@example.gov.cn?subject=%E7%BA%A0%E9%94%99")
    assert "https%3A//example.gov.cn/r/x/y.html" in mail


@pytest.mark.parametrize("contact", ["", "022-12345678", "@", "某某"])
def test_no_mail_is_offered_without_a_mailbox(contact: str) -> None:
    assert addresses.correction(Site(contact=contact), "题", "x.html") == ""
