"""Inks: what a process colour is called in a PDF, for the shop (CMYK) and at home (sRGB), or as
grey where there is one ink.

At home there is no press profile, and every driver turns CMYK into its own idea of it; so home
files say sRGB, and say it as previews show it (process/light).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal

from cardmaker.display import Ink
from cardmaker.process.light import levels, srgb

#: How a file names its colours: sRGB at home, CMYK in the shop; grey, in either, for black alone.
Colour = Literal["home", "shop", "grey"]

#: The operator that makes a colour fill (ISO 32000-1, table 74); in capitals it makes it stroke.
FILL: Final[Mapping[Colour, str]] = {"home": "rg", "shop": "k", "grey": "g"}

#: In how many steps are the inks of gradients counted, so that like gradients share one shading?
#: No two leaves are alike by more than that, and a step of 4 % is not told from the next.
STEPS: Final = 25

#: How many inks are remembered as the numbers they have in a file?
_REMEMBERED: Final = 4096

#: The levels of a channel as files have them.
_PARTS: Final = tuple(round(level / 255, 3) for level in range(256))


@lru_cache(_REMEMBERED)
def device(ink: Ink, colour: Colour) -> tuple[float, ...]:
    """The numbers that name an ink in a file: three at home, four in the shop, one if grey, 0 to 1.

    They have three decimals at most, as files have them, so equal numbers are equal colours.
    """
    if colour == "home":
        return tuple([_PARTS[level] for level in levels(ink)])
    parts: Sequence[float] = (grey(ink),) if colour == "grey" else ink
    return tuple([round(min(1.0, max(0.0, part)), 3) for part in parts])


def filling(ink: Ink, colour: Colour) -> bytes:
    """The operator that makes an ink the one that fills.

    >>> filling(Ink(0, 0, 0, 1), "shop")
    b'0 0 0 1 k'
    """
    parts = [*(f"{part:g}" for part in device(ink, colour)), FILL[colour]]
    return " ".join(parts).encode("ascii")


def grey(ink: Ink) -> float:
    """The grey that black alone makes of an ink, 1 for bare paper: black stays what it is, and a
    colour becomes as light as it looks (ITU-R BT.601's weights).

    >>> grey(Ink(0, 0, 0, 0.25)), grey(Ink(0, 0, 0, 0.0)), grey(Ink(1, 1, 1, 1))
    (0.75, 1.0, 0.0)
    """
    if not any(ink[:3]):
        return 1.0 - ink.k
    if ink.total == len(ink):
        return 0.0
    red, green, blue = srgb(ink)
    return 0.299 * red + 0.587 * green + 0.114 * blue


def quantised(ink: Ink) -> Ink:
    """The ink in whole steps of 4 %.

    >>> quantised(Ink(0.512, 0.49, 0.01, 0))
    Ink(c=0.52, m=0.48, y=0.0, k=0.0)
    """
    c, m, y, k = ink
    return Ink(
        *(round(c * STEPS) / STEPS, round(m * STEPS) / STEPS),
        *(round(y * STEPS) / STEPS, round(k * STEPS) / STEPS),
    )
