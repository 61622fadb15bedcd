"""Serve the published tree on this machine, and build it again when its sources change.

MkDocs' own server builds in place and loses the site at the first bad file; here each rebuild is
published like any other, so a bad one leaves the last good site standing.
"""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from duizhao.errors import MachineError

HOST = "127.0.0.1"
PORT = 8000
PERIOD = 0.5
"""Seconds between two looks at the sources."""


def serve(
    rebuild: Callable[[], object],
    target: Path,
    watched: Iterable[Path],
    ready: Callable[[str], object],
) -> None:
    """Serve `target` until interrupted; call `rebuild` when a file under `watched` changes.

    `ready` is told the address. `rebuild` says itself what went wrong and raises nothing.
    """
    with server(target) as serving:
        ready(f"http://{HOST}:{serving.server_port}/")
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        try:
            watch(rebuild, tuple(watched), target)
        except KeyboardInterrupt:
            serving.shutdown()


def server(target: Path, port: int = PORT) -> ThreadingHTTPServer:
    """Return a server of the tree at `target`, whichever stands there when it is asked."""
    handler = partial(_Handler, directory=str(target.resolve()))
    for candidate in (port, 0):
        try:
            return ThreadingHTTPServer((HOST, candidate), handler)
        except OSError as error:
            refused = error
    raise MachineError(f"无法在 {HOST} 上提供网页：{refused}")


def watch(rebuild: Callable[[], object], watched: tuple[Path, ...], target: Path) -> None:
    """Call `rebuild` after each change, for ever; changes during a build lead to another.

    What lies in `target` or is hidden is no source, wherever it lies.
    """
    seen = _state(watched, target)
    while True:
        time.sleep(PERIOD)
        now = _state(watched, target)
        if now != seen:
            seen = now
            rebuild()


def _state(watched: tuple[Path, ...], target: Path) -> dict[Path, tuple[int, int]]:
    return dict(entry for folder in watched for entry in _files(folder.resolve(), target.resolve()))


def _files(folder: Path, target: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    for path in folder.iterdir():
        try:
            found = path.stat()
            if path.name.startswith(".") or path == target:
                continue
            if path.is_dir():
                yield from _files(path, target)
            else:
                yield path, (found.st_mtime_ns, found.st_size)
        except OSError:  # gone since it was listed: an editor's temporary file
            continue


class _Handler(SimpleHTTPRequestHandler):
    """Serves files fresh, wrong addresses with our own page, and says nothing about it."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its parent's name
        """Say nothing: the terminal is for the builds."""
