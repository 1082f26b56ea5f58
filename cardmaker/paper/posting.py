"""Posting: from the size of an envelope to what the US mail takes it for.

Sources: United States Postal Service, Domestic Mail Manual 201 (sizes of letters and flats,
201.2.1 for the nonmachinable surcharge) and Quick Service Guide 201. Prices change, and are not
told.
"""

from __future__ import annotations

from typing import Final, Literal

from cardmaker.geometry import Size
from cardmaker.units import inch

Posting = Literal["letter", "nonmachinable letter", "flat", "parcel", "unmailable"]

#: What each is to a person who buys a stamp.
MEANING: Final[dict[Posting, str]] = {
    "letter": "an ordinary letter",
    "nonmachinable letter": "a letter with the nonmachinable surcharge",
    "flat": "a large envelope (flat)",
    "parcel": "a parcel",
    "unmailable": "too small to be mailed",
}

#: Height and length, in points: the least and the most of a letter, the most of a flat.
_LEAST: Final = Size(3.5 * inch, 5 * inch)
_LETTER: Final = Size(6.125 * inch, 11.5 * inch)
_FLAT: Final = Size(12 * inch, 15 * inch)

#: Length by height between which machines sort a letter.
_ASPECT: Final = (1.3, 2.5)


def posting(envelope: Size) -> Posting:
    """What an envelope of this size, up to a quarter of an inch thick and not stiff, is posted as.

    >>> posting(Size(4.375 * inch, 5.75 * inch)), posting(Size(5.25 * inch, 5.25 * inch))
    ('letter', 'nonmachinable letter')
    """
    high, long = sorted(envelope)
    if high < _LEAST.w or long < _LEAST.h:
        return "unmailable"
    if high > _FLAT.w or long > _FLAT.h:
        return "parcel"
    if high > _LETTER.w or long > _LETTER.h:
        return "flat"
    return "letter" if _ASPECT[0] <= long / high <= _ASPECT[1] else "nonmachinable letter"
