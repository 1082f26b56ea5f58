"""Click's own complaints, said the way all others are. Not needed until somebody mistypes."""

from __future__ import annotations

import re
from typing import Final

import click

from cardmaker.errors import CardmakerError, Misused, near_names

#: Options whose names are settled and that do nothing yet. A guess at another would mislead.
_LATER: Final = (
    "--each", "--press", "--jobs", "-j",
)  # fmt: skip

#: What a word is that stands alone after a command that takes none.
_MEANT: Final = {"envelope": "--to", "calibrate": "--printer"}

_EXTRA: Final = re.compile(r"unexpected extra arguments? \((.*)\)", re.DOTALL)


def in_our_words(error: click.ClickException, command: str) -> CardmakerError:
    """What is wrong with what was typed after `command`, and what to look at."""
    look = f"{command} --help"
    match error:
        case click.NoSuchOption():
            return _no_such_option(error, look)
        case click.BadOptionUsage():
            takes = "takes no" if "not take" in error.message else "needs a"
            return Misused(f"{error.option_name} {takes} value", look)
        case click.MissingParameter():
            return _missing(error, look)
    if extra := _EXTRA.search(error.message):
        if option := _MEANT.get(command.rpartition(" ")[2]):
            return Misused(f"{extra[1]!r} stands alone", f"say what it is: {option} {extra[1]}")
        return Misused(
            f"{extra[1]!r} is more than is asked for here",
            f"words that belong together go in quotes; {look}",
        )
    return Misused(_sentence(error.format_message()), look)


def _no_such_option(error: click.NoSuchOption, look: str) -> CardmakerError:
    asked = error.option_name
    if asked in _LATER:
        return Misused(f"{asked} is not there yet")
    known = [
        name
        for param in (error.ctx.command.params if error.ctx else ())
        for name in (*param.opts, *param.secondary_opts)
        if name.startswith("--")
    ]
    near = near_names(asked, known) if asked.startswith("--") else []
    guess = f"did you mean {near[0]}? " if near else ""
    return Misused(f"there is no option {asked}", f"{guess}{look}")


def _missing(error: click.MissingParameter, look: str) -> CardmakerError:
    param = error.param
    if param is None:
        return Misused(_sentence(error.format_message()), look)
    said = param.opts[-1] if isinstance(param, click.Option) else str(param.name).upper()
    if isinstance(param.type, click.Choice):
        return Misused(f"which {param.name}?", f"say one of {', '.join(param.type.choices)}")
    return Misused(f"{said} is missing", look)


def _sentence(message: str) -> str:
    message = message.strip().rstrip(".")
    return message[:1].lower() + message[1:]
