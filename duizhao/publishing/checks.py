"""Check a finished tree whole, before anyone can see it; and the sources it is made from.

A tree is refused where a link or its fragment leads nowhere, an id stands twice, a page would ask
another host for something, carries script or style of its own or lacks the strict policy, shows
other words than its reports have (`proof`), or says in its own words what the site does not say.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import jinja2

from duizhao.errors import Finding
from duizhao.model import Analysis, Book, Quantity
from duizhao.publishing import leaves, proof
from duizhao.publishing.addresses import NOT_FOUND
from duizhao.publishing.labels import Unwise, unwise
from duizhao.publishing.leaves import Leaf, Reference
from duizhao.publishing.pages import paths

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
LEADING_OUT = ("http", "https", "mailto", "tel")
"""What a reader may be led to by a link; nothing is ever loaded from there."""

IN_STYLES = re.compile(r"""url\(\s*["']?([^"')]*)|@import\s+["']([^"']*)""")
IN_SCRIPTS = re.compile(r"(?<![\w.])(?:fetch|eval|importScripts)\s*\(|https?://(?!www\.w3\.org/)")
IN_TEMPLATES = re.compile(
    r"<style\b|<script\b(?![^>]*\bsrc=)|<[a-z][^<>]*\s(?:style|on[a-z]+)=|javascript:",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Tree:
    """A finished tree, every page read once. `under` is the path part of the site's address."""

    root: Path
    files: frozenset[str]
    pages: Mapping[str, Leaf]
    ids: Mapping[str, frozenset[str]]
    under: str


def of(book: Book) -> Callable[[Path], tuple[Finding, ...]]:
    """Return the check that a tree with the pages of `book` has to pass."""
    return lambda root: findings(root, book)


def findings(root: Path, book: Book) -> tuple[Finding, ...]:
    """Return everything that forbids publishing the tree under `root`, page by page."""
    tree = read(root, book.site.url)
    shown = _reports(book)
    texts = tuple(proof.Text(each.document.text.text) for each in book.analyses)
    meant = {path: {q.id: q for q in each.quantities} for path, each in shown.items()}
    found: list[Finding] = []
    for path, leaf in tree.pages.items():
        found += of_policy(path, leaf)
        found += of_links(tree, path)
        found += of_wording(path, leaf)
        found += proof.of_figures(path, leaf, _meant(path, leaf, meant))
        found += proof.of_quotes(path, leaf, texts)
        found += proof.of_drawings(path, leaf)
    for analysis in book.analyses:
        found += proof.of_source(analysis)
    for path, analysis in shown.items():
        if path in tree.pages:
            found += proof.of_page(path, tree.pages[path], analysis)
        else:
            found.append(Finding(path, 0, "PAGE", "这份报告没有页面"))
    return (*found, *of_assets(tree), *of_data(tree))


def read(root: Path, address: str = "") -> Tree:
    """Read a tree; `address` is that of the site, or ""."""
    files = sorted(path for path in root.rglob("*") if path.is_file())
    names = [path.relative_to(root).as_posix() for path in files]
    pages = {
        name: leaves.parse(path.read_bytes().decode("utf-8"))
        for name, path in zip(names, files, strict=True)
        if name.endswith(".html")
    }
    ids = {name: frozenset(each.words for each in leaf.ids) for name, leaf in pages.items()}
    return Tree(root, frozenset(names), pages, ids, urlsplit(address).path.rstrip("/") + "/")


def of_policy(path: str, leaf: Leaf) -> Iterator[Finding]:
    """Yield what the strict policy forbids: inline script and style, outside requests."""
    if leaf.policy != POLICY:
        yield Finding(path, 0, "POLICY", "页面没有规定的安全策略", POLICY, leaf.policy)
    for inline in leaf.inline:
        yield Finding(path, inline.line, "INLINE", "页面内不写脚本、样式和事件", found=inline.words)
    for reference in leaf.references:
        scheme, host, *_ = urlsplit(reference.address)
        outside = bool(scheme or host)
        if outside and (reference.loads or scheme not in LEADING_OUT):
            yield Finding(
                path, reference.line, "OUTSIDE", "不得请求站外地址", found=reference.address
            )


def of_links(tree: Tree, path: str) -> Iterator[Finding]:
    """Yield links and fragments that lead nowhere on the site, and ids that stand twice."""
    leaf = tree.pages[path]
    for reference in leaf.references:
        parts = urlsplit(reference.address)
        if parts.scheme or parts.netloc:
            continue
        target = _target(tree, path, reference)
        fragment = unquote(parts.fragment)
        if target not in tree.files:
            yield Finding(path, reference.line, "LINK", "链接没有着落", found=reference.address)
        elif fragment and target in tree.ids and fragment not in tree.ids[target]:
            yield Finding(
                path, reference.line, "ANCHOR", "所指的位置不存在", found=reference.address
            )
    seen: set[str] = set()
    for name in leaf.ids:
        if name.words in seen or not name.words:
            yield Finding(path, name.line, "ID", "标识重复或为空", found=name.words)
        seen.add(name.words)


def of_wording(path: str, leaf: Leaf) -> Iterator[Finding]:
    """Yield unwise wording in the site's own words, quotations aside."""
    for spoken in leaf.own:
        yield from _unwise(path, spoken.line, spoken.words)


def of_assets(tree: Tree) -> Iterator[Finding]:
    """Yield what styles and scripts ask of other hosts, and their own unwise wording."""
    for name in sorted(tree.files):
        if not name.endswith((".css", ".js")) or name.startswith("search/"):
            continue
        text = (tree.root / name).read_text(encoding="utf-8")
        yield from _of_asset(tree, name, text)


def of_data(tree: Tree) -> Iterator[Finding]:
    """Yield where `data/index.json` does not describe the files that lie beside it."""
    if "data/index.json" not in tree.files:
        return
    index = json.loads((tree.root / "data/index.json").read_text(encoding="utf-8"))
    for entry in index.get("files", ()):
        name = f"data/{entry['path'].removeprefix('data/')}"
        if name not in tree.files:
            yield Finding("data/index.json", 0, "DATA", "所列的文件不存在", found=name)
            continue
        content = (tree.root / name).read_bytes()
        if (hashlib.sha256(content).hexdigest(), len(content)) != (entry["sha256"], entry["bytes"]):
            yield Finding("data/index.json", 0, "DATA", "所列的散列值或大小不符", found=name)
    for entry in (*index.get("reports", ()), *index.get("comparisons", ())):
        if entry["url"] not in tree.files:
            yield Finding("data/index.json", 0, "DATA", "所列的页面不存在", found=entry["url"])


def of_templates(environment: jinja2.Environment, templates: Path) -> Iterator[Finding]:
    """Yield what is wrong in templates and scripts as they are written."""
    for path in sorted(templates.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        try:
            environment.get_template(path.relative_to(templates).as_posix())
        except jinja2.TemplateSyntaxError as error:
            yield Finding(str(path), error.lineno, "TEMPLATE", str(error.message))
        shown = _blanked(r"\{#.*?#\}", text)
        for match in IN_TEMPLATES.finditer(_blanked(r"\{\{.*?\}\}|\{%.*?%\}", shown)):
            line = shown.count("\n", 0, match.start()) + 1
            yield Finding(str(path), line, "INLINE", "页面内不写脚本、样式和事件")
        yield from _in_lines(str(path), shown)
    for path in sorted(templates.rglob("*.js")):
        yield from _in_lines(str(path), path.read_text(encoding="utf-8"))


def of_markdown(docs: Path) -> Iterator[Finding]:
    """Yield Markdown pages not in UTF-8, and what they say, quotations aside, unwisely."""
    for path in sorted(docs.rglob("*.md")):
        content = path.read_bytes()
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            yield Finding(str(path), line, "ENCODING", "不是 UTF-8 文本", "UTF-8")
            continue
        yield from _in_lines(str(path), _blanked(r"^>[^\n]*", text))


def _reports(book: Book) -> dict[str, Analysis]:
    """Return the analysis that each page of a report has to show."""
    shown = {paths.release(each.document): each for each in book.analyses}
    for each in book.analyses:
        releases = each.document.report.releases
        if not releases or each.document.release.id == releases[-1].id:
            shown[paths.report(each.document)] = each
    return shown


def _meant(
    path: str, leaf: Leaf, meant: Mapping[str, Mapping[str, Quantity]]
) -> dict[str, Quantity]:
    """Return the quantity that each figure's address leads to."""
    found = {}
    for figure in leaf.figures:
        way, _, name = figure.address.partition("#")
        page = normpath(join(dirname(path), way)) if way else path
        if name in meant.get(page, {}):
            found[figure.address] = meant[page][name]
    return found


def _target(tree: Tree, path: str, reference: Reference) -> str:
    """Return the file a reference means, by its path from the root."""
    way = unquote(urlsplit(reference.address).path)
    if not way:
        return path
    if path == NOT_FOUND and way.startswith(tree.under):
        return normpath(way.removeprefix(tree.under))
    if way.startswith("/"):
        return normpath(way)
    return normpath(join(dirname(path), way))


def _of_asset(tree: Tree, name: str, text: str) -> Iterator[Finding]:
    pattern = IN_STYLES if name.endswith(".css") else IN_SCRIPTS
    for match in pattern.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        address = next(filter(None, match.groups()), "") if match.groups() else ""
        if name.endswith(".js") or urlsplit(address).scheme or address.startswith("//"):
            yield Finding(name, line, "OUTSIDE", "不得请求站外地址", found=match.group())
        elif normpath(join(dirname(name), urlsplit(address).path)) not in tree.files:
            yield Finding(name, line, "LINK", "链接没有着落", found=match.group())
    yield from _in_lines(name, text)


def _in_lines(path: str, text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.splitlines(), start=1):
        yield from _unwise(path, number, line)


def _unwise(path: str, line: int, words: str) -> Iterator[Finding]:
    pattern, entries = _avoided()
    for match in pattern.finditer(words):
        entry = entries[match.group()]
        wrong = f"不宜用语（{entry.reason}）"
        yield Finding(path, line, "WORDING", wrong, entry.advised, entry.avoid)


@cache
def _avoided() -> tuple[re.Pattern[str], dict[str, Unwise]]:
    """Return a pattern of every wording to avoid, and what is said about each."""
    entries = {each.avoid: each for each in unwise()}
    longest_first = sorted(entries, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), entries


def _blanked(pattern: str, text: str) -> str:
    """Return `text` with what matches taken out, its line ends kept."""
    return re.sub(
        pattern,
        lambda match: "\n" * match.group().count("\n"),
        text,
        flags=re.DOTALL | re.MULTILINE,
    )
