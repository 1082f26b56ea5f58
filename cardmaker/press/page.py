"""Pages: the operators that fill the places of one side of a sheet with copies.

All that is the same from sheet to sheet is made once; a copy adds its lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import getitem
from typing import TYPE_CHECKING, NamedTuple

from cardmaker.display import AS_IT_IS, Choice, Deal, Glyphs, Group, Item, Items, choices
from cardmaker.geometry import Matrix, Rect, Size
from cardmaker.press.forms import Forms, Stamp
from cardmaker.press.galley import Galley, number
from cardmaker.press.sheet import Place, Side

if TYPE_CHECKING:
    from cardmaker.card import Card


class Copy(NamedTuple):
    """One card to print: which of the plan's cards, and what stands on its note panel: lines of
    words, and under them strokes (guides, gaps, dots), which have no gradients and no pictures.
    `picks` says which way each choice on its panels goes, in the order they are drawn; all go the
    first if there are none. `deal` says in which forms its letters stand, if they have any; a
    `stamp` comes over them.
    """

    card: str
    lines: tuple[Glyphs, ...] = ()
    under: Items = ()
    picks: bytes = b""
    deal: Deal | None = None
    stamp: Stamp | None = None

    @property
    def written(self) -> bool:
        """Whether its note panel has anything of its own."""
        return bool(self.lines or self.under)


class _Opening(NamedTuple):
    """The bytes that open a place for one card, and whether its note is written there.

    Where the panel has choices, `ways` are the bytes of each, with what is drawn before it.
    """

    operators: bytes
    noted: bool
    ways: tuple[tuple[bytes, ...], ...] = ()
    rest: bytes = b""

    def dressed(self, picks: bytes) -> bytes:
        """The same with the panel's drawings, as a copy picks them."""
        if not self.ways:
            return self.operators
        taken = map(getitem, self.ways, picks or bytes(len(self.ways)))
        return b"".join((self.operators, *taken, self.rest))


#: What the places of one sheet hold, in their order; None for one that stays bare.
Batch = Sequence[Copy | None]


class Page:
    """One side of the sheet, ready to be filled with any copies."""

    def __init__(
        self, size: Size, side: Side, cards: Mapping[str, Card], forms: Forms, onto: Matrix
    ) -> None:
        self._forms = forms
        self._side = side
        self._size = size
        self._onto = _exact(onto) + b"\n"
        self._heads: dict[frozenset[int], bytes] = {}
        self._full = frozenset(place.card for place in side.places)
        self._places = [(place.card, _Openings(cards, place, forms)) for place in side.places]
        notes = {card.note for card in cards.values()}
        written = zip(side.places, self._places, strict=True)
        self._written = [found for place, found in written if place.panel in notes]

    def noted(self, batch: Batch) -> bool:
        """Whether words of these copies stand on this side, or art that they picked."""
        return any(
            copy.written and openings[copy.card].noted
            for copy, openings in _filled(self._written, batch)
        ) or any(
            copy.picks and openings[copy.card].ways
            for copy, openings in _filled(self._places, batch)
        )

    def content(self, batch: Batch, galley: Galley) -> bytes:
        """The operators of the page for these copies. What they leave bare has no marks either."""
        parts = [self._head(batch)]
        for copy, openings in _filled(self._places, batch):
            opening = openings[copy.card]
            if opening.noted and copy.under:
                parts += (
                    opening.dressed(copy.picks),
                    self._forms.strokes(copy.under),
                    self._words(copy, galley),
                    b"Q\n",
                )
            elif opening.noted and copy.lines:
                parts += (opening.dressed(copy.picks), self._words(copy, galley), b"Q\n")
            elif opening.operators:
                parts += (opening.dressed(copy.picks), b"Q\n")
        return b"".join(parts)

    def _head(self, batch: Batch) -> bytes:
        """What a page with these places filled begins with: its own coordinates, its marks."""
        filled = self._full
        if len(batch) < len(filled) or None in batch:
            filled = frozenset(at for at, copy in enumerate(batch) if copy is not None)
        head = self._heads.get(filled)
        if head is None:
            head = self._onto
            if marks := self._side.marks_for(filled):
                head += b"/%b Do\n" % self._forms.name(marks, Rect(0, 0, *self._size))
            self._heads[filled] = head
        return head

    def _words(self, copy: Copy, galley: Galley) -> bytes:
        """The words of its note, and what is stamped over them."""
        words = galley.deal(copy.lines, copy.deal) if copy.deal else galley.set(copy.lines)
        return words + self._forms.stamp(copy.stamp) if copy.stamp else words


