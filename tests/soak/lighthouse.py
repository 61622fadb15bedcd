"""Lighthouse's scores for a phone, of the pages that most readers open, where npm can bring it."""

import gzip
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from statistics import median
from threading import Thread
from urllib.parse import quote, urlsplit

from tests.browser import chromium, npm
from tests.published import PublishedSite

HERE = Path(__file__).parent
PROGRAM = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
FULL = ("accessibility", "best-practices", "seo")
"""Categories in which every page has to be without fault."""
QUICK = 0.98
SHIFT = 0.02
ROUNDS = 5
PACKED = (".html", ".css", ".js", ".svg")

Scores = dict[str, float]
"""Scores from 0 to 1 by category, and `shift`, how much of the page jumped."""


def missing() -> str:
    """Return why it cannot be asked here, or ""."""
    if not shutil.which("node") or not PROGRAM.exists():
        return "没有取得 Lighthouse，评分未进行 / no Lighthouse: no page was scored"
    return ""


def provide() -> None:
    """Take the locked package from npm."""
    if not PROGRAM.exists():
        npm.install(HERE)


def opened(site: PublishedSite) -> tuple[str, ...]:
    """Return home, a topic, the targets, a full report, and search with results."""
    topics = (page for page in site.pages if "kind-topic" in _kinds(site, page))
    report = site.index["reports"][-1]
    words = site.reports[report["id"]]["quantities"][0]["surface"]
    targets, search = "figures/index.html", f"search.html?q={quote(words)}"
    return "index.html", next(topics), targets, report["url"], search


def scored(site: PublishedSite) -> int:
    """Print the scores of each page; return how many pages have a fault."""
    if why := missing():
        print(why)
        return 0
    faults = 0
    with served(site.root) as base:
        for page in opened(site):
            found = scores(base + page, crawled=site.index["edition"] == "public")
            print(f"  {page}: {_told(found)}", flush=True)
            faults += found["shift"] > SHIFT or any(found[name] < 1 for name in FULL)
    return faults


def quick(site: PublishedSite) -> bool:
    """Print each page's performance, the median of five; tell whether all are quick enough."""
    if why := missing():
        print(why)
        return True
    medians = {}
    with served(site.root) as base:
        for page in opened(site):
            rounds = (scores(base + page, crawled=False) for _ in range(ROUNDS))
            medians[page] = median(each["performance"] for each in rounds)
            print(f"  {100 * medians[page]:3.0f}  {page}; at least {100 * QUICK:.0f}", flush=True)
    return all(value >= QUICK for value in medians.values())


def scores(address: str, *, crawled: bool) -> Scores:
    """Return what Lighthouse says; a review edition asks not to be crawled, and is not asked."""
    skipped = () if crawled else ("--skip-audits=is-crawlable",)
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        subprocess.run(
            (
                "node",
                str(PROGRAM),
                address,
                "--quiet",
                "--output=json",
                f"--output-path={told}",
                "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
                *skipped,
            ),
            env={**os.environ, "CHROME_PATH": str(chromium.found())},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=300,
            check=True,
        )
        report = json.loads(told.read_text("utf-8"))
    found = {name: float(each["score"] or 0) for name, each in report["categories"].items()}
    return {**found, "shift": float(report["audits"]["cumulative-layout-shift"]["numericValue"])}


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Serve a tree packed, as the shipped settings of servers do; yield its address."""
    handler = partial(_Packing, directory=str(root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


class _Packing(SimpleHTTPRequestHandler):
    def send_head(self) -> BytesIO | None:
        path = Path(self.translate_path(urlsplit(self.path).path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in PACKED:
            content = gzip.compress(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        return BytesIO(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Stay silent."""


def _kinds(site: PublishedSite, page: str) -> list[str]:
    return site.by_id(page, "main").attributes.get("class", "").split()


def _told(found: Scores) -> str:
    shown = " ".join(
        f"{name} {100 * value:.0f}" for name, value in found.items() if name != "shift"
    )
    return f"{shown} shift {found['shift']:.3f}"
