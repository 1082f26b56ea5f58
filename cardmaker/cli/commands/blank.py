"""`cardmaker blank`: cards in a design, with lines to write on."""

from __future__ import annotations

from typing import Any

import click

from cardmaker.cli import COMMANDS
from cardmaker.cli.options import (
    card_options,
    choices_of,
    guide_options,
    note_options,
    place_options,
    printer_options,
    run_options,
    sender_options,
    set_options,
    sheet_options,
    words_of,
)
from cardmaker.cli.say import asker, report
from cardmaker.cli.types import Whole


@click.command(
    "blank",
    short_help=COMMANDS["blank"],
    epilog="Example: cardmaker blank --guides three-line -n 4",
)
@click.argument("note", required=False)
@note_options
@card_options
@sender_options
@sheet_options
@place_options
@printer_options
@click.option(
    "-n",
    "--count",
    type=Whole(1),
    metavar="COUNT",
    help="How many cards. Default: one full sheet.",
)
@guide_options
@set_options
@run_options
def command(note: str | None, **said: Any) -> None:
    """Print a batch of blank cards in a design, with pale lines inside to write on.

    With NOTE (a text file, or the name of one that ships) the lines are those of that note as
    draft would set it: what fits there fits when you write it. A list of people (--to) makes a
    card for each of them.
    """
    from cardmaker.job.verbs import blank

    done = blank(
        choices_of(said),
        words=words_of(note, said),
        count=said["count"],
        output=said["output"],
        project=said["project"],
        ask=asker(),
    )
    report(done, said["quiet"])
