"""Resolving: choices from every side go in, one frozen `Job` comes out.

An option goes before the note's head, that before cardmaker.toml, that before the design, that
before the default. Below the job nothing knows a file name or what was said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, cast, get_args

from cardmaker.art.colouring import pen_palette
from cardmaker.art.panel import Panel
from cardmaker.card import (
    Brief,
    Card,
    arrange,
    colouring_card,
    compose,
    note_box,
    note_panel,
    written,
)
from cardmaker.design import Design, design_folders, load_design
from cardmaker.design.artwork import programmed
from cardmaker.design.trust import Trust
from cardmaker.display import Ink, Items
from cardmaker.errors import Misused, UnknownName
from cardmaker.geometry import Rect
from cardmaker.job.additions import NOBODY, Sender, with_sender
from cardmaker.job.choices import Choices
from cardmaker.job.fed import ANY, Fed, fed_by
from cardmaker.job.guided import guide_inks, rows_of
from cardmaker.job.idle import idle
from cardmaker.job.photo import with_photo
from cardmaker.job.project import Project, default_stock, find_project, paper_locale, read_project
from cardmaker.paper.format import CardFormat, find_format
from cardmaker.paper.stock import Stock, find_stock, stock_files
from cardmaker.press.impose import Duplex, Edge, impose
from cardmaker.press.ink import Colour
from cardmaker.press.prescored import usual_on
from cardmaker.press.sheet import Sheet
from cardmaker.run.finish import MODES, Mode
from cardmaker.run.pen import Seed
from cardmaker.run.places import ORDERS, Places
from cardmaker.text.asked import Asked
from cardmaker.text.chain import Chain, is_font_file, load_chain, variable
from cardmaker.text.face import Face, face_names, is_hand, load_face
from cardmaker.text.fit import Room, room_for
from cardmaker.text.guides import Inks, draw_rows, rule_lines
from cardmaker.text.my_hand import MyHand, read_my_hand
from cardmaker.text.note import NoteHead
from cardmaker.text.note_guides import note_guides
from cardmaker.text.rows import Rows
from cardmaker.text.ruling import load_ruling, ruling_names
from cardmaker.text.stick import Block
from cardmaker.text.vary import DEFAULT, room_to_stray
from cardmaker.units import length, show

#: What pens write with: blue-black and sepia as bottled, black as a press has it.
PENS: Final = {
    "blue-black": Ink(0.88, 0.74, 0.36, 0.34),
    "black": Ink(0.0, 0.0, 0.0, 1.0),
    "sepia": Ink(0.36, 0.56, 0.66, 0.48),
}

#: The ruling that is taken from the note itself.
NOTE: Final = "note"

#: The format that a stock divides into, where no other is asked for.
_USUAL: Final = {"letter": "a2-side", "a4": "iso-a6-side"}

#: Where everybody's art differs: how many arrangements of the front are drawn, and how many ways
#: each of their parts goes. With twenty parts that is 14,000 million fronts.
_ARRANGEMENTS: Final = 2
_WAYS: Final = 3

_SIZE = re.compile(r"(x\s*=\s*)?(\S+)")


@dataclass(frozen=True, slots=True)
class Job:
    """All that is decided before a note is read: how the card looks, the sheet, the hand.

    `size` is in points, None for the largest that fits; `remarks` is what a person should know;
    `vary` is how much letters differ (0 to 2), and `seed` what decides how.
    """

    brief: Brief
    sheet: Sheet
    format: CardFormat
    stock: Stock
    colour: Colour
    chain: Chain
    lettering: Mapping[str, Face]
    size: float | None
    pen: Ink
    ruling: str
    fill: bool
    remarks: tuple[str, ...]
    asked: Asked
    vary: float | None
    seed: Seed
    places: Places
    ink: Mode = "full"
    cue: bool = False
    my_hand: MyHand | None = None
    fed: Fed = ANY
    sender: Sender = NOBODY

    @property
    def hand(self) -> Face:
        """The hand that the note is written in."""
        return self.chain[0]

    @property
    def twice(self) -> bool:
        """Whether the paper goes through the printer twice, by hand, so that it takes two files."""
        return self.sheet.how.flip == "manual" and self.stock.size is not None

    @property
    def room(self) -> Room:
        """Where the note goes; the same whether letters vary, as they usually do, or not at all."""
        room = room_for(note_box(self.brief), self.hand)
        size = self.size or room.largest
        vary = max(DEFAULT, self.vary or 0.0)
        return room._replace(box=room_to_stray(room.box, self.hand, vary, size))

    @property
    def head_down(self) -> bool:
        """Whether the note is printed head down, which fold and paper decide.

        Readers of a PDF take the words of such a line in the wrong order if they are not level.
        """
        sides = [side for side in (self.sheet.front, self.sheet.back) if side]
        note = note_panel(self.brief.fold)
        return any(
            place.head_down for side in sides for place in side.places if place.panel == note
        )

    @property
    def faces(self) -> dict[str, Face]:
        """Every face that the words written so far need, by name."""
        return {**self.lettering, **self.chain.loaded}

    @property
    def rows(self) -> Rows | None:
        """The rows to write on where the note would be; None for no guides, or the note's own."""
        if self.ruling in (NOTE, "none"):
            return None
        return rows_of(self.ruling, self.asked, self.brief, self.stock, self.sheet.margin)

    def card(self) -> Card:
        """The card without a note and without guides."""
        card = compose(self.brief, self.lettering)
        if self.colour == "grey":
            card = colouring_card(card, self.lettering)
        return self.sender.on(card)

    @property
    def own_art(self) -> bool:
        """Whether everybody's card has art of its own."""
        return self.seed == "person"

    def arrangements(self, name: str) -> dict[str, Card]:
        """The cards that everybody's own is picked from, by names that begin so: alike but for
        their fronts, every part of which goes several ways.
        """
        cards = arrange(self.brief, self.lettering, _ARRANGEMENTS, _WAYS)
        if self.colour == "grey":
            cards = tuple([colouring_card(card, self.lettering) for card in cards])
        return {f"{name} {number}": card for number, card in enumerate(cards, 1)}

    def ruled(self, card: Card, block: Block | None = None) -> Card:
        """The card with guides for the pen where the note would be; `block` is the note as set,
        for guides that are the note's own.
        """
        if block is not None and self.ruling == NOTE:
            return written(card, self.guides_of(block))
        rows = self.rows
        if rows is None:
            return card
        return written(card, draw_rows(rows, guide_inks(self.brief.palette)))

    def guides(self, box: Rect, inks: Inks) -> Items:
        """The guides of the ruling that fill any box; none for no guides, or the note's own."""
        if self.ruling in (NOTE, "none"):
            return ()
        return rule_lines(load_ruling(self.ruling), box, inks, self.asked)

    def guides_of(self, block: Block) -> Items:
        """The guides of a set note, with its cues if they are asked for."""
        return note_guides(block, self.hand, self.brief.palette.pale, cue=self.cue)


