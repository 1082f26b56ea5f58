"""`cardmaker new`: a design of one's own, to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from cardmaker.cli import COMMANDS
from cardmaker.cli.options import PATH
from cardmaker.cli.say import report
from cardmaker.cli.types import OneOf

THINGS = ("design",)
KINDS = ("svg", "art")


@click.command(
    "new",
    short_help=COMMANDS["new"],
    epilog="Example: cardmaker new design autumn-leaves",
)
@click.argument("thing", type=OneOf("thing to begin", THINGS), metavar="design")
@click.argument("name")
@click.option(
    "--kind",
    type=OneOf("kind of design", KINDS, "say --kind svg or --kind art"),
    metavar="svg|art",
    default="svg",
    help="svg is drawn in any editor; art is a Python program. Default svg.",
)
@click.option(
    "-o",
    "--output",
    type=PATH,
    metavar="DIR",
    help="The folder it goes in. Default: designs, where it is found by its name.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but the path written.")
def command(thing: str, name: str, kind: str, output: Path | None, quiet: bool) -> None:
    """Begin a design of your own: a folder NAME that prints as it stands, to be drawn over.

    Nothing that is there is overwritten.
    """
    from cardmaker.job.new_design import new_design

    report(new_design(name, kind, output), quiet)
