"""Every folder of fonts/ is a test the day it is saved."""

from __future__ import annotations

import hashlib
import re

import pytest

from cardmaker.shelf import shelf
from cardmaker.text.chain import load_chain
from cardmaker.text.face import face_names, load_face
from cardmaker.text.shape import Lexicon

FONTS = shelf("fonts")
TYPED = "The quick brown fox — “it’s” jumps over 1,234 lazy dogs… ½ & é ß ř ñ ø ç!"


def test_the_promised_faces_ship() -> None:
    assert {
        "caveat", "patrick-hand", "playpen-sans", "playwrite-us", "edu-nsw", "great-vibes",
        "caveat-brush", "amatic-sc", "bad-script", "la-belle-aurore", "cedarville-cursive",
    } <= set(face_names("hand"))  # fmt: skip
    assert set(face_names("lettering")) == {
        "montecarlo", "ms-madi", "parisienne", "allura", "josefin-sans",
        "cormorant-garamond", "cormorant-italic", "italiana",
    }  # fmt: skip


@pytest.mark.parametrize("name", face_names())
def test_a_folder_is_a_font_its_licence_and_its_source(name: str) -> None:
    (font,) = (FONTS / name).glob("*.ttf")
    licence = (FONTS / name / "OFL.txt").read_text(encoding="utf-8")
    assert licence.startswith("Copyright")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    (row,) = re.findall(
        rf"^\| {name} \|.*$", (FONTS / "SOURCES.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[4] == font.name
    assert cells[5] == hashlib.sha256(font.read_bytes()).hexdigest()
    claim = licence.split("This Font Software")[0]
    reserved = re.search(r'Reserved Font Names? "([^"]+)"', claim)
    assert cells[7] == (reserved[1] if reserved else "none")


@pytest.mark.parametrize("name", [*face_names("hand"), *face_names("lettering")])
def test_a_face_is_measured_from_its_glyphs(name: str) -> None:
    face = load_face(name)
    assert 0.25 < face.x_height < face.cap_height < 1.1
    assert face.x_height < face.ascender < 1.1
    assert 0.1 < face.descender < 0.7
    assert 0.15 < face.word_space < 0.45
    assert face.ascender + face.descender <= face.leading * 1.1
    assert face.psname and face.title and face.summary.endswith(".")


@pytest.mark.parametrize("name", face_names("hand"))
def test_every_hand_writes_what_people_type(name: str) -> None:
    lexicon = Lexicon(load_chain(name))
    for word in TYPED.split():
        shaped = lexicon.word(word)
        assert "".join(cluster.text for cluster in shaped.clusters) == word
