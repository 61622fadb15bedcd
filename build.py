#!/usr/bin/env python3
"""Read `content/`, find what the reports say, publish `site/`: the pipeline, top to bottom."""

import argparse
import gc
import subprocess
import sys
import time
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from duizhao import lexicon, reading, usage
from duizhao.comparing import (
    confirming,
    decisions,
    editions,
    entered,
    findings,
    one_sided,
    progress,
    releases,
    reviewed,
    rows,
    topics,
    unmatched,
    years,
)
from duizhao.errors import Code, ContentError, Finding, MachineError, UsageError, reason
from duizhao.matching import links, phrases
from duizhao.matching import topics as subjects
from duizhao.model import Analysis, Book, Comparison, Document, Indicator, Site
from duizhao.numbers import indicators, scanning, settling, undertakings
from duizhao.publishing import checks, exchange, exports, pages, papers, search, site
from duizhao.reading import completeness, content, overlooked
from duizhao.reading.content import ComparisonContent, Content, Decision

Registry = tuple[Indicator, ...]

HERE = Path(__file__).resolve().parent
DONE, WRONG_CONTENT, MACHINE, OUR_FAULT = 0, 1, 3, 70
EDITION_NAMES = {"review": "审校版", "public": "公开版"}
ROW_MAKERS = {"levels": rows.levels, "peers": rows.peers, "years": years.years}


@dataclass(slots=True)
class Report:
    """Tells on standard output what happens and how long each stage took; collects findings."""

    findings: list[Finding] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str) -> Iterator[list[str]]:
        """Time a stage; what is put into the yielded list is told behind its name."""
        told: list[str] = []
        start = time.perf_counter()
        yield told
        took = time.perf_counter() - start
        print(f"{name}　{'，'.join(told)}（{took:.2f} 秒）", flush=True)


def build(folder: Path, target: Path, edition: str | None) -> None:
    """Read `folder` and publish `target`."""
    report = Report()
    loaded = content.load(folder)
    chosen = _chosen(loaded, edition)
    _refuse(checks.of_markdown(folder / "pages"))
    exchange.refuse_what_is_not_ours(target.resolve())
    book = _book(loaded, folder, chosen, report)
    with report.stage("发布") as told:
        manifest = _publish(book, folder, target)
        told += [f"{len(manifest)} 个文件", EDITION_NAMES[chosen.edition]]
    _tell(report.findings)
    waiting = len(report.findings) + len(editions.unsettled(loaded.reports))
    print(f"待编辑处理 {waiting} 条，用 python build.py check 逐条查看。")
    print(f"打开 {target / 'index.html'} 查看网站。")


def check(folder: Path, edition: str | None) -> None:
    """Read `folder` and print what an editor has to see; write nothing."""
    report = Report()
    loaded = content.load(folder)
    chosen = _chosen(loaded, edition)
    report.findings += editions.unsettled(loaded.reports)
    looks = site.Looks(HERE / "templates")
    _refuse(checks.of_templates(site.environment(looks), looks.templates))
    _refuse(checks.of_markdown(folder / "pages"))
    _book(loaded, folder, chosen, report)
    _tell(report.findings)
    print(f"内容可以发布；待编辑处理 {len(report.findings)} 条。")


def review(folder: Path, output: Path) -> None:
    """Write the editor's worksheet: one page for this machine, no part of the site."""
    from duizhao.publishing import review as worksheet  # a build needs neither it nor its libraries

    report = Report()
    loaded = content.load(folder)
    report.findings += editions.unsettled(loaded.reports)
    whole = replace(loaded.site, edition="review")
    shelf = pages.library(_book(loaded, folder, whole, report))
    sheet = worksheet.page(shelf, loaded, report.findings, content.fingerprint(folder))
    exchange.write(output, sheet.encode())
    print(f"审校单写在 {output}，用浏览器打开；待编辑处理 {len(report.findings)} 条也列在其中。")


def decide(folder: Path, file: Path) -> None:
    """Take the decisions that the worksheet downloaded into the file where they belong.

    All of them or, where one does not fit the reports as they stand, none.
    """
    from duizhao.comparing import deciding

    tables = deciding.intake(content.load(folder), content.download(file))
    if not tables:
        print(f"{file} 里没有决定。")
        return
    path = Path(tables[0].file)
    text = path.read_bytes().decode("utf-8-sig") if path.exists() else ""
    told: list[str] = []
    for taken in tables:
        merged = deciding.merge(text, taken)
        text = merged.text
        told += merged.told
    exchange.write(path, text.encode())
    print("\n".join(told))
    print(f"已把 {len(told)} 条决定收入 {path}。运行 python build.py 生成网站。")


def bundle(folder: Path, target: Path, edition: str | None, file: Path | None) -> None:
    """Build, and put the whole published site into one zip that works from the disk."""
    from duizhao.publishing import bundle as packing

    chosen = packing.place(target, file)
    build(folder, target, edition)
    packed = packing.pack(target)
    exchange.write(chosen, packed)
    print(f"全站打包在 {chosen}（{len(packed):,} 字节，SHA-256 {packing.hash_of(packed)}）。")


