from __future__ import annotations

import pytest

from cardmaker.display import Ink
from cardmaker.errors import BadLettering, MissingLetters, Overset
from cardmaker.geometry import Rect, Size
from cardmaker.text.face import Face, face_names, load_face
from cardmaker.text.lettering import CAPITALS, Lettering, Setting, set_lettering, set_small

INK = Ink(0.5, 0.4, 0.5, 0.4)
A2 = Size(306, 396)
SCRIPT, SANS = load_face("montecarlo"), load_face("josefin-sans")


SCRIPTS = [name for name in face_names("lettering") if load_face(name).joined]


def lettered(text: str, panel: Size = A2, face: Face = SCRIPT, **asked: object) -> Lettering:
    w, h = panel
    setting = Setting(Size(0.62 * w, 0.34 * h), w / 2 + 0.525j * h, INK, 0.085 * (w * h) ** 0.5)
    return set_lettering(face, text, setting._replace(**asked))  # type: ignore[arg-type]


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
    done = lettered("OHO", face=SANS, limits=Size(0.25 * A2.w, A2.h))
    assert done.ink.centre == pytest.approx(A2.w / 2 + 0.525j * A2.h, abs=0.5)
    assert done.ink.w == pytest.approx(0.25 * A2.w)


@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.parametrize("text", ["thank you", "merci", "love", "danke", "Emma & James"])
def test_a_script_stands_the_same_turned_upside_down(name: str, text: str) -> None:
    """The middle of its ink is where a third of its weight or more lies to either side."""
    done = lettered(text, face=load_face(name))
    aside = (done.ink.centre - (A2.w / 2 + 0.525j * A2.h)) / done.ink.h
    assert abs(aside.real) < 0.25
    assert abs(aside.imag) < 0.16


def test_art_keeps_out_of_more_than_the_ink() -> None:
    ink, (keep,) = lettered("thank you").ink, lettered("thank you").keep_out
    assert keep.holds(ink)
    (line,) = lettered("thank you").glyphs
    assert ink.x - keep.x == pytest.approx(0.3 * line.size)
    assert ink.y - keep.y == pytest.approx(0.24 * line.size)


def test_a_short_word_does_not_shout() -> None:
    ratio = lettered("merci").glyphs[0].size / lettered("thank you").glyphs[0].size
    assert 1 < ratio < 1.45
    assert lettered("merci").ink.w < 0.62 * A2.w


def test_many_words_are_broken_and_too_many_refused() -> None:
    assert len(lettered("Thank you so much").glyphs) == 2
    assert [line.text for line in lettered("thank\nyou").glyphs] == ["thank", "you"]
    for line in lettered("thank\nyou").glyphs:
        assert line.y < 0.8 * A2.h
    with pytest.raises(Overset, match="x-height of only"):
        lettered("Thank you for everything that you have", limits=Size(60, 60))


@pytest.mark.parametrize(("lines", "shown"), [(1, 1), (2, 2), (3, 2)])
def test_words_stand_on_the_lines_that_a_design_wants(lines: int, shown: int) -> None:
    assert len(lettered("thank you", lines=lines).glyphs) == shown
    assert len(lettered("merci", lines=lines).glyphs) == 1


def test_many_words_are_shared_out_over_even_lines() -> None:
    done = lettered("with all our thanks and love", lines=3)
    assert [line.text for line in done.glyphs] == ["with all", "our thanks", "and love"]
    widths = [line.advance for line in done.glyphs]
    assert max(widths) < 1.5 * min(widths)


@pytest.mark.parametrize("name", face_names("lettering"))
def test_a_heart_is_lent_to_every_face(name: str) -> None:
    assert lettered("love ♥", face=load_face(name)).glyphs[0].text == "love ♥"


def test_lines_far_apart_leave_art_a_place_between_them() -> None:
    face = load_face("italiana")
    near = lettered("THANK YOU", face=face, lines=2)
    far = lettered("THANK YOU", face=face, lines=2, leading=1.9)
    assert len(near.keep_out) == 1
    upper, lower = far.keep_out
    assert lower.y > upper.bottom + 10
    assert far.glyphs[1].y - far.glyphs[0].y == pytest.approx(1.9 * far.glyphs[0].size)
    for box in far.keep_out:
        assert box.centre.real == pytest.approx(A2.w / 2, abs=8)


def test_capitals_are_tracked_and_stay_as_high_as_asked() -> None:
    face = load_face("cormorant-garamond")
    done = lettered("THANK YOU", face=face, tracking=0.2, largest=8.0)
    (line,) = done.glyphs
    assert line.tracking == 0.2
    assert CAPITALS * face.cap_height * line.size <= 8.0 + 1e-9
    high = lettered("M", face=face, largest=CAPITALS * 60)
    assert high.ink.h == pytest.approx(60, rel=0.05)


@pytest.mark.parametrize(
    ("text", "fault", "said"),
    [
        (" \n ", BadLettering, "empty"),
        ("谢谢", MissingLetters, "U\\+8C22"),
        ("спасибо", MissingLetters, "lettered in Cormorant"),
        ("THANK YOU", BadLettering, "small letters"),
        ("Thank YOU", BadLettering, "capitals"),
        ("thanks " * 17, Overset, "17 words"),
    ],
)
def test_words_that_make_no_good_front_are_refused_with_a_way_out(
    text: str, fault: type[Exception], said: str
) -> None:
    with pytest.raises(fault, match=said):
        lettered(text)


def test_small_type_is_centred_without_its_last_tracking() -> None:
    done = set_small(SANS, "WITH LOVE", 153, 300, size=6, tracking=0.22, ink=INK)
    (line,) = done.glyphs
    assert done.ink.centre.real == pytest.approx(153, abs=0.4)
    assert line.y == 300 and line.tracking == 0.22
    assert done.ink.bottom == pytest.approx(300, abs=0.2)
    assert Rect(0, 0, *A2).holds(done.keep_out[0]) and done.keep_out[0].holds(done.ink)
