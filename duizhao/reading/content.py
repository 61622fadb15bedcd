"""Load what an editor wrote: `content/` as values, or everything that is wrong with it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from duizhao.errors import Code, ContentError, Finding
from duizhao.model import Release, Report, Site
from duizhao.reading import consistency, schema, sources, spot_check, vocabulary
from duizhao.reading.toml import Field, Table, read

SEPARATE = ("release", "encoding", "spot_check")
"""Keys of a report that are read on their own."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of an editor's: its table (repair, heading, link …) and its values."""

    table: str
    entry: Table

    def value(self, key: str, default: str = "") -> str:
        """Return a text value, or `default` where it is absent."""
        return str(self.entry.values.get(key, default))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a key that may hold one or several; () where it is absent."""
        value = self.entry.values.get(key, ())
        return (value,) if isinstance(value, str) else tuple(map(str, value))


@dataclass(frozen=True, slots=True)
class ReportContent:
    """A report with what an editor decided about its text; `file` is its report.toml."""

    report: Report
    file: str
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparisonContent:
    """A pair to set side by side, with what an editor decided about it."""

    id: str
    file: str
    kind: str
    left: str
    right: str
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """Everything an editor wrote. `pages` are the Markdown sources by name without ending."""

    site: Site
    reports: tuple[ReportContent, ...]
    comparisons: tuple[ComparisonContent, ...]
    vocabulary: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Download:
    """What the worksheet gave: `head` names the report or the pair that it is about."""

    head: Table
    decisions: tuple[Decision, ...]

    @property
    def is_of_report(self) -> bool:
        """Tell whether this is about one report's text."""
        return "report" in self.head.values


