"""Whatever words a front bears, none of its art comes into them, on any panel."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cardmaker.art.room import extent
from cardmaker.card import Brief, compose, note_box
from cardmaker.design import find_designs, load_design
from cardmaker.display import Glyphs, Group, Items, Path
from cardmaker.errors import BadLettering
from cardmaker.geometry import Rect, Size, around
from cardmaker.paper.fold import load_folds
from cardmaker.paper.format import find_format
from cardmaker.paper.stock import find_stock
from cardmaker.press.impose import impose
from cardmaker.shelf import shelf
from cardmaker.text.face import load_face
from cardmaker.text.outlines import outlined

FOLDERS = (shelf("designs"),)
TYPED = ("scandi-tiles", "professional", "minimal-line", "deco")
WORDS = ("thank you", "merci", "Thank you so very much", "Emma & James", "Herzlichen Dank")
PANELS = ((Size(306, 396), "border"), (Size(396, 306), "bleed"), (Size(252, 360), "bleed"))


def composed(name: str, words: str, size: Size, edge: str, subline: str = "") -> Items:
    design = load_design(name, FOLDERS)
    border, bleed = (18.0, 0.0) if edge == "border" else (0.0, 9.0)
    brief = Brief(
        design, design.palette(None), load_folds()["side"], size, edge,  # type: ignore[arg-type]
        border, bleed, 3, words, subline,
    )  # fmt: skip
    return compose(brief, {face: load_face(face) for face in design.faces}).panels["front"]


def paths(items: Items) -> Iterator[Path]:
    for item in items:
        if isinstance(item, Path):
            yield item
        elif isinstance(item, Group):
            yield from paths(item.items)


@pytest.mark.parametrize("name", TYPED)
@pytest.mark.parametrize(("size", "edge"), PANELS, ids=str)
@pytest.mark.parametrize("words", WORDS)
def test_no_art_comes_into_the_words(name: str, size: Size, edge: str, words: str) -> None:
    items = composed(name, words, size, edge, subline="with love")
    faces = {face: load_face(face) for face in load_design(name, FOLDERS).faces}
    lines = [item for item in items if isinstance(item, Glyphs)]
    assert lines[-1].text == "WITH LOVE" and lines[-1].size >= 6
    inked = [around(map(extent, paths(outlined((line,), faces, line.ink, 0.1)))) for line in lines]
    inner = Rect(0, 0, *size).inset(18 if edge == "border" else 11)
    for box in inked:
        assert inner.holds(box), "words in a border or under the knife"
        for path in paths(items):
            # A frame goes round the words; only its line is ink.
            if path.fill is not None or not extent(path).holds(box):
                assert not extent(path).overlaps(box), "art in the words"


@pytest.mark.parametrize(
    ("name", "capitals"),
    [("professional", True), ("deco", True), ("minimal-line", False), ("scandi-tiles", False)],
)
def test_designs_of_capitals_say_everything_in_capitals(name: str, capitals: bool) -> None:
    shown = [i.text for i in composed(name, "merci", *PANELS[0]) if isinstance(i, Glyphs)]
    assert shown == (["MERCI"] if capitals else ["merci"])


@pytest.mark.slow
@pytest.mark.parametrize("name", find_designs(FOLDERS))
@pytest.mark.parametrize("card", ["a2-french-top", "dl-tri", "a6-z", "a7-gate"])
def test_every_design_suits_cards_of_three_and_four_parts(name: str, card: str) -> None:
    fmt, design = find_format(card), load_design(name, FOLDERS)
    sheet = impose(fmt, find_stock("super-b"), up=1)
    asked = Brief(
        design, design.palette(None), fmt.fold, sheet.panel, sheet.edge, sheet.border, sheet.bleed,
        3, "thank you", "with love",
    )  # fmt: skip
    faces = {face: load_face(face) for face in design.faces}
    made = compose(asked, faces)
    assert {"front", "back", made.note} <= set(made.panels) <= set(fmt.fold.panels)
    lines = [item for item in made.panels["front"] if isinstance(item, Glyphs)]
    assert " ".join(line.text for line in lines).lower().endswith("with love")
    inner = Rect(0, 0, *sheet.panel).inset(sheet.border + 2)
    for line in lines:
        inked = around(map(extent, paths(outlined((line,), faces, line.ink, 0.1))))
        assert inner.holds(inked), f"{line.text} is in a border or under the knife"
    assert inner.holds(note_box(asked))


def test_a_script_refuses_what_capitals_say_gladly() -> None:
    with pytest.raises(BadLettering, match="-d deco"):
        composed("garden-sprigs", "THANK YOU", *PANELS[0])
    assert composed("deco", "THANK YOU", *PANELS[0])
