"""Dots to write over: how they lie, and what readers of PDF make of them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from itertools import combinations, pairwise
from pathlib import Path as File
from statistics import median

import pypdfium2
import pytest

from cardmaker.card import Card
from cardmaker.display import Glyphs, Items, Path
from cardmaker.press.stream import Copy, Plan, write_pdf
from cardmaker.text.dotted import dotted, spaced
from cardmaker.text.face import face_names, load_face
from cardmaker.text.shape import Lexicon
from cardmaker.text.written import written
from cardmaker.units import mm
from tests.samples import BLACK, FACES, HAND, line, sheet

HANDS = {name: load_face(name) for name in face_names("hand")}


def dots(items: Items) -> list[complex]:
    paths = [item for item in items if isinstance(item, Path)]
    return [contour[0] for path in paths for contour in path.contours]


def set_line(name: str, text: str, x_height: float, x: float = 20.0) -> Glyphs:
    lexicon = Lexicon((HANDS[name],))
    return line(lexicon, text, x, 50, x_height * mm / HANDS[name].x_height)


@pytest.mark.parametrize("name", HANDS)
@pytest.mark.parametrize("x_height", [1.5, 2.4, 12])
def test_dots_never_clot_and_never_leave_a_line_bare(name: str, x_height: float) -> None:
    words = set_line(name, "Thank you, Mrs. Gonzalez! ÄÉßřğ 0189", x_height)
    path, heavy = items = dotted([words], HANDS, BLACK)
    assert isinstance(path, Path) and isinstance(heavy, Path) and heavy.width > path.width
    assert path.stroke == BLACK and path.round and not path.closed and path.fill is None
    places = sorted(dots(items), key=lambda z: z.real)
    nearest = min(abs(a - b) for at, a in enumerate(places) for b in places[at + 1 : at + 60])
    assert nearest > 1.25 * path.width
    strokes = [z for stroke in written(words, HANDS) for z in spaced(stroke, path.width)]
    for z in strokes[::3]:
        assert min(abs(z - dot) for dot in places) < 2.6 * path.width


def test_dots_grow_with_the_letters_but_less() -> None:
    items = [dotted([set_line("caveat", "hi", x)], HANDS, BLACK) for x in (1.5, 2.4, 6, 12)]
    widths = [path.width for path, *_ in items if isinstance(path, Path)]
    assert widths == sorted(widths)
    assert widths[0] > 0.15 * mm and widths[-1] < 0.8 * mm


@pytest.mark.parametrize("name", HANDS)
def test_points_and_accents_have_their_dots(name: str) -> None:
    face = HANDS[name]
    one = set_line(name, "Äi.", 2.4)
    places = dots(dotted([one], HANDS, BLACK))
    high = [z for z in places if z.imag < one.y - one.size * face.cap_height]
    assert len(high) >= 2, "the dots of Ä are lost"
    ((word, _at),) = one.placed
    assert max(z.real for z in places) > one.x + one.size * (word.advance * 0.8)


@pytest.mark.parametrize("name", HANDS)
def test_a_comma_is_no_full_stop(name: str) -> None:
    for mark in ",'’":
        assert len(dots(dotted([set_line(name, mark, 2.4)], HANDS, BLACK))) >= 2, mark


def test_dots_follow_sway_and_place() -> None:
    still = set_line("caveat", "so do we", 2.4)
    swayed = still._replace(sway=((0.0, 0.1), (0.2, -0.1), (-0.1, 0.0)))
    for (_word, before), (_same, after), move in zip(
        still.placed, swayed.placed, (0 - 0.1j, 0.2 + 0.1j, 0.1 + 0j), strict=True
    ):
        assert after - before == pytest.approx(still.size * move)
    a, b = dotted([still], HANDS, BLACK), dotted([swayed], HANDS, BLACK)
    assert len(dots(a)) == len(dots(b))
    assert dotted([], HANDS, BLACK) == ()
    moved = dotted([still._replace(x=still.x + 9)], HANDS, BLACK)
    assert dots(moved) == pytest.approx([z + 9 for z in dots(a)])


def test_tracked_words_are_dotted_where_their_letters_stand() -> None:
    narrow = set_line("patrick-hand", "ooo oo", 2.4)
    wide = narrow._replace(tracking=0.2)
    places = dots(dotted([wide], HANDS, BLACK))
    assert wide.x < min(z.real for z in places)
    assert max(z.real for z in places) < wide.x + wide.advance
    (_first, a), (_second, b) = wide.placed
    (_one, c), (_two, d) = narrow.placed
    assert (b - a).real == pytest.approx((d - c).real + 4 * 0.2 * wide.size)


def test_spaced_places_are_evenly_spaced() -> None:
    places = spaced([0j, 10 + 0j, 10 + 10j], 1.9)
    assert places[0] == 0 and places[-1] == 10 + 10j
    steps = [abs(b - a) for a, b in pairwise(places)]
    assert median(steps) == pytest.approx(20 / 11)
    assert all(abs(a - b) > 1 for a, b in combinations(places, 2))


def written_out(path: File) -> int:
    """A page of dots with the words beneath them to be read; how many dots there are."""
    words = line(HAND, "Dear Zoë, so it is", 24, 60, 20)
    items = dotted([words], FACES, BLACK)
    plan = Plan(sheet(), {"draft": Card({}, note="right")}, FACES, "home", "dots")
    write_pdf(path, plan, [Copy("draft", (words._replace(unseen=True),), items)])
    return len(dots(items))


def test_dots_are_painted_and_their_words_are_read_by_pdfium(tmp_path: File) -> None:
    count = written_out(tmp_path / "dots.pdf")
    pdf = pypdfium2.PdfDocument(tmp_path / "dots.pdf")
    page = pdf[1]
    assert "Dear Zoë, so it is" in page.get_textpage().get_text_range()
    picture = page.render(scale=4, grayscale=True).to_pil()
    dark = sum(picture.histogram()[:128])
    assert dark > 3 * count > 300
    pdf.close()


def test_dots_are_painted_by_poppler(tmp_path: File, tool: Callable[[str], str]) -> None:
    count = written_out(tmp_path / "dots.pdf")
    ppm = [tool("pdftoppm"), "-r", "300", "-gray", "-f", "2", "-l", "2", "dots.pdf", "page"]
    subprocess.run(ppm, cwd=tmp_path, check=True)
    (picture,) = tmp_path.glob("page*.pgm")
    dark = sum(value < 128 for value in picture.read_bytes()[20:])
    assert dark > 3 * count
