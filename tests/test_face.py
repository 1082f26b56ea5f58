from __future__ import annotations

from itertools import chain

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from cardmaker.errors import UnknownName
from cardmaker.shelf import shelf
from cardmaker.text.chain import load_chain
from cardmaker.text.face import Extents, face_names, load_face
from cardmaker.text.shape import Lexicon


def test_an_unknown_hand_is_answered_with_the_good_ones() -> None:
    with pytest.raises(UnknownName, match="did you mean caveat"):
        load_face("caveta")


def test_roles() -> None:
    assert face_names("symbols") == ["noto-emoji"]
    roles = (face_names(role) for role in ("hand", "lettering", "symbols"))
    assert sorted(chain.from_iterable(roles)) == face_names()
    assert "montecarlo" not in face_names("hand")


def test_the_lenders_stand_at_the_end_of_a_chain_and_once() -> None:
    lenders = ["playpen-sans", "amatic-sc"]
    assert [face.name for face in load_chain("caveat")] == ["caveat", *lenders]
    assert [face.name for face in load_chain("playpen-sans")] == lenders


def test_a_lender_is_read_when_it_is_needed() -> None:
    hands = load_chain("caveat")
    lexicon = Lexicon(hands)
    lexicon.span("thank you for the figs ♥")
    assert list(hands.loaded) == list(lexicon.faces) == ["caveat"]
    lexicon.word("Ελένη")
    assert list(hands.loaded) == list(lexicon.faces) == ["caveat", "playpen-sans"]


def test_x_heights_are_those_measured() -> None:
    measured = {"caveat": 0.357, "patrick-hand": 0.468, "playwrite-us": 0.519, "edu-nsw": 0.541}
    for name, x_height in measured.items():
        assert load_face(name).x_height == pytest.approx(x_height, abs=0.001)


def test_coverage() -> None:
    face = load_face("caveat")
    assert face.covers("Řehoř naïve — “yes”")
    assert face.missing("Ελένη x") == ["Ε", "λ", "έ", "ν", "η"]


@pytest.mark.parametrize("name", ["caveat", "edu-nsw", "montecarlo"])
def test_outlines_are_the_files_own(name: str) -> None:
    """Against fontTools: the same number of contours, and the same points but for implied ones."""
    face = load_face(name)
    (path,) = (shelf("fonts") / name).glob("*.ttf")
    with TTFont(path) as font:
        glyf, order = font["glyf"], font.getGlyphOrder()
        for gid in range(0, len(order), 7):
            coordinates, ends, flags = glyf[order[gid]].getCoordinates(glyf)[:3]
            contours = face.outline(gid)
            assert len(contours) == len(ends)
            assert face.advance(gid) == font["hmtx"][order[gid]][0]
            off = {
                tuple(map(round, p))
                for p, flag in zip(coordinates, flags, strict=True)
                if not flag & 1
            }
            mine = {(x, y) for contour in contours for x, y, on in contour if not on}
            if not glyf[order[gid]].isComposite():
                assert mine == off


def test_outlines_keep_the_ink() -> None:
    """The drawn glyph and HarfBuzz's extents agree."""
    face = load_face("caveat")
    gid = face.font.get_nominal_glyph(ord("g"))
    xs = [x for contour in face.outline(gid) for x, _y, on in contour if on]
    box = face.extents(gid)
    assert box.left <= min(xs) and max(xs) <= box.right
    assert max(xs) - min(xs) > 0.8 * (box.right - box.left)
    assert face.extents(face.font.get_nominal_glyph(ord(" "))) == Extents(0, 0, 0, 0)


def test_a_blank_glyph_has_no_outline() -> None:
    face = load_face("caveat")
    assert face.outline(face.font.get_nominal_glyph(ord(" "))) == ()
