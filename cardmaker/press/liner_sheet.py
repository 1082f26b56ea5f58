"""Liner sheets: a liner's shape and a pattern go in; a page to print, cut and score comes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from cardmaker.display import PAPER, Group, Ink, Item, Items, Path, polygon, rule
from cardmaker.geometry import Matrix, Rect, Size
from cardmaker.paper.liner import Liner
from cardmaker.press.small_print import SmallPrint, check_bar
from cardmaker.units import mm

#: How far the pattern goes past the line that is cut.
BLEED: Final = 2 * mm

#: What stands round a liner: marks at its sides and above, words below.
_SIDE: Final = 9 * mm
_ABOVE: Final = 5 * mm
_BELOW: Final = 13 * mm

_GREY: Final = Ink(0.0, 0.0, 0.0, 0.6)
_CUT: Final = 0.5
_SCORE: Final = (4.0, 3.0)
_TEXT: Final = 8.0


class Room(NamedTuple):
    """A page, one way round, and the box that it has for a liner."""

    page: Size
    box: Rect


def rooms(paper: Size, margin: float) -> Iterator[Room]:
    """The two ways round of a sheet of paper, each with what it has for a liner."""
    for page in (paper, paper.turned):
        width = page.w - 2 * margin - 2 * _SIDE
        high = page.h - 2 * margin - _ABOVE - _BELOW
        yield Room(page, Rect(margin + _SIDE, margin + _ABOVE, width, high))


def laid(liner: Liner, pattern: Items, room: Room, name: str, print_: SmallPrint) -> Items:
    """The page: the pattern as far as it is cut, the line to cut on, the score, and words."""
    box = room.box
    at = complex(box.x + (box.w - liner.size.w) / 2, box.y + (box.h - liner.size.h) / 2)
    here = Matrix.shift(at.real, at.imag)
    whole = Rect(0, 0, *liner.size).inset(-BLEED)
    shape = (*_masked(pattern, liner, whole), *_lines(liner))
    foot = complex(box.x - _SIDE + 1, box.bottom + _BELOW - 9 * mm)
    said = (
        f"Liner for {name}. Cut on the line, score and fold at the dashes.",
        f"Slide it in, then {gluing(liner)}.",
    )
    words = [
        print_.line(text, foot + complex(0, (row + 1) * 1.4 * _TEXT), _TEXT)
        for row, text in enumerate(said)
    ]
    bar = check_bar(print_, complex(box.right + _SIDE - 51 * mm, foot.imag + 3))
    return (Group(shape, here), *words, *bar)


def gluing(liner: Liner) -> str:
    """What holds a liner in its flap, as a hand is told."""
    edges = {2: "two", 3: "three"}[len(liner.glued) - 1]
    return f"glue the back of its {edges} upper edges to the flap"


def _masked(pattern: Items, liner: Liner, whole: Rect) -> Items:
    """The pattern, and bare paper over what lies beyond the cut and its bleed."""
    outer = polygon(_corners(whole.inset(-1))).contours
    inner = polygon(_grown(liner.outline, BLEED)).contours
    mask = Path((*outer, *inner), fill=PAPER, evenodd=True)
    return (Group(pattern, clip=whole), mask)


def _lines(liner: Liner) -> Iterator[Item]:
    yield polygon(liner.outline, stroke=_GREY, width=_CUT)
    # A score across the pattern would be seen where it is not quite folded on: its ends will do.
    for x, way in ((0.0, -1), (liner.size.w, 1)):
        start = complex(x + way * BLEED, liner.score)
        yield rule(start, start + way * 6 * mm, _GREY, 0.75, _SCORE)


def _corners(box: Rect) -> list[complex]:
    return [
        complex(box.x, box.y), complex(box.right, box.y),
        complex(box.right, box.bottom), complex(box.x, box.bottom),
    ]  # fmt: skip


def _grown(outline: Sequence[complex], by: float) -> list[complex]:
    """A polygon (clockwise as it is seen) with every edge moved outwards."""
    corners = [z for z, after in pairwise([*outline, outline[0]]) if abs(after - z) > 1e-6]
    found = []
    for before, z, after in zip(
        [corners[-1], *corners[:-1]], corners, [*corners[1:], corners[0]], strict=True
    ):
        one, two = (z - before) / abs(z - before), (after - z) / abs(after - z)
        # Where two edges meet, the corner moves along the sum of their normals.
        turn = 1 + (one * two.conjugate()).real
        found.append(z + by * -1j * (one + two) / turn)
    return found