def project_of(path: Path | None) -> Project:
    """The project's choices: from the file named, else from the one in this folder, if any."""
    return find_project(Path()) if path is None else read_project(path)


def resolve(said: Choices, head: NoteHead, project: Project, environ: Mapping[str, str]) -> Job:
    """The job that these choices make.

    Raises:
        UnknownName: a design, palette, format, stock, hand or ruling that nobody knows.
        DoesNotFit: the card is larger than the stock.
    """
    written = Choices(subline=head.subline, lettering=head.lettering, hand=head.hand)
    wish = said.over(written).over(project)
    stock, remarks = _stock(wish, environ)
    fmt = _format(wish, stock, environ)
    design = _design(wish)
    duplex = _duplex(wish.duplex)
    fed, known = fed_by(wish, stock, duplex, environ)
    remarks += known
    sheet = impose(
        fmt, stock, up=wish.up, duplex=fed.flip(duplex), margin=wish.margin,
        marks=wish.marks is not False, edge=_edge(wish.edge), gutter=wish.gutter,
    )  # fmt: skip
    if duplex == "manual" and sheet.back:
        sheet = replace(sheet, how=sheet.how._replace(flip="manual"))
    remarks += fed.strays(sheet)
    palette = design.palette(wish.palette, wish.style)
    colour: Colour = "grey" if wish.mono else "shop" if stock.size is None else "home"
    words = design.lettering.text if wish.lettering is None else wish.lettering
    if wish.photo is not None:
        front = Panel(sheet.panel, sheet.edge, sheet.border, sheet.bleed)
        lines = bool(words) + bool(words and wish.subline)
        design, soft = with_photo(design, wish.photo, front, colour, lines)
        remarks += soft
    brief = Brief(
        design, pen_palette(palette) if wish.mono else palette, fmt.fold,
        sheet.panel, sheet.edge, sheet.border, sheet.bleed,
        wish.seed if isinstance(wish.seed, int) else 1,
        words, wish.subline or "",
    )  # fmt: skip
    brief, sender = with_sender(brief, wish, colour)
    remarks += sender.remarks
    chain = _chain(wish.hand or design.hand)
    ruling = _ruling(wish.guides)
    remarks += (*variable(chain[0]), *idle(said, ruling, programmed(design.folder)))
    return Job(
        brief, sheet, fmt, stock, colour, chain,
        {**{name: load_face(name) for name in sorted(design.faces)}, **sender.faces},
        _size(wish.size, chain[0]), _pen(wish.ink_color, brief, colour),
        ruling, wish.fill is not False, remarks, _asked(wish),
        wish.vary, 1 if wish.seed is None else wish.seed,
        _places(wish, sheet.up), _ink(wish.ink), bool(wish.cue),
        None if wish.my_hand is None else read_my_hand(wish.my_hand), fed, sender,
    )  # fmt: skip


