"""A field of flowers: every head is seen whole, wherever the words stand."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from cardmaker.art.field import Claim, Field, claim_of, draw_field, walk
from cardmaker.art.grain import Grain
from cardmaker.art.growth import Head
from cardmaker.art.palette import Palette, Style, load_palettes
from cardmaker.art.panel import Panel
from cardmaker.art.poppy import draw_poppy
from cardmaker.art.room import Room, clear_of, extent
from cardmaker.art.row import Row, Slot
from cardmaker.art.sketch import Sketch
from cardmaker.art.species import SPECIES
from cardmaker.art.spine import Posture, grow, stalk
from cardmaker.art.sprig import HEADS
from cardmaker.display import Choice, Path
from cardmaker.geometry import Rect, Size
from cardmaker.shelf import shelf

MEADOW = ("poppy", "cornflower", "buttercup", "oat", "lavender")


@pytest.fixture(scope="module")
def wildflower() -> Palette:
    return load_palettes(shelf("designs") / "palettes.toml")["wildflower"]


def row_on(panel: Panel) -> Row:
    return Row(Room(panel), panel.size.h, False, lambda u: 0.36)


def test_a_walk_leaves_room_and_stays_on_the_panel() -> None:
    row = row_on(Panel(Size(306, 396)))
    first = Slot(0.4, SPECIES["poppy"], 1.0)
    for way in (1, -1):
        slots = walk(row, first, way, MEADOW, 0.8, Grain("walk"))
        places = [0.4, *(slot.u for slot in slots)]
        assert [slot.species.name for slot in slots[:2]] == ["poppy", "cornflower"]
        assert all(way * (b - a) > 0 for a, b in pairwise(places))
        assert all(0 < u < 1 for u in places)


def test_no_head_comes_before_another(wildflower: Palette) -> None:
    class Noting(Field):
        """A field that keeps what was planted."""

        def take(self, claim: Claim) -> None:
            claims.append(claim)
            Field.take(self, claim)

    claims: list[Claim] = []
    row = row_on(Panel(Size(306, 396)))
    first = Slot(0.05, SPECIES["poppy"], 1.0)
    slots = walk(row, first, 1, MEADOW, 0.5, Grain("crowd"))
    assert draw_field(Noting(), row, slots, wildflower, Grain("field"))
    assert len(claims) > 4
    assert all(a.heads.isdisjoint(b.heads) for a, b in combinations(claims, 2))


def test_no_head_of_any_way_comes_before_another_plants(wildflower: Palette) -> None:
    class Noting(Field):
        """A field that keeps what was planted, all the ways of one plant together."""

        def has_room(self, claim: Claim) -> bool:
            plants.append(set())
            return Field.has_room(self, claim)

        def take(self, claim: Claim) -> None:
            plants[-1] |= claim.heads
            Field.take(self, claim)

    plants: list[set[complex]] = []
    row = row_on(Panel(Size(306, 396)))
    first = Slot(0.05, SPECIES["poppy"], 1.0)
    slots = walk(row, first, 1, MEADOW, 0.5, Grain("crowd"))
    items = draw_field(Noting(ways=3), row, slots, wildflower, Grain("field"))
    assert sum(len(item.ways) for item in items if isinstance(item, Choice)) > 12
    assert all(one.isdisjoint(other) for one, other in combinations(plants, 2))


def test_a_stem_across_a_head_is_seen() -> None:
    field = Field()
    spine = grow(100 + 300j, -1.57, 150, Posture(), 120)
    field.take(claim_of(SPECIES["poppy"].plan(spine, Grain("one"))))
    head = SPECIES["poppy"].plan(spine, Grain("one")).heads[0].centre
    assert field.crossed_by(stalk(head + 40, 3.14, 80, 0.0))
    assert not field.crossed_by(stalk(head + 40, 0.0, 80, 0.0))


@pytest.mark.parametrize("keep", [Rect(0, 0, 306, 300), Rect(100, 250, 100, 146)])
def test_what_must_stay_free_stays_free(wildflower: Palette, keep: Rect) -> None:
    row = row_on(Panel(Size(306, 396), keep=(keep,)))
    first = Slot(0.05, SPECIES["poppy"], 1.0)
    slots = [first, *walk(row, first, 1, (*MEADOW, "tuft"), 0.6, Grain("keep"))]
    items = draw_field(Field(), row, slots, wildflower, Grain("keep"))
    assert items and clear_of(items, (keep,))


@pytest.mark.parametrize("kind", ["poppy", "cornflower", "buttercup"])
def test_a_head_keeps_to_its_circle(wildflower: Palette, kind: str) -> None:
    draw = draw_poppy if kind == "poppy" else HEADS[kind]
    for seed in range(12):
        sketch = Sketch(wildflower, Grain(f"{kind}{seed}"), "wash")
        draw(sketch, Head(0j, 20, -1.57 + 0.2 * (seed % 5 - 2), 0.0, 0j, kind), 0)
        reach = max(
            abs(z)
            for path in sketch.items
            if isinstance(path, Path)
            for contour in path.contours
            for z in contour[::3]
        )
        assert 14 < reach < 22.5


@pytest.mark.parametrize(
    "name", ["poppy", "cornflower", "buttercup", "oat", "tuft", "toadstool", "bolete"]
)
@pytest.mark.parametrize("style", ["wash", "ink", "ghost"])
def test_plants_draw_in_every_style_and_stand_on_the_ground(
    wildflower: Palette, name: str, style: Style
) -> None:
    species = SPECIES[name]
    spine = grow(0j, -1.57, 150, Posture(turn=0.3), 120)
    sketch = Sketch(wildflower, Grain(name), style)
    species.paint(sketch, species.plan(spine, Grain(name)))
    assert sketch.items
    assert all(extent(path).bottom < 12 for path in sketch.items if isinstance(path, Path))


@pytest.mark.parametrize("name", ["toadstool", "bolete"])
def test_toadstools_stand_apart_under_caps_of_their_own(name: str) -> None:
    for seed in range(12):
        spine = grow(100 + 300j, -1.57, 60, Posture(), 90)
        heads = SPECIES[name].plan(spine, Grain(f"{name}{seed}")).heads
        assert 2 <= len(heads) <= 3
        assert heads[0].radius > max(head.radius for head in heads[1:])
        for one, other in combinations(heads, 2):
            assert abs(one.centre - other.centre) > 0.9 * (one.radius + other.radius)
