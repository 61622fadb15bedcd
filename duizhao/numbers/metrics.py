"""Say what each figure of a sentence speaks of, as a reader would.

The metric is a noun phrase of the text: before the predicate (地区生产总值|增长4.5%), behind a verb
(新增|就业|1.5万人), behind the figure (9个|口袋公园). Lists share their verb, a short clause borrows
its head from the clause before (…登记500项，成交额92亿元), examples give way to their class noun.
"""

import re
from dataclasses import dataclass, replace

from duizhao.numbers import phrases
from duizhao.numbers.clauses import Clauses
from duizhao.numbers.phrases import Phrase
from duizhao.text import Range

WINDOW = 64
"""No metric reaches further to either side."""
COUNTED = ("count", "people", "tenths", "time", "")


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure or state of a sentence. `dimension` is its unit's, `word` marks a state."""

    at: Range
    dimension: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a figure speaks of. `phrases` has one for each metric, `predicate` what led to it.

    `noun_end` is where the noun behind the figure ends, else the figure's own end. `turns` tells
    that the figure's noun is a subject whose predicate stands behind (or behind a later item).
    """

    phrases: tuple[Phrase, ...]
    left: str
    predicate: str
    noun_end: int
    turns: bool = False
    behind: str = ""
    item: bool = False


def of_sentence(
    text: str, clauses: Clauses, mentions: tuple[Mention, ...], carried: Phrase | None
) -> tuple[Reading, ...]:
    """Return what each mention speaks of; `carried` is the last metric of the sentence before."""
    readings: list[Reading] = []
    for place, mention in enumerate(mentions):
        before = mentions[place - 1] if place else None
        following = mentions[place + 1] if place + 1 < len(mentions) else None
        clause = clauses.at(mention.at.start)
        same = before is not None and before.at.start >= clause.start and readings[-1]
        reading = _read(text, clauses, mention, clause, readings[-1] if same else None, following)
        head = _head(readings, carried)
        readings.append(_completed(text, clauses, clause, mention, reading, head))
    return _with_predicates(readings)


def _read(
    text: str,
    clauses: Clauses,
    mention: Mention,
    clause: Range,
    before: Reading | None,
    following: Mention | None,
) -> Reading:
    """Read the words on both sides of a figure within its clause."""
    start = max(clause.start, before.noun_end if before else 0, mention.at.start - WINDOW)
    left = text[start : mention.at.start]
    end = min(clause.end, mention.at.end + WINDOW)
    if following is not None and following.at.start < end:
        end = max(mention.at.end, following.at.start)
    right = "" if mention.state else text[mention.at.end : end]
    item = before is not None and (phrases.JOINTS.match(left) is not None or left.strip() == "")
    if item:
        left = phrases.JOINTS.sub("", left.lstrip())
    if mention.dimension in COUNTED and not mention.state:
        noun, behind = phrases.noun_behind(right)
        if noun:
            noun_end = mention.at.end + right.find(noun[-6:]) + len(noun[-6:])
            return _counted(left, noun, behind, noun_end, before if item else None, item)
    return _preceded(left, mention, before if item else None, item)


def _counted(
    left: str, noun: str, behind: str, noun_end: int, shared: Reading | None, item: bool
) -> Reading:
    """Return the reading of a figure that counts the noun behind it."""
    bare = phrases.without_examples(left.rstrip(" "))
    subject = phrases.subject(bare)
    found = phrases.words().kept_at_end.search(bare.rstrip(" "))
    verb = found.group() if found else ""
    if not verb and shared is not None and not subject.text:
        verb = shared.phrases[-1].verb
    if not verb and not found:
        lead = phrases.words().kept_at_start.match(phrases.without_light_verbs(left))
        verb = lead.group() if lead and left.rstrip().endswith("等") else verb
    turns = not verb and not re.search(
        r"(?:建成|完成|实施|举办|开展|建设|划分|形成|启动实施|推出|有|为|达|打造)$", bare.rstrip()
    )
    return Reading((Phrase(verb, noun),), left, subject.predicate, noun_end, turns, behind, item)


def _preceded(left: str, mention: Mention, shared: Reading | None, item: bool) -> Reading:
    """Return the reading of a figure whose metric stands before it, or is left out (no noun)."""
    subject = phrases.subject(left)
    end = mention.at.end
    if subject.predicate or mention.state:
        bare = phrases.without_light_verbs(subject.text)
        if subject.spread or mention.state:
            whole = phrases.phrase_before(bare) if not subject.spread else Phrase("", bare)
            parts = phrases.coordinated(whole.words, subject.spread)
            found = tuple(Phrase("", part) for part in parts)
        else:
            found = (phrases.phrase_before(bare),)
        return Reading(found, left, subject.predicate, end, item=item)
    phrase = phrases.phrase_before(left)
    if shared is not None and not phrase.verb and phrase.noun:
        phrase = replace(phrase, verb=shared.phrases[-1].verb)
    return Reading((phrase,), left, "", end, item=item)


def _head(readings: list[Reading], carried: Phrase | None) -> Phrase | None:
    """Return the metric that a following clause may leave out."""
    for reading in reversed(readings):
        if reading.phrases[-1].noun:
            return reading.phrases[-1]
    return carried


def _completed(
    text: str,
    clauses: Clauses,
    clause: Range,
    mention: Mention,
    reading: Reading,
    head: Phrase | None,
) -> Reading:
    """Return the reading with the head restored that its clause leaves out."""
    phrase = reading.phrases[0]
    relational = (
        phrase.words in phrases.words().relational or phrase.noun in phrases.words().relational
    )
    if phrase.noun and not relational:
        return reading
    owner = _owner(text, clauses, clause, mention, head)
    if owner is None:
        return reading
    if not phrase.words:
        return replace(reading, phrases=(owner,))
    noun = owner.noun if not owner.noun.endswith(phrase.words) else ""
    return replace(reading, phrases=(Phrase("", phrases.tidy(noun + phrase.words)),))


def _owner(
    text: str, clauses: Clauses, clause: Range, mention: Mention, head: Phrase | None
) -> Phrase | None:
    """Return whom a clause without head speaks of: the clause before without figures, or `head`."""
    index = clauses.index_at(clause.start)
    if index > 0 and head is None:
        earlier = clauses.all[index - 1]
        words = text[max(earlier.start, earlier.end - WINDOW) : earlier.end]
        subject = phrases.subject(words)
        found = phrases.phrase_before(subject.text)
        if 2 <= len(found.noun) <= 24:
            return found
    return head


def _with_predicates(readings: list[Reading]) -> tuple[Reading, ...]:
    """Turn subjects round: 10家中医馆、36家中医阁完成评估 → 完成评估中医馆, 完成评估中医阁."""
    result = list(readings)
    behind = ""
    for place in range(len(readings) - 1, -1, -1):
        reading = readings[place]
        later = readings[place + 1] if place + 1 < len(readings) else None
        if not reading.turns:
            behind = ""
            continue
        behind = reading.behind or (behind if later is not None and later.item else "")
        noun = reading.phrases[0].noun
        qualifier = phrases.predicate(behind, noun)
        if qualifier:
            turned = qualifier if qualifier.endswith(noun) else qualifier + noun
            result[place] = replace(reading, phrases=(Phrase("", turned),))
    return tuple(result)
