"""Assemble the pages with MkDocs and publish the tree; the only module that knows MkDocs.

A page is rendered twice: its own template (`Page.template`, with `Page.context`) makes the
content, `main.html` lays the frame around it. Markdown pages (`*.md` in the `docs` folder) skip
the first step. Both kinds of template see, beside Jinja's own,

`here`        the `Page` (path, title, description, group, trail, siblings, contents)
`site`        `model.Site`; `edition` is its `edition`, `review` a bool: 审校稿 or not
`root`        the way to the site's root: "", "../", "../../" … (write `{{ root }}assets/site.css`)
`navigation`  the top level, a tuple of `Door(title, path, group, current)`
`contents`    the page's own table of contents, a tuple of `Entry(id, title, level)`, plain text
`facts`       what the build tells about itself (`Looks.facts`)
`canonical`   the page's address, or "" where `site.url` is empty
`domain`      the name of the site's host, or ""
`picture`     the address of the picture that stands for the site, or ""
`correction`  a mail that names the page, or "" where `site.contact` holds no mail address

and every name of `Looks.names` and filter of `Looks.filters`. `main.html` sees also `content` (the
page's HTML, safe) and `page` (MkDocs' page). Autoescape is on and an undefined name is an error
in both; blocks are trimmed (`trim_blocks`, `lstrip_blocks`). Everything in `templates/` that is
no `.html` file is copied as it is: `assets/site.css` and so on.
"""

import logging
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from duizhao import model
from duizhao.errors import ContentError, Finding
from duizhao.publishing import addresses, bytecode, exchange
from duizhao.publishing.page import Entry, Page

PICTURE = "assets/share.png"
MARKDOWN_GROUP = "about"
"""The group of a Markdown page that no `Page` announces."""


@dataclass(frozen=True, slots=True)
class Door:
    """An entry of the navigation's top level."""

    title: str
    path: str
    group: str
    current: bool


@dataclass(frozen=True, slots=True)
class Looks:
    """How pages are laid out: the templates, and the names and filters they may use."""

    templates: Path
    names: Mapping[str, object] = field(default_factory=dict)
    filters: Mapping[str, Callable[..., object]] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def compiled(self) -> Path:
        """Return the folder that keeps the templates in the form that runs."""
        return self.templates.parent / ".cache" / "templates"


Check = Callable[[Path], Iterable[Finding]]


