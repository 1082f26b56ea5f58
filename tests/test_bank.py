"""Everybody's own art: a bank of parts, of which each row's own seed picks."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from gate import box, design_of, inks, marked, paths

import cardmaker
from cardmaker.art.bank import chosen
from cardmaker.art.panel import Panel
from cardmaker.display import Choice, Group, Ink, Items, choices, rectangle
from cardmaker.geometry import Rect, Size
from cardmaker.press.stream import Copy
from cardmaker.run.dress import Wardrobe

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


def test_every_way_of_a_row_leaves_the_words_clear_and_has_whole_heads() -> None:
    keep = Rect(60, 150, 186, 90)
    panel = Panel(Size(306, 396), "bleed", bleed=9, keep=(keep,))
    design = design_of("garden-sprigs")
    drawn = design.fronts(panel, marked(design.palette(None)), "2", 3)
    found = list(choices(drawn))
    assert len(found) > 12
    assert sum(len({*choice.ways}) > 1 for choice in found) > 0.9 * len(found)
    for choice in found:
        for way in choice.ways:
            for path in paths(way):
                assert not box(path).overlaps(keep)
                if any(ink.m > 0.25 for ink in inks(path)):
                    assert panel.trim.holds(box(path))


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


@pytest.mark.parametrize("design", ["garden-sprigs", "ink-and-tint"])
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
