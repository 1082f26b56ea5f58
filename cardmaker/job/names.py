"""File names: where a result goes when nobody says, told apart by what was chosen."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate
from pathlib import Path
from typing import Final

from cardmaker.errors import Misused, OutputFailed
from cardmaker.job.choices import Choices, Words
from cardmaker.job.resolve import Job
from cardmaker.text.note import Note

#: Where results land, in the folder where a person stands.
OUTPUT: Final = Path("output")

#: How long is the word that stands for a note without a name, in characters?
_LONGEST: Final = 24

_TAG: Final = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)

_SUFFIXES: Final = (".pdf", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".svg")

#: Who makes the other kind of file.
_OTHERS: Final = {
    ".pdf": "`cardmaker preview` makes a picture (PNG)",
    ".png": "`cardmaker draft` and `cardmaker blank` make a PDF",
    ".svg": "`cardmaker draft` makes a PDF without --plot",
}


def check_suffix(output: Path | None, suffix: str) -> None:
    """Nothing, if `output` may hold a file of that suffix.

    Raises:
        Misused: it is named as a file of the other kind: a picture, or a PDF.
    """
    if output is None or output.is_dir():
        return
    asked, makes = output.suffix.lower(), suffix[1:].upper()
    if asked in _SUFFIXES and asked != suffix:
        raise Misused(
            f"{output.name} is not the name of a file of the kind {makes}, which this makes",
            f"name it {output.stem}{suffix}; {_OTHERS[suffix]}",
        )


def note_name(words: Words, note: Note) -> str:
    """What a note is called in a file's name: its own, else its first words."""
    if words.text is None and words.note != "-":
        return note.name
    return first_words(_TAG.sub(" ", note.text))


def default_name(name: str, job: Job, said: Choices, view: str = "all") -> str:
    """The name of a result without its suffix: <note>-<design>-<format>, and what was asked for.

    A palette, seed or hand counts when a person `said` it, the view of a picture unless it is all,
    and a file for a print shop is told from one for the printer at home.
    """
    brief = job.brief
    asked = [
        "trim" if job.stock.size is None else "",
        brief.palette.name if said.palette is not None else "",
        f"seed{brief.seed}" if said.seed is not None else "",
        job.hand.name if said.hand is not None else "",
        job.ink if job.ink != "full" else "",
        "mono" if job.colour == "grey" else "",
        first_words(said.photo.stem) if said.photo is not None else "",
        view if view != "all" else "",
    ]
    return "-".join(filter(None, [name, brief.design.name, job.format.name, *asked]))


def target_of(output: Path | None, usual: str) -> Path:
    """The file to write: the one asked for, else `usual` in the folder asked for or in output/."""
    if output is None:
        output = OUTPUT / usual
    elif output.is_dir():
        output = output / usual
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise OutputFailed(f"the folder {output.parent} cannot be made: {why}") from fault
    return output


def pass_names(target: Path) -> tuple[Path, Path]:
    """The files of fronts and of backs that are made instead of one.

    >>> [path.name for path in pass_names(Path("gift.pdf"))]
    ['gift-fronts.pdf', 'gift-backs.pdf']
    """
    fronts, backs = (target.with_name(f"{target.stem}-{side}.pdf") for side in ("fronts", "backs"))
    return fronts, backs


def first_words(text: str) -> str:
    """The first words of a text as part of a file's name; "note" if it has none.

    >>> first_words("Dear Zoë, thank you so very much!")
    'dear-zoë-thank-you-so'
    """
    text = unicodedata.normalize("NFC", text).lower()
    words = "".join(ch if ch.isalnum() else " " for ch in text).split()
    heads = [*accumulate(words, "{}-{}".format)]
    return next((head for head in reversed(heads[:_LONGEST]) if len(head) <= _LONGEST), "") or (
        words[0][:_LONGEST] if words else "note"
    )
