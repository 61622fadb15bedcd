"""The choice of a Python for the project: one that works, or a word on what to install."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import HOME

TOO_OLD = "#!/bin/sh\nexit 1\n"
WITHOUT_VENV = f"""#!/bin/sh
case "$2" in *ensurepip*) exit 1 ;; esac
exec {sys.executable} "$@"
"""
COMPLETE = f'#!/bin/sh\nexec {sys.executable} "$@"\n'


def chosen(folder: Path, **programs: str) -> subprocess.CompletedProcess[str]:
    """Run the choice where only these Pythons are found."""
    for name, script in programs.items():
        (folder / name).write_text(script, "utf-8")
        (folder / name).chmod(0o755)
    (folder / "cat").symlink_to("/bin/cat")
    environment = {**os.environ, "PATH": str(folder)}
    environment.pop("PYTHON", None)
    return subprocess.run(
        ("/bin/sh", str(HOME / "tools" / "python.sh")),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_python_that_is_complete_is_chosen(tmp_path: Path) -> None:
    done = chosen(tmp_path, python3=TOO_OLD, python=COMPLETE)
    assert (done.returncode, done.stdout.strip()) == (0, str(tmp_path / "python"))


@pytest.mark.parametrize(
    ("program", "advice"),
    [(TOO_OLD, "apt-get install python3 python3-venv"), (WITHOUT_VENV, "-venv")],
    ids=["too old", "without venv"],
)
def test_a_machine_that_lacks_something_is_told_what(
    tmp_path: Path, program: str, advice: str
) -> None:
    done = chosen(tmp_path, python3=program)
    assert done.returncode == 3
    assert done.stdout == ""
    assert "请先安装" in done.stderr
    assert "Please install" in done.stderr
    assert advice in done.stderr
