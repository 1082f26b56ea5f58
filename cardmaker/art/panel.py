"""The panel that a design draws on: its size, its edge, and the places to keep out of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cardmaker.geometry import Rect, Size

Edge = Literal["border", "bleed"]


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel of a card, as art sees it; lengths in points, origin at the trim's top left.

    `edge` is how the art ends: "border" leaves `border` of bare paper inside the trim on all four
    sides, "bleed" runs `bleed` past it. `keep` are the rectangles in which art has no business:
    the lettering with the air round it, the note.

    >>> Panel(Size(306, 396), "border", border=18).window
    Rect(x=18.0, y=18.0, w=270.0, h=360.0)
    """

    size: Size
    edge: Edge = "bleed"
    border: float = 0.0
    bleed: float = 0.0
    keep: tuple[Rect, ...] = ()

    @property
    def trim(self) -> Rect:
        """The whole panel."""
        return Rect(0.0, 0.0, float(self.size.w), float(self.size.h))

    @property
    def window(self) -> Rect:
        """What art is composed for: the panel inside its border, or all of it."""
        return self.trim.inset(self.border) if self.edge == "border" else self.trim

    @property
    def reach(self) -> Rect:
        """How far ink may go: the window, or the trim and its bleed."""
        return self.window if self.edge == "border" else self.trim.inset(-self.bleed)
