"""Repeats: which groups of a display list are drawn more than once, so that a file says them once.

A liner prints one motif some hundred times, and a form that names another is a hundredth as long.
"""

from __future__ import annotations

from collections import Counter
from math import ceil, floor

from cardmaker.display import Group, Item, Items, Path
from cardmaker.geometry import Rect


def repeated(items: Items) -> dict[int, Rect]:
    """The lists of paths that groups among the items move to more places than one, by their ids,
    each with the box it stays in.
    """
    count: Counter[int] = Counter()
    lists: dict[int, Items] = {}
    waiting: list[Item] = [*items]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Group):
            count[id(item.items)] += 1
            if id(item.items) not in lists:
                lists[id(item.items)] = item.items
                waiting += item.items
    often = (lists[key] for key, times in count.items() if times > 1 and lists[key])
    return {id(one): _extent(one) for one in often if all(isinstance(x, Path) for x in one)}


def _extent(items: Items) -> Rect:
    """A box that holds paths with their strokes, to whole points."""
    paths = [item for item in items if isinstance(item, Path)]
    points = [z for path in paths for contour in path.contours for z in contour]
    # A mitred join reaches further than half the stroke, but seldom twice its width.
    reach = 2 * max((path.width for path in paths if path.stroke), default=0.0) + 1
    left, top = min(z.real for z in points) - reach, min(z.imag for z in points) - reach
    right, low = max(z.real for z in points) + reach, max(z.imag for z in points) + reach
    return Rect(floor(left), floor(top), ceil(right) - floor(left), ceil(low) - floor(top))
