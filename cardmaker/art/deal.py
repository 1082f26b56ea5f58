"""Dealing: which species stand where in a row -- packed by their own widths, textures in turn,
long beside short, and one row's weight against the other's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cardmaker.art.grain import Grain
from cardmaker.art.row import Row, Slot
from cardmaker.art.species import SPECIES, Species, Texture

#: In which order do textures follow each other? No two neighbours alike.
RHYTHM: tuple[Texture, ...] = (
    "flower", "fine", "spike", "broad", "fine", "flower", "broad", "fine",
)  # fmt: skip

#: Where in the rhythm may a row begin? With a leaf: a head has no room to lean at the side.
LEAFY = tuple(i for i, texture in enumerate(RHYTHM) if texture in ("fine", "broad"))

#: What is dealt for a texture, until the deck is empty? Twice means twice as often.
DECKS: dict[Texture, tuple[str, ...]] = {
    "broad": ("eucalyptus", "seeded", "ruscus", "laurel"),
    "fine": ("willow", "olive", "myrtle", "fern", "willow", "myrtle"),
    "flower": ("blossom", "daisy", "rosebud", "panicle", "accent blossom"),
    "spike": ("lavender", "berries", "lavender", "umbel"),
}

#: Which two may not stand side by side, nor with only one leaf between them?
THICKETS = ({"panicle", "lavender"}, {"panicle", "umbel"})


class Decks:
    """Species dealt by texture: none comes back before its deck is empty."""

    def __init__(self, grain: Grain) -> None:
        self._grain = grain
        self._left: dict[Texture, list[str]] = {texture: [] for texture in DECKS}

    def fork(self, grain: Grain) -> Decks:
        """The same decks, to be dealt on from in another way."""
        other = Decks(grain)
        other._left = {texture: list(deck) for texture, deck in self._left.items()}
        return other

    def deal(self, texture: Texture, fits: Callable[[Species], bool]) -> Species:
        """The next species of a texture that fits."""
        for _ in range(12):
            deck = self._left[texture]
            if not deck:
                deck.extend(self._grain.shuffled(DECKS[texture]))
            species = SPECIES[deck.pop()]
            if fits(species):
                return species
        return SPECIES["myrtle"]


def deal_row(row: Row, grain: Grain, decks: Decks) -> list[Slot]:
    """Species and lengths for a row, packed by width, what is left over spread evenly."""
    start, beat = grain.pick(LEAFY), grain.side()
    slots: list[Slot] = []
    last = 0.0
    while True:
        u = slots[-1].u if slots else 0.015
        texture = RHYTHM[(start + len(slots)) % len(RHYTHM)]
        species = decks.deal(texture, _fitting(row, slots, u))
        swing = 0.13 * beat * (1 if len(slots) % 2 else -1)
        part = species.tall * (1 + swing) * grain.about(1, 0.07)
        breadth = species.width * row.organ_of(row.length(u, part)) * 1.5 / row.room.panel.window.w
        u += (last + breadth) / 2 * row.pack if slots else breadth * 0.3
        if u > 0.985:
            break
        slots.append(Slot(u, species, part))
        last = breadth
    slots[-1] = _closed(slots, decks)
    slack = (0.985 - slots[-1].u - last * 0.3) / max(1, len(slots) - 1)
    return [slot._replace(u=slot.u + slack * i) for i, slot in enumerate(slots)]


def _fitting(row: Row, slots: Sequence[Slot], u: float) -> Callable[[Species], bool]:
    recent = [slot.species.name for slot in slots[-3:]]
    middle = abs(u - 0.5) < 0.22

    def fits(species: Species) -> bool:
        stands = (species.hangs or not row.hangs) and (species.middle or not middle)
        # Two airy heads side by side are a thicket.
        thicket = any({species.name, name} in THICKETS for name in recent[-2:])
        return stands and not thicket and species.name not in recent

    return fits


def _closed(slots: Sequence[Slot], decks: Decks) -> Slot:
    """The last slot with a leaf in it, for the side it stands at."""
    last = slots[-1]
    if last.species.texture in ("fine", "broad"):
        return last
    before = slots[-2].species.texture if len(slots) > 1 else "fine"
    recent = [slot.species.name for slot in slots[-4:-1]]
    leaf = decks.deal("fine" if before == "broad" else "broad", lambda it: it.name not in recent)
    return last._replace(species=leaf)


def deal_against(row: Row, heavy: float, grain: Grain, decks: Decks, deals: int = 4) -> list[Slot]:
    """The row that best balances another's weight, of several deals, either way round."""
    found: list[tuple[float, int, list[Slot]]] = []
    for i in range(deals):
        chance = grain.child(i)
        slots = deal_row(row, chance, decks.fork(chance.child("decks")))
        for way in (slots, turned(slots)):
            found.append((abs(weight(row, way) + heavy), len(found), way))
    return min(found)[2]


def turned(slots: Sequence[Slot]) -> list[Slot]:
    """The row the other way round."""
    return [slot._replace(u=1 - slot.u) for slot in reversed(slots)]


def weight(row: Row, slots: Sequence[Slot]) -> float:
    """How far to the right a row is heavy: the moment of its ink about the middle, in points²."""
    total = 0.0
    for u, species, part in slots:
        length = row.length(u, part)
        area = species.fill * species.width * row.organ_of(length) * length
        total += area * (1 if u > 0.5 else -1) * min(1.0, abs(u - 0.5) * 8)
    return total
