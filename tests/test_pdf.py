"""Display lists as the content of forms, and the pictures that readers make of them."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path as FilePath

import pypdfium2
import pytest
from PIL import Image as Pillow
from samples import BLACK, BLUE, HAND, LEAF, line, plan, sheet

import cardmaker
from cardmaker.card import Card
from cardmaker.display import (
    PAPER,
    Gradient,
    Group,
    Image,
    Ink,
    Items,
    Path,
    polygon,
    rectangle,
    rule,
)
from cardmaker.errors import BadDesign
from cardmaker.geometry import Matrix, Rect
from cardmaker.press.galley import Galley
from cardmaker.press.ink import Colour, device, filling
from cardmaker.press.pdf import Drawing, draw, upright
from cardmaker.press.stream import Copy, Plan, write_pdf
from cardmaker.press.type import Fount

RED = Ink(0, 1, 1, 0)


def drawn(*items: object, colour: Colour = "home") -> Drawing:
    founts = {face: Fount(HAND.faces[face]) for face in HAND.faces}
    names = {face: b"F%d" % at for at, face in enumerate(founts)}
    galley = Galley(founts, names, lambda ink: filling(ink, colour))
    return draw(items, galley, colour)  # type: ignore[arg-type]


def rows(*items: object, colour: Colour = "home") -> list[str]:
    return drawn(*items, colour=colour).content.decode("latin-1").splitlines()


def page(items: Items, folder: FilePath, colour: Colour = "home") -> Pillow.Image:
    """The front panel of a bleeding card as pdfium shows it, one pixel a point."""
    on = sheet("a2-side", "trim", marks=False, bleed=0)
    base = plan(on, colour)
    card = Card({"front": items}, note="")
    file = folder / "one.pdf"
    write_pdf(file, Plan(on, {"a": card}, base.faces, colour, "one"), [Copy("a")])
    document = pypdfium2.PdfDocument(file)
    try:
        picture: Pillow.Image = document[0].render(scale=1).to_pil().convert("RGB")
    finally:
        document.close()
    width, height = picture.size
    return picture.crop((width // 2, 0, width, height))


def pixel(picture: Pillow.Image, at: tuple[int, int]) -> tuple[int, int, int]:
    found = picture.getpixel(at)
    assert isinstance(found, tuple)
    red, green, blue = found
    return red, green, blue


def test_straight_edges_are_lines_and_bends_are_curves() -> None:
    text = rows(rectangle(Rect(1, 2, 3, 4), fill=RED), LEAF)
    assert text[1:6] == ["1.00 2.00 m", "4.00 2.00 l", "4.00 6.00 l", "1.00 6.00 l", "h"]
    assert sum(row.endswith(" c") for row in text) == 2


def test_no_number_has_an_exponent() -> None:
    faint = Ink(1e-9, 5e-6, 3e-8, 1e-7)
    tiny = Gradient(faint, BLACK, 1e-7 + 1e-9j, 4 + 1e-8j)
    items = (
        rule(0j, 1e-8 + 1e-9j, faint, 1e-6, (1e-7, 3)),
        rectangle(Rect(1e-9, 0, 5, 5), fill=faint),
        Path(((0j, 1e-9 + 0j, 4 + 1e-9j, 4 + 4j),), tiny),
        Group((LEAF,), Matrix(1, 1e-9, -1e-9, 1, 5e-7, 0), Rect(1e-7, 0, 9, 9)),
    )
    for colour in ("home", "shop"):
        assert not re.search(r"\d[eE]-?\d", "\n".join(rows(*items, colour=colour)))


@pytest.mark.parametrize("odd", [complex("nan"), complex("inf")])
def test_points_that_are_no_numbers_are_refused(odd: complex) -> None:
    with pytest.raises(BadDesign, match="no number"):
        drawn(polygon([0j, odd, 9j], fill=RED))


def test_strokes_are_never_thinner_than_presses_hold() -> None:
    text = rows(rule(0j, 9j, BLACK, 0.05), rule(0j, 9j, BLACK, 0.4))
    assert [row for row in text if row.endswith(" w")] == [".25 w", ".4 w"]


def test_marks_end_square_and_art_ends_round() -> None:
    art = Path(((0j, 1j, 2j, 3 + 3j),), stroke=BLACK, width=1, closed=False)
    mark = rule(0j, 9j, BLACK, 1)
    assert "1 J" in rows(art) and "1 j" in rows(art)
    assert "1 J" not in rows(mark)
    assert "0 J" in rows(art, mark)


def test_a_path_is_filled_before_it_is_stroked() -> None:
    both = rectangle(Rect(0, 0, 9, 9), fill=RED, stroke=BLACK, width=1)
    assert rows(both)[-1] == "B"
    washed = Path(LEAF.contours, LEAF.fill, BLACK, 1)
    text = rows(washed)
    assert text.index("/W0 sh") < text.index("S")


def test_like_gradients_share_one_shading() -> None:
    a = Gradient(Ink(0.4, 0.2, 0.4, 0), Ink(0.6, 0.3, 0.6, 0), 0j, 9 + 0j)
    near = Gradient(Ink(0.401, 0.2, 0.4, 0), Ink(0.6, 0.301, 0.6, 0), 5j, 9 + 9j)
    other = Gradient(Ink(0.4, 0.2, 0.4, 0), Ink(0.9, 0.3, 0.6, 0), 0j, 9 + 0j)
    made = drawn(*(Path(LEAF.contours, wash) for wash in (a, near, other)))
    assert len(made.washes) == 2
    assert made.content.count(b"/W0 sh") == 2


def test_a_gradient_without_length_or_change_is_flat() -> None:
    still = Gradient(RED, BLACK, 3j, 3j)
    same = Gradient(RED, RED, 0j, 9j)
    made = drawn(Path(LEAF.contours, still), Path(LEAF.contours, same))
    assert not made.washes


@pytest.mark.parametrize("colour", ["home", "shop"])
def test_states_are_balanced_and_come_back(colour: Colour) -> None:
    inner = rectangle(Rect(0, 0, 1, 1), fill=BLACK)
    outer = rectangle(Rect(0, 0, 9, 9), fill=RED)
    moved = Matrix.shift(1, 0)
    nested = Group((inner, Group((outer,), moved)), moved)
    text = rows(outer, Group((inner,), moved), outer, nested, colour=colour)
    assert text.count("q") == text.count("Q") == 3
    fills = [row for row in text if row.endswith((" rg", " k"))]
    assert len(fills) == 4


def test_a_part_that_nothing_moves_is_drawn_as_if_it_stood_alone() -> None:
    red = rectangle(Rect(0, 0, 9, 9), fill=RED)
    assert rows(red, Group((red, Group((red,))))) == rows(red, red, red)


def test_text_does_not_leave_its_ink_behind() -> None:
    red = rectangle(Rect(0, 0, 9, 9), fill=RED)
    text = rows(red, line(HAND, "thanks", 0, 20, 12), red)
    assert sum(row.endswith(" rg") for row in text) == 3


def test_colours_are_srgb_at_home_and_cmyk_in_the_shop() -> None:
    square = rectangle(Rect(0, 0, 9, 9), fill=BLUE, stroke=RED, width=1)
    assert {row.split()[-1] for row in rows(square)} >= {"rg", "RG"}
    shop = rows(square, LEAF, colour="shop")
    assert {row.split()[-1] for row in shop} >= {"k", "K"}
    assert not {"rg", "RG"} & {row.split()[-1] for row in shop}


def test_the_top_is_the_top_and_left_is_left(tmp_path: FilePath) -> None:
    corner = polygon([0j, 40 + 0j, 0 + 40j], fill=RED)
    picture = page((corner, Group((corner,), Matrix.shift(100, 200))), tmp_path)
    red, _, _ = pixel(picture, (5, 5))
    assert pixel(picture, (5, 5)) == pixel(picture, (105, 205)) != (255, 255, 255)
    assert red > 200
    for bare in ((35, 35), (5, 390), (300, 5), (135, 235), (105, 190)):
        assert pixel(picture, bare) == (255, 255, 255)


def test_a_group_is_cut_off_at_its_clip(tmp_path: FilePath) -> None:
    square = rectangle(Rect(0, 0, 100, 100), fill=BLACK)
    picture = page((Group((square,), Matrix.shift(50, 0), Rect(0, 0, 80, 40)),), tmp_path)
    assert pixel(picture, (60, 20)) != (255, 255, 255)
    assert pixel(picture, (60, 60)) == pixel(picture, (100, 20)) == (255, 255, 255)


def test_a_gradient_runs_from_its_start_to_its_end(tmp_path: FilePath) -> None:
    wash = Gradient(PAPER, BLACK, 100j, 300j)
    square = rectangle(Rect(0, 0, 200, 390))
    picture = page((Path(square.contours, wash),), tmp_path)
    tones = [pixel(picture, (100, y))[0] for y in (50, 150, 250, 350)]
    assert tones[0] == 255 and tones[3] < 60
    assert tones == sorted(tones, reverse=True)


@pytest.mark.parametrize("ink", [BLUE, RED, Ink(0.4, 0.18, 0.44, 0.06)])
def test_a_fill_is_seen_in_its_colour(ink: Ink, tmp_path: FilePath) -> None:
    picture = page((rectangle(Rect(0, 0, 50, 50), fill=ink),), tmp_path)
    want = [255 * part for part in device(ink, "home")]
    assert pixel(picture, (20, 20)) == pytest.approx(want, abs=1)


def test_a_jpeg_goes_in_untouched_and_upright(tmp_path: FilePath) -> None:
    picture = Pillow.new("RGB", (40, 40), (255, 255, 255))
    picture.paste((200, 0, 0), (0, 0, 40, 20))
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=95)
    shown = page((Image(data.getvalue(), Rect(10, 10, 100, 100)),), tmp_path)
    assert data.getvalue() in (tmp_path / "one.pdf").read_bytes()
    assert pixel(shown, (60, 30))[1] < 40 < 200 < pixel(shown, (60, 90))[1]
    assert pixel(shown, (5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xd9", b"\xff\xd8\xff"])
def test_other_pictures_are_refused(data: bytes) -> None:
    with pytest.raises(BadDesign, match="no JPEG"):
        drawn(Image(data, Rect(0, 0, 9, 9)))


def test_y_is_turned_over_once() -> None:
    assert upright(100).apply(10 + 0j) == 10 + 100j
    assert upright(100).then(upright(100)) == Matrix()


@pytest.mark.parametrize("name", ["reportlab_settings", "reportlab_mods"])
def test_a_stray_file_of_that_name_does_not_run(name: str, tmp_path: FilePath) -> None:
    (tmp_path / f"{name}.py").write_text("raise SystemExit('it ran')")
    root = FilePath(cardmaker.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", "import cardmaker.press.pdf; print('quiet')"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "quiet\n"), done.stderr
