"""Thinning: a shape of pixels goes in, its skeleton comes out, one pixel wide.

Both ways of wearing a shape away here look at eight neighbours of every pixel at once, because a
picture is one whole number and its neighbours are that number shifted.
"""

from __future__ import annotations

from collections.abc import Iterator

from cardmaker.text.raster import Raster


def thinned(raster: Raster) -> Raster:
    """The skeleton of a shape, connected as the shape is.

    Pixels are taken off two sides at a time, as long as no part falls in two and no end shrinks
    (Z. Guo and R. W. Hall, "Parallel thinning with two-subiteration algorithms", CACM 32, 1989,
    algorithm A1).
    """
    bits, width = raster.bits, raster.width
    first, still = True, 0
    while still < 2:
        off = _removable(bits, width, first)
        bits ^= off
        still = 0 if off else still + 1
        first = not first
    return raster._replace(bits=bits)


def layers(raster: Raster) -> Iterator[int]:
    """What is left of a shape when its edge is taken off, again and again, until nothing is.

    The edge is alternately that of four and that of eight neighbours, so that the discs one can
    put in are octagons: a pixel in the nth layer is about n pixels from the edge.
    """
    bits, width, corners = raster.bits, raster.width, False
    while bits:
        yield bits
        across = bits & bits << 1 & bits >> 1
        if corners:
            bits = across & across << width & across >> width
        else:
            bits = across & bits << width & bits >> width
        corners = not corners


def _removable(bits: int, width: int, first: bool) -> int:
    """The pixels that one pass takes off; p2 is the neighbour above, on to p9 clockwise."""
    p4, p8 = bits >> 1, bits << 1
    p2, p3, p9 = bits >> width, p4 >> width, p8 >> width
    p6, p5, p7 = bits << width, p4 << width, p8 << width
    # How often the ring of neighbours goes from white to black, side by side: exactly once.
    a, b = _without(p3 | p4, p2), _without(p5 | p6, p4)
    c, d = _without(p7 | p8, p6), _without(p9 | p2, p8)
    once = _without(a ^ b ^ c ^ d, a & b | c & d)
    # The ring counted in pairs, two ways: two or three pairs, so neither an end nor the inside.
    one = _pairs(p9 | p2, p3 | p4, p5 | p6, p7 | p8)
    two = _pairs(p2 | p3, p4 | p5, p6 | p7, p8 | p9)
    few = _without(one[0] & two[0], one[1] & two[1])
    if first:
        held = p8 & (p6 | p7 | _without(bits, p9))
    else:
        held = p4 & (p2 | p3 | _without(bits, p5))
    return _without(bits & once & few, held)


def _pairs(a: int, b: int, c: int, d: int) -> tuple[int, int]:
    """Where at least two of four are set, and where all of them are."""
    ab, cd = a & b, c & d
    return ab | cd | (a | b) & (c | d), ab & cd


def _without(these: int, those: int) -> int:
    """What is set in the first and not in the second (`& ~` of whole numbers is slow)."""
    return (these | those) ^ those
