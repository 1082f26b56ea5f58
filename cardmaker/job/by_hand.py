"""What is said of a note in a person's own writing: does it fit, how many words too many, and
which format would hold it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from cardmaker.card import note_box, note_panel
from cardmaker.errors import CardmakerError, Misused
from cardmaker.geometry import Rect
from cardmaker.job.choices import Choices
from cardmaker.job.post import List
from cardmaker.job.resolve import Job, project_of, resolve
from cardmaker.paper.format import CardFormat, load_formats
from cardmaker.press.impose import impose
from cardmaker.press.preflight.finding import Finding, info, warning
from cardmaker.press.readback import notes_in
from cardmaker.run.by_hand import Tally, notes_of, tally
from cardmaker.run.vet import Recipe
from cardmaker.text.my_hand import MyHand
from cardmaker.text.note import NoteHead
from cardmaker.text.parts import read_parts


def fits_by_hand(job: Job, hand: MyHand, people: List, recipe: Recipe) -> tuple[str, ...]:
    """A remark on whether a run's notes fit, written with that hand."""
    notes = notes_of(people.rows, recipe)
    found = tally(notes, hand, note_box(job.brief), partial(_larger, job))
    return (told(found, job, hand, f"{people.name}:" if people.name else ""),)


def check_by_hand(file: Path, said: Choices, project: Path | None = None) -> Finding:
    """Whether the notes of a finished file fit in the person's own writing, as a finding.

    A PDF does not say what card it is, so the choices must be those that it was made with. Raises
    BadPdf where its pages show that they are not, and Misused where `said` tells no hand.
    """
    job = resolve(said, NoteHead(), project_of(project), os.environ)
    if job.my_hand is None:
        raise Misused(
            "whose hand?", "give --my-hand; `cardmaker guide --measure` finds its figures"
        )
    panel = note_panel(job.brief.fold)
    sheet = job.sheet
    if job.twice and sheet.back:
        # The file of fronts holds no notes, that of backs nothing else.
        sheet = replace(sheet, front=sheet.back, back=None)
    notes = ((found.page, read_parts(found.text)) for found in notes_in(file, sheet, panel))
    counted = tally(notes, job.my_hand, note_box(job.brief), partial(_larger, job))
    if not counted.notes:
        return warning("by-hand", f"there is no note on the panel where {job.format.name} has one")
    message = told(counted, job, job.my_hand, "page ")
    fits = counted.fitting == counted.notes
    return info("by-hand", message) if fits else warning("by-hand", message)


def told(found: Tally, job: Job, hand: MyHand, where: str) -> str:
    """The remark; `where` stands before the number of a row."""
    own = f"By hand ({hand})"
    name, need = job.format.name, found.longest
    rows = f"{need.rows} line{'' if need.rows == 1 else 's'}"
    if found.fitting == found.notes:
        fits = "the note fits" if found.notes == 1 else f"all {found.notes:,} notes fit"
        most = "it needs" if found.notes == 1 else "the longest needs"
        return f"{own} {fits} {name}: {most} {need.lines} of {rows}."
    advice = f"-f {found.would_fit} would hold it" if found.would_fit else "no larger format would"
    if found.notes == 1:
        return (
            f"{own} the note does not fit {name}: {_words(need.over)} too many "
            f"({need.lines} lines, and there are {need.rows}). {advice[0].upper()}{advice[1:]}."
        )
    worst = ", ".join(f"{where}{row} ({_words(need.over)} too many)" for row, need in found.worst)
    advice = advice.replace("hold it", "hold all")
    return (
        f"{own} {found.fitting:,} of {found.notes:,} notes fit {name}, which has {rows}. "
        f"The longest: {worst}. {advice[0].upper()}{advice[1:]}."
    )


def _words(count: int) -> str:
    return f"{count} word{'' if count == 1 else 's'}"


def _larger(job: Job) -> Iterator[tuple[str, Rect]]:
    """Where a note goes in larger formats of this fold on this stock, the smallest card first."""
    least = job.format.trim
    formats = [
        one
        for one in load_formats().values()
        if one.fold == job.format.fold and one.trim.w >= least.w and one.trim.h >= least.h
    ]
    for fmt in sorted(formats, key=lambda one: one.trim.w * one.trim.h):
        if fmt.name != job.format.name and (box := _box(job, fmt)):
            yield fmt.name, box


def _box(job: Job, fmt: CardFormat) -> Rect | None:
    """Where a note goes on such a card; None if the stock does not hold it."""
    try:
        sheet = impose(fmt, job.stock, margin=job.sheet.margin if job.stock.size else None)
    except CardmakerError:
        return None
    return note_box(
        replace(
            job.brief, fold=fmt.fold, panel=sheet.panel, edge=sheet.edge, border=sheet.border,
            bleed=sheet.bleed,
        )
    )  # fmt: skip
