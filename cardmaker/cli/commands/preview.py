"""`cardmaker preview`: a picture of the card, drawn from the PDF that prints."""

from __future__ import annotations

from typing import Any

import click

from cardmaker.cli import COMMANDS
from cardmaker.cli.options import (
    autograph_option,
    beside_options,
    card_options,
    choices_of,
    hand_options,
    note_options,
    run_options,
    sender_options,
    sheet_options,
    words_of,
)
from cardmaker.cli.say import report
from cardmaker.cli.types import OneOf, Whole
from cardmaker.errors import Misused

CONTACTS = ("designs", "seeds", "palettes", "formats")
VIEWS = ("front", "inside", "back", "flat", "sheet", "folded", "all")


@click.command(
    "preview",
    short_help=COMMANDS["preview"],
    epilog="Example: cardmaker preview wedding --palette wildflower --view folded",
)
@click.argument("note", required=False)
@note_options
@card_options
@sender_options
@autograph_option
@sheet_options
@hand_options
@beside_options
@click.option(
    "--view", type=OneOf("view", VIEWS), default="all", show_default=True, help="What to show."
)
@click.option(
    "--dpi",
    type=Whole(20, 1200),
    metavar="N",
    help="Dots an inch. Default: a picture some 2000 dots wide.",
)
@click.option("--specimen", is_flag=True, help="Show the hands instead, or the letters of --hand.")
@click.option(
    "--contact",
    type=OneOf("contact sheet", CONTACTS),
    metavar="KIND",
    help=f"Show many fronts side by side instead: {', '.join(CONTACTS)}.",
)
@run_options
def command(note: str | None, **said: Any) -> None:
    """Make a picture of the card, drawn from the very PDF that prints.

    Without NOTE it shows the blank card with its guides. With --to it shows the first card of the
    list; a field that is not given is taken from the note's sample person.

    With --contact it shows fronts on one sheet: all designs, or of one 18 seeds from --seed on, all
    its palettes, or formats from small to large, bleeding and bordered.
    """
    if said["specimen"]:
        from cardmaker.job.specimen import show_hands

        if note is not None or said["text"] is not None:
            raise Misused("--specimen shows hands, not a note", "leave one of the two out")
        done = show_hands(said["hand"], dpi=said["dpi"], output=said["output"])
        report(done, said["quiet"])
        return
    if said["contact"]:
        from cardmaker.job.contact import show_contact

        if note is not None or said["text"] is not None:
            raise Misused("--contact shows fronts, not a note", "leave one of the two out")
        done = show_contact(
            said["contact"],
            choices_of(said),
            dpi=said["dpi"],
            output=said["output"],
            project=said["project"],
        )
        report(done, said["quiet"])
        return
    from cardmaker.job.verbs import preview

    done = preview(
        words_of(note, said),
        choices_of(said),
        view=said["view"],
        dpi=said["dpi"],
        output=said["output"],
        project=said["project"],
    )
    report(done, said["quiet"])
