"""Spacing: words of joined hands stand apart to the eye, those of print as their maker has them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardmaker.text.examine import card_of
from cardmaker.text.face import Face, load_face, measured
from cardmaker.text.spacing import spaced


def as_drawn(name: str) -> Face:
    """A shipped hand as anybody's font file, of which no face.toml says anything."""
    return measured("own", card_of("own"), load_face(name).data)


@pytest.mark.parametrize(
    "name",
    ["caveat", "caveat-brush", "patrick-hand", "playpen-sans", "bad-script", "la-belle-aurore"],
)
def test_print_keeps_its_own_space(name: str) -> None:
    face = as_drawn(name)
    found = spaced(face)
    assert found.word_space == pytest.approx(face.word_space)
    assert not found.joined


@pytest.mark.parametrize("name", ["playwrite-us", "great-vibes"])
def test_joined_hands_are_widened_about_as_much_as_by_eye(name: str) -> None:
    face = as_drawn(name)
    found = spaced(face)
    assert found.word_space == pytest.approx(load_face(name).word_space, rel=0.05)
    assert found.word_space > 1.25 * face.word_space
    assert found.joined


def test_a_school_hand_whose_strokes_leave_room_is_joined_and_not_widened() -> None:
    face = as_drawn("edu-nsw")
    assert spaced(face).word_space == pytest.approx(face.word_space)
    assert spaced(face).joined


@pytest.mark.parametrize("name", ["caveat", "playwrite-us"])
def test_words_that_are_far_enough_apart_stay(name: str) -> None:
    once = spaced(as_drawn(name))
    assert spaced(once).word_space == pytest.approx(once.word_space)
    wide = replace(once, word_space=2 * once.word_space)
    assert spaced(wide).word_space == pytest.approx(wide.word_space)


def test_a_font_without_the_common_words_stays_as_it_is() -> None:
    face = as_drawn("caveat")
    without = replace(face, features={}, letters=frozenset(), font=load_face("noto-emoji").font)
    assert spaced(without) is without
