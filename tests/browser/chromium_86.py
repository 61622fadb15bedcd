"""Chromium 86, the oldest browser that the site is made for, where npm can bring it.

Run as a program it provides it for the tests, or says that it cannot.
"""

import platform
import shutil
import subprocess
from pathlib import Path

from tests.browser import chromium, npm

PACKED = npm.MODULES / "chrome-aws-lambda" / "bin" / "chromium.br"
BROWSER = npm.MODULES / ".chromium-86" / "chromium"
UNPACK = """const [from, to] = process.argv.slice(1);
const { readFileSync, writeFileSync } = require("fs");
writeFileSync(to, require("zlib").brotliDecompressSync(readFileSync(from)));
"""


def missing() -> str:
    """Return why it cannot be asked here, or ""."""
    if not BROWSER.exists():
        return (
            "没有取得 Chromium 86，旧版浏览器测试未进行 / no Chromium 86: it was not tested in it"
        )
    if not chromium.runs(BROWSER):
        return "Chromium 86 不能运行，旧版浏览器测试未进行 / Chromium 86 does not run here"
    return ""


def provide() -> None:
    """Take the locked package from npm and unpack its browser."""
    if BROWSER.exists() or platform.machine() not in ("x86_64", "AMD64"):
        return
    if not PACKED.exists():
        npm.install()
    if PACKED.exists() and shutil.which("node"):
        BROWSER.parent.mkdir(exist_ok=True)
        part = BROWSER.with_suffix(".part")
        command = ("node", "-e", UNPACK, str(PACKED), str(part))
        if subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode == 0:
            part.chmod(0o755)
            part.replace(BROWSER)


if __name__ == "__main__":
    provide()
    print("Chromium 86:", missing() or BROWSER.relative_to(Path.cwd()))
