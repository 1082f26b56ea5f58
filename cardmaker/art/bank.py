"""Banks: several drawings of one panel become one in which every part goes several ways.

A file holds each part once, and everybody's card picks its own: no two alike, at the cost of a few
names a card.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from cardmaker.display import Choice, Group, Item, Items


def chosen(drawings: Sequence[Items]) -> Items:
    """The drawings as one: what they share stays, and parts that differ are choices among them.

    Parts are groups, which the drawings have in the same order; a group with a clip is a window,
    and is looked into. Drawings without parts are one choice as they are.

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
            items.append(Choice(tuple([(group,) for group in groups])))
    return tuple(items)
