"""The data of the published site keeps what CONTRACT promises; read without our code."""

import csv
import io
import json
import re
from collections import Counter
from hashlib import sha256
from typing import Any

import pytest

from tests.published import PublishedSite

QUANTITY = (
    "id paragraph sentence surface raw_start raw_end metric indicator low high unit comparator "
    "measure extent kind period commitment canonical_low canonical_high canonical_unit"
).split()
COMPARATORS = frozenset(
    "eq ge gt le lt approx near range positive grow keep sync follow_upper meet_upper zero "
    "full_coverage rank".split()
)
ROLES = frozenset(
    "front overview result five_year problems outlook requirements targets task self_government "
    "closing table glossary chrome back".split()
)


def releases(site: PublishedSite) -> dict[str, dict[str, Any]]:
    """Return the data of every release by `<report>@<release>`, and the current ones by id."""
    files = sorted((site.root / "data" / "reports").glob("*.json"))
    return {file.stem: json.loads(file.read_text("utf-8")) for file in files}


def source(site: PublishedSite, report: dict[str, Any]) -> str:
    """Return the source as CONTRACT counts it: line ends kept, the BOM not counted."""
    file: str = report["source"]["file"]
    path = site.root / file if (site.root / file).is_file() else site.root / "sources" / file
    encoding: str = report["source"]["encoding"]
    return path.read_bytes().decode(encoding).removeprefix("\ufeff")


def test_the_index_names_every_file_with_its_hash(site: PublishedSite) -> None:
    named = {entry["path"]: entry for entry in site.index["files"]}
    folder = site.root / "data"
    there = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path != folder / "index.json"
    }
    by_site_path = {f"data/{name}": data for name, data in there.items()}
    there = there if set(named) & set(there) else by_site_path
    assert set(named) == set(there)
    for name, data in there.items():
        assert named[name]["sha256"] == sha256(data).hexdigest()
        assert named[name]["bytes"] == len(data)


def test_a_report_is_published_with_the_bytes_that_were_stored(site: PublishedSite) -> None:
    for report in releases(site).values():
        data = source(site, report)
        assert len(data) == report["source"]["codepoints"]
    for entry in site.index["reports"]:
        stored = sha256((site.root / "sources" / entry["id"] / "1.txt").read_bytes()).hexdigest()
        assert stored == entry["source_sha256"] == site.reports[entry["id"]]["source"]["sha256"]


def test_every_character_of_a_source_is_shown_or_in_a_repair(site: PublishedSite) -> None:
    for name, report in releases(site).items():
        raw = source(site, report)
        held = [False] * len(raw)
        for part in (*report["sections"], *report["paragraphs"], *report["repairs"]):
            for place in range(part["raw_start"], part["raw_end"]):
                held[place] = True
        lost = [place for place, kept in enumerate(held) if not kept and not raw[place].isspace()]
        assert lost == [], name


def test_a_paragraph_is_its_source_with_the_applied_repairs(site: PublishedSite) -> None:
    for name, report in releases(site).items():
        raw = source(site, report)
        applied = [r for r in report["repairs"] if r["status"] in ("safe", "confirmed")]
        for paragraph in report["paragraphs"]:
            start, end = paragraph["raw_start"], paragraph["raw_end"]
            pieces = []
            for repair in sorted(applied, key=lambda r: (r["raw_start"], r["raw_end"])):
                if start <= repair["raw_start"] and repair["raw_end"] <= end:
                    assert raw[repair["raw_start"] : repair["raw_end"]] == repair["before"]
                    pieces += [raw[start : repair["raw_start"]], repair["after"]]
                    start = repair["raw_end"]
            assert "".join((*pieces, raw[start:end])) == paragraph["text"], name


def test_the_page_of_a_report_shows_each_paragraph_in_its_own_words(site: PublishedSite) -> None:
    for entry in site.index["reports"]:
        for paragraph in site.reports[entry["id"]]["paragraphs"]:
            shown = site.by_id(entry["url"], paragraph["id"]).text
            wanted = "".join(paragraph["text"].split())
            assert wanted in "".join(shown.split()), paragraph["id"]


def test_the_page_of_a_report_carries_an_id_for_everything_that_is_cited(
    site: PublishedSite,
) -> None:
    for entry in site.index["reports"]:
        report = site.reports[entry["id"]]
        cited = {
            part["id"] for key in ("sections", "paragraphs", "quantities") for part in report[key]
        }
        assert cited
        assert cited <= site.ids(entry["url"])


