"""Places: what is skipped, what goes by stacks, and what knife and hands make of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import FACES, HAND, lines, panels, sheet

import cardmaker
from cardmaker.card import Card, note_panel
from cardmaker.display import Ink, rectangle
from cardmaker.errors import Misused, UnknownName
from cardmaker.geometry import Rect
from cardmaker.job.choices import Choices
from cardmaker.job.project import Project
from cardmaker.job.resolve import resolve
from cardmaker.paper.format import find_format
from cardmaker.press.sheet import Sheet, behind
from cardmaker.press.stream import Copy, Plan, write_pdf
from cardmaker.run.places import Order, Places
from cardmaker.text.note import NoteHead


def numbered(first: int, end: int) -> Iterator[Copy]:
    return (Copy(str(number)) for number in range(first, end))


def sheets_of(places: Places, cards: int) -> list[tuple[str | None, ...]]:
    """What the sheets hold, as the writer takes it."""
    held = [copy and copy.card for copy in places.laid(cards, numbered)]
    return [tuple(held[at : at + places.up]) for at in range(0, len(held), places.up)]


@given(
    up=st.integers(1, 9), used=st.integers(0, 8), cards=st.integers(1, 60),
    order=st.sampled_from(["sheets", "stacks"]),
)  # fmt: skip
def test_every_card_has_its_place_and_no_used_place_has_a_card(
    up: int, used: int, cards: int, order: Order
) -> None:
    places = Places(up, used % up, order)
    made = sheets_of(places, cards)
    assert len(made) == places.sheets(cards)
    assert made[0][: places.used] == (None,) * places.used
    held = [card for some in made for card in some if card is not None]
    assert sorted(map(int, held)) == [*range(cards)]
    assert places.left(cards) == len(made) * up - places.used - cards
    assert 0 <= places.left(cards) < up


@given(up=st.integers(1, 9), used=st.integers(0, 8), cards=st.integers(1, 60))
def test_stacks_put_on_each_other_are_in_order(up: int, used: int, cards: int) -> None:
    made = sheets_of(Places(up, used % up, "stacks"), cards)
    piles = [[some[place] for some in made if place < len(some)] for place in range(up)]
    read = [int(card) for pile in piles for card in pile if card is not None]
    assert read == [*range(cards)]


def test_cards_are_made_as_the_sheets_ask_for_them() -> None:
    made: list[int] = []

    def slowly(first: int, end: int) -> Iterator[Copy]:
        for number in range(first, end):
            made.append(number)
            yield Copy(str(number))

    run = Places(4, 0, "stacks").laid(4_000_000, slowly)
    assert [copy.card for copy in islice(run, 4) if copy] == ["0", "1000000", "2000000", "3000000"]
    assert len(made) == 4


def named(places: Places, cards: int, path: Path, on: Sheet, note: str) -> Path:
    """A file of cards whose notes say their numbers."""
    card = Card(panels(), note)
    plan = Plan(on, {"draft": card}, FACES, "home", "A run")

    def made(first: int, end: int) -> Iterator[Copy]:
        return (Copy("draft", lines((f"number {number:03}",))) for number in range(first, end))

    write_pdf(path, plan, places.laid(cards, made), HAND.clusters())
    return path


def cut(path: Path, on: Sheet) -> list[list[str]]:
    """What stands inside each piece of a file, cut out along the flats: a list for each sheet."""
    pdf = pypdfium2.PdfDocument(path)
    found = []
    for number in range(1, len(pdf), 2):
        text = pdf[number].get_textpage()
        found.append([read(text, behind(on.size, on.turn, cell), on) for cell in on.cells])
        text.close()
    pdf.close()
    return found


def read(text: pypdfium2.PdfTextPage, piece: Rect, on: Sheet) -> str:
    bottom, top = on.size.h - piece.bottom, on.size.h - piece.y
    said = text.get_text_bounded(left=piece.x, bottom=bottom, right=piece.right, top=top)
    return " ".join(re.findall(r"\d{3}", said))


@pytest.mark.parametrize(
    ("fmt", "stock", "more", "used"),
    [
        ("a2-side", "letter", {}, 0),
        ("a2-side", "letter", {"duplex": "short-edge"}, 1),
        ("iso-a7-side", "a4", {"up": 4}, 3),
        ("a1-side", "a3", {"up": 4, "gutter": 34.0}, 0),
        ("a2-top", "tabloid", {"up": 4}, 2),
    ],
)
def test_a_printed_run_that_is_cut_and_stacked_is_in_order(
    fmt: str, stock: str, more: dict[str, object], used: int, tmp_path: Path
) -> None:
    on = sheet(fmt, stock, **more)
    places = Places(on.up, used, "stacks")
    note = note_panel(find_format(fmt).fold)
    pieces = cut(named(places, 11, tmp_path / "run.pdf", on, note), on)
    assert len(pieces) == places.sheets(11)
    stacked = [some[place] for place in range(on.up) for some in pieces]
    assert [name for name in stacked if name] == [f"{number:03}" for number in range(11)]
    assert pieces[0][:used] == [""] * used


def test_nothing_at_all_is_printed_on_places_that_stay_bare(tmp_path: Path) -> None:
    """Red all over each panel: a used place and one without a card show no dot, front or back."""
    on = sheet("a1-side", "a3", up=4, gutter=34.0)
    whole = rectangle(Rect(-20, -20, 600, 600), fill=Ink(0, 1, 1, 0))
    card = Card(dict.fromkeys(("front", "back", "left", "right"), (whole,)), note="right")
    plan = Plan(on, {"draft": card}, FACES, "home", "Red")
    target = tmp_path / "red.pdf"
    write_pdf(target, plan, [None, Copy("draft"), Copy("draft")])
    pdf = pypdfium2.PdfDocument(target)
    for number in range(2):
        picture = pdf[number].render(scale=1).to_pil().convert("L")
        for place, cell in enumerate(on.cells):
            here = cell if number == 0 else behind(on.size, on.turn, cell)
            # The place and all round it, up to where a neighbour's bleed may begin.
            low, high = picture.crop(tuple(map(round, edges(here.inset(-10))))).getextrema()
            inked = place in (1, 2)
            assert (low < 255) == inked and high == 255
    pdf.close()


def edges(rect: Rect) -> tuple[float, float, float, float]:
    return rect.x, rect.y, rect.right, rect.bottom


@pytest.mark.slow
def test_drafts_blanks_and_art_of_ones_own_share_a_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = "".join(f"Name{n},the {n} figs\n" for n in range(2))
    Path("people.csv").write_text("First,Gift\n" + rows)
    done = cardmaker.draft(
        "gift", to="people.csv", values={"sender": "Sam"}, stock="a4", format="iso-a7-side",
        up="max", seed="person", skip=1, design="citrus-grove",
    )  # fmt: skip
    assert "2 drafts and 1 blank on 1 sheet of a4." in done.closing
    assert "The sheet whose first place is used goes in to be printed first" in done.closing
    pdf = pypdfium2.PdfDocument(done.paths[0])
    assert len(pdf) == 2
    fronts = pdf[0].render(scale=1).to_pil()
    inside = pdf[1].get_textpage().get_text_range()
    assert inside.count("Dear") == 2 and "Name0" in inside and "Name1" in inside
    on = sheet("iso-a7-side", "a4", up=4)
    pictures = [
        fronts.crop(tuple(map(round, edges(cell.inset(12))))).resize((80, 60)).tobytes()
        for cell in on.cells
    ]
    pdf.close()
    assert len(set(pictures)) == 4, "a bare place, two fronts of their own, the design's own"
    assert set(pictures[0]) == {255}


def test_blanks_are_counted_with_used_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    how = {"stock": "a4", "format": "iso-a7-flat", "up": "max", "design": "minimal-line"}
    assert "8 blanks on 1 sheet" in cardmaker.blank(**how).closing
    assert "3 blanks on 1 sheet" in cardmaker.blank(**how, skip=5).closing
    assert "9 blanks on 2 sheets" in cardmaker.blank(**how, skip=5, count=9).closing


def test_stacks_of_a_list_are_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Through the door: letters vary by the card, so a card is the same in either order."""
    monkeypatch.chdir(tmp_path)
    Path("people.csv").write_text("First,Gift\n" + "".join(f"N{n:03},it\n" for n in range(7)))
    for order in ("sheets", "stacks"):
        done = cardmaker.draft(
            "gift", to="people.csv", values={"sender": "Sam"}, stock="letter", order=order,
            design="minimal-line", fill=False, output=f"{order}.pdf",
        )  # fmt: skip
    assert "put the piles on each other" in done.closing
    on = sheet()
    flat = [name for some in cut(Path("sheets.pdf"), on) for name in some if name]
    pieces = cut(Path("stacks.pdf"), on)
    stacked = [some[place] for place in (0, 1) for some in pieces]
    assert flat == [name for name in stacked if name] == [f"{n:03}" for n in range(7)]


@pytest.mark.parametrize(
    ("choices", "says"),
    [
        (Choices(skip=2), "a sheet has 2 places, and --skip 2 leaves none"),
        (Choices(skip=1, stock="trim"), "a sheet has 1 place"),
        (Choices(skip=-1), "leaves none"),
        (Choices(up=2, gutter=7.0, stock="trim"), "stock trim holds one card"),
        (Choices(gutter=20.0, stock="trim"), "stock trim holds one card"),
        (Choices(edge="bleed", gutter=2.0, up=2), "no room for two cards to bleed"),
    ],
)
def test_what_makes_no_sense_is_refused(choices: Choices, says: str) -> None:
    with pytest.raises(Misused, match=says):
        resolve(choices, NoteHead(), Project(), {})


@pytest.mark.parametrize("choices", [Choices(order="piles"), Choices(edge="round")])
def test_unknown_ways_are_answered_with_the_good_ones(choices: Choices) -> None:
    with pytest.raises(UnknownName, match=r"border|stacks"):
        resolve(choices, NoteHead(), Project(), {})
