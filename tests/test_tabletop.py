from __future__ import annotations

from typing import Literal

import pytest
from PIL import Image

from cardmaker.press.tabletop import GROUND, Crease, Piece, lay


def test_paper_on_the_table_keeps_its_own_colours() -> None:
    paper = Image.new("RGB", (60, 90), (12, 200, 90))
    table = lay((200, 160), [Piece(paper, (40, 30), 90.0, leaves=2)])
    assert table.crop((40, 30, 100, 120)).tobytes() == paper.tobytes()
    below, beside = table.getpixel((70, 124)), table.getpixel((190, 5))
    assert isinstance(below, tuple) and isinstance(beside, tuple)
    assert sum(below) < sum(beside) == sum(GROUND), "a shadow falls below the card"


@pytest.mark.parametrize("crease", ["down", "across"])
def test_an_open_card_is_shaded_at_its_crease_only(crease: Literal["down", "across"]) -> None:
    paper = Image.new("RGB", (200, 200), "white")
    table = lay((300, 300), [Piece(paper, (40, 30), 90.0, creases=(Crease(crease, 0.5),))])
    line = [(40 + i, 60) if crease == "down" else (60, 30 + i) for i in range(200)]
    tones = [tone[0] for tone in map(table.getpixel, line) if isinstance(tone, tuple)]
    assert tones[0] == tones[79] == tones[120] == tones[-1] == 255
    # The light comes from above and from the right.
    assert min(tones) == tones[99 if crease == "down" else 100] < 245
    assert tones[99] != tones[100] < 255


def test_a_closed_card_shows_an_edge_for_each_leaf_below() -> None:
    paper = Image.new("RGB", (60, 90), "white")
    wide = [
        sum(table.getpixel((x, 75)) != GROUND for x in range(100, 112))
        for table in (lay((200, 160), [Piece(paper, (40, 30), 1.0, leaves=n)]) for n in (1, 2, 4))
    ]
    assert wide[0] < wide[1] < wide[2]
