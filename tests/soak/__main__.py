"""Build each text of a folder as a site of its own, then kill builds and see what stands.

    python -m tests.soak [FOLDER]
    python -m tests.soak pages

FOLDER holds reports as UTF-8 `*.txt`; without it the project's own two are taken. Then, or with
`pages` alone, every page of the project's site is looked at in every width and scheme, and scored
by Lighthouse. Exits with 1 where a build crashes, where anything but the old or the new site stands
after a kill, or where a page has a fault.
"""

import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.browser import chromium, chromium_86
from tests.published import PublishedSite
from tests.soak import everywhere, lighthouse

HOME = Path(__file__).parents[2]
KILLS = 40
REPORT = """title = "政府工作报告"
jurisdiction = "{name}"
level = "district"
year = 2026
kind = "full"
"""


def main() -> int:
    """Print a line for each trial and return the exit status."""
    arguments = [argument for argument in sys.argv[1:] if argument]
    if arguments == ["pages"]:
        return int(looks() > 0)
    texts = sorted(Path(arguments[0]).glob("*.txt")) if arguments else own_texts()
    if not texts:
        print("no *.txt there", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        faults = crashes(texts, place) + broken_by_kills(texts[0], place) + rivals(texts[0], place)
    print(f"{len(texts)} texts, {KILLS} kills, 4 rivals: {faults} faults", flush=True)
    return int(faults + looks() > 0)


def looks() -> int:
    """Look at every page of the project's own site; return how many faults there are."""
    for provide in (chromium.provide, chromium_86.provide, lighthouse.provide):
        provide()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "site"
        build = (sys.executable, str(HOME / "build.py"), "--site", str(target))
        subprocess.run(build, check=True, capture_output=True)
        site = PublishedSite(target)
        return lighthouse.scored(site) + everywhere.faults(site)


def own_texts() -> list[Path]:
    """Return the sources of the project's own reports."""
    return sorted((HOME / "content" / "reports").glob("*/source.txt"))


def crashes(texts: list[Path], place: Path) -> int:
    """Build each text as a site of its own; return how many failed."""
    faults = 0
    for number, text in enumerate(texts):
        start = time.perf_counter()
        content = content_of(text, place / f"content-{number}")
        done = subprocess.run(
            command(content, place / f"site-{number}"), capture_output=True, text=True, check=False
        )
        print(f"{text.name}: exit {done.returncode}, {time.perf_counter() - start:.1f} s", end="")
        if done.returncode == 0:
            print(f", {found(PublishedSite(place / f'site-{number}'))}", flush=True)
        else:
            faults += 1
            print("\n" + done.stderr, flush=True)
    return faults


def found(site: PublishedSite) -> str:
    """Tell in a line what was read."""
    (report,) = site.reports.values()
    counts = (f"{len(report[key])} {key}" for key in ("sections", "paragraphs", "quantities"))
    return ", ".join(counts)


def broken_by_kills(text: Path, place: Path) -> int:
    """Kill builds at random moments; return how often neither the old nor the new site stood."""
    first, second = (content_of(text, place / name, name) for name in ("甲区", "乙区"))
    target = place / "killed" / "site"
    whole = []
    for content in (first, second):
        start = time.perf_counter()
        subprocess.run(command(content, target), check=True, capture_output=True)
        longest = time.perf_counter() - start
        whole.append(PublishedSite(target).files())
    luck = random.Random(2026)
    faults = 0
    for trial in range(KILLS):
        running = subprocess.Popen(
            command((first, second)[trial % 2], target),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        # Publishing is the end of a build: most kills are aimed at it.
        time.sleep(longest * luck.triangular(0, 1.05, 0.95))
        running.send_signal(signal.SIGKILL)
        running.wait()
        faults += PublishedSite(target).files() not in whole
    return faults


def rivals(text: Path, place: Path) -> int:
    """Let four builds write one site at once; return the number of faults."""
    content = content_of(text, place / "rivals")
    target = place / "rivalled" / "site"
    running = [
        subprocess.Popen(
            command(content, target), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(4)
    ]
    faults = sum(process.wait() not in (0, 3) for process in running)
    subprocess.run(command(content, place / "alone" / "site"), check=True, capture_output=True)
    alone = PublishedSite(place / "alone" / "site").files()
    return faults + (PublishedSite(target).files() != alone)


def content_of(text: Path, folder: Path, name: str = "某区") -> Path:
    """Write a content folder with one report and return it."""
    report = folder / "reports" / "report"
    report.mkdir(parents=True)
    (report / "report.toml").write_text(REPORT.format(name=name), "utf-8")
    (report / "source.txt").write_bytes(text.read_bytes())
    return folder


def command(content: Path, site: Path) -> tuple[str, ...]:
    """Return the command that builds `content` into `site`."""
    options = ("--content", str(content), "--site", str(site))
    return (sys.executable, str(HOME / "build.py"), *options)


if __name__ == "__main__":
    sys.exit(main())
