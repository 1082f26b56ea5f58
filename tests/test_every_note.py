"""Every note that ships fits every card from A2 up, in every hand, set or varied."""

from __future__ import annotations

from functools import cache

import pytest

from cardmaker.card import note_panel
from cardmaker.errors import DoesNotFit
from cardmaker.job.choices import Choices
from cardmaker.job.project import Project
from cardmaker.job.resolve import resolve
from cardmaker.paper.format import find_format, load_formats
from cardmaker.paper.stock import find_stock
from cardmaker.press.impose import impose
from cardmaker.text.face import face_names
from cardmaker.text.fit import largest_size, measure
from cardmaker.text.merge import compile_note
from cardmaker.text.note import NoteHead, note_names, read_note
from cardmaker.text.shape import Lexicon

A2 = find_format("a2-side").trim
#: US names have the larger number for the larger card, from A2 on; ISO A6 is as large as A2.
LARGE = [f.name for f in load_formats().values() if f.trim.w * f.trim.h >= 0.98 * A2.w * A2.h]


@cache
def cards() -> tuple[tuple[str, str], ...]:
    """Formats and stocks, one for each way in which the page of a note is large and ends."""
    found: dict[object, tuple[str, str]] = {}
    for name in LARGE:
        for stock in ("letter", "a4", "trim"):
            fmt = find_format(name)
            try:
                sheet = impose(fmt, find_stock(stock))
            except DoesNotFit:
                continue
            page = fmt.fold.laid(sheet.panel).size_of(note_panel(fmt.fold))
            ends = (round(page.w), round(page.h), sheet.edge, round(sheet.border))
            found.setdefault(ends, (name, stock))
    return tuple(found.values())


@pytest.mark.slow
@pytest.mark.parametrize("hand", face_names("hand"))
def test_every_note_fits_every_card_from_a2_up(hand: str) -> None:
    notes = [read_note(name) for name in note_names()]
    wordings, tried = None, 0
    for name, stock in cards():
        job = resolve(Choices(hand=hand, format=name, stock=stock), NoteHead(), Project(), {})
        if wordings is None:
            lexicon = Lexicon(job.chain)
            filled = [compile_note(note).fill(note.head.sample) for note in notes]
            wordings = [measure(note.parts, lexicon) for note in filled]
        for wording in wordings:
            assert largest_size(wording, job.room) >= job.room.smallest
            tried += 1
    assert tried > 200
