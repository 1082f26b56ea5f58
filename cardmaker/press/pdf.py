"""What is drawn once in a file: display lists become the content of Form XObjects.

Items go in, a `Drawing` comes out: operators, and the shadings, pictures, faces and parts they
name. A part is a group's drawing that comes more than once, as in the pattern of a liner.
ReportLab's canvas carries colour, stroke and graphics state; this is its one home. The operators
of paths, by far the most, are formatted here, for it would take longer over them than over all
the rest; and the resources are written by press/stream, for its forms lose their shadings.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType, ModuleType
from typing import NamedTuple

from cardmaker.display import Choice, Glyphs, Gradient, Group, Image, Ink, Item, Items, Path
from cardmaker.errors import BadDesign
from cardmaker.geometry import Matrix, Rect
from cardmaker.press.galley import Galley
from cardmaker.press.ink import Colour, device, quantised
from cardmaker.press.picture import Picture, read_picture
from cardmaker.press.repeated import repeated

# ReportLab runs modules of these names if it finds them on sys.path, so a stray file beside a
# note would be code that runs; empty ones in their place keep its settings its own.
for _name in (
    "reportlab_mods",
    "reportlab_settings",
    "reportlab.local_rl_mods",
    "reportlab.local_rl_settings",
):
    sys.modules.setdefault(_name, ModuleType(_name))

from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # noqa: E402

#: The thinnest stroke that presses hold, in points (psprint.com and bookprinteconomy.cz: 0.25 pt).
THINNEST = 0.25

#: A fill, a stroke or both: the operator that paints a path.
_PAINT = {
    (True, False): "f",
    (False, True): "S",
    (True, True): "B",
}


def upright(height: float) -> Matrix:
    """The map from a page's places (y down) to PDF's (y up). Nowhere else is y turned over."""
    return Matrix(1.0, 0.0, 0.0, -1.0, 0.0, height)


class Wash(NamedTuple):
    """A gradient as a unit shading from (0, 0) to (1, 0): its two colours, in device values."""

    first: tuple[float, ...]
    last: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Operators and what they name: wash n is /Wn, picture n is /In, part n is /Gn, each with the
    box that it stays in; faces as the galley's.
    """

    content: bytes
    washes: tuple[Wash, ...]
    pictures: tuple[Picture, ...]
    lettered: bool
    parts: tuple[tuple[Drawing, Rect], ...] = ()


def draw(items: Items, galley: Galley, colour: Colour, *, whole: bool = False) -> Drawing:
    """Items in their own places (y down) as the content of a form in the same places; a `whole`
    drawing has no parts, whatever comes more than once.
    """
    painter = _Painter(galley, colour, {} if whole else repeated(items))
    painter.items(items)
    return painter.drawing()


class _State(NamedTuple):
    """What the graphics state holds, so that it is not said twice; None for what is not known."""

    fill: tuple[float, ...] | None = None
    stroke: tuple[float, ...] | None = None
    width: float | None = 1.0
    round: bool | None = False
    dash: tuple[float, ...] | None = ()


#: What a part begins with: the state of whatever it is drawn in.
_UNKNOWN = _State(width=None, round=None, dash=None)