def serve(folder: Path, target: Path, edition: str | None) -> None:
    """Build, show the published tree on this machine, build again after each change.

    Each build is a process of its own: it sees changed code and a changed vocabulary too, and what
    is wrong with it leaves the site that stood.
    """
    from duizhao.publishing import serving

    command = [sys.executable, __file__, "--content", str(folder), "--site", str(target)]
    command += ["--edition", edition] if edition else []
    subprocess.run(command, check=False)
    serving.serve(
        lambda: subprocess.run(command, check=False),
        target,
        (folder, HERE / "templates"),
        lambda address: print(f"在 {address} 查看；改动 content 或 templates 后自动重建。"),
    )


def _refuse(findings: Iterable[Finding]) -> None:
    found = tuple(findings)
    if found:
        raise ContentError(found)


def _chosen(loaded: Content, edition: str | None) -> Site:
    """Return the site in the edition that is asked for; refuse a public one that is not ready."""
    chosen = replace(loaded.site, edition=edition or loaded.site.edition)
    if chosen.edition == "public":
        _refuse(editions.unsettled(loaded.reports))
    return chosen


# --- the stages -------------------------------------------------------------------------------


def _registry(loaded: Content, folder: Path) -> Registry:
    """Take up the site's vocabulary and return the program's indicators with its additions.

    Raises ContentError where an addition does not fit its table or claims another's words.
    """
    findings = []
    for name, additions in loaded.vocabulary.items():
        file = (folder / "vocabulary" / f"{name}.toml").as_posix()
        if name not in lexicon.names():
            expected = "、".join(lexicon.names())
            findings.append(Finding(file, 0, Code.NO_TABLE, "没有这个名字的词表", expected, name))
            continue
        try:
            lexicon.merged(lexicon.table(name), additions)
        except TypeError as error:
            wrong = f"{error} 的形式与程序词表不同"
            findings.append(Finding(file, 0, Code.WRONG_TYPE, wrong, "同一种形式"))
    registry = indicators.registry(loaded.vocabulary.get("indicators"))
    own = (folder / "vocabulary" / "indicators.toml").as_posix()
    _refuse((*findings, *indicators.check(registry, own)))
    lexicon.add(loaded.vocabulary)
    return registry


def _book(loaded: Content, folder: Path, site_of: Site, report: Report) -> Book:
    """Return everything that is found, as the edition of `site_of` shows it."""
    with report.stage("读入") as told:
        registry = _registry(loaded, folder)
        documents = _documents(loaded, report)
        report.findings += overlooked.overlooked(folder, loaded)
        told += [
            f"报告 {len(loaded.reports)} 份",
            f"段落 {sum(len(d.paragraphs) for d in documents)} 段",
            f"整理 {sum(len(d.text.repairs) for d in documents)} 处",
        ]
    with report.stage("识数") as told:
        analyses = tuple(_analysis(document, loaded, registry, report) for document in documents)
        told += [
            f"数值 {sum(len(a.quantities) for a in analyses)} 处",
            f"未计入 {sum(len(a.numerals) for a in analyses)} 处",
            f"未列数值的任务 {sum(len(a.undertakings) for a in analyses)} 项",
        ]
    with report.stage("对照") as told:
        comparisons = tuple(_comparison(c, analyses, registry, report) for c in loaded.comparisons)
        revisions = releases.revisions(analyses)
        told += [
            f"对照 {len(comparisons) + len(revisions)} 组",
            f"对应 {sum(len(c.links) for c in comparisons)} 对",
            f"数值并列 {sum(len(c.rows) for c in comparisons)} 行",
        ]
    return editions.edition(Book(site_of, analyses, comparisons, revisions))


def _documents(loaded: Content, report: Report) -> tuple[Document, ...]:
    documents = []
    for entry in loaded.reports:
        for release in entry.report.releases:
            document, findings = reading.document(entry.report, release, entry.decisions)
            documents.append(document)
            report.findings += (*findings, *completeness.doubts(document, entry.file))
    return tuple(documents)


def _analysis(document: Document, loaded: Content, registry: Registry, report: Report) -> Analysis:
    entry = next(e for e in loaded.reports if e.report.id == document.report.id)
    decided = (entered.quantity(d) for d in _of(entry.decisions, "quantity", document))
    settled = settling.settle(document, *scanning.scan(document), decided)
    report.findings += settled.findings if document.is_current else ()
    quantities = indicators.assign(settled.quantities, registry, document)
    assigned = subjects.settle(subjects.assign(document), reading.topics(document, entry.decisions))
    return Analysis(
        document,
        quantities,
        settled.numerals,
        assigned,
        progress.progress(document, quantities, registry),
        undertakings.undertakings(document, quantities),
        subjects.strays(document, assigned),
        registry,
    )


