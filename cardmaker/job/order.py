"""Orders: words and choices go in, a draft that is ready to print comes out, vetted whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass

from cardmaker.errors import Misused
from cardmaker.job.additions import check_signed
from cardmaker.job.choices import Choices, Words
from cardmaker.job.open_fields import leave_open
from cardmaker.job.post import List, people_of
from cardmaker.job.project import Project
from cardmaker.job.remarks import alike, check_inside, check_room, for_email, lent, outliers
from cardmaker.job.resolve import Job, resolve
from cardmaker.run.finish import Finish
from cardmaker.run.gaps import vet_gaps
from cardmaker.run.pen import AS_SET, Pen, pen_for
from cardmaker.run.vet import Recipe, Vetted, blocks
from cardmaker.text.merge import compile_note
from cardmaker.text.note import Note, note_names, parse_note, read_note
from cardmaker.text.shape import Lexicon
from cardmaker.text.standing import Compositor

Ask = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Order:
    """A draft that is ready to print: the job, the people, and what vetting found."""

    job: Job
    note: Note
    people: List
    recipe: Recipe
    finish: Finish
    vetted: Vetted
    pen: Pen

    @property
    def blanks(self) -> int:
        """How many places of the last sheet are left for blank cards."""
        return self.job.places.left(self.vetted.count) if self.job.fill else 0

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a person should know of this run."""
        return (
            *self.people.remarks,
            *for_email(self.note),
            *outliers(self.vetted, self.people.name, self.job.hand),
            *lent(self.vetted.vocabulary, self.job.chain),
            *(alike(self.vetted, self.pen, self.job.vary) if self.finish.worded else ()),
        )

    @property
    def by_hand(self) -> tuple[str, ...]:
        """Whether the notes fit in the person's own writing, if they told its figures."""
        if self.job.my_hand is None:
            return ()
        from cardmaker.job.by_hand import fits_by_hand

        return fits_by_hand(self.job, self.job.my_hand, self.people, self.recipe)


def order_of(
    words: Words, choices: Choices, project: Project, ask: Ask | None, first_only: bool = False
) -> Order:
    """Everything up to the first byte: the note read, the job resolved, every row vetted."""
    note = _note(words)
    job = resolve(choices, note.head, project, os.environ)
    check_inside(job)
    check_room(job)
    template, gaps = leave_open(compile_note(note), words, job.room)
    people = people_of(words, template, project.sender, ask, first_only)
    compositor = Compositor(template, Lexicon(job.chain))
    recipe = Recipe(compositor, job.room, job.size, job.pen, people.shared)
    recipe, vetted = vet_gaps(people.rows, recipe, people.name, gaps)
    finish = _finish(job, gapped=bool(gaps))
    if finish.autograph:
        check_signed(bool(next(blocks(people.rows, recipe, vetted.size)).name))
    return Order(job, note, people, recipe, finish, vetted, _pen(job, recipe, finish, vetted))


def _pen(job: Job, recipe: Recipe, finish: Finish, vetted: Vetted) -> Pen:
    """What writes the cards: nobody varies words that are not there."""
    if not finish.worded:
        return AS_SET
    lexicon = recipe.compositor.lexicon
    return pen_for(vetted.count, lexicon, job.vary, job.seed, job.head_down)


def _finish(job: Job, gapped: bool) -> Finish:
    palette = job.brief.palette
    # A line that is to be written on is looked for: darker than guides, paler than words.
    rule = palette.pale.mix(palette.stem, 0.3)
    autograph = job.sender.signed(job.ink, job.pen, job.hand, job.room.box.right)
    return Finish("draft", job.ink, job.faces, job.guides_of, rule, gapped, autograph)


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
