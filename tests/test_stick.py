"""The stick: lines stand where their number says, and what stands there again is the same."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cardmaker.display import Ink
from cardmaker.errors import Overset
from cardmaker.geometry import Rect
from cardmaker.text.chain import load_chain
from cardmaker.text.fit import Wording, fits, room_for
from cardmaker.text.merge import compile_note
from cardmaker.text.note import parse_note
from cardmaker.text.shape import Lexicon
from cardmaker.text.standing import Compositor
from cardmaker.text.stick import Stick, set_note

LEXICON = Lexicon(load_chain("caveat"))
ROOM = room_for(Rect(35, 38, 236, 320), LEXICON.hand)
INK = Ink(0, 0, 0, 1)
NOTE = (
    "Dear {{ a }},\n\nThank you for {{ b }}, which {{ a }} gave us.\n\nSee you soon.\n\nYours,\nSam"
)
COMPOSITOR = Compositor(compile_note(parse_note(NOTE)), LEXICON)


def worded(a: str, b: str) -> Wording:
    return COMPOSITOR.wording({"a": a, "b": b})


def test_what_stands_in_the_same_place_again_is_the_same_object() -> None:
    stick = Stick(ROOM, 18, INK)
    one, other = stick.set(worded("Ada", "tea")), stick.set(worded("Bob", "ink"))
    same = [a is b for a, b in zip(one.lines, other.lines, strict=True)]
    assert same == [False, False, True, True, True]
    longer = stick.set(worded("Ada", "the quilt " * 9))
    assert longer.lines[-1].text == "Sam" and longer.lines[-1].y != one.lines[-1].y


def test_a_stick_sets_each_note_as_if_it_were_the_only_one() -> None:
    stick = Stick(ROOM, 16, INK)
    for words in ("tea", "two lamps", "the quilt " * 12, "tea", "the quilt " * 6):
        assert stick.set(worded("Ada", words)) == set_note(worded("Ada", words), ROOM, 16, INK)


def test_what_fits_is_set_and_what_does_not_is_refused() -> None:
    for size in range(12, 40):
        for words in ("tea", "the quilt " * 20, "Donaudampfschifffahrtsgesellschaft"):
            wording = worded("Ada", words)
            if fits(wording, ROOM, size):
                block = set_note(wording, ROOM, size, INK)
                assert all(a.y < b.y for a, b in pairwise(block.lines))
            else:
                with pytest.raises(Overset):
                    set_note(wording, ROOM, size, INK)


@pytest.mark.parametrize(
    ("closing", "share"),
    [
        ("Yours,", 0.5),
        ("With all our love and thanks,", 0.25),
        ("With all our love and thanks from us all,", 0.0),
    ],
)
def test_a_closing_begins_in_the_middle_or_if_it_is_long_nearer_to_the_margin(
    closing: str, share: float
) -> None:
    note = compile_note(parse_note(f"Dear Ada,\n\nThank you.\n\n{closing}\nSam"))
    block = set_note(Compositor(note, LEXICON).wording({}), ROOM, 16.0, INK)
    for line in block.lines[-2:]:
        assert (line.x - ROOM.box.x) / ROOM.box.w == pytest.approx(share, abs=0.02)
        assert line.x + line.advance <= ROOM.box.right
