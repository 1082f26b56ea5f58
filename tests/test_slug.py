"""The slug: what real readers find outside the trim."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pypdfium2
import pytest
from samples import sheet

import cardmaker
from cardmaker.display import Glyphs, Item
from cardmaker.display import Path as Stroke
from cardmaker.errors import DoesNotFit
from cardmaker.geometry import Rect
from cardmaker.paper.format import format_names
from cardmaker.press.sheet import Sheet
from cardmaker.press.slug import Slug, slug
from cardmaker.press.small_print import FACE, SmallPrint
from cardmaker.text.face import load_face
from cardmaker.units import mm

PRINT = SmallPrint(load_face(FACE))
LONG = "Minimal line, Eucalyptus, a2-side, seed 1, print at 100 %"


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("people.csv").write_text("First,Gift\n" + "".join(f"N{n},it\n" for n in range(5)))


def outside(path: Path, page: int, trim: Rect) -> str:
    """The words of a page that stand below its trim, or above it."""
    pdf = pypdfium2.PdfDocument(path)
    height = pdf[page].get_height()
    text = pdf[page].get_textpage()
    strips = [(0.0, height - trim.bottom), (height - trim.y, height)]
    said = [text.get_text_bounded(bottom=low, top=high) for low, high in strips]
    text.close()
    pdf.close()
    return " ".join(" ".join(said).split())


def run(**how: object) -> Path:
    how = {"design": "minimal-line", **how}
    done = cardmaker.draft("gift", to="people.csv", values={"sender": "Sam"}, **how)
    return done.paths[0]


def test_a_shops_page_says_which_card_it_is() -> None:
    path, on = run(stock="trim", format="a2-side"), sheet(stock="trim")
    assert on.trim
    for number in range(5):
        said = outside(path, 2 * number, on.trim)
        assert said == f"this is 50 mm {LONG}, card {number + 1}"
        assert outside(path, 2 * number + 1, on.trim) == ""


def test_sheets_of_many_are_numbered_as_sheets() -> None:
    path = run(stock="tabloid", format="a1-side", up="max", palette="indigo", seed=12)
    on = sheet("a1-side", "tabloid", up=4)
    assert on.trim
    said = [outside(path, page, on.trim) for page in (0, 2)]
    for number, words in enumerate(said, 1):
        assert "a1-side, seed 12, print at 100 %" in words
        assert words.endswith(f"sheet {number}")


def test_there_is_none_where_there_are_no_marks_and_none_on_the_home_sheet() -> None:
    bare = sheet(stock="trim", marks=False)
    assert bare.trim
    assert outside(run(stock="trim", format="a2-side", marks=False), 0, bare.trim) == ""
    assert sheet().slugs == ()


def test_equal_blanks_bear_no_number_and_are_written_once() -> None:
    done = cardmaker.blank(stock="trim", format="a2-side", count=3, design="minimal-line")
    on = sheet(stock="trim")
    assert on.trim
    assert outside(done.paths[0], 4, on.trim) == f"{LONG} this is 50 mm"
    pdf = pypdfium2.PdfDocument(done.paths[0])
    assert len(pdf) == 6
    pdf.close()
    more = cardmaker.blank(
        stock="trim", format="a2-side", count=30, design="minimal-line", output="more.pdf"
    )
    grown = more.paths[0].stat().st_size - done.paths[0].stat().st_size
    assert grown < 54 * 300, "pages alone, no content"


def every_room() -> list[Sheet]:
    found = []
    for fmt, stock, up in product(
        format_names(), ("trim", "letter", "tabloid", "a3", "sra3"), (1, "max")
    ):
        try:
            on = sheet(fmt, stock, up=up)
        except DoesNotFit:
            continue
        if on.slugs:
            found.append(on)
    return found


@pytest.mark.slow
def test_all_of_it_is_in_its_rooms_and_the_bar_is_50_mm() -> None:
    sheets = every_room()
    assert len(sheets) > 60
    for on in sheets:
        made = slug(on.slugs, (LONG,), "card", PRINT)
        ends = [made.number.line(999_999)] if made.number else []
        assert made.items or ends
        for item in (*made.items, *ends):
            box = around(item)
            assert any(room.holds(box, slack=0.3) for room in on.slugs), (on.size, box)
        bar = [item for item in made.items if isinstance(item, Stroke)]
        if bar:
            contour = bar[0].contours[0]
            assert abs(contour[-1] - contour[0]) == pytest.approx(50 * mm)
        assert clear(made)


def around(item: Item) -> Rect:
    """Where an item is inked, as the rectangle around it."""
    if isinstance(item, Glyphs):
        return Rect(item.x, item.y - 0.75 * item.size, item.advance, 0.95 * item.size)
    assert isinstance(item, Stroke)
    points = [z for contour in item.contours for z in contour]
    xs, ys = [z.real for z in points], [z.imag for z in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def clear(made: Slug) -> bool:
    """Whether the words, with any number after them, stand clear of the bar."""
    words = made.number and around(made.number.line(999_999))
    return words is None or not any(words.overlaps(around(item)) for item in made.items)


def test_every_trim_page_has_words_and_bar() -> None:
    for fmt in format_names():
        made = slug(sheet(fmt, "trim").slugs, (LONG,), "card", PRINT)
        kinds = {type(item).__name__ for item in made.items}
        assert kinds == {"Glyphs", "Path"} and made.number, fmt


def test_what_finds_no_room_is_left_out() -> None:
    narrow = (Rect(0, 0, 60, 10),)
    assert slug(narrow, (LONG, "A card"), "", PRINT).items[0].text == "A card"  # type: ignore[union-attr]
    assert slug(narrow, (LONG,), "card", PRINT) == ((), None)
    assert slug((), (LONG,), "card", PRINT) == ((), None)
    assert slug((Rect(0, 0, 600, 4),), (LONG,), "card", PRINT) == ((), None)


@pytest.mark.slow
def test_letters_that_the_face_lacks_are_left_out() -> None:
    """A design's title may be in any writing; a slug never spoils a run."""
    cardmaker.new_design("hana")
    found = next(Path().rglob("hana/design.toml"))
    found.write_text(
        "\n".join(
            'title = "花 Hana"' if line.startswith("title") else line
            for line in found.read_text("utf-8").splitlines()
        ),
        "utf-8",
    )
    path = run(stock="trim", format="a2-side", design=str(found.parent), output="hana.pdf")
    on = sheet(stock="trim")
    assert on.trim
    assert " Hana, Sage and blush, a2-side" in outside(path, 0, on.trim)
