"""The verb that begins a design: a name goes in, a folder that prints as it stands is written."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Final, Literal, get_args

from cardmaker.design import find_designs
from cardmaker.errors import Misused, OutputFailed, UnknownName
from cardmaker.job.names import first_words
from cardmaker.job.verbs import Done
from cardmaker.shelf import shelf

Kind = Literal["svg", "art"]

#: Where designs are looked for by their name, in the folder where a person stands.
HERE: Final = Path("designs")

#: What the design is called in the files that a new one begins with.
_NAME: Final = "my-design"
_TITLE: Final = "My design"

#: A name is a folder's, a word in a TOML file and one in a comment of an SVG.
_GOOD: Final = re.compile(r"\w+(-\w+)*")


def new_design(name: str, kind: str = "svg", folder: Path | None = None) -> Done:
    """Write the folder of a new design of that name, drawn in SVG or by a program, into `folder`
    (./designs if None); nothing that is there is touched.

    Raises:
        Misused: the name is none, or taken.
        UnknownName: there is no such kind.
        OutputFailed: the folder cannot be written.
    """
    if kind not in get_args(Kind):
        raise UnknownName("kind of design", kind, get_args(Kind))
    if not _GOOD.fullmatch(name):
        raise Misused(
            f"{name!r} is no name for a design", f"use letters, as in {first_words(name)}"
        )
    target = (folder or HERE) / name
    if name in find_designs([shelf("designs")]):
        raise Misused(f"{name} is a design that ships with cardmaker", "choose another name")
    if target.exists():
        raise Misused(f"{target} is there already", "choose another name, or delete it")
    _write(shelf("designs") / "new" / kind, target)
    return Done((target,), (), _closing(name if folder is None else str(target), kind))


def _write(pattern: Path, target: Path) -> None:
    """A copy of a folder of text files under another name, whole or not at all."""
    title = re.sub(r"[-_]+", " ", target.name).strip().capitalize()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".cardmaker-", dir=target.parent) as aside:
            made = Path(aside) / target.name
            made.mkdir()
            for path in sorted(pattern.iterdir()):
                if path.is_file():
                    text = path.read_text("utf-8").replace(_NAME, target.name)
                    (made / path.name).write_text(text.replace(_TITLE, title), "utf-8")
            made.rename(target)
    except OSError as fault:
        raise OutputFailed(f"{target} cannot be written: {fault.strerror or fault}") from fault


def _closing(said: str, kind: str) -> str:
    drawn = "front.svg, in Inkscape, Illustrator, Figma or a text editor"
    trust = ""
    if kind == "art":
        drawn = "art.py, which is code: after each change it runs again once you say --trust"
        trust = " --trust"
    return (
        f"Look at it:  cardmaker preview gift -d {said}{trust}\n"
        f"Print it:    cardmaker draft gift --sample -d {said}{trust}\n"
        f"Draw it:     {drawn}\n"
        f"Say it:      design.toml has the words, the colours and where the note stands"
    )
