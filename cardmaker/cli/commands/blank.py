"""`cardmaker blank`: cards in a design, with lines to write on."""

from __future__ import annotations

from typing import Any

import click

from cardmaker.cli import COMMANDS
from cardmaker.cli.options import (
    card_options,
    choices_of,
    guide_options,
    run_options,
    sheet_options,
)
from cardmaker.cli.say import report
from cardmaker.cli.types import Whole


@click.command(
    "blank",
    short_help=COMMANDS["blank"],
    epilog="Example: cardmaker blank --guides three-line -n 4",
)
@card_options
@sheet_options
@click.option(
    "-n",
    "--count",
    type=Whole(1),
    metavar="COUNT",
    help="How many cards. Default: one full sheet.",
)
@guide_options
@run_options
def command(**said: Any) -> None:
    """Print a batch of blank cards in a design, with pale lines inside to write on."""
    from cardmaker.job.verbs import blank

    done = blank(
        choices_of(said), count=said["count"], output=said["output"], project=said["project"]
    )
    report(done, said["quiet"])
