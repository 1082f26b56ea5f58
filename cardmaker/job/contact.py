"""The verb that makes contact sheets: many fronts of a design in a picture, each with its name."""

from __future__ import annotations

import math
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from cardmaker.config import config_folder
from cardmaker.design import design_folders, find_designs
from cardmaker.errors import BadDesign, UnknownName
from cardmaker.geometry import Size
from cardmaker.job.choices import Choices
from cardmaker.job.names import check_suffix, default_name, target_of
from cardmaker.job.project import Project
from cardmaker.job.resolve import Job, project_of, resolve
from cardmaker.job.verbs import Done
from cardmaker.paper.format import CardFormat, find_format
from cardmaker.paper.stock import find_stock
from cardmaker.press.impose import BLEED, impose
from cardmaker.press.sheet import Edge
from cardmaker.press.stream import Copy, Plan, write_pdf
from cardmaker.text.face import load_face
from cardmaker.text.note import NoteHead
from cardmaker.units import inch

if TYPE_CHECKING:
    from cardmaker.press.contact import Cell

KINDS: Final = ("designs", "seeds", "palettes", "formats")

#: How many seeds are shown: as many as one sees at a glance, and as few as make a fair trial.
SEEDS: Final = 18

#: The formats that show what a design can do: small, usual, large, square, and lying down.
FORMATS: Final = ("a1-side", "a2-side", "a7-side", "square", "a2-top", "a7-top")
_SQUARE: Final = Size(5 * inch, 5 * inch)

#: How the two ends of art are called below a card.
_EDGES: Final[Mapping[Edge, str]] = {"bleed": "bleeding", "border": "bordered"}

#: How many cards stand in a row, at most.
_COLUMNS: Final = 6

#: How wide a contact sheet is some, in pixels, when nobody says how finely it is drawn.
_WIDE: Final = 2000

_CAPTIONS: Final = "josefin-sans"


class Shown(NamedTuple):
    """A card of the sheet and what is said below it."""

    job: Job
    caption: str


def show_contact(
    kind: str,
    choices: Choices,
    *,
    dpi: float | None = None,
    output: Path | None = None,
    project: Path | None = None,
) -> Done:
    """Write a contact sheet of a design's fronts to a PNG, drawn from a PDF as the press makes it.

    `kind` is what changes from one to the next: "designs" (all of them), "seeds" (18 in a row from
    the one chosen), "palettes" (all of the design) or "formats" (small to large, bleeding and
    bordered).

    Raises:
        UnknownName: there is no such kind.
    """
    from cardmaker.press.contact import contact_sheet
    from cardmaker.press.proof import png
    from cardmaker.press.whole import whole_file

    if kind not in KINDS:
        raise UnknownName("contact sheet", kind, KINDS)
    check_suffix(output, ".png")
    # Marks are for hands that cut and fold; here they would be looked at.
    unmarked, kept = replace(choices, marks=False), project_of(project)
    job = resolve(unmarked, NoteHead(), kept, os.environ)
    if kind == "designs":
        shown = [*_designs(unmarked, kept)]
    else:
        shown = [*_shown(kind, job, choices.style)]
    columns = _columns(len(shown))
    cells = [*_cells(shown, dpi or _usual_dpi(shown, columns))]
    picture = png(contact_sheet(cells, columns, load_face(_CAPTIONS).data))
    name = default_name("contact", job, choices, kind)
    target = target_of(output, f"{name}.png")
    with whole_file(target) as out:
        out.write(picture)
    return Done((target,), (*job.remarks, *_idle(kind, choices)), "")


def _designs(choices: Choices, project: Project) -> Iterator[Shown]:
    """Every design that can be drawn; one that asks to be trusted first is not."""
    first = choices.designs or project.designs
    for name in find_designs(design_folders(first, config_folder(os.environ, Path.home()))):
        try:
            job = resolve(replace(choices, design=name), NoteHead(), project, os.environ)
        except BadDesign:
            continue
        yield Shown(job, name)


def _shown(kind: str, job: Job, style: str | None) -> Iterator[Shown]:
    brief = job.brief
    match kind:
        case "seeds":
            for seed in range(brief.seed, brief.seed + SEEDS):
                yield Shown(replace(job, brief=replace(brief, seed=seed)), f"seed {seed}")
        case "palettes":
            for name in brief.design.palettes:
                palette = brief.design.palette(name, style)
                yield Shown(replace(job, brief=replace(brief, palette=palette)), name)
        case _:
            for edge, said in _EDGES.items():
                for name in FORMATS:
                    yield Shown(_in_format(job, _format(name), edge), f"{name}, {said}")


def _idle(kind: str, said: Choices) -> tuple[str, ...]:
    """A remark on what the contact sheet itself changes from card to card."""
    options: tuple[tuple[str, object], ...] = ()
    if kind == "designs":
        options = (("--design", said.design),)
    elif kind == "palettes":
        options = (("--palette", said.palette),)
    elif kind == "formats":
        options = (("--format", said.format), ("--stock", said.stock))
    idle = [name for name, value in options if value is not None]
    verb = "says" if len(idle) == 1 else "say"
    return (f"{' and '.join(idle)} {verb} nothing here: all {kind} are shown.",) if idle else ()


def _format(name: str) -> CardFormat:
    if name != "square":
        return find_format(name)
    return CardFormat("square", "Square", "", _SQUARE, find_format("a2-side").fold, "")


def _in_format(job: Job, fmt: CardFormat, edge: Edge) -> Job:
    """The job on a page made to one card: bleeding, or with the border of an ordinary printer."""
    bleed = BLEED if edge == "bleed" else 0.0
    border = 0.0 if edge == "bleed" else find_stock("letter").margin
    made = impose(fmt, find_stock("trim"), marks=False, bleed=bleed)
    sheet = replace(made, edge=edge, border=border)
    brief = replace(
        job.brief, fold=fmt.fold, panel=sheet.panel, edge=edge, border=border, bleed=bleed
    )
    return replace(job, brief=brief, sheet=sheet, format=fmt)


def _columns(count: int) -> int:
    """How many cards stand in a row, the rows being as full as each other.

    >>> _columns(18), _columns(8), _columns(5)
    (6, 4, 5)
    """
    return math.ceil(count / math.ceil(count / _COLUMNS))


def _usual_dpi(shown: Sequence[Shown], columns: int) -> float:
    """So many dots an inch that the sheet is about as wide as other pictures."""
    widest = max(one.job.sheet.panel.w for one in shown)
    return 72 * _WIDE / (widest * 1.12 * max(columns, 4))


def _cells(shown: Iterable[Shown], dpi: float) -> Iterator[Cell]:
    """The fronts: those on sheets of one kind are printed to one PDF and drawn from it."""
    from cardmaker.press.contact import Cell
    from cardmaker.press.proof import folded

    with tempfile.TemporaryDirectory(prefix="cardmaker-") as folder:
        pdf = Path(folder) / "contact.pdf"
        for _, group in groupby(shown, key=lambda one: one.job.sheet):
            alike = [*group]
            job, cards = alike[0].job, {one.caption: one.job.card() for one in alike}
            faces = {name: face for one in alike for name, face in one.job.faces.items()}
            write_pdf(pdf, Plan(job.sheet, cards, faces, job.colour, ""), map(Copy, cards))
            with folded(pdf, job.sheet, job.format, len(alike)) as made:
                for one, card in zip(alike, made, strict=True):
                    yield Cell(card.closed().take(dpi), one.caption)
