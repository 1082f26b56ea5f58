"""Sheets that help a pen: a card's under-sheet, a page of lines, the sheet of one's own figures."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from cardmaker.config import config_folder
from cardmaker.display import Glyphs, Group, Ink, Items
from cardmaker.errors import Misused
from cardmaker.geometry import Matrix, Rect, Size
from cardmaker.job.choices import Choices, Words
from cardmaker.job.fed import sizing
from cardmaker.job.guided import guide_box, guide_inks, in_words
from cardmaker.job.names import check_suffix, default_name, note_name, target_of
from cardmaker.job.order import Ask, Order, order_of
from cardmaker.job.own_lines import check_own_lines, for_note
from cardmaker.job.project import Project, default_stock, paper_locale
from cardmaker.job.remarks import guided
from cardmaker.job.resolve import Job, project_of, resolve
from cardmaker.job.verbs import Done
from cardmaker.paper.stock import Stock, find_stock, stock_files
from cardmaker.press.measure_sheet import measure_sheet
from cardmaker.press.plain_sheet import plain_page, plain_sheet
from cardmaker.press.register import Register
from cardmaker.press.small_print import BLACK, FACE, SmallPrint
from cardmaker.press.stream import Copy, Plan, write_pdf
from cardmaker.press.under_sheet import How, Lay, furniture, heavy, lay_out
from cardmaker.run.vet import blocks
from cardmaker.text.asked import settled
from cardmaker.text.face import Face, load_face
from cardmaker.text.guides import Inks
from cardmaker.text.note import NoteHead
from cardmaker.text.note_guides import note_guides
from cardmaker.text.rows import rows_in
from cardmaker.text.ruling import load_ruling
from cardmaker.units import mm, show

#: The key of the one page that these files have.
_SHEET: Final = "sheet"

#: The white around a page of lines, where the printer leaves less.
_WHITE: Final = 12 * mm

#: The tone of a note's lines among each other: the base lines are darker.
_TONE: Final = Ink(0.0, 0.0, 0.0, 0.3)

_PRINT: Final = "Print on one side, at 100 %."


class Wish(NamedTuple):
    """What an under-sheet is asked for: how the card lies (None: open, and folded if it will), and
    whether the note's words stand on their lines.
    """

    how: How | None = None
    words: bool = False


class _Page(NamedTuple):
    """A page of paper and what is printed on all of them; `size` may be the paper turned, and
    `register` puts its size right.
    """

    paper: Stock
    size: Size
    items: Items
    register: Register | None = None


def guide(
    words: Words,
    choices: Choices,
    wish: Wish,
    *,
    output: Path | None = None,
    project: Path | None = None,
    ask: Ask | None = None,
) -> Done:
    """Write an under-sheet for a card to a PDF: with a ruling's lines, or with a note's own, a page
    for each person.

    Raises DoesNotFit where the paper is too small, and Misused for words without a note.
    """
    check_suffix(output, ".pdf")
    printed = project_of(project)
    found = replace(printed, printer=None, tray=None)
    if words.said:
        order = order_of(words, for_note(choices), found, ask)
        job, name, count = order.job, f"guide-{note_name(words, order.note)}", order.vetted.count
        remarks = (*order.remarks, *order.by_hand)
    elif wish.words:
        raise Misused("--words prints the words of a note, and none is given", "name a note")
    else:
        job, name, count = resolve(choices, NoteHead(), found, os.environ), "guide", 1
        check_own_lines(job)
        remarks = guided(job)
    paper = job.stock if job.stock.size else _paper(Choices(), Project())
    lay, page = _under_sheet(job, paper, wish)
    maps, sized = sizing(printed, paper, os.environ)
    run: Iterable[Copy] = (Copy(_SHEET),)
    if words.said:
        run = _pages(order, lay, wish.words)
    target = target_of(output, f"{default_name(name, job, choices)}.pdf")
    _write(
        target, page._replace(register=maps), run, job.faces, f"Under-sheet for {job.format.title}"
    )
    last = f"An under-sheet for {job.format.name}, {_sheets(count, paper)}. {_PRINT}"
    return Done((target,), (*job.remarks, *remarks, *_laid(lay, wish), *sized), last)


def guide_page(
    choices: Choices, *, output: Path | None = None, project: Path | None = None
) -> Done:
    """Write a whole page of the stock, ruled for practice, to a PDF."""
    check_suffix(output, ".pdf")
    printed = project_of(project)
    found = replace(printed, printer=None, tray=None)
    paper = _paper(choices, found)
    # Which card it would be does not matter here, so any that cannot be too large will do.
    job = resolve(replace(choices, stock="trim"), NoteHead(), found, os.environ)
    check_own_lines(job)
    assert paper.size is not None
    box = Rect(0.0, 0.0, *paper.size).inset(max(_margin(choices, paper), _WHITE))
    items = job.guides(box, guide_inks(job.brief.palette))
    if not items:
        raise Misused("a page without lines is a bare one", "name a ruling: cardmaker list rulings")
    rows = rows_in(settled(load_ruling(job.ruling), job.asked), box)
    target = target_of(output, f"page-{job.ruling}-{paper.name}.pdf")
    maps, sized = sizing(printed, paper, os.environ)
    page = _Page(paper, paper.size, items, maps)
    _write(target, page, (Copy(_SHEET),), job.faces, f"A page of {job.ruling} lines")
    last = f"A page of {job.ruling} lines, {_sheets(1, paper)}. {_PRINT}"
    return Done((target,), (in_words(rows), *sized), last)


def guide_measure(
    choices: Choices, *, output: Path | None = None, project: Path | None = None
) -> Done:
    """Write the sheet on which a person finds the figures of their own writing to a PDF."""
    check_suffix(output, ".pdf")
    printed = project_of(project)
    paper = _paper(choices, printed)
    assert paper.size is not None
    maps, sized = sizing(printed, paper, os.environ)
    face = load_face(FACE)
    items = measure_sheet(paper.size, _margin(choices, paper), SmallPrint(face))
    target = target_of(output, f"measure-{paper.name}.pdf")
    page = _Page(paper, paper.size, items, maps)
    _write(target, page, (Copy(_SHEET),), {face.name: face}, "Your own writing, in figures")
    last = f"The sheet of your own writing, {_sheets(1, paper)}. {_PRINT} It says what to do."
    return Done((target,), sized, last)


def _under_sheet(job: Job, paper: Stock, wish: Wish) -> tuple[Lay, _Page]:
    """How the card lies, and what is printed on every page."""
    assert paper.size is not None
    fold, print_ = job.brief.fold, SmallPrint(load_face(FACE))
    lay = lay_out(fold, job.brief.panel, paper.size, paper.margin, wish.how)
    box = guide_box(job.brief).moved(lay.note.x, lay.note.y)
    lines = heavy(job.guides(box, Inks.of(BLACK)))
    said = furniture(lay, fold, job.format.name, print_, both=wish.how is None)
    return lay, _Page(paper, lay.page, (*said, *lines))


def _pages(order: Order, lay: Lay, words: bool) -> Iterator[Copy]:
    """A page for each person: the lines of their note, and its words if they are asked for."""
    job = order.job
    there = Matrix.shift(lay.note.x, lay.note.y)
    for block in blocks(order.people.rows, order.recipe, order.vetted.size):
        guides = note_guides(block, job.hand, _TONE, cue=job.cue and not words)
        # Words are read among lines that are not as dark as they are.
        under = (Group(guides if words else heavy(guides), there),)
        yield Copy(_SHEET, tuple(_there(block.lines, lay)) if words else (), under)


def _there(lines: Iterable[Glyphs], lay: Lay) -> Iterator[Glyphs]:
    """Lines of words on the note's panel, in page points, to be seen through a card."""
    for line in lines:
        yield line._replace(x=line.x + lay.note.x, y=line.y + lay.note.y, ink=BLACK)


