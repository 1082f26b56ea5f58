"""The slug of a job: what is said on its sheets, outside the trim, where there is room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from cardmaker.job.resolve import Job
from cardmaker.press.sheet import Sheet
from cardmaker.press.slug import Number, slug
from cardmaker.press.small_print import FACE, SmallPrint
from cardmaker.text.face import Face, load_face

_SCALE = "print at 100 %"


class Said(NamedTuple):
    """A sheet with its slug, where each is numbered, and the faces that its words need besides."""

    sheet: Sheet
    number: Number | None = None
    faces: Mapping[str, Face] = {}


def with_slug(job: Job, numbered: bool) -> Said:
    """The sheet of a job with its slug, as much of it as there is room for.

    Where sheets differ they are `numbered`: by their card, which is the list's row, where a sheet
    holds one.
    """
    sheet = job.sheet
    if not sheet.slugs:
        return Said(sheet)
    face = load_face(FACE)
    counted = ("card" if sheet.up == 1 else "sheet") if numbered else ""
    said = slug(sheet.slugs, _texts(job, face), counted, SmallPrint(face))
    front = sheet.front._replace(marks=(*sheet.front.marks, *said.items))
    return Said(replace(sheet, front=front), said.number, {face.name: face})


def _texts(job: Job, face: Face) -> tuple[str, str]:
    """What the sheet is, in full and in short."""
    design, palette = job.brief.design.title, job.brief.palette.title
    full = (design, palette, job.format.name, f"seed {job.seed}", _SCALE)
    short = (design, job.format.name, _SCALE)
    return _joined(full, face), _joined(short, face)


def _joined(parts: tuple[str, ...], face: Face) -> str:
    """The parts in one line, without letters that the face lacks."""
    kept = ("".join(filter(face.covers, part)).strip() for part in parts)
    return ", ".join(filter(None, kept))
