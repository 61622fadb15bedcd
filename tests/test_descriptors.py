"""What machines are told: the descriptor agrees with the tables, the catalogue invents nothing."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

from duizhao.model import Book, Site
from duizhao.publishing import descriptors, exports
from tests import samples

URL = "https://example.gov.cn/duizhao/"


def book(url: str = "", **changes: Any) -> Book:
    analysis = samples.analysis()
    report = replace(analysis.document.report, **changes)
    report = replace(report, releases=(analysis.document.release,))
    analysis = replace(analysis, document=replace(analysis.document, report=report))
    return Book(Site(url=url), (analysis,), ())


def published(name: str, of: Book) -> Any:
    return json.loads(exports.files(of, "0" * 64)[f"data/{name}"])


def reports(graph: Any) -> list[Any]:
    return [each for each in graph["@graph"] if each["@type"] == "Report"]


def test_the_descriptor_names_the_columns_size_and_hash_of_every_table() -> None:
    files = exports.files(book(), "0" * 64)
    package = json.loads(files["data/datapackage.json"])
    assert [each["path"] for each in package["resources"]] == [
        "quantities.csv",
        "targets.csv",
        "progress.csv",
        "rows.csv",
        "turns.csv",
        "five-years.csv",
        "undertakings.csv",
        "numerals.csv",
    ]
    for resource in package["resources"]:
        content = files[f"data/{resource['path']}"]
        (head, *_) = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        assert [field["name"] for field in resource["schema"]["fields"]] == head
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"


def test_every_cell_has_the_type_and_one_of_the_values_that_the_descriptor_says() -> None:
    files = exports.files(book(), "0" * 64)
    (resource, *_) = json.loads(files["data/datapackage.json"])["resources"]
    lines = list(csv.DictReader(io.StringIO(files["data/quantities.csv"].decode("utf-8-sig"))))
    assert lines
    for field in resource["schema"]["fields"]:
        for line in lines:
            cell = line[field["name"]]
            if cell and field["type"] != "string":
                float(cell)
            if cell and "constraints" in field:
                assert cell in field["constraints"]["enum"]


def test_the_catalogue_says_of_a_report_what_is_given() -> None:
    given = book(URL, document_number="甲〔2026〕1号", issued=date(2026, 1, 26), speaker="某人")
    (report,) = reports(published("catalogue.jsonld", given))
    assert report["@id"] == f"{URL}reports/a-2026.html"
    assert report["reportNumber"] == "甲〔2026〕1号"
    assert report["datePublished"] == "2026-01-26"
    assert report["author"] == {"@type": "Person", "name": "某人"}


def test_the_catalogue_says_nothing_that_is_not_given() -> None:
    (report,) = reports(published("catalogue.jsonld", book()))
    assert {"author", "publisher", "datePublished", "reportNumber", "sameAs"}.isdisjoint(report)
    assert report["spatialCoverage"] == {"@type": "AdministrativeArea", "name": "甲区"}


def test_the_catalogue_leads_to_every_table() -> None:
    dataset = published("catalogue.jsonld", book(URL))["@graph"][0]
    addresses = {each["contentUrl"] for each in dataset["distribution"]}
    assert {f"{URL}data/rows.csv", f"{URL}data/rows.xlsx"} <= addresses


def test_the_data_set_says_what_where_and_when() -> None:
    dataset = published("catalogue.jsonld", book(URL))["@graph"][0]
    assert "甲区2026年政府工作报告" in dataset["description"]
    assert 50 <= len(dataset["description"]) <= 5000  # what search engines for data ask
    assert dataset["url"] == f"{URL}downloads.html"
    assert dataset["spatialCoverage"] == ["甲区"]
    assert dataset["temporalCoverage"] == "2026"


def test_the_years_of_several_reports_are_a_span() -> None:
    first, second = book(year=2024), book(year=2026)
    both = replace(first, analyses=(*second.analyses, *first.analyses))
    dataset = descriptors.graph(both, {})["@graph"][0]
    assert dataset["temporalCoverage"] == "2024/2026"


def test_a_report_says_which_release_and_which_year_it_is() -> None:
    (report,) = reports(published("catalogue.jsonld", book(URL)))
    assert (report["version"], report["temporalCoverage"]) == ("1", "2026")
    assert report["url"] == report["@id"]
