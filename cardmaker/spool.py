"""Spool: the printers of this system, and a document given to one of them, through CUPS.

`lp` and its kin are run without a shell, with options from a fixed list whose values hold nothing
that they could take apart. A document goes in on standard input: what is sent is what was read,
and its file's name, which may be a person's, gets into no job.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from typing import BinaryIO, Final, Literal, NamedTuple

from cardmaker.errors import CannotPrint, NoSpooler

#: The options a job may have: those of IPP (RFC 8011, PWG 5100.13), and two of a printer's own.
Option = Literal[
    "media", "sides", "print-scaling", "number-up", "collate", "InputSlot", "MediaType"
]
Options = Sequence[tuple[Option, str]]

_OPTIONS: Final = frozenset(Option.__args__)  # type: ignore[attr-defined]

#: lp takes values apart at blanks, commas and quotes.
_VALUE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")

#: A job's name stands in lists and on banner pages.
_TITLE: Final = re.compile(r"[A-Za-z0-9 ]{1,60}")

#: The bit of printer-type that says a printer prints both sides (cups.h: CUPS_PRINTER_DUPLEX).
_DUPLEX: Final = 0x10

#: IPP's number for a printer that is stopped (RFC 8011, 5.4.11).
_STOPPED: Final = "5"

#: How long is waited for an answer, in seconds, and for a server to take a long document?
_PATIENCE: Final = 30.0
_LONG: Final = 900.0


class Queue(NamedTuple):
    """A printer as CUPS knows it; `two_sided` is whether it says that it prints both sides."""

    name: str
    two_sided: bool = False
    accepting: bool = True
    stopped: bool = False


def queues() -> list[str]:
    """The names of the printers there are.

    Raises:
        NoSpooler: there is no CUPS on this system.
    """
    return _ask("lpstat", "-e").stdout.split()


def default_queue() -> str | None:
    """The name of the printer that is used when none is named, if there is one.

    Raises:
        NoSpooler: there is no CUPS on this system.
    """
    found = re.search(r"^system default destination: (\S+)$", _ask("lpstat", "-d").stdout, re.M)
    return found[1] if found else None


def look_at(name: str) -> Queue:
    """What CUPS says of the printer of that name, which is one of `queues`.

    Raises:
        NoSpooler: there is no CUPS on this system.
    """
    said = dict(
        re.findall(r"(?:^|\s)(printer-[a-z-]+)=(\w+)", _ask("lpoptions", "-p", name).stdout)
    )
    return Queue(
        name,
        bool(int(said.get("printer-type", "0")) & _DUPLEX),
        said.get("printer-is-accepting-jobs") != "false",
        said.get("printer-state") == _STOPPED,
    )


def choices(name: str, option: Literal["InputSlot", "MediaType"]) -> list[str]:
    """What a printer has to choose from: its trays, or the kinds of paper it knows.

    Raises:
        NoSpooler: there is no CUPS on this system.
    """
    listed = _ask("lpoptions", "-p", name, "-l").stdout
    found = re.search(rf"^{option}/[^:\n]*:(.*)$", listed, re.M)
    named = [choice.lstrip("*") for choice in found[1].split()] if found else []
    return [choice for choice in named if _VALUE.fullmatch(choice)]


def send(queue: str, title: str, copies: int, options: Options, document: BinaryIO) -> str:
    """Give a document, from its beginning, to a printer; returns CUPS's name for the job.

    Raises:
        NoSpooler: there is no CUPS on this system.
        CannotPrint: CUPS did not take it.
    """
    if not _TITLE.fullmatch(title):
        raise ValueError(f"{title!r} is no title")
    command = ["lp", "-d", queue, "-t", title, "-n", str(copies)]
    for name, value in options:
        if name not in _OPTIONS or not _VALUE.fullmatch(value):
            raise ValueError(f"{name}={value} is no option of a job")
        command += ["-o", f"{name}={value}"]
    document.seek(0)
    done = _ask(*command, document=document)
    taken = re.search(r"^request id is (\S+) \(", done.stdout, re.M)
    if done.returncode or not taken:
        said = done.stderr.strip().splitlines() or ["it did not say why"]
        why = re.sub(r"^\S*lp: (Error - )?", "", said[-1]).rstrip(".")
        raise CannotPrint(f"{queue} did not take the job: {why}", "lpstat -p tells how it does")
    return taken[1]


def _ask(
    tool: str, *arguments: str, document: BinaryIO | None = None
) -> subprocess.CompletedProcess[str]:
    """What a tool of CUPS says, in English."""
    path = shutil.which(tool)
    if path is None:
        raise NoSpooler("there is no CUPS on this system to print through")
    try:
        return subprocess.run(
            [path, *arguments],
            stdin=subprocess.DEVNULL if document is None else document,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE if document is None else _LONG,
            env=os.environ | {"LC_ALL": "C"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CannotPrint("CUPS does not answer", "lpstat -r tells whether it runs") from None
    except OSError as fault:
        raise CannotPrint(f"{tool} cannot be run: {fault.strerror or fault}") from fault
