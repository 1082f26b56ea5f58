from __future__ import annotations

from PIL import Image

from cardmaker.press.tabletop import GROUND, Piece, lay


def test_paper_on_the_table_keeps_its_own_colours() -> None:
    paper = Image.new("RGB", (60, 90), (12, 200, 90))
    table = lay((200, 160), [Piece(paper, (40, 30), 90.0, leaves=2)])
    assert table.crop((40, 30, 100, 120)).tobytes() == paper.tobytes()
    below, beside = table.getpixel((70, 124)), table.getpixel((190, 5))
    assert isinstance(below, tuple) and isinstance(beside, tuple)
    assert sum(below) < sum(beside) == sum(GROUND), "a shadow falls below the card"


def test_an_open_card_is_shaded_at_its_crease_only() -> None:
    paper = Image.new("RGB", (200, 90), "white")
    table = lay((300, 160), [Piece(paper, (40, 30), 90.0, crease="down")])
    row = [table.getpixel((40 + x, 60)) for x in range(200)]
    tones = [tone[0] for tone in row if isinstance(tone, tuple)]
    assert tones[0] == tones[-1] == 255
    assert min(tones) == tones[99] < 245


def test_a_closed_card_shows_an_edge_for_each_leaf_below() -> None:
    paper = Image.new("RGB", (60, 90), "white")
    wide = [
        sum(table.getpixel((x, 75)) != GROUND for x in range(100, 112))
        for table in (lay((200, 160), [Piece(paper, (40, 30), 1.0, leaves=n)]) for n in (1, 2, 4))
    ]
    assert wide[0] < wide[1] < wide[2]
