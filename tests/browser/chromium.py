"""Find a Chromium that runs, and install one where that is allowed.

Run as a program it provides the browser for the tests, or fails and says what to install.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

FLAGS = (
    "--no-sandbox",  # the tests open our own pages only, often as root in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
PACKAGES = ("chromium", "fonts-noto-cjk")
ADVICE = """没有可用的 Chromium，浏览器测试无法进行。请安装后重试：
No Chromium runs here, so the browser tests cannot. Please install one and try again:
    apt-get install chromium fonts-noto-cjk
    .venv/bin/python -m playwright install --with-deps chromium     (or)
    CHROMIUM=/path/to/chromium make test                            (or)"""


@cache
def found() -> Path | None:
    """Return the first Chromium of this machine that really renders a page."""
    return next((path for path in _candidates() if runs(path)), None)


@contextmanager
def launched(executable: Path | None = None) -> Iterator[Browser]:
    """Start it, or another one, in a thread that drives no browser yet."""
    with driver() as running, started(running, executable) as browser:
        yield browser


@contextmanager
def driver() -> Iterator[Playwright]:
    """Yield what drives browsers; a thread may have one only, for all browsers it starts."""
    found()  # looks with a driver of its own
    with sync_playwright() as running:
        yield running


def started(running: Playwright, executable: Path | None = None) -> Browser:
    """Return it, or another one, started; its absence is an error, not a skip."""
    path = executable or found()
    if path is None:
        raise RuntimeError(ADVICE)
    return running.chromium.launch(executable_path=path, args=list(FLAGS))


def provide() -> Path | None:
    """Return a Chromium that runs, installed if need be and allowed."""
    path = found()
    if path and _writes_chinese():
        return path
    for attempt in (_install_with_apt, _install_with_playwright):
        found.cache_clear()
        if attempt() and (path := found()):
            return path
    return path


def _candidates() -> Iterator[Path]:
    for name in filter(None, (os.environ.get("CHROMIUM"), *NAMES)):
        if path := shutil.which(name):
            yield Path(path)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    if own.exists():
        yield own


def runs(path: Path) -> bool:
    """Tell whether it renders: on some systems the command is a stub that asks for a snap."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = (path, "--headless", *FLAGS, f"--user-data-dir={profile}")
        try:
            done = subprocess.run(
                (*command, "--dump-dom", "data:text/html,<p>runs</p>"),
                capture_output=True,
                timeout=60,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
    return b"<p>runs</p>" in done.stdout


def _writes_chinese() -> bool:
    """Tell whether a Chinese font is known, as far as that can be asked."""
    if not shutil.which("fc-list"):
        return True
    fonts = subprocess.run(("fc-list", ":lang=zh"), capture_output=True, check=False)
    return bool(fonts.stdout.strip())


def _install_with_apt() -> bool:
    if not shutil.which("apt-get"):
        return False
    prefix = () if os.geteuid() == 0 else ("sudo", "-n")
    if prefix and (not shutil.which("sudo") or not _succeeds((*prefix, "true"))):
        return False
    print("正在安装 / installing:", *PACKAGES, flush=True)
    return _succeeds((*prefix, "apt-get", "-qq", "update")) and _succeeds(
        (*prefix, "apt-get", "-qq", "install", "-y", "--no-install-recommends", *PACKAGES)
    )


def _install_with_playwright() -> bool:
    print("正在由 playwright 安装 / installing by playwright: chromium", flush=True)
    return _succeeds((sys.executable, "-m", "playwright", "install", "chromium"))


def _succeeds(command: tuple[str, ...]) -> bool:
    return subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode == 0


if __name__ == "__main__":
    browser = provide()
    if browser is None:
        print(ADVICE, file=sys.stderr)
        sys.exit(3)
    print("浏览器 / browser:", browser)
