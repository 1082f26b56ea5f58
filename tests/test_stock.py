from __future__ import annotations

from pathlib import Path

import pytest

from cardmaker.errors import BadStock, UnknownName
from cardmaker.paper.stock import (
    find_stock,
    in_file,
    load_stocks,
    stock_faults,
    stock_files,
    stock_names,
)
from cardmaker.paper.stock_sheet import faults
from cardmaker.units import mm


def test_sheets_are_portrait_and_keep_a_margin() -> None:
    for stock in load_stocks().values():
        assert stock.title and stock.summary
        if stock.size:
            assert stock.size.w < stock.size.h
            assert not list(faults(stock))
            assert stock.margin == pytest.approx(6.35 * mm)
    assert {"letter", "legal", "tabloid", "a3", "a4", "a5", "trim"} <= set(stock_names())


def test_the_trim_stock_has_no_size_of_its_own() -> None:
    assert find_stock("trim").size is None
    assert find_stock("trim").margin == 0


def test_sizes() -> None:
    assert find_stock("letter").size == (612, 792)
    assert find_stock("a4").size == pytest.approx((210 * mm, 297 * mm))


def test_an_unknown_stock_is_answered_with_the_good_ones() -> None:
    with pytest.raises(UnknownName, match="did you mean letter"):
        find_stock("leter")


def test_another_name_is_the_same_sheet() -> None:
    assert find_stock("13x19").size == find_stock("super-b").size == (13 * 72, 19 * 72)


@pytest.mark.parametrize(
    ("name", "cards", "scores"),
    [
        ("letter-half", [(0, 0, 612, 792)], [("across", 0.5)]),
        ("letter-notecard-2up", [(0, 0, 612, 396), (0, 396, 612, 396)], [("down", 0.5)]),
        ("letter-quarter", [(0, 0, 612, 792)], [("across", 0.5), ("down", 0.5)]),
    ],
)
def test_where_the_cards_of_scored_stock_lie(
    name: str, cards: list[object], scores: list[object]
) -> None:
    stock = find_stock(name)
    assert (list(stock.flats), list(stock.scores)) == (cards, scores)
    metric = find_stock(name.replace("letter", "a4").replace("notecard-", ""))
    assert (len(metric.flats), list(metric.scores)) == (len(cards), scores)


def test_four_quarter_turns_of_a_sheet_are_none() -> None:
    for stock in load_stocks().values():
        turned = stock.turned.turned.turned.turned
        assert turned.scores == stock.scores
        for one, two in zip(turned.flats, stock.flats, strict=True):
            assert one == pytest.approx(two)


def test_a_turned_sheet_keeps_its_creases_where_they_are() -> None:
    stock = find_stock("letter-notecard-2up").turned
    assert stock.size == (792, 612)
    assert stock.flats == ((0, 0, 396, 612), (396, 0, 396, 612))
    assert stock.scores == (("across", 0.5),)


OWN = """
margin = "4mm"
[stocks.mine]
size = ["210mm", "297mm"]
flats = [["10mm", "20mm", "150mm", "100mm"], ["10mm", "140mm", "150mm", "100mm"]]
scores = ["down 70mm"]
apart = "cut"
[stocks.letter]
size = ["8.5in", "11in"]
margin = "3mm"
"""


def test_a_persons_own_stocks_go_before_ours(tmp_path: Path) -> None:
    near, far = stock_files(tmp_path / "here", tmp_path / "home")
    far.parent.mkdir(parents=True)
    far.write_text(OWN, "utf-8")
    mine = find_stock("mine", (near, far))
    assert mine.margin == pytest.approx(4 * mm)
    assert mine.scores == (("down", pytest.approx(70 / 150)),)
    assert mine.apart == "cut" and mine.turned.apart == "cut"
    assert mine.title == "mine" and "2 cards" in mine.summary
    assert find_stock("letter", (near, far)).margin == pytest.approx(3 * mm)
    near.parent.mkdir()
    near.write_text('[stocks.letter]\nsize = ["8.5in", "11in"]\nmargin = "5mm"', "utf-8")
    assert find_stock("letter", (near, far)).margin == pytest.approx(5 * mm)
    assert find_stock("letter").margin == pytest.approx(6.35 * mm)
    assert stock_names((near, far))[:2] == ["letter", "mine"]
    assert find_stock(f"{far}:mine") == mine
    with pytest.raises(UnknownName, match="did you mean mine"):
        find_stock(f"{far}:min")


def test_a_file_and_what_in_it_is_meant(tmp_path: Path) -> None:
    assert in_file("letter") is None
    assert in_file("C:/cards/a.XML:Geha P76: red") == (Path("C:/cards/a.XML"), "Geha P76: red")
    assert in_file(f"{tmp_path}:Geha P76") == (tmp_path, "Geha P76")
    assert in_file("a.toml:x", tmp_path) == (tmp_path / "a.toml", "x")
    with pytest.raises(BadStock, match="no file or folder"):
        in_file("cards/letter")
    with pytest.raises(BadStock, match="cannot be read"):
        find_stock(f"{tmp_path}/stock.toml:mine")


