"""What the browser tests take from npm: locked packages, none of whose scripts is run."""

import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"


def install(folder: Path = HERE) -> None:
    """Install the packages that a folder's lock names, where there is an npm."""
    if shutil.which("npm"):
        options = ("--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund", "--silent")
        command = ("npm", "ci", *options)
        subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, check=False)
