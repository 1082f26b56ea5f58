"""Room: what stands on a panel already, what must stay clear, and whether a plant still fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from cardmaker.art.growth import Growth, crown
from cardmaker.art.panel import Panel
from cardmaker.art.spine import Spine
from cardmaker.display import AS_IT_IS, Choice, Group, Item, Items, Path
from cardmaker.geometry import Matrix, Rect, around

#: How near may a flower head come to the trim, in points? 4 mm: cutting drifts by 1 to 2 mm.
HEAD_ROOM = 11.34

#: How near may it come to a window's edge, which nothing cuts?
WINDOW_ROOM = 2.5

#: What does a stand cost that breaks a hard rule?
FORBIDDEN = 1e6

#: How far apart may two roots stand whose plants still touch? A part of the window's width.
NEAR = 0.22

#: How near may two heads come, in sums of their radii, before one hides the other?
APART = 0.72

#: How much of an airy crown may have a neighbour's leaves behind it?
SEEN_THROUGH = 0.22

#: How far do leaves reach from their stem all along it? A part of the plant's half breadth.
LEAFY = 1.1

Disc = tuple[complex, float]


def extent(path: Path) -> Rect:
    """A box that holds a path: of its control points, so never too small."""
    return hull((path,))


def hull(drawn: Sequence[Path]) -> Rect:
    """A box that holds all these paths, of which there is at least one: round them and the widest
    of their strokes, so never too small and soon found.
    """
    points = [z for path in drawn for contour in path.contours for z in contour]
    return box_of(points).inset(-max([path.width for path in drawn]) / 2)


def box_of(points: Sequence[complex]) -> Rect:
    """The smallest box that holds all these points, of which there is at least one."""
    xs = [z.real for z in points]
    ys = [z.imag for z in points]
    left, top = min(xs), min(ys)
    return Rect(left, top, max(xs) - left, max(ys) - top)


def paths(items: Iterable[Item]) -> Iterator[Path]:
    """All paths of the items, those of their parts (groups that nothing moves) too."""
    for item in items:
        if isinstance(item, Path):
            yield item
        elif isinstance(item, Group):
            yield from paths(item.items)


def spread(items: Items) -> Rect:
    """A box that holds all paths of the items, of which there is at least one."""
    boxes = [extent(path) for path in paths(items)]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Rect(left, top, right - left, bottom - top)


def clear_of(items: Items, keep: Iterable[Rect]) -> bool:
    """Whether no path of the items, nor of the groups and choices among them, comes into a
    rectangle to keep out of.

    >>> leaf = Path(((0j, 0j, 9 + 9j, 9 + 9j),))
    >>> moved = Group((leaf,), Matrix.shift(20, 0))
    >>> clear_of((leaf, moved), [Rect(10, 0, 5, 9)]), clear_of((moved,), [Rect(22, 0, 5, 9)])
    (True, False)
    """
    drawn = [item for item in items if isinstance(item, Path)]
    if drawn and len(drawn) == len(items):
        # Most of what is drawn stands far from the words: one box says so of all its paths.
        box = hull(drawn)
        keep = [rect for rect in keep if box.overlaps(rect)]
    return not any(box.overlaps(rect) for rect in keep for box in _boxes(items))


def _boxes(items: Items) -> Iterator[Rect]:
    """The boxes of all paths of the items, however deep they stand in groups and choices."""
    for item in items:
        if isinstance(item, Path):
            yield extent(item)
        elif isinstance(item, Group):
            inner = (_shown(box, item.clip) for box in _boxes(item.items))
            yield from (_placed(box, item.matrix) for box in inner if box is not None)
        elif isinstance(item, Choice):
            for way in item.ways:
                yield from _boxes(way)


def _shown(box: Rect, clip: Rect | None) -> Rect | None:
    """What a clip leaves of a box."""
    if clip is None:
        return box
    if not box.overlaps(clip):
        return None
    left, top = max(box.x, clip.x), max(box.y, clip.y)
    return Rect(left, top, min(box.right, clip.right) - left, min(box.bottom, clip.bottom) - top)


def _placed(box: Rect, matrix: Matrix) -> Rect:
    """A box that holds what a matrix makes of a box."""
    if matrix is AS_IT_IS:
        return box
    corners = [matrix.apply(complex(x, y)) for x in (box.x, box.right) for y in (box.y, box.bottom)]
    return around(Rect(z.real, z.imag, 0.0, 0.0) for z in corners)


def within(items: Iterable[Item], reach: Rect) -> Iterator[Item]:
    """The items that show inside `reach`; what lies wholly outside is left away."""
    left, right, top, bottom = reach.x, reach.right, reach.y, reach.bottom
    for item in items:
        if isinstance(item, Path):
            z = item.contours[0][0]
            # What begins inside shows; only the rest is worth measuring.
            inside = left < z.real < right and top < z.imag < bottom
            if not (inside or extent(item).overlaps(reach)):
                continue
        elif isinstance(item, Group) and item.matrix == AS_IT_IS:
            item = replace(item, items=tuple(within(item.items, reach)))
        yield item


def may_reach(growth: Growth, keep: Iterable[Rect]) -> bool:
    """Whether a plant comes near enough to a kept rectangle that its leaves might enter it."""
    spine = growth.spine
    box = box_of(spine.points).inset(-0.5 * spine.organ)
    return any(box.overlaps(rect) for rect in keep)


class Stand(NamedTuple):
    """Where a plant stands: its root's x, the discs of its body, of its heads and of its crown.

    `stems` are points along what carries the heads; a plant without heads has none. `leaves` are
    the discs, close together, that its leaves fill. `box` holds all of it.
    """

    x: float
    box: Rect
    body: tuple[Disc, ...]
    heads: tuple[Disc, ...]
    crown: tuple[Disc, ...]
    stems: tuple[complex, ...]
    leaves: tuple[Disc, ...]


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
        reach = NEAR * self.panel.window.w
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

    def crosses(self, growth: Growth, width: float) -> bool:
        """Whether the plant and a neighbour hide each other's heads, or muddle a crown."""
        mine = stand_of(growth, width)
        for other in self.near(mine.x):
            if not mine.box.overlaps(other.box):
                continue
            if _meet(mine.heads, other.heads, APART):
                return True
            if _strikes(mine.stems, other.heads) or _strikes(other.stems, mine.heads):
                return True
            if max(_muddled(mine, other), _muddled(other, mine)) > SEEN_THROUGH:
                return True
        return False

    def take(self, growth: Growth, width: float) -> None:
        """Note that a plant stands here."""
        self.taken.append(stand_of(growth, width))


