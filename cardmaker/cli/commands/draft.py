"""`cardmaker draft`: a note set in a handwriting, for one person or a list."""

from __future__ import annotations

from typing import Any

import click

from cardmaker.cli import COMMANDS
from cardmaker.cli.options import (
    PATH,
    autograph_option,
    beside_options,
    card_options,
    choices_of,
    hand_options,
    note_options,
    place_options,
    printer_options,
    run_options,
    sender_options,
    sheet_options,
    words_of,
)
from cardmaker.cli.say import asker, report
from cardmaker.errors import Misused


@click.command(
    "draft",
    short_help=COMMANDS["draft"],
    epilog='Example: cardmaker draft gift --set first=Ada --set gift="the blue vase" --set sender=Sam',
)
@click.argument("note", required=False)
@note_options
@card_options
@sender_options
@autograph_option
@sheet_options
@place_options
@printer_options
@hand_options
@beside_options
@click.option(
    "--fill/--no-fill",
    default=None,
    help="Fill the last sheet with a matching blank card. Default: yes.",
)
@click.option(
    "--plot",
    type=PATH,
    metavar="FILE.svg",
    help="Write one note as pen strokes for a plotter, and no PDF.",
)
@click.option("--dry-run", is_flag=True, help="Check everything and write nothing.")
@run_options
def command(note: str | None, **said: Any) -> None:
    """Set a note in a handwriting, on folded cards ready to print.

    NOTE is a text file, - for standard input, or the name of a note that ships with cardmaker
    (cardmaker list notes). Its fields, as in {{ first }}, are filled by --set, from a list of
    people by --to, or by asking you.
    """
    from cardmaker.job.verbs import draft, plot

    words, choices = words_of(note, said), choices_of(said)
    how = {"project": said["project"], "ask": asker(), "dry_run": said["dry_run"]}
    if said["plot"] is None:
        done = draft(words, choices, output=said["output"], **how)
    elif said["output"] is None:
        done = plot(words, choices, said["plot"], **how)
    else:
        raise Misused("--plot and --output name two files", "--plot writes no PDF; leave one out")
    report(done, said["quiet"])
