"""The whole story of a bad printer: one side at a time, its backs 1.4 mm beside their fronts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from paperfolder import Leaf, OneSidedPrinter, Paper, Picture, open_card, print_sheet
from PIL import Image, ImageChops, ImageStat
from test_feed import answered
from test_folded_pdf import pictures
from test_folded_sheet import folded
from test_register import BAD, LETTER, lands, typed

from cardmaker.cli import main
from cardmaker.units import mm

DPI = 200
SCALE = DPI / 72

PEOPLE = "first,gift,sender\nAda,the blue vase,Sam\nZoë,the figs,Sam\n"

Lands = Callable[[complex], complex]

#: A laser printer, whose sheets come out face down, and one that lays them face up, foot first.
PRINTERS = [OneSidedPrinter(True, False, False), OneSidedPrinter(False, True, True, True)]


def sharp(file: str) -> list[Picture]:
    """The pages, fine enough to measure a tenth of a millimetre on."""
    document = pypdfium2.PdfDocument(file)
    found = [page.render(scale=SCALE).to_pil().convert("RGB") for page in document]
    document.close()
    return found


def beside(paper: Paper, there: Lands) -> Paper:
    """The paper with its back where the printer puts it, seen through the front."""
    o, ux, uy = (there(z) for z in (0j, 1 + 0j, 1j))
    a, b, c, d = (ux - o).real, (ux - o).imag, (uy - o).real, (uy - o).imag
    det = a * d - b * c
    x, y = o.real * SCALE, o.imag * SCALE
    back = (d / det, -c / det, (c * y - d * x) / det, -b / det, a / det, (b * x - a * y) / det)
    leaf = paper.leaves[0]
    moved = leaf.under.transform(
        leaf.under.size, Image.Transform.AFFINE, back, Image.Resampling.BICUBIC, fillcolor="white"
    )
    return Paper((Leaf(leaf.upper, moved),))


def middle(picture: Picture) -> complex:
    """Where the middle of all ink of a picture is, in mm: blurred or not, it is there."""
    dark = ImageChops.invert(picture.convert("L"))
    ink = dark.convert("F")
    columns = ink.resize((dark.width, 1), Image.Resampling.BOX)
    rows = ink.resize((1, dark.height), Image.Resampling.BOX)

    def centre(line: Picture) -> float:
        values = [line.getpixel((x, y)) for y in range(line.height) for x in range(line.width)]
        return sum((at + 0.5) * v for at, v in enumerate(values)) / sum(values)

    return complex(centre(columns), centre(rows)) / SCALE / mm


def apart(paper: Paper, meant: Paper) -> float:
    """How far what is on the back of a card lies from where it is meant to be, at most, in mm."""
    pairs = zip(paper.cut(1, 2), meant.cut(1, 2), strict=True)
    pairs = zip(paper.cut(1, 2), meant.cut(1, 2), strict=True)
    return max(abs(middle(p.leaves[0].under) - middle(m.leaves[0].under)) for p, m in pairs)


@pytest.mark.slow
@pytest.mark.parametrize("printer", PRINTERS, ids=["face down", "face up"])
def test_a_one_sided_printer_that_misses_makes_a_right_card(
    printer: OneSidedPrinter,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")

    def desk(words: str) -> tuple[list[str], str]:
        with pytest.raises(SystemExit) as left:
            main(words.split())
        said = capsys.readouterr()
        assert not left.value.code, said.err
        return said.out.split(), said.err

    def printed(files: list[str], said: str) -> list[Paper]:
        over = "turn the pile over about its long edge" in said
        assert over or "do not turn the pile over" in said
        papers = printer.print_twice(*map(sharp, files), turn_over=over)  # type: ignore[arg-type]
        return [beside(paper, misses) for paper in papers]

    misses = lands(LETTER, *BAD[1])
    # Two sheets tell how it takes paper.
    fronts, backs = map(pictures, desk("calibrate --feed")[0])
    first = printer.print_twice(fronts, backs, turn_over=False)[0]
    back, behind, up = answered(first, fronts[0], backs)
    answer = f"{back},{'behind' if behind else 'over'},{'up' if up else 'down'}"
    desk(f"calibrate --feed --printer den --answer {answer}")

    # One more tells how far its backs are beside their fronts.
    sheet = "--printer den --duplex manual"
    desk(f"calibrate {sheet}")
    reads = " ".join(f"--read {n}={pair}" for n, pair in typed(LETTER, misses, "ABCD").items())
    meant = "draft gift --to people.csv --duplex long-edge -o meant.pdf"
    (one,) = desk(meant)[0]
    right = print_sheet(*sharp(one), "long-edge")  # type: ignore[call-arg]
    draft = f"draft gift --to people.csv {sheet} -o card.pdf"
    before = printed(*desk(draft))[0]
    assert apart(before, right) > 1
    desk(f"calibrate {sheet} {reads}")

    # Then the card is right.
    (after,) = printed(*desk(draft))
    assert apart(after, right) < 0.1
    for piece, good in zip(after.cut(1, 2), right.cut(1, 2), strict=True):
        card, model = folded(piece, "side"), folded(good, "side")
        for seen, wanted in (
            (card.look(), model.look()),
            (card.look_behind("side"), model.look_behind("side")),
            (open_card(card), open_card(model)),
        ):
            off = ImageStat.Stat(ImageChops.difference(seen, wanted).convert("L")).mean[0]
            assert off < 2, "the same face, the same way up"
