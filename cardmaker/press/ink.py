"""Inks: what a process colour is called in a PDF, for the shop (CMYK) and at home (sRGB), or as
grey where there is one ink.

At home there is no press profile, and every driver turns CMYK into its own idea of it; so home
files say sRGB, and say it as previews show it. The model here is Neugebauer's: paper, the four
inks and their overprints are sixteen flat colours, mixed by the area that each takes, with a
Yule-Nielsen exponent and a dot gain a channel and ink. Its numbers are a least-squares fit to
15,552 colours spread over the CMYK cube and, twelve times as heavy, to the 200 tones of
designs/palettes.toml, all as PDFium shows DeviceCMYK (which is close to SWOP on coated paper).
Palette tones come out within 3/255 on average of their channels and 9/255 at worst; a saturated
primary alone may be off by 55/255 where it lies outside sRGB.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from cardmaker.display import Ink

#: How a file names its colours: sRGB at home, CMYK in the shop; grey, in either, for black alone.
Colour = Literal["home", "shop", "grey"]

#: The operator that makes a colour fill (ISO 32000-1, table 74); in capitals it makes it stroke.
FILL: Final[Mapping[Colour, str]] = {"home": "rg", "shop": "k", "grey": "g"}

#: In how many steps are the inks of gradients counted, so that like gradients share one shading?
STEPS: Final = 40

#: How many inks are remembered as the numbers they have in a file?
_REMEMBERED: Final = 4096


class _Channel(NamedTuple):
    """How one of red, green and blue follows from the inks.

    `gain` are the exponents of C, M, Y, K (dot gain), `spread` Yule-Nielsen's. `solids` are the
    sixteen overprints, to the power 1/spread: index 8 has cyan, 4 magenta, 2 yellow, 1 black.
    """

    gain: tuple[float, float, float, float]
    spread: float
    solids: tuple[float, ...]


_CHANNELS: Final = (
    _Channel(
        (1.0133, 0.9022, 0.9949, 1.0803),
        1.0247,
        (
            *(1.0000, 0.1132, 1.0250, 0.1331, 0.9108, 0.1595, 0.9232, 0.1393),
            *(0.0000, 0.0000, 0.0178, 0.0133, 0.1583, 0.0004, 0.2011, 0.0759),
        ),
    ),
    _Channel(
        (0.8216, 1.1316, 0.8849, 1.1037),
        1.2011,
        (
            *(1.0000, 0.2035, 0.9345, 0.2143, 0.2031, 0.0237, 0.2735, 0.0079),
            *(0.6926, 0.1607, 0.6730, 0.1743, 0.2754, 0.0057, 0.2475, 0.1276),
        ),
    ),
    _Channel(
        (0.9415, 0.8785, 1.0804, 1.1327),
        1.1643,
        (
            *(1.0000, 0.2068, 0.2273, 0.0136, 0.6201, 0.0668, 0.1806, 0.0169),
            *(0.9169, 0.2188, 0.4007, 0.0191, 0.5850, 0.1382, 0.2683, 0.0624),
        ),
    ),
)


def _shares(channel: _Channel) -> tuple[float, ...]:
    """The sixteen solids as the terms of a polynomial in the four areas, bit by bit."""
    terms = list(channel.solids)
    for bit in (1, 2, 4, 8):
        terms = [term - terms[at ^ bit] if at & bit else term for at, term in enumerate(terms)]
    return tuple(terms)


_TERMS: Final = tuple((one.gain, one.spread, _shares(one)) for one in _CHANNELS)


def srgb(ink: Ink) -> tuple[float, float, float]:
    """An ink as sRGB, each part from 0 to 1 in steps of 1/255; bare paper is exactly white.

    >>> srgb(Ink(0, 0, 0, 0))
    (1.0, 1.0, 1.0)
    >>> [round(255 * part) for part in srgb(Ink(0.58, 0.46, 0.58, 0.38))]  # sage: #54594f
    [81, 88, 78]
    """
    red, green, blue = _levels(ink)
    return red / 255, green / 255, blue / 255


def _levels(ink: Ink) -> tuple[int, int, int]:
    """Red, green and blue from 0 to 255."""
    areas = [area if 0.0 <= area <= 1.0 else min(1.0, max(0.0, area)) for area in ink]
    red, green, blue = _TERMS
    return _light(areas, *red), _light(areas, *green), _light(areas, *blue)


def _light(areas: Sequence[float], gain: Sequence[float], n: float, t: Sequence[float]) -> int:
    """One channel: Neugebauer's sum over the sixteen overprints, nested by ink."""
    c, m, y, k = map(pow, areas, gain)
    bare = t[0] + k * t[1] + y * (t[2] + k * t[3]) + m * (t[4] + k * t[5] + y * (t[6] + k * t[7]))
    blue = t[8] + k * t[9] + y * (t[10] + k * t[11])
    blue += m * (t[12] + k * t[13] + y * (t[14] + k * t[15]))
    light: float = max(0.0, bare + c * blue) ** n
    return round(255 * min(1.0, light))


#: The levels of a channel as files have them.
_PARTS: Final = tuple(round(level / 255, 3) for level in range(256))


@lru_cache(_REMEMBERED)
def device(ink: Ink, colour: Colour) -> tuple[float, ...]:
    """The numbers that name an ink in a file: three at home, four in the shop, one if grey, 0 to 1.

    They have three decimals at most, as files have them, so equal numbers are equal colours.
    """
    if colour == "home":
        return tuple([_PARTS[level] for level in _levels(ink)])
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
    """The ink in whole steps of 2.5 %.

    >>> quantised(Ink(0.512, 0.49, 0.01, 0))
    Ink(c=0.5, m=0.5, y=0.0, k=0.0)
    """
    c, m, y, k = ink
    return Ink(
        *(round(c * STEPS) / STEPS, round(m * STEPS) / STEPS),
        *(round(y * STEPS) / STEPS, round(k * STEPS) / STEPS),
    )
