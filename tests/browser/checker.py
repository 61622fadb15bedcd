"""The Nu HTML checker, where a Java is found and npm can bring it.

Run as a program it provides the checker for the tests, or says that it cannot.
"""

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.browser import npm

JAR = npm.MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"


def missing() -> str:
    """Return why the checker cannot run here, or ""."""
    if not _java_runs():
        return "没有 Java，HTML 检查未进行 / no Java: the HTML checker did not run"
    if not JAR.exists():
        return "没有 npm 取得 vnu-jar，HTML 检查未进行 / no npm: the HTML checker did not run"
    return ""


def provide() -> None:
    """Install the locked checker with npm where both npm and Java are there."""
    if JAR.exists() or not _java_runs():
        return
    npm.install()


def errors(files: Iterable[Path]) -> tuple[str, ...]:
    """Return the checker's errors, each with its file and line."""
    command = ("java", "-Xss4m", "-jar", str(JAR), "--format", "json", "--stdout")
    done = subprocess.run(
        (*command, *map(str, files)), capture_output=True, text=True, timeout=300, check=False
    )
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return tuple(
        f"{message.get('url', '')}:{message.get('lastLine', 0)}: {message['message']}"
        for message in messages
        if message["type"] == "error"
    )


def _java_runs() -> bool:
    if not shutil.which("java"):
        return False
    return subprocess.run(("java", "-version"), capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    provide()
    print("HTML 检查 / HTML checker:", missing() or JAR.relative_to(Path.cwd()))