CARD = 'size = ["100mm", "200mm"]\n'


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("", "mine: it has no size; add a line like size ="),
        ('size = ["100mm"]', "mine: size is ['100mm']; it must be a width and a height"),
        ('size = ["100mm", "20"]', "mine: size is ['100mm', '20']; give a number"),
        ('size = ["1mm", "20mm"]', "mine: size: no sheet is 1mm by 20mm"),
        (CARD + 'colour = "red"', "mine: there is no field 'colour'"),
        (CARD + "margin = 5", "mine: margin is 5; it must be a length in quotation marks"),
        (CARD + 'margin = "50mm"', "mine: margin: a margin of 50mm leaves nothing"),
        (CARD + 'flats = ["0mm"]', "mine: flats is ['0mm']; it must be rows of left, top"),
        (CARD + 'flats = [["0mm", "0mm", "0mm", "9mm"]]', "flats: card 1 has no size"),
        (
            CARD + 'flats = [["10mm", "0mm", "100mm", "90mm"]]',
            "flats: card 1 does not lie on the sheet, but 10mm beyond its right",
        ),
        (
            CARD + 'flats = [["0mm", "0mm", "90mm", "90mm"], ["0mm", "80mm", "90mm", "90mm"]]',
            "flats: card 1 and card 2 overlap",
        ),
        (
            CARD + 'flats = [["0mm", "0mm", "90mm", "90mm"], ["0mm", "90mm", "90mm", "99mm"]]',
            "flats: card 2 is not as large as card 1",
        ),
        (CARD + 'apart = "torn"', 'mine: apart is \'torn\'; it must be "perforated" or "cut"'),
        (CARD + 'scores = ["middle"]', "mine: scores is 'middle'; it must be creases such as"),
        (CARD + 'scores = ["down 1/0"]', "mine: scores is 'down 1/0'; it must be creases"),
        (CARD + 'scores = ["down 120mm"]', "mine: scores: the crease down is not on the card"),
    ],
)
def test_what_is_wrong_with_a_row_is_said(row: str, words: str, tmp_path: Path) -> None:
    file = tmp_path / "stock.toml"
    file.write_text(f"[stocks.mine]\n{row}", "utf-8")
    with pytest.raises(BadStock) as told:
        find_stock("mine", (file,))
    assert str(told.value).startswith("stock.toml: ")
    assert words in str(told.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"stocks = 3", "stocks is no table of rows"),
        (b"[stocks.mine\n", "no TOML"),
        (b"[mine]\n", "there is no key 'mine'; a stock is a table .stocks.mine."),
        (b"# \xff\n", "stock.toml:1: this is not UTF-8"),
    ],
)
def test_a_file_that_is_none_is_refused(text: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "stock.toml").write_bytes(text)
    with pytest.raises(BadStock, match=words):
        load_stocks((tmp_path / "stock.toml",))


#: One good row, and every kind of bad one: of its own, of a name of ours, of an alias.
MIXED = """
[stocks.good]
size = ["8.5in", "11in"]
[stocks.deckle]
size = ["8.5in", "11 cubits"]
[stocks.a4]
size = ["210mm"]
[aliases]
other = { stock = "good" }
torn = { stock = "deckle" }
lost = { stock = "nowhere" }
"""


def test_a_bad_row_stops_only_who_asks_for_it(tmp_path: Path) -> None:
    file = tmp_path / "stock.toml"
    file.write_text(MIXED, "utf-8")
    assert find_stock("letter", (file,)) == find_stock("letter")
    assert find_stock("other", (file,)).size == find_stock("good", (file,)).size == (612, 792)
    for name, words in (
        ("deckle", "deckle: size is"),
        ("torn", "deckle: size is"),
        ("a4", "a4: size is"),
        ("lost", "lost: there is no stock 'nowhere'"),
    ):
        for asked, files in ((name, (file,)), (f"{file}:{name}", ())):
            with pytest.raises(BadStock, match=words):
                find_stock(asked, files)
    assert not {"deckle", "torn", "lost", "a4"} & set(stock_names((file,)))
    assert len(stock_faults((file,))) == 4


def test_an_unknown_row_of_a_file_is_answered_with_its_rows(tmp_path: Path) -> None:
    file = tmp_path / "stock.toml"
    file.write_text(MIXED, "utf-8")
    with pytest.raises(UnknownName) as told:
        find_stock(f"{file}:xyzzy")
    assert str(told.value) == (
        "there is no row of stock.toml 'xyzzy'; there are good, other, deckle, a4, torn, lost"
    )