class _Reader:
    """Collects findings while it goes through the folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings: list[Finding] = []

    def name(self, path: Path) -> str:
        return path.as_posix()

    def table(self, path: Path, fields: Mapping[str, Field]) -> Table | None:
        try:
            table = read(path, self.name(path))
        except ContentError as error:
            self.findings += error.findings
            return None
        found = (*table.check(fields), *_addresses(table))
        self.findings += found
        return None if found else table


def _addresses(table: Table) -> Iterator[Finding]:
    """Yield the addresses that are none."""
    for key in ("url", "source_url"):
        value = table.values.get(key)
        if isinstance(value, str) and value and not value.startswith(("https://", "http://")):
            yield table.finding(
                key,
                Code.WRONG_ADDRESS,
                f"{key} 不是网址",
                expected="以 https:// 或 http:// 开头",
                found=value,
            )


def load(root: Path) -> Content:
    """Read the folder. Raises ContentError with every finding at once."""
    reader = _Reader(root)
    if not (root / "reports").is_dir():
        raise ContentError(
            (
                Finding(
                    reader.name(root),
                    0,
                    Code.NO_REPORTS,
                    "没有找到 reports 目录",
                    f"{root.as_posix()}/reports/<编号>/report.toml",
                ),
            )
        )
    site = _site(reader)
    found = [
        report
        for folder in sorted((root / "reports").iterdir())
        if folder.is_dir() and (report := _report(reader, folder))
    ]
    reports = tuple(sorted(found, key=_rank))
    comparisons = tuple(_comparisons(reader, {r.report.id: r.report for r in reports}))
    tables = {
        path.stem: table
        for path in sorted((root / "vocabulary").glob("*.toml"))
        if (table := _any_table(reader, path))
    }
    named = ((d.table, d.entry) for each in reports for d in each.decisions)
    reader.findings += (*vocabulary.wrong(tables), *vocabulary.unknown(named, tables))
    pages = {path.stem: _page(reader, path) for path in sorted((root / "pages").glob("*.md"))}
    if not reports and not reader.findings:
        name, wrong = reader.name(root / "reports"), "reports 目录里没有报告"
        reader.findings.append(Finding(name, 0, Code.NO_REPORTS, wrong, "至少一份报告"))
    if reader.findings:
        raise ContentError(tuple(sorted(reader.findings)))
    own_words = {name: dict(table.values) for name, table in tables.items()}
    return Content(site, reports, comparisons, own_words, pages)


def download(path: Path) -> Download:
    """Return a worksheet's decisions, in the form of a comparison or of a report's decisions.

    Raises ContentError with every finding at once.
    """
    reader = _Reader(path.parent)
    table = _any_table(reader, path)
    alien = tuple(consistency.of_download(table)) if table else ()
    if alien:
        raise ContentError(alien)
    if table and "report" in table.values:
        tables = {name: schema.DECISIONS[name] for name in ("repair", "quantity")}
        head: Mapping[str, Field] = {
            "report": Field(required=True),
            **dict.fromkeys(tables, Field(list)),
        }
    else:
        tables = dict(schema.PAIR_DECISIONS)
        head = schema.COMPARISON
    reader.findings += table.check(head) if table else ()
    decisions = tuple(_entries(reader, table, tables)) if table else ()
    if table is None or reader.findings:
        raise ContentError(tuple(sorted(reader.findings)))
    return Download(table, decisions)


def fingerprint(root: Path) -> str:
    """Return the SHA-256 of the folder's files with their paths; hidden files do not count."""
    digest = sha256()
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        name = path.relative_to(root)
        if not any(part.startswith(".") for part in name.parts):
            digest.update(f"{name.as_posix()}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _site(reader: _Reader) -> Site:
    path = reader.root / "site.toml"
    table = reader.table(path, schema.SITE) if path.exists() else None
    return Site(**table.values) if table else Site()


def _any_table(reader: _Reader, path: Path) -> Table | None:
    try:
        return read(path, reader.name(path))
    except ContentError as error:
        reader.findings += error.findings
        return None


def _page(reader: _Reader, path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        reader.findings.append(Finding(reader.name(path), 0, Code.NOT_UTF8, "文件不是 UTF-8 编码"))
        return ""


def _rank(entry: ReportContent) -> tuple[int, int, str]:
    """Return where a report stands on the site: upper levels first, then the earlier year."""
    return schema.LEVELS.index(entry.report.level), entry.report.year, entry.report.id


# --- reports ----------------------------------------------------------------------------------


def _report(reader: _Reader, folder: Path) -> ReportContent | None:
    path = folder / "report.toml"
    if not path.exists():
        reader.findings.append(
            Finding(
                reader.name(path),
                0,
                Code.NO_FILE,
                "缺少 report.toml",
                "每份报告一个 report.toml",
                advice=_rename(folder, path.name, ".toml"),
            )
        )
        return None
    table = reader.table(path, schema.REPORT)
    decisions = _decisions(reader, folder / "decisions.toml", schema.DECISIONS)
    if not schema.IDENTIFIER.fullmatch(folder.name):
        reader.findings.append(
            Finding(
                reader.name(folder),
                0,
                Code.BAD_ID,
                "报告目录名只能用字母、数字和连字符",
                "如 hedong-2026",
                folder.name,
            )
        )
        return None
    if table is None:
        return None
    values = {k: v for k, v in table.values.items() if k not in SEPARATE}
    if not 1949 <= values["year"] <= 2100:
        reader.findings.append(
            table.finding(
                "year",
                Code.WRONG_YEAR,
                "年份不合理",
                expected="四位年份，如 2026",
                found=str(values["year"]),
            )
        )
    releases = tuple(_releases(reader, folder, table))
    checked, found = spot_check.read(table)
    reader.findings += found
    reader.findings += consistency.of_report(table)
    reader.findings += consistency.of_releases((each.entry for each in decisions), releases)
    report = Report(folder.name, **values, releases=releases, spot_check=checked)
    return ReportContent(report, table.file, decisions)


def _rename(folder: Path, name: str, ending: str) -> str:
    """Return which file may be the one that is looked for: one beside it with another name."""
    known = ("report.toml", "decisions.toml")
    if name not in ("report.toml", "source.txt"):
        return ""
    others = [path.name for path in sorted(folder.iterdir()) if path.is_file()]
    likely = [other for other in others if ending in other.lower() and other not in known]
    return f"把 {likely[0]} 改名为 {name}" if likely else ""


def _releases(reader: _Reader, folder: Path, report: Table) -> Iterator[Release]:
    entries = report.tables("release")
    if not entries:
        source = Table(report.file, 1, {"id": "1", "file": "source.txt"}, report.lines)
        entries = (source,)
    seen: set[str] = set()
    for entry in entries:
        found = (*entry.check(schema.RELEASE), *_addresses(entry))
        reader.findings += found
        if found:
            continue
        identifier, name = entry.values["id"], entry.values["file"]
        if not schema.IDENTIFIER.fullmatch(identifier) or identifier in seen:
            reader.findings.append(
                entry.finding(
                    "id", Code.BAD_ID, "版本号须为字母、数字和连字符，且不得重复", found=identifier
                )
            )
            continue
        seen.add(identifier)
        encoding = entry.values.get("encoding") or report.values.get("encoding", "utf-8")
        data = _bytes(reader, folder, name, entry, encoding)
        if data is not None:
            inherited = {
                k: report.values[k]
                for k in ("kind", "encoding", "issued", "source_name", "source_url")
                if k in report.values
            }
            yield Release(**({"data": data} | inherited | dict(entry.values)))


def _bytes(reader: _Reader, folder: Path, name: str, entry: Table, encoding: str) -> bytes | None:
    path = folder / name
    if not path.is_file() or folder.resolve() not in path.resolve().parents:
        reader.findings.append(
            entry.finding(
                "file",
                Code.NO_FILE,
                f"找不到报告正文 {name}",
                expected=f"{reader.name(folder)}/{name}",
                advice=_rename(folder, name, ".txt"),
            )
        )
        return None
    data = path.read_bytes()
    found = tuple(sources.wrong(data, encoding, reader.name(path)))
    reader.findings += found
    return None if found else data


def _decisions(
    reader: _Reader, path: Path, tables: Mapping[str, Mapping[str, Field]]
) -> tuple[Decision, ...]:
    if not path.exists():
        return ()
    top = _any_table(reader, path)
    if top is None:
        return ()
    reader.findings += top.check({"report": Field()} | {name: Field(list) for name in tables})
    return tuple(_entries(reader, top, tables))


def _entries(
    reader: _Reader, top: Table, tables: Mapping[str, Mapping[str, Field]]
) -> Iterator[Decision]:
    for name, fields in tables.items():
        for entry in top.tables(name):
            found = tuple(entry.check(fields)) or tuple(consistency.of_entry(name, entry))
            reader.findings += found
            if not found:
                yield Decision(name, entry)


# --- comparisons ------------------------------------------------------------------------------


def _comparisons(reader: _Reader, reports: Mapping[str, Report]) -> Iterable[ComparisonContent]:
    for path in sorted((reader.root / "comparisons").glob("*.toml")):
        if not schema.IDENTIFIER.fullmatch(path.stem):
            reader.findings.append(
                Finding(
                    reader.name(path),
                    0,
                    Code.BAD_ID,
                    "文件名只能用字母、数字和连字符",
                    "左侧编号--右侧编号.toml",
                    path.name,
                )
            )
            continue
        table = reader.table(path, schema.COMPARISON)
        if table is None:
            continue
        decisions = tuple(_entries(reader, table, schema.PAIR_DECISIONS))
        left, right = table.values["left"], table.values["right"]
        missing = [side for side in ("left", "right") if table.values[side] not in reports]
        for side in missing:
            if (reader.root / "reports" / table.values[side]).is_dir():
                continue  # it is there, and what is wrong with it is said already
            reader.findings.append(
                table.finding(
                    side,
                    Code.NO_REPORT,
                    f"没有编号为 {table.values[side]} 的报告",
                    expected="、".join(reports) or "已有报告的编号",
                )
            )
        if left == right:
            reader.findings.append(table.finding("right", Code.SAME_REPORT, "左右是同一份报告"))
        elif not missing:
            reader.findings += consistency.of_pair(table, reports[left], reports[right])
            yield ComparisonContent(
                path.stem, table.file, table.values["kind"], left, right, decisions
            )
