"""What search runs on: each report's passages as a script file, and the page that asks.

A plain scan of text folded on both sides (NFKC, one case, no white space) finds words of any
length, over word bounds too; a cut into words made here could not. The data are classic script
files, one a report, that `assets/search.js` loads when a query needs them: this works from disk,
under a sub-path and under the strict policy. The template `pages/search.html` gets `search`
(`Search`) and has

- `form#search` with `input[name=q]` and `select[name=report|topic|role|kind]`, each with an empty
  first option; those of `report` carry `data-shard` (the way to the script file), `data-page` (the
  way to the report's page) and `data-kind` (全文, 摘要节录 …);
- `p#search-status[role=status]` and `div#search-results`, which hold what is shown without script;
- `<script src="{{ root }}assets/search.js" defer></script>`.

Where a passage may be shortened is settled here (`cuts`): at the end of a clause, never inside a
figure, a name or a fixed formula; `whole` are the names and formulas that no mark may cut.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from duizhao.matching import topics
from duizhao.model import Paragraph
from duizhao.publishing.labels import group_of, label
from duizhao.publishing.page import Page
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.catalogue import Catalogue
from duizhao.publishing.pages.library import Library
from duizhao.text import Range

CLAUSE_ENDS = frozenset("，。；：！？")
CLOSERS = frozenset("”’）》」』〉】")


@dataclass(frozen=True, slots=True)
class Shard:
    """A report as the search form offers it; paths are relative to the site's root."""

    report: str
    name: str
    kind: str
    file: str
    page: str


@dataclass(frozen=True, slots=True)
class Search:
    """What the search page offers to choose from: (key, name) pairs that occur in the reports."""

    shards: tuple[Shard, ...]
    topics: tuple[tuple[str, str], ...]
    roles: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]


def page(library: Library) -> Page:
    """Return the search page."""
    return Page(
        paths.SEARCH,
        "检索",
        "pages/search.html",
        {"search": _search(library)},
        "search",
        "在各份报告全文中检索字词，结果按报告列出，逐段可引用",
        paths.trail(paths.SEARCH),
        in_navigation=True,
    )


def files(library: Library) -> dict[str, bytes]:
    """Return the script file of each report, by path."""
    return {_file(each): _script(each) for each in library.current}


def cuts(text: str, paragraph: Range, kept: Iterable[Range]) -> tuple[int, ...]:
    """Return where a paragraph may be cut: behind the end of a clause, outside every kept range.

    Offsets count from the paragraph's start.
    """
    closed = _merged(at for at in kept if paragraph.meets(at))
    starts = [at.start for at in closed]
    found = []
    for place in range(paragraph.start + 1, paragraph.end):
        if not _ends_clause(text, place):
            continue
        index = bisect_right(starts, place) - 1
        if index < 0 or not closed[index].start < place < closed[index].end:
            found.append(place - paragraph.start)
    return tuple(found)


def _ends_clause(text: str, place: int) -> bool:
    """Tell whether a clause with its closing marks ends just before `place`."""
    before = text[place - 2 : place].rstrip("".join(CLOSERS))
    return bool(before) and before[-1] in CLAUSE_ENDS and text[place] not in CLAUSE_ENDS | CLOSERS


def _merged(ranges: Iterable[Range]) -> list[Range]:
    merged: list[Range] = []
    for at in sorted(ranges):
        if merged and at.start < merged[-1].end:
            merged[-1] = Range(merged[-1].start, max(merged[-1].end, at.end))
        else:
            merged.append(at)
    return merged


def _search(library: Library) -> Search:
    assigned = {a.topic for each in library.current for a in each.analysis.topics}
    roles = {p.role for each in library.current for p in each.document.paragraphs}
    kinds = {q.kind for each in library.current for q in each.analysis.quantities}
    return Search(
        tuple(_shard(each) for each in library.current),
        tuple((topic.id, topic.label) for topic in topics.every() if topic.id in assigned),
        _named("role", roles),
        _named("kind", kinds),
    )


def _named(group: str, keys: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return (key, name) of those keys, in the order of the labels."""
    present = frozenset(keys)
    return tuple((key, name) for key, name in group_of(group).items() if key in present)


def _shard(found: Catalogue) -> Shard:
    report = found.document.report
    kind = label("report_kind", found.document.release.kind or report.kind)
    return Shard(report.id, report.name, kind, _file(found), found.path)


def _file(found: Catalogue) -> str:
    return f"search/{found.document.report.id}.js"


def _script(found: Catalogue) -> bytes:
    """Return a call of `duizhaoSearch` with the report's sections and passages.

    A passage is [id, index of its section, role, topics, kinds of its figures, words, cuts,
    whole]; -1 stands for no section, offsets count UTF-16 units, as scripts do.
    """
    places = tuple(dict.fromkeys(found.place(each) for each in found.document.paragraphs))
    index = {place: number for number, place in enumerate(places)}
    content = {
        "id": found.document.report.id,
        "roles": group_of("role"),
        "sections": places,
        "passages": [
            _passage(found, each, index[found.place(each)]) for each in found.document.paragraphs
        ],
    }
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"duizhaoSearch({written});\n".encode()


def _passage(found: Catalogue, paragraph: Paragraph, section: int) -> list[object]:
    text, at = found.document.text.text, paragraph.at
    quantities = found.quantities_in.get(paragraph.id, ())
    names = [name.shifted(-at.start) for name in found.names if at.holds(name)]
    places = cuts(text, at, (*(each.at for each in quantities), *found.names))
    units = _units(at.of(text))
    return [
        paragraph.id,
        section,
        paragraph.role,
        found.topics_of.get(paragraph.id, ()),
        tuple(dict.fromkeys(each.kind for each in quantities)),
        at.of(text),
        [units[place] for place in places],
        [(units[name.start], units[name.end]) for name in names],
    ]


def _units(words: str) -> tuple[int, ...]:
    """Return for each offset in code points the offset in UTF-16 units."""
    return tuple(accumulate((2 if ord(each) > 0xFFFF else 1 for each in words), initial=0))
