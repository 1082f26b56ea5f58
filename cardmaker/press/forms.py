"""Forms: what is drawn once in a file, written as Form XObjects that pages refer to."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from cardmaker.display import Glyphs, Items
from cardmaker.geometry import Matrix, Rect
from cardmaker.press.galley import Galley, number
from cardmaker.press.ink import Colour
from cardmaker.press.objects import Objects
from cardmaker.press.pdf import Drawing, Wash, draw
from cardmaker.press.picture import Picture

_SPACES = {"home": b"/DeviceRGB", "shop": b"/DeviceCMYK", "grey": b"/DeviceGray"}


class Stamp(NamedTuple):
    """A drawing that stands on many cards, each time in a place of its own: what is drawn once, how
    far it reaches, what brings it to its place there, and words that are only read.
    """

    items: Items
    box: Rect
    matrix: Matrix
    words: tuple[Glyphs, ...] = ()


class Forms:
    """The forms of one file; equal ones, and their equal shadings and pictures, are one object."""

    def __init__(self, objects: Objects, galley: Galley, colour: Colour, fonts: int) -> None:
        self._objects = objects
        self._galley = galley
        self._colour: Colour = colour
        self._fonts = fonts
        self._drawn: dict[tuple[int, Rect], tuple[bytes, Items]] = {}
        self._written: dict[bytes, bytes] = {}
        self._numbers: dict[bytes, int] = {}
        self._parts: dict[bytes, int] = {}
        self._washes: dict[Wash, int] = {}
        self._pictures: dict[Picture, int] = {}

    def name(self, items: Items, box: Rect) -> bytes:
        """The name, in `resources`, of the form that shows the items as far as `box` reaches."""
        # The items are kept beside their name, so no other list can come to have their id.
        known = self._drawn.get((id(items), box))
        if known is None:
            known = self._write(draw(items, self._galley, self._colour), box), items
            self._drawn[id(items), box] = known
        return known[0]

    def strokes(self, items: Items) -> bytes:
        """The operators of items that stand on one card only, to be written where they stand."""
        return draw(items, self._galley, self._colour, whole=True).content

    def stamp(self, stamp: Stamp) -> bytes:
        """The operators that put a stamp in its place."""
        matrix = b"%.4f %.4f %.4f %.4f %.2f %.2f" % stamp.matrix
        drawn = b"q %b cm /%b Do Q\n" % (matrix, self.name(stamp.items, stamp.box))
        return drawn + self._galley.set(stamp.words)

    def resources(self) -> bytes:
        """The entry of a page's resources that holds all forms."""
        if not self._numbers:
            return b""
        forms = b"".join(b"/%b %d 0 R" % entry for entry in self._numbers.items())
        return b"/XObject<<%b>>" % forms

    def _write(self, drawing: Drawing, box: Rect) -> bytes:
        content, entries = drawing.content, self._entries(drawing, box)
        same = hashlib.blake2b(entries + content).digest()
        name = self._written.get(same)
        if name is None:
            name = self._written[same] = b"P%d" % (len(self._written) + 1)
            self._numbers[name] = self._objects.stream(content, entries)
        return name

    def _part(self, drawing: Drawing, box: Rect) -> int:
        """The number of a form that only other forms name."""
        content, entries = drawing.content, self._entries(drawing, box)
        same = hashlib.blake2b(entries + content).digest()
        if same not in self._parts:
            self._parts[same] = self._objects.stream(content, entries)
        return self._parts[same]

    def _entries(self, drawing: Drawing, box: Rect) -> bytes:
        corners = b" ".join(map(number, (box.x, box.y, box.right, box.bottom)))
        entries = b"/Type/XObject/Subtype/Form/BBox[%b]/Resources<<%b>>"
        return entries % (corners, self._named(drawing))

    def _named(self, drawing: Drawing) -> bytes:
        """The resources of one form: what its operators name and no more."""
        parts = []
        if drawing.lettered:
            parts.append(b"/Font %d 0 R" % self._fonts)
        if drawing.washes:
            refs = [b"/W%d %d 0 R" % (n, self._wash(w)) for n, w in enumerate(drawing.washes)]
            parts.append(b"/Shading<<%b>>" % b"".join(refs))
        if drawing.pictures or drawing.parts:
            refs = [b"/I%d %d 0 R" % (n, self._picture(p)) for n, p in enumerate(drawing.pictures)]
            refs += [b"/G%d %d 0 R" % (n, self._part(*p)) for n, p in enumerate(drawing.parts)]
            parts.append(b"/XObject<<%b>>" % b"".join(refs))
        return b"".join(parts)

    def _wash(self, wash: Wash) -> int:
        """An axial shading from (0, 0) to (1, 0) that goes on flat beyond its ends."""
        if wash not in self._washes:
            first, last = (b" ".join(map(number, end)) for end in wash)
            function = b"<</FunctionType 2/Domain[0 1]/C0[%b]/C1[%b]/N 1>>" % (first, last)
            self._washes[wash] = self._objects.put(
                b"<</ShadingType 2/ColorSpace%b/Coords[0 0 1 0]/Extend[true true]/Function%b>>"
                % (_SPACES[self._colour], function)
            )
        return self._washes[wash]

    def _picture(self, picture: Picture) -> int:
        if picture not in self._pictures:
            self._pictures[picture] = self._objects.packed(picture.data, picture.entries)
        return self._pictures[picture]
