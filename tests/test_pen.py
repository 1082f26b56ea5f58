"""Pens: a few cards or many, one seed or everybody's own."""

from __future__ import annotations

import pytest

from cardmaker.display import Glyphs, Ink
from cardmaker.run.pen import FEW, Seed, pen_for, row_seed
from cardmaker.text.alternates import Alternates
from cardmaker.text.chain import load_chain
from cardmaker.text.shape import Lexicon
from cardmaker.text.vary import World

LEXICON = Lexicon(load_chain("caveat"))
WORDS = ("Dear", "Ada,", "thank", "you", "again")
LINE = Glyphs(tuple(map(LEXICON.word, WORDS)), LEXICON.space, 9, 9, 12, Ink(0, 0, 0, 1))
ROW = {"first": "Ada", "last": "Byron"}


@pytest.mark.parametrize(
    ("cards", "vary", "seed", "hand"),
    [
        (1, 1.0, 1, World),
        (FEW, 1.0, 7, World),
        (FEW + 1, 1.0, 1, Alternates),
        (1, 1.0, "person", Alternates),
        (500, 0.5, "person", Alternates),
        (500, 0.0, 1, type(None)),
        (1, 0.0, "person", type(None)),
    ],
)
def test_the_number_of_cards_says_how_they_are_written(
    cards: int, vary: float, seed: Seed, hand: type
) -> None:
    assert isinstance(pen_for(cards, LEXICON, vary, seed).hand, hand)


def test_without_varying_lines_are_as_they_were() -> None:
    pen = pen_for(1, LEXICON, 0.0, 1)
    assert pen.write((LINE,), 0, ROW) == (LINE,)
    assert pen.vocabulary(LEXICON.clusters()) == LEXICON.clusters()


def test_a_persons_hand_is_the_same_alone_and_in_any_run() -> None:
    alone = pen_for(1, LEXICON, 1.0, "person").write((LINE,), 0, ROW)
    run = pen_for(1000, LEXICON, 1.0, "person").write((LINE,), 731, dict(reversed(ROW.items())))
    assert [word.clusters for line in alone for word in line.words] == [
        word.clusters for line in run for word in line.words
    ]
    assert alone[0].sway == run[0].sway
    other = pen_for(1, LEXICON, 1.0, "person").write((LINE,), 0, {**ROW, "last": "Lovelace"})
    assert other[0].sway != alone[0].sway


@pytest.mark.parametrize("cards", [2, 1000])
def test_with_one_seed_each_card_has_letters_of_its_own(cards: int) -> None:
    pen = pen_for(cards, LEXICON, 1.0, 1)
    first, second = (pen.write((LINE,), number, ROW) for number in (0, 1))
    assert first != second
    assert first[0].sway == pen.write((LINE,), 0, {})[0].sway


def test_many_cards_tell_all_forms_and_a_few_only_what_has_none() -> None:
    pen_for(2, LEXICON, 1.0, 1)
    met = {("caveat", LEXICON.space.clusters[0]), ("caveat", LINE.words[0].clusters[0])}
    assert len(pen_for(1000, LEXICON, 1.0, 1).vocabulary(met)) == 1 + 6
    assert pen_for(2, LEXICON, 1.0, 1).vocabulary(met) == {("caveat", LEXICON.space.clusters[0])}


def test_rows_that_read_alike_are_not_alike() -> None:
    assert row_seed({"a": "bc", "d": ""}) != row_seed({"a": "b", "cd": ""})
