"""Every note that ships is a test the day it is saved."""

from __future__ import annotations

import pytest

from cardmaker.display import Ink
from cardmaker.errors import MissingFields
from cardmaker.geometry import Rect
from cardmaker.text.chain import load_chain
from cardmaker.text.face import face_names
from cardmaker.text.fit import largest_size, measure, room_for
from cardmaker.text.merge import compile_note
from cardmaker.text.note import note_names, read_note
from cardmaker.text.shape import Lexicon
from cardmaker.text.stick import set_note
from cardmaker.units import mm

A2 = Rect(35, 38, 236, 320)


def test_the_promised_notes_ship() -> None:
    assert {
        "after-interview", "after-interview-email", "gift", "wedding", "teacher", "hospital",
        "donation", "hosting", "business",
    } <= set(note_names())  # fmt: skip


@pytest.mark.parametrize("name", note_names())
def test_a_note_is_whole_short_and_warm(name: str) -> None:
    note = read_note(name)
    template = compile_note(note)
    assert note.head.summary.endswith(".")
    assert set(note.head.sample) == set(template.fields)
    filled = template.fill(note.head.sample)
    words = filled.text.split()
    assert 40 <= len(words) <= 66
    kinds = [part.kind for part in filled.parts]
    assert kinds[0] == "salutation" and kinds[-2:] == ["closing", "signature"]
    assert "hank" in filled.text and "  " not in filled.text
    with pytest.raises(MissingFields):
        template.fill({})


@pytest.mark.parametrize("name", note_names())
def test_what_may_be_left_out_leaves_no_trace(name: str) -> None:
    note = read_note(name)
    template = compile_note(note)
    needed = template.missing({})
    filled = template.fill({field: note.head.sample[field] for field in needed})
    assert "  " not in filled.text and " ." not in filled.text
    assert filled.text.count("\n\n\n") == 0 or all(part.words for part in filled.parts)


@pytest.mark.parametrize("hand", face_names("hand"))
def test_notes_set_well_on_an_a2_card_in_every_hand(hand: str) -> None:
    lexicon = Lexicon(load_chain(hand))
    room = room_for(A2, lexicon.hand)
    for name in note_names():
        note = read_note(name)
        wording = measure(compile_note(note).fill(note.head.sample).parts, lexicon)
        size = largest_size(wording, room)
        assert size * lexicon.hand.x_height > 2 * mm
        assert len(set_note(wording, room, size, Ink(0, 0, 0, 1)).lines) >= 8


def test_an_interviewer_is_not_sent_love() -> None:
    for name in ("after-interview", "after-interview-email", "business", "donation", "teacher"):
        note = read_note(name)
        assert not note.head.subline
        assert "love" not in note.text.lower()


def test_the_note_after_an_interview_says_what_it_must() -> None:
    fields = compile_note(read_note("after-interview")).fields
    assert fields == ("title", "last", "position", "company", "remembered", "sender")
