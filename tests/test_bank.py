"""Everybody's own art: a bank of parts, of which each row's own seed picks."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from gate import (
    FOLDERS,
    box,
    design_of,
    front_of,
    inks,
    letterings,
    limits,
    marked,
    paths,
    touches,
)
from pace import FEW_DESIGNS, paced

import cardmaker
from cardmaker.art.bank import chosen
from cardmaker.art.grain import Grain
from cardmaker.art.grid import deal, deal_again
from cardmaker.art.panel import Edge
from cardmaker.card import Brief, Card, arrange
from cardmaker.design import find_designs
from cardmaker.display import Choice, Group, Ink, Items, choices, rectangle
from cardmaker.geometry import Rect, Size
from cardmaker.paper.fold import load_folds
from cardmaker.press.stream import Copy
from cardmaker.run.dress import Wardrobe

DESIGNS = [name for name, folder in find_designs(FOLDERS).items() if (folder / "art.py").is_file()]

A2, LANDSCAPE = Size(306, 396), Size(396, 306)

ROWS = "title,last,company,position,remembered,sender\n" + "".join(
    f"Ms.,{name},Works,Editor,the {name} story,Sam\n"
    for name in ("Adams", "Baker", "Clark", "Davis", "Evans")
)


def square(side: float) -> Items:
    return (rectangle(Rect(0, 0, side, side), fill=Ink(0.1, 0, 0, 0)),)


def test_what_drawings_share_stays_and_the_rest_is_a_choice() -> None:
    window = Rect(0, 0, 50, 50)
    one, two = (
        (*square(99), Group((Group(square(5)), Group(square(side))), clip=window))
        for side in (6, 7)
    )
    ground, group = chosen([one, two])
    assert ground == one[0] and isinstance(group, Group) and group.clip == window
    same, choice = group.items
    assert same == Group(square(5))
    assert choice == Choice(((Group(square(6)),), (Group(square(7)),)))
    assert list(choices((ground, group))) == [choice]


def test_drawings_without_parts_are_one_choice() -> None:
    assert chosen([square(5), square(6)]) == (Choice((square(5), square(6))),)
    assert chosen([square(5), square(5)]) == square(5)
    assert chosen([square(5), ()]) == (Choice((square(5), ())),)


def test_a_part_without_room_goes_as_in_the_others() -> None:
    none, one, two = Group(()), Group(square(1)), Group(square(2))
    assert chosen([(one, none), (none, two), (two, none)]) == (Choice(((one,), (two,))), two)
    assert chosen([(none,), (none,)]) == (none,)


def flat(items: Items) -> Items:
    """The items without the groups that only hold a part together."""
    found: list[Items] = []
    for item in items:
        part = isinstance(item, Group) and item == Group(item.items)
        found.append(flat(item.items) if isinstance(item, Group) and part else (item,))
    return tuple(item for part in found for item in part)


@pytest.mark.parametrize("name", ["crescent", "scandi-tiles", "wreath"])
def test_a_part_is_drawn_as_if_it_stood_alone(name: str) -> None:
    from cardmaker.press.galley import Galley
    from cardmaker.press.pdf import draw

    front = front_of(name, A2, "bleed", 1, design_of(name).palette(None)).items
    assert len(front) < len(flat(front))
    galley = Galley({}, {}, lambda _ink: b"")
    assert draw(front, galley, "shop") == draw(flat(front), galley, "shop")


def test_cells_of_all_deals_go_together() -> None:
    cells = [(row, column) for row in range(8) for column in range(6)]
    kinds = dict.fromkeys("abcdef", 1.0)
    once = deal(cells, lambda _: kinds, Grain("deal"), "f")
    again = [deal_again(once, lambda _: kinds, Grain(f"way {n}"), "f") for n in range(3)]
    assert len({tuple(dealt.items()) for dealt in again}) == 3
    for one in again:
        assert [cell for cell in cells if one[cell] == "f"] == [c for c in cells if once[c] == "f"]
        for other in again:
            for row, column in cells:
                for beside in ((row + 1, column), (row, column + 1)):
                    assert one[row, column] != other.get(beside)


def test_everybody_wears_what_their_row_says() -> None:
    wardrobe = Wardrobe((("a", (3, 3, 2)), ("b", (4,) * 90)))
    copies = [wardrobe.dressed(Copy("x"), {"last": str(n)}) for n in range(400)]
    assert copies[7] == wardrobe.dressed(Copy("x"), {"last": "7"})
    assert {copy.card for copy in copies} == {"a", "b"}
    for copy in copies:
        ways = dict(wardrobe.cards)[copy.card]
        assert len(copy.picks) == len(ways)
        assert all(pick < way for pick, way in zip(copy.picks, ways, strict=True))
    # Of the second kind there are so many that no two are alike.
    seen = Counter(copy.picks for copy in copies if copy.card == "b")
    assert max(seen.values()) == 1


SHAPES: tuple[tuple[Size, Edge, str], ...] = ((A2, "bleed", "1"), (LANDSCAPE, "border", "2"))
MORE: tuple[tuple[Size, Edge, str], ...] = (
    *((A2, "bleed", str(seed)) for seed in range(2, 4)),
    *((LANDSCAPE, "border", str(seed)) for seed in range(3, 4)),
    *((Size(252, 360), "bleed", str(seed)) for seed in range(1, 2)),
    *((Size(360, 360), "border", str(seed)) for seed in range(1, 2)),
    *((Size(504, 360), "bleed", str(seed)) for seed in range(1, 2)),
)

CASES = [
    *(pytest.param(name, *shape) for name in FEW_DESIGNS for shape in SHAPES[:1]),
    *(
        pytest.param(name, *shape, marks=pytest.mark.slow)
        for name in DESIGNS
        for shape in (*SHAPES, *MORE)
    ),
]


@pytest.mark.parametrize(("name", "size", "edge", "seed"), CASES)
def test_every_way_of_a_part_leaves_the_words_clear_and_has_whole_heads(
    name: str, size: Size, edge: Edge, seed: str
) -> None:
    design, palette = design_of(name), marked(design_of(name).palette(None))
    panel = front_of(name, size, edge, 1, palette).panel
    drawn = design.fronts(panel, palette, seed, 3)
    whole = panel.window
    if limits(name).get("rooted"):
        whole = Rect(whole.x, whole.y, whole.w, whole.h + size.h)
    ways = [drawn, *(way for choice in choices(drawn) for way in choice.ways)]
    assert len(ways) > 3
    for path in (path for way in ways for path in paths(way)):
        place = box(path)
        assert not any(touches(path, place, keep) for keep in panel.keep)
        if limits(name).get("heads", True) and any(ink.m > 0.25 for ink in inks(path)):
            assert whole.holds(place)


@pytest.mark.parametrize("edge", ["bleed", "border"])
@pytest.mark.parametrize("name", paced(DESIGNS, FEW_DESIGNS[:2]))
def test_sixty_people_have_nearly_sixty_fronts(name: str, edge: Edge) -> None:
    design = design_of(name)
    border, bleed = (18.0, 0.0) if edge == "border" else (0.0, 9.0)
    brief = Brief(
        design, design.palette(None), load_folds()["side"], A2, edge, border, bleed, 1,
        design.lettering.text, "",
    )  # fmt: skip
    drawn = [card.panels["front"] for card in arrange(brief, letterings(), 2, 3)]
    wardrobe = Wardrobe.of({str(i): Card({"front": f}, "right") for i, f in enumerate(drawn)})
    worn = [wardrobe.worn(Copy("x"), str(row)) for row in range(60)]
    assert len({(copy.card, copy.picks) for copy in worn}) >= 40
    # No choice has but one way, and nearly all ways differ.
    for front in drawn:
        found = [choice.ways for choice in choices(front)]
        assert all(len(ways) > 1 for ways in found)
        assert sum(len({*ways}) > 1 for ways in found) > 0.9 * len(found)


def fronts(pdf: Path) -> list[bytes]:
    document = pypdfium2.PdfDocument(pdf)
    # Each card has two pages; the front is the right half of the first.
    pages = [document[at] for at in range(0, len(document), 2)]
    width, _height = pages[0].get_size()
    pictures = [
        page.render(scale=0.5, crop=(width / 2, 0, 0, 0)).to_pil().tobytes() for page in pages
    ]
    document.close()
    return pictures


@pytest.mark.parametrize(
    "design", paced(["garden-sprigs", "crescent", "scandi-tiles"], ["crescent"])
)
def test_each_person_has_their_own_front_and_keeps_it(design: str, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(ROWS, "utf-8")
    asked = {"note": "after-interview", "design": design, "stock": "trim", "format": "a2-side"}
    asked |= {"seed": "person"}
    run = cardmaker.draft(to=people, output=tmp_path / "run.pdf", **asked)
    own = fronts(run.paths[0])
    assert len({*own}) == 5
    people.write_text("\n".join([ROWS.split("\n")[i] for i in (0, 3)]) + "\n", "utf-8")
    again = cardmaker.draft(to=people, output=tmp_path / "one.pdf", **asked)
    assert fronts(again.paths[0]) == own[2:3]


def test_blank_cards_have_each_their_own(tmp_path: Path) -> None:
    done = cardmaker.blank(
        stock="trim", format="a2-side", seed="person", count=3, output=tmp_path / "blank.pdf"
    )
    assert len({*fronts(done.paths[0])}) == 3
