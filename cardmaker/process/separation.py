"""Separation: a colour on a screen goes in, the inks that look like it come out.

It is process/light backwards. Black does the work where a colour is dark; the other three are then
sought so that the light is right, as near as the inks can come to it.
"""

from __future__ import annotations

import math
from typing import Final

from cardmaker.display import PAPER, Ink
from cardmaker.process.light import light

Rgb = tuple[float, float, float]

#: The most ink that uncoated card takes well, of 4 (as designs/palettes.toml keeps to).
MOST_INK: Final = 2.6

#: A colour whose parts differ by less is a grey, and greys are black alone: in four inks they
#: take on a colour wherever the plates are a little off.
_GREY: Final = 2.5 / 255

#: How often are the inks put right at most, and how near is near enough, of the light and of the
#: inks? (What no ink can show stays as far off as it is.)
_ROUNDS: Final = 8
_NEAR: Final = 0.4 / 255
_STILL: Final = 0.002

#: How far is an ink moved to see what that does?
_PROBE: Final = 0.01


def separated(colour: Rgb) -> Ink:
    """The inks of one flat colour (sRGB, 0 to 1); a grey is made of black alone.

    >>> separated((1.0, 1.0, 1.0)), separated((0.0, 0.0, 0.0))
    (Ink(c=0.0, m=0.0, y=0.0, k=0.0), Ink(c=0.0, m=0.0, y=0.0, k=1.0))
    """
    if max(colour) - min(colour) < _GREY:
        return _grey(sum(colour) / 3)
    return mixed(colour)


def mixed(colour: Rgb) -> Ink:
    """The inks of one colour of many that run into each other (sRGB, 0 to 1), greys too: four inks
    that change as softly as the colour does.
    """
    if min(colour) >= 1.0:
        return PAPER
    k = _black(1.0 - max(colour), 1.0 - min(colour))
    cmy = [max(0.0, 1.0 - k - part) for part in colour]
    for _ in range(_ROUNDS):
        seen = light(Ink(cmy[0], cmy[1], cmy[2], k))
        off = [want - got for want, got in zip(colour, seen, strict=True)]
        if max(map(abs, off)) < _NEAR:
            break
        before, cmy = cmy, _put_right(cmy, k, seen, off)
        if max(abs(a - b) for a, b in zip(before, cmy, strict=True)) < _STILL:
            break
    return _within(cmy, k)


def _black(grey: float, depth: float) -> float:
    """How much black: none in light colours, more the darker a colour is and the greyer."""
    return math.pow(max(0.0, grey - 0.2 + 0.15 * (depth - grey)) / 0.8, 1.4)


def _put_right(cmy: list[float], k: float, seen: Rgb, off: list[float]) -> list[float]:
    """The three inks after one step of Newton's, an ink at its end stop left out of it."""
    slopes = []
    for at in range(3):
        step = _PROBE if cmy[at] < 0.5 else -_PROBE
        moved = [part + step * (at == ink) for ink, part in enumerate(cmy)]
        there = light(Ink(moved[0], moved[1], moved[2], k))
        slopes.append([(b - a) / step for a, b in zip(seen, there, strict=True)])
    # Each ink is led chiefly by the light it takes away, so a few sweeps solve the three at once.
    change = [0.0, 0.0, 0.0]
    for _ in range(4):
        for at in range(3):
            left = off[at] - sum(slopes[i][at] * change[i] for i in range(3) if i != at)
            wish = cmy[at] + left / min(slopes[at][at], -0.05)
            change[at] = min(1.0, max(0.0, wish)) - cmy[at]
    return [part + move for part, move in zip(cmy, change, strict=True)]


def _within(cmy: list[float], k: float) -> Ink:
    """The inks with no more of the three than the card takes beside the black."""
    share = min(1.0, (MOST_INK - k) / max(sum(cmy), 1e-9))
    # Rounded down: a sum that is just at the limit stays there.
    c, m, y, black = (int(1000 * part) / 1000 for part in (*(share * part for part in cmy), k))
    return Ink(c, m, y, black)


def _grey(level: float) -> Ink:
    """The black that is as light as a grey, to a thousandth."""
    low, high = 0.0, 1.0
    if level >= 1.0:
        return PAPER
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (
            (middle, high) if sum(light(Ink(0, 0, 0, middle))) / 3 > level else (low, middle)
        )
    return Ink(0.0, 0.0, 0.0, round(high, 3))
