"""Photographs: a person's own file and a place on a card go in, the picture for it comes out."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from cardmaker.confined import Task, confined, taken
from cardmaker.display import Image
from cardmaker.errors import BadPhoto
from cardmaker.geometry import Rect
from cardmaker.press.ink import Colour

#: How many dots an inch must a photograph have on the card at least, and how many make it sharp?
#: (Print shops ask for 300 and send back what has less than half of it: printingforless.com,
#: "Image resolution"; moo.com, "Artwork guidelines".)
LEAST: Final = 150
SHARP: Final = 300

#: How large may a photograph's file be?
_MOST_BYTES: Final = 64 << 20

_DEVELOP: Final = Task(
    "cardmaker.press.darkroom:developed", BadPhoto, "save it anew as a JPEG, or choose another"
)


class Photo(NamedTuple):
    """A picture in its place, and how many dots an inch its file has there."""

    image: Image
    dpi: float


def develop(path: Path, place: Rect, colour: Colour) -> Photo:
    """The photograph in a file, cropped to fill a place in points, in RGB or for the shop in CMYK.

    Raises:
        BadPhoto: it cannot be read, or has too few dots for its place.
    """
    path = path.expanduser()
    data = taken(path, _MOST_BYTES, _DEVELOP)
    sides = (f"{place.w:.3f}", f"{place.h:.3f}")
    head, _, jpeg = confined(_DEVELOP, path.name, data, *sides, colour).partition(b"\n")
    return Photo(Image(jpeg, place), float(head))
