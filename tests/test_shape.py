from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardmaker.errors import MissingLetters
from cardmaker.text.chain import load_chain
from cardmaker.text.face import face_names, load_face
from cardmaker.text.fitted import NEVER
from cardmaker.text.shape import Lexicon, fitted, shape
from cardmaker.text.tidy import NBSP

LATIN = st.text(
    st.characters(codec="iso8859-15", categories=["L", "N", "P"]), min_size=1, max_size=12
).map(lambda text: unicodedata.normalize("NFC", text))


WRITING = [*face_names("hand"), *face_names("lettering")]


@pytest.mark.parametrize("name", WRITING)
def test_clusters_spell_the_word_and_add_up(name: str) -> None:
    face = load_face(name)
    for text in ("different", "coffee,", "Zoë’s", "AVAT", "efficiently"):
        word = shape(face, text)
        assert "".join(cluster.text for cluster in word.clusters) == text
        pen = sum(c.width + kern for c, kern in zip(word.clusters, word.kerns, strict=True))
        assert pen / face.upem == pytest.approx(word.advance)
        # What is left to kerning is never wide enough to be read back as a space.
        assert all(abs(kern) <= 0.05 * face.upem for kern in word.kerns)


def test_a_ligature_is_one_cluster_of_its_letters() -> None:
    word = shape(load_face("caveat"), "coffee")
    assert "ff" in [cluster.text for cluster in word.clusters]


def test_a_letter_drawn_in_two_pieces_is_one_cluster() -> None:
    """Playwrite draws ë as e and a dieresis; a reader must get back ë."""
    word = shape(load_face("playwrite-us"), "Zoë")
    assert [cluster.text for cluster in word.clusters] == ["Z", "o", "ë"]
    assert len(word.clusters[-1].pieces) == 2


def test_a_composed_letter_can_come_from_its_parts() -> None:
    face = load_face("playpen-sans")
    assert shape(face, "e\u0301").clusters[0].text == "e\u0301"


def test_a_no_break_space_is_the_hands_word_space_and_no_line_ends_at_it() -> None:
    lexicon = Lexicon(load_chain("great-vibes"))
    assert lexicon.space.clusters[0].text == " "
    assert lexicon.space.advance == pytest.approx(lexicon.hand.word_space, abs=0.001)
    glued, free = lexicon.span(f"Dr.{NBSP}Ada"), lexicon.span("the Ada")
    assert [word.text for word in glued.words] == ["Dr.", "Ada"]
    steps = [word.advance + lexicon.space.advance for word in glued.words]
    assert glued.measures.pens == pytest.approx([0, steps[0], sum(steps)])
    assert glued.measures.penalties == (NEVER, 0.0) and free.measures.penalties == (3.0, 0.0)
    assert lexicon.span(f"{NBSP}Ada{NBSP}{NBSP}Lee {NBSP} now").measures.penalties == (
        NEVER,
        0.0,
        0.0,
    )


def test_ink_that_sticks_out_is_known() -> None:
    """Playwrite's lead-in strokes and Great Vibes' capitals begin left of where they stand."""
    assert fitted(load_face("great-vibes"), "for").lead > 0.1
    assert fitted(load_face("playwrite-us"), "jolly").lead > 0.1
    f = fitted(load_face("caveat"), "fjord")
    assert f.top > 0.5 and f.bottom > 0.2


def test_words_are_made_once() -> None:
    lexicon = Lexicon(load_chain("caveat"))
    assert lexicon.word("again") is lexicon.word("again")
    assert lexicon.span("again and").words[0] is lexicon.word("again")
    assert lexicon.span("again and") is lexicon.span("again and")


def test_a_word_is_lent_whole_at_equal_x_height() -> None:
    lexicon = Lexicon(load_chain("caveat"))
    hand, lender, _hebrew = lexicon.chain
    word = lexicon.word("Cảm")
    assert word.face == lender.name
    assert word.scale * lender.x_height == pytest.approx(hand.x_height)
    assert lexicon.word("Cam").face == hand.name
    glued = lexicon.span(f"Dr.{NBSP}Ελένη")
    assert [word.face for word in glued.words] == [hand.name, lender.name]


def test_what_nobody_can_write_is_refused_by_name() -> None:
    lexicon = Lexicon(load_chain("caveat"))
    with pytest.raises(MissingLetters) as refused:
        lexicon.word("Li谢")
    said = str(refused.value)
    assert "谢 (CJK UNIFIED IDEOGRAPH-8C22, U+8C22)" in said
    assert "'Li谢'" in said and "caveat" in said and "playpen-sans" in said


def test_clusters_are_remembered_for_the_pdf() -> None:
    lexicon = Lexicon(load_chain("caveat"))
    lexicon.span("thank you Ελένη")
    met = lexicon.clusters()
    for text in ("thank", "you", "Ελένη"):
        word = lexicon.word(text)
        assert {(word.face, cluster) for cluster in word.clusters} <= met
    assert (lexicon.hand.name, lexicon.space.clusters[0]) in met
    with pytest.raises(MissingLetters):
        lexicon.word("谢")
    assert lexicon.clusters() == met


def test_memory_of_words_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cardmaker.text.shape._REMEMBERED", 10)
    lexicon = Lexicon(load_chain("patrick-hand"))
    kept = lexicon.word("kept")
    for i in range(100):
        lexicon.word(f"x{i}")
        lexicon.word("kept")
        assert lexicon.word("kept") is kept
    assert len(lexicon._table) <= 10 and len(lexicon._table._older) <= 10


CHAIN = load_chain("playwrite-us")


@given(LATIN)
def test_any_latin_word_is_written_whole_or_refused(text: str) -> None:
    lexicon = Lexicon(CHAIN)
    try:
        word = lexicon.word(text)
    except MissingLetters as refused:
        assert "U+" in str(refused) or "right to left" in str(refused)
    else:
        assert "".join(cluster.text for cluster in word.clusters) == text.replace(NBSP, " ")
        assert all(gid for cluster in word.clusters for gid, _x, _y in cluster.pieces)
