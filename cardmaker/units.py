"""Lengths: "5mm" at the edges, floats in points inside.

Inside cardmaker every length is a float in points (1/72 inch); `length` is the one door for what
people write, in TOML, in options and in notes.
"""

from __future__ import annotations

import re
from typing import Final

from cardmaker.errors import BadLength

#: How many points is one <unit>?
POINTS: Final = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0}

mm: Final = POINTS["mm"]
inch: Final = POINTS["in"]

_LENGTH = re.compile(r"\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+))\s*([a-z]+)\s*", re.IGNORECASE)


def length(text: str) -> float:
    """The length that `text` names ("5mm", "0.25in", "9pt"), in points.

    >>> length("1in"), round(length("5 mm"), 3)
    (72.0, 14.173)
    >>> length("5")
    Traceback (most recent call last):
    cardmaker.errors.BadLength: '5' is no length; give a number and one of pt, mm, cm, in, as in 5mm
    """
    found = _LENGTH.fullmatch(text)
    if not found or found[2].lower() not in POINTS:
        raise BadLength(
            f"{text!r} is no length", f"give a number and one of {', '.join(POINTS)}, as in 5mm"
        )
    return float(found[1]) * POINTS[found[2].lower()]


def show(points: float, unit: str = "mm") -> str:
    """A length as people write it, with at most two decimals.

    >>> show(14.1732), show(72, "in")
    ('5mm', '1in')
    """
    return f"{points / POINTS[unit]:.2f}".rstrip("0").rstrip(".") + unit
