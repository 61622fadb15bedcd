"""What is wrong with the content, and the one exception that carries it."""

import errno
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """What is wrong, in short.

    C1xx the form of an entry, C2xx files, C3xx pairs, C4xx quotations.
    """

    TOML_SYNTAX = "C100"
    UNKNOWN_KEY = "C101"
    WRONG_TYPE = "C102"
    WRONG_CHOICE = "C103"
    MISSING_KEY = "C104"
    BAD_ID = "C105"
    WRONG_YEAR = "C106"
    WRONG_ADDRESS = "C107"
    WRONG_COUNT = "C108"
    NO_FILE = "C201"
    NO_REPORTS = "C202"
    NOT_UTF8 = "C203"
    WRONG_ENCODING = "C204"
    EMPTY = "C205"
    NO_TABLE = "C206"
    NOT_FULL = "C207"
    NOT_TEXT = "C208"
    NOT_READ = "C209"
    NO_REPORT = "C301"
    SAME_REPORT = "C302"
    NO_COMPARISON = "C303"
    WRONG_ORDER = "C304"
    SAME_TEXT = "C305"
    ORPHANED = "C401"
    NOT_UNIQUE = "C402"
    STALE = "C403"
    MOVED = "C404"
    OPEN = "C405"
    WITHOUT_EFFECT = "C406"
    CONTRARY = "C407"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing an editor has to see: where it is, what is wrong, what was expected.

    `file` is relative to the folder the command was run in; `line` counts from 1 and is 0 where
    the file as a whole is meant. All texts are Chinese and end without a full stop.
    """

    file: str
    line: int
    code: str
    wrong: str
    expected: str = ""
    found: str = ""
    advice: str = ""

    def __str__(self) -> str:
        parts = [f"{self.file}:{self.line}: {self.code} {self.wrong}"]
        parts += [f"应为 {self.expected}"] if self.expected else []
        parts += [f"现为 {self.found}"] if self.found else []
        parts += [f"可以 {self.advice}"] if self.advice else []
        return "；".join(parts)


class ContentError(Exception):
    """The content cannot be published; `findings` says why, all of it at once."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


class MachineError(Exception):
    """The machine cannot do it: disk, rights, a lock that is held, a missing program."""


class UsageError(Exception):
    """The command was called wrongly, with a `--site` folder that is not ours for one."""


REASONS: Mapping[int, str] = {
    errno.EACCES: "没有读写的权限",
    errno.EPERM: "没有读写的权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘已满",
    errno.ENOENT: "没有这个文件或目录",
    errno.ENOTDIR: "路径中有一段不是目录",
    errno.EISDIR: "这是目录，不是文件",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EIO: "磁盘读写出错",
}


def reason(error: BaseException) -> str:
    """Return why the machine cannot do it, in the editor's language where it is known."""
    known = REASONS.get(error.errno or 0) if isinstance(error, OSError) else None
    if not isinstance(error, OSError) or known is None:
        return str(error)
    return f"{known}（{error.filename}）" if error.filename else known
