"""A sketch: one plant being drawn, in three layers, in one of the styles.

Plants say what they draw (an organ, its shading, a vein, a mark) and the sketch knows how the
style shows it. Colours come from a stream of their own, so that no palette ever moves a leaf.
"""

from __future__ import annotations

import cmath
import math

from cardmaker.art.curve import Contour
from cardmaker.art.grain import Grain
from cardmaker.art.palette import Green, Palette, Style
from cardmaker.display import Gradient, Ink, Items, Path

#: Where does the light come from? The upper left, as a unit vector (y runs down).
LIGHT = cmath.rect(1.0, math.radians(-115))

#: What is the finest line a press holds, in points? (psprint.com, "minimum line weight": 0.25 pt)
HAIRLINE = 0.25

#: How wide are the outlines of the ink style, of leaves and of what is small? Points.
PEN, FINE_PEN = 0.42, 0.28

#: How far does the tint slip beside its line, in points, and how much paper is in it?
SLIP, TINT = 1.1 + 0.9j, 0.15

#: Below which breadth (points) are outlines softer, and how much paper is in the softest? A press
#: holds no finer line, so that a small organ's line grows paler instead.
LARGE, SOFT = 12.0, 0.62


def _breadth(outline: Contour) -> float:
    """About how long the longer side of an outline's box is, in points."""
    ends = outline[::3]
    xs, ys = [z.real for z in ends], [z.imag for z in ends]
    return max(max(xs) - min(xs), max(ys) - min(ys))


class Sketch:
    """Collects one plant's shapes: `back`, then `mid`, then `front`."""

    __slots__ = ("back", "front", "grain", "mid", "palette", "style", "tone")

    def __init__(self, palette: Palette, grain: Grain, style: Style) -> None:
        self.palette = palette
        self.style: Style = style
        self.grain = grain.child("form")
        self.tone = grain.child("tone")
        self.back: list[Path] = []
        self.mid: list[Path] = []
        self.front: list[Path] = []

    @property
    def items(self) -> Items:
        """Everything drawn, bottom first."""
        return (*self.back, *self.mid, *self.front)

    def jitter(self, ink: Ink, reach: float = 0.06) -> Ink:
        """The ink a little lighter or darker, and its hue a little off: no two leaves alike."""
        c, m, y, k = ink
        light, hue = 1 + self.tone.swing(reach), self.tone.swing(reach / 2)
        return Ink(
            min(1.0, c * (light + hue)),
            min(1.0, m * (light - hue * 0.4)),
            min(1.0, y * (light - hue)),
            k * light,
        )

    def green(self, which: int, reach: float = 0.06) -> Green:
        """One of the palette's three greens, jittered."""
        lit, shade = self.palette.green[which]
        return Green(self.jitter(lit, reach), self.jitter(shade, reach))

    @property
    def lined(self) -> bool:
        """Whether a pen draws it: lines close up where washes do not, so it draws fewer of them."""
        return self.style in ("ink", "ink_tint")

    def organ(
        self, on: list[Path], outline: Contour, fill: Ink | Gradient, edge: Ink | None = None
    ) -> None:
        """A leaf, a petal, a bud: what has a body and an outline."""
        match self.style:
            case "wash":
                on.append(Path((outline,), fill, edge, HAIRLINE if edge else 0.0))
            case "flat":
                on.append(Path((outline,), plain(fill)))
            case "ghost":
                on.append(Path((outline,), self.palette.ghost_tone))
            case "ink":
                on.append(self._penned(outline, self.palette.paper, bool(edge)))
            case "ink_tint":
                # The paper hides what lies behind, the tint slips, and the line stands where it is.
                tint = plain(fill).mix(self.palette.paper, TINT)
                on.append(Path((outline,), self.palette.paper))
                on.append(Path((tuple([z + SLIP for z in outline]),), tint))
                on.append(self._penned(outline, None, bool(edge)))

    def shade(self, on: list[Path], outline: Contour, fill: Ink | Gradient) -> None:
        """Modelling on an organ; the line styles do without."""
        if self.style == "wash":
            on.append(Path((outline,), fill))
        elif self.style == "flat":
            on.append(Path((outline,), plain(fill)))

    def mark(self, on: list[Path], outline: Contour, ink: Ink) -> None:
        """A small solid thing: a stem, an anther, a seed."""
        if self.lined:
            ink = self.palette.line
        elif self.style == "ghost":
            ink = self.palette.ghost_tone
        on.append(Path((outline,), ink))

    def hair(self, on: list[Path], line: Contour, ink: Ink, width: float = HAIRLINE) -> None:
        """A thin line: a vein, a filament."""
        if self.lined:
            ink, width = self.palette.line.mix(self.palette.paper, 0.35), HAIRLINE
        if self.style != "ghost":
            on.append(Path((line,), None, ink, max(HAIRLINE, width), closed=False))

    def _penned(self, outline: Contour, fill: Ink | None, edge: bool) -> Path:
        """An outline as the pen draws it; a press holds no finer line, so a small one is paler."""
        pen = PEN if edge else FINE_PEN
        small = 1 - min(1.0, _breadth(outline) / LARGE)
        line = self.palette.line.mix(self.palette.paper, SOFT * small)
        return Path((outline,), fill, line, pen + (HAIRLINE - pen) * small)


def plain(fill: Ink | Gradient) -> Ink:
    """The one tone that stands for a wash: its middle."""
    return fill.first.mix(fill.last, 0.5) if isinstance(fill, Gradient) else fill
