"""Rows of sprigs: what is dealt to stand by what, and how it stands there."""

from __future__ import annotations

import cmath
import math
from collections.abc import Iterator
from itertools import pairwise, permutations

import pytest

from cardmaker.art.deal import Decks, deal_against, deal_row, weight
from cardmaker.art.grain import Grain
from cardmaker.art.growth import Growth
from cardmaker.art.panel import Panel
from cardmaker.art.room import Room
from cardmaker.art.row import Row, Slot
from cardmaker.art.stand import stand
from cardmaker.geometry import Rect, Size

#: An A2 card with about the place that "thank you" keeps free.
PANEL = Panel(Size(306, 396), "bleed", bleed=9, keep=(Rect(40, 144, 226, 87),))


def rows(seed: int) -> Iterator[list[Slot]]:
    room, grain = Room(PANEL), Grain(f"rows/{seed}")
    decks = Decks(grain.child("decks"))
    foot = Row(room, 405, False, lambda u: 0.2 + 0.3 * abs(u - 0.5))
    head = Row(room, -9, True, lambda u: 0.15 + 0.3 * abs(u - 0.5))
    standing = deal_row(foot, grain, decks)
    yield standing
    yield deal_against(head, weight(foot, standing), grain, decks)


def test_neighbours_differ_and_a_row_has_variety() -> None:
    for seed in range(60):
        for slots in rows(seed):
            textures = [slot.species.texture for slot in slots]
            names = [slot.species.name for slot in slots]
            assert all(a != b for a, b in pairwise(textures)), seed
            assert len(set(names)) >= 4 and len(set(textures)) >= 3
            assert textures[0] in ("fine", "broad") and textures[-1] in ("fine", "broad")
            assert [slot.u for slot in slots] == sorted(slot.u for slot in slots)


def test_nothing_hangs_that_should_not() -> None:
    for seed in range(60):
        _, hanging = rows(seed)
        assert all(slot.species.hangs for slot in hanging)


def test_no_spike_stands_by_a_panicle() -> None:
    met = 0
    for seed in range(60):
        for slots in rows(seed):
            names = [slot.species.name for slot in slots]
            for i, name in enumerate(names):
                near = names[max(0, i - 2) : i] + names[i + 1 : i + 3]
                met += name == "panicle"
                assert name != "panicle" or not {"lavender", "umbel"} & set(near), seed
    assert met > 20


@pytest.fixture(scope="module")
def stands() -> list[list[tuple[str, Growth, float]]]:
    """Every row of forty fronts, as its plants stand."""
    found: list[list[tuple[str, Growth, float]]] = []
    for seed in range(1, 41):
        room = Room(PANEL)
        row = Row(room, 405, False, lambda u: 0.2 + 0.35 * abs(u - 0.5))
        grain, plants = Grain(f"stands/{seed}"), []
        for i, slot in enumerate(deal_row(row, grain, Decks(grain.child("decks")))):
            growth = stand(row, slot, grain.child(i))
            if growth is not None:
                room.take(growth, slot.species.width)
                plants.append((slot.species.name, growth, slot.species.width))
        found.append(plants)
    return found


def test_umbels_stand_upright_and_spikes_nearly(
    stands: list[list[tuple[str, Growth, float]]],
) -> None:
    lean = {"umbel": 6.0, "lavender": 27.0}
    found = set()
    for name, growth, _ in (plant for row in stands for plant in row):
        if name in lean:
            found.add(name)
            tip, root = growth.spine.points[-1], growth.spine.points[0]
            assert abs(math.degrees(cmath.phase((tip - root) * 1j))) < lean[name] + 3
    assert found == set(lean)


def test_no_stem_lies_across_a_neighbours_head(
    stands: list[list[tuple[str, Growth, float]]],
) -> None:
    tried = 0
    for row in stands:
        for (_, one, _), (_, other, _) in permutations(row, 2):
            if not one.heads:
                continue
            for head in other.heads:
                tried += 1
                assert all(abs(z - head.centre) >= head.radius for z in one.spine.points)
    assert tried > 1000
