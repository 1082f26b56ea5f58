"""The rag: a paragraph's measures go in, the line ends with the most even right edge come out.

Total fit over the fewest lines possible: with the number of lines given, line k ends where the
k-th full line does, or a few words before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from cardmaker.display import Word
from cardmaker.text.fitted import ENDS_ON_STOP, NEVER

# The weights of what one sees; a line that is short by all its width costs 100.
_SHORT: Final = 100.0
_LAST_LINE: Final = 0.15
_LAST_LEAST: Final = 1 / 3
_LAST_TOO_SHORT: Final = 60.0
_LONE_WORD: Final = 25.0

#: How many words before the fullest line are tried as its end? A line shorter than that is never
#: even with its neighbours.
_BEAM: Final = 4

#: How much may good ends of earlier lines be worth, at the most?
_MOST_WORTH: Final = 2.0

#: How much too long may a line be, for the sake of its sum's last digits?
SLACK: Final = 1e-6


class Measures(NamedTuple):
    """The words of a paragraph, and the sums by which its lines are found, in em.

    `pens[j]` is where the pen stands after j words and as many spaces; `trails[i]` and `leads[i]`
    are how far the ink of word i sticks out to the right and to the left; `penalties[i]` is what it
    costs to end a line on it.
    """

    words: tuple[Word, ...]
    pens: list[float]
    trails: tuple[float, ...]
    leads: tuple[float, ...]
    penalties: tuple[float, ...]
    space: float

    def reach(self, end: int) -> float:
        """Where the ink of the first `end` words ends, in em; for one word or more."""
        return self.pens[end] + self.trails[end - 1]


def full_ends(measures: Measures, width: float) -> list[int]:
    """The ends of lines that are each filled: the fewest there can be.

    Counts of words, from 0; the last is -1 where the next word is wider than a line. Width in em.
    """
    _words, pens, trails, leads, penalties, space = measures
    room = width + space + SLACK
    last = len(penalties)
    ends = [0]
    first = 0
    while first < last:
        limit = room + pens[first] - leads[first]
        end = bisect_right(pens, limit, first) - 1
        while end > first and (penalties[end - 1] == NEVER or pens[end] + trails[end - 1] > limit):
            end -= 1
        if end <= first:
            return [*ends, -1]
        ends.append(end)
        first = end
    return ends


def even_ends(measures: Measures, full: list[int], width: float) -> list[int]:
    """The line ends of least cost among as many lines as `full`, the full ones, has."""
    _words, pens, trails, leads, penalties, space = measures
    edge, room = width + space, width + space + SLACK
    lone = _last_alone(penalties)
    bound = _bound(measures, full, width, lone)
    # For each possible end of the line before: where its next line begins, its ink, its cost.
    starts = [(0, 0.0, room - leads[0], 0.0)]
    trail: list[dict[int, int]] = []
    for latest in full[1:-1]:
        found = []
        back: dict[int, int] = {}
        # The earlier a line ends, and the later it begins, the shorter it is and the more it costs.
        for end in range(latest, max(latest - _BEAM, starts[0][0] + 1) - 1, -1):
            penalty = penalties[end - 1]
            if penalty == NEVER:
                continue
            pen, price, least = pens[end] - edge, 0.0, bound
            reach = pens[end] + trails[end - 1]
            for start, begin, limit, cost in starts:
                if reach <= limit and start < end:
                    slack = (begin - pen) / width
                    price = _SHORT * slack * slack
                    if price > least + _MOST_WORTH:
                        break
                    cost += price
                    if cost < least:
                        least, best = cost, start
            if least < bound:
                back[end] = best
                found.append((end, pens[end], pens[end] - leads[end] + room, least + penalty))
            elif price > bound:
                break
        starts = found[::-1]
        trail.append(back)
    ends = [full[-1], _last_start(measures, starts, width, lone)]
    for back in reversed(trail):
        ends.append(back[ends[-1]])
    return ends[::-1]


def _bound(measures: Measures, full: list[int], width: float, lone: int) -> float:
    """More than the least cost is on any line: what full lines cost, and what good ends gain."""
    _words, pens, _trails, _leads, penalties, space = measures
    start, edge = full[-2], width + space
    cost = _last_cost((pens[-1] - space - pens[start]) / width, start >= lone) + SLACK
    for start, end in pairwise(full[:-1]):
        slack = (pens[start] - pens[end] + edge) / width
        cost += _SHORT * slack * slack + penalties[end - 1] - ENDS_ON_STOP
    return cost


def _last_start(
    measures: Measures, starts: list[tuple[int, float, float, float]], width: float, lone: int
) -> int:
    """Where the last line begins."""
    _words, pens, trails, *_, space = measures
    reach, pen = pens[-1] + trails[-1], pens[-1] - space
    least, best = NEVER, starts[-1][0]
    for start, begin, limit, cost in starts:
        if reach <= limit:
            cost += _last_cost((pen - begin) / width, start >= lone)
            if cost < least:
                least, best = cost, start
    return best


def _last_cost(part: float, lone: bool) -> float:
    """What a last line costs: it may be short, but not too short, and not one lone word."""
    cost = _LAST_LINE * _SHORT * (1 - part) ** 2
    if part < _LAST_LEAST:
        cost += _LAST_TOO_SHORT * (_LAST_LEAST - part)
    return cost + _LONE_WORD if lone else cost


def _last_alone(penalties: Sequence[float]) -> int:
    """Where the last word begins, with what must not part from it."""
    start = len(penalties) - 1
    while penalties[start - 1] == NEVER:
        start -= 1
    return start
