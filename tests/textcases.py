"""Read text cases: a title, an empty line, the text, a full stop line, what is expected.

```
数与量级之间的“余”

发放育儿补贴 3700 余万元
.
发放育儿补贴 | 37000000 元 | 大于
.
```
"""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """One text case; `given` and `expected` keep their line ends."""

    title: str
    given: str
    expected: str


def read(name: str) -> tuple[Case, ...]:
    """Return the cases of `tests/cases/<name>.txt`, in order."""
    cases = []
    title: list[str] = []
    parts: list[list[str]] = []
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").split("\n"):
        if not parts and not line.strip():
            if title:
                parts = [[]]
        elif not parts:
            if not line.startswith("#"):
                title.append(line)
        elif line == ".":
            parts.append([])
        else:
            parts[-1].append(line)
        if len(parts) == 3:
            cases.append(Case(" ".join(title), "\n".join(parts[0]), "\n".join(parts[1])))
            title, parts = [], []
    assert not title, f"{name}.txt: the case {title} has no end"
    return tuple(cases)
