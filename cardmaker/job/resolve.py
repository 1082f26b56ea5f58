"""Resolving: choices from every side go in, one frozen `Job` comes out.

An option goes before the note's head, that before cardmaker.toml, that before the design, that
before the default. Below the job nothing knows a file name or what was said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

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
from cardmaker.design.artwork import programmed
from cardmaker.display import Ink, Items
from cardmaker.geometry import Rect
from cardmaker.job.additions import NOBODY, Sender, with_sender
from cardmaker.job.choices import Choices
from cardmaker.job.chosen import (
    NOTE,
    asked_of,
    chain_of,
    design_of,
    duplex_of,
    edge_of,
    format_of,
    ink_of,
    pen_of,
    places_of,
    ruling_of,
    size_of,
    stock_of,
)
from cardmaker.job.fed import ANY, Fed, fed_by
from cardmaker.job.guided import guide_inks, rows_of
from cardmaker.job.idle import idle
from cardmaker.job.photo import with_photo
from cardmaker.job.project import Project, find_project, read_project
from cardmaker.paper.format import CardFormat
from cardmaker.paper.stock import Stock
from cardmaker.press.impose import impose
from cardmaker.press.ink import Colour
from cardmaker.press.sheet import Sheet
from cardmaker.run.finish import Mode
from cardmaker.run.pen import Seed
from cardmaker.run.places import Places
from cardmaker.text.asked import Asked
from cardmaker.text.chain import Chain, variable
from cardmaker.text.face import Face, load_face
from cardmaker.text.fit import Room, room_for
from cardmaker.text.guides import Inks, draw_rows, rule_lines
from cardmaker.text.my_hand import MyHand, read_my_hand
from cardmaker.text.note import NoteHead
from cardmaker.text.note_guides import note_guides
from cardmaker.text.rows import Rows
from cardmaker.text.ruling import load_ruling
from cardmaker.text.stick import Block
from cardmaker.text.vary import DEFAULT, room_to_stray

#: Where everybody's art differs: how many arrangements of the front are drawn, and how many ways
#: each of their parts goes. With twenty parts that is 14,000 million fronts.
_ARRANGEMENTS: Final = 2
_WAYS: Final = 3


@dataclass(frozen=True, slots=True)
class Job:
    """All that is decided before a note is read: how the card looks, the sheet, the hand.

    `size` is in points, None for the largest that fits; `remarks` is what a person should know;
    `vary` is how much letters differ (0 to 2), and `seed` what decides how; `fullest` is the sheet
    with as many cards as fit, where nobody has said how many.
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
    fullest: Sheet | None = None

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
    stock, remarks = stock_of(wish, environ)
    fmt = format_of(wish, stock, environ)
    design = design_of(wish, environ)
    duplex = duplex_of(wish.duplex)
    fed, known = fed_by(wish, stock, duplex, environ)
    remarks += known
    lay = partial(
        impose, fmt, stock, duplex=fed.flip(duplex), margin=wish.margin,
        marks=wish.marks is not False, edge=edge_of(wish.edge), gutter=wish.gutter,
    )  # fmt: skip
    sheet = lay(up=wish.up)
    # Who has said how many cards a sheet holds need not be told that there is room for more.
    fullest = lay(up="max") if wish.up is None else None
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
    chain = chain_of(wish.hand or design.hand)
    ruling = ruling_of(wish.guides)
    remarks += (*variable(chain[0]), *idle(said, ruling, programmed(design.folder)))
    return Job(
        brief, sheet, fmt, stock, colour, chain,
        {**{name: load_face(name) for name in sorted(design.faces)}, **sender.faces},
        size_of(wish.size, chain[0]), pen_of(wish.ink_color, brief, colour),
        ruling, wish.fill is not False, remarks, asked_of(wish),
        wish.vary, 1 if wish.seed is None else wish.seed,
        places_of(wish, sheet.up), ink_of(wish.ink), bool(wish.cue),
        None if wish.my_hand is None else read_my_hand(wish.my_hand), fed, sender,
        fullest,
    )  # fmt: skip
