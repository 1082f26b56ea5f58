"""Liners: from an envelope and its flap to the shape that is cut out and glued into it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from math import hypot
from pathlib import Path
from typing import Any, Final, NamedTuple

from cardmaker.errors import DoesNotFit, UnknownName
from cardmaker.geometry import Size
from cardmaker.units import length, show

#: Which share of the envelope's height must a liner reach down at least, to hold without glue?
_LEAST: Final = 0.5


class Liner(NamedTuple):
    """A liner lying flat, flap up, in points from the top left of its box: its outline, of which
    the part above `score` is glued into the flap; `glued` are the corners of that part's edge.
    """

    size: Size
    outline: tuple[complex, ...]
    score: float
    glued: tuple[complex, ...]


def liner_of(envelope: Size, flap: str, depth: float | None, most: float) -> Liner:
    """The liner of a lying envelope, no higher than `most`; `depth` is the flap's own.

    >>> made = liner_of(Size(522, 378), "square", None, 1000)
    >>> round(made.size.w), round(made.score)
    (511, 117)

    Raises:
        UnknownName: there is no such flap.
        DoesNotFit: it would reach down less than half of the envelope.
    """
    table = _table()
    if flap not in table["flaps"]:
        raise UnknownName("flap", flap, table["flaps"])
    row = table["flaps"][flap]
    gum, side, foot = (length(table[key]) for key in ("gum", "side", "foot"))
    deep, inwards = depth or row["depth"] * envelope.h, row["shoulder"] * envelope.w
    if not gum + side < deep < 1.2 * envelope.h:
        raise DoesNotFit(
            f"a flap of {show(deep)} takes no liner on an envelope {show(envelope.h)} high",
            "measure it from its fold to its edge: --flap-depth",
        )
    up = _edge(envelope.w, deep, inwards, gum)
    score = max(z.imag for z in up)
    down = min(envelope.h - foot, most - score)
    if down < _LEAST * envelope.h:
        raise DoesNotFit(
            f"the liner, {show(envelope.w - 2 * side)} by at least"
            f" {show(score + _LEAST * envelope.h)}, is too large"
        )
    # From the fold's left end over the flap to its right, and round the pocket's part.
    glued = tuple(complex(z.real - side, score - z.imag) for z in up)
    width, low = envelope.w - 2 * side, score + down
    pocket = (complex(width, score), complex(width, low), complex(0, low), complex(0, score))
    return Liner(Size(width, low), (*glued, *pocket), score, glued)


def _edge(width: float, deep: float, inwards: float, gum: float) -> list[complex]:
    """The flap's edge drawn in by the gum, from left to right; heights above the fold."""
    far = gum * hypot(deep, inwards) / deep
    top = deep - gum
    corner = far + inwards / deep * top
    if corner < width / 2:
        left = [complex(far, 0), complex(corner, top)]
        return [*left, *(complex(width - z.real, z.imag) for z in reversed(left))]
    tip = (width / 2 - far) * deep / inwards
    return [complex(far, 0), complex(width / 2, tip), complex(width - far, 0)]


def flap_names() -> list[str]:
    """The names of all flaps."""
    return list(_table()["flaps"])


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("liner.toml").read_text("utf-8"))
