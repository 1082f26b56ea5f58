"""The loupe: what a page of any PDF paints, found by following its operators and its forms.

A page goes in; the colour spaces, fonts, strokes and transparency that it uses come out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from math import sqrt
from typing import Any, NamedTuple

from pikepdf import Array, Dictionary, Name, Object, PdfError, Stream, parse_content_stream

from cardmaker.geometry import Matrix, Rect, around

#: Which operators name which colour space? (ISO 32000-1, table 74.)
_SPACES = {
    **dict.fromkeys(("g", "G"), "DeviceGray"),
    **dict.fromkeys(("rg", "RG"), "DeviceRGB"),
    **dict.fromkeys(("k", "K"), "DeviceCMYK"),
}

_NONE = Name("/None")

#: Forms in forms in forms …: deeper than this is a trap, not a card.
_DEEPEST = 12

#: How deep in forms are cut and fold marks looked for?
_MARKED = 3


@dataclass(slots=True)
class Seen:
    """What has been seen of a page or a form so far, in its own places; lengths in points.

    `reach` is a box that holds all strokes.
    """

    colours: set[str] = field(default_factory=set)
    fonts: dict[str, Object] = field(default_factory=dict)
    transparent: set[str] = field(default_factory=set)
    strokes: int = 0
    thinnest: float | None = None
    reach: Rect | None = None
    marks: int = 0
    most_ink: float = 0.0
    broken: bool = False

    def add(self, other: Seen) -> None:
        """Takes in what has been seen of a part."""
        self.colours |= other.colours
        self.fonts |= other.fonts
        self.transparent |= other.transparent
        self.strokes += other.strokes
        self.marks += other.marks
        self.most_ink = max(self.most_ink, other.most_ink)
        self.broken |= other.broken
        if other.thinnest is not None:
            self.thin(other.thinnest)
        if other.reach is not None:
            self.stretch(other.reach)

    def placed(self, matrix: Matrix) -> Seen:
        """The same where `matrix` lays it; marks are another matter."""
        thinnest = self.thinnest and self.thinnest * _size(matrix)
        reach = self.reach and _around(map(matrix.apply, _corners(self.reach)))
        return replace(self, thinnest=thinnest, reach=reach, marks=0)

    def stretch(self, box: Rect) -> None:
        """Takes note of where strokes are."""
        self.reach = box if self.reach is None else around((self.reach, box))

    def thin(self, width: float) -> None:
        """Takes note of a stroke's width."""
        self.thinnest = width if self.thinnest is None else min(width, self.thinnest)


#: Forms already looked at, by their object, the pen they began with and, if it came to that, where
#: they lay: a pattern is one plant in a hundred places, a run one card on every page.
Known = dict[tuple[object, ...], Seen]


def look(page: Dictionary, trimmed: Rect | None, known: Known) -> Seen:
    """What a page paints; `marks` counts the strokes that lie wholly outside `trimmed`.

    `trimmed` is in the page's own places (y up), its corner low on the left. `known` remembers
    the forms of one file from page to page.
    """
    reader = _Reader(_Table(trimmed, known), page.get("/Resources", Dictionary()), Matrix(), 1.0)
    if _is(page.get("/Group"), "/S", "/Transparency"):
        reader.seen.transparent.add("page group")
    return reader.read(page)


class _Table(NamedTuple):
    """What is the same for a page and its forms; `depth` is how deep in forms one is."""

    trimmed: Rect | None
    known: Known
    depth: int = 0


