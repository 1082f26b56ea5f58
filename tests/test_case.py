"""The case: a line of sorts is set as the words are, but for its moves and forms."""

from __future__ import annotations

import re

import pytest

from cardmaker.display import Deal, Glyphs, Ink
from cardmaker.press.galley import Galley
from cardmaker.press.type import Fount
from cardmaker.text.alternates import Alternates
from cardmaker.text.chain import load_chain
from cardmaker.text.shape import Lexicon

LEXICON = Lexicon(load_chain("caveat"))


def galley() -> Galley:
    founts = {name: Fount(face) for name, face in LEXICON.faces.items()}
    names = {name: b"F%d" % at for at, name in enumerate(founts)}
    return Galley(founts, names, lambda _ink: b"0 g")


def dealt(text: str, amount: float = 1.0) -> tuple[tuple[Glyphs], Deal]:
    words = tuple(map(LEXICON.word, text.split()))
    lines = (Glyphs(words, LEXICON.space, 10, 20, 12, Ink(0, 0, 0, 1)),)
    return lines, Alternates(LEXICON.faces, LEXICON.space, amount, "1").deal(lines, "a")


def test_a_line_that_strays_nowhere_is_set_as_its_words_are() -> None:
    plain, deal = dealt("Thank You, Tom and AVA", 0.0)

    def shape(text: bytes) -> bytes:
        """Its operators, without the letters in its strings."""
        return re.sub(rb"\((?:[^()\\]|\\.)*\)", b"()", text, flags=re.S)

    assert shape(galley().deal(plain, deal)) == shape(galley().set(plain))
    assert b")-" in galley().set(plain)


@pytest.mark.parametrize(
    ("text", "there"), [("Ab", 0), ("\u03bb\u03bb", 1), ("\u0395 a \u03bb", 2)]
)
def test_lent_letters_in_a_row_are_lent_together(text: str, there: int) -> None:
    note = dealt(text)
    text_object = galley().deal(*note)
    # The line selects its own face at first, and again after what is lent.
    assert text_object.count(b" Tf") == 1 + 2 * there


def test_what_is_known_is_set_as_what_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    note = dealt("thank you so much")
    known = galley()
    first = known.deal(*note)
    assert known.deal(*note) == first
    monkeypatch.setattr("cardmaker.press.case.MOST_MOVES", 1)
    assert known.deal(*note) == first
