"""Know every substring of a text, in linear time and space: a suffix automaton."""

from collections.abc import Iterator

from duizhao.text import Range


class Substrings:
    """All substrings of `text`.

    Each state stands for the substrings that end at the same places; `_longest` is the length of
    its longest one, `_shorter` the state of the longest suffix that ends at more places.
    """

    __slots__ = ("_following", "_longest", "_shorter")

    def __init__(self, text: str) -> None:
        self._following: list[dict[str, int]] = [{}]
        self._longest = [0]
        self._shorter = [-1]
        last = 0
        for letter in text:
            last = self._extend(last, letter)

    def common(self, other: str) -> Iterator[Range]:
        """Yield where `other` holds a substring of `text`, each as long as may be.

        None of the ranges lies inside another.
        """
        state = length = 0
        for place, letter in enumerate(other):
            before = length
            while state and letter not in self._following[state]:
                state = self._shorter[state]
                length = self._longest[state]
            following = self._following[state].get(letter)
            state, length = (0, 0) if following is None else (following, length + 1)
            if before and length <= before:
                yield Range(place - before, place)
        if length:
            yield Range(len(other) - length, len(other))

    def _extend(self, last: int, letter: str) -> int:
        following, longest, shorter = self._following, self._longest, self._shorter
        new = self._add(longest[last] + 1, {})
        state = last
        while state != -1 and letter not in following[state]:
            following[state][letter] = new
            state = shorter[state]
        if state == -1:
            shorter[new] = 0
            return new
        known = following[state][letter]
        if longest[state] + 1 == longest[known]:
            shorter[new] = known
            return new
        copy = self._add(longest[state] + 1, dict(following[known]))
        shorter[copy] = shorter[known]
        shorter[known] = shorter[new] = copy
        while state != -1 and following[state].get(letter) == known:
            following[state][letter] = copy
            state = shorter[state]
        return new

    def _add(self, longest: int, following: dict[str, int]) -> int:
        self._following.append(following)
        self._longest.append(longest)
        self._shorter.append(0)
        return len(self._longest) - 1
