"""Reading an SVG: the bytes of a file go in, its drawing comes out, or what in it does not print.

It reads what opaque inks can draw: shapes, groups, strokes, straight washes of two colours. All
else is refused by name, so that nothing is missing on paper that was there on the screen.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from cardmaker.errors import BadDesign
from cardmaker.geometry import Matrix, Rect
from cardmaker.svg.colour import colour
from cardmaker.svg.drawing import Contour, Drawing, Shape, Wash
from cardmaker.svg.gradient import wash_of
from cardmaker.svg.measure import numbers, pixels, transform
from cardmaker.svg.outline import SHAPES, Outliner
from cardmaker.svg.style import START, Style, sheet_of, style_of
from cardmaker.svg.tree import DEEPEST, MOST_ELEMENTS, Node, tree

#: What is not drawn where it stands.
_SILENT: Final = frozenset(
    "defs title desc metadata style linearGradient radialGradient clipPath mask pattern filter "
    "marker symbol".split()
)

_WORDS: Final = "turn words into outlines (Inkscape: Path > Object to Path)"

#: What is often met and does not print, and what to do about it.
_INSTEAD: Final = {
    "text": _WORDS,
    "tspan": _WORDS,
    "image": "draw it, or print a photograph with --photo",
    "script": "delete it; a drawing holds no program",
    "foreignObject": "save it as a plain SVG, without the editor's own data",
    "switch": "save it as a plain SVG, without the editor's own data",
    "svg": "take the inner drawing apart (ungroup it)",
}


def read(name: str, data: bytes) -> bytes:
    """The drawing in the bytes of the SVG `name`, packed.

    Raises:
        BadDesign: it is none, or has what does not print.
    """
    try:
        return drawing_of(data).packed()
    except BadDesign as fault:
        raise BadDesign(f"{name}: {fault.message}", fault.hint) from None


def drawing_of(data: bytes) -> Drawing:
    """The drawing in the bytes of an SVG."""
    root = tree(data)
    walk = _Walk(root, _view(root))
    start = style_of(root, START, walk.sheet)
    shapes = [shape for node in root.children for shape in walk.shapes(node, start, Matrix(), 0)]
    return Drawing(walk.view, tuple(shapes))


def _view(root: Node) -> Rect:
    """The part of the plane that a drawing shows: its view box, else its width and height."""
    values = numbers(root.attributes.get("viewBox", ""))
    if len(values) != 4:
        sides = [root.attributes.get(side, "100%") for side in ("width", "height")]
        if any(side.strip().endswith("%") for side in sides):
            raise BadDesign(
                "it has no view box", 'say how large it is, as in viewBox="0 0 500 700"'
            )
        values = [0.0, 0.0, *(pixels(side, 0.0) for side in sides)]
    if min(values[2:]) <= 0:
        raise BadDesign("its view box has no size", 'write it as in viewBox="0 0 500 700"')
    return Rect(*values)


class _Walk:
    """Goes through a tree from the bottom of the picture up."""

    def __init__(self, root: Node, view: Rect) -> None:
        nodes = list(_all(root))
        self.view = view
        self.named = {node.attributes["id"]: node for node in nodes if "id" in node.attributes}
        self.sheet = sheet_of(
            "".join(t for node in nodes if node.tag == "style" for t in node.text)
        )
        self._outliner = Outliner(view.size)
        self._left = MOST_ELEMENTS

    def shapes(self, node: Node, above: Style, placed: Matrix, depth: int) -> Iterator[Shape]:
        """What an element and those in it draw; `placed` brings the places round it home."""
        self._left -= 1
        if self._left < 0 or depth > DEEPEST:
            raise BadDesign("it repeats its parts (<use>) too often", "draw fewer copies")
        if node.tag in _SILENT:
            return
        style = style_of(node, above, self.sheet)
        if style.get("display") == "none":
            return
        matrix = transform(style.get("transform", "")).then(placed)
        self._check_clip(style.get("clip-path", "none"), matrix)
        if node.tag in SHAPES:
            yield from self._shape(node, style, matrix)
        elif node.tag == "g":
            for child in node.children:
                yield from self.shapes(child, style, matrix, depth + 1)
        elif node.tag == "use":
            yield from self._used(node, style, matrix, depth)
        else:
            raise BadDesign(
                f"<{node.tag}> does not print", _INSTEAD.get(node.tag, "leave it out, or draw it")
            )

    def _used(self, node: Node, style: Style, placed: Matrix, depth: int) -> Iterator[Shape]:
        href = node.attributes.get("href", "")
        if not href.startswith("#"):
            raise BadDesign("<use> refers to another file", "put that drawing into this one")
        target = self.named.get(href[1:])
        if target is None:
            raise BadDesign(f"<use> refers to {href[:40]!r}, which is not in it", "delete it")
        if target.tag == "symbol":
            raise BadDesign("<symbol> does not print", "take symbols apart (unlink, expand)")
        x, y = (pixels(node.attributes.get(name, "0"), 0.0) for name in "xy")
        yield from self.shapes(target, style, Matrix.shift(x, y).then(placed), depth + 1)

    def _shape(self, node: Node, style: Style, placed: Matrix) -> Iterator[Shape]:
        own = self._outliner.contours(node)
        if not own or style.get("visibility", "visible") != "visible":
            return
        contours = tuple(
            Contour(tuple(map(placed.apply, line.points)), line.closed) for line in own
        )
        scale = math.sqrt(abs(placed.a * placed.d - placed.b * placed.c))
        width = pixels(style.get("stroke-width", "1"), self.view.w) * scale
        fill = self._paint(style["fill"], style, own, placed)
        stroke = self._paint(style["stroke"], style, own, placed) if width > 0 else None
        if isinstance(stroke, Wash):
            raise BadDesign("a stroke in it has a gradient", "give the stroke one colour")
        if fill is None and stroke is None:
            return
        yield Shape(
            contours, fill, style.get("fill-rule") == "evenodd", stroke, width,
            "round" in (style.get("stroke-linecap"), style.get("stroke-linejoin")),
            _dash(style, scale, self.view.w),
        )  # fmt: skip

    def _check_clip(self, text: str, placed: Matrix) -> None:
        """Nothing, if a clip cuts nothing off: some editors clip by the whole page.

        Raises:
            BadDesign: it does.
        """
        if text.strip() == "none":
            return
        clip = self.named.get(_name(text))
        if clip is not None and [child.tag for child in clip.children] == ["rect"]:
            lines = self._outliner.contours(clip.children[0])
            corners = tuple(map(placed.apply, lines[0].points)) if lines else (0j,)
            if _box((Contour(corners, True),)).holds(self.view, 0.01 * self.view.w):
                return
        raise BadDesign(
            "it cuts shapes off with a clip",
            "cut the shapes themselves (Inkscape: Path > Division)",
        )

    def _paint(
        self, text: str, style: Style, own: tuple[Contour, ...], placed: Matrix
    ) -> str | Wash | None:
        """The paint that `text` names: a colour, or a gradient for the shape `own`."""
        if not text.strip().startswith("url("):
            return colour(text, style["color"])
        return wash_of(_name(text), self.named, _box(own), placed, self.sheet, START)


def _name(text: str) -> str:
    """The element that "url(#name)" refers to.

    Raises:
        BadDesign: it is in another file.
    """
    name = text.partition("(")[2].partition(")")[0].strip(" '\"")
    if not name.startswith("#"):
        raise BadDesign("a paint in it is in another file", "fill it with a colour")
    return name[1:]


def _all(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _all(child)


def _box(contours: tuple[Contour, ...]) -> Rect:
    """The box of a shape: of its curves' ends, which is near enough for a wash."""
    ends = [z for contour in contours for z in contour.points[::3]]
    left, top = min(z.real for z in ends), min(z.imag for z in ends)
    return Rect(left, top, max(z.real for z in ends) - left, max(z.imag for z in ends) - top)


def _dash(style: Style, scale: float, whole: float) -> tuple[float, ...]:
    steps = style.get("stroke-dasharray", "none").replace(",", " ").split()
    if steps == ["none"]:
        return ()
    dash = tuple(scale * pixels(step, whole) for step in steps)
    return dash if all(step >= 0 for step in dash) and sum(dash) > 0 else ()
