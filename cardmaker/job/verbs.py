"""The verbs, draft, plot, blank, preview: each a few lines from choices to a file that is whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice, repeat
from pathlib import Path

from cardmaker.card import Card, opened_note
from cardmaker.display import Cluster
from cardmaker.errors import Misused
from cardmaker.job.choices import Choices, Words
from cardmaker.job.chosen import NOTE
from cardmaker.job.closing import closing, plotted, wasted
from cardmaker.job.fed import ANY
from cardmaker.job.names import check_suffix, default_name, note_name, pass_names, target_of
from cardmaker.job.order import Ask, Order, order_of
from cardmaker.job.own_lines import check_own_lines, count_of, for_note
from cardmaker.job.remarks import guided, inside_unprinted
from cardmaker.job.resolve import Job, project_of, resolve
from cardmaker.job.slug import with_slug
from cardmaker.press.passes import passes
from cardmaker.press.stream import Copy, Plan, write_pdfs
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
    paths = _print(target_of(output, f"{name}.pdf"), order)
    return Done(paths, said, _closing(job, paths, count, order.blanks))


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
        many = count_of(words, count, order.vetted.count, job.places.free)
        said = (*job.remarks, *order.remarks, *order.by_hand)
        target = target_of(output, f"{default_name(f'blank-{name}', job, choices)}.pdf")
        paths = _print_guided(target, order, many)
    else:
        job = resolve(choices, NoteHead(), project_of(project), os.environ)
        check_own_lines(job)
        many = count or job.places.free
        said = (*job.remarks, *guided(job), *inside_unprinted(job))
        target = target_of(output, f"{default_name('blank', job, choices)}.pdf")
        paths = _print_blanks(target, job, many)
    return Done(paths, said, _closing(job, paths, drafts=0, blanks=many))


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
            _print_blanks(pdf, _as_seen(job), job.sheet.up)
        else:
            order = order_of(words, choices, project_of(project), None, first_only=True)
            job, name = order.job, note_name(words, order.note)
            remarks = order.remarks
            _print(pdf, replace(order, job=_as_seen(job)))
        picture = proof_png(pdf, job.sheet, job.format, view, dpi)
    target = target_of(output, f"{default_name(name, job, choices, view)}.png")
    _write_whole(target, picture)
    return Done((target,), (*job.remarks, *remarks), "")


def _as_seen(job: Job) -> Job:
    """The job for a picture: in one file, and as it is meant, not as a printer needs it."""
    how = job.sheet.how._replace(flip=None)
    return replace(job, fed=ANY, sheet=replace(job.sheet, how=how))


def _print(target: Path, order: Order) -> tuple[Path, ...]:
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

    def made(first: int, end: int) -> Iterator[Copy]:
        some = islice(rows, first, end)
        drafts = copies(some, order.recipe, vetted.size, order.finish, pen, dress, first)
        return chain(drafts, repeat(Copy("blank"), end - max(first, min(end, vetted.count))))

    words = pen.vocabulary(vetted.vocabulary) if order.finish.worded else ()
    run = job.places.laid(vetted.count + order.blanks, made)
    return _write(target, job, cards, run, words, numbered=True)


def _print_guided(target: Path, order: Order, count: int) -> tuple[Path, ...]:
    """Blank cards with the lines of a note: `count` of one note, or one of each."""
    job, vetted, rows = order.job, order.vetted, order.people.rows
    card = job.card()
    if alone := vetted.count == 1:
        card = job.ruled(card, next(blocks(rows, order.recipe, vetted.size)))

    def made(first: int, end: int) -> Iterator[Copy]:
        if alone:
            return repeat(Copy("blank"), end - first)
        drawn = blocks(islice(rows, first, end), order.recipe, vetted.size)
        return guided_copies(drawn, "blank", job.guides_of)

    words = vetted.vocabulary if job.cue else ()
    return _write(
        target, job, {"blank": card}, job.places.laid(count, made), words, numbered=not alone
    )


def _print_blanks(target: Path, job: Job, count: int) -> tuple[Path, ...]:
    cards = job.arrangements("blank") if job.own_art else {"blank": job.card()}
    cards = {name: job.ruled(card) for name, card in cards.items()}
    worn = Wardrobe.of(cards).worn

    def made(first: int, end: int) -> Iterator[Copy]:
        if job.own_art:
            return (worn(Copy(""), f"blank {number}") for number in range(first, end))
        return repeat(Copy("blank"), end - first)

    return _write(target, job, cards, job.places.laid(count, made), numbered=job.own_art)


def _write(
    target: Path,
    job: Job,
    cards: Mapping[str, Card],
    run: Iterable[Copy | None],
    vocabulary: Iterable[tuple[str, Cluster]] = (),
    *,
    numbered: bool,
) -> tuple[Path, ...]:
    """Writes the run to a file, or to one of fronts and one of backs; returns which."""
    title = f"{job.brief.design.title}, {job.format.title}"
    sheet, number, faces = with_slug(job, numbered)
    register = job.fed.register(job.sheet)
    plan = Plan(sheet, cards, {**job.faces, **faces}, job.colour, title, number, register)
    plans = {target: plan}
    if job.twice:
        plans = dict(zip(pass_names(target), passes(plan, job.fed.feed), strict=True))
    write_pdfs(plans, run, vocabulary)
    return tuple(plans)


def _closing(job: Job, paths: tuple[Path, ...], drafts: int, blanks: int) -> str:
    steps = job.fed.steps(job.sheet, paths) if job.twice else ""
    said = closing(job.sheet, job.format, job.stock, drafts, blanks, job.places, steps)
    waste = wasted(job.sheet, job.fullest, job.places, drafts + blanks)
    return f"{said} {waste}".rstrip()


def _write_whole(target: Path, data: bytes) -> None:
    from cardmaker.press.whole import whole_file

    with whole_file(target) as out:
        out.write(data)
