"""Sheets beneath the card and beside it: in place, right way up, true to size."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pace import FEW_FORMATS, paced
from strokes import baselines_of, levels_of

from cardmaker.card import note_box, note_panel
from cardmaker.display import Glyphs, Group, Ink, Items
from cardmaker.display import Path as Stroke
from cardmaker.errors import DoesNotFit, Misused
from cardmaker.geometry import Rect, Size
from cardmaker.job.choices import Choices, Words
from cardmaker.job.guide import Wish, guide, guide_measure, guide_page
from cardmaker.job.resolve import project_of, resolve
from cardmaker.job.verbs import blank
from cardmaker.paper.format import CardFormat, load_formats
from cardmaker.paper.stock import find_stock
from cardmaker.press.measure_sheet import PITCHES, SENTENCE, characters_at, measure_sheet
from cardmaker.press.preflight import preflight
from cardmaker.press.small_print import FACE, SmallPrint
from cardmaker.press.under_sheet import furniture, heavy, lay_out
from cardmaker.text.face import load_face
from cardmaker.text.my_hand import LINE
from cardmaker.text.note import NoteHead
from cardmaker.units import mm

PRINT = SmallPrint(load_face(FACE))
NOTE = Words(note="after-interview", sample=True)
LETTER, A4 = find_stock("letter"), find_stock("a4")


def paper(name: str) -> Size:
    size = find_stock(name).size
    assert size is not None
    return size


def points(items: Items) -> list[complex]:
    found: list[complex] = []
    for item in items:
        match item:
            case Stroke():
                found += [z for contour in item.contours for z in contour]
            case Glyphs():
                found += [complex(item.x, item.y), complex(item.x + item.advance, item.y)]
            case Group():
                found += [item.matrix.apply(z) for z in points(item.items)]
    return found


@pytest.mark.parametrize("fmt", paced(load_formats(), FEW_FORMATS))
@pytest.mark.parametrize("stock", ["letter", "a4"])
def test_every_card_lies_on_the_page_right_way_up(fmt: str, stock: str) -> None:
    lay_is_right(load_formats()[fmt], stock)


def lay_is_right(fmt: CardFormat, stock: str) -> None:
    size, margin = paper(stock), find_stock(stock).margin
    if fmt.name.startswith("a10-") and fmt.trim.h > fmt.trim.w and stock == "letter":
        # An upright A10 fills letter paper: the words have no room beside or below it.
        with pytest.raises(DoesNotFit, match="choose a larger stock"):
            lay_out(fmt.fold, fmt.trim, size, margin, None)
        return
    lay = lay_out(fmt.fold, fmt.trim, size, margin, None)
    page = Rect(0, 0, *lay.page).inset(margin)
    assert sorted(lay.page) == sorted(size)
    assert page.holds(lay.outline) and lay.outline.holds(lay.note)
    assert (lay.note.w, lay.note.h) == pytest.approx(fmt.trim)
    if lay.how == "open":
        # The note's panel is where the open card, as it is read, has it.
        view = fmt.fold.laid(fmt.trim).opened()
        (seen,) = [one for one in view.seen if one.panel == note_panel(fmt.fold)]
        x, y = lay.note.x - lay.outline.x, lay.note.y - lay.outline.y
        assert (x, y) == pytest.approx((seen.place.x, seen.place.y))
        assert len(lay.creases) == len(view.creases)
    else:
        assert lay.note == lay.outline
    said = furniture(lay, fmt.fold, fmt.name, PRINT, both=True)
    for z in points(said):
        assert page.inset(-1.5).holds(Rect(z.real, z.imag, 0, 0)), "nothing in the margin"
    for one in said:
        if isinstance(one, Glyphs):
            ink = Rect(one.x, one.y - one.size, one.advance, one.size)
            assert not ink.overlaps(lay.note), "no words where the lines go"


def test_the_open_card_where_there_is_room_else_the_folded_one() -> None:
    small, large = load_formats()["a2-side"], load_formats()["iso-a5-side"]
    assert lay_out(small.fold, small.trim, paper("letter"), 18, None).how == "open"
    assert lay_out(large.fold, large.trim, paper("a4"), 18, None).how == "folded"
    assert lay_out(small.fold, small.trim, paper("letter"), 18, "folded").how == "folded"
    with pytest.raises(DoesNotFit, match="296mm by 210mm as it lies"):
        lay_out(large.fold, large.trim, paper("a4"), 18, "open")


def test_heavy_lines_are_thick_and_dark_and_keep_their_order() -> None:
    from cardmaker.display import rule

    strong, fine = heavy(
        (rule(0j, 9j, Ink(0.2, 0, 0.2, 0), 0.6), rule(0j, 9j, Ink(0.1, 0, 0, 0), 0.4))
    )
    assert isinstance(strong, Stroke) and isinstance(fine, Stroke)
    assert (strong.stroke, strong.width) == (Ink(0, 0, 0, 1), 1.5)
    assert (fine.stroke, fine.width) == (Ink(0, 0, 0, 0.6), 1.0)


def text_of(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return pages


def test_the_under_sheet_has_the_note_where_the_card_has_it(tmp_path: Path) -> None:
    """The words of the under-sheet and those of the draft stand equally far from their panels."""
    said = Choices(stock="letter", format="a2-side", vary=0)
    path = tmp_path / "guide.pdf"
    guide(NOTE, said, Wish(words=True), output=path)
    job = resolve(said, NoteHead(), project_of(None), {})
    lay = lay_out(job.brief.fold, job.brief.panel, paper("letter"), LETTER.margin, None)
    box = note_box(job.brief).moved(lay.note.x, lay.note.y)
    starts = [(x, y) for x, y in baselines_of(path, 0) if x > lay.note.x]
    assert len(starts) > 8
    import cardmaker

    draft = tmp_path / "draft.pdf"
    cardmaker.draft("after-interview", sample=True, output=draft, stock="letter", vary=0)
    drafted = [(x, y) for x, y in baselines_of(draft, 1) if y < 396]
    steps = [
        (a[0] - b[0] - lay.note.x, a[1] - b[1] - lay.note.y)
        for a, b in zip(starts, drafted, strict=True)
    ]
    # On the draft the panel is the right half of the upper card.
    assert all(abs(x + 306) < 0.01 * mm and abs(y) < 0.01 * mm for x, y in steps)
    assert all(box.x - 1 < x and box.y < y < box.bottom for x, y in starts)


@pytest.mark.parametrize(
    ("words", "said", "wish"),
    [
        (Words(), Choices(stock="letter"), Wish()),
        (Words(), Choices(stock="a4", format="iso-a6-top", guides="three-line"), Wish("folded")),
        (Words(), Choices(stock="trim", format="a7-flat"), Wish()),
        (NOTE, Choices(stock="letter", cue=True), Wish("open")),
        (NOTE, Choices(stock="a4", format="iso-a5-side"), Wish(words=True)),
    ],
)
def test_under_sheets_pass_preflight(
    words: Words, said: Choices, wish: Wish, tmp_path: Path
) -> None:
    done = guide(words, said, wish, output=tmp_path / "guide.pdf")
    findings = preflight(done.paths[0])
    assert not [one for one in findings if one.severity != "info"]
    (page,) = text_of(done.paths[0])
    assert "50 mm, if it was printed at 100 %" in page
    assert "Lay the" in page and "Write on the lines that show through." in page
    assert ("Dear" in page) == bool(said.cue or wish.words)
    assert ("Gonzalez" in page) == wish.words


def test_a_list_makes_a_page_for_each(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("First,Gift,Sender\nAda,the vase,Sam\nBo,the figs,Sam\n", "utf-8")
    words = Words(note="gift", people=people)
    done = guide(words, Choices(stock="letter"), Wish(words=True), output=tmp_path / "g.pdf")
    one, two = text_of(done.paths[0])
    assert "vase" in one and "figs" in two
    assert "2 sheets of letter" in done.closing


@pytest.mark.parametrize(
    ("words", "said", "wish"),
    [
        (Words(), Choices(), Wish(words=True)),
        (Words(), Choices(guides="note"), Wish()),
        (NOTE, Choices(guides="plain"), Wish()),
    ],
)
def test_what_makes_no_sense_is_refused(
    words: Words, said: Choices, wish: Wish, tmp_path: Path
) -> None:
    with pytest.raises(Misused):
        guide(words, said, wish, output=tmp_path / "guide.pdf")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("stock", ["letter", "a4", "a5", "trim"])
def test_a_page_of_lines_keeps_its_margins(stock: str, tmp_path: Path) -> None:
    said = Choices(stock=stock, guides="three-line", margin=20 * mm)
    done = guide_page(said, output=tmp_path / "page.pdf")
    with pikepdf.open(done.paths[0]) as pdf:
        (page,) = pdf.pages
        w, h = (float(side) for side in page.mediabox[2:])
        levels = levels_of(pdf, 0)
    if stock != "trim":
        assert (w, h) == pytest.approx(paper(stock), abs=0.01)
    margin = 20 * mm
    assert len(levels) > 20
    for line in levels:
        assert line.left >= margin - 0.01 and line.right <= w - margin + 0.01
        assert margin - 0.01 <= line.y <= h - margin + 0.01


@pytest.mark.parametrize("stock", ["letter", "a4"])
def test_the_measure_sheet_says_all_it_asks_for(stock: str, tmp_path: Path) -> None:
    done = guide_measure(Choices(stock=stock), output=tmp_path / "m.pdf")
    assert not [one for one in preflight(done.paths[0]) if one.severity != "info"]
    (page,) = text_of(done.paths[0])
    for words in ("--my-hand 'x=", "mm,pitch=", "mm,chars-per-line=", "85mm", "pitch 8.5mm"):
        assert words in page


def test_the_measure_sheet_is_true_to_size() -> None:
    items = measure_sheet(paper("letter"), LETTER.margin, PRINT)
    level = [
        (c[0].imag, c[-1].real - c[0].real)
        for item in items
        if isinstance(item, Stroke)
        for c in item.contours
        if c[0].imag == c[-1].imag
    ]
    lines = sorted(y for y, width in level if abs(width - LINE) < 1e-6)
    assert len(lines) == 3 * len(PITCHES)
    for nth, pitch in enumerate(PITCHES):
        first, second, third = lines[3 * nth : 3 * nth + 3]
        assert (second - first, third - second) == pytest.approx((pitch, pitch))
    assert [width for _, width in level if abs(width - 50 * mm) < 1e-6]


def test_the_numbers_stand_under_the_letters_they_count() -> None:
    """A hand that ends its third line on the letter above a number writes as many to a line."""
    items = measure_sheet(paper("letter"), LETTER.margin, PRINT)
    model = [item for item in items if isinstance(item, Glyphs) and item.size == 11.5]
    assert " ".join(line.text for line in model) == SENTENCE
    ends: list[tuple[float, float]] = []
    for line in model:
        found = characters_at(line, PRINT.upem)
        assert all(a < b for a, b in pairwise(found))
        ends += [(x, line.y) for x in found]
    numbers = [
        item for item in items
        if isinstance(item, Glyphs) and item.size == 6.5 and item.text.isdigit()
        and model[0].y < item.y < model[-1].y + 30
    ]  # fmt: skip
    assert len(numbers) > 20
    for number in numbers:
        x, y = ends[3 * int(number.text) - 1]
        assert number.x + number.advance / 2 == pytest.approx(x)
        assert 0 < number.y - y < 20


def test_a_stock_too_small_for_the_measure_sheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DoesNotFit, match="measure sheet"):
        guide_measure(Choices(stock="a5"), output=tmp_path / "m.pdf")


def test_blanks_of_a_list_each_have_the_lines_of_their_note(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("First,Gift,Sender\nAda,the vase,Sam\nBo,the figs,Sam\n", "utf-8")
    words = Words(note="gift", people=people)
    said = Choices(stock="letter", cue=True)
    done = blank(said, words=words, output=tmp_path / "b.pdf")
    assert not [one for one in preflight(done.paths[0]) if one.severity == "error"]
    inside = text_of(done.paths[0])[1]
    assert inside.count("Dear") == 2 and "vase" not in inside
    assert done.closing.startswith("2 blanks on 1 sheet of letter")
    with pytest.raises(Misused, match="a list has one a row"):
        blank(said, words=words, count=5, output=tmp_path / "c.pdf")
