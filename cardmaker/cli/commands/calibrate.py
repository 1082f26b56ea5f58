"""`cardmaker calibrate`: what a printer does to fronts and backs, found out with a sheet or two."""

from __future__ import annotations

from typing import Any

import click

from cardmaker.cli import COMMANDS
from cardmaker.cli.options import (
    TURNS,
    choices_of,
    printer_options,
    run_options,
    stock_option,
)
from cardmaker.cli.say import asker, report
from cardmaker.cli.types import Assignment, OneOf
from cardmaker.errors import Misused

READING = Assignment("CORNER=ACROSS,DOWN", "A=19f,121d")


@click.command(
    "calibrate",
    short_help=COMMANDS["calibrate"],
    epilog="Example: cardmaker calibrate --printer office",
)
@printer_options
@stock_option
@click.option(
    "--duplex",
    type=OneOf("way to turn the sheet", TURNS),
    help="How the printer turns the sheet; manual: you do. Default long-edge.",
)
@click.option(
    "--read",
    "readings",
    type=READING,
    multiple=True,
    metavar=READING.name,
    help="What a corner shows, as in A=19f,121d, or in millimetres, A=+1.2,-0.4; once a corner.",
)
@click.option(
    "--measured-bar",
    metavar="LENGTH",
    help="How long the bar of 100 mm came out, as in 99.2mm; or two: across,down.",
)
@click.option(
    "--feed",
    is_flag=True,
    help="Two sheets that tell how your one-sided printer takes paper twice.",
)
@click.option(
    "--answer",
    metavar="BACK,WHERE,ARROW",
    help="With --feed: what stands with 1 FRONT, as in 2,behind,up.",
)
@click.option(
    "--ask", is_flag=True, help="Ask for the readings, or with --feed the answer, one by one."
)
@run_options
def command(**said: Any) -> None:
    """Find out how a printer lays backs on fronts, and put it right.

    Without readings it writes the sheet to print. With them it says what the printer does, and
    keeps it under the name of --printer, for draft and blank to use; the sheet is then printed
    corrected, as a proof.
    """
    from cardmaker.job.calibrate import print_sheet, read_sheet
    from cardmaker.job.feeding import print_feed, read_feed

    choices = choices_of(said)
    readings, answer, bar = _doubled(said["readings"]), said["answer"], said["measured_bar"]
    if said["feed"] and (readings or bar):
        raise Misused("--feed and --read are about two different sheets", "say one, then the other")
    if answer and not said["feed"]:
        raise Misused("--answer goes with --feed", f"--feed --answer {answer}")
    if said["ask"]:
        answer, readings = _asked(said["feed"])
    where = {"project": said["project"]}
    if said["feed"]:
        done = (
            read_feed(choices, answer, **where)
            if answer
            else print_feed(choices, output=said["output"], **where)
        )
    elif readings or bar:
        done = read_sheet(choices, readings, bar, **where)
    else:
        done = print_sheet(choices, output=said["output"], **where)
    report(done, said["quiet"])


def _doubled(pairs: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """The readings by corner; raises Misused where one is read twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Misused("a corner is read twice", "say --read once for each of A, B, C and D")
    return found


def _asked(feed: bool) -> tuple[str | None, dict[str, str]]:
    """The answer or the readings, asked for one by one."""
    ask = asker()
    if ask is None:
        raise Misused("--ask needs a terminal, with somebody at it", "say --read or --answer")
    if feed:
        back = ask("Which back is on the sheet of 1 FRONT (1 or 2)")
        where = ask("Is it behind the front, or over it (behind or over)")
        return f"{back},{where},{ask('Which way does its arrow point (up or down)')}", {}
    corrected = ask("Are the corners named A or P").strip().upper().startswith("P")
    corners = "PQRS" if corrected else "ABCD"
    return None, {
        corner: ",".join(ask(f"{corner}, {way} (number and letter)") for way in ("across", "down"))
        for corner in corners
    }
