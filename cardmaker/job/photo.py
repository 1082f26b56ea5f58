"""A photograph on the front: a design and a file go in, the design with the photograph comes out.

The words of the front then stand below it, on paper, where they can be read; without words it fills
the front.
"""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Final

from cardmaker.art.frame import framed
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.design import Design
from cardmaker.display import Items
from cardmaker.errors import Misused
from cardmaker.geometry import Rect
from cardmaker.press.ink import Colour
from cardmaker.press.photo import SHARP, develop

#: How high is the strip for the words below a photograph, alone and with a small line? A part of
#: the panel's mean side.
_STRIP: Final = 0.23
_STRIP_OF_TWO: Final = 0.28

#: Of that strip: how high the words may be, and where their middle stands.
_HIGH: Final = 0.46
_MIDDLE: Final = 0.52
_MIDDLE_OF_TWO: Final = 0.40


def with_photo(
    design: Design, path: Path, panel: Panel, colour: Colour, lines: int
) -> tuple[Design, tuple[str, ...]]:
    """The design with a photograph for its front, and what a person should know of it.

    `panel` is the front as it will be drawn; `lines` is 0 for no words on it, 1 for words, 2 for
    words and a small line below them.

    Raises:
        BadPhoto: the photograph will not do.
        Misused: the card has one ink, and no place for it.
    """
    if colour == "grey":
        raise Misused("--mono has outlines to colour in, and a photo has none", "leave one out")
    strip = (0.0, _STRIP, _STRIP_OF_TWO)[lines] * math.sqrt(panel.size.w * panel.size.h)
    place = panel.reach
    foot = panel.window.bottom - strip if lines else place.bottom
    photo = develop(path, Rect(place.x, place.y, place.w, foot - place.y), colour)

    def front(panel: Panel, palette: Palette, _seed: str) -> Items:
        return framed(panel, palette, (photo.image,))

    words = design.lettering
    if lines:
        middle = foot + strip * (_MIDDLE_OF_TWO if lines == 2 else _MIDDLE)
        centre, height = complex(0.5, middle / panel.size.h), _HIGH * strip / panel.size.h
        words = replace(words, centre=centre, height=height, lines=1, leading=None)
    soft = (
        f"{path.name} has {photo.dpi:.0f} dots an inch on this card; from {SHARP} up it is sharp.",
    )
    whole = replace(design, front=front, lettering=words, bank=None, monogram=None)
    return whole, soft if photo.dpi < SHARP else ()