class UnsoundSiteError(Exception):
    """The assembled tree failed its checks by our own fault; `findings` names page and place."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


def publish(
    pages: Sequence[Page],
    files: Mapping[str, bytes],
    *,
    site: model.Site,
    looks: Looks,
    settings: Path,
    docs: Path,
    target: Path,
    check: Check,
) -> exchange.Manifest:
    """Assemble, check whole and exchange with the published tree; return its manifest.

    `files` are written as they are, by path from the site's root. `settings` is mkdocs.yml,
    `docs` the folder of Markdown pages (may be absent): a `Page` whose template is `<name>.md`
    gives the page of that file its place and title. `check` sees the finished tree.

    Raises ContentError (an editor's page is wrong), UnsoundSiteError (our own fault), MachineError
    and UsageError (`target` is not ours). In all cases what stood before still stands.
    """
    with exchange.staged(target) as staging:
        assemble(pages, files, site=site, looks=looks, settings=settings, docs=docs, tree=staging)
        manifest = exchange.seal(staging)
        refuse(tuple(check(staging)), docs)
    return manifest


def assemble(
    pages: Sequence[Page],
    files: Mapping[str, bytes],
    *,
    site: model.Site,
    looks: Looks,
    settings: Path,
    docs: Path,
    tree: Path,
) -> None:
    """Write the pages and files into `tree` with MkDocs."""
    pages = _with_their_files(pages, docs)
    plugin = Plugin(pages, files, site, looks)
    with _folder(docs) as folder, _Heard() as heard:
        config = load_config(
            str(settings),
            strict=True,
            site_name=site.name,
            site_url=site.url,
            docs_dir=str(folder),
            site_dir=str(tree),
            theme={"name": None, "custom_dir": str(looks.templates.resolve())},
            nav=[{page.title: _source(page)} for page in pages if page.in_navigation],
        )
        config.plugins["duizhao"] = plugin
        _run(config)
    refuse(tuple(heard.found), docs)


def refuse(findings: tuple[Finding, ...], docs: Path) -> None:
    """Raise what `findings` call for: an editor's fault before our own; nothing for none.

    Unwise wording is an editor's wherever it stands: that of templates and labels is tested.
    """
    editors = tuple(filter(None, (_as_editors(finding, docs) for finding in findings)))
    if editors:
        raise ContentError(editors)
    if findings:
        raise UnsoundSiteError(findings)


def _as_editors(finding: Finding, docs: Path) -> Finding | None:
    """Return a finding with the editor's file behind it; lines of finished pages are not theirs."""
    named = docs / finding.file
    if named.is_file():
        return replace(finding, file=str(named))
    if named.with_suffix(".md").is_file():
        return replace(finding, file=str(named.with_suffix(".md")), line=0)
    return finding if finding.code == "WORDING" else None


def environment(looks: Looks) -> jinja2.Environment:
    """Return the Jinja environment that page templates are rendered with."""
    made = jinja2.Environment(loader=jinja2.FileSystemLoader(looks.templates), auto_reload=False)
    _tighten(made, looks)
    return made


def _tighten(environment: jinja2.Environment, looks: Looks) -> None:
    environment.autoescape = True
    environment.undefined = jinja2.StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters.update(looks.filters)
    environment.globals.update(looks.names)


class Plugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # it has no options
    """Hands our pages to MkDocs and takes the frame's words and rules to its theme."""

    def __init__(
        self,
        pages: Sequence[Page],
        files: Mapping[str, bytes],
        site: model.Site,
        looks: Looks,
    ) -> None:
        self.pages = {_source(page): page for page in pages}
        if len(self.pages) < len(pages):
            raise ValueError("two pages have one path")
        self.files = files
        self.site = site
        self.looks = looks
        self.environment = environment(looks)
        self.environment.bytecode_cache = bytecode.Kept(looks.compiled, self.environment)
        self.doors: tuple[Page, ...] = tuple(page for page in pages if page.in_navigation)

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add our pages and files; a path that is written twice is an error."""
        made = {source: b"" for source, page in self.pages.items() if page.template != source}
        made.update(self.files)
        if self.site.url:
            paths = {file.dest_uri for file in files.documentation_pages()}
            paths.update(page.path for page in self.pages.values())
            paths.difference_update(page.path for page in self.pages.values() if not page.listed)
            made["sitemap.xml"] = addresses.sitemap(self.site.url, paths)
        taken = {file.dest_uri: file for file in files}
        for path, content in made.items():
            file = File.generated(config, path, content=content)
            if other := taken.get(file.dest_uri):
                raise _written_twice(other)
            taken[file.dest_uri] = file
            files.append(file)
        return files

    def on_page_content(
        self, html: str, /, *, page: EnginePage, config: MkDocsConfig, files: Files
    ) -> str:
        """Return the page's own HTML, marked safe: no second escaping in the frame."""
        here = self._here(page)
        page.title = here.title
        if here.template == page.file.src_uri:
            return Markup(html)
        page.toc = TableOfContents(
            [AnchorLink(str(Markup.escape(e.title)), e.id, e.level) for e in here.contents]
        )
        page.present_anchor_ids = {entry.id for entry in here.contents}
        page.links_to_anchors = {}
        template = self.environment.get_template(here.template)
        return Markup(template.render({**self._words(here), **here.context}))

    def on_env(
        self, env: jinja2.Environment, /, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Make the theme as strict as our own templates; its sitemap is ours already."""
        _tighten(env, self.looks)
        env.bytecode_cache = bytecode.Kept(self.looks.compiled, env)
        config.theme.static_templates.clear()
        return env

    def on_page_context(
        self, context: Any, /, *, page: EnginePage, config: MkDocsConfig, nav: object
    ) -> Any:
        """Give the frame its words."""
        context.update(self._words(self._here(page)), content=page.content)
        return context

    def _here(self, page: EnginePage) -> Page:
        announced = self.pages.get(page.file.src_uri)
        if announced is None:
            announced = Page(
                page.file.dest_uri, str(page.title), page.file.src_uri, {}, MARKDOWN_GROUP
            )
        if announced.template == page.file.src_uri and not announced.contents:
            announced = replace(announced, contents=_contents(page.toc))
        self.pages[page.file.src_uri] = announced
        return announced

    def _words(self, here: Page) -> dict[str, object]:
        return {
            "here": here,
            "site": self.site,
            "edition": self.site.edition,
            "review": self.site.edition == "review",
            "root": addresses.way_to_root(self.site.url, here.path),
            "navigation": tuple(
                Door(page.title, page.path, page.group, page.group == here.group)
                for page in self.doors
            ),
            "contents": here.contents,
            "facts": self.looks.facts,
            "canonical": addresses.canonical(self.site.url, here.path),
            "domain": addresses.domain(self.site.url),
            "picture": addresses.canonical(self.site.url, PICTURE),
            "correction": addresses.correction(self.site, here.title, here.path),
        }


def _source(page: Page) -> str:
    """Return the name MkDocs knows a page by: its Markdown file, real or pretended."""
    if page.template.endswith(".md"):
        return page.template
    return str(PurePosixPath(page.path).with_suffix(".md"))


def _contents(toc: TableOfContents) -> tuple[Entry, ...]:
    """Return the headings of a Markdown page below its title."""
    links = toc.items[0].children if len(toc.items) == 1 else toc.items
    return tuple(_entries(links, level=1))


def _entries(links: Iterable[AnchorLink], level: int) -> Iterator[Entry]:
    for link in links:
        yield Entry(link.id, Markup(link.title).striptags(), level)
        yield from _entries(link.children, level + 1)


def _written_twice(file: File) -> Exception:
    """Return the error of a path that two files claim: an editor's page, or ours."""
    if file.generated_by is None and file.abs_src_path:
        wrong = "这个文件名已由本站的页面使用"
        finding = Finding(file.abs_src_path, 0, "TAKEN", wrong, advice="改一个文件名")
        return ContentError((finding,))
    return ValueError(f"two files are to be written to {file.dest_uri}")


def _with_their_files(pages: Sequence[Page], docs: Path) -> tuple[Page, ...]:
    """Leave out announced Markdown pages that this content does not have, and the ways to them."""
    kept = [
        page for page in pages if page.template != _source(page) or (docs / _source(page)).is_file()
    ]
    gone = {page.path for page in pages} - {page.path for page in kept}

    def there(ways: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        return tuple(pair for pair in ways if pair[1] not in gone)

    return tuple(
        replace(page, trail=there(page.trail), siblings=there(page.siblings)) for page in kept
    )


@contextmanager
def _folder(docs: Path) -> Iterator[Path]:
    """Yield the folder of Markdown pages, or an empty one: MkDocs insists on having one."""
    if docs.is_dir():
        yield docs.resolve()
        return
    with tempfile.TemporaryDirectory() as empty:
        yield Path(empty)


def _run(config: MkDocsConfig) -> None:
    """Build; what aborts a build was logged before, and is read there."""
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    except Abort:
        pass
    except jinja2.TemplateNotFound as missing:  # an OSError, but not the machine's fault
        raise LookupError(f"no template {missing.name}") from missing
    finally:
        config.plugins.on_shutdown()


class _Heard(logging.Handler):
    """Listens to MkDocs and keeps its warnings as findings.

    A link to a finished page (.html) is no fault, though MkDocs wants the name of its source;
    whether it leads somewhere is checked in the finished tree.
    """

    LINK = re.compile(r"Doc file '([^']+)' contains .*?link '([^']*)'")

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[Finding] = []

    def __enter__(self) -> "_Heard":
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning; a link's names the page and what stands there."""
        message = record.getMessage()
        if link := self.LINK.match(message):
            page, address = link.groups()
            wrong = Finding(page, 0, "LINK", "链接没有着落", "站内已有的页面或位置", address)
            self.found += [] if urlsplit(address).path.endswith(".html") else [wrong]
        else:
            self.found.append(Finding("mkdocs.yml", 0, "ENGINE", message))
