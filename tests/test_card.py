"""Cards: what each panel shows, where the note goes, and that words and art keep apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cardmaker.art.room import spread
from cardmaker.card import SAFE, Brief, compose, note_box, note_panel, written
from cardmaker.design import Design, load_design
from cardmaker.display import Glyphs, Ink, rule
from cardmaker.errors import MissingLetters, Overset
from cardmaker.geometry import Rect, Size
from cardmaker.paper.fold import load_folds
from cardmaker.shelf import shelf
from cardmaker.text.face import Face, load_face

A2 = Size(306, 396)
FACES = {name: load_face(name) for name in ("montecarlo", "josefin-sans")}


def brief(
    fold: str = "side",
    size: Size = A2,
    edge: str = "border",
    lettering: str = "thank you",
    subline: str = "",
) -> Brief:
    design = load_design("garden-sprigs", (shelf("designs"),))
    return Brief(
        design, design.palette(None), load_folds()[fold], size, edge,  # type: ignore[arg-type]
        18.0 if edge == "border" else 0.0, 0.0 if edge == "border" else 9.0, 1, lettering, subline,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fold", "panel"),
    [("side", "right"), ("top", "bottom"), ("flat", "back"), ("french-side", "right")],
)
def test_the_note_goes_where_the_open_card_is_written_on(fold: str, panel: str) -> None:
    assert note_panel(load_folds()[fold]) == panel


@pytest.mark.parametrize("fold", load_folds())
def test_every_panel_of_a_card_is_one_of_its_fold(fold: str) -> None:
    card = compose(brief(fold), FACES)
    assert set(card.panels) <= set(load_folds()[fold].panels)
    assert "front" in card.panels and card.note in card.panels


@pytest.mark.parametrize("edge", ["border", "bleed"])
@pytest.mark.parametrize("size", [Size(306, 396), Size(396, 306), Size(252, 351), Size(360, 504)])
def test_the_note_keeps_off_trim_crease_and_border(size: Size, edge: str) -> None:
    asked = brief(size=size, edge=edge)
    inner = Rect(0, 0, *size).inset(asked.border + SAFE)
    box = note_box(asked)
    assert inner.holds(box)
    assert box.w > 0.6 * size.w and box.h > 0.6 * size.h


@pytest.mark.parametrize("fold", ["side", "tri", "z", "gate"])
def test_art_beside_the_note_bleeds_but_not_over_a_crease(fold: str) -> None:
    asked = brief(fold, edge="bleed")
    design = load_design("rose-corner", (shelf("designs"),))
    card = compose(replace(asked, design=design), {**FACES, **_faces(design)})
    stays = Rect(0, 0, *A2).holds(spread(card.panels[card.note]))
    assert stays == (fold != "side")


def _faces(design: Design) -> dict[str, Face]:
    return {name: load_face(name) for name in design.faces}


def test_the_lettering_reads_as_typed_and_the_subline_stands_below() -> None:
    lines = [
        item for item in compose(brief(subline="with love"), FACES).panels["front"]
        if isinstance(item, Glyphs)
    ]  # fmt: skip
    assert [line.text for line in lines] == ["thank you", "WITH LOVE"]
    assert lines[1].y > lines[0].y
    bare = compose(brief(lettering=""), FACES).panels["front"]
    assert not [item for item in bare if isinstance(item, Glyphs)]


def test_lettering_that_makes_no_good_front_is_refused() -> None:
    with pytest.raises(MissingLetters, match=r"U\+8B1D"):
        compose(brief(lettering="謝謝"), FACES)
    with pytest.raises(Overset):
        compose(brief(lettering=" ".join(["gratitude"] * 40)), FACES)


def test_guides_are_added_on_the_note_panel_alone() -> None:
    card = compose(brief(), FACES)
    guide = rule(0j, 10 + 0j, Ink(0, 0, 0, 0.2), 0.5)
    ruled = written(card, (guide,))
    assert ruled.panels["right"][-1] == guide
    assert ruled.panels["front"] == card.panels["front"]


def test_shipped_notes_of_111_words_fit_an_a2_card() -> None:
    from cardmaker.text.fit import largest_size, measure, room_for
    from cardmaker.text.parts import read_parts
    from cardmaker.text.shape import Lexicon

    lexicon = Lexicon((load_face("caveat"),))
    words = ("Thank you for the long afternoon and all the stories that came with it. " * 9).split()
    text = "Dear Ada,\n\n" + " ".join(words[:106]) + "\n\nWarmly,\nSam B."
    room = room_for(note_box(brief()), lexicon.hand)
    assert len(text.split()) == 111
    assert largest_size(measure(read_parts(text), lexicon), room) >= room.smallest


def test_designs_are_found_by_name_and_by_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    from cardmaker.design import design_folders, find_designs
    from cardmaker.errors import BadDesign, UnknownName

    monkeypatch.chdir(tmp_path)
    planted = tmp_path / "designs" / "mine"
    shutil.copytree(shelf("designs") / "new" / "svg", planted)
    folders = design_folders(None, tmp_path)
    assert {"mine", "garden-sprigs"} <= set(find_designs(folders))
    for name in ("mine", "designs/mine", "./designs/mine", str(planted), f"{planted}/"):
        assert load_design(name, folders).title == "My design"
    with pytest.raises(UnknownName, match="garden-sprigs"):
        load_design("garden-sprgs", folders)
    with pytest.raises(BadDesign, match="holds no design"):
        load_design("designs", folders)
    with pytest.raises(BadDesign, match="no design folder"):
        load_design("designs/yours", folders)


def test_a_small_line_is_fitted_or_refused_and_never_leaves_the_panel() -> None:
    lines = [
        item
        for item in compose(brief(subline="with all of our love and thanks"), FACES).panels["front"]
        if isinstance(item, Glyphs)
    ]
    small = lines[-1]
    assert small.size >= 6
    assert small.x > 18 and small.x + small.advance < A2.w - 18
    with pytest.raises(Overset, match="fewer words"):
        compose(brief(subline="with all our love and endless gratitude, " * 2), FACES)


def test_lettering_stays_inside_a_wide_border() -> None:
    from dataclasses import replace

    wide = replace(brief(), border=72.0)
    lines = [i for i in compose(wide, FACES).panels["front"] if isinstance(i, Glyphs)]
    assert " ".join(line.text for line in lines) == "thank you"
    for line in lines:
        assert line.x > 72 and line.x + line.advance < A2.w - 72


@pytest.mark.parametrize("palette", ["sage_blush", "indigo", "autumn", "botanical_ink"])
def test_small_type_is_printed_in_two_inks(palette: str) -> None:
    from cardmaker.art.palette import two_inks

    ink = two_inks(load_design("garden-sprigs", (shelf("designs"),)).palette(palette).ink)
    assert sum(part > 0 for part in ink) <= 2
    assert ink.k > 0.4


def crested(lettering: str, subline: str = "") -> list[Glyphs]:
    """The lines on a front whose design has a monogram."""
    from dataclasses import replace

    from cardmaker.design import Monogram

    plain = brief(lettering=lettering, subline=subline)
    crest = Monogram("cormorant-garamond", 0.21, 0.36, 0.45, 0.78, 0.42)
    asked = replace(plain, design=replace(plain.design, monogram=crest))
    faces = {name: load_face(name) for name in asked.design.faces}
    return [item for item in compose(asked, faces).panels["front"] if isinstance(item, Glyphs)]


def test_letters_are_a_monogram_with_names_in_script_and_the_thanks_in_small_capitals() -> None:
    letter, names, thanks = crested("M", "Emma & James")
    assert [line.text for line in (letter, names, thanks)] == ["M", "Emma & James", "THANK YOU"]
    assert letter.words[0].face == "cormorant-garamond"
    assert names.words[0].face == "montecarlo"
    assert letter.y < names.y < thanks.y
    assert letter.size * load_face("cormorant-garamond").cap_height == pytest.approx(0.21 * A2.w)
    assert 6 <= thanks.size < names.size < letter.size


@pytest.mark.parametrize(
    ("words", "shown"),
    [("m", ["M", "THANK YOU"]), ("E&J", ["E&J", "THANK YOU"]), ("joy", ["joy"]), ("", [])],
)
def test_what_is_a_monogram_and_what_a_word(words: str, shown: list[str]) -> None:
    assert [line.text for line in crested(words)] == shown


@pytest.mark.parametrize("u", [0.4, 0.575, 0.7])
@pytest.mark.parametrize("words", ["thank you", "with gratitude", "thank you so very much indeed"])
def test_lettering_that_stands_aside_keeps_off_the_nearer_edge(u: float, words: str) -> None:
    from dataclasses import replace

    plain = brief(lettering=words)
    style = replace(plain.design.lettering, centre=u + 0.4j)
    asked = replace(plain, design=replace(plain.design, lettering=style))
    for line in compose(asked, FACES).panels["front"]:
        if isinstance(line, Glyphs):
            assert line.x > 18 + SAFE / 2 and line.x + line.advance < A2.w - 18 - SAFE / 2


def test_a_small_line_stands_on_the_axis_of_the_words_above_it() -> None:
    from dataclasses import replace

    plain = brief(subline="with love")
    style = replace(plain.design.lettering, centre=0.575 + 0.4j, width=0.5)
    asked = replace(plain, design=replace(plain.design, lettering=style))
    small = [i for i in compose(asked, FACES).panels["front"] if isinstance(i, Glyphs)][-1]
    middle = small.x + (small.advance - small.tracking * small.size) / 2
    assert middle == pytest.approx(0.575 * A2.w)
