"""The verbs, draft, plot, blank, preview: each a few lines from choices to a file that is whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain, repeat
from pathlib import Path

from cardmaker.card import Card, opened_note
from cardmaker.display import Cluster
from cardmaker.errors import Misused
from cardmaker.job.choices import Choices, Words
from cardmaker.job.closing import closing, plotted
from cardmaker.job.names import check_suffix, default_name, note_name, target_of
from cardmaker.job.order import Ask, Order, order_of
from cardmaker.job.own_lines import check_own_lines, count_of, for_note
from cardmaker.job.remarks import guided, inside_unprinted
from cardmaker.job.resolve import NOTE, Job, project_of, resolve
from cardmaker.press.stream import Copy, Plan, write_pdf
from cardmaker.run.dress import Wardrobe
from cardmaker.run.guided import guided_copies, last_block
from cardmaker.run.vet import blocks, copies
from cardmaker.text.note import NoteHead


@dataclass(frozen=True, slots=True)
class Done:
    """What was written, what a person should know, and how to go on from here."""

    paths: tuple[Path, ...]
    remarks: tuple[str, ...]
    closing: str


def draft(
    words: Words,
    choices: Choices,
    *,
    output: Path | None = None,
    project: Path | None = None,
    ask: Ask | None = None,
    dry_run: bool = False,
) -> Done:
    """Write a note for one person or a list to a PDF of cards; all of it is checked before.

    `ask` is asked for fields that nobody filled. Raises CardmakerError in one of its kinds, and
    then no file has changed.
    """
    check_suffix(output, ".pdf")
    order = order_of(words, choices, project_of(project), ask)
    job, count = order.job, order.vetted.count
    said = (*job.remarks, *order.remarks, *order.by_hand)
    if dry_run:
        return Done((), (*said, f"{count:,} checked, nothing written."), "")
    name = default_name(note_name(words, order.note), job, choices)
    target = target_of(output, f"{name}.pdf")
    _print(target, order)
    return Done((target,), said, closing(job.sheet, job.format, job.stock, count, order.blanks))


def plot(
    words: Words,
    choices: Choices,
    target: Path,
    *,
    project: Path | None = None,
    ask: Ask | None = None,
    dry_run: bool = False,
) -> Done:
    """Write the note of one card as strokes for a pen plotter to an SVG of the open card.

    Raises:
        Misused: the list has more people than one.
    """
    from cardmaker.press.plot import plot_svg

    check_suffix(target, ".svg")
    order = order_of(words, choices, project_of(project), ask)
    job, count = order.job, order.vetted.count
    if count > 1:
        raise Misused(
            f"--plot draws one card, and {order.people.name} has {count:,}",
            "name one person with --set, or give a list of one row",
        )
    said = (*job.remarks, *order.remarks)
    if dry_run:
        return Done((), (*said, "1 checked, nothing written."), "")
    full = replace(order.finish, mode="full", autograph=None)
    (copy,) = copies(order.people.rows, order.recipe, order.vetted.size, full, order.pen)
    size, panel = opened_note(job.brief)
    lines = [line._replace(x=line.x + panel.x, y=line.y + panel.y) for line in copy.lines]
    name = note_name(words, order.note)
    drawn = plot_svg(lines, job.faces, size, f"{name}, {job.format.title}")
    path = target_of(target, f"{default_name(name, job, choices)}.svg")
    _write_whole(path, drawn.svg)
    return Done((path,), said, plotted(size, drawn.lines, drawn.strokes))


def blank(
    choices: Choices,
    *,
    words: Words | None = None,
    count: int | None = None,
    output: Path | None = None,
    project: Path | None = None,
    ask: Ask | None = None,
) -> Done:
    """Write blank cards in a design, with guides for the pen, to a PDF.

    With the words of a note its own lines are the guides; a list of people makes a card a row.
    """
    check_suffix(output, ".pdf")
    if words and words.said:
        order = order_of(words, for_note(choices), project_of(project), ask)
        job, name = order.job, note_name(words, order.note)
        many = count_of(words, count, order.vetted.count, job.sheet.up)
        said = (*job.remarks, *order.remarks, *order.by_hand)
        target = target_of(output, f"{default_name(f'blank-{name}', job, choices)}.pdf")
        _print_guided(target, order, many)
    else:
        job = resolve(choices, NoteHead(), project_of(project), os.environ)
        check_own_lines(job)
        many = count or job.sheet.up
        said = (*job.remarks, *guided(job), *inside_unprinted(job))
        target = target_of(output, f"{default_name('blank', job, choices)}.pdf")
        _print_blanks(target, job, many)
    last = closing(job.sheet, job.format, job.stock, drafts=0, blanks=many)
    return Done((target,), said, last)


def preview(
    words: Words,
    choices: Choices,
    *,
    view: str = "all",
    dpi: float | None = None,
    output: Path | None = None,
    project: Path | None = None,
) -> Done:
    """Write a picture of the card, drawn from the PDF that prints, to a PNG.

    With a note it shows the first person's card, with the note's sample person for what is not
    given; without one the blank card.
    """
    from cardmaker.press.proof import proof_png

    check_suffix(output, ".png")
    remarks: tuple[str, ...] = ()
    with tempfile.TemporaryDirectory(prefix="cardmaker-") as folder:
        pdf = Path(folder) / "proof.pdf"
        if not words.said:
            name = "blank"
            job = resolve(choices, NoteHead(), project_of(project), os.environ)
            check_own_lines(job)
            _print_blanks(pdf, job, job.sheet.up)
        else:
            order = order_of(words, choices, project_of(project), None, first_only=True)
            job, name = order.job, note_name(words, order.note)
            remarks = order.remarks
            _print(pdf, order)
        picture = proof_png(pdf, job.sheet, job.format, view, dpi)
    target = target_of(output, f"{default_name(name, job, choices, view)}.png")
    _write_whole(target, picture)
    return Done((target,), (*job.remarks, *remarks), "")


def _print(target: Path, order: Order) -> None:
    job, vetted, pen = order.job, order.vetted, order.pen
    card = job.card()
    block = None
    if order.blanks and job.ruling == NOTE:
        block = last_block(order.people.rows, order.recipe, vetted.size)
    cards = {"draft": card, **({"blank": job.ruled(card, block)} if order.blanks else {})}
    rows, dress = order.people.rows, None
    if job.own_art:
        arranged = job.arrangements("draft")
        dress = Wardrobe.of(arranged).dressed
        cards |= arranged
    drafts = copies(rows, order.recipe, vetted.size, order.finish, pen, dress)
    blanks = repeat(Copy("blank"), order.blanks)
    words = pen.vocabulary(vetted.vocabulary) if order.finish.worded else ()
    _write(target, job, cards, chain(drafts, blanks), words)


def _print_guided(target: Path, order: Order, count: int) -> None:
    """Blank cards with the lines of a note: `count` of one note, or one of each."""
    job, vetted = order.job, order.vetted
    card = job.card()
    drawn = blocks(order.people.rows, order.recipe, vetted.size)
    if vetted.count == 1:
        cards = {"blank": job.ruled(card, next(drawn))}
        run: Iterable[Copy] = repeat(Copy("blank"), count)
    else:
        cards, run = {"blank": card}, guided_copies(drawn, "blank", job.guides_of)
    _write(target, job, cards, run, vetted.vocabulary if job.cue else ())


def _print_blanks(target: Path, job: Job, count: int) -> None:
    if job.own_art:
        cards = {name: job.ruled(card) for name, card in job.arrangements("blank").items()}
        worn = Wardrobe.of(cards).worn
        _write(target, job, cards, [worn(Copy(""), f"blank {n}") for n in range(count)])
    else:
        _write(target, job, {"blank": job.ruled(job.card())}, repeat(Copy("blank"), count))


def _write(
    target: Path,
    job: Job,
    cards: Mapping[str, Card],
    run: Iterable[Copy],
    vocabulary: Iterable[tuple[str, Cluster]] = (),
) -> None:
    title = f"{job.brief.design.title}, {job.format.title}"
    plan = Plan(job.sheet, cards, job.faces, job.colour, title)
    write_pdf(target, plan, run, vocabulary)


def _write_whole(target: Path, data: bytes) -> None:
    from cardmaker.press.whole import whole_file

    with whole_file(target) as out:
        out.write(data)
