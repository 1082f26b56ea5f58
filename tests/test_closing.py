"""The last words say the truth about each sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardmaker.job.closing import closing
from cardmaker.paper.fold import load_folds
from cardmaker.paper.format import find_format
from cardmaker.paper.stock import find_stock
from cardmaker.press.impose import impose
from cardmaker.press.sheet import Shown
from cardmaker.run.places import Places


@pytest.mark.parametrize(
    ("fmt", "stock", "more", "words"),
    [
        ("a2-side", "letter", {}, "flip on the long edge, at 100 %. Cut once across the middle, between the two cards, fold at the ticks."),
        ("a2-top", "letter", {}, "Cut once down the middle, between the two cards, fold at the ticks."),
        ("a2-flat", "letter", {}, "Cut once across and once down at the ticks."),
        ("a2-landscape-side", "letter", {}, "Cut once across the middle, between the two cards, fold"),
        ("148-square-side", "a4", {}, "Cut twice across the wide page, fold at the ticks."),
        ("a2-tri", "tabloid", {"up": 2}, "Cut once across and twice down the wide page, fold twice"),
        ("iso-a7-top", "a3", {"up": 8}, "Cut once across and 3 times down the wide page, fold"),
        ("iso-a6-side", "a4", {"duplex": "short-edge"}, "flip on the short edge"),
        ("iso-a7-side", "a4", {"up": 4}, "Cut once across and once down, fold at the ticks."),
        ("quarter-a4", "a4", {}, "Print on one side, at 100 %. Fold twice at the ticks, the print outside"),
        ("iso-a6-flat", "a4", {"up": 4}, "Cut once across and once down at the ticks."),
        ("a7-side", "letter", {}, "Trim at the crop marks, fold at the dashed marks."),
        ("a2-side", "legal", {"up": 2}, "Cut 3 times across, fold at the ticks."),
        ("a2-side", "letter", {"marks": False}, "fold in the middle."),
        ("a2-side", "trim", {}, "Send the PDF as it is"),
        ("iso-a6-top", "a4", {}, "Envelope: C6. One-sided printer? Add --duplex manual."),
        ("a2-french-side", "trim", {}, "a card is one page. Trim at the crop marks, fold twice"),
        ("a2-flat", "trim", {}, "front and back are two pages"),
    ],
)  # fmt: skip
def test_they_say_how_to_go_on(fmt: str, stock: str, more: dict[str, object], words: str) -> None:
    card, paper = find_format(fmt), find_stock(stock)
    sheet = impose(card, paper, **more)  # type: ignore[arg-type]
    assert words in closing(sheet, card, paper, drafts=1, blanks=sheet.up - 1)


#: What is each fold told where the paper shows its creases, or does not?
FOLDED = {
    "flat": "",
    "side": "fold{at}.",
    "top": "fold{at}.",
    "french-side": "fold twice{at}, the print outside: first the top half behind, then the left half.",
    "french-top": "fold twice{at}, the print outside: first the left half behind, then the top half.",
    "tri": "fold twice{at}, the inside up: first the narrow panel in from the right, "
    "then the left one, with the front, over it.",
    "z": "fold to and fro{at}, the inside up: the left panel over the middle one, "
    "the right one behind it.",
    "gate": "with the inside up, fold both doors in to the middle{at}.",
}  # fmt: skip


@pytest.mark.parametrize("fold", load_folds())
@pytest.mark.parametrize(
    ("by", "at"), [("marks", " at the dashed marks"), ("ticks", " at the ticks"), ("nothing", "")]
)
def test_every_fold_is_told_in_its_own_words(fold: str, by: Shown, at: str) -> None:
    card, paper = find_format(f"iso-a7-{fold}"), find_stock("a3")
    sheet = impose(card, paper, up=2)
    sheet = replace(sheet, how=sheet.how._replace(by=by))
    hands = closing(sheet, card, paper, drafts=1, blanks=0).partition("at 100 %. ")[2]
    halved = fold in ("side", "top", "french-side", "french-top")
    unseen = " in the middle" if halved else " where the panels meet"
    words = FOLDED[fold].format(at=at or unseen)
    assert f", {words} Envelope" in hands if words else "fold" not in hands


def test_used_places_and_stacks_are_told() -> None:
    card, paper = find_format("a2-side"), find_stock("letter")
    sheet = impose(card, paper)
    said = closing(sheet, card, paper, 4, 0, Places(2, 1, "stacks"))
    assert said.startswith(
        "4 drafts on 3 sheets of letter. The sheet whose first place is used goes in to be printed "
        "first, as it lay before. Print on both sides"
    )
    assert "Cut all sheets in one pile" in said
    assert "one pile" not in closing(sheet, card, paper, 1, 1, Places(2, 0, "stacks"))


def test_a_pile_that_goes_through_twice_is_told_how() -> None:
    card, paper = find_format("a2-side"), find_stock("letter")
    sheet = impose(card, paper, duplex="manual")
    said = closing(sheet, card, paper, 1, 1, twice="Print a-fronts.pdf first.")
    assert "on 1 sheet of letter. Print a-fronts.pdf first. Cut once" in said
    assert "One-sided printer?" not in said


def test_it_counts_what_there_is() -> None:
    card, paper = find_format("a2-side"), find_stock("letter")
    said = closing(impose(card, paper), card, paper, drafts=12_001, blanks=1)
    assert said.startswith("12,001 drafts and 1 blank on 6,001 sheets of letter.")
    assert "--duplex manual, or -f quarter-letter" in said
