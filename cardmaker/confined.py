"""Confined: a file from anywhere is read in a process that can do no more than fail.

Fonts, pictures and drawings come from anywhere and are read by large libraries. Whoever reads one
does so in a process of its own, which has little memory and little time, and which, once its
libraries are loaded, can open neither a file nor a connection. The file goes in on standard input,
the answer comes back on standard output: a line that says whether it is one, then its bytes.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final, NamedTuple

from cardmaker.errors import CardmakerError

#: How much memory and how many seconds of computing may the reading of a file take?
MEMORY: Final = 512 << 20
SECONDS: Final = 4

#: How long is waited for it, in seconds, on a machine that is busy with other things?
_PATIENCE: Final = 15.0

_CHILD: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    "from cardmaker.confined import serve; serve(*sys.argv[2:])"
)

_DONE: Final = b"done\n"
_REFUSED: Final = b"refused\n"


class Task(NamedTuple):
    """What is done in the process, and what its failure is called.

    `reader` is a function, "package.module:name", of a file's name, its bytes and further texts,
    that returns bytes or raises a CardmakerError; its module imports all that it needs, for later
    it can't. A failure is a `refusal`, and `again` says what to try with a file that is damaged.
    """

    reader: str
    refusal: type[CardmakerError]
    again: str


def confined(task: Task, name: str, data: bytes, *more: str) -> bytes:
    """What the task's reader makes of the bytes of a file called `name`.

    Raises:
        CardmakerError: the task's refusal, with the reader's reason, or because it found none in
            the memory and time it has.
    """
    root = str(Path(__file__).parent.parent)
    command = [sys.executable, "-I", "-c", _CHILD, root, task.reader, name, *more]
    said = b""
    with contextlib.suppress(subprocess.TimeoutExpired):
        said = subprocess.run(command, input=data, capture_output=True, timeout=_PATIENCE).stdout
    if said.startswith(_DONE):
        return said[len(_DONE) :]
    if said.startswith(_REFUSED):
        message, hint = json.loads(said[len(_REFUSED) :])
        raise task.refusal(message, hint or task.again)
    raise task.refusal(
        f"{name} is damaged: it cannot be read within the limits of time and memory", task.again
    )


def taken(path: Path, most: int, task: Task) -> bytes:
    """The bytes of a file that a person names, of at most `most`.

    Raises:
        CardmakerError: the task's refusal: it is not there, no file, unreadable or too large.
    """
    try:
        if path.exists() and not path.is_file():
            raise task.refusal(f"{path} cannot be read: it is no file", "give the path of a file")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError) as fault:
        why = getattr(fault, "strerror", None) or fault
        raise task.refusal(f"{path} cannot be read: {why}", "give the path of a file") from None
    if len(data) > most:
        raise task.refusal(f"{path.name} is larger than {most >> 20} MB", "is it the right file?")
    return data


def serve(reader: str, name: str, *more: str) -> None:
    """Be the process: answer on standard output what the reader makes of standard input."""
    module, _, function = reader.partition(":")
    read = getattr(import_module(module), function)
    limit()
    # What a library may print is no part of the answer.
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    out.write(answer(read, name, sys.stdin.buffer.read(), *more))
    out.flush()


def answer(read: Callable[..., bytes], name: str, data: bytes, *more: str) -> bytes:
    """What a reader makes of a file, or what is wrong with the file, as it goes back."""
    try:
        return _DONE + read(name, data, *more)
    except CardmakerError as fault:
        said = [fault.message, fault.hint]
    except MemoryError:
        said = [f"{name} takes more memory than there is for it", ""]
    except Exception:
        # A broken file breaks in more ways than can be told apart.
        said = [f"{name} is damaged", ""]
    return _REFUSED + json.dumps(said).encode("ascii")


def limit() -> None:
    """Take little memory and time and no further file, where the system has such limits."""
    try:
        import resource
    except ImportError:
        return
    for which, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
        # Whatever is opened, a file or a connection, takes a number, and there is none to be had.
        (resource.RLIMIT_NOFILE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(which, (most, most))
