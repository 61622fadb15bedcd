"""Keep compiled templates from one build to the next, as Python keeps its own byte code.

They lie in a folder of the program's, where nobody else writes. A template is compiled anew where
its text, its environment's settings or its Jinja are others than those of what was kept.
"""

import hashlib
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket


class Kept(jinja2.FileSystemBytecodeCache):
    """Compiled templates in a folder; where it cannot be written, they are compiled each time."""

    def __init__(self, folder: Path, environment: jinja2.Environment) -> None:
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        super().__init__(str(folder), f"{_settings(environment)}-%s")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a compiled template, if there is one."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, if that can be done."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _settings(environment: jinja2.Environment) -> str:
    """Return a name for what a template's code depends on besides its text."""
    settings = (
        environment.autoescape,
        environment.trim_blocks,
        environment.lstrip_blocks,
        sorted(environment.extensions),
    )
    return hashlib.sha256(repr(settings).encode()).hexdigest()[:12]
