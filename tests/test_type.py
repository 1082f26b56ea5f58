"""Founts and their font programs, read by fontTools."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

from cardmaker.display import Cluster
from cardmaker.errors import BadFont
from cardmaker.press import type as press_type
from cardmaker.press.truetype import pack_glyph, program
from cardmaker.press.type import Fount, escaped, to_unicode, widths
from cardmaker.shelf import shelf
from cardmaker.text.face import face_names, load_face
from cardmaker.text.shape import Lexicon

CAVEAT = load_face("caveat")


def clusters_of(name: str) -> list[Cluster]:
    lexicon = Lexicon((load_face(name),))
    text = "Dear Zoe, affine fluffy difficult ready (thanks) & yours sincerely!"
    for word in "😀 ❤️ 👩‍🏫 👍🏽".split() if name == "noto-emoji" else text.split():
        lexicon.word(word)
    return sorted(cluster for _face, cluster in lexicon.clusters())


def read(data: bytes) -> TTFont:
    """A font with its checksums proven, its glyphs unpacked."""
    font = TTFont(io.BytesIO(data), checkChecksums=2, recalcTimestamp=False)
    for name in font.getGlyphOrder():
        font["glyf"][name].expand(font["glyf"])
    return font


def test_codes_are_the_sorted_order_whoever_came_first() -> None:
    found = clusters_of("caveat")
    one, other = Fount(CAVEAT, found), Fount(CAVEAT, found[::-1])
    assert [one.code(c) for c in found] == [other.code(c) for c in found]
    assert [one.code(c) for c in found] == list(range(1, len(found) + 1))


def test_a_cluster_met_later_gets_the_next_code() -> None:
    first, *rest = clusters_of("caveat")
    fount = Fount(CAVEAT, rest)
    assert fount.code(first) == len(rest) + 1 == len(fount)
    assert fount.clusters[-1] == first


@pytest.mark.parametrize("code", [0x0D0A, 0x2829, 0x5C5C, 0x0A0D, 0x005C, 0x2800, 0xFFFF])
def test_codes_survive_a_literal_string(code: int) -> None:
    data = code.to_bytes(2, "big")
    assert bytes(pikepdf.Object.parse(b"(" + escaped(data) + b")")) == data


@pytest.mark.parametrize("name", face_names())
def test_the_subset_draws_what_the_font_draws(name: str) -> None:
    face, found = load_face(name), clusters_of(name)
    subset = read(program(face, found).data)
    names = subset.getGlyphOrder()
    assert len(names) == len(found) + 1
    with TTFont(next((shelf("fonts") / name).glob("*.ttf")), lazy=True) as whole:
        order = whole.getGlyphOrder()
        for code, cluster in enumerate(found, 1):
            assert subset["hmtx"][names[code]][0] == cluster.width
            drawn = subset["glyf"][names[code]]
            if len(cluster.pieces) == 1 and drawn.numberOfContours:
                gid, dx, dy = cluster.pieces[0]
                want = whole["glyf"][order[gid]]
                assert subset["hmtx"][names[code]][1] == drawn.xMin
                # Some fonts give the box of the curves, not that of the points that make them.
                assert (drawn.xMin, drawn.yMin, drawn.xMax, drawn.yMax) == pytest.approx(
                    (want.xMin + dx, want.yMin + dy, want.xMax + dx, want.yMax + dy),
                    abs=0.015 * face.upem,
                )


def test_all_tables_can_be_read_and_agree() -> None:
    made = program(CAVEAT, clusters_of("caveat"))
    font = read(made.data)
    assert {"glyf", "head", "hhea", "hmtx", "loca", "maxp"} <= set(font.keys())
    assert font["hhea"].numberOfHMetrics == font["maxp"].numGlyphs
    assert font["head"].unitsPerEm == CAVEAT.upem
    assert (font["head"].xMin, font["head"].yMin) == made.box[:2]
    assert font["maxp"].maxPoints == max(
        len(glyph.coordinates) for glyph in font["glyf"].glyphs.values() if glyph.numberOfContours
    )


def test_all_pieces_of_a_cluster_become_one_glyph() -> None:
    gid = CAVEAT.font.get_nominal_glyph(ord("o"))
    once = Cluster("o", ((gid, 0, 0),), 500)
    twice = Cluster("oo", ((gid, 0, 0), (gid, 700, -3)), 1200)
    font = read(program(CAVEAT, [once, twice]).data)
    single, double = (font["glyf"][name] for name in font.getGlyphOrder()[1:])
    assert double.numberOfContours == 2 * single.numberOfContours
    assert (double.xMax, double.yMin) == (single.xMax + 700, single.yMin - 3)


def test_long_runs_and_long_steps_are_packed() -> None:
    points = [(at * 300, 0, True) for at in range(100)] + [(x, 40, True) for x in range(700, 0, -1)]
    data, box = pack_glyph([points])
    assert box == (0, 0, 29700, 40)
    glyph = Glyph(data)
    glyph.expand(None)
    assert [tuple(xy) for xy in glyph.coordinates] == [(x, y) for x, y, _ in points]
    assert all(glyph.flags)


def test_nothing_drawn_is_no_bytes() -> None:
    assert pack_glyph([]) == (b"", (0, 0, 0, 0))


def test_to_unicode_gives_back_every_text() -> None:
    texts = ["a", "ffi", "e\u0301", "ß", "“", "😀", " ", "\u00a0"]
    made = to_unicode([Cluster(text, (), 1) for text in texts]).decode()
    made = made.split("endcodespacerange")[1]
    rows = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", made, re.M)
    assert {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in rows} == dict(
        enumerate(texts, 1)
    )


def test_to_unicode_has_at_most_a_hundred_rows_a_block() -> None:
    made = to_unicode([Cluster("x", (), at) for at in range(250)]).decode()
    assert re.findall(r"(\d+) beginbfchar", made) == ["100", "100", "50"]


def test_widths_are_thousandths_of_an_em() -> None:
    found = [Cluster("a", (), CAVEAT.upem // 2), Cluster("b", (), CAVEAT.upem)]
    assert widths(CAVEAT, found) == "[0[0 500 1000]]"


def test_equal_subsets_have_equal_tags_and_others_not() -> None:
    found = clusters_of("caveat")
    assert program(CAVEAT, found).tag == program(CAVEAT, found).tag
    assert program(CAVEAT, found).tag != program(CAVEAT, found[1:]).tag
    assert re.fullmatch("[A-Z]{6}", program(CAVEAT, found).tag)


def test_more_forms_than_a_font_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press_type, "MOST_GLYPHS", 4)
    with pytest.raises(BadFont, match="more than 3 forms of caveat"):
        Fount(CAVEAT, [Cluster(letter, (), 1) for letter in "abcd"])


def test_a_width_beyond_the_format_is_refused() -> None:
    with pytest.raises(BadFont, match="the width -5"):
        program(CAVEAT, [Cluster("a", (), -5)])
