"""Exchange a published tree for a new one, so that at any moment the old or the new one stands.

Lock, staging folder beside the target, manifest, everything to disk, then one system call swaps
the two folders (`renameat2` with `RENAME_EXCHANGE`). Where there is none (other systems, some
network file systems) two renames do it, and a build killed between them leaves no published tree
until the next build puts the old one back.
"""

import ctypes
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from duizhao.errors import MachineError, UsageError, reason

MANIFEST = "duizhao-manifest.json"
PATIENCE = 10.0
"""Seconds to wait for another build of the same target."""


@dataclass(frozen=True, slots=True)
class Published:
    """A file of the tree: its path from the root, its hash and size."""

    path: str
    sha256: str
    bytes: int


Manifest = tuple[Published, ...]


@contextmanager
def staged(target: Path, patience: float = PATIENCE) -> Iterator[Path]:
    """Yield an empty folder; when the block ends without an error it stands where `target` stood.

    Raises UsageError where `target` holds what we did not publish, MachineError where the disk
    fails or another build holds the lock.
    """
    target = target.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(_beside(target, "lock"), timeout=patience):
            _tidy(target)
            refuse_what_is_not_ours(target)
            staging = Path(tempfile.mkdtemp(prefix=_beside(target, "new-").name, dir=target.parent))
            try:
                staging.chmod(0o755)
                yield staging
                _swap(staging, target)
            finally:
                shutil.rmtree(staging, ignore_errors=True)
    except Timeout as error:
        raise MachineError(f"另一次构建正在写 {target}，等待 {patience:.0f} 秒后放弃") from error
    except OSError as error:
        raise MachineError(f"无法写入 {target}：{reason(error)}") from error


@contextmanager
def held(target: Path, patience: float = PATIENCE) -> Iterator[Manifest]:
    """Yield the manifest of the tree published at `target`, and let no build exchange it meanwhile.

    Raises MachineError where there is no such tree or another build holds the lock.
    """
    target = target.resolve()
    try:
        with FileLock(_beside(target, "lock"), timeout=patience):
            listed = json.loads((target / MANIFEST).read_text(encoding="utf-8"))["files"]
            yield tuple(Published(**entry) for entry in listed)
    except Timeout as error:
        raise MachineError(f"另一次构建正在写 {target}，等待 {patience:.0f} 秒后放弃") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise MachineError(f"无法读取 {target}：{reason(error)}") from error


def refuse_what_is_not_ours(target: Path) -> None:
    """Raise UsageError where `target` holds what we did not publish."""
    if not target.exists():
        return
    if not target.is_dir():
        raise UsageError(f"{target} 不是文件夹")
    if any(target.iterdir()) and not is_ours(target):
        raise UsageError(
            f"{target} 不是空的，也不是本程序发布的站点；请另选文件夹，或先移走其中的文件"
        )


def seal(tree: Path) -> Manifest:
    """Write the manifest of `tree` into it, bring everything to the disk, return the manifest."""
    manifest = tuple(_described(tree, path) for path in files(tree))
    listed = [{"path": f.path, "sha256": f.sha256, "bytes": f.bytes} for f in manifest]
    content = json.dumps({"made_by": "duizhao", "schema": 1, "files": listed}, indent=1) + "\n"
    (tree / MANIFEST).write_text(content, encoding="utf-8")
    for path in (*tree.rglob("*"), tree):
        _to_disk(path)
    return manifest


def write(path: Path, content: bytes) -> None:
    """Write one file, so that at any moment the old or the new one stands, whole."""
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        fresh.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        _to_disk(fresh)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    _to_disk(path.parent)


def is_ours(tree: Path) -> bool:
    """Tell whether `tree` holds a manifest of ours."""
    try:
        manifest = json.loads((tree / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(manifest, dict) and manifest.get("made_by") == "duizhao"


def files(tree: Path) -> tuple[Path, ...]:
    """Return every file of `tree`, by path, its manifest aside."""
    return tuple(
        path for path in sorted(tree.rglob("*")) if path.is_file() and path != tree / MANIFEST
    )


def _beside(target: Path, what: str) -> Path:
    return target.with_name(f".{target.name}.{what}")


def _tidy(target: Path) -> None:
    """Remove what dead builds left, once a tree that was put aside stands in its place again."""
    new, old = _beside(target, "new-").name, _beside(target, "old-").name
    left = sorted(path for path in target.parent.iterdir() if path.name.startswith((new, old)))
    for aside in left:
        if aside.name.startswith(old) and not target.exists() and is_ours(aside):
            aside.rename(target)
        else:
            shutil.rmtree(aside, ignore_errors=True)


def _described(tree: Path, path: Path) -> Published:
    content = path.read_bytes()
    name = path.relative_to(tree).as_posix()
    return Published(name, hashlib.sha256(content).hexdigest(), len(content))


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _swap(staging: Path, target: Path) -> None:
    if not target.exists():
        staging.rename(target)
    elif not _exchanged(staging, target):
        aside = Path(tempfile.mkdtemp(prefix=_beside(target, "old-").name, dir=target.parent))
        target.rename(aside)
        staging.rename(target)
        shutil.rmtree(aside, ignore_errors=True)
    _to_disk(target.parent)


def _exchanged(one: Path, other: Path) -> bool:
    """Swap two folders in one system call; False where the system knows no such call."""
    at_working_folder, exchange = -100, 2
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    names = os.fsencode(one), os.fsencode(other)
    outcome = renameat2(at_working_folder, names[0], at_working_folder, names[1], exchange)
    return bool(outcome == 0)
