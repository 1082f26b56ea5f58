"""Cards on sheets that their maker cut and scored: on their places, folded at the maker's crease.

The paper is cut where the maker's figures say, never where the layout does.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from painted import painted_page
from paperfolder import Leaf, Paper, print_sheet
from test_folded_pdf import written
from test_folded_sheet import all_right, folded, seen

from cardmaker.errors import DoesNotFit, Misused
from cardmaker.geometry import Rect, Size
from cardmaker.job.closing import closing
from cardmaker.paper.format import find_format, load_formats
from cardmaker.paper.glabels import find_template
from cardmaker.paper.stock import Score, Stock, find_stock, load_stocks
from cardmaker.press.impose import Duplex, Sheet, impose
from cardmaker.press.prescored import formats_on, lies_on, usual_on
from cardmaker.units import mm

A4 = Size(210 * mm, 297 * mm)


def cards(w: float, h: float, *scores: Score, **more: bool) -> Stock:
    """Two cards far from the middle of an A4 sheet, millimetres."""
    flats = tuple(Rect(x * mm, y * mm, w * mm, h * mm) for x, y in ((12, 20), (33, 170)))
    return Stock("mine", "mine", "", A4, 18.0, flats, scores, **more)


DOWN = Score("down", 0.5)

SHEETS = {
    **{name: stock for name, stock in load_stocks().items() if stock.flats},
    "two-scored": cards(148, 105, DOWN),
    "two-landscape": cards(148, 105, DOWN).turned,
    "two-bare": cards(148, 105),
}

#: The same, and one whose cards are pushed out.
TOLD = {**SHEETS, "two-cut": replace(SHEETS["two-bare"], apart="cut")}

#: What lies on which sheet, of the folds that hands make in the middle.
PAIRS = [
    (name, fmt.name)
    for name, stock in SHEETS.items()
    for fmt in formats_on(stock)
    if fmt.fold.name in ("flat", "side", "top", "french-side")
]


def as_it_was_fed(paper: Paper, stock: Stock) -> Paper:
    """The paper as its maker drew it, who knows nothing of how it is read."""
    assert stock.size
    if (paper.size[0] > paper.size[1]) == (stock.size.w > stock.size.h):
        return paper
    return _rolled(paper, 90)


def _rolled(paper: Paper, degrees: int) -> Paper:
    """The paper turned on the table, against the clock."""
    return Paper(
        tuple(
            Leaf(
                leaf.upper.rotate(degrees, expand=True),
                leaf.under.rotate(degrees, expand=True),
            )
            for leaf in paper.leaves
        )
    )


def torn(paper: Paper, stock: Stock) -> list[Paper]:
    """The cards out of the sheet, the way up that they are read."""
    fed = as_it_was_fed(paper, stock)
    back = 0 if fed is paper else -90
    boxes = [tuple(round(v) for v in (f.x, f.y, f.right, f.bottom)) for f in stock.flats]
    return [_rolled(fed.cut_out((a, b, c, d)), back) for a, b, c, d in boxes]


def printed(sheet: Sheet, duplex: str) -> Paper:
    back = painted_page(sheet, sheet.back) if sheet.back else None
    return print_sheet(painted_page(sheet, sheet.front), back, duplex)


def test_there_are_pairs_of_all_kinds() -> None:
    assert {name for name, _ in PAIRS} == {*SHEETS}
    assert {("letter-half", "a9-side"), ("letter-half", "a9-top")} <= {*PAIRS}
    assert {("two-bare", "iso-a6-flat"), ("a4-2up", "iso-a6-top")} <= {*PAIRS}


@pytest.mark.parametrize("duplex", ["long-edge", "short-edge"])
@pytest.mark.parametrize(("stock", "fmt"), PAIRS)
def test_cards_torn_out_and_folded_are_right(stock: str, fmt: str, duplex: Duplex) -> None:
    card, paper = find_format(fmt), SHEETS[stock]
    sheet = impose(card, paper, duplex=duplex)
    fold = card.fold.name
    assert sheet.up == len(paper.flats)
    found = [seen(folded(piece, fold), fold) for piece in torn(printed(sheet, duplex), paper)]
    numbers = [card["front"][1] for card in found]
    assert sorted(numbers) == [*range(sheet.up)]
    assert found == [all_right(fold, number) for number in numbers]
    cells = sheet.cells
    assert [*cells] == sorted(cells, key=lambda cell: (round(cell.y), cell.x)), "as one reads"


@pytest.mark.parametrize(("stock", "fmt"), PAIRS)
def test_a_crease_of_the_card_lies_in_every_score(stock: str, fmt: str) -> None:
    paper = SHEETS[stock]
    sheet = impose(find_format(fmt), paper)
    fed = paper if sheet.size == paper.size else paper.turned
    for flat in fed.flats:
        for way, at in fed.scores:
            if way == "down":
                line = (flat.x + at * flat.w + flat.y * 1j, flat.x + at * flat.w + flat.bottom * 1j)
            else:
                line = (
                    flat.x + (flat.y + at * flat.h) * 1j,
                    flat.right + (flat.y + at * flat.h) * 1j,
                )
            assert any(
                abs(a - line[0]) < 1e-6 and abs(b - line[1]) < 1e-6 for a, b in sheet.creases
            )
    assert (sheet.cuts, sheet.front.marks, sheet.slugs) == ((), (), ())
    assert sheet.back is None or sheet.back.marks == ()


def test_the_printed_file_fits_the_paper_too(tmp_path: Path) -> None:
    for name, fmt in (("two-scored", "iso-a7-side"), ("letter-half", "a9-side")):
        card, paper = find_format(fmt), SHEETS[name]
        sheet = impose(card, paper)
        front, back = written(tmp_path / f"{name}.pdf", card, sheet, "home")
        for number, piece in enumerate(torn(print_sheet(front, back, "long-edge"), paper)):
            done = folded(piece, "side")
            assert seen(done, "side") == all_right("side", number)


def test_a_sheet_that_is_not_turned_back_is_found() -> None:
    """The test can fail: the short edge is not the long one, the next place not this one."""
    card, paper = find_format("iso-a7-side"), SHEETS["two-scored"]
    pieces = torn(printed(impose(card, paper), "short-edge"), paper)
    assert seen(folded(pieces[0], "side"), "side") != all_right("side", 0)
    moved = cards(148, 105, DOWN).flats[0].moved(0, 30)
    other = Stock("", "", "", A4, 18.0, (moved,), (DOWN,))
    wrong = torn(printed(impose(card, paper), "long-edge"), other)
    assert seen(folded(wrong[0], "side"), "side") != all_right("side", 0)


@pytest.mark.parametrize(
    ("stock", "fits"),
    [
        ("letter-half", {"a9-side", "a9-top", "quarter-letter"}),
        ("letter-notecard-2up", {"a2-side", "a2-top"}),
        ("letter-quarter", {"quarter-letter", "a2-french-side"}),
        ("a4-half", {"iso-a5-side", "iso-a5-top", "quarter-a4"}),
        ("a4-2up", {"iso-a6-side", "iso-a6-top"}),
        ("a4-quarter", {"quarter-a4", "iso-a6-french-side"}),
        ("two-scored", {"iso-a7-side"}),
        ("two-bare", {"iso-a6-flat", "iso-a7-side", "iso-a7-top"}),
    ],
)
def test_what_lies_on_what(stock: str, fits: set[str]) -> None:
    paper = SHEETS[stock]
    names = [fmt.name for fmt in formats_on(paper)]
    assert fits <= {*names}
    for fmt in load_formats().values():
        assert lies_on(fmt, paper) == (fmt.name in names)
        if fmt.name not in names:
            with pytest.raises(DoesNotFit, match="does not lie on") as told:
                impose(fmt, paper)
            assert names[0] in told.value.hint
    assert {"a1-side", "a7-flat"}.isdisjoint(names)
    if paper.scores:
        assert not any(name.endswith("-flat") for name in names)


def test_the_first_that_is_named_needs_no_crease_of_ones_own() -> None:
    assert formats_on(SHEETS["letter-half"])[0].name == "a9-side"
    assert formats_on(SHEETS["two-bare"])[0].name == "iso-a6-flat"


def test_a_crease_off_the_middle_takes_no_card_folded_in_the_middle() -> None:
    off = cards(148, 105, Score("down", 0.4))
    with pytest.raises(DoesNotFit, match=r"148mm by 105mm, scored down at 59\.2mm"):
        impose(find_format("iso-a7-side"), off)
    near = cards(148, 105, Score("down", 0.5 + 1.4 / 148))
    assert impose(find_format("iso-a7-side"), near).up == 2
    assert not lies_on(find_format("iso-a7-side"), cards(148, 105, Score("down", 0.5 + 1.6 / 148)))


def test_a_place_may_be_a_hair_larger_or_smaller() -> None:
    side = find_format("iso-a7-side")
    assert lies_on(side, cards(149.4, 103.6, DOWN))
    assert not lies_on(side, cards(149.6, 105, DOWN))


@pytest.mark.parametrize(
    ("stock", "name"),
    [
        (SHEETS["letter-half"], "a9-side"),
        (cards(165, 121, DOWN), "83x121mm-side"),
        (cards(165, 121, Score("across", 0.5)), "165x61mm-top"),
        (cards(165, 121), "165x121mm-flat"),
    ],
)
def test_without_a_format_the_card_is_made_to_the_place(stock: Stock, name: str) -> None:
    card = usual_on(stock)
    assert card.name == name
    sheet = impose(card, stock)
    assert sheet.cells == stock.flats or sheet.landscape
    for number, piece in enumerate(torn(printed(sheet, "long-edge"), stock)):
        fold = card.fold.name
        assert seen(folded(piece, fold), fold) == all_right(fold, number)


def test_a_place_that_is_scored_twice_or_off_the_middle_gets_no_card_of_its_own() -> None:
    for scores in ((Score("down", 0.4),), (Score("down", 0.2), Score("down", 0.8))):
        with pytest.raises(DoesNotFit, match="no format folds as mine is scored"):
            usual_on(cards(165, 121, *scores))
    with pytest.raises(DoesNotFit, match="no format is like them; cut cards from plain"):
        impose(find_format("a2-side"), cards(165, 121, Score("down", 0.4)))
    with pytest.raises(DoesNotFit, match="leave out -f, and the card is made to the place"):
        impose(find_format("a2-side"), cards(165, 121, DOWN))


def test_nobody_folds_a_label() -> None:
    labels = cards(148, 105, foldable=False)
    assert impose(find_format("iso-a6-flat"), labels).up == 2
    with pytest.raises(DoesNotFit, match="nobody folds a label") as told:
        impose(find_format("iso-a7-side"), labels)
    assert "iso-a6-flat" in told.value.hint
    sheet = impose(find_format("iso-a6-flat"), labels)
    assert "Peel the labels off." in closing(sheet, find_format("iso-a6-flat"), labels, 1, 0)


def test_as_many_as_there_are_and_no_more() -> None:
    one = impose(find_format("iso-a7-side"), SHEETS["two-scored"], up=1)
    assert one.cells == SHEETS["two-scored"].flats[:1]
    with pytest.raises(DoesNotFit, match="a sheet of mine has 2 cards, not 3; leave out"):
        impose(find_format("iso-a7-side"), SHEETS["two-scored"], up=3)


def test_what_does_not_fit_plain_paper_names_scored_stock_as_well() -> None:
    with pytest.raises(DoesNotFit) as told:
        impose(find_format("iso-a5-side"), find_stock("a5"))
    assert "a4-half" in told.value.hint and "a4-2up" not in told.value.hint


def test_a_wider_margin_makes_a_wider_border() -> None:
    card = find_format("a2-side")
    assert impose(card, find_stock("letter-notecard-2up"), margin=10 * mm).border == 10 * mm


@pytest.mark.parametrize(
    ("stock", "fmt", "words"),
    [
        ("letter-notecard-2up", "a2-side", "Tear at the perforation. Fold at the score. Envelope"),
        ("letter-half", "a9-top", "at 100 %. Fold at the score. Envelope: A9."),
        ("letter-quarter", "quarter-letter", "Fold twice, at the scores, the print outside"),
        ("letter-half", "quarter-letter", "Fold twice, once at the score, the print outside"),
        ("two-bare", "iso-a7-side", "tear where it is perforated, else cut. Fold in the middle."),
        ("two-cut", "iso-a6-flat", "Push the cards out of the sheet. Envelope"),
    ],
)
def test_the_last_words(stock: str, fmt: str, words: str) -> None:
    card, paper = find_format(fmt), TOLD[stock]
    assert words in closing(impose(card, paper), card, paper, drafts=1, blanks=0)


def test_a_card_on_a_makers_sheet(templates: Path) -> None:
    paper = find_template(templates, "Geha P76")
    sheet = impose(find_format("iso-a5-side"), paper)
    assert sheet.landscape and sheet.turn == "tumble"
    (piece,) = torn(printed(sheet, "long-edge"), paper)
    assert seen(folded(piece, "side"), "side") == all_right("side", 0)
    paper = find_template(templates, "Geha P78")
    with pytest.raises(DoesNotFit, match="lie on Geha P78, whose cards are 165mm by 121mm"):
        impose(find_format("iso-a5-side"), paper)
    for number, piece in enumerate(
        torn(printed(impose(usual_on(paper), paper), "long-edge"), paper)
    ):
        assert seen(folded(piece, "side"), "side") == all_right("side", number)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"gutter": 5 * mm}, "--gutter cannot move them"),
        ({"edge": "bleed"}, "leave out --edge bleed"),
    ],
)
def test_a_gutter_and_a_bleed_are_refused_where_the_maker_put_the_cards(
    more: dict[str, Any], said: str
) -> None:
    with pytest.raises(Misused, match=said):
        impose(find_format("a2-side"), find_stock("letter-notecard-2up"), **more)
    with pytest.raises(DoesNotFit) as told:
        impose(find_format("a2-side"), find_stock("a6"), up=2, **more)
    assert "letter-notecard-2up" not in told.value.hint


def test_what_holds_as_much_is_said_once_and_by_its_own_name() -> None:
    with pytest.raises(DoesNotFit) as told:
        impose(find_format("a7-side"), find_stock("a5"))
    assert "super-b" in told.value.hint and "13x19" not in told.value.hint
