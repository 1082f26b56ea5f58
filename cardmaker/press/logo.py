"""Logos: a person's own file goes in, the piece of a card's back that shows it comes out."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Final, NamedTuple

from cardmaker.back import Piece
from cardmaker.confined import Task, confined, taken
from cardmaker.display import PAPER, Group, Image, Ink
from cardmaker.errors import BadPhoto
from cardmaker.geometry import Rect, Size
from cardmaker.press.ink import Colour
from cardmaker.press.photo import SHARP
from cardmaker.svg.fit import drawn
from cardmaker.svg.folder import drawing_in

_MOST_BYTES: Final = 32 << 20

_SHOW: Final = Task(
    "cardmaker.press.darkroom:shown_whole", BadPhoto, "save it anew as a PNG, or as an SVG"
)


class Limits(NamedTuple):
    """How much of a panel a logo takes, whatever its shape, and how large it is at most; points."""

    area: float
    most: Size


def read_logo(
    path: Path, limits: Limits, colour: Colour, paper: Ink = PAPER
) -> tuple[Piece, tuple[str, ...]]:
    """The logo in an SVG, PNG or JPEG as large as it may be, and what a person should know of it.

    Raises:
        BadPhoto: a picture that cannot be read, or has too few dots.
        BadDesign: an SVG that cannot be read.
    """
    path = path.expanduser()
    if path.suffix.lower() == ".svg":
        drawing = drawing_in(path)
        view = drawing.view.size
        scale = min(
            math.sqrt(limits.area / (view.w * view.h)),
            limits.most.w / view.w, limits.most.h / view.h,
        )  # fmt: skip
        size = Size(view.w * scale, view.h * scale)
        shown = drawn(drawing, scale, -complex(drawing.view.x, drawing.view.y) * scale)
        return Piece((Group(shown, clip=Rect(0, 0, *size)),), size), ()
    data = taken(path, _MOST_BYTES, _SHOW)
    most = " ".join(f"{part:.3f}" for part in (limits.area, *limits.most))
    below = " ".join(f"{part:.4f}" for part in paper)
    head, _, jpeg = confined(_SHOW, path.name, data, most, colour, below).partition(b"\n")
    w, h, dpi = map(float, head.split())
    soft = (f"{path.name} has {dpi:.0f} dots an inch on this card; from {SHARP} up it is sharp.",)
    return Piece((Image(jpeg, Rect(0, 0, w, h)),), Size(w, h)), soft if dpi < SHARP else ()