def test_every_figure_is_reached_by_a_link_from_another_page(site: PublishedSite) -> None:
    linked = {
        (path, fragment)
        for page in site.pages
        for path, fragment in site.links(page)
        if path != page and fragment.startswith("q-")
    }
    for entry in site.index["reports"]:
        for quantity in site.reports[entry["id"]]["quantities"]:
            assert (entry["url"], quantity["id"]) in linked, quantity


def test_every_arabic_digit_is_accounted_for_once(site: PublishedSite) -> None:
    for name, report in releases(site).items():
        raw = source(site, report)
        claims = {(q["raw_start"], q["raw_end"]) for q in report["quantities"]}
        claimed = Counter(place for claim in claims for place in range(*claim))
        for numeral in report["numerals"]:
            claimed.update(range(numeral["raw_start"], numeral["raw_end"]))
        removed = {
            place
            for repair in report["repairs"]
            if not re.search(r"\d", repair["after"])
            for place in range(repair["raw_start"], repair["raw_end"])
        }
        digits = [
            place for place, sign in enumerate(raw) if sign in "0123456789０１２３４５６７８９"
        ]
        wrong = [
            raw[max(0, place - 8) : place + 8]
            for place in digits
            if claimed[place] + (place in removed) != 1
        ]
        assert wrong == [], name


def test_a_quantity_has_the_attributes_and_words_of_the_contract(site: PublishedSite) -> None:
    for report in releases(site).values():
        raw = source(site, report)
        paragraphs = {paragraph["id"]: paragraph for paragraph in report["paragraphs"]}
        for quantity in report["quantities"]:
            assert list(quantity)[: len(QUANTITY)] == QUANTITY
            assert quantity["comparator"] in COMPARATORS
            paragraph = paragraphs[quantity["paragraph"]]
            assert quantity["surface"] in paragraph["text"]
            assert paragraph["raw_start"] <= quantity["raw_start"] < quantity["raw_end"]
            assert quantity["raw_end"] <= paragraph["raw_end"]
            assert quantity["raw_end"] <= len(raw)
            assert quantity["sentence"] in {s["id"] for s in paragraph["sentences"]}


def test_a_paragraph_has_a_role_and_a_section_that_exist(site: PublishedSite) -> None:
    for report in releases(site).values():
        sections = {section["id"] for section in report["sections"]}
        for paragraph in report["paragraphs"]:
            assert paragraph["role"] in ROLES
            assert paragraph["section"] is None or paragraph["section"] in sections


def test_a_comparison_speaks_of_paragraphs_and_quantities_that_exist(site: PublishedSite) -> None:
    for comparison in site.comparisons.values():
        ids = {}
        for side in ("left", "right"):
            report = site.reports[comparison[side]]
            ids[side] = {p["id"] for p in report["paragraphs"]}
            ids[side] |= {q["id"] for q in report["quantities"]}
        for link in comparison["links"]:
            assert link["left"] in ids["left"]
            assert link["right"] in ids["right"]
            assert link["grade"] in (1, 2, 3) or site.index["edition"] == "review"
            assert link["evidence"] or link["origin"] == "added"
        for link in comparison["review_links"]:
            assert link["evidence"] or link["origin"] == "added"
            assert link["task"] in ids[link["side"]]
            assert link["review"] in ids[link["of"]]
            assert link["grade"] in (1, 2, 3)
        for row in comparison["rows"]:
            assert set(row["left"]) <= ids["left"]
            assert set(row["right"]) <= ids["right"]
            assert row["comparable"] == "exact" or row["reason"]
        for unmatched in comparison["unmatched"]:
            assert unmatched["paragraph"] in ids[unmatched["side"]]
        for finding in comparison["findings"]:
            for ground in finding["grounds"]:
                assert {ground["paragraph"], ground["quantity"]} - {None} <= ids[ground["side"]]


def test_nothing_is_concluded_from_a_text_that_is_not_full(site: PublishedSite) -> None:
    kinds = {entry["id"]: entry["kind"] for entry in site.index["reports"]}
    for comparison in site.comparisons.values():
        other = {"left": comparison["right"], "right": comparison["left"]}
        for unmatched in comparison["unmatched"]:
            full = kinds[other[unmatched["side"]]] == "full"
            wanted = "not_found_in_full" if full else "cannot_tell_incomplete"
            assert unmatched["status"] == wanted


@pytest.mark.parametrize("name", ["quantities.csv", "rows.csv"])
def test_a_table_for_download_is_read_by_common_programs(site: PublishedSite, name: str) -> None:
    (path,) = sorted((site.root / "data").rglob(name))
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


def test_json_is_written_as_text_people_can_read(site: PublishedSite) -> None:
    for path in sorted((site.root / "data").rglob("*.json")):
        assert "\\u" not in path.read_text("utf-8"), path
