"""The flat: a card of a certain size before it is folded, and what is seen of it folded.

Points, y down. The outside is seen as the flat lies face up; the inside as the open card is read,
the flat having been turned over the way it opens (`Flat.turn`): like a book, about its vertical
axis, or tumbled, about its horizontal one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple

from cardmaker.geometry import Matrix, Rect, Size, around
from cardmaker.paper.leaf import Crease, Leaf, Turn, folded, moved, turned_over, uncovered

Face = Literal["outside", "inside"]
Line = tuple[complex, complex]


class Word(NamedTuple):
    """A word of a fold's picture: a panel, or the "left" or "right" part of one; and whether it is
    printed head-down.
    """

    name: str
    part: str
    head_down: bool


class Panel(NamedTuple):
    """One side of one leaf: where it lies on its face of the flat.

    `whole` is where the panel would lie that it is a part of: a door shows its part of the front.
    Of all other panels it is the place itself.
    """

    word: Word
    place: Rect
    whole: Rect

    @property
    def name(self) -> str:
        """What is printed there."""
        return self.word.name

    @property
    def head_down(self) -> bool:
        """Whether that is printed head-down."""
        return self.word.head_down

    def head_to_foot(self, flat: Size) -> Panel:
        """The panel after its flat was turned by 180 degrees."""
        over = Matrix.half_turn(*flat)
        word = self.word._replace(head_down=not self.head_down)
        return Panel(word, moved(self.place, over), moved(self.whole, over))


class Seen(NamedTuple):
    """A panel in a view of the folded card: cut it from its face, turn it, put it there.

    `source` is a part of the face, `place` of the view; `turned` is by 180 degrees.
    """

    panel: str
    face: Face
    source: Rect
    turned: bool
    place: Rect


class View(NamedTuple):
    """What is seen of the paper from one side: its size, and the panels, nearest first, of which
    some may peep out between others; and of how many leaves the pile is.
    """

    size: Size
    seen: tuple[Seen, ...]
    leaves: int

    @property
    def pages(self) -> tuple[Seen, ...]:
        """The panels as they are read."""
        return tuple(sorted(self.seen, key=lambda one: (one.place.y, one.place.x)))

    @property
    def nearest(self) -> tuple[Seen, ...]:
        """The panels that lie under none."""
        return tuple(
            one
            for at, one in enumerate(self.seen)
            if not any(one.place.overlaps(nearer.place) for nearer in self.seen[:at])
        )

    @property
    def creases(self) -> tuple[Line, ...]:
        """The lines at which panels of the open card meet."""
        w, h = self.size
        xs = sorted({one.place.x for one in self.seen} - {0.0})
        ys = sorted({one.place.y for one in self.seen} - {0.0})
        down = [(complex(x, 0), complex(x, h)) for x in xs]
        return (*down, *((complex(0, y), complex(w, y)) for y in ys))


@dataclass(frozen=True, slots=True)
class Flat:
    """A card unfolded: its size, the panels on both faces, and what hands do with it."""

    size: Size
    outside: tuple[Panel, ...]
    inside: tuple[Panel, ...]
    turn: Turn
    hands: tuple[Crease | Turn, ...]

    def size_of(self, name: str) -> Size:
        """The size of a panel."""
        return next(one.whole.size for one in self.outside + self.inside if one.name == name)

    def lines(self) -> tuple[Line, ...]:
        """The creases from edge to edge of the outside, in the order they are made.

        >>> from cardmaker.paper.fold import find_fold
        >>> find_fold("side").laid(Size(100, 150)).lines()
        (((100+0j), (100+150j)),)
        """
        w, h = self.size
        down = sorted({panel.place.x for panel in self.outside} - {0.0})
        across = sorted({panel.place.y for panel in self.outside} - {0.0})
        found: list[Line] = []
        creases = [step for step in self.hands if isinstance(step, Crease)]
        for upright, _ in groupby(creases, key=lambda crease: crease.upright):
            if upright:
                found += [(complex(x, 0), complex(x, h)) for x in down]
            else:
                found += [(complex(0, y), complex(w, y)) for y in across]
        return tuple(found)

    def closed(self) -> tuple[View, View]:
        """What is seen of the folded card: its front, and its back once turned over like a book.

        The paper is carried through the creases and then looked at; the names of the panels are
        read off at the end, so a view shows where a picture and its creases do not agree.

        >>> from cardmaker.paper.fold import find_fold
        >>> flat = find_fold("french-side").laid(Size(100, 150))
        >>> [one.panel for view in flat.closed() for one in view.seen]
        ['front', 'back']
        """
        pile = folded(self._leaves(), self.hands)
        return self._view(pile), self._view(turned_over(pile, "book"))

    def opened(self) -> View:
        """What is seen of the open card: its inside (a flat card's back). Of a card printed on one
        side, that is what its last crease hides.

        >>> from cardmaker.paper.fold import find_fold
        >>> [one.panel for one in find_fold("tri").laid(Size(300, 400)).opened().seen]
        ['left', 'middle', 'right']
        """
        pile = folded(self._leaves(), () if self.inside else self.hands[:-1])
        return self._view(turned_over(pile, self.turn))

    def _leaves(self) -> list[Leaf]:
        """The flat, face up, as leaves."""
        return [Leaf(panel.place, Matrix()) for panel in self.outside]

    def _view(self, pile: list[Leaf]) -> View:
        """What is seen of a pile from above."""
        frame = around(leaf.place for leaf in pile)
        seen = [self._shown(leaf, frame) for leaf in uncovered(pile)]
        leaves = sum(leaf.place.overlaps(pile[0].place) for leaf in pile)
        return View(frame.size, tuple(seen), leaves)

    def _shown(self, leaf: Leaf, frame: Rect) -> Seen:
        """A leaf's upper face. The picture of the inside is that of the flat turned over, so a leaf
        that shows it was turned over once before it was carried.
        """
        face: Face = "outside" if leaf.face_up else "inside"
        panels, source, carried = self.outside, leaf.source, leaf.carried
        if face == "inside":
            over = Matrix(a=-1.0, e=self.size.w)
            if self.turn == "tumble":
                over = Matrix(d=-1.0, f=self.size.h)
            panels, source, carried = self.inside, moved(source, over), over.then(carried)
        name = next((panel.name for panel in panels if panel.place.holds(source)), "")
        return Seen(name, face, source, carried.a < 0, leaf.place.moved(-frame.x, -frame.y))
