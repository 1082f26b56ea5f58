"""Frames: how art ends where a border begins, so that the edge looks meant."""

from __future__ import annotations

from collections.abc import Iterable

from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.room import within
from cardmaker.display import PAPER, Group, Item, Items, rectangle

#: How thick is a window's frame, in points?
FRAME = 0.6


def framed(panel: Panel, palette: Palette, items: Iterable[Item]) -> Items:
    """The art of a front, ended as the panel asks.

    On a border: cut off by the window, and a fine frame over the cut, nothing inked beyond it.
    Bleeding: as it is. A palette with a tinted paper gets its ground, under all of it.
    """
    shown = (*ground(panel, palette), *within(items, panel.reach))
    if panel.edge == "bleed":
        return shown
    ink = palette.stem.mix(palette.pale, 0.35)
    # The frame's outer edge is the window's: half its width inwards.
    line = rectangle(panel.window.inset(FRAME / 2), stroke=ink, width=FRAME)
    return (Group(shown, clip=panel.window), line)


def ground(panel: Panel, palette: Palette) -> Items:
    """The tinted paper of a palette as far as ink may go; nothing where paper is bare."""
    return (rectangle(panel.reach, fill=palette.paper),) if palette.paper != PAPER else ()
