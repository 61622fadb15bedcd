"""The published site in one file: to be carried by hand, unpacked, opened from the disk."""

import hashlib
from pathlib import Path

from duizhao.errors import MachineError, UsageError
from duizhao.publishing import archives, exchange

FOLDER = "duizhao"
"""The folder that unpacking makes, whatever the site is called: its name is all ASCII."""

SUMS = "SHA256SUMS"
"""The same hashes as in the site's own manifest, in the form that `sha256sum -c` reads."""


def pack(target: Path) -> bytes:
    """Return the zip of the site published at `target`, with the hash of each file in it.

    Raises MachineError where the tree is not the one that was published.
    """
    files = _published(target)
    sums = "".join(f"{hash_of(content)}  {path}\n" for path, content in files.items())
    files[SUMS] = sums.encode()
    return archives.pack({f"{FOLDER}/{path}": files[path] for path in sorted(files)})


def place(target: Path, file: Path | None) -> Path:
    """Return where the zip goes: beside the site where no file is named.

    Raises UsageError for a file that is no zip by its name, or that would lie in the site.
    """
    chosen = file or target.with_name(f"{target.name}.zip")
    if chosen.suffix.lower() != ".zip" or chosen.is_dir():
        raise UsageError(f"{chosen} 不是压缩包的文件名；应以 .zip 结尾")
    if chosen.resolve().is_relative_to(target.resolve()):
        raise UsageError(f"{chosen} 在发布目录里；请放在 {target} 之外")
    if not chosen.resolve().parent.is_dir():
        raise UsageError(f"没有目录 {chosen.parent}；请先建立")
    return chosen


def hash_of(content: bytes) -> str:
    """Return the SHA-256 that a receiver compares."""
    return hashlib.sha256(content).hexdigest()


def _published(target: Path) -> dict[str, bytes]:
    with exchange.held(target) as manifest:
        files = {each.path: (target / each.path).read_bytes() for each in manifest}
        files[exchange.MANIFEST] = (target / exchange.MANIFEST).read_bytes()
    for each in manifest:
        if hash_of(files[each.path]) != each.sha256:
            raise MachineError(f"{target / each.path} 与发布时不同，请重新构建")
    return files
