"""A finished page as its reader gets it: one pass over its HTML, everything the checks ask for.

How a page says whose words it shows:

- `id="p-…"`, `id="h-…"` with text: a paragraph or heading of a report, whole, on the report's page;
- `data-quote` on any element: words of a report, proved: each run of text between two blocks
  inside must stand in a report as it is;
- `data-drawn`, `<blockquote>`, `<q>`: words of others that are not proved: put together anew (a
  metric, shared terms), or no report's;
- `data-figure` on text of a drawing: the address of the quantity whose words it is, proved like a
  mark's;
- `data-skip` inside one of these: the site's own words again (a mark, an ellipsis, a label).

All other text, and what `title`, `alt`, `aria-label`, `placeholder` and `meta` say, is our own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from duizhao.publishing.tokens import tokens

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
BLOCKS = frozenset(
    "article aside blockquote br caption dd details div dl dt figcaption figure footer form h1 h2"
    " h3 h4 h5 h6 header hr li main nav ol option p pre section summary table tbody td tfoot th"
    " thead tr ul".split()
)
QUOTING = frozenset(("blockquote", "q"))
SPOKEN = frozenset(("title", "alt", "aria-label", "placeholder"))
POINTING = frozenset(
    "href src action formaction data poster srcset xlink:href data-shard data-page"
    " data-figure".split()
)
"""Attributes that hold an address; the last three are ours, for search and proof to follow."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words with the line they begin in."""

    words: str
    line: int


@dataclass(frozen=True, slots=True)
class Reference:
    """An address that an element points at; `loads` where opening the page asks for it."""

    tag: str
    address: str
    line: int
    loads: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading on a report's page; `bounds` are offsets at which elements meet."""

    id: str
    words: str
    bounds: frozenset[int]
    line: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A mark that shows a quantity; `address` is "#q-…" where the mark itself has the id."""

    address: str
    words: str
    line: int


@dataclass(frozen=True, slots=True)
class Quote:
    """Words shown as a report's own, in runs."""

    runs: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """An inline SVG: what its figures' marks and the site's own labels say, and all other words.

    Its `title` is left out: it is the name of the thing that is drawn.
    """

    words: str
    known: tuple[str, ...]
    line: int


@dataclass(slots=True)
class Leaf:
    """Everything the checks ask of a page."""

    ids: list[Spoken] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    own: list[Spoken] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    inline: list[Spoken] = field(default_factory=list)
    policy: str = ""


def parse(html: str) -> Leaf:
    """Read a page."""
    reader = _Reader()
    for tag, text, attributes, line in tokens(html):
        if not tag:
            reader.text(text, line)
        elif attributes is None:
            reader.end(tag)
        else:
            reader.start(tag, attributes, line)
    return reader.leaf


@dataclass(slots=True, eq=False)
class _Capture:
    """Text being gathered: of a block, a figure or a quote. None in `parts` parts two runs."""

    kind: str
    name: str
    line: int
    parts: list[str | None] = field(default_factory=list)
    bounds: set[int] = field(default_factory=set)
    length: int = 0
    muted: int = 0


@dataclass(slots=True)
class _Open:
    """An element that is open: what it captures, what it mutes, where in others it began."""

    tag: str
    begun: list[tuple[_Capture, int]]
    captures: list[_Capture] = field(default_factory=list)
    muted: list[_Capture] = field(default_factory=list)
    known: bool = False


@dataclass(slots=True)
class _Sketch:
    """A drawing that is open, and how many elements were open around it."""

    line: int
    depth: int
    words: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)


