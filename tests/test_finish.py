"""Inks: one layout in all of them, to a hundredth of a millimetre, read back once."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args

import pypdfium2
import pytest
from samples import FACES, HAND, line, lines, plan

import cardmaker
from cardmaker.cli.options import INKS
from cardmaker.display import PAPER, Glyphs, Ink, rule
from cardmaker.display import Path as Stroke
from cardmaker.errors import UnknownName
from cardmaker.press.stream import Copy, write_pdf
from cardmaker.run.finish import DOT, MODES, TRACE, Finish, Mode
from cardmaker.text.outlines import outlined
from cardmaker.text.stick import Block
from cardmaker.units import mm

GREY = Ink(0, 0, 0, 0.4)

#: Inks whose words a reader finds.
READ = ("full", "trace", "outline")


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setenv("HOME", str(tmp_path))


def finish(mode: Mode, **more: Any) -> Finish:
    def guides(block: Block) -> tuple[Stroke, ...]:
        return tuple(rule(complex(0, one.y), complex(9, one.y), GREY, 0.5) for one in block.lines)

    return Finish("draft", mode, FACES, guides, GREY, **more)


def block() -> Block:
    return Block(lines(), 14, 22, 110)


def letters(pdf: Path, page: int) -> list[tuple[str, float, float]]:
    """Every visible letter of a page and where it stands, in points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[page].get_textpage()
        found = []
        for at in range(text.count_chars()):
            x, y = ctypes.c_double(), ctypes.c_double()
            pypdfium2.raw.FPDFText_GetCharOrigin(text, at, x, y)
            letter = chr(pypdfium2.raw.FPDFText_GetUnicode(text, at))
            if not letter.isspace():
                found.append((letter, x.value, y.value))
        return found
    finally:
        document.close()


def draft(ink: str, **more: Any) -> Path:
    done = cardmaker.draft("after-interview", sample=True, stock="letter", ink=ink, **more)
    return done.paths[0]


@pytest.mark.parametrize("hand", ["caveat", "playwrite-us", "great-vibes"])
def test_letters_stand_where_they_stand_in_every_ink(hand: str) -> None:
    full, *others = (letters(draft(ink, hand=hand), 1) for ink in READ)
    assert len(full) > 150
    for other in others:
        assert [letter for letter, _, _ in other] == [letter for letter, _, _ in full]
        for (_, x, y), (_, left, low) in zip(full, other, strict=True):
            assert abs(x - left) < 0.01 * mm and abs(y - low) < 0.01 * mm


@pytest.mark.parametrize("ink", READ)
def test_every_reader_reads_the_words_once(ink: str, tool: Callable[[str], str]) -> None:
    path = draft(ink)
    want = "".join(letter for letter, _, _ in letters(draft("full"), 1))
    for reader in (
        [tool("pdftotext"), "-f", "2", "-l", "2", path, "-"],
        [tool("pdftotext"), "-raw", "-f", "2", "-l", "2", path, "-"],
        [tool("mutool"), "draw", "-q", "-F", "txt", path, "2"],
    ):
        read = subprocess.run(reader, capture_output=True, check=True).stdout.decode("utf-8")
        assert "".join(read.split()) == want


def test_a_draft_without_words_stays_in_a_drafts_place() -> None:
    """The blank with its rules is the other card on the sheet, in every ink."""
    full, none = draft("full"), draft("none")
    assert letters(none, 1) == []
    assert [letters(full, 0), full.stem + "-none"] == [letters(none, 0), none.stem]
    dark = []
    for path in (full, none):
        document = pypdfium2.PdfDocument(path)
        page = document[1].render(scale=1).to_pil().convert("L")
        dark.append([sum(p < 250 for p in half.tobytes()) for half in _halves(page)])
        document.close()
    assert dark[0][1] == dark[1][1] > 0
    assert dark[0][0] > dark[1][0]


def _halves(page: Any) -> list[Any]:
    middle = page.height // 2
    boxes = [(0, 0, page.width, middle), (0, middle, page.width, page.height)]
    return [page.crop(box) for box in boxes]


@pytest.mark.parametrize(
    ("mode", "inks", "strokes"),
    [
        ("full", {lines()[0].ink}, 0),
        ("trace", {TRACE}, 0),
        ("outline", {PAPER}, 5),
        ("guides", set(), 5),
        ("none", set(), 0),
    ],
)
def test_what_each_ink_draws(mode: Mode, inks: set[Ink], strokes: int) -> None:
    copy = finish(mode).copy(block())
    assert copy.card == "draft"
    assert {one.ink for one in copy.lines} == inks
    assert len(copy.under) == strokes
    assert all(isinstance(item, Stroke) and item.width >= 0.4 for item in copy.under)


def test_dots_are_laid_under_words_that_are_only_read(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[tuple[Glyphs, ...], Ink]] = []

    def dotted(some: tuple[Glyphs, ...], faces: object, ink: Ink) -> tuple[Stroke, ...]:
        asked.append((some, ink))
        return (rule(0j, 0j, ink, 1.0),)

    monkeypatch.setitem(sys.modules, "cardmaker.text.dotted", SimpleNamespace(dotted=dotted))
    copy = finish("dots").copy(block())
    assert asked == [(lines(), DOT)] and len(copy.under) == 1
    assert all(one.unseen for one in copy.lines)
    write_pdf(Path("dots.pdf"), plan(), [copy, Copy("draft", lines())])
    read = "".join(letter for letter, _, _ in letters(Path("dots.pdf"), 1))
    want = "".join("".join(one.text.split()) for one in lines()).replace("\u00a0", "")
    assert read == want * 2


def test_trace_is_pale_and_not_too_pale() -> None:
    """Under a fifth of black, the thin strokes of a home printer break into dots."""
    assert 0.2 <= TRACE.k <= 0.3 and not any(TRACE[:3])


def test_outlines_follow_the_letters_wherever_they_stand() -> None:
    """By the boxes of their ink: kerned, lent by another hand, tracked, swayed."""
    plain = line(HAND, "Привет: αβγ fjord", 24, 60, 14)
    for one in (plain, plain._replace(tracking=0.1), plain._replace(sway=((0.1, 0.2),) * 3)):
        (path,) = outlined((one,), FACES, GREY, 0.4)
        assert isinstance(path, Stroke) and path.width == 0.8
        xs = [z.real for contour in path.contours for z in contour]
        assert abs(min(xs) - one.x) < 3
        reach = one.x + one.advance + one.size * sum(shift for shift, _ in one.sway)
        assert abs(max(xs) - reach) < 3


def test_the_desk_knows_the_same_inks() -> None:
    assert set(INKS) == set(MODES) == set(get_args(Mode))
    with pytest.raises(UnknownName, match="no ink 'tracing'; did you mean trace"):
        draft("tracing")
