"""Every page of the site in every width and scheme, and in Chromium 86."""

from collections.abc import Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.browser import chromium_86, matrix
from tests.published import PublishedSite

OLD = (matrix.View(1280, "light"),)
TOGETHER = 12
"""How many pages are looked at between two lines of progress."""


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Stay silent."""


def faults(site: PublishedSite) -> int:
    """Print what is wrong with which page in which view, and return how many are wrong."""
    handler = partial(_Silent, directory=str(site.root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{running.server_port}/"
        found = _looked_at(site.pages, base, matrix.WHOLE)
        if why := chromium_86.missing():
            print(why)
        else:
            found += _looked_at(site.pages, base, OLD, chromium_86.BROWSER)
        running.shutdown()
    return found


def _looked_at(
    pages: Sequence[str], base: str, views: Sequence[matrix.View], executable: Path | None = None
) -> int:
    found = 0
    browser = "Chromium 86" if executable else "Chromium"
    for start in range(0, len(pages), TOGETHER):
        some = pages[start : start + TOGETHER]
        wrong = matrix.faults({base + page: views for page in some}, executable)
        for view, each in wrong.items():
            print(f"  {view.removeprefix(base)}: {each}")
        found += len(wrong)
        done = start + len(some)
        print(
            f"  {browser}: {done} of {len(pages)} pages in {len(views)} views, {found} faults",
            flush=True,
        )
    return found
