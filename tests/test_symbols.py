from __future__ import annotations

import pytest

from cardmaker.errors import MissingLetters
from cardmaker.text.chain import load_chain
from cardmaker.text.face import SYMBOLS, face_names, load_face
from cardmaker.text.shape import NBSP, Lexicon, fitted
from cardmaker.text.symbols import drawn_as, near_symbol, split_symbols

#: Symbols that are one thing to a reader, whatever they are made of.
WHOLE = ("♥", "❤️", "😀", "☺️", "👍🏽", "👩‍🏫", "👩🏽‍🤝‍👨🏻", "👨‍👩‍👧", "🇺🇸", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏳️‍🌈", "1️⃣", "❤️‍🔥")


@pytest.mark.parametrize("symbol", WHOLE)
def test_a_symbol_is_one_piece_and_one_code(symbol: str) -> None:
    assert [*split_symbols(f"you{symbol}!")] == [("you", False), (symbol, True), ("!", False)]
    word = Lexicon(load_chain("caveat")).word(f"you{symbol}!")
    assert [cluster.text for cluster in word.clusters] == ["y", "o", "u", symbol, "!"]
    assert word.face == "caveat" and word.scale == 1


def test_two_symbols_are_two() -> None:
    assert [piece for piece, _ in split_symbols("♥♥🎉🇺🇸🇨🇦")] == ["♥", "♥", "🎉", "🇺🇸", "🇨🇦"]


@pytest.mark.parametrize("name", face_names("hand"))
def test_symbols_stand_at_the_same_height_in_every_hand(name: str) -> None:
    lexicon = Lexicon(load_chain(name))
    hand = lexicon.hand
    word = lexicon.word("😀")
    assert word.face == name
    ((gid, _x, _y),) = word.clusters[0].pieces
    assert gid >= SYMBOLS
    box = hand.extents(gid)
    em = hand.x_height * hand.upem
    assert (box.top - box.bottom) / em == pytest.approx(1.9, abs=0.02)
    assert (box.top + box.bottom) / 2 / em == pytest.approx(0.75, abs=0.02)
    points = [point for contour in hand.outline(gid) for point in contour]
    assert max(y for _x, y, _on in points) == pytest.approx(box.top, abs=2)
    assert 0 < box.left < box.right < hand.advance(gid)


def test_a_word_of_a_lender_keeps_its_symbol() -> None:
    word = Lexicon(load_chain("caveat")).word("Ελένη♥")
    assert word.face == "playpen-sans"
    assert word.clusters[-1].text == "♥"


def test_a_hand_draws_its_own_where_it_can() -> None:
    patrick, caveat = load_face("patrick-hand"), load_face("caveat")
    assert fitted(patrick, "♥").word.clusters[0].pieces[0][0] < SYMBOLS
    assert fitted(caveat, "♥").word.clusters[0].pieces[0][0] >= SYMBOLS
    assert fitted(caveat, "©").word.clusters[0].pieces[0][0] < SYMBOLS


def test_a_glued_symbol_is_borrowed_too() -> None:
    words = Lexicon(load_chain("caveat")).span(f"I{NBSP}♥{NBSP}you").words
    assert [(word.text, word.face) for word in words] == [
        ("I", "caveat"), ("♥", "caveat"), ("you", "caveat"),
    ]  # fmt: skip


def test_a_red_heart_is_full_and_reads_back_as_it_was_typed() -> None:
    lexicon = Lexicon(load_chain("caveat"))
    red, black = lexicon.word("❤️").clusters, lexicon.word("♥").clusters
    assert [cluster.text for cluster in red] == ["❤️"]
    assert red[0].pieces[0][0] == black[0].pieces[0][0]
    assert drawn_as("❤️‍🔥") == "❤️‍🔥"


def test_what_the_face_of_symbols_lacks_is_refused_with_its_nearest_kin() -> None:
    lexicon = Lexicon(load_chain("caveat"))
    with pytest.raises(MissingLetters, match=r"★ \(BLACK STAR, U\+2605\).*⭐ \(U\+2B50\)"):
        lexicon.word("★★")
    for typed in "★☆✩✓♡❥→←♪♫☻✿❀":
        assert lexicon.word(near_symbol(typed)).clusters


def test_letters_and_spaces_are_never_those_of_the_symbols() -> None:
    lexicon = Lexicon(load_chain("caveat"))
    for text in ("1", "#", "24#", "yes♥"):
        for cluster in lexicon.word(text).clusters:
            assert (cluster.pieces[0][0] >= SYMBOLS) == (cluster.text == "♥")
    assert lexicon.space.clusters[0].pieces[0][0] < SYMBOLS
