"""Write what was found as data: CONTRACT's JSON and tables, and the sources byte for byte.

Here, and only here, healed ranges become raw ones.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from duizhao.model import (
    Analysis,
    Book,
    Comparison,
    Document,
    Link,
    Range,
    Reviewed,
    Statement,
    Unmatched,
)
from duizhao.publishing import descriptors, extracts, records, revisions
from duizhao.publishing.written import as_json

SCHEMA = 1
Json = dict[str, Any]


def files(book: Book, content_sha256: str) -> dict[str, bytes]:
    """Return every data file by its path under the site's root."""
    out: dict[str, bytes] = {}
    for analysis in book.analyses:
        document = analysis.document
        data = as_json(report(analysis, book.site.edition))
        out[f"data/reports/{document.report.id}@{document.release.id}.json"] = data
        out[source_path(document)] = document.release.data
        if document.is_current:
            out[f"data/reports/{document.report.id}.json"] = data
    for pair in book.comparisons:
        out[f"data/comparisons/{pair.id}.json"] = as_json(comparison(pair, book.site.edition))
    for each in book.revisions:
        out[f"data/comparisons/{each.id}.json"] = as_json(
            revisions.content(each, book.site.edition)
        )
    made = extracts.whole(book)
    for table in (*made, *extracts.parts(book)):
        out |= extracts.files(table)
    out["data/datapackage.json"] = as_json(descriptors.package(book.site, made, out))
    out["data/catalogue.jsonld"] = as_json(descriptors.graph(book, out))
    out["data/index.json"] = as_json(index(book, content_sha256, out))
    return out


def source_path(document: Document) -> str:
    """Return where the release's own bytes are published."""
    return f"sources/{document.report.id}/{document.release.id}.txt"


def index(book: Book, content_sha256: str, published: Mapping[str, bytes]) -> Json:
    """Return `data/index.json`."""
    return {
        "schema": SCHEMA,
        "edition": book.site.edition,
        "content_sha256": content_sha256,
        "reports": [_report_entry(analysis.document) for analysis in _current(book)],
        "comparisons": [
            {
                "id": pair.id,
                "kind": pair.kind,
                "left": pair.left.document.report.id,
                "right": pair.right.document.report.id,
                "url": f"comparisons/{pair.id}/index.html",
            }
            for pair in book.comparisons
        ]
        + [
            revisions.head(each) | {"url": f"comparisons/{each.id}/index.html"}
            for each in book.revisions
        ],
        "files": [
            {"path": path, "sha256": sha256(data).hexdigest(), "bytes": len(data)}
            for path, data in sorted(published.items())
            if path.startswith("data/")
        ],
    }


def _current(book: Book) -> Iterable[Analysis]:
    return (analysis for analysis in book.analyses if analysis.document.is_current)


def _report_entry(document: Document) -> Json:
    report = document.report
    return {
        "id": report.id,
        "title": report.title,
        "jurisdiction": report.jurisdiction,
        "level": report.level,
        "year": report.year,
        "kind": document.release.kind,
        "delivered": report.delivered,
        "source_sha256": sha256(document.release.data).hexdigest(),
        "url": f"reports/{report.id}.html",
    }


# --- one report -------------------------------------------------------------------------------


def report(analysis: Analysis, edition: str) -> Json:
    """Return one release with everything that was found in it; scores in the review edition."""
    document = analysis.document
    return _own_fields(document) | {
        "source": {
            "file": source_path(document),
            "sha256": sha256(document.release.data).hexdigest(),
            "encoding": document.release.encoding,
            "codepoints": len(document.text.raw),
        },
        "coverage": _coverage(document),
        "repairs": [
            {
                "rule": repair.rule,
                **records.ends(repair.raw),
                "before": repair.before,
                "after": repair.after,
                "status": repair.status,
            }
            for repair in document.text.repairs
        ],
        "sections": [
            {
                "id": section.id,
                "parent": section.parent,
                "level": section.level,
                "number": section.number,
                "heading": section.heading,
                "role": section.role,
                **records.raw(document, section.at),
            }
            for section in document.sections
        ],
        "paragraphs": _paragraphs(analysis, edition == "review"),
        "quantities": [records.quantity(document, found) for found in analysis.quantities],
        "numerals": [records.numeral(document, found) for found in analysis.numerals],
        "progress": [records.progress(found) for found in analysis.progress],
        "undertakings": [records.undertaking(document, found) for found in analysis.undertakings],
    }


def _own_fields(document: Document) -> Json:
    report, release = document.report, document.release
    return {
        "id": report.id,
        "release": release.id,
        "title": report.title,
        "jurisdiction": report.jurisdiction,
        "level": report.level,
        "parent": report.parent or None,
        "year": report.year,
        "kind": release.kind,
        "document_number": report.document_number or None,
        "delivered": report.delivered,
        "issued": release.issued or report.issued,
        "speaker": report.speaker or None,
        "source_name": release.source_name or report.source_name or None,
        "source_url": release.source_url or report.source_url or None,
        "release_reason": release.reason,
        "spot_check": _spot_check(document),
    }