def _design(wish: Choices) -> Design:
    """The design that is wished for; its own code runs as the person trusts it."""
    home = Path.home()
    trust = Trust.of(home, given=wish.trust is True)
    return load_design(wish.design or "garden-sprigs", design_folders(wish.designs, home), trust)


def _stock(wish: Choices, environ: Mapping[str, str]) -> tuple[Stock, tuple[str, ...]]:
    own = stock_files(Path(), Path.home())
    if wish.stock is not None:
        return find_stock(wish.stock, own), ()
    stock = find_stock(default_stock(paper_locale(environ)), own)
    other = "a4" if stock.name == "letter" else "letter"
    return stock, (f"Paper: {stock.name}, by your locale (-s {other} for the other).",)


def _format(wish: Choices, stock: Stock, environ: Mapping[str, str]) -> CardFormat:
    if wish.format is not None:
        return find_format(wish.format)
    if stock.flats:
        return usual_on(stock)
    home = stock.name if stock.name in _USUAL else default_stock(paper_locale(environ))
    return find_format(_USUAL[home])


def _chain(name: str) -> Chain:
    """The hand of that name, and what lends it letters; a face for lettering is no hand."""
    if not is_font_file(name) and not is_hand(name):
        raise UnknownName("hand", name, face_names("hand"))
    return load_chain(name)


def _duplex(asked: str | None) -> Duplex:
    if asked is None:
        return "long-edge"
    if asked not in get_args(Duplex):
        raise UnknownName("way to turn the sheet", asked, get_args(Duplex))
    return cast(Duplex, asked)


def _edge(asked: str | None) -> Edge | None:
    if asked is not None and asked not in get_args(Edge):
        raise UnknownName("edge of a front", asked, get_args(Edge))
    return cast(Edge | None, asked)


def _places(wish: Choices, up: int) -> Places:
    """The places of the sheets; some of the first may be used already, but not all."""
    order, used = wish.order or "sheets", wish.skip or 0
    if order not in ORDERS:
        raise UnknownName("order of the cards", order, ORDERS)
    if not 0 <= used < up:
        places = "1 place" if up == 1 else f"{up} places"
        raise Misused(
            f"a sheet has {places}, and --skip {used} leaves none of them free",
            f"say at most --skip {up - 1}" if up > 1 else "leave out --skip",
        )
    return Places(up, used, order)


def _size(asked: str | None, hand: Face) -> float | None:
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


def _pen(asked: str | None, brief: Brief, colour: Colour) -> Ink:
    """The ink of the note: what was asked for, else blue-black at home and black in the shop.

    Where there is one ink, it is black.
    """
    if colour == "grey":
        return PENS["black"]
    pens = {**PENS, "palette": brief.palette.ink}
    name = asked or ("blue-black" if colour == "home" else "black")
    if name not in pens:
        raise UnknownName("colour of ink", name, pens)
    return pens[name]


def _ink(asked: str | None) -> Mode:
    if asked is None:
        return "full"
    if asked not in MODES:
        raise UnknownName("ink", asked, MODES)
    return asked


def _ruling(asked: str | None) -> str:
    name = asked or "plain"
    others = (NOTE, "none")
    if name not in others and name not in ruling_names():
        raise UnknownName("ruling", name, [*ruling_names(), *others])
    return name


def _asked(wish: Choices) -> Asked:
    """What is asked of the ruling."""
    left = wish.left_handed is True
    return Asked(wish.x_height, wish.ratio, wish.line_pitch, wish.slant, wish.nib, left)
