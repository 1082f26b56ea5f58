"""Measures in an SVG: numbers, lengths and transforms as they are written, as numbers and matrices.

Lengths are in the drawing's own units, pixels (CSS Values 3, 5.2: 96 to the inch).
"""

from __future__ import annotations

import math
import re
from typing import Final

from cardmaker.errors import BadDesign
from cardmaker.geometry import Matrix

#: How many pixels is one <unit>?
_PIXELS: Final = {
    "": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 960 / 25.4, "in": 96.0,
}  # fmt: skip

#: Beyond this a drawing's places mean nothing on a card.
_LARGEST: Final = 1e7

_NUMBER: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_LENGTH: Final = re.compile(rf"\s*({_NUMBER.pattern})\s*([a-z]*|%)\s*")

#: What sets numbers apart (SVG 2, 8.5).
_APART: Final = ", \t\r\n\f"


def sound(number: float) -> float:
    """The number, if it is one that can be drawn with.

    Raises:
        BadDesign: it is not a number, or immense.
    """
    if not abs(number) <= _LARGEST:
        raise BadDesign("it has a number that is none, or is immense", "look for nan and 1e99")
    return number


def numbers(text: str) -> list[float]:
    """The numbers in a text, however they are set apart.

    >>> numbers("0,0 10.5-3")
    [0.0, 0.0, 10.5, -3.0]

    Raises:
        BadDesign: there is more in it than numbers.
    """
    if _NUMBER.sub("", text).strip(_APART):
        raise BadDesign(f"{text[:40]!r} is no row of numbers", "write them as in 10 20.5 -3")
    return [sound(float(found)) for found in _NUMBER.findall(text)]


def pixels(text: str, whole: float) -> float:
    """The length that `text` names, in pixels; `whole` is what a percentage is of.

    >>> pixels("1in", 0), pixels("50%", 300)
    (96.0, 150.0)
    """
    found = _LENGTH.fullmatch(text)
    if found is None or found[2] not in {*_PIXELS, "%"}:
        raise BadDesign(f"{text[:40]!r} is no length", f"write a number and one of {_units()}")
    number = sound(float(found[1]))
    return number * whole / 100 if found[2] == "%" else number * _PIXELS[found[2]]


def _units() -> str:
    return ", ".join([*filter(None, _PIXELS), "%"])


def transform(text: str) -> Matrix:
    """The matrix of a `transform` attribute (SVG 2, 8.5): the last named is done first.

    >>> transform("translate(10) scale(2)").apply(3 + 1j)
    (16+2j)
    """
    matrix = Matrix()
    if text.strip() == "none":
        return matrix
    *parts, rest = text.split(")")
    for part in parts:
        name, _, values = part.partition("(")
        matrix = _step(name.strip(_APART), numbers(values)).then(matrix)
    if rest.strip(_APART):
        raise BadDesign(f"there is no transform {rest[:20].strip(_APART)!r}", "look at its name")
    return Matrix(*map(sound, matrix))


def _step(name: str, values: list[float]) -> Matrix:
    """One of the six kinds of transform."""
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            return Matrix(a, b, c, d, e, f)
        case "translate", [x, *rest] if len(rest) < 2:
            return Matrix.shift(x, *(rest or [0.0]))
        case "scale", [x, *rest] if len(rest) < 2:
            return Matrix(a=x, d=rest[0] if rest else x)
        case "rotate", [angle]:
            return _turn(angle)
        case "rotate", [angle, x, y]:
            return Matrix.shift(-x, -y).then(_turn(angle)).then(Matrix.shift(x, y))
        case "skewX", [angle]:
            return Matrix(c=math.tan(math.radians(angle)))
        case "skewY", [angle]:
            return Matrix(b=math.tan(math.radians(angle)))
    raise BadDesign(f"there is no transform {name[:20]}({len(values)} numbers)", "look at its name")


def _turn(degrees: float) -> Matrix:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return Matrix(cos, sin, -sin, cos)