class _Painter:
    """Appends items to the code of one ReportLab canvas."""

    def __init__(
        self,
        galley: Galley,
        colour: Colour,
        parts: Mapping[int, Rect] = MappingProxyType({}),
        state: _State = _State(),  # noqa: B008
    ) -> None:
        self._canvas = Canvas(io.BytesIO(), pageCompression=0, invariant=1)
        self._code: list[str] = self._canvas._code
        self._galley = galley
        self._colour = colour
        self._state = state
        self._parts = parts
        self._drawn: dict[int, tuple[Drawing, Rect]] = {}
        self.washes: dict[Wash, int] = {}
        self.pictures: dict[Picture, int] = {}
        self.lettered = False

    def drawing(self) -> Drawing:
        """What was painted."""
        content = "\n".join((*self._code, "")).encode("latin-1")
        parts = tuple(self._drawn.values())
        return Drawing(content, tuple(self.washes), tuple(self.pictures), self.lettered, parts)

    def items(self, items: Sequence[Item]) -> None:
        for item in items:
            match item:
                case Path():
                    self._path(item)
                case Glyphs():
                    self._glyphs(item)
                case Group():
                    self._group(item)
                case Choice():
                    self.items(item.ways[0])
                case Image():
                    self._image(item)

    def _path(self, path: Path) -> None:
        shape = outline(path)
        if isinstance(path.fill, Gradient):
            self._wash(shape, path.fill, "*" * path.evenodd)
        elif path.fill is not None:
            self._fill(path.fill)
        filled = isinstance(path.fill, Ink)
        if path.stroke is not None:
            self._stroke(path)
        if filled or path.stroke is not None:
            paint = _PAINT[filled, path.stroke is not None]
            self._code.append(shape + paint + "*" * (filled and path.evenodd))

    def _fill(self, ink: Ink) -> None:
        values = device(ink, self._colour)
        if values != self._state.fill:
            self._state = self._state._replace(fill=values)
            match self._colour:
                case "home":
                    self._canvas.setFillColorRGB(*values)
                case "shop":
                    self._canvas.setFillColorCMYK(*values)
                case "grey":
                    self._canvas.setFillGray(*values)

    def _stroke(self, path: Path) -> None:
        assert path.stroke is not None
        canvas, state = self._canvas, self._state
        values = device(path.stroke, self._colour)
        width = max(path.width, THINNEST)
        if values != state.stroke:
            match self._colour:
                case "home":
                    canvas.setStrokeColorRGB(*values)
                case "shop":
                    canvas.setStrokeColorCMYK(*values)
                case "grey":
                    canvas.setStrokeGray(*values)
        if width != state.width:
            canvas.setLineWidth(width)
        if path.round != state.round:
            canvas.setLineCap(int(path.round))
            canvas.setLineJoin(int(path.round))
        if path.dash != state.dash:
            canvas.setDash(list(path.dash))
        self._state = state._replace(stroke=values, width=width, round=path.round, dash=path.dash)

    def _wash(self, shape: str, wash: Gradient, star: str) -> None:
        """The shape as a window onto a unit shading, which is laid along the gradient.

        `star` ends the operators of shapes whose holes are counted by even and odd.
        """
        key = Wash(*(device(quantised(ink), self._colour) for ink in (wash.first, wash.last)))
        along = wash.end - wash.start
        if key.first == key.last or abs(along) < 0.01:
            self._fill(wash.first)
            self._code.append(f"{shape}f{star}")
            return
        name = self.washes.setdefault(key, len(self.washes))
        self._code.append(
            f"q\n{shape}W{star} n\n"
            f"{along.real:.2f} {along.imag:.2f} {-along.imag:.2f} {along.real:.2f} "
            f"{wash.start.real:.2f} {wash.start.imag:.2f} cm\n/W{name} sh\nQ"
        )

    def _glyphs(self, line: Glyphs) -> None:
        self.lettered = True
        self._code.append(self._galley.set([line]).decode("latin-1").rstrip("\n"))
        # The text object has set its own ink, unknown to us.
        self._state = self._state._replace(fill=None)

    def _group(self, group: Group) -> None:
        if group.clip is None and group.matrix == Matrix():
            # A part that nothing moves and nothing cuts: it is drawn as if it stood alone.
            self.items(group.items)
            return
        kept = self._state
        self._canvas.saveState()
        if group.clip is not None:
            self._code.append(_rectangle(group.clip) + "W n")
        if group.matrix != Matrix():
            self._canvas.transform(*group.matrix)
        if id(group.items) in self._parts:
            self._part(group.items)
        else:
            self.items(group.items)
        self._canvas.restoreState()
        self._state = kept

    def _part(self, items: Items) -> None:
        """Names the drawing of items that come again; they are painted the first time."""
        if id(items) not in self._drawn:
            painter = _Painter(self._galley, self._colour, state=_UNKNOWN)
            painter.items(items)
            self._drawn[id(items)] = painter.drawing(), self._parts[id(items)]
        self._code.append(f"/G{[*self._drawn].index(id(items))} Do")

    def _image(self, image: Image) -> None:
        name = self.pictures.setdefault(read_picture(image.data), len(self.pictures))
        place = image.place
        self._canvas.saveState()
        # A picture's own rows run up, so it is turned to stand where y runs down.
        self._canvas.transform(place.w, 0, 0, -place.h, place.x, place.bottom)
        self._code.append(f"/I{name} Do")
        self._canvas.restoreState()


def outline(path: Path) -> str:
    """The operators that construct a path, each on its line; straight edges are lines.

    >>> from cardmaker.display import rectangle
    >>> outline(rectangle(Rect(0, 0, 10, 5))).splitlines()[:2]
    ['0.00 0.00 m', '10.00 0.00 l']

    Raises:
        BadDesign: a point is not a number.
    """
    steps: list[str] = []
    numbers: list[float] = []
    for contour in path.contours:
        here = contour[0]
        steps.append("%.2f %.2f m\n")
        numbers += (here.real, here.imag)
        for a, b, end in zip(contour[1::3], contour[2::3], contour[3::3], strict=True):
            if a == here and b == end:
                steps.append("%.2f %.2f l\n")
                numbers += (end.real, end.imag)
            else:
                steps.append("%.2f %.2f %.2f %.2f %.2f %.2f c\n")
                numbers += (a.real, a.imag, b.real, b.imag, end.real, end.imag)
            here = end
        if path.closed:
            steps.append("h\n")
    text = "".join(steps) % tuple(numbers)
    # Of all that can stand here, only "nan" and "inf" have an n.
    if "n" in text:
        raise BadDesign("the art has a point that is no number", "look for a division by zero")
    return text


def _rectangle(place: Rect) -> str:
    return f"{place.x:.2f} {place.y:.2f} {place.w:.2f} {place.h:.2f} re "
