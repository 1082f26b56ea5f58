"""Plots: lines of words go in, an SVG of pen strokes comes out, for a pen plotter.

It says millimetres, nothing is filled, and the strokes stand in writing order. Every line of words
is a group of its own that plotter programs take for a layer: Inkscape's and AxiDraw's by its label,
vpype by its place, so that one line can be tried, or left out, or drawn with another pen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

from cardmaker.display import Glyphs, Ink
from cardmaker.geometry import Size
from cardmaker.process.light import srgb
from cardmaker.text.centre import Stroke
from cardmaker.text.face import Face
from cardmaker.text.written import written
from cardmaker.units import mm

#: How wide are strokes shown on a screen, in mm? As a fine pen draws them.
_PEN: Final = 0.3


class Plot(NamedTuple):
    """An SVG, and how many lines of words and strokes of the pen are in it."""

    svg: bytes
    lines: int
    strokes: int


def plot_svg(
    lines: Iterable[Glyphs], faces: Mapping[str, Face], size: Size, title: str = ""
) -> Plot:
    """The lines as pen strokes on a page of `size`; all in points, y down from the page's top left.

    `faces` has the lines' faces by name. A line without ink to draw (a gap) is no group.
    """
    groups: list[str] = []
    strokes = 0
    for line in lines:
        drawn = list(written(line, faces))
        if drawn:
            groups.append(_group(len(groups) + 1, line.ink, drawn))
            strokes += len(drawn)
    w, h = size.w / mm, size.h / mm
    svg = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" '
        'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" '
        f'width="{w:.3f}mm" height="{h:.3f}mm" viewBox="0 0 {w:.3f} {h:.3f}">\n'
        f"<title>{escape(title)}</title>\n{''.join(groups)}</svg>\n"
    )
    return Plot(svg.encode(), len(groups), strokes)


def _group(number: int, ink: Ink, strokes: Iterable[Stroke]) -> str:
    """A line as a layer. AxiDraw's programs choose layers by the number that begins their label."""
    colour = "".join(f"{round(255 * part):02x}" for part in srgb(ink))
    return (
        f'<g id="line-{number}" inkscape:groupmode="layer" inkscape:label="{number} line" '
        f'fill="none" stroke="#{colour}" stroke-width="{_PEN}" stroke-linecap="round" '
        f'stroke-linejoin="round">\n{"".join(map(_path, strokes))}</g>\n'
    )


def _path(stroke: Stroke) -> str:
    return f'<path d="M{" ".join(_places(stroke))}"/>\n'


def _places(stroke: Stroke) -> Iterator[str]:
    return (f"{z.real / mm:.3f},{z.imag / mm:.3f}" for z in stroke)
