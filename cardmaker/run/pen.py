"""Pens: who writes the cards of a run, so that no two letters are alike, and from which seed.

A few cards are written letter by letter; more of them in six forms of each letter, which a file
draws once. Everybody's own hand is always written in forms: a card that is printed again alone must
come out as it did in its run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, Literal

from cardmaker.display import Cluster, Deal
from cardmaker.text.alternates import Alternates
from cardmaker.text.shape import Lexicon
from cardmaker.text.vary import DEFAULT, Lines, World, bends

#: What seeds a hand: a number, or each person's own row.
Seed = int | Literal["person"]

#: How many cards are written letter by letter? Each takes as long as a hundred in forms.
FEW: Final = 20

#: Beyond so many cards letters are alike unless one asks: forms take as long again as all the rest.
MANY: Final = 5_000

#: What seeds the forms of a file in which every card has a seed of its own.
_FORMS: Final = "person"


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes set lines in a hand that varies, or as they were set; `few` of them or many."""

    hand: World | Alternates | None
    seed: Seed
    few: bool

    def deal(self, lines: Lines, number: int, row: Mapping[str, str]) -> Deal | None:
        """The forms in which card `number` is written, where there are many."""
        if self.few or not lines or not isinstance(self.hand, Alternates):
            return None
        return self.hand.deal(lines, self._seed(number, row))

    def write(self, lines: Lines, number: int, row: Mapping[str, str]) -> Lines:
        """The lines of card `number` (from 0), which goes to the person of this row."""
        if self.hand is None:
            return lines
        return self.hand.vary(lines, self._seed(number, row))

    def _seed(self, number: int, row: Mapping[str, str]) -> str:
        return row_seed(row) if self.seed == "person" else f"{self.seed}/{number}"

    def vocabulary(self, met: Iterable[tuple[str, Cluster]]) -> frozenset[tuple[str, Cluster]]:
        """The clusters to number beforehand, of a run that met these while it was vetted.

        A few cards use few of all forms there could be, and a file of them holds no others.
        """
        if self.hand is None:
            return frozenset(met)
        if self.few:
            return frozenset(one for one in met if not bends(one[1]))
        assert isinstance(self.hand, Alternates)
        return frozenset(form for one in met for form in self.hand.forms(one))


#: The pen that leaves lines as they were set.
AS_SET: Final = Pen(None, 1, few=True)


def pen_for(
    cards: int, lexicon: Lexicon, vary: float | None, seed: Seed, level: bool = False
) -> Pen:
    """The pen for so many cards; `vary` is 0 to 2 times what suits each face, None if nobody says.
    Base lines of a `level` pen do not walk.

    Everybody's own hand is always one that varies.
    """
    if vary is None:
        vary = DEFAULT if cards <= MANY or seed == "person" else 0.0
    few = cards <= FEW
    hand: World | Alternates | None = None
    if vary and few and seed != "person":
        hand = World(lexicon.faces, vary, level)
    elif vary:
        forms = _FORMS if seed == "person" else str(seed)
        hand = Alternates(lexicon.faces, lexicon.space, vary, forms, level)
    return Pen(hand, seed, few)


def row_seed(row: Mapping[str, str]) -> str:
    """A seed made from the values of a row, the same for the same values in any order of columns.

    >>> row_seed({"first": "Ada", "last": "Byron"}) == row_seed({"last": "Byron", "first": "Ada"})
    True
    """
    cells = "\0".join([cell for field in sorted(row) for cell in (field, row[field])])
    return blake2b(cells.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
