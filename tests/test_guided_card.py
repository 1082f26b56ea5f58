"""Guided cards as they print: every ruling keeps off the art, the crease and the border."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pypdfium2
import pytest
from pace import FEW_DESIGNS, FEW_FORMATS, paced
from PIL import Image, ImageChops, ImageDraw

import cardmaker
from cardmaker.card import SAFE, written
from cardmaker.design import find_designs
from cardmaker.display import Ink, Items
from cardmaker.errors import DoesNotFit, Overset
from cardmaker.job.choices import Choices
from cardmaker.job.guided import guide_box, guide_inks
from cardmaker.job.project import Project
from cardmaker.job.resolve import Job, resolve
from cardmaker.press.stream import Copy, Plan, write_pdf
from cardmaker.shelf import shelf
from cardmaker.text.asked import Asked
from cardmaker.text.guides import Inks, rule_lines
from cardmaker.text.note import NoteHead
from cardmaker.text.ruling import load_rulings
from cardmaker.units import mm

DESIGNS = sorted(find_designs((shelf("designs"),)))
BLACK = Inks.of(Ink(0, 0, 0, 1))

#: Pixels a point.
SCALE = 2.0


def job_of(**choices: object) -> Job:
    return resolve(Choices(**choices), NoteHead(), Project(), {})  # type: ignore[arg-type]


def every_ruling(job: Job) -> Items:
    """All rulings that have room on the card, one over the other, for either hand."""
    found: list[object] = []
    for ruling in load_rulings().values():
        for left in (False, True):
            try:
                found += rule_lines(ruling, guide_box(job.brief), BLACK, Asked(left_handed=left))
            except Overset:
                continue
    return tuple(found)  # type: ignore[arg-type]


def pages(job: Job, guides: Items, target: Path) -> list[Image.Image]:
    """The side of the sheet with the note, bare and with guides, as grey pictures."""
    card = job.card()
    plan = Plan(
        job.sheet, {"bare": card, "ruled": written(card, guides)}, job.faces, job.colour, ""
    )
    up = job.sheet.up
    write_pdf(target, plan, [Copy("bare")] * up + [Copy("ruled")] * up, ())
    document = pypdfium2.PdfDocument(target)
    sides = 1 if job.sheet.back is None else 2
    note_on_back = job.sheet.back is not None and any(
        place.panel == card.note for place in job.sheet.back.places
    )
    shown = [document[sheet * sides + note_on_back].render(scale=SCALE) for sheet in (0, 1)]
    pictures = [picture.to_pil().convert("L") for picture in shown]
    document.close()
    return pictures


def allowed(job: Job, size: tuple[int, int]) -> Image.Image:
    """White where guides may be: well inside the border and off the creases."""
    mask, note = Image.new("L", size, 0), job.card().note
    for side in filter(None, (job.sheet.front, job.sheet.back)):
        for place in side.places:
            if place.panel == note:
                safe = place.box.inset(job.sheet.border + SAFE)
                corners = (safe.x, safe.y, safe.right, safe.bottom)
                ImageDraw.Draw(mask).rectangle([SCALE * at for at in corners], 255)
    return mask


def check(design: str, stock: str, name: str, target: Path) -> None:
    job = job_of(design=design, format=name, stock=stock)
    bare, ruled = pages(job, every_ruling(job), target)
    guides = ImageChops.difference(bare, ruled).point(lambda level: 255 * (level > 8))
    assert guides.getbbox(), name
    under = Image.composite(bare, Image.new("L", bare.size, 255), guides)
    assert under.getextrema()[0] >= 250, f"{name}: guides in the art"
    beyond = ImageChops.subtract(guides, allowed(job, bare.size))
    assert beyond.getbbox() is None, f"{name}: guides in the crease or past the border"


@pytest.mark.parametrize(
    ("stock", "name"),
    [("letter", "a2-side"), ("a4", "iso-a6-top"), ("trim", "iso-a7-flat"), ("trim", "a6-top")],
)
@pytest.mark.parametrize("design", paced(DESIGNS, FEW_DESIGNS[:1]))
def test_no_ruling_touches_art_crease_or_border(
    design: str, stock: str, name: str, tmp_path: Path
) -> None:
    check(design, stock, name, tmp_path / "card.pdf")


@pytest.mark.slow
@pytest.mark.parametrize(("design", "stock"), [*zip(FEW_DESIGNS, cycle(["letter", "trim"]))])
def test_no_ruling_touches_art_crease_or_border_in_any_fold(
    design: str, stock: str, tmp_path: Path
) -> None:
    seen = 0
    for name in FEW_FORMATS:
        try:
            check(design, stock, name, tmp_path / "card.pdf")
            seen += 1
        except DoesNotFit:
            continue
    assert seen >= 4


@pytest.mark.parametrize("palette", [None, "indigo", "autumn", "botanical_ink", "winter_berry"])
def test_guides_are_pale_and_solid(palette: str | None) -> None:
    inks = guide_inks(job_of(palette=palette).brief.palette)
    for ink in inks[:5]:
        assert isinstance(ink, Ink)
        assert 0.1 < ink.total < 1.3, "pale, and not so pale that it breaks into dots"
    assert isinstance(inks.base, Ink) and inks.base.total > inks.line.total


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({}, "Guides: plain, 11 rows 9.09mm apart."),
        ({"guides": "italic", "nib": 2 * mm}, "Guides: italic, nib 2mm: x-height 10mm, 3 rows"),
        (
            {"guides": "italic", "nib": 2 * mm, "x_height": 3 * mm},
            "nib 2mm: x-height 3mm (1.5 nibs high; italic is written with 5), 12 rows",
        ),
        ({"guides": "italic", "x_height": 3 * mm}, "nib 0.6mm: x-height 3mm, 12 rows"),
        ({"guides": "italic", "nib": 2 * mm, "ratio": (3, 2, 3)}, "nib 2mm: x-height 4mm, "),
        ({"guides": "seyes"}, "Guides: seyes, x-height 2mm, 12 rows 8mm apart."),
        ({"nib": 2 * mm}, "--nib says nothing: plain is not counted in nibs."),
        ({"guides": "three-line", "x_height": 12 * mm}, "x-height 12mm, 2 rows 36mm apart."),
    ],
)
def test_the_desk_says_what_was_ruled(
    choices: dict[str, object], said: str, tmp_path: Path
) -> None:
    done = cardmaker.blank(
        stock="letter", format="a2-side", output=tmp_path / "card.pdf", **choices
    )
    assert said in " ".join(done.remarks)


def test_no_guides_no_remark(tmp_path: Path) -> None:
    done = cardmaker.blank(stock="letter", guides="none", output=tmp_path / "card.pdf")
    assert not [remark for remark in done.remarks if "Guides" in remark]


def test_where_no_row_fits_a_format_that_holds_one_is_named(tmp_path: Path) -> None:
    asked = {"guides": "copperplate", "x_height": 12 * mm, "ratio": (9.0, 3.0, 9.0), "stock": "a4"}
    with pytest.raises(Overset, match="it is 84mm high") as refused:
        cardmaker.blank(format="iso-a7-side", output=tmp_path / "card.pdf", **asked)
    named = refused.value.hint.split()[1].rstrip(",")
    assert not (tmp_path / "card.pdf").exists()
    done = cardmaker.blank(format=named, output=tmp_path / "card.pdf", **asked)
    assert "1 row." in " ".join(done.remarks)


def test_a_first_grader_has_few_large_rows_on_a_small_card() -> None:
    rows = job_of(
        guides="three-line", x_height=12 * mm, format="iso-a7-side", stock="a4"
    ).rows  # fmt: skip
    assert rows is not None and rows.number == 2


def test_a_full_sheet_of_drafts_needs_no_room_for_guides(tmp_path: Path) -> None:
    done = cardmaker.draft(
        text="Dear Ada,\n\nThank you.", stock="trim", format="iso-a7-top", guides="copperplate",
        x_height=12 * mm, output=tmp_path / "card.pdf",
    )  # fmt: skip
    assert done.paths[0].exists()
