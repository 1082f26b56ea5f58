"""Make every picture that the README, the docs and the folders of designs and hands show.

    python docs/pictures.py

The pictures are drawn from the PDFs that print; tests/test_docs.py says when one is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import cardmaker
from cardmaker.shelf import shelf
from cardmaker.text.face import face_names
from cardmaker.units import mm

ROOT = Path(__file__).parent.parent
PICTURES = Path(__file__).parent / "pictures"

#: What every hand is shown with: all the letters of a thank-you, and a few of its neighbours'.
SPECIMEN = (
    "Dear Zoë,\n\nThank you for the quilt, the jam & the box of very fine figs. "
    "We think of you each quiet evening.\n\nWarmly,\nJürgen"
)


#: A note for children to finish.
STARTER = (
    "Dear Mr. Okafor,\n\nThank you for being my teacher! My favourite day was {{ memory }}. "
    "You taught me how to {{ skill }}.\n\nYour student,\nAda"
)


class Picture(NamedTuple):
    """A file, and what `cardmaker.preview` is asked for to make it."""

    path: Path
    asked: dict[str, Any]


def pictures() -> Iterator[Picture]:
    """All of them."""
    card = {"note": "after-interview", "stock": "letter", "format": "a2-side"}
    yield Picture(PICTURES / "card.png", {**card, "dpi": 72})
    yield Picture(PICTURES / "front.png", {**card, "view": "front", "dpi": 110})
    yield Picture(PICTURES / "inside.png", {**card, "view": "inside", "dpi": 110})
    yield Picture(PICTURES / "sheet.png", {**card, "view": "sheet", "dpi": 50})
    child = {"text": STARTER, "leave": {"memory": 60 * mm, "skill": None}, "mono": True}
    child |= {"ink": "trace", "hand": "patrick-hand", "stock": "letter", "format": "a2-side"}
    yield Picture(PICTURES / "starter.png", {**child, "view": "inside", "dpi": 80})
    yield Picture(PICTURES / "colouring.png", {**child, "view": "front", "dpi": 110})
    shop = {"stock": "trim", "format": "a7-side"}
    yield Picture(PICTURES / "designs.png", {**shop, "contact": "designs", "dpi": 44})
    guided = {**card, "guides": "note", "cue": True}
    yield Picture(PICTURES / "note-guides.png", {**guided, "view": "sheet", "dpi": 70})
    back = {"logo": PICTURES / "logo.svg", "qr": "https://example.org/thanks"}
    back |= {"back_text": "registered charity 1234567 | example.org", "stock": "trim"}
    yield Picture(PICTURES / "sender.png", {**back, "format": "a6-side", "view": "back", "dpi": 90})
    palettes = {"contact": "palettes", "stock": "trim", "format": "a2-side", "dpi": 44}
    yield Picture(PICTURES / "palettes.png", palettes)
    yield Picture(PICTURES / "hands.png", {"specimen": True, "dpi": 100})
    for folder in sorted(path.parent for path in shelf("designs").glob("*/design.toml")):
        asked = {"design": folder.name, "stock": "letter", "format": "a2-side", "dpi": 60}
        yield Picture(folder / "picture.png", {**asked, "view": "front"})
    for name in face_names("hand"):
        asked = {"text": SPECIMEN, "hand": name, "stock": "trim", "format": "a2-flat", "dpi": 72}
        yield Picture(shelf("fonts") / name / "picture.png", {**asked, "view": "back"})


def main() -> None:
    """Make them, or those whose path holds a word given."""
    # The files beside this one, which are found when this is run and not when a test reads it.
    from contact import CONTACT, contact
    from swatches import SWATCHES, swatches

    for picture in pictures():
        if all(word in str(picture.path) for word in sys.argv[1:]):
            cardmaker.preview(output=picture.path, **picture.asked)
    if all(word in str(SWATCHES) for word in sys.argv[1:]):
        swatches(SWATCHES)
    if all(word in str(CONTACT) for word in sys.argv[1:]):
        contact(CONTACT)


if __name__ == "__main__":
    main()
