"""A one-sided printer, however it takes paper: two test sheets, what it says, and right cards."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from pace import paced
from painted import every_panel, halves
from paperfolder import OneSidedPrinter, Paper, Picture, open_card
from PIL import ImageChops, ImageStat
from test_folded_pdf import pictures
from test_folded_sheet import INSIDE, all_right, folded, seen

from cardmaker.card import Card
from cardmaker.errors import Misused
from cardmaker.geometry import Size
from cardmaker.job.choices import Choices
from cardmaker.job.fed import Fed
from cardmaker.job.feeding import answer_of, print_feed, read_feed
from cardmaker.job.printer import find_profile, printers_file
from cardmaker.paper.feed import USUAL, Answer, Feed, feed_of
from cardmaker.paper.format import find_format
from cardmaker.paper.leaf import Turn
from cardmaker.paper.stock import find_stock
from cardmaker.press.impose import impose
from cardmaker.press.passes import corner_mark, passes
from cardmaker.press.register import Register
from cardmaker.press.sheet import Sheet
from cardmaker.press.stream import Copy, Plan, write_pdfs

#: Printers that take paper from above, and from below.
PRINTERS = {
    lowest: [OneSidedPrinter(*ways, lowest) for ways in product((True, False), repeat=3)]
    for lowest in (False, True)
}

#: What is made of how many cards, and how its sheet is cut: columns and rows.
JOBS = [
    ("a2-side", "letter", 4, 1, 2),
    ("a2-top", "letter", 4, 2, 1),
    ("iso-a5-side", "a4", 3, 1, 1),
    ("iso-a5-top", "a4", 3, 1, 1),
]
WAYS = [*product(JOBS, PRINTERS)]


@pytest.fixture(scope="module")
def test_sheets(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Picture], list[Picture]]:
    """The fronts and backs that `cardmaker calibrate --feed` writes."""
    folder = tmp_path_factory.mktemp("feed")
    done = print_feed(Choices(stock="a4"), output=folder / "feed.pdf")
    fronts, backs = map(pictures, done.paths)
    assert len(fronts) == len(backs) == 2
    return fronts, backs


def answered(sheet: Paper, front: Picture, backs: list[Picture]) -> Answer:
    """What somebody sees who looks at the sheet of front 1 and then turns it like a page."""
    ways: list[tuple[float, Answer]] = []
    for back, behind, up in product((1, 2), (True, False), (True, False)):
        page = backs[back - 1] if up else backs[back - 1].rotate(180)
        face = sheet.look() if not behind else sheet.look_behind("side")
        meant = page if behind else ImageChops.darker(front, page)
        off = ImageStat.Stat(ImageChops.difference(face, meant).convert("L")).mean[0]
        ways.append((off, Answer(back, behind, up)))  # type: ignore[arg-type]
    least, answer = min(ways)
    assert least == 0
    return answer


def painted(folder: Path, sheet: Sheet, count: int, feed: Feed) -> tuple[list[Picture], ...]:
    """The pages of fronts and of backs of painted cards, from real files."""
    fmt_panels = {
        place.panel for side in (sheet.front, sheet.back) if side for place in side.places
    }
    cards = {
        str(number): Card(every_panel(tuple(fmt_panels), number, sheet), note="")
        for number in range(count)
    }
    plan = Plan(sheet, cards, {}, "home", "painted", None)
    files = (folder / "fronts.pdf", folder / "backs.pdf")
    plans = dict(zip(files, passes(plan, feed), strict=True))
    done = write_pdfs(plans, [Copy(str(number)) for number in range(count)])
    assert done[0].pages == done[1].pages == done[0].sheets, "a back for every front"
    return tuple(pictures(file) for file in files)


def upright(paper: Paper, sheet: Sheet) -> Paper:
    """The paper as its cards are read: a landscape page was fed with its left edge first."""
    if not sheet.landscape:
        return paper
    (leaf,) = paper.leaves
    return Paper((leaf.each(lambda face: face.rotate(90, expand=True)),))


@pytest.mark.parametrize("way", paced(WAYS, [(JOBS[2], False)]), ids=str)
def test_told_steps_make_right_cards_in_every_printer(
    way: tuple[tuple[str, str, int, int, int], bool],
    test_sheets: tuple[list[Picture], list[Picture]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (name, stock, count, columns, rows), lowest = way
    fmt = find_format(name)
    fronts, backs = test_sheets
    found = set()
    for printer in PRINTERS[lowest]:
        first = printer.print_twice(fronts, backs, turn_over=False)[0]
        back, behind, up = answered(first, fronts[0], backs)
        typed = f"{back},{'behind' if behind else 'over'},{'up' if up else 'down'}"
        read_feed(Choices(printer="mine", stock=stock), typed)
        feed = find_profile(
            "mine", printers_file({"XDG_CONFIG_HOME": str(tmp_path)}, tmp_path)
        ).feed
        assert feed is not None
        found.add(feed)
        fed = Fed("mine", feed, known=True)
        sheet = impose(fmt, find_stock(stock), duplex=fed.flip("manual"))
        said = fed.steps(sheet, [tmp_path / "fronts.pdf", tmp_path / "backs.pdf"])
        assert ("turn the pile over about its long edge" in said) != ("do not turn" in said)
        pages = painted(tmp_path, sheet, count, feed)
        papers = printer.print_twice(*pages, turn_over="do not turn" not in said)
        cards = [card for paper in papers for card in upright(paper, sheet).cut(columns, rows)]
        assert len(cards) == count
        for number, piece in enumerate(cards):
            done = folded(piece, fmt.fold.name)
            assert seen(done, fmt.fold.name) == all_right(fmt.fold.name, number), printer
            assert halves(open_card(done), INSIDE[fmt.fold.name])
    assert len(found) == 4, "piles turned over or not, backs upright or not"


def test_the_usual_way_is_that_of_a_rear_tray(tmp_path: Path) -> None:
    sheet = impose(find_format("a2-side"), find_stock("letter"), duplex="manual")
    rear = OneSidedPrinter(prints_upper=True, lands_face_up=True, foot_first=False)
    pages = painted(tmp_path, sheet, 4, USUAL)
    cards = [c for paper in rear.print_twice(*pages, turn_over=True) for c in paper.cut(1, 2)]
    assert [seen(folded(card, "side"), "side") for card in cards] == [
        all_right("side", number) for number in range(4)
    ]


@pytest.mark.parametrize(
    ("answer", "feed"),
    [
        ("1,behind,up", Feed("same", "book", over=False)),
        ("2,behind,up", Feed("reverse", "book", over=False)),
        ("2,behind,down", Feed("reverse", "tumble", over=False)),
        ("2, over, UP", Feed("same", "book", over=True)),
        ("1,over,down", Feed("reverse", "tumble", over=True)),
    ],
)
def test_what_an_answer_says(answer: str, feed: Feed) -> None:
    assert feed_of(answer_of(answer)) == feed


@pytest.mark.parametrize("wrong", ["", "3,behind,up", "2,up,behind", "behind", "1,over,up,up"])
def test_an_answer_that_is_none(wrong: str) -> None:
    with pytest.raises(Misused, match="behind or over"):
        answer_of(wrong)


@pytest.mark.parametrize(
    ("fmt", "stock", "up", "marked"),
    [
        ("a2-side", "letter", None, False),
        ("a9-side", "letter", 1, False),
        ("iso-a7-side", "a4", 1, True),
        ("iso-a6-side", "a4", 1, True),
    ],
)
def test_the_corner_is_marked_only_where_it_is_cut_away(
    fmt: str, stock: str, up: int | None, marked: bool
) -> None:
    sheet = impose(find_format(fmt), find_stock(stock), up=up, duplex="manual")
    mark = corner_mark(sheet)
    assert bool(mark) == marked
    said = Fed().steps(sheet, [Path("a-fronts.pdf"), Path("a-backs.pdf")])
    assert ("grey mark" in said) == marked
    edge = "left" if sheet.landscape else "top"
    assert marked or f"the {edge} edge of the fronts goes in first" in said


def test_pages_stand_as_paper_is_fed(tmp_path: Path) -> None:
    sheet = impose(find_format("a2-top"), find_stock("letter"), duplex="manual")
    assert sheet.landscape
    fronts, backs = painted(tmp_path, sheet, 2, USUAL)
    assert {page.size for page in (*fronts, *backs)} == {(612, 792)}
    assert Size(*sheet.size) == Size(792, 612)


@pytest.mark.parametrize("turn", ["book", "tumble"])
def test_one_file_and_two_hold_the_same_pages(turn: Turn, tmp_path: Path) -> None:
    sheet = impose(find_format("a2-side"), find_stock("letter"), duplex="manual")
    fronts, backs = painted(tmp_path, sheet, 4, Feed("reverse", turn))
    straight = painted(tmp_path, sheet, 4, Feed("same", turn))
    assert fronts == straight[0]
    assert backs == straight[1][::-1]
    assert Register() == Register(*Register())
