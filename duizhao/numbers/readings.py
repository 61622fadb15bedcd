"""The values between a figure and its metric: what is mentioned, and how it was read.

Tuples, as each figure of a long text makes one of each: they are made five times as fast.
"""

from typing import NamedTuple

from duizhao.numbers.phrases import Phrase
from duizhao.text import Range


class Mention(NamedTuple):
    """A figure or state of a sentence.

    `dimension` is its unit's, `state` the comparator of a state, `behind` what a state in front of
    its subject speaks of (不发生|重特大事故); `each` tells that it says so of several (双第一).
    """

    at: Range
    dimension: str
    state: str = ""
    behind: str = ""
    each: bool = False


class Reading(NamedTuple):
    """What a figure speaks of: `phrases` has one for each metric.

    `left` are the words that lead to the figure, those of the list's first item where its own
    has none. `noun_end` is where the noun behind the figure ends, else the figure's own end.
    `turns` tells that the figure's noun is a subject whose predicate stands behind it, or behind
    a later item. `pending` are metrics of 分别 that wait for the next figures;
    a figure that `awaits` shares the noun of the next one (55.3万平方米、2.9万户|房屋改造).
    """

    phrases: tuple[Phrase, ...]
    left: str
    predicate: str
    noun_end: int
    turns: bool = False
    behind: str = ""
    item: bool = False
    spread: bool = False
    pending: tuple[Phrase, ...] = ()
    awaits: bool = False