def _write(
    target: Path, page: _Page, run: Iterable[Copy], faces: Mapping[str, Face], title: str
) -> None:
    small = load_face(FACE)
    sheet = plain_sheet(page.size, page.paper.margin)
    cards = {_SHEET: plain_page(page.items)}
    plan = Plan(sheet, cards, {**faces, small.name: small}, "home", title, register=page.register)
    write_pdf(target, plan, run)


def _paper(choices: Choices, project: Project) -> Stock:
    """The paper in the printer: what was asked for, if it is paper, else that of the place."""
    name = choices.stock or project.stock
    own = stock_files(Path(), config_folder(os.environ, Path.home()))
    asked = find_stock(name, own) if name else None
    if asked and asked.size:
        return asked
    return find_stock(default_stock(paper_locale(os.environ)))


def _margin(choices: Choices, paper: Stock) -> float:
    return paper.margin if choices.margin is None else choices.margin


def _laid(lay: Lay, wish: Wish) -> tuple[str, ...]:
    """A word where the card is drawn folded because the paper has no room for it open."""
    if wish.how is not None or lay.how == "open":
        return ()
    size = f"{show(lay.page.w)} by {show(lay.page.h)}"
    return (f"The open card is too large for {size}: the sheet is for the folded one.",)


def _sheets(count: int, paper: Stock) -> str:
    return f"{count:,} sheet{'' if count == 1 else 's'} of {paper.name}"
