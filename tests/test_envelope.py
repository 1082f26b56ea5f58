from __future__ import annotations

import pytest

from cardmaker.errors import DoesNotFit
from cardmaker.geometry import Size
from cardmaker.paper.envelope import ROOM, envelope_for, load_envelopes
from cardmaker.paper.format import load_formats
from cardmaker.units import inch


def test_every_card_has_room_in_its_envelope() -> None:
    by_title = {envelope.title: envelope for envelope in load_envelopes().values()}
    for card in load_formats().values():
        short, long = sorted(card.trim)
        envelope = by_title[card.envelope].size
        assert envelope.w - short >= ROOM - 1e-6, card.name
        assert envelope.h - long >= ROOM - 1e-6, card.name


def test_the_closest_that_holds_it_whichever_way_it_lies() -> None:
    assert envelope_for(Size(5.5 * inch, 4.25 * inch)).title == "A2"
    assert envelope_for(Size(4.26 * inch, 5.5 * inch)).title == "C6"


@pytest.mark.parametrize(
    ("trim", "envelope"),
    [((4, 6), "A6"), ((6, 4), "A6"), ((5, 7.5), "A8"), ((4.01, 6), "C6"), ((6.25, 8.75), "C5")],
)
def test_a_card_in_inches_goes_in_an_envelope_in_inches(
    trim: tuple[float, float], envelope: str
) -> None:
    assert envelope_for(Size(*(side * inch for side in trim))).title == envelope


def test_a_poster_has_no_envelope() -> None:
    with pytest.raises(DoesNotFit, match="no envelope here"):
        envelope_for(Size(20 * inch, 30 * inch))
