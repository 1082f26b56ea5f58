"""Room: what stands on a panel already, what must stay clear, and whether a plant still fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from cardmaker.art.growth import Growth
from cardmaker.art.panel import Panel
from cardmaker.art.spine import Spine
from cardmaker.display import Item, Items, Path
from cardmaker.geometry import Rect

#: How near may a flower head come to the trim, in points? 4 mm: cutting drifts by 1 to 2 mm.
HEAD_ROOM = 11.34

#: How near may it come to a window's edge, which nothing cuts?
WINDOW_ROOM = 2.5

#: What does a stand cost that breaks a hard rule?
FORBIDDEN = 1e6

Disc = tuple[complex, float]


def extent(path: Path) -> Rect:
    """A box that holds a path: of its control points, so never too small."""
    points = path.contours[0]
    if len(path.contours) > 1:
        points = tuple(z for contour in path.contours for z in contour)
    xs = [z.real for z in points]
    ys = [z.imag for z in points]
    edge = path.width / 2
    left, top = min(xs) - edge, min(ys) - edge
    return Rect(left, top, max(xs) + edge - left, max(ys) + edge - top)


def clear_of(items: Items, keep: Iterable[Rect]) -> bool:
    """Whether no path of the items comes into a rectangle to keep out of."""
    boxes = [extent(item) for item in items if isinstance(item, Path)]
    return not any(box.overlaps(rect) for rect in keep for box in boxes)


def within(items: Iterable[Item], reach: Rect) -> Iterator[Item]:
    """The items that show inside `reach`; what lies wholly outside is left away."""
    deep = reach.inset(0.1 * reach.w)
    left, right, top, bottom = deep.x, deep.right, deep.y, deep.bottom
    for item in items:
        if isinstance(item, Path):
            z = item.contours[0][0]
            # What begins deep inside shows; only the rest is worth measuring.
            inside = left < z.real < right and top < z.imag < bottom
            if not (inside or extent(item).overlaps(reach)):
                continue
        yield item


def may_reach(growth: Growth, keep: Iterable[Rect]) -> bool:
    """Whether a plant comes near enough to a kept rectangle that its leaves might enter it."""
    spine = growth.spine
    xs = [z.real for z in spine.points]
    ys = [z.imag for z in spine.points]
    left, top = min(xs), min(ys)
    box = Rect(left, top, max(xs) - left, max(ys) - top).inset(-0.5 * spine.organ)
    return any(box.overlaps(rect) for rect in keep)


class Stand(NamedTuple):
    """Where a plant stands: its root's x, the discs of its body, the discs of its heads."""

    x: float
    body: tuple[Disc, ...]
    heads: tuple[Disc, ...]


@dataclass(slots=True)
class Room:
    """The standing room of one row or group on a panel."""

    panel: Panel
    taken: list[Stand] = field(default_factory=list)

    @property
    def heads(self) -> Rect:
        """Where heads may be: the window, but for a safe strip along the trim."""
        bleeds = self.panel.edge == "bleed"
        return self.panel.window.inset(HEAD_ROOM if bleeds else WINDOW_ROOM)

    def near(self, x: float) -> list[Stand]:
        """The plants that stand near enough to x to touch one there."""
        reach = 0.17 * self.panel.window.w
        return [stand for stand in self.taken if abs(stand.x - x) < reach]

    def cost(self, spine: Spine, width: float) -> float:
        """How ill a body stands: FORBIDDEN in a kept rectangle, else how much it overlaps."""
        total, window = 0.0, self.panel.window
        near = self.near(spine.points[0].real)
        for z, r in discs(spine, width):
            # A stem that leaves at the side lets its leaves hang in from nowhere.
            out = max(window.x + r * 0.4 - z.real, z.real + r * 0.4 - window.right)
            if out > 0:
                total += 6 * out / r
            for box in self.panel.keep:
                dx = max(box.x - z.real, 0.0, z.real - box.right)
                dy = max(box.y - z.imag, 0.0, z.imag - box.bottom)
                if dx * dx + dy * dy < r * r:
                    return FORBIDDEN
            for stand in near:
                for other, radius in stand.body:
                    gap = abs(z - other) / ((r + radius) * 0.82)
                    if gap < 1:
                        total += 6 * (1 - gap)
        return total

    def holds_heads(self, growth: Growth) -> bool:
        """Whether every head is whole, clear of the edges and of the kept rectangles."""
        safe, keep = self.heads, self.panel.keep
        for head in growth.heads:
            z, r = head.centre, head.radius
            box = Rect(z.real - r, z.imag - r, 2 * r, 2 * r)
            if not safe.holds(box) or any(box.overlaps(rect) for rect in keep):
                return False
        return True

    def crowding(self, growth: Growth) -> float:
        """How much the heads would stand before the neighbours' heads."""
        near = self.near(growth.spine.points[0].real)
        return sum(
            max(0.0, 1.1 - abs(head.centre - z) / (head.radius + r))
            for head in growth.heads
            for stand in near
            for z, r in stand.heads
        )

    def take(self, growth: Growth, width: float) -> None:
        """Note that a plant stands here."""
        heads = tuple((head.centre, head.radius) for head in growth.heads)
        body = tuple(discs(growth.spine, width))
        self.taken.append(Stand(growth.spine.points[0].real, body, heads))


def discs(spine: Spine, width: float) -> list[Disc]:
    """Five discs along a stem that stand for a plant's body; `width` in organ lengths."""
    wide, narrow = max(3.0, spine.organ * width * 0.9), max(3.0, spine.organ * width * 0.6)
    last = len(spine.points) - 1
    at = [spine.points[round(last * s)] for s in (0.14, 0.36, 0.57, 0.79, 1.0)]
    return [(z, wide) for z in at[:4]] + [(at[4], narrow)]
