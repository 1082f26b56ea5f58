"""Plates: the pictures of a design's cards in some of its palettes, drawn from one PDF.

This is what each process of the crew that makes a gallery does.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from cardmaker.errors import BadDesign, CardmakerError
from cardmaker.job.choices import Choices, Words
from cardmaker.job.order import Order, order_of
from cardmaker.job.project import Project
from cardmaker.job.resolve import Job
from cardmaker.press.stream import Plan, write_pdf
from cardmaker.run.vet import copies

#: The note that all cards bear, with its own sample person.
NOTE: Final = "gift"

#: How finely pictures are drawn, in dots an inch of card: sharp at twice the size they are shown.
DPI: Final = 150.0

VIEWS: Final = ("front", "inside", "back")

#: What helps with a design whose code fails.
_MEND: Final = "mend its art.py, or name the designs to show"

#: What `crew` calls.
WORK: Final = f"{__name__}:plates"


def plates(task: Any) -> dict[str, tuple[int, int]]:
    """The sizes in pixels of the pictures written, by view.

    `task` has the `design`, `format`, `stock` and folder of `designs` that are chosen, and `stems`:
    for each palette, how the paths of its pictures begin; "-front.webp" and so on is added. Raises
    CardmakerError with the design's name.
    """
    folder = None if task["designs"] is None else Path(task["designs"])
    said = Choices(
        design=task["design"], format=task["format"], stock=task["stock"], designs=folder
    )
    try:
        order = order_of(Words(note=NOTE, sample=True), said, Project(), None)
        return _draw(order, task["stems"])
    except CardmakerError as fault:
        fault.message = f"{task['design']}: {fault.message}"
        raise
    except Exception as fault:
        # A design's code is a person's own, and may fail in any way.
        why = f"{type(fault).__name__}: {fault}"
        raise BadDesign(f"{task['design']} cannot be drawn: {why}", _MEND) from fault


def _draw(order: Order, stems: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    from cardmaker.press.proof import folded, webp
    from cardmaker.press.whole import told

    job, sizes = order.job, dict[str, tuple[int, int]]()
    with tempfile.TemporaryDirectory(prefix="cardmaker-") as folder:
        pdf = Path(folder) / "plates.pdf"
        _print(pdf, order, stems)
        with folded(pdf, job.sheet, job.format, len(stems)) as cards:
            for stem, card in zip(stems.values(), cards, strict=True):
                shots = (card.closed(), card.opened(), card.back())
                for view, shot in zip(VIEWS, shots, strict=True):
                    picture = shot.take(DPI)
                    sizes[view] = picture.size
                    path = Path(f"{stem}-{view}.webp")
                    with told(path):
                        path.write_bytes(webp(picture))
    return sizes


def _print(pdf: Path, order: Order, palettes: Iterable[str]) -> None:
    """A card in each palette, all with the same note."""
    job = order.job
    (copy,) = copies(order.people.rows, order.recipe, order.vetted.size, order.finish, order.pen)
    cards = {name: _in_palette(job, name).card() for name in palettes}
    plan = Plan(job.sheet, cards, job.faces, job.colour, job.brief.design.title)
    words = order.pen.vocabulary(order.vetted.vocabulary)
    write_pdf(pdf, plan, (copy._replace(card=name) for name in cards), words)


def _in_palette(job: Job, name: str) -> Job:
    return replace(job, brief=replace(job.brief, palette=job.brief.design.palette(name)))
