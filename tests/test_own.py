"""A person's own font: any sound one is a hand, any other ends in one clear error."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.t2CharStringPen import T2CharStringPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont, newTable  # type: ignore[import-untyped]
from fontTools.ttLib.tables._f_v_a_r import Axis  # type: ignore[import-untyped]

import cardmaker
from cardmaker.errors import BadFont
from cardmaker.job.project import read_project
from cardmaker.shelf import shelf
from cardmaker.text.chain import is_font_file, load_chain, variable
from cardmaker.text.examine import card_of, examined
from cardmaker.text.face import load_face, measured
from cardmaker.text.own import own_face

SHIPPED = shelf("fonts") / "la-belle-aurore" / "LaBelleAurore_400Regular.ttf"
SOUND = SHIPPED.read_bytes()


def font_file(tmp_path: Path, data: bytes = SOUND, name: str = "My Hand.ttf") -> str:
    path = tmp_path / name
    path.write_bytes(data)
    return str(path)


def changed(tmp_path: Path, change: Callable[[TTFont], None]) -> bytes:
    path = tmp_path / "changed.ttf"
    with TTFont(SHIPPED) as font:
        change(font)
        font.save(path)
    return path.read_bytes()


def test_an_own_font_is_a_hand_called_by_its_file(tmp_path: Path) -> None:
    hand, *lenders = load_chain(font_file(tmp_path))
    shipped = load_face("la-belle-aurore")
    assert hand.name == "My Hand"
    assert (hand.x_height, hand.ascender) == (shipped.x_height, shipped.ascender)
    assert hand.leading == pytest.approx(1.2 * (hand.ascender + hand.descender))
    assert hand.word_space == 0.5 and hand.vary == 1
    assert [lender.name for lender in lenders] == ["playpen-sans", "amatic-sc"]


def test_a_card_in_an_own_font_reads_back(tmp_path: Path) -> None:
    text = "Dear Zoë,\n\nfluffy “fjords” ♥ and Ελένη!\n\nJürgen"
    done = cardmaker.draft(
        text=text, hand=font_file(tmp_path), stock="trim", format="a2-flat",
        output=tmp_path / "card.pdf",
    )  # fmt: skip
    with pypdfium2.PdfDocument(done.paths[0]) as pdf:
        page = pdf[1].get_textpage()
        assert page.get_text_range().split() == text.split()
        page.close()


def test_a_font_called_like_a_shipped_hand_is_told_from_it(tmp_path: Path) -> None:
    assert own_face(font_file(tmp_path, name="caveat.ttf")).name == "caveat-own"


def test_a_project_keeps_its_own_font_beside_its_file(tmp_path: Path) -> None:
    font = font_file(tmp_path)
    (tmp_path / "cardmaker.toml").write_text('hand = "My Hand.ttf"\n', "utf-8")
    assert read_project(tmp_path / "cardmaker.toml").hand == font


def cubic(tmp_path: Path) -> bytes:
    """The letters of a shipped hand with cubic outlines (CFF)."""
    with TTFont(SHIPPED) as font:
        glyphs, order, cmap = font.getGlyphSet(), font.getGlyphOrder(), font.getBestCmap()
        builder = FontBuilder(font["head"].unitsPerEm, isTTF=False)
        builder.setupGlyphOrder(order)
        builder.setupCharacterMap(cmap)
        strings = {}
        for name in order:
            pen = T2CharStringPen(font["hmtx"][name][0], glyphs)
            glyphs[name].draw(pen)
            strings[name] = pen.getCharString()
        builder.setupCFF("Cubic", {}, strings, {})
        builder.setupHorizontalMetrics({name: font["hmtx"][name] for name in order})
        builder.setupHorizontalHeader()
        builder.setupNameTable({"familyName": "Cubic", "psName": "Cubic"})
        builder.setupOS2()
        builder.setupPost()
        path = tmp_path / "cubic.otf"
        builder.save(path)
    return path.read_bytes()


def test_cubic_outlines_are_drawn_as_quadratic_ones(tmp_path: Path) -> None:
    face = own_face(font_file(tmp_path, cubic(tmp_path), "cubic.otf"))
    shipped = load_face("la-belle-aurore")
    for letter in "agQ&8":
        gid = face.font.get_nominal_glyph(ord(letter))
        mine = [point for contour in face.outline(gid) for point in contour if point[2]]
        theirs = shipped.outline(shipped.font.get_nominal_glyph(ord(letter)))
        assert len(mine) >= 4
        box = shipped.extents(shipped.font.get_nominal_glyph(ord(letter)))
        for x, y, _on in mine:
            assert box.left - 3 <= x <= box.right + 3 and box.bottom - 3 <= y <= box.top + 3
        assert len(face.outline(gid)) == len(theirs)


def test_a_variable_font_is_taken_as_it_is_by_default(tmp_path: Path) -> None:
    def vary(font: TTFont) -> None:
        axis = Axis()
        axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue = "wght", 100, 400, 900
        font["fvar"] = newTable("fvar")
        font["fvar"].axes, font["fvar"].instances = [axis], []

    (remark,) = variable(own_face(font_file(tmp_path, changed(tmp_path, vary))))
    assert "My Hand is a variable font" in remark
    assert variable(load_face("caveat")) == ()


@pytest.mark.parametrize(
    ("bits", "why"),
    [(0x0002, "embed it in a document"), (0x0100, "letters used alone"), (0x0204, "outlines")],
)
def test_a_licence_that_forbids_embedding_is_kept(tmp_path: Path, bits: int, why: str) -> None:
    def forbid(font: TTFont) -> None:
        font["OS/2"].fsType = bits

    with pytest.raises(BadFont, match=rf"licence of My Hand.ttf forbids.*{why}.*ask its maker"):
        own_face(font_file(tmp_path, changed(tmp_path, forbid)))


@pytest.mark.parametrize("bits", [0, 4, 8, 6])
def test_a_licence_that_allows_embedding_is_enough(bits: int, tmp_path: Path) -> None:
    def allow(font: TTFont) -> None:
        font["OS/2"].fsType = bits

    assert examined("x.ttf", changed(tmp_path, allow)) == b""


def without(tag: str) -> Callable[[TTFont], None]:
    def remove(font: TTFont) -> None:
        del font[tag]

    return remove


def test_a_font_without_outlines_or_letters_is_refused(tmp_path: Path) -> None:
    def bare(font: TTFont) -> None:
        for table in font["cmap"].tables:
            table.cmap.pop(ord("v"), None)

    with pytest.raises(BadFont, match="has no outlines"):
        own_face(font_file(tmp_path, changed(tmp_path, without("glyf"))))
    with pytest.raises(BadFont, match="has no letter v"):
        own_face(font_file(tmp_path, changed(tmp_path, bare)))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is not a font"),
        (b"hello, this is no font", "is not a font"),
        (b"ttcf" + SOUND, "collection.*take one out"),
        (b"wOF2" + SOUND, "packed for the web.*fonttools"),
        (b"%!PS-AdobeFont-1.0", "PostScript.*otf"),
        (SOUND[:20_000], "cut off"),
        (SOUND[:9], "damaged"),
        (b"\0\1\0\0" + bytes(200), "has no outlines"),
        (bytes((20 << 20) + 1), "larger than 20 MB"),
    ],
)
def test_what_is_no_font_is_refused_with_a_way_out(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(BadFont, match=said):
        own_face(font_file(tmp_path, data))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadFont, match="there is no font file"):
        own_face(str(tmp_path / "none.ttf"))
    with pytest.raises(BadFont, match="cannot be read"):
        own_face(str(tmp_path))
    assert not is_font_file("caveta")


def broken(count: int) -> list[bytes]:
    """Copies of a shipped font with bytes changed anywhere, or in its tables' heads, or cut off."""
    die = random.Random("broken fonts")
    found = []
    for at in range(count):
        data = bytearray(SOUND)
        if at % 4 == 0:
            del data[die.randrange(len(data)) :]
        for _ in range((0, 4, 40, 2000)[at % 4]):
            data[die.randrange(600 if at % 4 == 1 else len(data))] = die.randrange(256)
        found.append(bytes(data))
    return found


