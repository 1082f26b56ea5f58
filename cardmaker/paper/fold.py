"""Folds: the pictures of folds.toml, and what they come to for a card of a certain size."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal

from cardmaker.geometry import Rect, Size
from cardmaker.named import named
from cardmaker.paper.flat import Flat, Panel, Word
from cardmaker.paper.leaf import Crease, Turn
from cardmaker.units import length

#: The words of a picture, row by row.
Picture = tuple[tuple[Word, ...], ...]

_PARTS: Final = ("left-", "right-")


@dataclass(frozen=True, slots=True)
class Fold:
    """A way to fold a flat, as its picture in folds.toml says.

    `take` is what each column of the outside gives up of its width, in points; `hands` are the
    creases, and how the paper is turned over between them, in order; `told` is that in words, to be
    filled in with where the paper shows them.
    """

    name: str
    title: str
    summary: str
    trim: Literal["portrait", "landscape"]
    outside: Picture
    inside: Picture
    take: tuple[float, ...]
    hands: tuple[Crease | Turn, ...]
    told: str = ""

    @property
    def sides(self) -> int:
        """How many faces of the flat are printed: 1 or 2."""
        return 2 if self.inside else 1

    @property
    def creases(self) -> tuple[Crease, ...]:
        """The creases in the order they are made."""
        return tuple(step for step in self.hands if isinstance(step, Crease))

    @property
    def halved(self) -> bool:
        """Whether each crease runs down the middle of the piece as it then is."""
        return not any(self.take) and all(crease.at == 0.5 for crease in self.creases)

    @property
    def turn(self) -> Turn:
        """How the card turns over between its outside and its inside as they are read."""
        return "tumble" if self.creases and self.creases[-1].part == "top" else "book"

    @property
    def panels(self) -> tuple[str, ...]:
        """The names of all printed panels, the front's face first."""
        words = [word.name for row in (*self.outside, *self.inside) for word in row]
        return tuple(dict.fromkeys(words))

    @property
    def doors(self) -> bool:
        """Whether the front is cut in two, so that edges of the flat meet in its middle."""
        return any(word.part for row in self.outside for word in row)

    @property
    def _columns(self) -> tuple[int, int]:
        """How many columns the picture has, and how many are as wide as the folded card."""
        row = self.outside[0]
        return len(row), max(row.count(word) for word in row)

    def flat(self, trim: Size) -> Size:
        """The size of the flat whose folded card has this trim size."""
        columns, wide = self._columns
        return Size(trim.w * columns / wide - sum(self.take), trim.h * len(self.outside))

    def folded(self, flat: Size) -> Size:
        """The trim size of the card that this flat folds into.

        >>> fold = find_fold("tri")
        >>> fold.folded(fold.flat(Size(300, 400)))
        Size(w=300.0, h=400.0)
        """
        columns, wide = self._columns
        return Size((flat.w + sum(self.take)) * wide / columns, flat.h / len(self.outside))

    def laid(self, trim: Size) -> Flat:
        """The flat of a card of this trim size: where its panels and creases lie, in points."""
        _, wide = self._columns
        widths = [trim.w / wide - take for take in self.take]
        size, turned = self.flat(trim), widths[::-1] if self.turn == "book" else widths
        return Flat(
            size=size,
            outside=tuple(_panels(self.outside, widths, trim)),
            inside=tuple(_panels(self.inside, turned, trim)),
            turn=self.turn,
            hands=self.hands,
        )


@cache
def load_folds() -> Mapping[str, Fold]:
    """Every fold of folds.toml by its name."""
    table = tomllib.loads(Path(__file__).with_name("folds.toml").read_text("utf-8"))
    return MappingProxyType({name: read_fold(name, row) for name, row in table.items()})


def find_fold(name: str) -> Fold:
    """The fold of this name; raises UnknownName with the good ones."""
    folds = load_folds()
    return folds[named("fold", name, folds)]


def read_fold(name: str, row: Mapping[str, Any]) -> Fold:
    """A fold from one table of folds.toml; raises ValueError where the picture is no grid."""
    outside, inside = _picture(row["outside"]), _picture(row.get("inside", []))
    columns = len(outside[0])
    take = tuple(map(length, row.get("take", ["0mm"] * columns)))
    if len(take) != columns:
        raise ValueError(f"{row['take']} does not go with {columns} columns")
    if inside and [len(row) for row in inside] != [len(row) for row in outside]:
        raise ValueError(f"{row['inside']} is not the other face of {row['outside']}")
    hands = tuple(_step(text) for text in row["creases"])
    told = row.get("told", "")
    return Fold(name, row["title"], row["summary"], row["trim"], outside, inside, take, hands, told)


def _picture(rows: list[str]) -> Picture:
    """The words of a picture; all rows hold equally many."""
    grid = tuple(tuple(map(_word, row.split())) for row in rows)
    if len({len(row) for row in grid}) > 1:
        raise ValueError(f"the rows of {rows} differ in length")
    return grid


def _word(text: str) -> Word:
    name = text.removeprefix("!")
    part = next((part for part in _PARTS if name == f"{part}front"), "")
    return Word(name.removeprefix(part), part.rstrip("-"), text.startswith("!"))


def _step(text: str) -> Crease | Turn:
    """A crease from its words, as in "left behind 1/2", or a turn."""
    match text.split():
        case ["left" | "right" | "top" | "bottom" as part, "behind" | "before" as way, fraction]:
            return Crease(part, way, float(Fraction(fraction)))
        case ["turn", "over"]:
            return "book"
    raise ValueError(f"{text!r} is no crease; write it as in 'left behind 1/2'")


def _panels(picture: Picture, widths: list[float], trim: Size) -> Iterable[Panel]:
    """The panels of a picture, row by row; equal words side by side are one panel."""
    for row, words in enumerate(picture):
        x, y = 0.0, trim.h * row
        for at, word in enumerate(words):
            if at and words[at - 1] == word:
                x += widths[at]
                continue
            same = widths[at] + sum(
                widths[beside]
                for beside in range(at + 1, len(words))
                if set(words[at : beside + 1]) == {word}
            )
            place = Rect(x, y, same, trim.h)
            yield Panel(word, place, _whole(word, place, trim))
            x += widths[at]


def _whole(word: Word, place: Rect, trim: Size) -> Rect:
    """Where a panel would lie if it were not cut: one that is, is as wide as the folded card."""
    if not word.part:
        return place
    left = place.x if word.part == "left" else place.right - trim.w
    return Rect(left, place.y, trim.w, place.h)
