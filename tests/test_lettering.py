from __future__ import annotations

import pytest

from cardmaker.display import Ink
from cardmaker.errors import MissingLetters, Overset
from cardmaker.geometry import Rect, Size
from cardmaker.text.face import load_face
from cardmaker.text.lettering import Lettering, set_lettering, set_small

INK = Ink(0.5, 0.4, 0.5, 0.4)
A2 = Size(306, 396)
SCRIPT, SANS = load_face("montecarlo"), load_face("josefin-sans")


def lettered(text: str, panel: Size = A2) -> Lettering:
    return set_lettering(SCRIPT, text, panel, width=0.62, at=0.5 + 0.525j, ink=INK)


@pytest.mark.parametrize("panel", [A2, A2.turned, Size(252, 360)], ids=str)
def test_thank_you_fills_its_width_and_looks_centred(panel: Size) -> None:
    done = lettered("thank you", panel)
    assert done.ink.w <= 0.62 * panel.w + 0.01
    # The tails of y and u pull the box to the right of the middle, by a little.
    aside = (done.ink.centre.real - panel.w / 2) / done.ink.w
    assert 0.005 < aside < 0.05
    assert abs(done.ink.centre.imag / panel.h - 0.525) < 0.02
    (line,) = done.glyphs
    assert line.text == "thank you" and line.ink == INK


def test_a_symmetrical_word_is_centred_by_its_box() -> None:
    done = set_lettering(SANS, "OHO", A2, width=0.5, at=0.5 + 0.5j, ink=INK)
    assert done.ink.centre == pytest.approx(A2.w / 2 + 1j * A2.h / 2, abs=0.5)
    assert done.ink.w == pytest.approx(0.5 * A2.w)


def test_art_keeps_out_of_more_than_the_ink() -> None:
    ink, keep = lettered("thank you").ink, lettered("thank you").keep_out
    assert keep.holds(ink)
    assert ink.x - keep.x == pytest.approx(0.3 * ink.h)
    assert ink.y - keep.y == pytest.approx(0.24 * ink.h)


def test_a_short_word_does_not_shout() -> None:
    ratio = lettered("merci").glyphs[0].size / lettered("thank you").glyphs[0].size
    assert 1 < ratio < 1.45
    assert lettered("merci").ink.w < 0.62 * A2.w


def test_many_words_are_broken_and_too_many_refused() -> None:
    assert len(lettered("Thank you so very much indeed").glyphs) == 2
    assert [line.text for line in lettered("thank\nyou").glyphs] == ["thank", "you"]
    for line in lettered("thank\nyou").glyphs:
        assert line.y < 0.8 * A2.h
    with pytest.raises(Overset, match="x-height of only"):
        lettered("Thank you for everything that you have done for all of us this year, dear Ada")
    with pytest.raises(Overset, match="empty"):
        lettered(" \n ")
    with pytest.raises(MissingLetters, match="U\\+8C22"):
        lettered("谢谢")


def test_small_type_is_centred_without_its_last_tracking() -> None:
    done = set_small(SANS, "WITH LOVE", 153, 300, size=6, tracking=0.22, ink=INK)
    (line,) = done.glyphs
    assert done.ink.centre.real == pytest.approx(153, abs=0.4)
    assert line.y == 300 and line.tracking == 0.22
    assert done.ink.bottom == pytest.approx(300, abs=0.2)
    assert Rect(0, 0, *A2).holds(done.keep_out) and done.keep_out.holds(done.ink)
