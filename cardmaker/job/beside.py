"""What goes beside a card, as its envelope does: the card's own job, whatever paper that is for."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Final

from cardmaker.job.choices import Choices
from cardmaker.job.project import Project
from cardmaker.job.resolve import Job, resolve
from cardmaker.text.note import NoteHead

#: The papers that decide on a format where none is named.
_DECIDE: Final = ("letter", "a4")


def card_beside(choices: Choices, project: Project) -> Job:
    """The job of the card; its sheet is of no matter, so no card is too large for its stock."""
    stock = choices.stock or project.stock
    named = choices.format or project.format
    if named or (stock is not None and stock not in _DECIDE):
        choices = replace(choices, stock="trim")
    return resolve(choices, NoteHead(), project, os.environ)
