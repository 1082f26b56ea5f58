"""Hebrew lines, against the Unicode Bidirectional Algorithm as python-bidi has it."""

from __future__ import annotations

from itertools import chain

import pytest
from bidi import get_display  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from cardmaker.display import Ink
from cardmaker.errors import MissingLetters
from cardmaker.geometry import Rect
from cardmaker.text.chain import load_chain
from cardmaker.text.direction import RTL_MARK, as_drawn, drawn_order
from cardmaker.text.fit import measure, room_for
from cardmaker.text.merge import compile_note
from cardmaker.text.note import parse_note
from cardmaker.text.parts import read_parts
from cardmaker.text.shape import Lexicon
from cardmaker.text.standing import Compositor
from cardmaker.text.stick import set_note
from cardmaker.text.tidy import tidy

WORDS = st.text(st.sampled_from("אבגםש0123456789.,:-!?()€%"), min_size=1, max_size=10)
CHAIN = load_chain("caveat")


def drawn(text: str) -> str:
    """The letters from left to right as they are seen, brackets as they are drawn."""
    pieces = ((as_drawn(piece) if rtl else piece) for piece, rtl in drawn_order(text))
    return "".join(pieces).replace(RTL_MARK, "")


def by_unicode(text: str) -> str:
    """The same by the whole algorithm; python-bidi leaves turning the brackets to the drawing."""
    return str(get_display(text, base_dir="R")).translate(str.maketrans("()", ")("))


@given(WORDS)
def test_a_word_is_drawn_as_unicode_says(text: str) -> None:
    text = f"א{text}ש"
    assert drawn(text) == by_unicode(text)


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_a_line_is_drawn_as_unicode_says(words: list[str]) -> None:
    line = " ".join(["אב", *words, "שם"])
    seen = " ".join(map(drawn, reversed(line.split(" "))))
    assert seen == by_unicode(line)


def test_a_line_of_hebrew_stands_at_the_right() -> None:
    lexicon = Lexicon(CHAIN)
    box = Rect(10, 20, 200, 120)
    text = "דוד היקר,\n\nתודה רבה על 12 הספרים (ועל העוגה) ועל הערב הנפלא, נתראה בקרוב!\n\nנועה"
    room = room_for(box, lexicon.hand)
    block = set_note(measure(read_parts(text), lexicon), room, 14, Ink(0, 0, 0, 1))
    assert len(block.lines) >= 4
    for line in block.lines:
        assert line.x + line.advance == pytest.approx(box.right, abs=0.02 * 14)
        assert line.x >= box.x
    said = chain.from_iterable([word.text for word in line.words][::-1] for line in block.lines)
    assert " ".join(said) == " ".join(text.split())


def test_every_letter_of_a_word_comes_once_from_right_to_left() -> None:
    word = Lexicon(CHAIN).word("שלום,")
    assert word.text == "שלום,"
    assert [cluster.text for cluster in word.clusters] == [",", "ם", "ו", "ל", "ש"]


def test_brackets_are_drawn_the_other_way_round() -> None:
    lexicon = Lexicon(CHAIN)
    amatic = lexicon.chain[2]
    first, *_, last = (cluster.pieces[0][0] for cluster in lexicon.word("(א)").clusters)
    nominal = amatic.font.get_nominal_glyph
    assert (first, last) == (nominal(ord("(")), nominal(ord(")")))


def test_numbers_of_a_hebrew_line_are_in_the_hand_of_its_letters() -> None:
    words = Lexicon(CHAIN).span("תודה על 12 ספרים ♥").words
    assert {word.face for word in words} == {"amatic-sc"}
    assert [cluster.text for cluster in words[2].clusters] == ["1", "2"]


def test_points_stay_with_their_letters() -> None:
    word = Lexicon((CHAIN[2],)).word("שָׁ")
    assert sorted(chain.from_iterable(cluster.text for cluster in word.clusters)) == sorted("שָׁ")


@pytest.mark.parametrize("text", ["Dear שרה,", "שלום Ada", "Аня и נועה"])
def test_mixed_lines_are_refused_by_name(text: str) -> None:
    with pytest.raises(MissingLetters, match=r"mixes Hebrew.*U\+"):
        Lexicon(CHAIN).span(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("مرحبا", r"Arabic.*MEEM, U\+0645.*Latin letters"),
        ("谢谢", r"CJK UNIFIED IDEOGRAPH-8C22, U\+8C22.*Chinese needs.*--hand.*space"),
        ("ありがとう", r"HIRAGANA.*Japanese needs"),
        ("धन्यवाद", r"DEVANAGARI LETTER DHA, U\+0927.*Devanagari needs a font of your own"),
        ("ขอบคุณ", r"THAI.*Thai needs"),
        ("գրիչ", r"ARMENIAN.*Armenian needs a font"),
    ],
)
def test_other_scripts_are_refused_by_name_with_a_way_out(text: str, said: str) -> None:
    with pytest.raises(MissingLetters, match=said):
        Lexicon(CHAIN).span(text)


@pytest.mark.parametrize(
    "note",
    [
        "שלום {{ first }},\n\nתודה רבה על 12 תאנים.\n\nשלך,\nדנה",
        "שלום,\n\nתודה רבה, {{ first }}, על 12 תאנים.\n\nשלך,\n{{ first }}",
    ],
)
def test_a_field_in_a_hebrew_note_is_filled_as_any_other(note: str) -> None:
    lexicon = Lexicon(load_chain("caveat"))
    compositor = Compositor(compile_note(parse_note(note)), lexicon)
    wording = compositor.wording({"first": "עדה"})
    filled = note.replace("{{ first }}", "עדה")
    parts = measure(read_parts(tidy(filled)), lexicon)
    assert [[word.text for word in span.words] for span in wording.spans] == [
        [word.text for word in span.words] for span in parts.spans
    ]
    assert all(span.leftwards for span in wording.spans)
    with pytest.raises(MissingLetters, match="mixes Hebrew"):
        compositor.wording({"first": "Ada"})
