"""My design: sprigs that grow out of the foot of the card.

Each panel is a pure function of (panel, palette, seed): the same three, the same picture. A panel
knows its size in points, where art may go (`window`, `reach`) and what to keep out of (`keep`, the
words and the note); y runs down. What comes back is a list of shapes, the first at the bottom.
"""

from __future__ import annotations

from cardmaker.art.corner import Stem, draw_group
from cardmaker.art.frame import framed
from cardmaker.art.grain import Grain
from cardmaker.art.ornament import draw_ornament
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.room import Room
from cardmaker.display import Items

#: Part of every seed, so that no two designs grow alike.
NAME = "my-design"

#: What grows on the front: a species, where its root stands (parts of the panel's width from the
#: middle of the foot), its heading (-90 is up), its length (of the panel's height), how it turns.
#: Change a number, or plant another: fern, olive, willow, daisy, blossom, rosebud, lavender.
PLANTED = (
    Stem("willow", -0.16 + 0j, -104, 0.44, 0.20, ghost=True),
    Stem("fern", 0.20 + 0j, -74, 0.40, -0.20, ghost=True),
    Stem("myrtle", -0.30 + 0j, -98, 0.36, 0.16),
    Stem("daisy", -0.15 + 0j, -96, 0.40, 0.12),
    Stem("fern", -0.05 + 0j, -94, 0.30, -0.10),
    Stem("blossom", 0.06 + 0j, -86, 0.40, 0.10),
    Stem("olive", 0.19 + 0j, -82, 0.34, -0.18),
    Stem("rosebud", 0.31 + 0j, -80, 0.32, -0.12),
)


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: a row of sprigs along the foot, below the words."""
    grain = Grain(f"{NAME}/front/{seed}")  # every chance in the drawing comes from here
    foot = complex(panel.window.centre.real, panel.reach.bottom - 1)
    sprigs = draw_group(Room(panel), foot, PLANTED, palette, grain)
    return framed(panel, palette, sprigs)


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The right-hand inside: a small ornament under the note."""
    centre = complex(panel.window.centre.real, panel.window.y + 0.93 * panel.window.h)
    return draw_ornament(centre, 0.16 * panel.size.w, palette, Grain(f"{NAME}/inside/{seed}"))


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    """The back: a small ornament, low; the design's name stands under it."""
    centre = complex(panel.window.centre.real, panel.window.y + 0.88 * panel.window.h)
    return draw_ornament(centre, 0.16 * panel.size.w, palette, Grain(f"{NAME}/back/{seed}"))
