"""Find the words in which a place says what it is to be: A区、B区、C区建设 (定位)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from duizhao.lexicon import table
from duizhao.model import Analysis, Document, Range

AHEAD = ("overview", "requirements", "targets", "outlook", "closing")
BACK = ("five_year", "result")
FEWEST = 3
ITEM = range(4, 13)
"""So many characters has an item of the list."""
_CLAUSE = re.compile(r"[^，。；：！？\n]+")


@dataclass(frozen=True, slots=True)
class Position:
    """One name that a place gives itself, and where it stands."""

    words: str
    paragraph: str
    at: Range


Positions = tuple[Position, ...]


def ahead(analysis: Analysis) -> Positions:
    """Return the list of names that a report sets out to become, () where it has none."""
    return next(_lists(analysis.document, AHEAD), ())


def back(analysis: Analysis) -> Positions:
    """Return the names under which a report looks back, () where there are none.

    They stand in one list, or each at the head of a clause that opens a passage (五年来，A区…).
    """
    return next(_lists(analysis.document, BACK), ()) or _spread(analysis.document)


def _lists(document: Document, roles: Iterable[str]) -> Iterator[Positions]:
    for paragraph in document.paragraphs:
        if paragraph.role in roles:
            for clause in _CLAUSE.finditer(document.words(paragraph.at)):
                start = paragraph.at.start + clause.start()
                found = tuple(_items(clause[0]))
                if len(found) >= FEWEST:
                    yield tuple(
                        Position(words, paragraph.id, Range(start + at, start + at + len(words)))
                        for words, at in found
                    )


def _items(clause: str) -> Iterator[tuple[str, int]]:
    """Yield the items of a list and their places, where a verb stands before or behind it."""
    pieces = clause.split("、")
    if len(pieces) < FEWEST:
        return
    words = table("findings")
    ending = next((each for each in words["endings"] if pieces[1].endswith(each)), None)
    if ending is None:
        return
    verbs: list[str] = words["to_become"]
    first, last = pieces[0], pieces[-1]
    place = max((first.rfind(verb) + len(verb) for verb in verbs if verb in first), default=0)
    end = last.find(ending, ITEM.start - len(ending)) + len(ending)
    items = (first[place:], *pieces[1:-1], last[:end])
    said = place or any(last.startswith(verb, end) for verb in verbs)
    if said and all(item.endswith(ending) and len(item) in ITEM for item in items):
        for item in items:
            yield item, place
            place += len(item) + 1


def _spread(document: Document) -> Positions:
    endings = "|".join(map(re.escape, table("findings")["known_endings"]))
    name = re.compile(rf"，([一-龥]{{2,8}}?(?:{endings}))")
    found: list[Position] = []
    for paragraph in document.paragraphs:
        if paragraph.role in BACK and paragraph.sentences:
            opening = paragraph.sentences[0].at
            match = name.search(document.words(opening))
            if match:
                start = opening.start + match.start(1)
                at = Range(start, start + len(match[1]))
                found.append(Position(match[1], paragraph.id, at))
    return tuple(found) if len(found) >= FEWEST else ()
