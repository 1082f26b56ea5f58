"""Bouquet: a hand-tied bunch of roses with a bow, the words under it.

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
from cardmaker.art.posy import Flower, Posy, settled
from cardmaker.art.repeat import draw_repeat
from cardmaker.art.ribbon import draw_bow
from cardmaker.art.room import clear_of, within
from cardmaker.art.rose import draw_rose
from cardmaker.art.sketch import Sketch
from cardmaker.art.spine import through
from cardmaker.art.spray import Spray, Stem, draw_round, draw_spray, fenced, unframed
from cardmaker.display import Group, Items

NAME = "bouquet"

#: How large are the heads' posies at most, of the window's width? From the middle of the heads,
#: in posy radii: how high the greenery stands, how deep the tie is, and its tails below that.
SIZE = 0.145
CROWN, TIE, TAILS = 3.0, 1.95, 1.0

#: How much paper stays bare along the edges? A part of the window's mean side.
MARGIN = 0.025

#: How much air is under the tails, in posy radii, and how much of what is left over above?
AIR, ABOVE = 0.22, 0.55

#: The greenery: from the left round by the top to the right, the sides hanging.
ARMS = (
    Stem("willow", 160, 2.4), Stem("eucalyptus", 186, 2.45), Stem("olive", 213, 2.75),
    Stem("seeded", 240, 2.6), Stem("fern", 265, 2.45), Stem("eucalyptus", 291, 2.5),
    Stem("olive", 321, 2.75), Stem("seeded", 349, 2.45), Stem("willow", 18, 2.4),
)  # fmt: skip
AIRY = (
    Stem("panicle", 226, 2.7), Stem("myrtle", 199, 2.5), Stem("lavender", 252, 2.2),
    Stem("rosebud", 278, 2.5), Stem("panicle", 308, 2.7), Stem("myrtle", 336, 2.5),
    Stem("blossom", 172, 2.4), Stem("rosebud", 4, 2.4),
)  # fmt: skip
COLLAR = (20.0, 48.0, 75.0, 103.0, 130.0, 158.0, 200.0, 235.0, 305.0, 340.0)

#: The heads, back to front.
POSIES = (
    (
        Flower("blossom", -1.34 - 0.42j, 0.40, 2), Flower("blossom", 1.30 - 0.50j, 0.38, 1),
        Flower("small", -0.50 - 1.06j, 0.48, 1), Flower("anemone", 0.58 - 0.98j, 0.52, 2),
        Flower("ranunculus", -0.98 + 0.36j, 0.56, 1), Flower("small", 1.02 + 0.26j, 0.52, 2),
        Flower("daisy", 0.40 + 0.98j, 0.34, 2), Flower("blossom", -0.34 + 1.02j, 0.36, 0),
        Flower("garden", 0.02 - 0.02j, 0.78, 0), Flower("berries", 1.44 + 0.02j, 0.19),
        Flower("berries", -0.94 - 0.72j, 0.18),
    ),
    (
        Flower("daisy", -1.36 - 0.20j, 0.35, 2), Flower("small", 1.26 - 0.40j, 0.45, 1),
        Flower("anemone", -0.62 - 0.94j, 0.52, 2), Flower("blossom", 0.44 - 1.10j, 0.42, 1),
        Flower("small", -1.00 + 0.46j, 0.48, 2), Flower("ranunculus", 0.96 + 0.44j, 0.56, 1),
        Flower("blossom", -0.14 + 1.04j, 0.37, 2), Flower("blossom", 1.58 + 0.08j, 0.32, 0),
        Flower("garden", -0.02 - 0.02j, 0.78, 0), Flower("berries", 0.52 + 1.02j, 0.19),
        Flower("berries", 0.86 - 0.98j, 0.18),
    ),
)  # fmt: skip


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: the bunch over the words, as large as they let it be; no edge cuts a leaf."""
    shared, grain = grains(f"{NAME}/front", seed)
    centre, radius = _place(panel)
    panel = fenced(panel, panel.window.inset(MARGIN * mean_side(panel)))
    heads = shared.child("deal").pick(POSIES)
    posy = settled(panel, centre, radius, heads, shared.child("heads"))
    if posy is None:
        return framed(panel, palette, ())
    bow = Sketch(palette, grain.child("bow"), palette.style)
    draw_bow(bow, posy.centre + 1j * TIE * posy.radius, 0.60 * posy.radius, 1)
    order = shared.child("stems").shuffled(range(COUNT))
    parts = (
        *(_stem(panel, posy, i, palette, grain.child("stems").child(i)) for i in order),
        *draw_round(panel, Spray(ARMS, AIRY, COLLAR, heads), posy, palette, grain),
        Group(bow.items if clear_of(bow.items, panel.keep) else ()),
    )
    return framed(panel, palette, parts)


