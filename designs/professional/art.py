"""Professional: a rule or none, a divider or none, one ink. The words do the rest.

Each panel is a pure function of (panel, palette, seed); the seed chooses among a few settings, as
a compositor would.
"""

from __future__ import annotations

from cardmaker.art.bank import chosen
from cardmaker.art.frame import ground
from cardmaker.art.grain import Grain
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.room import clear_of
from cardmaker.art.rule import BOLD, FINE, GAP, LOOSE, divider, frame_place, framing
from cardmaker.display import Group, Items, rectangle, rule

NAME = "professional"

#: Which frames may be chosen? Their rules from outside in.
FRAMES = ((), (BOLD, FINE), (FINE,), (FINE, BOLD, FINE), (FINE, BOLD), (BOLD,), (FINE, BOLD))

#: Which dividers stand under the words? Wide ones with a heart, or a short plain rule.
DIVIDERS = (("dot", 0.26), ("lozenge", 0.26), ("plain", 0.09), ("plain", 0.16))

#: How far below the words is a divider's line, of the panel's height?
BELOW = 0.030

#: How much air does a divider have above it and below, in points?
AIR = 4.0

#: How far apart are the liner's stripes, in points, and how much of the pale tone is on them?
STRIPE, TINT = 15.0, 0.30


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: a frame, and a divider below the words."""
    grain = Grain(f"{NAME}/front/{seed}")
    widths = grain.pick(FRAMES)
    heart, part = grain.pick(DIVIDERS)
    gap = GAP + grain.swing(LOOSE)
    rules, place = [], frame_place(panel).inset(grain.between(0, LOOSE))
    for width in widths:
        rules.append(framing(place, width, palette.ink))
        place = place.inset(gap)
    under = _under_words(panel, palette, heart, part)
    return (*ground(panel, palette), Group(tuple(rules)), Group(under))


#: In how many times as many ways as others go its frame and its divider, which are all there is?
MANY = 8


def bank(panel: Panel, palette: Palette, seed: str, ways: int) -> Items:
    """The same with its frame and its divider in many ways."""
    return chosen([front(panel, palette, f"{seed}~{way}") for way in range(MANY * ways)])


def _under_words(panel: Panel, palette: Palette, heart: str, part: float) -> Items:
    """The divider half way from the words to the line below, if it has air there."""
    if not panel.keep:
        return ()
    words, *below = panel.keep
    foot = below[0].y if below else words.bottom + 2 * BELOW * panel.size.h
    middle = complex(panel.size.w / 2, (words.bottom + foot) / 2)
    if (foot - words.bottom) / 2 < AIR:
        return ()
    return divider(middle, part * panel.size.w, palette.ink, heart)


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The right-hand inside: a short divider at the foot, if the note leaves it air."""
    middle = complex(panel.size.w / 2, panel.window.bottom - 0.07 * panel.size.h)
    mark = divider(middle, 0.16 * panel.size.w, palette.ink, "dot")
    return mark if clear_of(mark, panel.keep) else ()


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    """The back: the same divider, low."""
    middle = complex(panel.size.w / 2, panel.window.y + 0.88 * panel.window.h)
    return divider(middle, 0.16 * panel.size.w, palette.ink, "dot")


def liner(panel: Panel, palette: Palette, seed: str) -> Items:
    """The envelope's liner: pinstripes in pairs, bold and fine, on a pale ground."""
    reach, pale = panel.reach, palette.paper.mix(palette.pale, TINT)
    ink = palette.pale.mix(palette.ink, 0.12)
    stripes, x = [], reach.x + STRIPE / 2
    while x < reach.right:
        for width, off in ((BOLD, 0.0), (FINE, GAP)):
            if x + off + width < reach.right:
                line = rule(complex(x + off, reach.y), complex(x + off, reach.bottom), ink, width)
                stripes.append(line)
        x += STRIPE
    return (rectangle(reach, fill=pale), *stripes)
