"""Rules, fans and dividers: thick enough for a press, whole, mirrored, and in inks that hold."""

from __future__ import annotations

import pytest

from cardmaker.art.fan import Fan, corner_fan, sunburst
from cardmaker.art.palette import load_palettes, two_inks
from cardmaker.art.panel import Panel
from cardmaker.art.room import spread
from cardmaker.art.rule import (
    BOLD,
    FINE,
    FROM_TRIM,
    divider,
    frame_place,
    framing,
    stepped,
)  # fmt: skip
from cardmaker.display import Ink, Path
from cardmaker.geometry import Rect, Size
from cardmaker.shelf import shelf

NAVY = Ink(0.92, 0.74, 0.30, 0.24)
PALETTES = load_palettes(shelf("designs") / "palettes.toml")


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES.keys())
def test_a_fine_rule_needs_two_plates_and_is_dark_enough(palette: object) -> None:
    ink = two_inks(palette.ink)  # type: ignore[attr-defined]
    assert sum(part > 0 for part in ink) <= 2
    assert 0.6 < ink.k < 0.95 and max(ink[:3]) < 0.3


def test_a_grey_stays_grey() -> None:
    assert two_inks(Ink(0.5, 0.5, 0.5, 0.0)) == Ink(0.0, 0.0, 0.0, 0.5)


@pytest.mark.parametrize("size", [Size(306, 396), Size(252, 351), Size(504, 360)], ids=str)
def test_a_frame_keeps_off_the_knife_and_stays_in_a_window(size: Size) -> None:
    bleeding = frame_place(Panel(size, "bleed", bleed=9))
    assert bleeding.x >= FROM_TRIM and bleeding.bottom <= size.h - FROM_TRIM
    panel = Panel(size, "border", border=18)
    assert panel.window.holds(spread((framing(frame_place(panel), BOLD, NAVY),)))


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_a_stepped_frame_is_the_same_from_every_side(steps: int) -> None:
    place = Rect(20, 30, 260, 340)
    frame = stepped(place, 8, steps, BOLD, NAVY)
    corners = set(frame.contours[0])
    assert len(corners) == 4 * (2 * steps + 1)
    middle = 2 * place.centre
    for z in corners:
        assert complex(middle.real - z.real, z.imag) in corners
        assert complex(z.real, middle.imag - z.imag) in corners
    assert spread((frame,)) == place.inset(-BOLD / 2)


@pytest.mark.parametrize("heart", ["dot", "lozenge", "plain"])
def test_a_divider_is_as_wide_as_asked_and_centred(heart: str) -> None:
    drawn = divider(100 + 50j, 80, NAVY, heart)
    box = spread(drawn)
    assert box.centre == pytest.approx(100 + 50j, abs=1e-6)
    assert box.w == pytest.approx(80 + FINE)
    assert all(
        path.stroke is None or path.width >= 0.25 for path in drawn if isinstance(path, Path)
    )


@pytest.mark.parametrize("fan", [Fan(6, 3, False), Fan(10, 2, True), Fan(14, 3, True)])
def test_a_sunburst_is_a_picture_of_itself_in_a_mirror(fan: Fan) -> None:
    up = spread(sunburst(200 + 100j, 30, fan, NAVY))
    down = spread(sunburst(200 + 100j, 30, fan, NAVY, up=False))
    assert up.centre.real == pytest.approx(200) == pytest.approx(down.centre.real)
    assert 100 - up.y == pytest.approx(down.bottom - 100)
    assert 30 <= 100 - up.y < 36


@pytest.mark.parametrize("quarter", range(4))
def test_a_corner_fan_opens_into_its_quarter(quarter: int) -> None:
    items = corner_fan(100 + 100j, 40, quarter, Fan(7, 4, False), NAVY)
    away = spread(items).centre - (100 + 100j)
    right, down = ((1, 1), (-1, 1), (-1, -1), (1, -1))[quarter]
    assert away.real * right > 10 and away.imag * down > 10
    assert spread(items).w < 46