class _Reader:
    """Follows one stream of operators with its graphics state."""

    def __init__(self, table: _Table, resources: Any, ctm: Matrix, width: float) -> None:
        self.seen = Seen()
        self._table = table
        self._resources = resources
        self._ctm = ctm
        self._width = width
        self._stack: list[tuple[Matrix, float]] = []
        self._points: list[complex] = []
        self._acts: dict[str, Callable[[Any], None]] = {
            "q": self._push, "Q": self._pop, "cm": self._turn, "w": self._pen,
            "m": self._point, "l": self._point, "c": self._point, "v": self._point,
            "y": self._point, "re": self._rectangle, "n": self._end,
            "S": self._stroke, "s": self._stroke, "B": self._stroke, "B*": self._stroke,
            "b": self._stroke, "b*": self._stroke, "f": self._end, "F": self._end,
            "f*": self._end, "cs": self._space, "CS": self._space, "sh": self._shading,
            "gs": self._state, "Do": self._form, "Tf": self._font, "k": self._ink,
        }  # fmt: skip

        self._wanted = " ".join((*self._acts, *_SPACES))

    def read(self, content: Any) -> Seen:
        """Follows the operators of a page or form, and tells what it has seen."""
        try:
            steps = parse_content_stream(content, self._wanted)
        except PdfError:
            self.seen.broken = True
            return self.seen
        for step in steps:
            operator = str(step.operator)
            if operator in _SPACES:
                self.seen.colours.add(_SPACES[operator])
            act = self._acts.get(operator)
            if act is not None:
                try:
                    act(step.operands)
                except (ValueError, TypeError, IndexError, KeyError, AttributeError):
                    self.seen.broken = True
        return self.seen

    def _push(self, _: Any) -> None:
        self._stack.append((self._ctm, self._width))

    def _pop(self, _: Any) -> None:
        if self._stack:
            self._ctm, self._width = self._stack.pop()

    def _turn(self, operands: Any) -> None:
        self._ctm = Matrix(*map(float, operands)).then(self._ctm)

    def _pen(self, operands: Any) -> None:
        self._width = float(operands[0])

    def _point(self, operands: Any) -> None:
        numbers = [float(n) for n in operands]
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        self._points += [self._ctm.apply(complex(x, y)) for x, y in pairs]

    def _rectangle(self, operands: Any) -> None:
        x, y, w, h = map(float, operands)
        self._point((x, y, x + w, y, x, y + h, x + w, y + h))

    def _end(self, _: Any) -> None:
        self._points = []

    def _stroke(self, _: Any) -> None:
        self.seen.strokes += 1
        self.seen.thin(self._width * _size(self._ctm))
        if self._points:
            box = _around(self._points)
            self.seen.stretch(box)
            trimmed = self._table.trimmed
            self.seen.marks += trimmed is not None and not trimmed.overlaps(box)
        self._points = []

    def _ink(self, operands: Any) -> None:
        self.seen.most_ink = max(self.seen.most_ink, sum(map(float, operands)))

    def _space(self, operands: Any) -> None:
        self._named_space(self._resource("/ColorSpace", operands[0], operands[0]))

    def _named_space(self, space: Any) -> None:
        """The family of a colour space, given by name or as an array."""
        if isinstance(space, Array) and len(space):
            space = space[0]
        self.seen.colours.add(str(space).lstrip("/"))

    def _shading(self, operands: Any) -> None:
        shading = self._resource("/Shading", operands[0])
        self._named_space(shading.ColorSpace)

    def _state(self, operands: Any) -> None:
        state = self._resource("/ExtGState", operands[0])
        if "/LW" in state:
            self._width = float(state.LW)
        if any(float(state.get(key, 1)) < 1 for key in ("/ca", "/CA")):
            self.seen.transparent.add("opacity")
        if state.get("/SMask", _NONE) != _NONE:
            self.seen.transparent.add("soft mask")
        if str(state.get("/BM", "/Normal")) not in ("/Normal", "/Compatible"):
            self.seen.transparent.add("blend mode")

    def _font(self, operands: Any) -> None:
        font = self._resource("/Font", operands[0])
        key = str(font.objgen) if font.is_indirect else str(operands[0])
        self.seen.fonts[key] = font

    def _form(self, operands: Any) -> None:
        target = self._resource("/XObject", operands[0])
        if target.get("/Subtype") == Name.Image:
            if "/ColorSpace" in target:
                self._named_space(target.ColorSpace)
            if "/SMask" in target:
                self.seen.transparent.add("soft mask")
        elif isinstance(target, Stream) and self._table.depth < _DEEPEST:
            self.seen.add(self._placed(target))

    def _placed(self, form: Stream) -> Seen:
        """What a form paints where it lies, with the strokes outside the page's trim as marks."""
        matrix = Matrix(*map(float, form.get("/Matrix", Matrix()))).then(self._ctm)
        found = self._known(form, Matrix(), None).placed(matrix)
        trimmed = self._table.trimmed
        if trimmed is None or found.reach is None or trimmed.holds(found.reach):
            return found
        if not trimmed.overlaps(found.reach):
            return replace(found, marks=found.strokes)
        # Only where its strokes are on both sides of the trim must they be told apart.
        return self._known(form, matrix, trimmed) if self._table.depth < _MARKED else found

    def _known(self, form: Stream, matrix: Matrix, trimmed: Rect | None) -> Seen:
        """What a form paints if it lies so; each is followed once."""
        key = (form.objgen, self._width, matrix, trimmed)
        known = self._table.known
        if key not in known:
            table = _Table(trimmed, known, self._table.depth + 1)
            resources = form.get("/Resources", self._resources)
            reader = _Reader(table, resources, matrix, self._width)
            if _is(form.get("/Group"), "/S", "/Transparency"):
                reader.seen.transparent.add("form group")
            known[key] = reader.read(form)
        return known[key]

    def _resource(self, kind: str, name: Any, default: Any = None) -> Any:
        """A resource by its name."""
        found = self._resources.get(kind, Dictionary()).get(str(name), default)
        if found is None:
            raise KeyError(str(name))
        return found


def _is(value: Any, key: str, name: str) -> bool:
    return isinstance(value, Dictionary) and str(value.get(key)) == name


def _size(matrix: Matrix) -> float:
    """How much larger it makes what is drawn, on the mean of all ways."""
    a, b, c, d, *_rest = matrix
    return sqrt(abs(a * d - b * c))


def _corners(box: Rect) -> Iterator[complex]:
    return (complex(x, y) for x in (box.x, box.right) for y in (box.y, box.bottom))


def _around(points: Iterable[complex]) -> Rect:
    """The box around points, never quite flat, so that an overlap can be seen."""
    found = list(points)
    xs, ys = [z.real for z in found], [z.imag for z in found]
    x, y = min(xs), min(ys)
    return Rect(x - 0.01, y - 0.01, max(xs) - x + 0.02, max(ys) - y + 0.02)
