"""A contact sheet: one note in every hand and every ink, drawn by the program as any card is.

python docs/contact.py
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from cardmaker.card import Card
from cardmaker.display import Glyphs, Group, Ink, Item
from cardmaker.geometry import Matrix, Rect, Size
from cardmaker.paper.fold import load_folds
from cardmaker.paper.format import CardFormat
from cardmaker.paper.stock import find_stock
from cardmaker.press.impose import impose
from cardmaker.press.proof import proof_png
from cardmaker.press.stream import Copy, Plan, write_pdf
from cardmaker.run.finish import MODES, Finish
from cardmaker.text.chain import load_chain
from cardmaker.text.face import Face, face_names, load_face
from cardmaker.text.fit import largest_size, measure, room_for
from cardmaker.text.lettering import set_small
from cardmaker.text.note_guides import note_guides
from cardmaker.text.parts import read_parts
from cardmaker.text.shape import Lexicon
from cardmaker.text.stick import set_note
from cardmaker.text.tidy import tidy
from cardmaker.units import mm

CONTACT: Final = Path(__file__).parent / "pictures" / "contact.png"

NOTE: Final = (
    "Dear Zoë,\n\nThank you for the quilt & the figs. We think of you each quiet evening.\n\n"
    "Warmly,\nJürgen"
)

PEN: Final = Ink(0.88, 0.74, 0.36, 0.34)
GREY: Final = Ink(0.0, 0.0, 0.0, 0.6)
PALE: Final = Ink(0.25, 0.05, 0.25, 0.1)

#: How large is a note's place, and what stands around it?
PLACE: Final = Size(58 * mm, 40 * mm)
AIR: Final = Size(7 * mm, 8 * mm)
LEFT: Final = 30 * mm

#: All but the ink that leaves nothing to be seen.
INKS: Final = tuple(mode for mode in MODES if mode != "none")


def items(faces: dict[str, Face]) -> Iterator[Item]:
    """The notes in rows, a hand a row, an ink a column; `faces` takes the hands met."""
    small = faces["josefin-sans"]

    def name(text: str, x: float, y: float) -> tuple[Glyphs, ...]:
        return set_small(small, text, x, y, size=11, tracking=0.04, ink=GREY).glyphs

    for column, mode in enumerate(INKS):
        yield from name(mode, LEFT + (column + 0.5) * (PLACE.w + AIR.w), AIR.h)
    for row, hand in enumerate(face_names("hand")):
        y = 1.5 * AIR.h + row * (PLACE.h + AIR.h)
        yield from name(hand, LEFT / 2 + AIR.w / 2, y + PLACE.h / 2)
        yield from _row(hand, y, faces)


def _row(hand: str, y: float, faces: dict[str, Face]) -> Iterator[Item]:
    """One hand in every ink: the same set note each time."""
    lexicon = Lexicon(load_chain(hand))
    wording = measure(read_parts(tidy(NOTE)), lexicon)
    room = room_for(Rect(0.0, 0.0, *PLACE), lexicon.hand)
    block = set_note(wording, room, largest_size(wording, room), PEN)
    faces.update(lexicon.faces)
    finish = Finish(
        "", "full", lexicon.faces, lambda made: note_guides(made, lexicon.hand, PALE), PALE
    )
    for column, mode in enumerate(INKS):
        copy = replace(finish, mode=mode).copy(block)
        there = Matrix.shift(LEFT + AIR.w + column * (PLACE.w + AIR.w), y)
        yield Group((*copy.under, *copy.lines), there)


def contact(target: Path) -> None:
    """The sheet, as a PNG."""
    faces = {"josefin-sans": load_face("josefin-sans")}
    shown = tuple(items(faces))
    rows = len(face_names("hand"))
    size = Size(
        LEFT + len(INKS) * (PLACE.w + AIR.w) + AIR.w, 1.5 * AIR.h + rows * (PLACE.h + AIR.h)
    )
    page = CardFormat("contact", "Contact sheet", "", size, load_folds()["flat"], "")
    sheet = impose(page, find_stock("trim"), marks=False)
    plan = Plan(sheet, {"card": Card({"front": shown}, "back")}, faces, "home", "")
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "contact.pdf"
        write_pdf(pdf, plan, [Copy("card")], ())
        target.write_bytes(proof_png(pdf, sheet, page, "front", 110))


if __name__ == "__main__":
    contact(CONTACT)
