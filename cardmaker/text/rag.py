"""The rag: a paragraph's words go in, the line ends with the most even right edge come out.

Total fit over the fewest lines possible. With the number of lines given, the end of line k lies
between what filling lines from the end and from the start allows, so only a few ends are tried.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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

_SLACK: Final = 1e-6
_NEVER: Final = float("inf")


class Wording(NamedTuple):
    """A measured note: all its words in a row, in em, and the spans of it that flow together.

    `pens[j]` is where the pen stands after j words and as many spaces; `reaches[j]` is the same
    with the ink of the last word that sticks out; `leads[i]` is how far the ink of word i sticks
    out to the left. A span is (kind, first word, end). `top` and `bottom` are what the ink of the
    first and the last span needs above and below the baseline; `gaps` are what stands between
    spans beyond the leading, in leadings.
    """

    words: tuple[Word, ...]
    pens: list[float]
    reaches: list[float]
    leads: tuple[float, ...]
    spans: tuple[tuple[str, int, int], ...]
    gaps: tuple[float, ...]
    space: Word
    top: float
    bottom: float


def full_lines(wording: Wording, first: int, last: int, width: float) -> list[int]:
    """The ends of a span's lines if each is filled: the fewest lines there can be.

    Begins with the span's start; ends early, short of `last`, before a word wider than a line.
    """
    pens, reaches, leads = wording.pens, wording.reaches, wording.leads
    room = width + wording.space.advance + _SLACK
    ends = [first]
    while first < last:
        end = bisect_right(reaches, room + pens[first] - leads[first], first, last + 1) - 1
        if end <= first:
            break
        ends.append(end)
        first = end
    return ends


def even_lines(wording: Wording, latest: list[int], width: float) -> list[int]:
    """The ends of a span's lines with the most even right edge, as indexes into the words.

    `latest` are its full lines, whose number is kept; the width is in em.
    """
    count = len(latest) - 1
    if count <= 1:
        return latest[1:]
    first, last = latest[0], latest[-1]
    words, pens, reaches, leads, *_rest = wording
    space = wording.space.advance
    room = width + space + _SLACK
    earliest = _earliest(wording, last, room, latest)
    # For each possible end of the line before: where its next line begins, its ink, its cost.
    starts = [(first, pens[first], pens[first] - leads[first] + room, 0.0)]
    trail: list[dict[int, int]] = []
    for k in range(1, count):
        found = []
        back: dict[int, int] = {}
        for end in range(earliest[k], latest[k] + 1):
            reach = reaches[end]
            pen = pens[end] - space - width
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
    ends = [last, _last_start(wording, last, starts, width)]
    for back in reversed(trail[1:]):
        ends.append(back[ends[-1]])
    return ends[::-1]


def _ending(text: str) -> float:
    """What it costs, or is worth, to end a line on a word."""
    if text in _FORWARD:
        return _ENDS_FORWARD
    return _ENDS_ON_STOP if text[-1] in _STOPS else 0.0


def _earliest(wording: Wording, last: int, room: float, latest: list[int]) -> list[int]:
    """The earliest end of each line: so that the lines after it hold the rest, within the beam."""
    _words, pens, reaches, leads, *_rest = wording
    first = latest[0]
    ends = [last]
    for full in reversed(latest[:-1]):
        end = ends[-1]
        start = bisect_left(pens, reaches[end] - room, first, end)
        while start < full and reaches[end] - pens[start] + leads[start] > room:
            start += 1
        ends.append(min(max(start, full - _BEAM), full))
    return ends[::-1]


def _last_start(
    wording: Wording, last: int, starts: list[tuple[int, float, float, float]], width: float
) -> int:
    """Where the last line begins: it may be short, but not too short, and not one lone word."""
    reach = wording.reaches[last]
    pen = wording.pens[last] - wording.space.advance
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