def _place(panel: Panel) -> tuple[complex, float]:
    """The middle of the heads, and their posy's radius: the bunch stands on the words."""
    window = panel.window
    floor = min((box.y for box in panel.keep), default=window.y + 0.77 * window.h)
    deep = CROWN + TIE + TAILS + AIR
    radius = max(0.05 * window.w, min(SIZE * window.w, (floor - window.y) / deep))
    spare = max(0.0, floor - window.y - deep * radius)
    y = window.y + ABOVE * spare + CROWN * radius
    return complex(window.x + window.w / 2, y), radius


#: How far apart are the outermost stems at the heads, at the tie and at their cut ends, in posy
#: radii? There are an odd number of them.
SPREAD, COUNT = (1.0, 0.17, 0.72), 9


def _stem(panel: Panel, posy: Posy, i: int, palette: Palette, grain: Grain) -> Group:
    """A bare stem, counted from the left: from under the heads it crosses the others at the tie
    and goes to the other side below it.
    """
    above, at, below = SPREAD
    u = 2 * i / (COUNT - 1) - 1
    tail = TIE + TAILS * grain.about(1.0, 0.10) * (1 - 0.12 * abs(u))
    places = [
        posy.centre + posy.radius * z
        for z in (
            complex(above * u + grain.swing(0.05), 0.6),
            complex(at * u, TIE),
            complex(-below * u + grain.swing(0.05), tail),
        )
    ]
    sketch = Sketch(palette, grain, palette.style)
    lit, shade = palette.green[i % 2]
    ink = sketch.jitter(palette.stem.mix(lit if i % 3 else shade, 0.5))
    wide = max(0.9, 0.050 * posy.radius)
    sketch.mark(sketch.mid, through(places, posy.radius).taper(0.7 * wide, wide), ink)
    return Group(sketch.items if clear_of(sketch.items, panel.keep) else ())


#: What grows in the lower outer corner inside: a few stems of the bunch, laid down.
CORNER = Spray(
    (Stem("olive", 182, 4.6), Stem("eucalyptus", 206, 3.2), Stem("seeded", 268, 3.4)),
    (Stem("lavender", 194, 4.0), Stem("rosebud", 216, 2.8), Stem("panicle", 174, 3.4)),
    (0.0, 55.0, 115.0, 165.0, 205.0, 245.0, 300.0),
    (
        Flower("anemone", -1.02 + 0.20j, 0.50, 2), Flower("blossom", -0.50 - 0.78j, 0.38, 1),
        Flower("garden", 0j, 0.78, 0), Flower("berries", -1.10 - 0.50j, 0.20),
    ),
)  # fmt: skip


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The inside: a few of its stems in the lower outer corner."""
    window, grain = panel.window, Grain(f"{NAME}/inside/{seed}")
    corner = complex(window.right - 0.10 * window.w, window.bottom - 0.08 * window.h)
    items = draw_spray(unframed(panel), CORNER, corner, 0.070 * mean_side(panel), palette, grain)
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
    "rosebud", Flower("small", 0j, 0.23, 0), "lavender", "olive",
    Flower("blossom", 0j, 0.18, 1), "eucalyptus", "blossom", "fern",
)  # fmt: skip


def liner(panel: Panel, palette: Palette, seed: str) -> Items:
    """The envelope's liner: the design's small plants, tossed."""
    return draw_repeat(panel, palette, TOSS, Grain(f"{NAME}/liner/{seed}"))
