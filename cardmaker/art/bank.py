"""Banks: several drawings of one panel become one in which every part goes several ways.

A file holds each part once, and everybody's card picks its own: no two alike, at the cost of a few
names a card.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from cardmaker.art.grain import Grain
from cardmaker.display import Choice, Group, Item, Items


def grains(key: str, seed: str) -> tuple[Grain, Grain]:
    """The grain that all ways of an arrangement share, and this way's own, for a seed such as
    "2~1": way 1 of arrangement 2. A seed without ways has one and the same.

    What the parts of a drawing must agree on comes from the first; what each may do as it likes
    comes from the second, so that parts of all ways go together.

    >>> [grain.key for grain in grains("my-design/front", "2~1")]
    ['my-design/front/2', 'my-design/front/2~1']
    """
    return Grain(f"{key}/{seed.partition('~')[0]}"), Grain(f"{key}/{seed}")


def chosen(drawings: Sequence[Items]) -> Items:
    """The drawings as one: what they share stays, and parts that differ are choices among them.

    Parts are groups, which the drawings have in the same order; one that found no room is empty,
    and goes as in the others. A group with a clip is a window, and is looked into. Drawings without
    parts are one choice as they are.

    >>> from cardmaker.display import Image
    >>> from cardmaker.geometry import Rect
    >>> one, two, ground = (Image(data, Rect(0, 0, 1, 1)) for data in (b"1", b"2", b""))
    >>> chosen([(ground, Group((one,))), (ground, Group((two,)))])[1].ways == (
    ...     (Group((one,)),), (Group((two,)),)
    ... )
    True
    """
    if len({len(drawing) for drawing in drawings}) > 1:
        return (Choice(tuple(drawings)),)
    items: list[Item] = []
    for parts in zip(*drawings, strict=True):
        groups = [part for part in parts if isinstance(part, Group)]
        if all(a == b for a, b in pairwise(parts)):
            items.append(parts[0])
        elif len(groups) < len(parts):
            return (Choice(tuple(drawings)),)
        elif groups[0].clip is not None:
            items.append(replace(groups[0], items=chosen([group.items for group in groups])))
        else:
            items.append(_choice(groups))
    return tuple(items)


def _choice(groups: Sequence[Group]) -> Choice | Group:
    """The ways of one part; where but one of them has room, that."""
    ways = [group for group in groups if group.items]
    return Choice(tuple([(way,) for way in ways])) if len(ways) > 1 else ways[0]
