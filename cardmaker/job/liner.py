"""The verb that makes liners: a design's pattern, to be cut out and glued into the envelope."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cardmaker.art.panel import Panel
from cardmaker.config import config_folder
from cardmaker.design import Design
from cardmaker.design.artwork import Draw
from cardmaker.errors import BadDesign, DoesNotFit
from cardmaker.geometry import Size
from cardmaker.job.beside import card_beside
from cardmaker.job.choices import Choices
from cardmaker.job.names import check_suffix, target_of
from cardmaker.job.project import default_stock, paper_locale
from cardmaker.job.resolve import project_of
from cardmaker.job.verbs import Done
from cardmaker.paper.envelope import envelope_for, find_envelope
from cardmaker.paper.liner import Liner, liner_of
from cardmaker.paper.stock import Stock, find_stock, load_stocks, stock_files
from cardmaker.press.liner_sheet import BLEED, Room, gluing, laid, rooms
from cardmaker.press.plain_sheet import plain_page, plain_sheet
from cardmaker.press.small_print import FACE, SmallPrint
from cardmaker.press.stream import Copy, Plan, write_pdf
from cardmaker.text.face import load_face
from cardmaker.units import mm, show

_SHEET = "sheet"


class Cut(NamedTuple):
    """What a liner is cut for: the envelope (None: the format's), its flap, and how deep that is
    in points (None: as most are).
    """

    envelope: str | None = None
    flap: str = "square"
    depth: float | None = None


def liner(
    choices: Choices, cut: Cut, *, output: Path | None = None, project: Path | None = None
) -> Done:
    """Write the liner of an envelope in a design's pattern to a PDF of one page.

    Raises:
        BadDesign: the design has no liner.
        DoesNotFit: the paper is too small for it.
    """
    check_suffix(output, ".pdf")
    found = project_of(project)
    job = card_beside(choices, found)
    chosen = find_envelope(cut.envelope) if cut.envelope else envelope_for(job.format.trim)
    asked = choices.stock or found.stock or default_stock(paper_locale(os.environ))
    paper = find_stock(asked, stock_files(Path(), config_folder(os.environ, Path.home())))
    room, shape = _lay(chosen.lying, cut, paper)
    brief, small = job.brief, load_face(FACE)
    draw = _drawn(brief.design)
    pattern = draw(Panel(shape.size, "bleed", bleed=BLEED), brief.palette, str(brief.seed))
    items = laid(shape, pattern, room, f"{chosen.title}, {cut.flap} flap", SmallPrint(small))
    usual = f"liner-{brief.design.name}-{brief.palette.name}-{chosen.name}.pdf"
    target = target_of(output, usual)
    plan = Plan(
        plain_sheet(room.page, paper.margin), {_SHEET: plain_page(items)}, {small.name: small},
        "home", f"Liner {chosen.title}, {brief.design.title}",
    )  # fmt: skip
    write_pdf(target, plan, (Copy(_SHEET),))
    remarks = _shorter(shape, chosen.lying)
    last = (
        f"A liner for {chosen.title} with a {cut.flap} flap, 1 sheet of {paper.name}.\n"
        "Print on one side, at 100 %.\n"
        "Lay it on your envelope before you cut: flaps differ (--flap euro, --flap-depth 55mm).\n"
        f"Slide it in, then {gluing(shape)}."
    )
    return Done((target,), remarks, last)


def _drawn(design: Design) -> Draw:
    if design.liner is None:
        raise BadDesign(
            f"{design.name} draws no liner", "every design that ships does: cardmaker list designs"
        )
    return design.liner


def _lay(envelope: Size, cut: Cut, paper: Stock) -> tuple[Room, Liner]:
    """The liner on the paper, whichever way round it can be larger."""
    found = [*_lays(envelope, cut, paper)]
    if found:
        return max(found, key=lambda one: one[1].size.h)
    # A flap that no paper helps is told by its own fault.
    liner_of(envelope, cut.flap, cut.depth, float("inf"))
    good = [one.name for one in load_stocks().values() if [*_lays(envelope, cut, one)]]
    raise DoesNotFit(
        f"a liner for an envelope of {show(envelope.w)} by {show(envelope.h)} does not fit"
        f" {paper.name}",
        f"take a larger stock: -s {', '.join(good)}" if good else "no stock here is large enough",
    )


def _lays(envelope: Size, cut: Cut, paper: Stock) -> Iterator[tuple[Room, Liner]]:
    if paper.size is None:
        return
    for room in rooms(paper.size, paper.margin):
        try:
            shape = liner_of(envelope, cut.flap, cut.depth, room.box.h)
        except DoesNotFit:
            continue
        if shape.size.w <= room.box.w:
            yield room, shape


def _shorter(shape: Liner, envelope: Size) -> tuple[str, ...]:
    """A word where the paper makes a liner end higher than it might."""
    full = liner_of(envelope, "square", None, float("inf"))
    if shape.size.h - shape.score >= full.size.h - full.score - 1:
        return ()
    down = (shape.size.h - shape.score) / mm
    return (f"The paper is short: the liner ends {down:.0f} mm down in the envelope, and holds.",)
