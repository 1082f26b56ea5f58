"""Garden sprigs: separate delicate sprigs from the head and the foot, a calm oval between them.

Each panel is a pure function of (panel, palette, seed); the palette never moves a leaf.
"""

from __future__ import annotations

import math

from cardmaker.art.corner import Stem, draw_group
from cardmaker.art.curve import ease
from cardmaker.art.deal import Decks, deal_against, deal_row, weight
from cardmaker.art.frame import framed
from cardmaker.art.grain import Grain
from cardmaker.art.ornament import draw_ornament
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.room import Room, clear_of, spread, within
from cardmaker.art.row import Row
from cardmaker.art.stand import draw_ghosts, draw_row
from cardmaker.display import Items

NAME = "garden-sprigs"

#: How many pale silhouettes stand behind each row?
GHOSTS = 5

#: How wide are a short word and a long one with the air round them? Parts of the window's width.
SHORT, LONG = 0.56, 0.76

#: How wide is the ornament inside? A part of the panel's mean side; the back's is smaller.
ORNAMENT = 0.26

#: How much bare paper does an ornament need above it and below? A little over 4 mm, in points.
AIR = 11.6


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: a hanging and a standing row that leave a bowl of paper round the lettering."""
    grain = Grain(f"{NAME}/front/{seed}")
    tilt = grain.child("tilt").swing(0.05)
    decks, near = Decks(grain.child("decks")), _nearness(panel)

    def foot_reach(u: float) -> float:
        return 0.190 + 0.035 * near + (0.160 + 0.090 * near) * _bowl(u - tilt)

    def head_reach(u: float) -> float:
        return 0.150 + 0.035 * near + (0.150 + 0.090 * near) * _bowl(u + tilt)

    window, past = panel.window, _overshoot(panel)
    foot = Row(Room(panel), window.bottom + past, False, foot_reach)
    head = Row(Room(panel), window.y - past, True, head_reach)
    standing = deal_row(foot, grain.child("foot deal"), decks)
    # The heavier side of one row stands over the lighter side of the other.
    hanging = deal_against(head, weight(foot, standing), grain.child("head deal"), decks)
    layers = (
        draw_ghosts(foot, GHOSTS, palette, grain.child("foot ghosts")),
        draw_ghosts(head, GHOSTS, palette, grain.child("head ghosts")),
        draw_row(foot, standing, palette, grain.child("foot")),
        draw_row(head, hanging, palette, grain.child("head")),
    )
    return framed(panel, palette, [path for layer in layers for path in layer])


def _nearness(panel: Panel) -> float:
    """How much nearer the sprigs come to hold a short word: 0 for long ones, up to 1."""
    if not panel.keep:
        return 0.0
    return 1.0 - ease(SHORT, LONG, panel.keep[0].w / panel.window.w)


def _bowl(u: float) -> float:
    """The rim of the bowl: 0 in the middle of the row, 1 at its ends."""
    return math.pow(min(1.0, abs(2 * u - 1)), 1.6)


def _overshoot(panel: Panel) -> float:
    return panel.bleed + 1.5 if panel.edge == "bleed" else 0.02 * panel.window.h


#: What grows out of the lower outer corner? A bunch, fanned from along the foot to up the side.
PLANTED = (
    Stem("willow", -0.06 + 0j, -150, 0.34, -0.22, ghost=True),
    Stem("olive", 0.02 + 0j, -112, 0.30, 0.25, ghost=True),
    Stem("myrtle", 0.00 + 0j, -106, 0.42, 0.30),
    Stem("olive", 0.00 + 0j, -152, 0.40, -0.16),
    Stem("willow", 0.00 + 0j, -128, 0.30, -0.20),
    Stem("fern", -0.13 + 0j, -130, 0.18, -0.30),
    Stem("seeded", 0.00 + 0j, -140, 0.26, -0.30),
    Stem("rosebud", -0.06 + 0j, -146, 0.30, -0.30),
    Stem("daisy", 0.00 + 0j, -112, 0.24, 0.10),
    Stem("blossom", -0.02 + 0j, -132, 0.26, -0.20),
)


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The right-hand inside: an ornament over the note if there is room, sprigs in the corner."""
    grain, window = Grain(f"{NAME}/inside/{seed}"), panel.window
    room = Room(panel)
    header = _header(panel, palette, grain.child("header"))
    bleeds = panel.edge == "bleed"
    foot = max((rect.bottom for rect in panel.keep), default=0.0)
    if not bleeds and window.bottom - foot < 0.20 * panel.size.h:
        # Too low a strip for plants to stand in.
        return (*header, *_between(panel, palette, (foot, window.bottom), grain.child("footer")))
    # Nothing hides a cut inside: with a border the sprigs stand free on the window's lower edge.
    inset = 0.0 if bleeds else 0.02 * panel.size.w
    down = window.bottom + (_overshoot(panel) if bleeds else -1.0)
    origin = complex(window.right - inset, down)
    group = draw_group(room, origin, PLANTED, palette, grain.child("corner"))
    return (*header, *within(group, panel.reach))


def _header(panel: Panel, palette: Palette, grain: Grain) -> Items:
    """A small ornament between the window's head and the note, where it has air."""
    window = panel.window
    top = min((rect.y for rect in panel.keep), default=window.y + 0.20 * window.h)
    if top - window.y < 0.13 * panel.size.h:
        return ()
    return _between(panel, palette, (window.y, top), grain)


def _between(panel: Panel, palette: Palette, band: tuple[float, float], grain: Grain) -> Items:
    """A small mirrored ornament in the middle of a band, AIR or more above and below."""
    full = ORNAMENT * math.sqrt(panel.size.w * panel.size.h)
    # Its height goes with its width, but a little more or less with every seed: try, then fit.
    trial = spread(draw_ornament(0j, full, palette, grain))
    width = full * min(1.0, (band[1] - band[0] - 2 * AIR) / trial.h)
    if width < 0.5 * full:
        return ()
    centre = complex(panel.size.w / 2, (band[0] + band[1]) / 2 - trial.centre.imag * width / full)
    items = draw_ornament(centre, width, palette, grain)
    return items if clear_of(items, panel.keep) else ()


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    """The back: one small mirrored ornament, low; the design's name stands under it."""
    window = panel.window
    width = 0.72 * ORNAMENT * math.sqrt(panel.size.w * panel.size.h)
    centre = complex(panel.size.w / 2, window.y + window.h * 0.885)
    return draw_ornament(centre, width, palette, Grain(f"{NAME}/back/{seed}"))
