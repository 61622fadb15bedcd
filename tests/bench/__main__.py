"""Build the site of `content/`, then let others build its text; print medians and ratios.

All builds of a round run one after the other on the same machine, so that the ratios hold where
the seconds do not. The other builders get one Markdown page for each page of ours, with its text.
Exits with 1 where a ratio misses its target.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from statistics import median

from tests.published import Element, PublishedSite

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
    """Print the table and return the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        ours = (sys.executable, str(HOME / "build.py"), "--site", str(place / "ours"))
        seconds(ours)  # the first run writes byte code and, where there is one, jieba's cache
        site = PublishedSite(place / "ours")
        commands = [
            ours,
            *(prepared(rival, site, place / str(n)) for n, rival in enumerate(RIVALS)),
        ]
        rounds = [[seconds(command) for command in commands] for _ in range(ROUNDS)]
        medians = [median(times) for times in zip(*rounds, strict=True)]
        cold = seconds(ours, HOME=str(place / "nowhere"), XDG_CACHE_HOME=str(place / "nowhere"))
    print(f"{len(site.pages)} pages, median of {ROUNDS} rounds")
    print(f"  {medians[0]:6.2f} s  ours ({cold:.2f} s with no cache of any kind)")
    missed = False
    for rival, time_taken in zip(RIVALS, medians[1:], strict=True):
        ratio = medians[0] / time_taken
        missed = missed or ratio > rival.at_most
        verdict = "missed" if ratio > rival.at_most else "met"
        print(
            f"  {time_taken:6.2f} s  {rival.name}: "
            f"ours takes {ratio:.2f} times that; target ≤ {rival.at_most:g}: {verdict}"
        )
    return int(missed)


def seconds(command: Sequence[str], **environment: str) -> float:
    """Return the wall time of a command that has to succeed."""
    start = time.perf_counter()
    subprocess.run(
        command, check=True, cwd=HOME, env={**os.environ, **environment}, capture_output=True
    )
    return time.perf_counter() - start


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
