"""A small real card for the tests of the press: shipped faces, hard words, a leaf, a frame."""

from __future__ import annotations

from cardmaker.card import Card
from cardmaker.display import Glyphs, Gradient, Group, Ink, Items, Path, rectangle, rule
from cardmaker.geometry import Matrix, Rect
from cardmaker.paper.format import find_format
from cardmaker.paper.stock import find_stock
from cardmaker.press.impose import Sheet, impose
from cardmaker.press.ink import Colour
from cardmaker.press.stream import Copy, Plan
from cardmaker.text.face import load_face
from cardmaker.text.shape import Lexicon

#: What must read back: accents, ligatures, curly quotes, brackets, letters lent by another hand.
HARD = (
    "Dear Zoë Dvořák,",
    "“It’s a straße—so fluffy, affine & difficult,”",
    "naïve œuvre: Łódź, Ærø, (brackets) \\ and 3½ €",
    "Привет from Ελλάδα with love",
    "Yours sincerely, Søren fjord",
)

BLUE = Ink(0.9, 0.8, 0.3, 0.4)
BLACK = Ink(0, 0, 0, 1)

LEAF = Path(
    ((10 + 10j, 12 + 8j, 30 + 5j, 40 + 10j, 30 + 20j, 12 + 18j, 10 + 10j),),
    Gradient(Ink(0.4, 0.18, 0.44, 0.06), Ink(0.54, 0.32, 0.58, 0.18), 10 + 10j, 40 + 10j),
)

HAND = Lexicon((load_face("caveat"), load_face("playpen-sans")))
SCRIPT = Lexicon((load_face("great-vibes"),))
CAPITALS = Lexicon((load_face("josefin-sans"),))
FACES = {face.name: face for lexicon in (HAND, SCRIPT, CAPITALS) for face in lexicon.chain}


def line(
    lexicon: Lexicon, text: str, x: float, y: float, size: float, tracking: float = 0.0
) -> Glyphs:
    """A line of words."""
    words = tuple(map(lexicon.word, text.split()))
    return Glyphs(words, lexicon.space, x, y, size, BLUE, tracking)


def lines(texts: tuple[str, ...] = HARD, size: float = 14.0) -> tuple[Glyphs, ...]:
    """A note."""
    return tuple(line(HAND, text, 24, 60 + 22 * at, size) for at, text in enumerate(texts))


def panels() -> dict[str, Items]:
    """Panels of a side-fold card: a frame, a leaf here and there, lettering, a credit."""
    frame = rectangle(Rect(24, 24, 200, 300), stroke=BLACK, width=1)
    cross = rule(0j, 20 + 20j, BLACK, 0.1, (2, 1))
    twig = Group((LEAF, cross), Matrix.shift(100, 100), Rect(0, 0, 500, 500))
    # As far in as printers reach.
    leaf = Group((LEAF,), Matrix.shift(15, 15), Rect(0, 0, 500, 500))
    return {
        "front": (frame, leaf, twig, line(SCRIPT, "thank you", 60, 150, 40)),
        "back": (line(CAPITALS, "CARDMAKER PRESS", 60, 300, 8, tracking=0.2),),
        "left": (leaf,),
    }


def sheet(fmt: str = "a2-side", stock: str = "letter", **how: object) -> Sheet:
    """A sheet by names."""
    return impose(find_format(fmt), find_stock(stock), **how)  # type: ignore[arg-type]


def plan(on: Sheet | None = None, colour: Colour = "home", title: str = "A card") -> Plan:
    """Two cards, "draft" and "blank", whose note is written inside on the right."""
    card = Card(panels(), note="right")
    return Plan(on or sheet(), {"draft": card, "blank": card}, FACES, colour, title)


def copies(count: int = 2) -> list[Copy]:
    """Drafts, each with its own number."""
    return [Copy("draft", lines((*HARD, f"card number {at}"))) for at in range(count)]