def _filled(
    places: Sequence[tuple[int, _Openings]], batch: Batch
) -> Iterator[tuple[Copy, _Openings]]:
    """The copies of the places that are not bare, and what opens these."""
    for at, openings in places:
        if at < len(batch) and (copy := batch[at]) is not None:
            yield copy, openings


class _Openings(dict[str, _Opening]):
    """What opens a place, by card; a card's panel is drawn when it is first asked for."""

    def __init__(self, cards: Mapping[str, Card], place: Place, forms: Forms) -> None:
        super().__init__()
        self._cards = cards
        self._place = place
        self._forms = forms

    def __missing__(self, key: str) -> _Opening:
        opening = self[key] = _opening(self._cards[key], self._place, self._forms)
        return opening


def _opening(card: Card, place: Place, forms: Forms) -> _Opening:
    """What opens a place: its clip, its own coordinates, and the panel's static part."""
    items = card.panels.get(place.panel, ())
    noted = place.panel == card.note
    if not items and not noted:
        return _Opening(b"", False)
    matrix = Matrix.shift(place.box.x, place.box.y)
    if place.head_down:
        matrix = Matrix.half_turn(place.box.w, place.box.h).then(matrix)
    if place.turned:
        matrix = Matrix(0.0, 1.0, -1.0, 0.0, place.box.w, 0.0).then(matrix)
    clip = b" ".join(map(number, place.clip))
    operators = b"q %b re W n %b\n" % (clip, _cm(matrix))
    *ways, rest = _ways(items, _within(place), forms)
    if ways:
        return _Opening(operators, noted, tuple(ways), *rest)
    return _Opening(operators + b"".join(rest), noted)


def _ways(items: Items, box: Rect, forms: Forms) -> Iterator[tuple[bytes, ...]]:
    """For each choice among the items the bytes of its ways, with those of what stands before it;
    at last those of what stands after all.
    """
    before: bytes = b""
    drawn: list[Item] = []
    for item in (*items, None):
        here = [*choices((item,))] if item else []
        if item is not None and not here:
            drawn.append(item)
            continue
        if drawn:
            before += b"/%b Do\n" % forms.name(tuple(drawn), box)
            drawn = []
        if isinstance(item, Choice):
            yield tuple([before + b"/%b Do\n" % forms.name(way, box) for way in item.ways])
            before = b""
        elif isinstance(item, Group):
            *inner, rest = _ways(item.items, box, forms)
            opened = before + _opened(item)
            yield tuple([opened + way for way in inner[0]])
            yield from inner[1:]
            before = b"".join(rest) + b"Q\n"
    yield (before,)


def _opened(group: Group) -> bytes:
    """What opens a group: its clip, its own coordinates."""
    clip = b"%b re W n " % b" ".join(map(number, group.clip)) if group.clip else b""
    return b"q " + clip + (b"" if group.matrix == AS_IT_IS else _cm(group.matrix)) + b"\n"


def _within(place: Place) -> Rect:
    """What a panel may show, in its own places: itself and as much around it as any clip has."""
    box, clip = place.box, place.clip
    reach = max(
        box.x - clip.x, box.y - clip.y, clip.right - box.right, clip.bottom - box.bottom, 0.0
    )
    size = box.size.turned if place.turned else box.size
    return Rect(0, 0, *size).inset(-reach)


def _cm(matrix: Matrix) -> bytes:
    return b" ".join(map(number, matrix)) + b" cm"


def _exact(matrix: Matrix) -> bytes:
    """The map of a whole page: a slight turn of it shows at its edges."""
    parts = [(b"%.8f" % part).rstrip(b"0").rstrip(b".") for part in matrix[:4]]
    turns = [b"0" if part == b"-0" else part for part in parts]
    return b" ".join((*turns, *map(number, matrix[4:]))) + b" cm"
