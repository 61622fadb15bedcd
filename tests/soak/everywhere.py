"""Every page of the site in every width and scheme, and in Chromium 86."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from tests.browser import chromium_86, matrix
from tests.published import PublishedSite


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Stay silent."""


def faults(site: PublishedSite) -> int:
    """Print what is wrong with which page in which view, and return how many are wrong."""
    handler = partial(_Silent, directory=str(site.root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{running.server_port}/"
        found = matrix.faults({base + page: matrix.WHOLE for page in site.pages})
        looked = len(site.pages) * len(matrix.WHOLE)
        if why := chromium_86.missing():
            print(why)
        else:
            views = {base + page: (matrix.View(1280, "light"),) for page in site.pages}
            old = matrix.faults(views, chromium_86.BROWSER)
            found |= {f"{view} in Chromium 86": each for view, each in old.items()}
            looked += len(site.pages)
        running.shutdown()
    for view, each in found.items():
        print(f"  {view.removeprefix(base)}: {each}")
    print(f"  {len(site.pages)} pages in {looked} views: {len(found)} faults", flush=True)
    return len(found)
