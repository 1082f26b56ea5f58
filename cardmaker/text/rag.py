"""The rag: a paragraph's words go in, the line ends with the most even right edge come out.

Total fit over the fewest lines possible. With the number of lines given, the end of line k lies
between what filling lines from the end and from the start allows, so only a few ends are tried.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import Final, NamedTuple

from cardmaker.display import Word

#: Words that point forward: a line had better not end on them (English, German, French, Spanish).
_FORWARD: Final = frozenset(
    "the a an to of in on at and or for with is we my your our its his her as by so it be "
    "der die das und zu von im am ein eine "
    "le la les de du des et un une el los las y en con".split()
)
_STOPS: Final = frozenset(",;:.!?–—…”")

# The weights of what one sees; a line that is short by all its width costs 100.
_SHORT: Final = 100.0
_LAST_LINE: Final = 0.15
_LAST_LEAST: Final = 1 / 3
_LAST_TOO_SHORT: Final = 60.0
_LONE_WORD: Final = 25.0
_ENDS_FORWARD: Final = 1.2
_ENDS_ON_STOP: Final = -0.8

#: How many words before the fullest line are tried as its end? A line shorter than that is never
#: even with its neighbours.
_BEAM: Final = 4

#: How much may good ends of earlier lines be worth, at the most?
_MOST_WORTH: Final = 2.0

#: For how many widths are a span's lines remembered?
_WIDTHS: Final = 32

_SLACK: Final = 1e-6
_NEVER: Final = float("inf")


class Line(NamedTuple):
    """Words on a line from left to right, and where their pen starts from the left, in em."""

    words: tuple[Word, ...]
    lead: float


class Span(NamedTuple):
    """Words that flow together, measured in em.

    `pens[j]` is where the pen stands after j words and as many spaces; `reaches[j]` is the same
    with the ink of the last word that sticks out; `leads[i]` is how far the ink of word i sticks
    out to the left; `top` and `bottom` are how far ink goes above and below the baseline. Where
    words run from right to left (`rtl`), left is right and right is left in all of this.

    The same paragraph comes again in many notes of a run, so a span remembers its lines by width.
    """

    words: tuple[Word, ...]
    pens: list[float]
    reaches: list[float]
    leads: tuple[float, ...]
    space: float
    top: float
    bottom: float
    full: dict[float, list[int]]
    even: dict[float, list[Line]]
    rtl: bool = False

    def full_lines(self, width: float) -> list[int]:
        """The ends of its lines if each is filled: the fewest lines there can be.

        Counts of words, from 0; they end early, before a word wider than a line. Width in em.
        """
        ends = self.full.get(width)
        if ends is None:
            if len(self.full) >= _WIDTHS:
                self.full.clear()
            ends = self.full[width] = _full(self, width)
        return ends

    def even_lines(self, width: float) -> list[Line]:
        """Its lines with the most even right edge, as few as can be; each word must fit a line."""
        lines = self.even.get(width)
        if lines is None:
            if len(self.even) >= _WIDTHS:
                self.even.clear()
            ends = _even(self, self.full_lines(width), width)
            place = self._leftwards if self.rtl else self._rightwards
            lines = self.even[width] = [place(*line, width) for line in pairwise(ends)]
        return lines

    def _rightwards(self, start: int, end: int, _width: float) -> Line:
        """The words from start to end, flush left."""
        return Line(self.words[start:end], self.leads[start])

    def _leftwards(self, start: int, end: int, width: float) -> Line:
        """The words from start to end in the order in which they stand, flush right."""
        advance = self.pens[end] - self.pens[start] - self.space
        return Line(self.words[start:end][::-1], width - self.leads[start] - advance)


def _full(span: Span, width: float) -> list[int]:
    pens, reaches, leads = span.pens, span.reaches, span.leads
    room = width + span.space + _SLACK
    last = len(span.words)
    ends = [0]
    first = 0
    while first < last:
        end = bisect_right(reaches, room + pens[first] - leads[first], first) - 1
        if end <= first:
            break
        ends.append(end)
        first = end
    return ends


def _even(span: Span, latest: list[int], width: float) -> list[int]:
    """The line ends of least cost among as many lines as `latest`, the full ones, has."""
    count = len(latest) - 1
    if count <= 1:
        return latest
    words, pens, reaches, leads = span.words, span.pens, span.reaches, span.leads
    room = width + span.space + _SLACK
    earliest = _earliest(span, room, latest)
    # For each possible end of the line before: where its next line begins, its ink, its cost.
    starts = [(0, 0.0, room - leads[0], 0.0)]
    trail: list[dict[int, int]] = []
    for k in range(1, count):
        found = []
        back: dict[int, int] = {}
        for end in range(earliest[k], latest[k] + 1):
            reach = reaches[end]
            pen = pens[end] - span.space - width
            least = _NEVER
            for start, begin, limit, cost in starts:
                if reach <= limit:
                    slack = (begin - pen) / width
                    price = _SHORT * slack * slack
                    # The later a line begins the shorter it is: the rest can only cost more.
                    if price > least + _MOST_WORTH or start >= end:
                        break
                    cost += price
                    if cost < least:
                        least, best = cost, start
            if least < _NEVER:
                back[end] = best
                cost = least + _ending(words[end - 1].text)
                found.append((end, pens[end], pens[end] - leads[end] + room, cost))
        starts = found
        trail.append(back)
    ends = [len(words), _last_start(span, starts, width)]
    for back in reversed(trail):
        ends.append(back[ends[-1]])
    return ends[::-1]


def _ending(text: str) -> float:
    """What it costs, or is worth, to end a line on a word."""
    if text in _FORWARD:
        return _ENDS_FORWARD
    return _ENDS_ON_STOP if text[-1] in _STOPS else 0.0


def _earliest(span: Span, room: float, latest: list[int]) -> list[int]:
    """The earliest end of each line: so that the lines after it hold the rest, within the beam."""
    pens, reaches, leads = span.pens, span.reaches, span.leads
    ends = [latest[-1]]
    for full in reversed(latest[:-1]):
        end = ends[-1]
        start = bisect_left(pens, reaches[end] - room, 0, end)
        while start < full and reaches[end] - pens[start] + leads[start] > room:
            start += 1
        ends.append(min(max(start, full - _BEAM), full))
    return ends[::-1]


def _last_start(span: Span, starts: list[tuple[int, float, float, float]], width: float) -> int:
    """Where the last line begins: it may be short, but not too short, and not one lone word."""
    last = len(span.words)
    reach = span.reaches[last]
    pen = span.pens[last] - span.space
    least, best = _NEVER, starts[-1][0]
    for start, begin, limit, cost in starts:
        if reach <= limit:
            part = (pen - begin) / width
            cost += _LAST_LINE * _SHORT * (1 - part) ** 2
            if part < _LAST_LEAST:
                cost += _LAST_TOO_SHORT * (_LAST_LEAST - part)
            if last - start == 1:
                cost += _LONE_WORD
            if cost < least:
                least, best = cost, start
    return best
