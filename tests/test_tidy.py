from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardmaker.errors import BadNote
from cardmaker.text.parts import glued_words
from cardmaker.text.tidy import MARKS_PER_LETTER, check_letters, tidy

_ = "\u00a0"


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("It's 'fine', \"he said\"", "It’s ‘fine’, “he said”"),
        ("\"'Tis\" rock 'n' roll in the '90s", "“’Tis” rock ’n’ roll in the ’90s"),
        ("well--known", f"well{_}– known"),
        ("so - yes -- no", f"so{_}– yes{_}– no"),
        ("well-known", "well-known"),
        ("wait...", "wait…"),
        ("Dear Mr. Smith and Dr Who", f"Dear Mr.{_}Smith and Dr{_}Who"),
        ("mr smith", "mr smith"),
        ("I think a lot & so on", f"I{_}think a{_}lot &{_}so on"),
        ("Ça va ?", f"Ça va{_}?"),
        ("at 5 pm, 10 km, 3 men, 100 % sure", f"at 5{_}pm, 10{_}km, 3 men, 100{_}% sure"),
        ("A5 m, see No. 5, xMr. Ada, (Mme. Curie)", f"A5 m, see No.{_}5, xMr. Ada, (Mme.{_}Curie)"),
        ("J. R. Hartley", f"J.{_}R.{_}Hartley"),
        ("red,  \nblue \\\ngreen\ngrey", "red,\u2028blue\u2028green\ngrey"),
        ("e\u0301 of\ufb01ce so\u00adft", "é office soft"),
        ("a  b\tc \r\n d", f"a{_}b c\nd"),
        ("thin\u2009space", "thin space"),
    ],
)
def test_typed_text_is_set_as_a_printer_would(typed: str, set_: str) -> None:
    assert tidy(typed) == set_


@given(
    st.lists(
        st.sampled_from("Mr. Mme Dr A. No. I a & 5 5. pm o’clock Ada ada – ? «x» (I".split()),
        min_size=1,
    )
)
def test_words_cling_across_the_border_of_a_field_as_within_a_text(words: list[str]) -> None:
    text = tidy(" ".join(words))
    assert glued_words(text.replace(_, " ")) == text.replace(_, f"{_} ").split(" ")


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Z"]), max_size=80))
def test_tidy_text_stays_tidy(text: str) -> None:
    try:
        once = tidy(text)
    except BadNote:
        return
    assert "".join(tidy(once).split()) == "".join(once.split())


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("a\nb\x00", r"line 2, column 2 holds a control character \(U\+0000\)"),
        ("\x85", "U\\+0085"),
        ("\ud800", "half a character"),
        ("\ufdd0", "U\\+FDD0"),
        ("x\ufffd", "lost"),
        ("\u202eevil", "RIGHT-TO-LEFT OVERRIDE"),
        ("\u2067open", "isolate"),
        ("\u2069\u2067", "isolate"),
        ("a" + "\u0301" * (MARKS_PER_LETTER + 1), "9 marks"),
    ],
)
def test_what_cannot_be_printed_is_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(BadNote, match=named):
        check_letters(text)


def test_limits_are_limits() -> None:
    check_letters("a" + "\u0301" * MARKS_PER_LETTER + "\u2067ok\u2069\t\n")
    assert tidy("\u2067ok\u2069") == "\u2067ok\u2069"
