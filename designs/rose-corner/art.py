"""Rose corner: two posies of garden roses in opposite corners, the greenery along the edges.

Each panel is a pure function of (panel, palette, seed); the palette never moves a leaf.
"""

from __future__ import annotations

from cardmaker.art.arm import mean_side
from cardmaker.art.bank import grains
from cardmaker.art.frame import framed
from cardmaker.art.grain import Grain
from cardmaker.art.ornament import draw_ornament
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.posy import Flower, settled
from cardmaker.art.repeat import draw_repeat
from cardmaker.art.room import within
from cardmaker.art.rose import draw_rose
from cardmaker.art.sketch import Sketch
from cardmaker.art.spray import Spray, Stem, draw_round, draw_spray, turned, unframed
from cardmaker.display import Item, Items

NAME = "rose-corner"

#: Where are the two sprays, as fractions of the window, how large are their posies (radii, of the
#: window's mean side), and how far are they turned? The second is the smaller counterpart.
CORNERS = ((0.115 + 0.095j, 0.112, 0.0), (0.885 + 0.905j, 0.097, 180.0))

#: The greenery of the upper left corner: along the head of the card, down its side, between.
ARMS = (
    Stem("eucalyptus", 6, 3.55), Stem("olive", 84, 3.15), Stem("seeded", 34, 2.0),
    Stem("willow", 60, 1.9), Stem("fern", -14, 2.75), Stem("eucalyptus", 108, 2.2),
)  # fmt: skip
AIRY = (
    Stem("panicle", 18, 2.5), Stem("myrtle", 98, 2.25), Stem("rosebud", 48, 1.75),
    Stem("lavender", 70, 1.8), Stem("panicle", 76, 1.7), Stem("myrtle", 4, 2.05),
)  # fmt: skip
COLLAR = (0.0, 40.0, 80.0, 120.0, 160.0, 200.0, 235.0, 270.0, 315.0)

#: The heads, back to front: one great rose, a second, something pale, something small, berries.
POSIES = (
    (
        Flower("blossom", 1.05 - 0.42j, 0.40, 1), Flower("blossom", 0.02 + 1.18j, 0.44, 2),
        Flower("ranunculus", 0.95 + 0.53j, 0.54, 1), Flower("garden", 0.04 + 0.02j, 0.80, 0),
        Flower("daisy", 0.64 + 0.96j, 0.34, 2), Flower("berries", 1.50 + 0.22j, 0.19),
        Flower("berries", -0.36 + 1.50j, 0.19),
    ),
    (
        Flower("small", 1.10 - 0.30j, 0.44, 2), Flower("blossom", -0.16 + 1.18j, 0.42, 1),
        Flower("anemone", 0.88 + 0.62j, 0.55, 2), Flower("garden", 0.04 + 0.02j, 0.80, 0),
        Flower("blossom", 0.40 + 1.08j, 0.33, 0), Flower("berries", 1.46 + 0.30j, 0.19),
        Flower("berries", -0.62 + 0.98j, 0.19),
    ),
    (
        Flower("blossom", 1.32 + 0.20j, 0.38, 2), Flower("small", 0.30 + 1.20j, 0.46, 1),
        Flower("small", 0.98 - 0.52j, 0.42, 2), Flower("ranunculus", 0.04 + 0.02j, 0.80, 0),
        Flower("anemone", 0.80 + 0.62j, 0.44, 2), Flower("berries", -0.28 + 1.38j, 0.19),
        Flower("berries", 1.52 - 0.34j, 0.18),
    ),
)  # fmt: skip


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: a spray in the upper left corner and a smaller one in the lower right."""
    (shared, grain), window = grains(f"{NAME}/front", seed), panel.window
    # The two corners never hold the same heads.
    posies = shared.child("deal").shuffled(POSIES)
    items: list[Item] = []
    for i, (place, size, way) in enumerate(CORNERS):
        spray = turned(Spray(ARMS, AIRY, COLLAR, posies[i]), way)
        centre = complex(window.x + place.real * window.w, window.y + place.imag * window.h)
        heads = shared.child(i).child("heads")
        posy = settled(panel, centre, size * mean_side(panel), spray.flowers, heads)
        if posy:
            items += draw_round(panel, spray, posy, palette, grain.child(i))
    return framed(panel, palette, items)


#: What grows in the lower outer corner inside: low along the foot, and a little up the side.
CORNER = Spray(
    (Stem("olive", 186, 4.4), Stem("eucalyptus", 264, 3.6), Stem("seeded", 206, 2.6)),
    (Stem("myrtle", 196, 3.6), Stem("rosebud", 222, 2.4), Stem("panicle", 176, 3.2)),
    (0.0, 60.0, 120.0, 170.0, 210.0, 250.0, 300.0),
    (
        Flower("blossom", -1.02 + 0.34j, 0.42, 2), Flower("small", -0.62 - 0.56j, 0.46, 1),
        Flower("garden", 0j, 0.80, 0), Flower("berries", -1.30 - 0.20j, 0.20),
    ),
)  # fmt: skip


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The inside: a small spray in the lower outer corner, as large as the note lets it be."""
    window, grain = panel.window, Grain(f"{NAME}/inside/{seed}")
    corner = complex(window.right - 0.10 * window.w, window.bottom - 0.08 * window.h)
    items = draw_spray(unframed(panel), CORNER, corner, 0.074 * mean_side(panel), palette, grain)
    return tuple(within(items, panel.reach))


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    """The back: one small rose between two sprigs, low; the design's name stands under it."""
    window = panel.window
    centre = complex(panel.size.w / 2, window.y + window.h * 0.88)
    grain = Grain(f"{NAME}/back/{seed}")
    return draw_ornament(centre, 0.20 * mean_side(panel), palette, grain, _rose)


def _rose(sketch: Sketch, centre: complex, radius: float) -> None:
    draw_rose(sketch, centre, 1.25 * radius, 0, "small")


#: What is tossed over the liner? Sprigs by species, and heads; sizes in steps between them.
TOSS = (
    Flower("small", 0j, 0.25, 0), "olive", "eucalyptus", Flower("blossom", 0j, 0.17, 1),
    "myrtle", Flower("small", 0j, 0.21, 1), "willow", "seeded",
)  # fmt: skip


def liner(panel: Panel, palette: Palette, seed: str) -> Items:
    """The envelope's liner: the design's small plants, tossed."""
    return draw_repeat(panel, palette, TOSS, Grain(f"{NAME}/liner/{seed}"))
