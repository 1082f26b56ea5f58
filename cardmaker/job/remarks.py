"""Remarks: what a person should know of a run beside the paths written."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from cardmaker.card import note_box
from cardmaker.display import Cluster
from cardmaker.errors import CardmakerError, Misused, Overset
from cardmaker.geometry import Size
from cardmaker.job.closing import QUARTER
from cardmaker.job.guided import in_words
from cardmaker.job.resolve import Job
from cardmaker.paper.format import load_formats
from cardmaker.press.impose import impose
from cardmaker.run.pen import Pen
from cardmaker.run.vet import Vetted
from cardmaker.text.face import Face
from cardmaker.text.fit import room_for
from cardmaker.text.note import Note, note_names
from cardmaker.units import show

#: How many lent letters are named?
_NAMED: Final = 8

#: How many lines has the shortest note?
_SHORTEST: Final = 3


def outliers(vetted: Vetted, name: str, hand: Face) -> tuple[str, ...]:
    """The rows of the list `name` that make every card smaller."""
    if not vetted.outliers:
        return ()
    rows = ", ".join(f"{name}:{outlier.row}" for outlier in vetted.outliers)
    small, usual = (show(size * hand.x_height) for size in (vetted.size, vetted.usual))
    return (
        f"All cards are set with an x-height of {small} (most could have {usual}) so that the "
        f"longest fit: {rows}. Shorten those, or give --size.",
    )


def alike(vetted: Vetted, pen: Pen, asked: float | None) -> tuple[str, ...]:
    """A word where a long run is written in letters that are alike, which nobody asked for."""
    if asked is not None or pen.hand is not None:
        return ()
    return (f"{vetted.count:,} cards: letters are alike, which is faster (--vary 1 varies them).",)


def lent(
    vocabulary: Collection[tuple[str, Cluster]], chain: Sequence[Face], *, fixed: bool = False
) -> tuple[str, ...]:
    """The letters that the hand lacks and another lends, whole words at a time; a `fixed` hand is
    one that nobody can choose.
    """
    hand = chain[0]
    lenders = {face for face, _ in vocabulary if face != hand.name}
    letters = sorted(
        {
            letter
            for face, cluster in vocabulary
            if face in lenders
            for letter in hand.missing(cluster.text)
        }
    )
    if not letters:
        return ()
    named = " ".join(letters[:_NAMED]) + (" …" if len(letters) > _NAMED else "")
    by = " and ".join(sorted(lenders))
    alone = (
        f" --hand {by} writes everything in one hand." if len(lenders) == 1 and not fixed else ""
    )
    return (f"{hand.name} lacks {named}; words with them are written in {by}.{alone}",)


def for_email(note: Note) -> tuple[str, ...]:
    """A word of warning where an e-mail's note is about to become a card."""
    if note.head.subject is None:
        return ()
    card = note.name.removesuffix("-email")
    its_card = f"; its card is {card}" if card != note.name and card in note_names() else ""
    return (f"This note is meant for an e-mail{its_card}.",)


def inside_unprinted(job: Job) -> tuple[str, ...]:
    """A word where a card's inside has a page that is left out."""
    if not _inside_left_out(job):
        return ()
    return ("The inside is not printed (--duplex none).",)


def guided(job: Job) -> tuple[str, ...]:
    """The rows of a guided card, and what was asked of its ruling in vain."""
    rows = job.rows
    if rows is None:
        return ()
    if job.asked.nib and not rows.ruling.nib:
        return (in_words(rows), f"--nib says nothing: {job.ruling} is not counted in nibs.")
    return (in_words(rows),)


def check_inside(job: Job) -> None:
    """A note stands on the inside, so the inside must be printed.

    Raises:
        Misused: it is not, by `--duplex none`; the hint names a card that has one side, if there is
            one on the same stock.
    """
    if _inside_left_out(job):
        one = _one_sided(job)
        instead = f", or -f {one}, which has one side" if one else ""
        raise Misused(
            "--duplex none leaves the inside bare, and the note is written there",
            f"say --duplex manual for a one-sided printer{instead}",
        )


def check_room(job: Job) -> None:
    """Nothing, if a note of a salutation, a line and a name may fit.

    Raises:
        Overset: the card is too small for any; the hint names the smallest that is not.
    """
    if _holds_a_note(job, job.brief.panel):
        return
    cards = sorted(load_formats().values(), key=lambda card: card.trim.w * card.trim.h)
    alike = (card for card in cards if card.fold.name == job.format.fold.name)
    found = next((card for card in alike if _holds_a_note(job, card.trim)), None)
    size = " by ".join(map(show, job.brief.panel))
    raise Overset(
        f"a card of {size} has no room for a note in {job.hand.name}",
        f"the smallest that has is {found.name}, {' by '.join(map(show, found.trim))}"
        if found
        else "choose a larger format",
    )


def _holds_a_note(job: Job, panel: Size) -> bool:
    """Whether the design's place on a panel of that size holds the shortest note, set small."""
    place = note_box(replace(job.brief, panel=panel))
    smallest = room_for(place, job.hand).smallest
    return place.h >= _SHORTEST * job.hand.leading * smallest


def _one_sided(job: Job) -> str | None:
    """The format of the same card that lies on one side of the same stock, if there is one."""
    fold = "french-top" if job.format.fold.name == "top" else "french-side"
    if not job.format.creases:
        return None
    name = f"{job.format.name.removesuffix(job.format.fold.name)}{fold}"
    card = load_formats().get(name)
    try:
        if card:
            impose(card, job.stock, margin=job.sheet.margin)
    except CardmakerError:
        return None
    quarter = QUARTER.get((name.replace("french-side", "side"), job.stock.name), name)
    return quarter if card else None


def _inside_left_out(job: Job) -> bool:
    return job.sheet.back is None and job.format.fold.sides == 2
