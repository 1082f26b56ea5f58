"""The display list: what a panel or a sheet shows, as plain data with absolute places.

Four frozen kinds (`Path`, `Glyphs`, `Image`, `Group`), drawn in order, the first at the bottom.
Lengths are points, y runs down from the top left corner of the panel or sheet, colours are CMYK
from 0 to 1. A writer is one `match` over these kinds; what needs thinking belongs in layout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, repeat
from operator import add
from typing import Any, NamedTuple, TypeVar

from cardmaker.geometry import Matrix, Rect

T = TypeVar("T")


class Ink(NamedTuple):
    """A process colour, each part from 0 to 1."""

    c: float
    m: float
    y: float
    k: float

    def mix(self, other: Ink, part: float) -> Ink:
        """The colour with `part` (0..1) of the other in it.

        >>> Ink(0, 0, 0, 0).mix(Ink(1, 0, 0, 0.5), 0.5)
        Ink(c=0.5, m=0.0, y=0.0, k=0.25)
        """
        a, b, c, d = self
        p, q, r, s = other
        return Ink(a + (p - a) * part, b + (q - b) * part, c + (r - c) * part, d + (s - d) * part)

    @property
    def total(self) -> float:
        """Total area coverage: 0 (bare paper) to 4."""
        return self.c + self.m + self.y + self.k


PAPER = Ink(0.0, 0.0, 0.0, 0.0)


class Gradient(NamedTuple):
    """A straight wash from one ink at `start` to another at `end`; beyond them it goes on flat."""

    first: Ink
    last: Ink
    start: complex
    end: complex


class Path(NamedTuple):
    """Béziers, filled, stroked or both (the fill first).

    A contour is its start point followed by triples (control, control, end), as complex numbers
    x + y·1j. A straight edge has its controls on its ends, and writers draw it as a line.
    `width` is the stroke's; `round` gives round ends and joins (art), else butt and mitred (marks).
    `evenodd` leaves open what an even number of contours lie round (else what none is wound round).
    """

    contours: tuple[tuple[complex, ...], ...]
    fill: Ink | Gradient | None = None
    stroke: Ink | None = None
    width: float = 0.0
    closed: bool = True
    round: bool = True
    dash: tuple[float, ...] = ()
    evenodd: bool = False


class Bend(NamedTuple):
    """How far a letter strays from its drawn form: the amount, and where in which field of strays.

    `seed` names the field. `at` is where the letter stands in it, in em; a letter of `form` 0 and
    up stands nowhere, but is one of a few forms of its own. A `joined` letter keeps its ends.
    """

    seed: str
    amount: float
    at: complex = 0j
    form: int = -1
    joined: bool = False


class Cluster(NamedTuple):
    """The smallest piece of shaped text: some letters, the glyphs that draw them, their width.

    `pieces` are (glyph id, dx, dy); all numbers are the face's own units, y up as fonts have it.
    One cluster is one code in the PDF, and its text is what a reader gets back for it. `bend` is
    how its outline is varied, None for the outline as the face has it. A cluster without pieces is
    a gap to be written in by hand: its text is a space, and its length is the kern after it.
    """

    text: str
    pieces: tuple[tuple[int, int, int], ...]
    width: int
    bend: Bend | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A shaped word with the punctuation that clings to it; interned, so compared by identity.

    `kerns` has a number after each cluster: what the pen moves beyond the cluster's width, in the
    face's units. `advance` is the whole word's, in em of the line; `scale` is this word's size over
    the line's (not 1 where another hand lends its letters at equal x-height).
    """

    text: str
    face: str
    clusters: tuple[Cluster, ...]
    kerns: tuple[int, ...]
    advance: float
    scale: float = 1.0

    @property
    def pens(self) -> list[int]:
        """Where each cluster begins, and where the last one ends, in the face's units."""
        steps = [cluster.width for cluster in self.clusters]
        return [0, *accumulate(map(add, steps, self.kerns))]


@dataclass(frozen=True, slots=True, eq=False)
class Sort:
    """One form of a letter, as a printer's case has it; interned, so compared by identity.

    `face` and `scale` are those of its word.
    """

    cluster: Cluster
    face: str
    scale: float


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """What moves the letters after it, in em of the line; interned, so compared by identity.

    `shift` is how far along the line, `rise` how far above the baseline they stand from there on,
    None where they stay as high as they were. `space` says if a space between words comes with it.
    """

    shift: float
    rise: float | None = None
    space: bool = False


class Round(NamedTuple):
    """The forms of a letter, and their numbers in an order that goes round."""

    forms: Sequence[Move | Sort]
    order: Sequence[int]


class Gait(NamedTuple):
    """How the words of a line stray (see Glyphs.sway), and what moves them so."""

    sway: tuple[tuple[float, float], ...]
    moves: tuple[Move, ...]


