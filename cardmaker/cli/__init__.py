"""The desk: what a person types, and what is said back.

Commands stay thin: options, a docstring for the person, one call into `cardmaker.job`. Each is
loaded when it is asked for, so that `--help` answers at once.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

import click

from cardmaker.cli.say import complain, plain
from cardmaker.errors import CardmakerError, UnknownName

#: What each command is for. Its module is not loaded to say so.
COMMANDS: Final = {
    "draft": "Set a note in a handwriting, for one person or a list.",
    "blank": "Print blank cards with lines to write on.",
    "guide": "Print lines to lay beneath a card, to practise on, to measure your hand.",
    "envelope": "Print the envelopes of a list, or their liner.",
    "preview": "Make a picture (PNG) of a card or a design.",
    "gallery": "Make a page of all designs in their palettes.",
    "new": "Begin a design of your own.",
    "calibrate": "Make fronts and backs meet on your printer.",
    "list": "Show the designs, formats, hands, notes … there are.",
    "check": "Look a finished PDF over before it goes to print.",
    "print": "Print a finished PDF through CUPS, at 100 % and turned as it is laid out.",
}

WELCOME = """\
cardmaker prints folded thank-you cards. Three commands that run as they stand:

  cardmaker draft after-interview --sample    a card with its note, and a blank to write on
  cardmaker blank                             a sheet of blank cards with guides for the pen
  cardmaker preview                           a picture of the card, open and closed

cardmaker --help lists the rest; every command has a --help of its own."""


class Desk(click.Group):
    """A group that loads a command's module only when that command is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which they are met."""
        return [*COMMANDS]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without loading one."""
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded now."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"cardmaker.cli.commands.{cmd_name}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is typed; a name nobody knows is answered with the good ones."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise UnknownName("command", plain(args[0]), COMMANDS)
        return super().resolve_command(ctx, args)


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"cardmaker {version('cardmaker-press')}")
        ctx.exit()


@click.group(
    cls=Desk,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: cardmaker draft after-interview --sample",
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version,
    help="Say which cardmaker this is.",
)  # fmt: skip
@click.pass_context
def desk(ctx: click.Context) -> None:
    """Print-ready folded thank-you cards from a note and a design."""
    if ctx.invoked_subcommand is None:
        click.echo(WELCOME)


def main(argv: Sequence[str] | None = None) -> None:
    """Run the desk on `argv` (the process's own by default) and leave with its exit code."""
    sys.exit(_serve(list(sys.argv[1:] if argv is None else argv)))


def _serve(argv: list[str]) -> int:
    # Hardly anything here refers to itself in a ring, so looking for rings often is a seventh of
    # a long run for nothing.
    gc.set_threshold(100_000, 50, 1000)
    try:
        code = desk.main(argv, prog_name="cardmaker", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except CardmakerError as error:
        return complain(error)
    except click.Abort:
        click.echo("stopped; nothing was written", err=True)
        return 130
    except click.ClickException as error:
        from cardmaker.cli.misuse import in_our_words

        named = argv[:1] if argv[:1] and argv[0] in COMMANDS else []
        return complain(in_our_words(error, " ".join(["cardmaker", *named])))
    except BrokenPipeError:
        # Whoever read our output has gone; saying so would reach nobody.
        sys.stdout = None
        return 0
    except OSError as error:
        click.echo(f"cannot go on: {plain(str(error))}", err=True)
        return 4
