"""What in the folder an editor may have meant otherwise: files nobody reads, texts given twice.

None of it keeps the site from being published; `check` names it.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from duizhao.errors import Code, Finding
from duizhao.reading import sources
from duizhao.reading.content import Content, ReportContent

REPORT_FILES = ("report.toml", "decisions.toml")
TOP = {
    "reports": "reports/<编号>/report.toml",
    "comparisons": "comparisons/<左>--<右>.toml",
    "vocabulary": "vocabulary/<词表>.toml",
    "pages": "pages/<页名>.md",
}
ENDINGS = {"comparisons": ".toml", "vocabulary": ".toml", "pages": ".md"}


def overlooked(root: Path, loaded: Content) -> tuple[Finding, ...]:
    """Return what `check` tells of the folder beside what is wrong with it."""
    return (
        *(_unread(path, expected) for path, expected in _strays(root, loaded)),
        *_hardly_reports(loaded.reports),
        *_same_texts(loaded.reports),
        *_twice_compared(loaded),
    )


def _unread(path: Path, expected: str) -> Finding:
    advice = "改名或移到该在的地方；没有用的移走"
    return Finding(path.as_posix(), 0, Code.NOT_READ, "没有读这个文件", expected, advice=advice)


def _strays(root: Path, loaded: Content) -> Iterator[tuple[Path, str]]:
    """Yield the files and folders that are not read, with what would be."""
    known = {*TOP, "site.toml"}
    top = (path for path in _listed(root) if path.name not in known)
    yield from ((path, "site.toml " + " ".join(TOP.values())) for path in top)
    for name, ending in ENDINGS.items():
        inner = (p for p in _listed(root / name) if p.is_dir() or p.suffix != ending)
        yield from ((path, TOP[name]) for path in inner)
    loose = (path for path in _listed(root / "reports") if not path.is_dir())
    yield from ((path, TOP["reports"]) for path in loose)
    for entry in loaded.reports:
        yield from _beside(entry)


def _beside(entry: ReportContent) -> Iterator[tuple[Path, str]]:
    """Yield what lies in a report's folder beside the files that are read."""
    read = (*REPORT_FILES, *(release.file for release in entry.report.releases))
    tops = {file.split("/")[0] for file in read}
    expected = "、".join(read) + "；正文另有一版的，在 report.toml 写 [[release]]"
    for path in _listed(Path(entry.file).parent):
        if path.name not in tops:
            yield path, expected


def _listed(folder: Path) -> list[Path]:
    """Return what a folder holds; what is hidden belongs to the machine."""
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in found if not path.name.startswith((".", "~$")))


def _hardly_reports(reports: Iterable[ReportContent]) -> Iterator[Finding]:
    for entry in reports:
        for release in entry.report.releases:
            name = f"{Path(entry.file).parent.as_posix()}/{release.file}"
            yield from sources.doubts(release.data, release.encoding, name)


def _same_texts(reports: Iterable[ReportContent]) -> Iterator[Finding]:
    """Yield the releases whose bytes another release or report has too."""
    seen: dict[str, str] = {}
    for entry in reports:
        for release in entry.report.releases:
            name = f"{Path(entry.file).parent.as_posix()}/{release.file}"
            first = seen.setdefault(sha256(release.data).hexdigest(), name)
            if first != name:
                wrong = "与另一份正文逐字节相同"
                advice = "核对是否放错了文件"
                yield Finding(name, 0, Code.SAME_TEXT, wrong, found=first, advice=advice)


def _twice_compared(loaded: Content) -> Iterator[Finding]:
    """Yield the comparisons of two reports that are compared already."""
    seen: dict[frozenset[str], str] = {}
    for entry in loaded.comparisons:
        first = seen.setdefault(frozenset((entry.left, entry.right)), entry.file)
        if first != entry.file:
            wrong = "这两份报告已有一组对照"
            yield Finding(entry.file, 1, Code.SAME_REPORT, wrong, found=first, advice="只留一组")
