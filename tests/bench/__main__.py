"""Build the site of `content/`, then let others build its text; print medians and ratios.

All builds of a round run one after the other on the same machine, so that the ratios hold where
the seconds do not. The other builders get one Markdown page for each page of ours, with its text.
Then come what Lighthouse says of speed, long texts, and comparisons alone. Exits with 1 where a
target is missed.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from statistics import median

from tests.bench import lengths, pairs
from tests.published import Element, PublishedSite
from tests.soak import lighthouse

HOME = Path(__file__).parents[2]
ROUNDS = 5
BLOCKS = frozenset("h1 h2 h3 h4 h5 h6 p li th td dt dd figcaption caption".split())
BARE = """site_name: bare
theme: {name: mkdocs}
plugins: []
use_directory_urls: false
"""
MATERIAL = """site_name: material
theme: {name: material, language: zh, font: false}
plugins: [search]
use_directory_urls: false
"""


@dataclass(frozen=True, slots=True)
class Rival:
    """Another builder: its Python, its settings, and how many times its time ours may take."""

    name: str
    python: Path
    settings: str
    at_most: float


RIVALS = (
    Rival("MkDocs, theme mkdocs, no plugin", Path(sys.executable), BARE, 6.0),
    Rival(
        "Material for MkDocs, search with jieba",
        HOME / ".venv-material/bin/python",
        MATERIAL,
        1.0,
    ),
)


def main() -> int:
    """Print every table and return the exit status."""
    lighthouse.provide()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        fine = [builders(place), lighthouse.quick(PublishedSite(place / "ours"))]
    fine += [lengths.measure(), pairs.measure()]
    return int(not all(fine))


def builders(place: Path) -> bool:
    """Print how long each builder takes and tell whether ours is quick enough beside them."""
    ours = (sys.executable, str(HOME / "build.py"), "--site", str(place / "ours"))
    run(ours)  # the first run writes byte code
    site = PublishedSite(place / "ours")
    commands = [
        ours,
        *(prepared(rival, site, place / str(n)) for n, rival in enumerate(RIVALS)),
    ]
    rounds = [[run(command) for command in commands] for _ in range(ROUNDS)]
    walls = [median(one.wall for one in runs) for runs in zip(*rounds, strict=True)]
    busy = [median(one.busy for one in runs) for runs in zip(*rounds, strict=True)]
    print(f"{len(site.pages)} pages; wall time and processor time, medians of {ROUNDS} rounds")
    print(f"  {walls[0]:5.2f} s {busy[0]:5.2f} s  ours")
    for number, rival in enumerate(RIVALS, start=1):
        ratio = walls[0] / walls[number]
        print(
            f"  {walls[number]:5.2f} s {busy[number]:5.2f} s  {rival.name}: ours takes {ratio:.2f} "
            f"times that ({busy[0] / busy[number]:.2f} of the processor's); at most {rival.at_most}"
        )
    return all(walls[0] / wall <= r.at_most for wall, r in zip(walls[1:], RIVALS, strict=True))


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took: seconds on the clock, and seconds that it kept a processor busy."""

    wall: float
    busy: float


def run(command: Sequence[str]) -> Run:
    """Run a command that has to succeed; it may write byte code, as the rivals' pip has."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, cwd=HOME, capture_output=True, env=environment)
    after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    busy = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Run(end - start, busy)


def prepared(rival: Rival, site: PublishedSite, folder: Path) -> tuple[str, ...]:
    """Write the pages and settings of a rival and return the command that builds them."""
    for page in site.pages:
        path = folder / "docs" / Path(page).with_suffix(".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(markdown(site.elements(page)), "utf-8")
    settings = folder / "mkdocs.yml"
    settings.write_text(rival.settings, "utf-8")
    return (str(rival.python), "-m", "mkdocs", "build", "--quiet", "--config-file", str(settings))


def markdown(elements: Sequence[Element]) -> str:
    """Return the text of a page's innermost blocks as Markdown."""
    blocks = []
    for number, element in enumerate(elements):
        inside = takewhile(lambda e: e.depth > element.depth, elements[number + 1 :])  # noqa: B023
        words = " ".join(element.text.split())
        if element.tag in BLOCKS and words and not any(e.tag in BLOCKS for e in inside):
            level = int(element.tag[1]) if element.tag[0] == "h" else 0
            blocks.append(f"{'#' * level} {words}".lstrip())
    return "\n\n".join(blocks) + "\n"


if __name__ == "__main__":
    sys.exit(main())
