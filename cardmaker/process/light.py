"""Light: what four inks look like on paper, as sRGB.

The model is Neugebauer's: paper, the four inks and their overprints are sixteen flat colours, mixed
by the area that each takes, with a Yule-Nielsen exponent and a dot gain a channel and ink. Its
numbers are a least-squares fit to 15,552 colours spread over the CMYK cube and, twelve times as
heavy, to the 200 tones of designs/palettes.toml, all as PDFium shows DeviceCMYK (which is close to
SWOP on coated paper). Palette tones come out within 3/255 on average of their channels and 9/255
at worst; a saturated primary alone may be off by 55/255 where it lies outside sRGB.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from cardmaker.display import Ink


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
    red, green, blue = levels(ink)
    return red / 255, green / 255, blue / 255


def levels(ink: Ink) -> tuple[int, int, int]:
    """An ink's red, green and blue from 0 to 255."""
    red, green, blue = light(ink)
    return round(255 * red), round(255 * green), round(255 * blue)


def light(ink: Ink) -> tuple[float, float, float]:
    """An ink's red, green and blue, each from 0 to 1, as finely as the model has them."""
    areas = [area if 0.0 <= area <= 1.0 else min(1.0, max(0.0, area)) for area in ink]
    red, green, blue = _TERMS
    return _part(areas, *red), _part(areas, *green), _part(areas, *blue)


def _part(areas: Sequence[float], gain: Sequence[float], n: float, t: Sequence[float]) -> float:
    """One channel: Neugebauer's sum over the sixteen overprints, nested by ink."""
    c, m, y, k = map(pow, areas, gain)
    bare = t[0] + k * t[1] + y * (t[2] + k * t[3]) + m * (t[4] + k * t[5] + y * (t[6] + k * t[7]))
    blue = t[8] + k * t[9] + y * (t[10] + k * t[11])
    blue += m * (t[12] + k * t[13] + y * (t[14] + k * t[15]))
    part: float = max(0.0, bare + c * blue) ** n
    return min(1.0, part)
