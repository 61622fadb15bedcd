"""What several test modules share: the command, and the real site, built once."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.browser import checker, chromium_86
from tests.published import PublishedSite

HOME = Path(__file__).parent.parent


def build(
    *arguments: str | Path, cwd: Path = HOME, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `python build.py …` as a user would."""
    return subprocess.run(
        (sys.executable, str(HOME / "build.py"), *map(str, arguments)),
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1", **(environment or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> PublishedSite:
    """The site of `content/`, built once for the whole run."""
    root = tmp_path_factory.mktemp("published") / "site"
    done = build("--site", root)
    assert done.returncode == 0, done.stderr
    return PublishedSite(root)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it where a check could not be made on this machine."""
    if not terminalreporter.stats.get("skipped"):
        return
    if reasons := [why for why in (checker.missing(), chromium_86.missing()) if why]:
        terminalreporter.section("未进行 / not run", red=True, bold=True)
        for why in reasons:
            terminalreporter.line(why, red=True, bold=True)
