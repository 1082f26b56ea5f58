"""The palettes: what ships is whole and printable, what is broken is told plainly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cardmaker.art.palette import Palette, load_palettes, tone
from cardmaker.display import Ink
from cardmaker.errors import BadDesign
from cardmaker.shelf import shelf

SHIPPED = shelf("designs") / "palettes.toml"
NAMES = [
    "sage_blush", "eucalyptus", "wildflower", "autumn",
    "indigo", "botanical_ink", "winter_berry", "citrus", "limes",
]  # fmt: skip


@pytest.fixture(scope="module")
def palettes() -> dict[str, Palette]:
    return load_palettes(SHIPPED)


def inks(palette: Palette) -> Iterator[Ink]:
    yield from (palette.paper, palette.ink, palette.stem, palette.pale, palette.ghost)
    yield from (palette.heart, palette.heart_d, palette.accent, *palette.berry)
    for group in (*palette.green, *palette.bloom):
        yield from group


def test_all_are_there_in_their_order(palettes: dict[str, Palette]) -> None:
    assert list(palettes) == NAMES
    assert palettes["sage_blush"].title == "Sage and blush"
    assert palettes["sage_blush"].ink == Ink(0.58, 0.46, 0.58, 0.38)


@pytest.mark.parametrize("name", NAMES)
def test_every_tone_is_printable_and_has_its_preview(
    palettes: dict[str, Palette], name: str
) -> None:
    palette = palettes[name]
    for ink in inks(palette):
        assert ink.total <= 2.4
        assert palette.preview[ink].startswith("#")


def test_a_leaf_is_darker_in_the_shade_and_a_throat_deeper(palettes: dict[str, Palette]) -> None:
    for palette in palettes.values():
        assert all(green.shade.total > green.lit.total for green in palette.green)
        assert all(bloom.deep.total >= bloom.mid.total for bloom in palette.bloom)
        assert all(bloom.mid.total >= bloom.light.total for bloom in palette.bloom)


def test_silhouettes_behind_are_pale(palettes: dict[str, Palette]) -> None:
    for palette in palettes.values():
        assert palette.paper.total < palette.ghost_tone.total < 0.60


@pytest.mark.parametrize("text", ["", "58/46/58/38", "58/46/58/138 #54594f", "1/2/3/4 #54594F"])
def test_what_is_no_tone_is_refused(text: str) -> None:
    with pytest.raises(BadDesign, match="is no tone"):
        tone(text)


def test_a_broken_file_names_what_is_wrong(tmp_path: Path) -> None:
    whole = SHIPPED.read_text("utf-8").split("[eucalyptus]")[0]
    for old, new, told in (
        ('paper = "0/0/0/0 #ffffff"', "", "palette sage_blush has no paper"),
        ('style = "wash"', 'style = "oil"', "there is no style 'oil'"),
        ("44/30/52/16", "44/30/520", "is no tone"),
        ("heart = [", 'heart = "1/2/3/4 #ffffff"\nhearts = [', "too many or too few tones"),
        ("[sage_blush]", "[sage_blush", "cannot be read"),
    ):
        file = tmp_path / "palettes.toml"
        assert old in whole
        file.write_text(whole.replace(old, new, 1), "utf-8")
        with pytest.raises(BadDesign, match=told):
            load_palettes(file)
