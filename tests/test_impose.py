from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardmaker.display import Path
from cardmaker.errors import DoesNotFit, Misused
from cardmaker.geometry import Rect, Size
from cardmaker.paper.fold import load_folds
from cardmaker.paper.format import find_format, format_names
from cardmaker.paper.stock import find_stock, stock_names
from cardmaker.press.impose import BLEED, Duplex, Edge, Sheet, Side, impose
from cardmaker.press.layout import Up
from cardmaker.press.marks import ALL_INKS, TICK_INK
from cardmaker.press.sheet import behind
from cardmaker.units import mm

#: Where do the flats lie? Millimetres from the page's BOTTOM left, as print shops count: format,
#: stock, cards a sheet, bleed, landscape or portrait | cells of the front | of the back under a
#: book turn | under a tumble | the first card's creases. Computed by a program that shares nothing
#: with the layout. (On A4 a cell is 148.5 high: the division of the sheet, not the trim.)
VECTORS = """
a2-side            letter  1 3.175 L | 31.75,38.1 | 31.75,38.1 | 31.75,38.1 | x=139.70
a2-side            letter  2 0     P | 0,139.7 0,0 | 0,139.7 0,0 | 0,0 0,139.7 | x=107.95
a2-top             letter  2 0     L | 0,0 139.7,0 | 139.7,0 0,0 | 0,0 139.7,0 | y=107.95
a1-side            letter  2 3.175 P | 19.05,142.88 19.05,12.7 | 19.05,142.88 19.05,12.7 \
    | 19.05,12.7 19.05,142.88 | x=107.95
a6-side            letter  1 3.175 L | 25.4,28.58 | 25.4,28.58 | 25.4,28.58 | x=139.70
a7-side            letter  1 3.175 L | 12.7,19.05 | 12.7,19.05 | 12.7,19.05 | x=139.70
a7-top             letter  1 3.175 P | 19.05,12.7 | 19.05,12.7 | 19.05,12.7 | y=139.70
a9-side            letter  1 0     L | 0,0 | 0,0 | 0,0 | x=139.70
a2-french-side     letter  1 0     P | 0,0 | - | - | y=139.70 x=107.95
iso-a6-side        a4      2 0     P | 0,148.5 0,0 | 0,148.5 0,0 | 0,0 0,148.5 | x=105.00
iso-a6-side        a4      1 3.175 L | 43.5,31 | 43.5,31 | 43.5,31 | x=148.50
iso-a6-side        a3      2 3     P | 43.5,213 43.5,59 | 43.5,213 43.5,59 \
    | 43.5,59 43.5,213 | x=148.50
iso-a6-french-side a4      1 0     P | 0,0 | - | - | y=148.50 x=105.00
a7-side            tabloid 2 3.175 P | 12.7,219.08 12.7,34.93 | 12.7,219.08 12.7,34.93 \
    | 12.7,34.93 12.7,219.08 | x=139.70
iso-a5-side        a3      1 3.175 L | 62,43.5 | 62,43.5 | 62,43.5 | x=210.00
"""

Points = list[tuple[float, float]]


def vector(line: str) -> tuple[list[str], list[Points | None], list[str]]:
    """A line of the table: its head, the three lists of cells, the creases."""
    head, *cells, creases = (part.split() for part in line.split("|"))
    return head, [None if some == ["-"] else list(map(point, some)) for some in cells], creases


def point(text: str) -> tuple[float, float]:
    x, y = text.split(",")
    return float(x), float(y)


def flats(side: Side) -> list[Rect]:
    """The rectangle around each card's panels, card by card."""
    cards = sorted({place.card for place in side.places})
    boxes = [[place.box for place in side.places if place.card == card] for card in cards]
    return [
        Rect(
            min(b.x for b in some),
            min(b.y for b in some),
            max(b.right for b in some) - min(b.x for b in some),
            max(b.bottom for b in some) - min(b.y for b in some),
        )
        for some in boxes
    ]


@pytest.mark.parametrize("line", VECTORS.strip().splitlines())
def test_places_of_the_flats(line: str) -> None:
    (fmt, stock, up, bleed, page), (front, book, tumble), creases = vector(line)
    turns: list[tuple[Duplex, str]] = [("long-edge", "book"), ("short-edge", "tumble")]
    if page == "L":
        turns = [("short-edge", "book"), ("long-edge", "tumble")]
    for duplex, turn in turns:
        sheet = impose(
            find_format(fmt),
            find_stock(stock),
            up=int(up),
            duplex=duplex,
            bleed=(float(bleed) or 3) * mm,
        )
        assert (sheet.turn, "L" if sheet.landscape else "P") == (turn, page)
        assert sheet.edge == ("bleed" if float(bleed) else "border")
        assert near(sheet.front, sheet.size) == front
        assert near(sheet.back, sheet.size) == (book if turn == "book" else tumble)
        assert [crease(sheet, *line) for line in sheet.creases[: len(creases)]] == creases


