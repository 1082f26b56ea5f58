from __future__ import annotations

import unicodedata

import pytest

from cardmaker.errors import MissingLetters
from cardmaker.text.chain import load_chain
from cardmaker.text.face import face_names, load_face
from cardmaker.text.letters import covered, load_letters
from cardmaker.text.shape import Lexicon

TABLE = load_letters()

COVERS = {
    "amatic-sc": ["Latin", "Cyrillic", "Vietnamese", "Hebrew"],
    "bad-script": ["Latin", "Cyrillic", "Vietnamese"],
    "caveat": ["Latin", "Cyrillic"],
    "cedarville-cursive": ["Latin in 33 of 41 languages"],
    "edu-nsw": ["Latin but for Northern Sami"],
    "playpen-sans": ["Latin", "Cyrillic", "Greek", "Vietnamese"],
}


@pytest.mark.parametrize("name", COVERS)
def test_what_a_hand_covers(name: str) -> None:
    assert covered(load_face(name).letters, TABLE) == COVERS[name]


@pytest.mark.parametrize("hand", face_names("hand"))
@pytest.mark.parametrize("script", TABLE)
def test_every_hand_writes_every_letter_of_the_table(hand: str, script: str) -> None:
    """Its own or a lender's, composed or typed in parts (NFD), and none comes out as another."""
    lexicon = Lexicon(load_chain(hand))
    for letters in TABLE[script].values():
        word = lexicon.word(letters or "a")
        assert set("".join(cluster.text for cluster in word.clusters)) == set(letters or "a")
        parts = unicodedata.normalize("NFD", letters)
        assert lexicon.word(parts or "a").clusters


@pytest.mark.parametrize("hand", face_names("hand"))
def test_what_is_said_to_be_covered_is_written_without_a_lender(hand: str) -> None:
    face = load_face(hand)
    lexicon = Lexicon((face,))
    for script in covered(face.letters, TABLE):
        for letters in TABLE.get(script, {}).values():
            for case in (letters, letters.upper()):
                assert lexicon.word(case or "a").face == hand


def test_the_table_can_say_no() -> None:
    with pytest.raises(MissingLetters):
        Lexicon((load_face("caveat"),)).word(TABLE["Greek"]["Greek"])
    assert covered(frozenset(map(ord, "абв")), TABLE) == []
