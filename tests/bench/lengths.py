"""Read a million characters of each hard kind, and a quarter of that; print seconds and ratios.

Reading a text four times as long may take five times as long at most.
"""

import gc
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from duizhao import reading
from duizhao.model import Release, Report
from duizhao.numbers import indicators, scanning

HOME = Path(__file__).parents[2]
SHORT, LONG = 250_000, 1_000_000
MOST_SECONDS, MOST_RATIO = 10.0, 5.0
RUNS = 3
"""Of so many the quickest counts: what else a machine does, and its own pace, only add to it."""
REPORT = Report("r", "政府工作报告", "某区", "district", 2026, "full")
SOURCE = HOME / "content/reports/hedong-2026/source.txt"


def kinds() -> dict[str, Callable[[int], str]]:
    """Return what makes a text of so many characters, by name."""
    source = SOURCE.read_text("utf-8")
    front, *body = [line for line in source.splitlines() if line.strip()]
    sentence = "".join(body).replace("。", "，")
    return {
        "digits": lambda length: "1" * length,
        "一": lambda length: "一" * length,
        "brackets": lambda length: "（" * length,
        "one clause again and again": lambda length: repeated("新增就业1万人以上，", length),
        "a report as one sentence": lambda length: repeated(sentence, length),
        "a report's sections": lambda length: f"{front}\n{repeated(sections(body), length)}",
    }


def sections(body: list[str]) -> str:
    """Return the lines of a report's plan, which may come as often as one likes."""
    start = next(i for i, line in enumerate(body) if line.startswith("三、"))
    return "\n".join(body[start : start + 60]) + "\n"


def repeated(words: str, length: int) -> str:
    """Return so many characters of the words, from the first again after the last."""
    return "".join(islice(cycle(words), length))


def seconds(text: str) -> float:
    """Return the processor's seconds from a source to its figures with their indicators."""
    gc.disable()  # as a build does
    start = time.process_time()
    document, _ = reading.document(REPORT, Release("1", "source.txt", text.encode()))
    quantities, _ = scanning.scan(document)
    indicators.assign(quantities, indicators.registry(), document)
    taken = time.process_time() - start
    gc.enable()
    gc.collect()
    return taken


def measure() -> bool:
    """Print a line for each kind and tell whether all were quick enough."""
    fine = True
    print(f"{LONG:,} characters, processor time from source to figures; at most {MOST_SECONDS} s")
    seconds(SOURCE.read_text("utf-8"))  # patterns are compiled once
    for name, text in kinds().items():
        runs = [(seconds(text(SHORT)), seconds(text(LONG))) for _ in range(RUNS)]
        short, long = map(min, zip(*runs, strict=True))
        fine &= long <= MOST_SECONDS and long / short <= MOST_RATIO
        print(f"  {long:5.2f} s  {long / short:4.2f} times a quarter's, at most 5  {name}")
    return fine
