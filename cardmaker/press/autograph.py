"""Autographs: a file with a person's own signature goes in, its ink as paths comes out, and where
it stands on a note's signature line.
"""

from __future__ import annotations

from pathlib import Path as File
from typing import Final, NamedTuple

from cardmaker.confined import Task, confined, taken
from cardmaker.display import Glyphs, Ink, Items, Path
from cardmaker.errors import BadPhoto
from cardmaker.geometry import Matrix, Rect, around
from cardmaker.press.forms import Stamp
from cardmaker.svg.drawing import Drawing, Shape, unpacked
from cardmaker.svg.folder import drawing_in

#: How high is an autograph, in x-heights of its note, and which part of it lies below the base
#: line? A name in the same hand, with its capital and its flourish, is as high.
_HIGH: Final = 3.0
_BELOW: Final = 0.28

#: It is drawn so high, in points, and made smaller where it stands: two decimals are then enough.
_DRAWN: Final = 200.0

_MOST_BYTES: Final = 32 << 20

_TRACE: Final = Task(
    "cardmaker.press.tracing:traced", BadPhoto, "save it anew as a PNG, or scan it again"
)


def read_autograph(path: File) -> Drawing:
    """The signature in a PNG, JPEG or SVG, as shapes that its view box just holds.

    Raises:
        BadPhoto: a picture that cannot be read or has no signature on light paper.
        BadDesign: an SVG that cannot be read.
    """
    path = path.expanduser()
    if path.suffix.lower() == ".svg":
        drawing = drawing_in(path)
        ends = [z for shape in drawing.shapes for line in shape.contours for z in line.points]
        if not ends:
            raise BadPhoto(f"{path.name} has nothing in it that prints", "draw the signature")
        box = around([Rect(z.real, z.imag, 0, 0) for z in ends])
        if not box.h or not box.w:
            raise BadPhoto(f"{path.name} is one straight line", "draw the signature")
        return drawing._replace(view=box)
    return unpacked(confined(_TRACE, path.name, taken(path, _MOST_BYTES, _TRACE)))


class Autograph(NamedTuple):
    """A signature in its ink, ready to be put on any card of a file.

    `box` is what it fills in its own points, `x_height` that of the note's hand in em, and `right`
    where the note's room ends on the panel.
    """

    items: Items
    box: Rect
    x_height: float
    right: float

    def on(self, name: tuple[Glyphs, ...]) -> Stamp:
        """The autograph in place of a name, whose words stay there to be read."""
        line = name[0]
        high = _HIGH * self.x_height * line.size
        scale = min(high / self.box.h, (self.right - line.x) / self.box.w)
        foot = line.y + _BELOW * scale * self.box.h
        unseen = tuple(words._replace(unseen=True) for words in name)
        shift = line.x, foot - scale * self.box.h
        return Stamp(self.items, self.box, Matrix(scale, 0.0, 0.0, scale, *shift), unseen)


def inked(drawing: Drawing, ink: Ink, x_height: float, right: float) -> Autograph:
    """A signature in the ink of the pen."""
    view = drawing.view
    scale = _DRAWN / view.h
    corner = complex(view.x, view.y)
    items = tuple(path for shape in drawing.shapes for path in _paths(shape, scale, corner, ink))
    return Autograph(items, Rect(0, 0, view.w * scale, _DRAWN), x_height, right)


def _paths(shape: Shape, scale: float, corner: complex, ink: Ink) -> Items:
    lines = [
        (tuple((z - corner) * scale for z in contour.points), contour.closed)
        for contour in shape.contours
    ]
    paths = []
    if shape.fill is not None:
        paths.append(Path(tuple(line for line, _ in lines), ink, evenodd=shape.evenodd))
    if shape.stroke is not None:
        paths += [
            Path((line,), None, ink, shape.width * scale, closed, shape.round)
            for line, closed in lines
        ]
    return tuple(paths)
