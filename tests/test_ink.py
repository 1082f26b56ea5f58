"""Inks: sRGB at home as the palettes show it, CMYK in the shop as it is."""

from __future__ import annotations

import re

import pytest

from cardmaker.display import PAPER, Ink
from cardmaker.press.ink import STEPS, device, filling, quantised
from cardmaker.process.light import srgb
from cardmaker.shelf import shelf

TONES = re.findall(
    r'"([\d.]+)/([\d.]+)/([\d.]+)/([\d.]+) #([0-9a-f]{6})"',
    (shelf("designs") / "palettes.toml").read_text("utf-8"),
)


@pytest.mark.parametrize("tone", sorted(set(TONES)), ids="/".join)
def test_palette_tones_look_as_the_palette_says(tone: tuple[str, ...]) -> None:
    ink = Ink(*(float(part) / 100 for part in tone[:4]))
    want = bytes.fromhex(tone[4])
    off = [abs(255 * got - part) for got, part in zip(srgb(ink), want, strict=True)]
    assert sum(off) / 3 <= 4
    assert max(off) <= 10


def test_there_are_palettes_to_look_at() -> None:
    assert len(TONES) >= 150


def test_bare_paper_is_exactly_white() -> None:
    assert srgb(PAPER) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize("part", range(4))
def test_more_ink_is_never_lighter(part: int) -> None:
    levels = [Ink(*(step / 10 if at == part else 0.2 for at in range(4))) for step in range(11)]
    light = [sum(srgb(ink)) for ink in levels]
    assert light == sorted(light, reverse=True)


def test_inks_out_of_range_are_held_to_it() -> None:
    assert device(Ink(-0.1, 1.2, 0, 0), "shop") == (0, 1, 0, 0)
    assert all(0 <= part <= 1 for part in device(Ink(-1, 3, 2, 9), "home"))


def test_tiny_parts_have_no_exponent() -> None:
    assert filling(Ink(1e-7, 5e-6, 0.00049, 0.5), "shop") == b"0 0 0 0.5 k"
    assert filling(PAPER, "home") == b"1 1 1 rg"


def test_gradients_come_in_steps() -> None:
    ink = Ink(0.4071, 0.1829, 0.4449, 0.0601)
    near = quantised(ink)
    assert all(abs(a - b) <= 0.5 / STEPS + 1e-9 for a, b in zip(ink, near, strict=True))
    assert quantised(near) == near