class Deal(NamedTuple):
    """The forms that the letters of a note take, dealt but not yet picked: whoever prints it makes
    of each form what he prints with, once for all cards, and takes the next of a round a letter.

    `pen` is what walks a round. There is one `reach` and one gait a line: it takes the walks of all
    rounds and puts them in the order of the line's letters and kerns, each word led by walk 0.
    """

    rounds: Sequence[Round]
    pen: Callable[[Iterable[Any]], Iterator[Any]]
    reaches: Sequence[Callable[[list[Any]], Iterable[Iterator[Any]]]]
    gaits: Sequence[Gait]

    def picked(
        self, made: Iterable[Iterable[T]], moves: Iterable[Iterable[T]]
    ) -> Iterator[tuple[T, ...]]:
        """What each line is set with, of what was made of the rounds and of the lines' moves."""
        pens: list[Iterator[T]] = list(map(self.pen, made))
        for reach, pens[0] in zip(self.reaches, map(iter, moves), strict=True):
            # One step of all pens in a row; a pen that stands there twice takes two. (To say how
            # strict zip is would cost a tenth of the step.)
            yield next(zip(*reach(pens)))  # noqa: B905

    def swayed(self, lines: Iterable[Glyphs]) -> Iterator[Glyphs]:
        """The lines where they stand, in the letters that they had."""
        for line, gait in zip(lines, self.gaits, strict=True):
            yield line._replace(sway=gait.sway)


class Glyphs(NamedTuple):
    """A line of words on a baseline that starts at (x, y).

    `space` is the word between words (text " ", one cluster as wide as this hand's word space);
    `tracking` is added after every cluster, in em. `sway` has a pair for each word, in em: how far
    it stands further along the line than the words before it bring it, and how far above the
    baseline. `unseen` words are not drawn, but are there to be read. `deal`, if there is
    one, is what the line is set with: each word's move, then its clusters in some form and its
    kerns.
    """

    words: tuple[Word, ...]
    space: Word
    x: float
    y: float
    size: float
    ink: Ink
    tracking: float = 0.0
    sway: tuple[tuple[float, float], ...] = ()
    unseen: bool = False

    @property
    def text(self) -> str:
        """What a reader gets back."""
        return " ".join(word.text for word in self.words)

    @property
    def advance(self) -> float:
        """How far the pen goes, in points."""
        letters = sum(len(w.clusters) for w in self.words) + len(self.words) - 1
        em = sum(w.advance for w in self.words) + self.space.advance * (len(self.words) - 1)
        return self.size * (em + self.tracking * letters)

    @property
    def placed(self) -> Iterator[tuple[Word, complex]]:
        """Its words, each with the place where its pen begins, in the line's own points."""
        pen = 0.0
        for word, (shift, rise) in zip(self.words, self.sway or repeat((0.0, 0.0))):  # noqa: B905
            pen += shift
            yield word, complex(self.x + pen * self.size, self.y - rise * self.size)
            letters = len(word.clusters) + len(self.space.clusters)
            pen += word.advance + self.space.advance + self.tracking * letters


@dataclass(frozen=True, slots=True)
class Image:
    """A picture (JPEG or PNG bytes) stretched over a rectangle."""

    data: bytes
    place: Rect


#: The matrix that moves nothing.
AS_IT_IS = Matrix()


@dataclass(frozen=True, slots=True)
class Group:
    """Items moved together, and cut off at the edge of `clip` (given before the move)."""

    items: tuple[Item, ...]
    matrix: Matrix = AS_IT_IS
    clip: Rect | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Drawings of which a card shows one: each copy says which way it goes, or it is the first."""

    ways: tuple[tuple[Item, ...], ...]


Item = Path | Glyphs | Image | Group | Choice
Items = tuple[Item, ...]


def choices(items: Items) -> Iterator[Choice]:
    """The choices among items, in the order in which they are drawn."""
    for item in items:
        if isinstance(item, Choice):
            yield item
        elif isinstance(item, Group):
            yield from choices(item.items)


def rectangle(
    place: Rect, *, fill: Ink | None = None, stroke: Ink | None = None, width: float = 0.0
) -> Path:
    """A rectangle as a path with square corners."""
    x, y, right, bottom = place.x, place.y, place.right, place.bottom
    corners = [complex(x, y), complex(right, y), complex(right, bottom), complex(x, bottom)]
    return polygon(corners, fill=fill, stroke=stroke, width=width)


def polygon(
    corners: Iterable[complex],
    *,
    fill: Ink | None = None,
    stroke: Ink | None = None,
    width: float = 0.0,
    closed: bool = True,
    dash: tuple[float, ...] = (),
) -> Path:
    """Straight edges from corner to corner."""
    first, *rest = corners
    contour, here = [first], first
    for corner in rest:
        contour += [here, corner, corner]
        here = corner
    return Path((tuple(contour),), fill, stroke, width, closed, round=False, dash=dash)


def rule(
    start: complex, end: complex, ink: Ink, width: float, dash: tuple[float, ...] = ()
) -> Path:
    """A straight stroke with butt ends: a guide, a tick, a mark."""
    return polygon([start, end], stroke=ink, width=width, closed=False, dash=dash)
