"""`cardmaker print`: a finished PDF, to the printer."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cardmaker.cli import COMMANDS
from cardmaker.cli.options import PATH, TURNS
from cardmaker.cli.say import plain, talk
from cardmaker.cli.types import OneOf, Whole

if TYPE_CHECKING:
    from cardmaker.job.print_out import Ready
    from cardmaker.job.printing import Way, Which, Wishes

PAGES = ("all", "fronts", "backs")

#: More copies than this are a slip of the finger.
MOST = 999


@click.command(
    "print",
    short_help=COMMANDS["print"],
    epilog="Example: cardmaker print output/blank-garden-sprigs-a2-side.pdf --dry-run",
)
@click.argument("file", type=PATH)
@click.argument("backs", type=PATH, required=False, metavar="[BACKS]")
@click.option(
    "--queue", metavar="NAME", help="The printer, by CUPS's name for it. Default: the system's."
)
@click.option(
    "-n",
    "--copies",
    type=Whole(1, MOST),
    metavar="N",
    default=1,
    help="How many of each sheet. Default 1.",
)
@click.option(
    "--duplex",
    type=OneOf("way to turn the sheet", TURNS),
    help="How the sheet is turned. Default: as the file says, by hand where the printer prints one side.",
)
@click.option(
    "--pages",
    type=OneOf("set of pages", PAGES),
    default="all",
    help="Print the fronts or the backs alone. Default all.",
)
@click.option(
    "--last-first",
    is_flag=True,
    help="Print the backs last sheet first, for a printer that draws the turned stack in that way.",
)
@click.option(
    "--printer",
    metavar="NAME",
    help="A printer whose feed you have found out (calibrate --feed): the backs come as it takes them.",
)
@click.option("--tray", metavar="NAME", help="The tray to draw from, by the printer's name for it.")
@click.option(
    "--media-type",
    metavar="NAME",
    help="The kind of paper, by the printer's name for it, as in cardstock.",
)
@click.option("--dry-run", is_flag=True, help="Show the jobs with all they say, and send nothing.")
@click.option(
    "--project",
    type=PATH,
    metavar="FILE",
    help="A cardmaker.toml that names your printer. Default: the one here.",
)
@click.option(
    "-q",
    "--quiet",
    is_flag=True,
    help="Say nothing but the jobs' names, and when to turn the paper.",
)
def command(
    file: Path, backs: Path | None, queue: str | None, copies: int, duplex: Way | None,
    pages: Which, last_first: bool, printer: str | None, tray: str | None, media_type: str | None,
    dry_run: bool, project: Path | None, quiet: bool,
) -> int:  # fmt: skip
    """Print a finished PDF through CUPS, on its own paper, at 100 %, turned as it is laid out.

    On a printer that prints one side the fronts come first; then turn the paper as you are told and
    press Enter for the backs. Of two files, FILE-fronts.pdf and FILE-backs.pdf, name the first.
    """
    from cardmaker.job.print_out import print_dry, print_files
    from cardmaker.job.printing import Wishes

    paths = [file] if backs is None else [file, backs]
    wishes = Wishes(copies, duplex, pages, last_first, tray, media_type, printer)
    stopped = False

    def tell(ready: Ready) -> None:
        plan = ready.printout
        for remark in plan.remarks:
            talk(remark, quiet)
        talk(f"To {ready.queue.name or 'a printer, and none is found'}: {plan.how}.", quiet)
        if dry_run and len(plan.jobs) > 1:
            talk(f"Between the jobs: {plan.turn}", quiet)

    def pause(sent: str, turn: str) -> bool:
        nonlocal stopped
        click.echo(sent)
        # What hands must do now is said to the quiet as well.
        talk(f"Wait until the fronts are printed. {turn}", quiet=False)
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            return False
        try:
            click.prompt("Then press Enter", default="", show_default=False, err=True)
        except click.Abort:
            stopped = True
            click.echo(err=True)
        return not stopped

    if dry_run:
        for line in print_dry(paths, wishes, queue=queue, project=project, tell=tell):
            click.echo(plain(line))
        return 0
    done = print_files(paths, wishes, queue=queue, project=project, tell=tell, pause=pause)
    if done.complete:
        click.echo(done.requests[-1])
    else:
        talk(
            f"The backs are not printed yet. To print them: {_again(paths, queue, project, wishes)}",
            False,
        )
    return 130 if stopped else 0


def _again(paths: list[Path], queue: str | None, project: Path | None, wishes: Wishes) -> str:
    """The command that prints the backs alone."""
    said = {
        "--queue": queue,
        "--copies": str(wishes.copies) if wishes.copies > 1 else None,
        "--duplex": wishes.duplex,
        "--printer": wishes.printer,
        "--project": None if project is None else str(project),
        "--tray": wishes.tray,
        "--media-type": wishes.media_type,
    }
    words = ["cardmaker", "print", *map(str, paths)]
    words += [word for name, value in said.items() if value for word in (name, value)]
    words += ["--last-first"] * wishes.last_first
    return shlex.join([*words, "--pages", "backs"])