def near(side: Side | None, page: Size) -> Points | None:
    """The flats' lower left corners in millimetres from the page's, to a hundredth."""
    if side is None:
        return None
    return [
        (round(cell.x / mm + 1e-7, 2), round((page.h - cell.bottom) / mm + 1e-7, 2))
        for cell in flats(side)
    ]


def crease(sheet: Sheet, a: complex, b: complex) -> str:
    upright = a.real == b.real
    return f"x={a.real / mm:.2f}" if upright else f"y={(sheet.size.h - a.imag) / mm:.2f}"


@pytest.mark.parametrize("fold", load_folds())
def test_backs_under_the_two_turns_are_half_turns_of_each_other(fold: str) -> None:
    for name in (f"iso-a6-{fold}", f"5-square-{fold}", f"a2-{fold}"):
        for stock in ("letter", "a4", "super-b"):
            made: list[Sheet] = []
            edges: tuple[Duplex, ...] = ("long-edge", "short-edge")
            for duplex in edges:
                try:
                    made.append(impose(find_format(name), find_stock(stock), duplex=duplex))
                except DoesNotFit:
                    break
            if len(made) < 2 or not made[0].back or not made[1].back:
                continue
            w, h = made[0].size
            turned = {
                (
                    p.card,
                    p.panel,
                    round(w - p.box.right, 6),
                    round(h - p.box.bottom, 6),
                    not p.head_down,
                )
                for p in made[0].back.places
            }
            assert turned == {
                (p.card, p.panel, round(p.box.x, 6), round(p.box.y, 6), p.head_down)
                for p in made[1].back.places
            }


@given(
    fmt=st.sampled_from(format_names()),
    stock=st.sampled_from(stock_names()),
    up=st.sampled_from([None, "max", 1, 2, 3, 4, 6]),
    duplex=st.sampled_from(["long-edge", "short-edge", "manual", "none"]),
    margin=st.sampled_from([0, 3, 6.35, 12.7]),
    marks=st.booleans(),
    edge=st.sampled_from([None, "border", "bleed"]),
    gutter=st.sampled_from([None, 0, 2, 6.35, 8, 15]),
)
def test_no_two_places_overlap_and_no_ink_is_in_the_margin(
    fmt: str,
    stock: str,
    up: Up,
    duplex: Duplex,
    margin: float,
    marks: bool,
    edge: Edge | None,
    gutter: float | None,
) -> None:
    card = find_format(fmt)
    apart = None if gutter is None else gutter * mm
    try:
        sheet = impose(
            card,
            find_stock(stock),
            up=up,
            duplex=duplex,
            margin=margin * mm,
            marks=marks,
            edge=edge,
            gutter=apart,
        )
    except (DoesNotFit, Misused):
        return
    assert edge is None or sheet.edge == edge
    assert gaps(sheet) <= {round(apart or 2 * sheet.bleed * (apart is None), 3), 0.0}
    if not card.fold.doors:
        meet(sheet)
    off(sheet)
    page = Rect(0, 0, *sheet.size)
    printable = page.inset(sheet.margin)
    for side in filter(None, (sheet.front, sheet.back)):
        assert len(side.places) == sheet.up * len(card.fold.laid(card.trim).outside)
        for one, two in combinations(side.places, 2):
            assert not one.clip.overlaps(two.clip)
        for place in side.places:
            bordered = sheet.edge == "border" and not card.fold.doors
            assert printable.holds(place.box.inset(sheet.border) if bordered else place.clip)
            flat = card.fold.laid(sheet.panel)
            assert place.box.size == pytest.approx(flat.size_of(place.panel))
            assert place.clip.holds(place.box) or card.fold.doors
    for a, b in zip(sheet.panel, card.trim, strict=True):
        assert abs(a - b) <= 1.5 * mm
    inks = {mark.stroke for mark in sheet.front.marks if isinstance(mark, Path)}
    assert inks == {"nothing": set(), "ticks": {TICK_INK}, "marks": {ALL_INKS}}[sheet.how.by] or (
        not inks and not sheet.cuts and not sheet.creases
    )
    if marks and sheet.edge == "bleed" and not find_stock(stock).flats:
        assert sheet.how.by == "marks"


def gaps(sheet: Sheet) -> set[float]:
    """The distances between neighbours, in points."""
    xs, ys = (sorted({(c[n], c[n] + c[n + 2]) for c in sheet.cells}) for n in (0, 1))
    return {
        abs(round(nxt[0] - one[1], 3))
        for line in (xs, ys)
        for one, nxt in pairwise(line)
        if nxt[0] - one[0] > 1
    }


def meet(sheet: Sheet) -> None:
    """Each card's back lies behind its front, as the paper turns."""
    if sheet.back is None:
        return
    for front, back in zip(flats(sheet.front), flats(sheet.back), strict=True):
        assert back == pytest.approx(behind(sheet.size, sheet.turn, front))


