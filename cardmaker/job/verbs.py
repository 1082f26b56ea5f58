"""The verbs: draft, blank and preview, each a few lines from choices to a file that is whole."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path

from cardmaker.card import Card
from cardmaker.display import Cluster
from cardmaker.errors import Misused
from cardmaker.job.choices import Choices, Words
from cardmaker.job.closing import closing
from cardmaker.job.names import check_suffix, default_name, note_name, target_of
from cardmaker.job.post import List, people_of
from cardmaker.job.project import Project
from cardmaker.job.remarks import check_inside, for_email, inside_unprinted, lent, outliers
from cardmaker.job.resolve import Job, project_of, resolve
from cardmaker.press.stream import Copy, Plan, write_pdf
from cardmaker.run.pen import Pen, pen_for
from cardmaker.run.vet import Recipe, Vetted, copies, vet
from cardmaker.text.merge import compile_note
from cardmaker.text.note import Note, NoteHead, note_names, parse_note, read_note
from cardmaker.text.shape import Lexicon

Ask = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Done:
    """What was written, what a person should know, and how to go on from here."""

    paths: tuple[Path, ...]
    remarks: tuple[str, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class _Order:
    """A draft that is ready to print: the job, the people, and what vetting found."""

    job: Job
    note: Note
    people: List
    recipe: Recipe
    vetted: Vetted

    @property
    def blanks(self) -> int:
        """How many places of the last sheet are left for blank cards."""
        return -self.vetted.count % self.job.sheet.up if self.job.fill else 0

    @property
    def pen(self) -> Pen:
        """What writes the cards."""
        return pen_for(self.vetted.count, self.recipe.lexicon, self.job.vary, self.job.seed)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a person should know of this run."""
        return (
            *self.people.remarks,
            *for_email(self.note),
            *outliers(self.vetted, self.people.name, self.job.hand),
            *lent(self.vetted, self.job.chain),
        )


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
    order = _order(words, choices, project_of(project), ask)
    job, count = order.job, order.vetted.count
    said = (*job.remarks, *order.remarks)
    if dry_run:
        return Done((), (*said, f"{count:,} checked, nothing written."), "")
    name = default_name(note_name(words, order.note), job, choices)
    target = target_of(output, f"{name}.pdf")
    _print(target, order)
    return Done((target,), said, closing(job.sheet, job.format, job.stock, count, order.blanks))


def blank(
    choices: Choices,
    *,
    count: int | None = None,
    output: Path | None = None,
    project: Path | None = None,
) -> Done:
    """Write blank cards in a design, with guides for the pen, to a PDF."""
    check_suffix(output, ".pdf")
    job = resolve(choices, NoteHead(), project_of(project), os.environ)
    cards = count or job.sheet.up
    target = target_of(output, f"{default_name('blank', job, choices)}.pdf")
    _print_blanks(target, job, cards)
    said = (*job.remarks, *inside_unprinted(job))
    last = closing(job.sheet, job.format, job.stock, drafts=0, blanks=cards)
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
        if words.note is None and words.text is None:
            name = "blank"
            job = resolve(choices, NoteHead(), project_of(project), os.environ)
            _print_blanks(pdf, job, job.sheet.up)
        else:
            order = _order(words, choices, project_of(project), None, first_only=True)
            job, name = order.job, note_name(words, order.note)
            remarks = order.remarks
            _print(pdf, order)
        picture = proof_png(pdf, job.sheet, job.format, view, dpi)
    target = target_of(output, f"{default_name(name, job, choices, view)}.png")
    _write_whole(target, picture)
    return Done((target,), (*job.remarks, *remarks), "")


def _order(
    words: Words, choices: Choices, project: Project, ask: Ask | None, first_only: bool = False
) -> _Order:
    """Everything up to the first byte: the note read, the job resolved, every row vetted."""
    note = _note(words)
    template = compile_note(note)
    job = resolve(choices, note.head, project, os.environ)
    check_inside(job)
    people = people_of(words, template, project.sender, ask, first_only)
    recipe = Recipe(template, Lexicon(job.chain), job.room, job.size, job.pen, people.shared)
    return _Order(job, note, people, recipe, vet(people.rows, recipe, people.name))


def _note(words: Words) -> Note:
    if words.text is not None:
        if words.note is not None:
            raise Misused("the note is given twice, by name and by --text", "leave one of them out")
        return parse_note(words.text)
    if words.note is None:
        raise Misused(
            "which note?",
            f"give a text file, --text, or the name of one that ships: {', '.join(note_names())}",
        )
    return read_note(words.note, sys.stdin.buffer if words.note == "-" else None)


def _print(target: Path, order: _Order) -> None:
    job, vetted, pen = order.job, order.vetted, order.pen
    card = job.card()
    cards = {"draft": card, "blank": job.ruled(card)}
    drafts = copies(order.people.rows, order.recipe, vetted.size, "draft", pen)
    blanks = repeat(Copy("blank"), order.blanks)
    words = pen.vocabulary(vetted.vocabulary)
    _write(target, job, cards, chain(drafts, blanks), words)


def _print_blanks(target: Path, job: Job, count: int) -> None:
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
