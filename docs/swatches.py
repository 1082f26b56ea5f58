"""A page with a swatch of every ruling, drawn by the program as any card is.

python docs/swatches.py
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cardmaker.art.palette import load_palettes
from cardmaker.card import Card
from cardmaker.display import Item
from cardmaker.geometry import Rect, Size
from cardmaker.job.guided import guide_inks
from cardmaker.paper.fold import load_folds
from cardmaker.paper.format import CardFormat
from cardmaker.paper.stock import find_stock
from cardmaker.press.impose import impose
from cardmaker.press.proof import proof_png
from cardmaker.press.stream import Copy, Plan, write_pdf
from cardmaker.shelf import shelf
from cardmaker.text.face import load_face
from cardmaker.text.guides import rule_lines
from cardmaker.text.lettering import set_small
from cardmaker.text.ruling import load_rulings
from cardmaker.units import mm

SWATCHES: Final = Path(__file__).parent / "pictures" / "rulings.png"

#: How many stand side by side, how large each is, and the air around it with its name.
COLUMNS: Final = 5
SWATCH: Final = Size(42 * mm, 44 * mm)
AIR: Final = Size(8 * mm, 13 * mm)

#: A swatch is looked at on a screen and made small there: its lines are this thick.
WIDTH: Final = 0.9


def items() -> Iterator[Item]:
    """Every ruling in its box, and its name above it."""
    palette = load_palettes(shelf("designs") / "palettes.toml")["sage_blush"]
    inks = guide_inks(palette)._replace(width=WIDTH)
    face = load_face("josefin-sans")
    for at, ruling in enumerate(load_rulings().values()):
        row, column = divmod(at, COLUMNS)
        x = AIR.w + column * (SWATCH.w + AIR.w)
        y = AIR.h + row * (SWATCH.h + AIR.h)
        box = Rect(x, y, *SWATCH)
        yield from rule_lines(ruling, box, inks)
        yield from set_small(
            face, ruling.name, box.centre.real, y - 2.5 * mm,
            size=12, tracking=0.05, ink=palette.ink,
        ).glyphs  # fmt: skip


def swatches(target: Path) -> None:
    """The page, as a PNG."""
    rows = -(-len(load_rulings()) // COLUMNS)
    size = Size(
        AIR.w + COLUMNS * (SWATCH.w + AIR.w), AIR.h / 2 + rows * (SWATCH.h + AIR.h)
    )  # fmt: skip
    page = CardFormat("swatches", "Swatches", "", size, load_folds()["flat"], "")
    sheet = impose(page, find_stock("trim"), marks=False)
    card = Card({"front": tuple(items())}, "back")
    plan = Plan(sheet, {"card": card}, {"josefin-sans": load_face("josefin-sans")}, "home", "")
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "swatches.pdf"
        write_pdf(pdf, plan, [Copy("card")], ())
        target.write_bytes(proof_png(pdf, sheet, page, "front", 100))


if __name__ == "__main__":
    swatches(SWATCHES)