def _spot_check(document: Document) -> Json | None:
    check = document.report.spot_check
    if check is None or not document.is_current:
        return None
    return {"read": check.read, "agreed": check.agreed, "on": check.on}


def _coverage(document: Document) -> Json | None:
    if document.release.kind == "full":
        return None
    coverage = document.coverage
    return {
        "before": coverage.before or None,
        "after": coverage.after or None,
        "lost_headings": [
            {"number": lost.number, "paragraph": lost.paragraph} for lost in coverage.lost_headings
        ],
        "abridged": coverage.abridged,
    }


def _paragraphs(analysis: Analysis, review: bool) -> list[Json]:
    document = analysis.document
    topics: dict[str, list[Json]] = {}
    for assignment in analysis.topics:
        score = {"score": round(assignment.score, 4)} if review else {}
        topics.setdefault(assignment.paragraph, []).append({"id": assignment.topic, **score})
    strays: dict[str, list[Json]] = {}
    for stray in analysis.strays:
        score = {"score": round(stray.score, 4)} if review else {}
        clause = records.raw(document, stray.at) if stray.at else {}
        strays.setdefault(stray.sentence, []).append({"id": stray.topic, **score, **clause})
    return [
        {
            "id": paragraph.id,
            "section": paragraph.section,
            "role": paragraph.role,
            "lead": document.words(paragraph.lead) if paragraph.lead else None,
            "text": document.words(paragraph.at),
            **records.raw(document, paragraph.at),
            "topics": topics.get(paragraph.id, []),
            "sentences": [
                {
                    "id": sentence.id,
                    **records.raw(document, sentence.at),
                    "topics": strays.get(sentence.id, []),
                }
                for sentence in paragraph.sentences
            ],
        }
        for paragraph in document.paragraphs
    ]


# --- two reports ------------------------------------------------------------------------------


def comparison(pair: Comparison, edition: str) -> Json:
    """Return one comparison. The public edition shows neither scores nor struck links."""
    left, right = pair.left.document, pair.right.document
    review = edition == "review"
    out: Json = {
        "id": pair.id,
        "kind": pair.kind,
        "left": left.report.id,
        "right": right.report.id,
        "links": [_link(pair, link, review) for link in pair.links],
    }
    if review:
        out["rejected"] = [
            _link(pair, link, review) | {"reason": link.reason} for link in pair.rejected
        ]
    return out | {
        "unmatched": [_unmatched(entry, review) for entry in pair.unmatched],
        "rows": [records.row(row) for row in pair.rows],
        "topics": [
            {
                "id": topic.id,
                "label": topic.label,
                "state": topic.state,
                "left": list(topic.left),
                "right": list(topic.right),
            }
            for topic in pair.topics
        ],
        "phrases": [
            {
                "text": phrase.text,
                "left": [_pair(left, at) for at in phrase.left],
                "right": [_pair(right, at) for at in phrase.right],
            }
            for phrase in pair.phrases
        ],
        "own_wording": [
            {
                "side": own.side,
                "text": own.text,
                "ranges": [_pair(left if own.side == "left" else right, at) for at in own.at],
            }
            for own in pair.own_wording
        ],
        "findings": [_finding(pair, each, review) for each in pair.findings],
        "review_links": [_reviewed(pair, each, review) for each in pair.reviewed],
    }


def _link(pair: Comparison, link: Link, review: bool) -> Json:
    left, right = pair.left.document, pair.right.document
    return {
        "left": link.left,
        "right": link.right,
        **_told(link, review),
        "evidence": [
            {"left": _pair(left, mine), "right": _pair(right, theirs)}
            for mine, theirs in link.evidence
        ],
    }


def _reviewed(pair: Comparison, each: Reviewed, review: bool) -> Json:
    """Return a task (of the report of `side`) beside a passage of a review (of the one of `of`)."""
    texts = {"left": pair.left.document, "right": pair.right.document}
    return {
        "side": each.side,
        "task": each.link.left,
        "of": each.of,
        "review": each.link.right,
        **_told(each.link, review),
        "evidence": [
            {"task": _pair(texts[each.side], mine), "review": _pair(texts[each.of], theirs)}
            for mine, theirs in each.link.evidence
        ],
    }


def _told(link: Link, review: bool) -> Json:
    score = {"score": round(link.score, 4)} if review else {}
    return {"grade": link.grade, **score, "origin": link.origin, "terms": list(link.terms)}


def _unmatched(entry: Unmatched, review: bool) -> Json:
    values: Json = records.named(entry, ("side", "paragraph", "status"))
    if review:
        values |= {
            "nearest": entry.nearest,
            "score": round(entry.score, 4),
            "reason": entry.reason or None,
        }
    return values


def _finding(pair: Comparison, finding: Statement, review: bool) -> Json:
    documents = {"left": pair.left.document, "right": pair.right.document}
    values: Json = records.named(finding, ("id", "rule", "text", "caution", "origin"))
    values["grounds"] = [
        {
            **records.named(ground, ("side", "paragraph", "quantity")),
            **records.raw(documents[ground.side], ground.at),
        }
        for ground in finding.grounds
    ]
    return values | ({"reason": finding.reason or None} if review else {})


def _pair(document: Document, at: Range) -> list[int]:
    return list(records.raw(document, at).values())
