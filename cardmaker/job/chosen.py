"""Chosen: what each choice names, found: the design, the paper, the hand, the ink of the pen.

Every finder takes what was wished for and gives the thing itself, or says which there are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, cast, get_args

from cardmaker.card import Brief
from cardmaker.config import config_folder
from cardmaker.design import Design, design_folders, load_design
from cardmaker.design.trust import Trust
from cardmaker.display import Ink
from cardmaker.errors import Misused
from cardmaker.job.choices import Choices
from cardmaker.job.project import default_stock, paper_locale
from cardmaker.named import named
from cardmaker.paper.format import CardFormat, find_format, trim_names
from cardmaker.paper.stock import Stock, find_stock, stock_files
from cardmaker.press.impose import Duplex, Edge
from cardmaker.press.ink import Colour
from cardmaker.press.layout import divided
from cardmaker.press.prescored import usual_on
from cardmaker.run.finish import MODES, Mode
from cardmaker.run.places import ORDERS, Order, Places
from cardmaker.text.asked import Asked
from cardmaker.text.chain import Chain, is_font_file, load_chain
from cardmaker.text.face import Face, face_names
from cardmaker.text.ruling import ruling_names
from cardmaker.units import length, show

#: What pens write with: blue-black and sepia as bottled, black as a press has it.
PENS: Final = {
    "blue-black": Ink(0.88, 0.74, 0.36, 0.34),
    "black": Ink(0.0, 0.0, 0.0, 1.0),
    "sepia": Ink(0.36, 0.56, 0.66, 0.48),
}

#: The ruling that is taken from the note itself.
NOTE: Final = "note"

#: The usual format of each home: it divides the paper that printers there hold.
_USUAL: Final = {"letter": "a2-side", "a4": "iso-a6-side"}

_SIZE = re.compile(r"(x\s*=\s*)?(\S+)")


def design_of(wish: Choices, environ: Mapping[str, str]) -> Design:
    """The design that is wished for; its own code runs as the person trusts it."""
    config = config_folder(environ, Path.home())
    trust = Trust.of(config, given=wish.trust is True)
    return load_design(wish.design or "garden-sprigs", design_folders(wish.designs, config), trust)


def stock_of(wish: Choices, environ: Mapping[str, str]) -> tuple[Stock, tuple[str, ...]]:
    """The paper, a person's own first, and a word where it was taken from the place they are in."""
    own = stock_files(Path(), config_folder(environ, Path.home()))
    if wish.stock is not None:
        return find_stock(wish.stock, own), ()
    stock = find_stock(default_stock(paper_locale(environ)), own)
    other = "a4" if stock.name == "letter" else "letter"
    return stock, (f"Paper: {stock.name}, by your locale (-s {other} for the other).",)


def format_of(wish: Choices, stock: Stock, environ: Mapping[str, str]) -> CardFormat:
    """The format; where none is asked for, one that the paper divides into, whatever its name."""
    if wish.format is not None:
        return find_format(wish.format)
    if stock.flats:
        return usual_on(stock)
    home = _USUAL[default_stock(paper_locale(environ))]
    if stock.size is None:
        return find_format(home)
    by_size = (home, *_USUAL.values(), *(f"{trim}-side" for trim in trim_names()))
    likely = map(find_format, by_size)
    divides = (fmt for fmt in likely if divided(fmt.flat, stock.size, None))
    return next(divides, find_format(home))


def chain_of(name: str) -> Chain:
    """The hand of that name, and what lends it letters; a face for lettering is no hand."""
    return load_chain(hand_of(name))


def hand_of(name: str) -> str:
    """The hand of that name, or the font file."""
    return name if is_font_file(name) else named("hand", name, face_names("hand"))


def duplex_of(asked: str | None) -> Duplex:
    """The way in which the sheet is turned; the long edge where nobody says."""
    if asked is None:
        return "long-edge"
    return cast(Duplex, named("way to turn the sheet", asked, get_args(Duplex)))


def edge_of(asked: str | None) -> Edge | None:
    """How the front ends; None for as there is room."""
    return None if asked is None else cast(Edge, named("edge of a front", asked, get_args(Edge)))


def places_of(wish: Choices, up: int) -> Places:
    """The places of the sheets; some of the first may be used already, but not all."""
    order = cast(Order, named("order of the cards", wish.order or "sheets", ORDERS))
    used = wish.skip or 0
    if not 0 <= used < up:
        places = "1 place" if up == 1 else f"{up} places"
        raise Misused(
            f"a sheet has {places}, and --skip {used} leaves none of them free",
            f"say at most --skip {up - 1}" if up > 1 else "leave out --skip",
        )
    return Places(up, used, order)


def size_of(asked: str | None, hand: Face) -> float | None:
    """The size in points that "auto", "9pt" or "x=2.4mm" asks of a hand; None for auto."""
    if asked is None or asked == "auto":
        return None
    found = _SIZE.fullmatch(asked.strip())
    points = length(found[2]) if found else 0.0
    if found and found[1]:
        points /= hand.x_height
    if not 4 <= points <= 200:
        raise Misused(
            f"--size {asked!r} sets letters {show(points, 'pt')} large",
            "say auto, a size from 4pt to 200pt, or an x-height as in x=2.4mm",
        )
    return points


def pen_of(asked: str | None, brief: Brief, colour: Colour) -> Ink:
    """The ink of the note: what was asked for, else blue-black at home and black in the shop.

    Where there is one ink, it is black.
    """
    if colour == "grey":
        return PENS["black"]
    pens = {**PENS, "palette": brief.palette.ink}
    name = asked or ("blue-black" if colour == "home" else "black")
    return pens[named("colour of ink", name, pens)]


def ink_of(asked: str | None) -> Mode:
    """How the lines of the hand are printed; in full where nobody says."""
    return cast(Mode, named("ink", asked or "full", MODES))


def ruling_of(asked: str | None) -> str:
    """The name of a ruling; the note's own and none are names too."""
    return named("ruling", asked or "plain", [*ruling_names(), NOTE, "none"])


def asked_of(wish: Choices) -> Asked:
    """What is asked of the ruling."""
    left = wish.left_handed is True
    return Asked(wish.x_height, wish.ratio, wish.line_pitch, wish.slant, wish.nib, left)
