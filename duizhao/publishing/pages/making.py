"""How the site was made: the steps, and the proof of this build in counts that add up."""

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256

from duizhao.publishing.labels import group_of, label
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.catalogue import Catalogue
from duizhao.publishing.pages.facts import Facts, facts, spot_check
from duizhao.publishing.pages.left_out import Account, account
from duizhao.publishing.pages.library import Library, Pair
from duizhao.publishing.pages.repairs import RepairGroup, groups
from duizhao.publishing.pages.standing import GUIDES


@dataclass(frozen=True, slots=True)
class Proof:
    """That a report's page is its source: counts that add up."""

    facts: Facts
    file: str
    sha256: str
    characters: int
    kept: int
    blank: int
    repaired: int
    added: int
    headings: int
    paragraphs: int
    numerals: Account
    repairs: tuple[RepairGroup, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Matched:
    """What was found between two reports, by where it comes from."""

    name: str
    links: tuple[tuple[str, int], ...]
    rows: int
    phrases: int


def pages(library: Library) -> tuple[Page, ...]:
    """Return the one page."""
    path = paths.HOW_IT_WAS_MADE
    checked = tuple(
        (facts(found, path), told)
        for found in library.current
        if (told := spot_check(found.document))
    )
    page = Page(
        path,
        "制作过程",
        "pages/how-it-was-made.html",
        {
            "proofs": tuple(_proof(library, found, path) for found in library.current),
            "matched": tuple(_matched(pair) for pair in library.pairs),
            "checked": checked,
        },
        "about",
        "从原文到页面的每一步，以及本次生成的逐字核对结果",
        paths.trail(path, ("怎样读本站", "how-to-read.html")),
        tuple((title, f"{name}.html") for title, name in GUIDES),
        (
            Entry("steps", "步骤"),
            Entry("proof", "逐字核对"),
            Entry("repairs", "排版整理与录入订正"),
            Entry("numbers", "数字去向"),
            *((Entry("spot-checks", "抽查核对情况"),) if checked else ()),
            Entry("links", "对应关系"),
        ),
    )
    return (page,)


def _proof(library: Library, found: Catalogue, page: str) -> Proof:
    document = found.document
    text = document.text
    applied = [repair for repair in text.repairs if repair.applied]
    removed = sum(len(repair.before) for repair in applied)
    within = sum(block.at.end - block.at.start for block in found.blocks)
    added = sum(len(repair.after) for repair in applied)
    return Proof(
        facts(found, page),
        document.release.file,
        sha256(document.release.data).hexdigest(),
        len(text.raw),
        within - added,
        len(text.raw) - removed - (within - added),
        removed,
        added,
        len(document.sections),
        len(document.paragraphs),
        account(found, page),
        groups(found, page, review=library.review),
        paths.link(page, paths.source(document)),
    )


def _matched(pair: Pair) -> Matched:
    counts = Counter(link.origin for link in pair.links if link.grade > 1)
    return Matched(
        pair.name,
        tuple((label("origin", key), counts[key]) for key in group_of("origin") if counts[key]),
        len(pair.comparison.rows),
        len(pair.comparison.phrases),
    )
