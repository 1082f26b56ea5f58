"""Every folder under designs/ is a test the day it is saved, and so is every hand under fonts/."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from pace import FEW_DESIGNS, paced

import cardmaker
from cardmaker.art.panel import Panel
from cardmaker.design import find_designs, load_design
from cardmaker.display import Gradient, Group, Ink, Item, Items
from cardmaker.display import Path as Drawn
from cardmaker.geometry import Rect, Size
from cardmaker.press.preflight import preflight
from cardmaker.shelf import shelf
from cardmaker.text.face import face_names

FOLDERS = (shelf("designs"),)
DESIGNS = sorted(find_designs(FOLDERS))
PALETTES = [
    (design, palette) for design in DESIGNS for palette in load_design(design, FOLDERS).palettes
]
FIRST = {design: palette for design, palette in reversed(PALETTES)}
PANELS = [
    Panel(Size(306, 396), "border", border=18),
    Panel(Size(396, 306), "bleed", bleed=9),
    Panel(Size(252, 351), "border", border=18),
    Panel(Size(360, 504), "bleed", bleed=9),
]


def sized(panel: Panel) -> str:
    return f"{panel.size.w:g}x{panel.size.h:g}"


def paths(items: Items) -> Iterator[Drawn]:
    for item in items:
        if isinstance(item, Drawn):
            yield item
        elif isinstance(item, Group):
            yield from paths(item.items)


def inks(item: Item) -> Iterator[Ink]:
    assert isinstance(item, Drawn)
    if isinstance(item.fill, Gradient):
        yield from (item.fill.first, item.fill.last)
    elif item.fill is not None:
        yield item.fill
    if item.stroke is not None:
        yield item.stroke


@pytest.mark.parametrize("name", DESIGNS)
def test_a_design_says_what_it_is(name: str) -> None:
    design = load_design(name, FOLDERS)
    assert design.title and design.summary and design.palettes
    assert design.hand in face_names("hand")
    assert {design.lettering.face, design.subline.face} <= set(face_names("lettering"))
    assert Rect(0, 0, 1, 1).holds(design.note)
    assert all(palette in design.books for palette in design.palettes)


@pytest.mark.parametrize("name", paced(DESIGNS, FEW_DESIGNS))
@pytest.mark.parametrize(
    "panel", paced(PANELS, PANELS[:1]), ids=lambda panel: f"{panel.size.w:g}x{panel.size.h:g}"
)
def test_a_design_prints_on_any_panel(name: str, panel: Panel) -> None:
    design = load_design(name, FOLDERS)
    palette = design.palette(None)
    for draw in (design.front, design.inside, design.back):
        items = draw(panel, palette, "1")
        for item in paths(items):
            assert all(ink.total <= 2.6 for ink in inks(item)), "more ink than card stock takes"
            assert item.stroke is None or item.width >= 0.25, "a stroke no press holds"
        assert items == draw(panel, palette, "1"), "the same seed draws the same"
    assert design.front(panel, palette, "1") != design.front(panel, palette, "2")


@pytest.mark.parametrize(
    "printed", paced(PALETTES, [(name, FIRST[name]) for name in FEW_DESIGNS]), ids="-".join
)
def test_a_design_prints_in_every_palette_it_names(
    printed: tuple[str, str], tmp_path: Path
) -> None:
    name, palette = printed
    done = cardmaker.blank(
        design=name, palette=palette, stock="trim", format="a2-side", output=tmp_path / "card.pdf"
    )
    wrong = [f for f in preflight(done.paths[0]) if f.severity != "info"]
    assert not wrong


#: What readers must get back letter for letter: accents, ligatures, curly quotes, dashes.
SAID = (
    "Dear Zoë Jiří,\n\nThank you for the “affluent” café, Straße, fjord & office — it’s řeka, "
    "naïve, first flight!\n\nWarmly,\nÅsa"
)


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


@pytest.mark.parametrize(
    "hand", paced(face_names("hand"), ("caveat", "playwrite-us", "great-vibes"))
)
@pytest.mark.parametrize("stock", ["letter", pytest.param("trim", marks=pytest.mark.slow)])
def test_every_hand_writes_a_card_that_reads_back(
    hand: str, stock: str, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    done = cardmaker.draft(
        text=SAID, hand=hand, stock=stock, format="a2-side", output=tmp_path / "card.pdf"
    )
    pdf = pypdfium2.PdfDocument(done.paths[0])
    page = pdf[1].get_textpage()
    by_pdfium = page.get_text_range()
    page.close()
    pdf.close()
    by_poppler = subprocess.run(
        [tool("pdftotext"), "-f", "2", "-l", "2", str(done.paths[0]), "-"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert folded(by_pdfium) == folded(SAID)
    assert folded(by_poppler) == folded(SAID)
    assert not [f for f in preflight(done.paths[0]) if f.severity == "error"]
