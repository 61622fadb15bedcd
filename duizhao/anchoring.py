"""Find a quotation in a source, whatever layout has done to its white space and its widths."""

import unicodedata
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from duizhao.text import Range, Repair


@dataclass(frozen=True, slots=True)
class Folded:
    """A source under NFKC without white space; `places` leads each character back."""

    source: str = field(repr=False)
    text: str = field(init=False, repr=False)
    places: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        characters: list[str] = []
        places: list[int] = []
        for place, character in enumerate(self.source):
            for folded in fold(character):
                characters.append(folded)
                places.append(place)
        object.__setattr__(self, "text", "".join(characters))
        object.__setattr__(self, "places", tuple(places))

    def find(self, quote: str) -> tuple[Range, ...]:
        """Return every place of the source where the words of `quote` stand."""
        wanted = fold(quote)
        found: list[Range] = []
        start = self.text.find(wanted) if wanted else -1
        while start >= 0:
            last = start + len(wanted) - 1
            found.append(Range(self.places[start], self.places[last] + 1))
            start = self.text.find(wanted, start + 1)
        return tuple(found)


def fold(words: str) -> str:
    """Return `words` as they are compared: NFKC, without white space."""
    return "".join(unicodedata.normalize("NFKC", words).split())


def edits(source: str, at: Range, after: str, status: str, note: str = "") -> tuple[Repair, ...]:
    """Return the smallest repairs that make the words at `at` read `after`.

    White space that layout put inside the quotation is left to the rules of healing.
    """
    places = [place for place in range(at.start, at.end) if not source[place].isspace()]
    before = "".join(source[place] for place in places)
    wanted = "".join(after.split())
    repairs: list[Repair] = []
    matcher = SequenceMatcher(None, before, wanted, autojunk=False)
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        if operation == "equal":
            continue
        first = places[start] if start < len(places) else at.end
        spot = Range(first, places[end - 1] + 1 if end > start else first)
        repairs.append(
            Repair("editor", spot, spot.of(source), wanted[new_start:new_end], status, note)
        )
    return tuple(repairs)