#: Reads lengths and fonts, has each examined, and writes a line for each: what was answered.
EXAMINE_ALL = """
import sys
sys.path.insert(0, sys.argv[1])
from cardmaker.confined import answer, limit
from cardmaker.text.examine import examined
limit()
read = sys.stdin.buffer.read
while head := read(4):
    data = read(int.from_bytes(head, "big"))
    said = answer(examined, "font.ttf", data)
    sys.stdout.buffer.write(said.replace(b"\\n", b" ") + b"\\n")
"""


@pytest.mark.slow
def test_hundreds_of_broken_fonts_end_in_one_clear_error_or_are_sound_enough() -> None:
    fonts = broken(120)
    root = str(Path(cardmaker.__file__).parent.parent)
    done = subprocess.run(
        [sys.executable, "-I", "-c", EXAMINE_ALL, root],
        input=b"".join(len(font).to_bytes(4, "big") + font for font in fonts),
        capture_output=True, timeout=60, check=True,
    )  # fmt: skip
    answers = done.stdout.decode().splitlines()
    assert not done.stderr
    assert len(answers) == len(fonts)
    refused = [answer for answer in answers if answer.startswith("refused")]
    assert 60 < len(refused) < 118
    assert all("font.ttf" in answer for answer in refused)
    sound = [font for font, answer in zip(fonts, answers, strict=True) if answer == "done "]
    for data in sound[:10]:
        assert measured("sound", card_of("sound"), data).leading > 0
