"""`cardmaker guide`: sheets that help a pen, none of which is a card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

import click

from cardmaker.cli import COMMANDS
from cardmaker.cli.options import (
    card_options,
    choices_of,
    guide_options,
    note_options,
    run_options,
    set_options,
    sheet_options,
    words_of,
)
from cardmaker.cli.say import asker, report
from cardmaker.errors import Misused

#: How the card lies on the under-sheet, as --open and --folded say it.
HOW: Final[Mapping[bool | None, Literal["open", "folded"] | None]] = {
    None: None,
    True: "open",
    False: "folded",
}


@click.command(
    "guide",
    short_help=COMMANDS["guide"],
    epilog="Example: cardmaker guide after-interview --sample --words",
)
@click.argument("note", required=False)
@click.option("--words", "with_words", is_flag=True, help="Print the note's words on their lines.")
@click.option(
    "--open/--folded",
    "lies_open",
    default=None,
    help="Draw the open card, or the folded one. Default: the open one, on which the folded one may be laid too.",
)
@click.option("--page", is_flag=True, help="Rule a whole page of the stock, to practise on.")
@click.option(
    "--measure", is_flag=True, help="Print a sheet on which you find the figures for --my-hand."
)
@note_options
@card_options
@sheet_options
@guide_options
@set_options
@run_options
def command(note: str | None, **said: Any) -> None:
    """Print a sheet that helps you write by hand.

    An under-sheet: heavy lines in the outline of your card, to lay beneath it on a light pad or
    to see through the paper. With NOTE its lines are those of the note as draft would set it;
    without, those of a ruling (--guides). --page and --measure print other sheets.
    """
    from cardmaker.job.guide import Wish, guide, guide_measure, guide_page

    words, choices = words_of(note, said), choices_of(said)
    where = {"output": said["output"], "project": said["project"]}
    if said["page"] or said["measure"]:
        other = "--page" if said["page"] else "--measure"
        if (said["page"] and said["measure"]) or words.said or said["with_words"]:
            raise Misused(f"{other} is a sheet of its own", f"say {other} without the rest")
        done = (guide_page if said["page"] else guide_measure)(choices, **where)
    else:
        wish = Wish(HOW[said["lies_open"]], said["with_words"])
        done = guide(words, choices, wish, ask=asker(), **where)
    report(done, said["quiet"])
