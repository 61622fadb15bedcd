"""What machines are told of the data: a Frictionless package of the tables, JSON-LD of it all."""

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from duizhao.model import Book, Document, Site
from duizhao.publishing import addresses
from duizhao.publishing.tables import Column, Table

Json = dict[str, Any]

FORMATS = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def package(site: Site, tables: Iterable[Table], published: Mapping[str, bytes]) -> Json:
    """Return `data/datapackage.json` (Frictionless): what the CSV tables hold."""
    return {
        "profile": "tabular-data-package",
        "name": "duizhao",
        "title": site.name,
        "resources": [_resource(table, published[f"data/{table.name}.csv"]) for table in tables],
    }


def _resource(table: Table, content: bytes) -> Json:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.keys[:2]),
            "missingValues": [""],
        },
    }


def _field(column: Column) -> Json:
    field: Json = {
        "name": column.key,
        "title": column.title,
        "type": column.kind,
        "description": column.what,
    }
    if column.labels:
        field["constraints"] = {"enum": [key for key, _ in column.labels]}
    return field


def graph(book: Book, published: Mapping[str, bytes]) -> Json:
    """Return `data/catalogue.jsonld` (schema.org): the reports and the data made from them."""
    reports = [each.document for each in book.analyses if each.document.is_current]
    places = list(dict.fromkeys(each.report.jurisdiction for each in reports))
    return {
        "@context": "https://schema.org",
        "@graph": [
            _given(
                {
                    "@type": "Dataset",
                    "@id": _address(book.site, "downloads.html"),
                    "name": f"{book.site.name}：数据",
                    "description": _description(reports),
                    "url": addresses.canonical(book.site.url, "downloads.html"),
                    "keywords": ["政府工作报告", *places],
                    "spatialCoverage": places,
                    "temporalCoverage": _years(reports),
                    "isAccessibleForFree": True,
                    "inLanguage": "zh-CN",
                    "publisher": _named("Organization", book.site.publisher),
                    "isBasedOn": [{"@id": _page(book.site, each)} for each in reports],
                    "distribution": [
                        _download(book.site, path, content)
                        for path, content in sorted(published.items())
                        if path.endswith(tuple(FORMATS))
                    ],
                }
            ),
            *(_report(book.site, each) for each in reports),
        ],
    }


def _description(reports: Iterable[Document]) -> str:
    names = "、".join(each.report.name for each in reports)
    return (
        f"{names}的段落、句子、数字指标（名称、数值、单位、限定词、性质、时期）、排版整理记录和同题对照；"
        "表格为 CSV 和 XLSX，其余为 JSON，每一项都可回到原文的位置。"
    )


def _years(reports: Iterable[Document]) -> str:
    """Return the span of the reports' years as ISO 8601 writes intervals: 2025/2026."""
    years = sorted({each.report.year for each in reports})
    return "/".join(map(str, dict.fromkeys((*years[:1], *years[-1:]))))


def _report(site: Site, document: Document) -> Json:
    report, release = document.report, document.release
    issued = release.issued or report.issued
    place = _given(
        {
            "@type": "AdministrativeArea",
            "name": report.jurisdiction,
            "containedInPlace": _named("AdministrativeArea", report.parent),
        }
    )
    return _given(
        {
            "@type": "Report",
            "@id": _page(site, document),
            "name": report.name,
            "inLanguage": "zh-CN",
            "url": addresses.canonical(site.url, f"reports/{report.id}.html"),
            "version": release.id,
            "temporalCoverage": str(report.year),
            "reportNumber": report.document_number,
            "datePublished": _day(issued),
            "author": _named("Person", report.speaker),
            "publisher": _named("Organization", release.source_name or report.source_name),
            "sameAs": release.source_url or report.source_url,
            "spatialCoverage": place,
        }
    )


def _download(site: Site, path: str, content: bytes) -> Json:
    return {
        "@type": "DataDownload",
        "contentUrl": _address(site, path),
        "encodingFormat": FORMATS[path[path.rindex(".") :]],
        "contentSize": f"{len(content)} B",
        "sha256": sha256(content).hexdigest(),
    }


def _page(site: Site, document: Document) -> str:
    return _address(site, f"reports/{document.report.id}.html")


def _address(site: Site, path: str) -> str:
    """Return an address, relative to this file where that of the site is not known."""
    return addresses.canonical(site.url, path) or f"../{path}"


def _named(kind: str, name: str) -> Json | None:
    return {"@type": kind, "name": name} if name else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _given(values: Json) -> Json:
    """Return what is given: nothing is invented, and nothing empty is said."""
    return {key: value for key, value in values.items() if value}
