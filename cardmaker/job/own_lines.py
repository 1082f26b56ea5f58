"""Guides from a note: what must be so that a card can have a note's own lines."""

from __future__ import annotations

from dataclasses import replace

from cardmaker.errors import Misused
from cardmaker.job.choices import Choices, Words
from cardmaker.job.chosen import NOTE
from cardmaker.job.resolve import Job


def for_note(choices: Choices) -> Choices:
    """The choices for guides from a note.

    Raises:
        Misused: another ruling is asked for.
    """
    if choices.guides not in (None, NOTE):
        raise Misused(
            f"a note is given, and --guides {choices.guides} does not take its lines from it",
            "leave out the note, or say --guides note",
        )
    return replace(choices, guides=NOTE)


def check_own_lines(job: Job) -> None:
    """Nothing, if the guides need no note.

    Raises:
        Misused: they do, and there is none.
    """
    if job.ruling == NOTE:
        raise Misused(
            "--guides note takes its lines from a note, and none is given",
            "name one, as in cardmaker blank gift --sample, or choose a ruling: "
            "cardmaker list rulings",
        )


def count_of(words: Words, asked: int | None, people: int, sheet: int) -> int:
    """How many blank cards there are: one a person of a list, else as asked for or `sheet`, what is
    free on one.

    Raises:
        Misused: a number is asked for, and there is a list.
    """
    if words.people is None:
        return asked or sheet
    if asked is not None:
        raise Misused("-n counts the cards of one note; a list has one a row", "leave out -n")
    return people
