"""`cardmaker gallery`: a folder with a page of every design in its palettes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click

from cardmaker.cli import COMMANDS
from cardmaker.cli.options import PATH
from cardmaker.cli.say import report
from cardmaker.cli.types import Whole


@click.command(
    "gallery",
    short_help=COMMANDS["gallery"],
    epilog="Example: cardmaker gallery garden-sprigs --palette indigo --palette autumn",
)
@click.argument("designs", nargs=-1, metavar="[DESIGN]...")
@click.option(
    "--palette",
    "palettes",
    multiple=True,
    metavar="NAME",
    help="Only these colours; may be repeated. Default: all that suit the design.",
)
@click.option(
    "-f",
    "--format",
    "fmt",
    default="a2-side",
    show_default=True,
    metavar="FORMAT",
    help="Trim size and fold of the cards shown.",
)
@click.option(
    "-s",
    "--stock",
    default="trim",
    show_default=True,
    metavar="STOCK",
    help="The paper they are printed on: letter and a4 show them with the white border of a printer at home.",
)
@click.option(
    "--designs", "folder", type=PATH, metavar="DIR", help="Look for designs in this folder first."
)
@click.option(
    "-j",
    "--jobs",
    type=Whole(1, 64),
    metavar="N",
    help="How many processes draw at once. Default: one for each core, up to four.",
)
@click.option(
    "-o",
    "--output",
    type=PATH,
    metavar="FOLDER",
    help="Where it goes; an older gallery there is replaced. Default: output/gallery.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but the path written.")
def command(
    designs: tuple[str, ...],
    palettes: tuple[str, ...],
    fmt: str,
    stock: str,
    folder: Path | None,
    jobs: int | None,
    output: Path | None,
    quiet: bool,
) -> None:
    """Make a page of every DESIGN in its palettes: front, inside, back, and a card that opens.

    Without DESIGN it shows all there are. The page needs nothing but the pictures beside it: look
    at it in a browser, or put the folder on a web server. The command that makes each card stands
    below it.
    """
    from cardmaker.job.gallery import make_gallery
    from cardmaker.job.walls import Wish

    wish = Wish(designs, palettes, fmt, stock, folder)
    with _bar(quiet) as progress:
        done = make_gallery(wish, output=output, jobs=jobs, progress=progress)
    report(done, quiet)


@contextmanager
def _bar(quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal that shows how many cards are drawn; elsewhere nothing."""
    with ExitStack() as open_bars:
        bar = None

        def progress(done: int, cards: int) -> None:
            nonlocal bar
            if bar is None:
                bar = open_bars.enter_context(
                    click.progressbar(
                        length=cards, label="drawing", show_pos=True, file=sys.stderr,
                        hidden=quiet or not sys.stderr.isatty(),
                    )
                )  # fmt: skip
            bar.update(done - bar.pos)

        yield progress