class _Reader:
    def __init__(self) -> None:
        self.leaf = Leaf()
        self.open: list[_Open] = []
        self.captures: list[_Capture] = []
        self.sketch: _Sketch | None = None

    def start(self, tag: str, given: Mapping[str, str], line: int) -> None:
        element = _Open(tag, self._begun(tag))
        if tag == "svg":
            self.sketch = _Sketch(line, len(self.open))
        if self.sketch is not None:
            self.sketch.words += [said for name, said in given.items() if name in SPOKEN]
            element.known = "data-skip" in given or "#q-" in given.get("data-figure", "")
        if given:
            self._note(tag, given, line)
            if "data-skip" in given:
                self._mute(element)
        if given or tag in QUOTING:
            element.captures += _started(tag, given, line)
            self.captures += element.captures
        if not SPOKEN.isdisjoint(given) and all(capture.muted for capture in self.captures):
            self.leaf.own += [Spoken(said, line) for name, said in given.items() if name in SPOKEN]
        if tag not in VOID:
            self.open.append(element)

    def end(self, tag: str) -> None:
        if self.open and self.open[-1].tag == tag:
            self._close()
        elif any(element.tag == tag for element in self.open):
            while self.open[-1].tag != tag:
                self._close()
            self._close()

    def text(self, data: str, line: int) -> None:
        if self.open and self.open[-1].tag in ("script", "style"):
            if data.strip():
                self.leaf.inline.append(Spoken(f"<{self.open[-1].tag}>", line))
            return
        if self.sketch is not None:
            self._draw(self.sketch, data)
        quoted = False
        for capture in self.captures:
            if not capture.muted:
                capture.parts.append(data)
                capture.length += len(data)
                quoted = True
        if not quoted and not data.isspace():
            self.leaf.own.append(Spoken(data, line))

    def _draw(self, sketch: _Sketch, data: str) -> None:
        inside = self.open[sketch.depth :]
        if any(element.known for element in inside):
            sketch.known.append(data)
        elif inside[-1].tag != "title":
            sketch.words.append(data)

    def _mute(self, element: _Open) -> None:
        for capture in self.captures:
            capture.muted += 1
            capture.parts.append(None)
            element.muted.append(capture)

    def _begun(self, tag: str) -> list[tuple[_Capture, int]]:
        """Return where in each open capture an element begins or ends; a block parts the runs."""
        if not self.captures:
            return []
        heard = [capture for capture in self.captures if not capture.muted]
        if tag in BLOCKS:
            for capture in heard:
                capture.parts.append(None)
        return [(capture, capture.length) for capture in heard]

    def _close(self) -> None:
        element = self.open.pop()
        for capture in element.captures:
            self.captures.remove(capture)
            self._keep(capture)
        for capture in element.muted:
            capture.muted -= 1
        for capture, start in element.begun:
            if start != capture.length:
                capture.bounds.update((start, capture.length))
        if element.tag in BLOCKS:
            self._begun(element.tag)
        elif element.tag == "svg" and self.sketch is not None:
            words = "".join(self.sketch.words)
            self.leaf.drawings.append(Drawing(words, tuple(self.sketch.known), self.sketch.line))
            self.sketch = None

    def _keep(self, capture: _Capture) -> None:
        words = "".join(part for part in capture.parts if part is not None)
        if capture.kind == "block":
            bounds = frozenset(capture.bounds)
            self.leaf.blocks.append(Block(capture.name, words, bounds, capture.line))
        elif capture.kind == "drawn":
            return
        elif capture.kind == "figure":
            self.leaf.figures.append(Figure(capture.name, words, capture.line))
        else:
            self.leaf.quotes.append(Quote(tuple(_runs(capture.parts)), capture.line))

    def _note(self, tag: str, given: Mapping[str, str], line: int) -> None:
        leaf = self.leaf
        if "id" in given:
            leaf.ids.append(Spoken(given["id"], line))
        for name in given:
            if name == "style" or name.startswith("on"):
                leaf.inline.append(Spoken(f"{name}=", line))
        if not POINTING.isdisjoint(given):
            loads = tag not in ("a", "area") and not _is_relation(tag, given)
            leaf.references += [
                Reference(tag, address, line, loads)
                for name, address in given.items()
                if name in POINTING and (name != "data" or tag == "object")
            ]
        if tag == "meta":
            if given.get("http-equiv", "").lower() == "content-security-policy":
                leaf.policy = given.get("content", "")
            elif given.get("name", "").lower() == "description":
                leaf.own.append(Spoken(given.get("content", ""), line))


def _is_relation(tag: str, given: Mapping[str, str]) -> bool:
    """Tell whether a `link` only says what the page is to another, and loads nothing."""
    return tag == "link" and given.get("rel", "") in ("canonical", "license", "alternate", "author")


def _started(tag: str, given: Mapping[str, str], line: int) -> Iterator[_Capture]:
    """Yield the captures that begin with an element."""
    name = given.get("id", "")
    if name.startswith(("p-", "h-")):
        yield _Capture("block", name, line)
    if "data-figure" in given or "figure" in given.get("class", "").split():
        address = given.get("data-figure", "") or given.get("href", "") or f"#{name}"
        if "#q-" in address:
            yield _Capture("figure", address, line)
    if "data-quote" in given:
        yield _Capture("quote", "", line)
    elif tag in QUOTING or "data-drawn" in given:
        yield _Capture("drawn", "", line)


def _runs(parts: list[str | None]) -> Iterator[str]:
    run = ""
    for part in (*parts, None):
        if part is not None:
            run += part
        else:
            if run.strip():
                yield run.strip()
            run = ""