def stand_of(growth: Growth, width: float) -> Stand:
    """Where a plant stands; `width` in organ lengths."""
    heads = tuple((head.centre, head.radius) for head in growth.heads)
    stems: tuple[complex, ...] = ()
    if heads:
        stems = growth.spine.points
        stems += tuple(z for stalk, _, _ in growth.stalks for z in stalk.points[1:-1])
    spine = growth.spine
    body, reach = tuple(discs(spine, width)), spine.organ * width * LEAFY
    leaves = tuple((z, reach) for z in spine.points[2:])
    box = _box((*leaves, *heads, *((z, 0.0) for z in stems)))
    return Stand(spine.points[0].real, box, body, heads, crown(growth), stems, leaves)


def _box(some: Sequence[Disc]) -> Rect:
    """The box of some discs."""
    left, top = min([z.real - r for z, r in some]), min([z.imag - r for z, r in some])
    right, bottom = max([z.real + r for z, r in some]), max([z.imag + r for z, r in some])
    return Rect(left, top, right - left, bottom - top)


def _meet(some: Iterable[Disc], others: Iterable[Disc], part: float) -> bool:
    return any(abs(z - w) < (r + q) * part for z, r in some for w, q in others)


def _strikes(stems: Iterable[complex], heads: Iterable[Disc]) -> bool:
    return any(abs(z - w) < r for z in stems for w, r in heads)


def _muddled(front: Stand, behind: Stand) -> float:
    """The part of a crown that has a neighbour's body behind it."""
    if not front.crown:
        return 0.0
    hidden = sum(_meet(((z, 0.0),), behind.leaves, 1.0) for z, _ in front.crown)
    return hidden / len(front.crown)


def discs(spine: Spine, width: float) -> list[Disc]:
    """Five discs along a stem that stand for a plant's body; `width` in organ lengths."""
    wide, narrow = max(3.0, spine.organ * width * 0.9), max(3.0, spine.organ * width * 0.6)
    last = len(spine.points) - 1
    at = [spine.points[round(last * s)] for s in (0.14, 0.36, 0.57, 0.79, 1.0)]
    return [(z, wide) for z in at[:4]] + [(at[4], narrow)]
