"""Compare two reports of 25,000 characters, and two releases of one; print processor seconds.

jieba's dictionary is loaded before the clock starts.
"""

import time
from collections.abc import Callable
from pathlib import Path

from duizhao import reading
from duizhao.comparing import releases
from duizhao.matching import links, phrases, topics
from duizhao.model import Analysis, Document, Release, Report
from duizhao.numbers import scanning

HOME = Path(__file__).parents[2]
LENGTH = 25_000
MOST_FOR_LINKS, MOST_FOR_RELEASES = 1.0, 2.0
SOURCE = HOME / "content/reports/hedong-2026/source.txt"
OTHER_WORDS = (("河东", "河西"), ("推进", "推动"), ("建设", "打造"), ("提升", "提高"))
EDITS = (("的", "之"), ("加快", "加速"), ("5", "6"))


def measure() -> bool:
    """Print a line for each comparison and tell whether both were quick enough."""
    text = SOURCE.read_text("utf-8")
    report = lengthened(text)
    old, new = document(report), document(replaced(report, OTHER_WORDS))
    matched(document(text), document(text))
    linked = seconds(lambda: matched(old, new))
    before = analysis(old)
    after = analysis(document(replaced(report, EDITS), "2"))
    compared = seconds(lambda: releases.changes(before, after))
    print(f"two texts of {LENGTH:,} characters, processor time")
    print(f"  {linked:5.2f} s  links, topics and phrases; at most {MOST_FOR_LINKS}")
    print(f"  {compared:5.2f} s  two releases; at most {MOST_FOR_RELEASES}")
    return linked <= MOST_FOR_LINKS and compared <= MOST_FOR_RELEASES


def matched(left: Document, right: Document) -> None:
    """Find the subjects, the correspondences and the shared wording of two reports."""
    topics.assign(left)
    topics.assign(right)
    links.between(left, right)
    phrases.shared(left, right)


def lengthened(text: str) -> str:
    """Return a report of the wanted length: the paragraphs of its plan go on in other words."""
    lines = text.splitlines()
    plan = next(i for i, line in enumerate(lines) if line.startswith("三、"))
    more = [replaced(line, (("全", "各"), ("加", "再加"), ("区", "县"))) for line in lines[plan:]]
    middle = plan + (len(lines) - plan) // 2
    body = "\n".join(more)[: max(0, LENGTH - len(text))]
    return "\n".join((*lines[:middle], body, *lines[middle:]))


def replaced(text: str, words: tuple[tuple[str, str], ...]) -> str:
    """Return the text with other words."""
    for old, new in words:
        text = text.replace(old, new)
    return text


def document(text: str, release: str = "1") -> Document:
    """Read a text as a report."""
    report = Report("r", "政府工作报告", "某区", "district", 2026, "full")
    return reading.document(report, Release(release, "source.txt", text.encode()))[0]


def analysis(read: Document) -> Analysis:
    """Return a report with its figures."""
    return Analysis(read, *scanning.scan(read), ())


def seconds(work: Callable[[], object]) -> float:
    """Return the processor's seconds for some work."""
    start = time.process_time()
    work()
    return time.process_time() - start