def _comparison(
    entry: ComparisonContent, analyses: tuple[Analysis, ...], registry: Registry, report: Report
) -> Comparison:
    current = {a.document.report.id: a for a in analyses if a.document.is_current}
    left, right = current[entry.left], current[entry.right]
    settled = decisions.settle(
        links.between(left.document, right.document),
        left.document,
        right.document,
        (entered.link(d) for d in entry.decisions if d.table == "link"),
        (a.document for a in analyses if not a.document.is_current),
    )
    in_rows = decisions.settle_rows(
        ROW_MAKERS[entry.kind](left, right, registry),
        left,
        right,
        (entered.row(d) for d in entry.decisions if d.table == "row"),
    )
    said = confirming.settle(
        findings.findings(left, right, in_rows.rows, registry),
        left.document,
        right.document,
        (entered.finding(d) for d in entry.decisions if d.table == "finding"),
        (a.document for a in analyses if not a.document.is_current),
    )
    done = reviewed.settle(
        reviewed.proposed(left.document, right.document),
        left.document,
        right.document,
        (entered.review(d) for d in entry.decisions if d.table == "review"),
    )
    report.findings += (*settled.findings, *in_rows.findings, *said.problems, *done.problems)
    linked = tuple(links.explained(left.document, right.document, e) for e in settled.links)
    return Comparison(
        entry.id,
        entry.kind,
        left,
        right,
        linked,
        settled.rejected,
        unmatched.unmatched(left.document, right.document, linked, settled.rejected),
        in_rows.rows,
        topics.pairs(left, right, linked),
        phrases.shared(left.document, right.document),
        said.findings,
        done.reviewed,
        one_sided.one_sided(left.document, right.document),
    )


def _of(entries: Iterable[Decision], table: str, document: Document) -> Iterable[Decision]:
    """Return the entries of a table that speak of this release."""
    release = document.release.id
    return (d for d in entries if d.table == table and d.value("release", release) == release)


def _publish(book: Book, folder: Path, target: Path) -> tuple[object, ...]:
    fingerprint = content.fingerprint(folder)
    shelf = pages.library(book)
    data = {**exports.files(book, fingerprint), **papers.files(shelf, fingerprint[:12])}
    sheet = (HERE / "templates" / "assets" / "site.css").read_text("utf-8")
    behind = pages.components.page(sheet, review=book.site.edition == "review")
    made = pages.pages(shelf, data, search.page(shelf), behind)
    facts = {"content": fingerprint[:12], "checked": book.checked}
    return site.publish(
        made,
        {**data, **search.files(shelf)},
        site=book.site,
        looks=site.Looks(HERE / "templates", facts=facts),
        settings=HERE / "mkdocs.yml",
        docs=folder / "pages",
        target=target,
        check=checks.of(book),
    )


# --- the command ------------------------------------------------------------------------------


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit status (CONTRACT: Commands)."""
    options = usage.options(arguments)
    gc.disable()  # one short run that throws nothing away: looking for rubbish took a tenth of it
    if not options.content.is_dir():
        print(f"没有目录 {options.content}；可以 用 --content 指出内容目录", file=sys.stderr)
        return usage.WRONG_USAGE
    try:
        _run(options)
    except ContentError as error:
        _tell(error.findings)
        print(_refused(options.command, len(error.findings)), file=sys.stderr)
        return WRONG_CONTENT
    except UsageError as error:
        print(error, file=sys.stderr)
        return usage.WRONG_USAGE
    except (MachineError, OSError) as error:
        print(f"本机无法完成：{reason(error)}。网站没有改动。", file=sys.stderr)
        return MACHINE
    except site.UnsoundSiteError as error:
        _tell(error.findings)
        print("程序生成的页面没有通过自查，网站没有改动。请把以上文字发给维护者。", file=sys.stderr)
        return OUR_FAULT
    except Exception:  # whatever else happens is our own fault, and is said so
        traceback.print_exc()
        print(
            "程序自身出错，网站没有改动。请把以上文字和 content 目录发给维护者。", file=sys.stderr
        )
        return OUR_FAULT
    return DONE


def _run(options: argparse.Namespace) -> None:
    match options.command:
        case "check":
            check(options.content, options.edition)
        case "serve":
            serve(options.content, options.site, options.edition)
        case "review":
            review(options.content, options.output)
        case "decide":
            decide(options.content, options.file)
        case "bundle":
            bundle(options.content, options.site, options.edition, options.file)
        case _:
            build(options.content, options.site, options.edition)


def _refused(command: str | None, count: int) -> str:
    if command == "decide":
        return f"有 {count} 处不符，一条决定也没有收入；内容和网站都没有改动。"
    return f"内容有 {count} 处需要改正，网站没有改动。"


def _tell(findings: Iterable[Finding]) -> None:
    for finding in sorted(findings):
        print(finding, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
