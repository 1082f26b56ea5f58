"""What is said to a person on a terminal: safe to show, on the right stream."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from cardmaker.errors import CardmakerError, Faults

if TYPE_CHECKING:
    from cardmaker.job.verbs import Done

FAULTS_SHOWN = 20


def plain(text: str) -> str:
    r"""The text with everything a terminal could obey shown as what it is.

    >>> plain("Ada\x1b[31m")
    'Ada\\x1b[31m'
    """
    return "".join(
        ch if ch == "\n" or unicodedata.category(ch) not in ("Cc", "Cf", "Cs") else ascii(ch)[1:-1]
        for ch in text
    )


def complain(error: CardmakerError) -> int:
    """Say an error on stderr, and return the exit code that goes with it."""
    if isinstance(error, Faults):
        for fault in error.faults[:FAULTS_SHOWN]:
            click.echo(plain(fault), err=True)
        more = len(error.faults) - FAULTS_SHOWN
        if more > 0:
            click.echo(f"… and {more} more", err=True)
        if error.hint:
            click.echo(plain(error.hint), err=True)
    else:
        click.echo(f"Error: {plain(error.message)}", err=True)
        if error.hint:
            click.echo(f"Try: {plain(error.hint)}", err=True)
    return error.exit_code


def talk(words: str, quiet: bool) -> None:
    """Say something on stderr, unless asked to be quiet."""
    if words and not quiet:
        click.echo(plain(words), err=True)


def report(done: Done, quiet: bool) -> None:
    """Say what was done: remarks and last words on stderr, the paths written on stdout."""
    for remark in done.remarks:
        talk(remark, quiet)
    for path in done.paths:
        click.echo(str(path))
    talk(done.closing, quiet)


def asker() -> Callable[[str], str] | None:
    """A way to ask for a missing field, where somebody is there to answer."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    return lambda field: str(click.prompt(field.replace("_", " "), err=True))
