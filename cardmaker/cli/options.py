"""The options that mean the same in every command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from cardmaker.cli.types import (
    ASSIGNMENT,
    COLUMN,
    GAP,
    LENGTH,
    RATIO,
    Number,
    OneOf,
    Seed,
    Up,
    Whole,
)
from cardmaker.job.choices import Choices, Words

Command = TypeVar("Command", bound=Callable[..., Any])
PATH = click.Path(path_type=Path)


def _together(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


card_options = _together(
    click.option("-d", "--design", metavar="DESIGN", help="A design's name, or a folder that holds one."),
    click.option("--palette", metavar="NAME", help="The colours; the design says which suit it."),
    click.option("--style", metavar="STYLE", help="How it is drawn: wash, flat, ink or ink_tint, where the design has it."),
    click.option("--seed", type=Seed(0), metavar="N|person", help="Another number, another drawing; person gives each person a hand of their own. Default 1."),
    click.option("--lettering", metavar="WORDS", help='The words on the front; | or \\n begins a new line. Default: the design\'s, "thank you".'),
    click.option("--subline", metavar="WORDS", help="A small line below them. Default: the note's, or none."),
    click.option("--mono", is_flag=True, default=None, help="One ink, and the front in outline to colour in."),
    click.option("-f", "--format", metavar="FORMAT", help="Trim size and fold, as in a2-side or iso-a6-top."),
    click.option("--designs", type=PATH, metavar="DIR", help="Look for designs in this folder first."),
    click.option("--trust", is_flag=True, default=None, help="Let the design's own code (art.py) run, now and as long as it stays the same."),
    click.option("--photo", type=PATH, metavar="FILE", help="A photograph (JPEG or PNG) for the front, with the words below it; --lettering \"\" leaves them out."),
)  # fmt: skip

sender_options = _together(
    click.option("--logo", type=PATH, metavar="FILE", help="Your mark for the back (SVG, PNG or JPEG), in place of the design's."),
    click.option("--back-text", metavar="WORDS", help='Small print on the back, as in "registered charity 1234567 | example.org"; | begins a new line.'),
    click.option("--qr", metavar="URL", help="A QR code on the back: a web address, mailto:, tel:, or any words."),
)  # fmt: skip

autograph_option = click.option(
    "--autograph",
    type=PATH,
    metavar="FILE",
    help="Your signature (PNG, JPEG or SVG) in place of the name under the note.",
)

TURNS = ("long-edge", "short-edge", "manual", "none")

EDGES = ("border", "bleed")
stock_option = click.option(
    "-s",
    "--stock",
    metavar="STOCK",
    help="The paper in the printer; trim makes a file for a print shop.",
)

sheet_options = _together(
    stock_option,
    click.option("--margin", type=LENGTH, metavar="LENGTH", help="What the printer can't reach at the sheet's edge. Default 6.35mm."),
    click.option("--up", type=Up(1), metavar="N|max", help="Cards a sheet, or max for as many as fit; 1 gives one with bleed and crop marks where there is room."),
    click.option("--edge", type=OneOf("edge of a front", EDGES), help="How the front ends: with a white border, or bleeding off the trim. Default: as there is room."),
    click.option("--gutter", type=LENGTH, metavar="LENGTH", help="The gap between cards. Default: none, and twice the bleed between those that bleed."),
    click.option("--duplex", type=OneOf("way to turn the sheet", TURNS), help="How the printer turns the sheet. Default long-edge."),
    click.option("--marks/--no-marks", default=None, help="Cut and fold marks. Default: yes."),
)  # fmt: skip

place_options = _together(
    click.option("--skip", type=Whole(0), metavar="N", help="The first sheet's first N places, row by row from the top left, are used already."),
    click.option("--order", type=OneOf("order of the cards", ("sheets", "stacks")), help="sheets: cards 1, 2, … share a sheet; stacks: cut as one pile and put on each other, they are in order. Default sheets."),
)  # fmt: skip

_printer = click.option(
    "--printer",
    metavar="NAME",
    help="A printer you have calibrated: fronts and backs are brought to meet.",
)
_tray = click.option(
    "--tray", metavar="NAME", help="Its tray, where several are calibrated for the stock."
)

printer_options = _together(_printer, _tray)

INKS = ("full", "trace", "dots", "outline", "guides", "none")

_my_hand = click.option(
    "--my-hand",
    metavar="FIGURES",
    help="Your own writing, as in x=2.6mm,pitch=9mm,chars-per-line=28: says whether the note fits in it.",
)

file_options = _together(
    _my_hand,
    click.option("-d", "--design", metavar="DESIGN", help="With --my-hand: the design it was made with."),
    click.option("-f", "--format", metavar="FORMAT", help="With --my-hand: the format it was made with."),
    click.option("-s", "--stock", metavar="STOCK", help="With --my-hand: the stock it was made with."),
    click.option("--margin", type=LENGTH, metavar="LENGTH", help="With --my-hand: the margin it was made with."),
    click.option("--up", type=Up(1), metavar="N|max", help="With --my-hand: the cards a sheet it was made with."),
    click.option("--edge", type=OneOf("edge of a front", EDGES), help="With --my-hand: the edge it was made with."),
    click.option("--duplex", type=OneOf("way to turn the sheet", TURNS), help="With --my-hand: the turn it was made with."),
    click.option("--designs", type=PATH, metavar="DIR", help="Look for designs in this folder first."),
    click.option("--project", type=PATH, metavar="FILE", help="A cardmaker.toml with your choices. Default: the one here."),
)  # fmt: skip

_hand = click.option(
    "--hand",
    metavar="HAND",
    help="The handwriting, or a font file of your own (.ttf, .otf). Default: the design's.",
)
_size = click.option(
    "--size",
    metavar="SIZE",
    help="auto (as large as fits, x-height 2.8mm down to 1.5mm), 14pt, or x=2.4mm. Default auto.",
)

_vary = click.option(
    "--vary",
    type=Number(0, 2),
    metavar="0..2",
    help="How much letters differ from each other: 0 not at all, 1 as in a calm hand.",
)
_ink_color = click.option(
    "--ink-color",
    metavar="COLOUR",
    help="blue-black, black, sepia, or palette for the palette's own. Default blue-black.",
)

set_options = _together(_hand, _size, _my_hand)

hand_options = _together(
    _hand,
    _size,
    _vary,
    click.option("--ink", type=OneOf("ink", INKS), metavar="INK", help="full, or the same lines to write over: trace (pale letters), dots, outline, guides, none."),
    _my_hand,
    _ink_color,
)  # fmt: skip

envelope_hand_options = _together(
    _hand,
    click.option("--size", metavar="SIZE", help="The size to begin with, smaller where lines are long: 18pt, or x=2.4mm. Default x=2.6mm."),
    _vary,
    _ink_color,
)  # fmt: skip

liner_options = _together(
    click.option("--liner", is_flag=True, help="The design's pattern, to be cut out and glued into the envelope."),
    click.option("--flap", type=OneOf("flap", ("square", "euro")), metavar="FLAP", help="With --liner: square (the default) or euro, deep and pointed."),
    click.option("--flap-depth", type=LENGTH, metavar="LENGTH", help="With --liner: how deep your envelope's flap is. Default: as most are."),
    click.option("-d", "--design", metavar="DESIGN", help="A design's name, or a folder: its hand, its liner."),
    click.option("--palette", metavar="NAME", help="The liner's colours."),
    click.option("--style", metavar="STYLE", help="How the liner is drawn, where the design has more styles."),
    click.option("--seed", type=Seed(0), metavar="N|person", help="Another number, another hand and another pattern. Default 1."),
    click.option("-s", "--stock", metavar="STOCK", help="With --liner: the paper in the printer."),
    click.option("--designs", type=PATH, metavar="DIR", help="Look for designs in this folder first."),
    click.option("--trust", is_flag=True, default=None, help="Let the design's own code (art.py) run, now and as long as it stays the same."),
)  # fmt: skip

note_options = _together(
    click.option("--text", metavar="WORDS", help="The note itself, instead of a file or a name."),
    click.option("--set", "values", type=ASSIGNMENT, multiple=True, metavar=ASSIGNMENT.name, help="A field of the note; may be repeated."),
    click.option("--to", "people", type=PATH, metavar="PEOPLE", help="A list of people (CSV): one card a row."),
    click.option("--map", "rename", type=COLUMN, multiple=True, metavar=COLUMN.name, help="Take a field from a column of another name."),
    click.option("--encoding", metavar="NAME", help="The list's encoding, where it isn't found out rightly."),
    click.option("--delimiter", metavar="CHARACTER", help="What separates the list's cells, likewise."),
    click.option("--leave", type=GAP, multiple=True, metavar=GAP.name, help="Leave a field open, a ruled gap to be written in by hand; may be repeated."),
    click.option("--sample", is_flag=True, help="Fill the note with its own sample person."),
)  # fmt: skip

_RULINGS = "a ruling (cardmaker list rulings), note for the note's own lines, or none. Default plain, with NOTE its own."

_ruling_options = (
    click.option("--cue", is_flag=True, default=None, help="With --guides note: the first words of each line as a faint cue."),
    click.option("--x-height", type=LENGTH, metavar="LENGTH", help="How high a small x is to be written, from 1.5mm to 12mm."),
    click.option("--ratio", type=RATIO, metavar=RATIO.name, help="Ascender : x-height : descender, as in 3:2:3."),
    click.option("--line-pitch", type=LENGTH, metavar="LENGTH", help="From one base line to the next."),
    click.option("--slant", type=Number(30, 90, "°"), metavar="DEGREES", help="Slant lines at this angle from the base line; 90 is upright."),
    click.option("--nib", type=LENGTH, metavar="LENGTH", help="The width of a broad nib, for rulings that are counted in nibs."),
    click.option("--left-handed", is_flag=True, default=None, help="Mirror the margin and keep the drying side free."),
)  # fmt: skip

guide_options = _together(
    click.option("--guides", metavar="RULING", help=f"Lines to write on: {_RULINGS}"),
    *_ruling_options,
)  # fmt: skip

beside_options = _together(
    click.option("--guides", metavar="RULING", help=f"Lines to write on, for the blank card beside the draft: {_RULINGS}"),
    *_ruling_options,
)  # fmt: skip

run_options = _together(
    click.option("-o", "--output", type=PATH, metavar="FILE", help="Where it goes; folders on the way are made. Default: in output/."),
    click.option("--project", type=PATH, metavar="FILE", help="A cardmaker.toml with your choices. Default: the one here."),
    click.option("-q", "--quiet", is_flag=True, help="Say nothing but the paths written."),
)  # fmt: skip


def choices_of(said: Mapping[str, Any]) -> Choices:
    """The card options among a command's parameters, as one value."""
    chosen = {name: said[name] for name in Choices.__dataclass_fields__ if name in said}
    return Choices(**{**chosen, "lettering": _in_lines(said.get("lettering"))})


def _in_lines(lettering: str | None) -> str | None:
    r"""The words with real line ends, which few shells let a person type.

    >>> _in_lines(r"merci\nbeaucoup"), _in_lines("merci | beaucoup")
    ('merci\nbeaucoup', 'merci\nbeaucoup')
    """
    if lettering is None:
        return None
    return "\n".join(line.strip() for line in lettering.replace(r"\n", "|").split("|"))


def words_of(note: str | None, said: Mapping[str, Any]) -> Words:
    """The note options among a command's parameters, as one value."""
    return Words(
        note=note,
        text=said.get("text"),
        values=dict(said.get("values", ())),
        leave=dict(said.get("leave", ())),
        people=said.get("people"),
        encoding=said.get("encoding"),
        delimiter=said.get("delimiter"),
        rename=dict(said.get("rename", ())),
        sample=bool(said.get("sample")),
    )