def off(sheet: Sheet) -> None:
    """No mark and no slug lies in the margin, a card's bleed or, but for ticks, a card."""
    printable = Rect(0, 0, *sheet.size).inset(sheet.margin - 1e-3)
    bleeds = [cell.inset(1e-3 - sheet.bleed) for cell in sheet.cells]
    for mark in sheet.front.marks:
        assert isinstance(mark, Path)
        start, end = mark.contours[0][0], mark.contours[0][-1]
        x, y = min(start.real, end.real), min(start.imag, end.imag)
        stroke = Rect(x, y, abs(end.real - start.real), abs(end.imag - start.imag))
        assert printable.holds(stroke)
        if mark.stroke != TICK_INK:
            assert not any(stroke.inset(-1e-4).overlaps(bleed) for bleed in bleeds)
    for room in sheet.slugs:
        assert printable.holds(room)
        assert not any(room.overlaps(bleed) for bleed in bleeds)


def test_bleed_goes_beyond_the_trim_but_not_over_the_crease() -> None:
    sheet = impose(find_format("a2-side"), find_stock("trim"))
    back, front = sheet.front.places
    assert (back.panel, front.panel) == ("back", "front")
    assert front.clip == pytest.approx(
        (front.box.x, front.box.y - BLEED, front.box.w + BLEED, front.box.h + 2 * BLEED)
    )
    assert back.clip.right == pytest.approx(back.box.right) == pytest.approx(front.clip.x)


def test_trim_stock_is_made_to_the_card() -> None:
    sheet = impose(find_format("a7-side"), find_stock("trim"))
    assert sheet.trim and sheet.bleed_box
    assert sheet.trim.size == pytest.approx(find_format("a7-side").flat)
    assert sheet.bleed_box == sheet.trim.inset(-BLEED)
    assert Rect(0, 0, *sheet.media).inset(5 * mm).holds(sheet.bleed_box)
    bare = impose(find_format("a7-side"), find_stock("trim"), marks=False)
    assert bare.media == pytest.approx(bare.bleed_box.size if bare.bleed_box else ())
    assert (bare.front.marks, bare.how.by, bare.slugs) == ((), "nothing", ())


def test_the_home_sheet_says_what_hands_do() -> None:
    home = impose(find_format("a2-side"), find_stock("letter"))
    assert home.how == (1, 1, "ticks", "long-edge")
    quarter = impose(find_format("quarter-a4"), find_stock("a4"))
    assert quarter.how == (0, 2, "ticks", None)
    assert quarter.back is None
    fronts = impose(find_format("a2-side"), find_stock("letter"), duplex="none")
    assert (fronts.back, fronts.how.flip) == (None, None)


def test_the_border_is_the_margin_and_the_panel_takes_what_is_left_over() -> None:
    sheet = impose(find_format("iso-a6-side"), find_stock("a4"), margin=5 * mm)
    assert sheet.border == pytest.approx(5 * mm)
    assert sheet.panel == pytest.approx((105 * mm, 148.5 * mm))


def test_what_does_not_fit_names_stocks_that_hold_it() -> None:
    with pytest.raises(DoesNotFit) as told:
        impose(find_format("a7-side"), find_stock("a5"))
    assert "A5" in told.value.message and "254mm by 177.8mm" in told.value.message
    assert "letter" in told.value.hint and "trim" in told.value.hint and "a6" not in told.value.hint
    with pytest.raises(DoesNotFit, match="9 cards of a7-side"):
        impose(find_format("a7-side"), find_stock("letter"), up=9)
    with pytest.raises(DoesNotFit):
        impose(find_format("a7-side"), find_stock("letter"), up=10**9)


def test_a_margin_that_eats_the_card_is_refused() -> None:
    with pytest.raises(DoesNotFit, match="leaves nothing"):
        impose(find_format("a2-side"), find_stock("letter"), margin=60 * mm)


@pytest.mark.parametrize(
    "wish", [{"up": 0}, {"margin": -1.0}, {"bleed": -1.0}, {"margin": float("nan")}]
)
def test_nonsense_is_refused(wish: dict[str, float]) -> None:
    with pytest.raises(Misused):
        impose(find_format("a2-side"), find_stock("letter"), **wish)  # type: ignore[arg-type]


def test_trim_stock_holds_one_card() -> None:
    with pytest.raises(Misused, match="one card a page"):
        impose(find_format("a2-side"), find_stock("trim"), up=2)


def test_a_bordered_front_keeps_a_white_that_is_seen() -> None:
    sheet = impose(find_format("a2-side"), find_stock("letter"), margin=0.0)
    assert sheet.border == pytest.approx(5 * mm)
    assert impose(find_format("a2-side"), find_stock("letter")).border == pytest.approx(6.35 * mm)
