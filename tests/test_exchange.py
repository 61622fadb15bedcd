"""At any moment the old or the new tree stands, whole."""

import errno
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import FileLock

from duizhao.errors import MachineError, UsageError
from duizhao.publishing import exchange

HOME = Path(__file__).parents[1]
PUBLISH = """
import sys
from pathlib import Path
from duizhao.publishing import exchange
target, version = Path(sys.argv[1]), sys.argv[2]
with exchange.staged(target) as tree:
    for number in range(60):
        folder = tree / str(number % 7)
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.html").write_text(version * 200)
    exchange.seal(tree)
"""


def publish(target: Path, words: str, patience: float = 5.0) -> None:
    with exchange.staged(target, patience) as tree:
        (tree / "index.html").write_text(words, encoding="utf-8")
        exchange.seal(tree)


def start(target: Path, version: str) -> subprocess.Popen[bytes]:
    """Start a build of 60 files in a process of its own."""
    command = (sys.executable, "-c", PUBLISH, str(target), version)
    return subprocess.Popen(command, cwd=HOME)


def versions(tree: Path) -> set[str]:
    """Return the versions a tree is made of, once every file has the hash its manifest gives."""
    listed = json.loads((tree / exchange.MANIFEST).read_text("utf-8"))["files"]
    there = {path.relative_to(tree).as_posix(): path for path in exchange.files(tree)}
    assert sorted(there) == [entry["path"] for entry in listed]
    for entry in listed:
        content = there[entry["path"]].read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"]
    return {path.read_text("utf-8")[0] for path in there.values()}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != ".site.lock")


def test_a_new_tree_takes_the_old_ones_place_and_nothing_is_left(tmp_path: Path) -> None:
    for words in ("old", "new"):
        publish(tmp_path / "site", words)
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "new"
    assert names(tmp_path) == ["site"]


def test_the_published_folder_is_a_real_one_that_everyone_may_read(tmp_path: Path) -> None:
    publish(tmp_path / "site", "words")
    assert not (tmp_path / "site").is_symlink()
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


def test_where_folders_cannot_be_swapped_two_renames_do_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "_exchanged", lambda *_: False)
    for words in ("old", "new"):
        publish(tmp_path / "site", words)
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "new"
    assert names(tmp_path) == ["site"]


def test_a_tree_that_was_put_aside_and_not_replaced_comes_back(tmp_path: Path) -> None:
    publish(tmp_path / "site", "old")
    (tmp_path / "site").rename(tmp_path / ".site.old-killed")
    with pytest.raises(RuntimeError), exchange.staged(tmp_path / "site"):
        raise RuntimeError("this build fails")
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "old"


def test_what_dead_builds_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / ".site.new-dead" / "deep").mkdir(parents=True)
    (tmp_path / ".site.newer").mkdir()
    publish(tmp_path / "site", "words")
    assert names(tmp_path) == [".site.newer", "site"]


def test_an_empty_folder_is_taken_and_a_foreign_one_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    publish(tmp_path / "empty", "words")
    foreign = tmp_path / "home"
    foreign.mkdir()
    (foreign / "letter.txt").write_text("…", encoding="utf-8")
    (foreign / exchange.MANIFEST).write_text("[]", encoding="utf-8")
    for target in (foreign, foreign / "letter.txt"):
        with pytest.raises(UsageError):
            publish(target, "words")
    assert (foreign / "letter.txt").read_text("utf-8") == "…"


def test_a_held_lock_is_the_machines_fault(tmp_path: Path) -> None:
    with FileLock(tmp_path / ".site.lock"), pytest.raises(MachineError):
        publish(tmp_path / "site", "words", patience=0.1)


def test_a_place_that_cannot_be_written_is_the_machines_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(MachineError):
        publish(tmp_path / "file" / "site", "words")


def test_a_full_disk_leaves_the_old_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path / "site", "old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MachineError, match="磁盘已满"):
        publish(tmp_path / "site", "new")
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "old"
    assert names(tmp_path) == ["site"]


def test_killed_at_any_moment_the_old_or_the_new_tree_stands(tmp_path: Path) -> None:
    target = tmp_path / "site"
    assert start(target, "0").wait(60) == 0
    luck = random.Random(2026)
    for version in "123456789":
        process = start(target, version)
        wait_for_staging(target, process)
        time.sleep(luck.uniform(0, 0.06))
        os.kill(process.pid, signal.SIGKILL)
        process.wait(60)
        assert len(versions(target)) == 1
    assert start(target, "A").wait(60) == 0
    assert versions(target) == {"A"}
    assert names(tmp_path) == ["site"]


def wait_for_staging(target: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until a build has begun to write, or is over."""
    while process.poll() is None and not any(target.parent.glob(".site.new-*")):
        time.sleep(0.002)


def test_of_two_rival_builds_both_end_well_and_one_tree_stands(tmp_path: Path) -> None:
    rivals = [start(tmp_path / "site", version) for version in "AB"]
    assert [rival.wait(60) for rival in rivals] == [0, 0]
    assert versions(tmp_path / "site") in ({"A"}, {"B"})
    assert names(tmp_path) == ["site"]
