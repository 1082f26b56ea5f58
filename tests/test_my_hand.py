"""A person's own hand: figures read, words counted, lists judged, files read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cardmaker
from cardmaker.errors import BadPdf, Misused
from cardmaker.geometry import Rect
from cardmaker.job.by_hand import check_by_hand
from cardmaker.job.choices import Choices
from cardmaker.text.my_hand import LINE, ByHand, MyHand, by_hand, read_my_hand
from cardmaker.text.parts import read_parts
from cardmaker.units import mm

HAND = "x=2.6mm,pitch=9mm,chars-per-line=28"
SMALL = "x=2mm,pitch=6.5mm,chars-per-line=44"


@pytest.mark.parametrize(
    ("said", "hand"),
    [
        (HAND, MyHand(2.6 * mm, 9 * mm, 28)),
        ("x=2.6mm; pitch=0.9cm; chars_per_line=28", MyHand(2.6 * mm, 9 * mm, 28)),
        ("pitch=9mm, chars-per-line=28.5, X=2.6mm", MyHand(2.6 * mm, 9 * mm, 28.5)),
        (HAND + ",line=100mm", MyHand(2.6 * mm, 9 * mm, 28, 100 * mm)),
    ],
)
def test_figures_are_read(said: str, hand: MyHand) -> None:
    found = read_my_hand(said)
    assert [round(part, 6) for part in found] == [round(part, 6) for part in hand]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "x, pitch and chars-per-line are missing"),
        ("x=2.6mm", "pitch and chars-per-line are missing"),
        ("x=2.6mm,pitch=9mm", "chars-per-line is missing"),
        ("2.6mm", "'2.6mm' is none of its figures"),
        ("width=3mm", "'width=3mm' is none of its figures"),
        ("x=2.6mm,x=3mm,pitch=9mm,chars-per-line=28", "x is there twice"),
        ("x=2.6,pitch=9mm,chars-per-line=28", "x is '2.6', which lacks its unit (pt, mm, cm, in)"),
        ("x=2.6mm,pitch=9,chars-per-line=28", "pitch is '9', which lacks its unit"),
        ("x=2.6", "x is '2.6', which lacks its unit"),
        ("x=26mm,pitch=9mm,chars-per-line=28", "x is '26mm', not from 1mm to 15mm"),
        ("x=2,6mm,pitch=9mm,chars-per-line=28", "'x=2,6mm' wants a decimal point, as in x=2.6mm"),
        ("x=2mm;pitch=9,5 mm", "'pitch=9,5 mm' wants a decimal point, as in pitch=9.5 mm"),
        ("x=2mm,pitch=9mm,chars-per-line=28,5", "as in chars-per-line=28.5"),
        ("x=2.6mm,pitch=9mm,chars-per-line=many", "chars-per-line is 'many', not from 3 to 200"),
        ("x=nan,pitch=9mm,chars-per-line=28", "x is 'nan'"),
        ("x=9mm,pitch=8mm,chars-per-line=28", "an x is higher than the lines are apart"),
        (HAND + ",line=5mm", "line is '5mm', not from 20mm to 400mm"),
    ],
)
def test_what_is_no_hand_is_refused(said: str, why: str) -> None:
    with pytest.raises(Misused, match="--my-hand: ") as refused:
        read_my_hand(said)
    assert why in refused.value.message
    assert "guide --measure" in refused.value.hint


#: Ten characters a line; rows 10 mm apart, six of them in 60 mm (an x is 2 mm, and three of them
#: stand at the ends).
TEN = MyHand(2 * mm, 10 * mm, 10)
PAGE = Rect(0, 0, LINE, 60 * mm)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("one", (1, 0)),
        ("one two", (1, 0)),
        ("one two the", (2, 0)),  # eleven characters
        ("abcdefghij", (1, 0)),
        ("abcdefghijk", (2, 0)),  # broken as a pen can
        ("abcdefghijk lmnopqr st", (3, 0)),
        ("Dear Ada,\n\nthank you\n\nYours,\nSam", (4, 0)),
        ("one two of the Mrs. Hill", (3, 0)),  # a title and its name stay together
        ("Dear Ada,\n\naaaaaaaaa " + "bbbbbbbbb " * 4 + "\n\nYours,\nSam", (8, 2)),
        ("Dear Ada,\n\nthank you\n\nit is " + "so so so " * 8 + "\n\nYours,\nSam", (13, 20)),
    ],
)
def test_lines_and_words_too_many_are_counted(text: str, need: tuple[int, int]) -> None:
    assert TEN.letters_in(PAGE.w) == 10
    assert TEN.rows_in(PAGE.h) == 6
    assert by_hand(read_parts(text), TEN, PAGE) == ByHand(need[0], 6, need[1])


@given(
    words=st.lists(st.text("bcdefg", min_size=1, max_size=14), min_size=1, max_size=60),
    letters=st.integers(4, 40),
    rows=st.integers(1, 12),
)
def test_without_the_words_too_many_it_fits(words: list[str], letters: int, rows: int) -> None:
    hand = MyHand(1 * mm, 5 * mm, letters)
    box = Rect(0, 0, LINE, 3 * mm + (rows - 1) * 5 * mm)
    need = by_hand(read_parts(" ".join(words)), hand, box)
    assert need.rows == rows
    assert (need.over == 0) == (need.lines <= rows)
    kept = words[: len(words) - need.over]
    if need.over and kept:
        assert by_hand(read_parts(" ".join(kept)), hand, box).over == 0
        more = words[: len(kept) + 1]
        assert by_hand(read_parts(" ".join(more)), hand, box).over == 1


def test_a_draft_says_whether_it_fits_by_hand(tmp_path: Path) -> None:
    asked = {"sample": True, "stock": "letter", "format": "a2-side"}
    done = cardmaker.draft("after-interview", output=tmp_path / "a.pdf", my_hand=HAND, **asked)
    (said,) = [one for one in done.remarks if one.startswith("By hand")]
    assert "20 words too many (15 lines, and there are 11)" in said
    assert said.endswith("-f a7-side would hold it.")
    done = cardmaker.draft("after-interview", output=tmp_path / "b.pdf", my_hand=SMALL, **asked)
    assert any("the note fits a2-side: it needs" in one for one in done.remarks)
    huge = "x=9mm,pitch=25mm,chars-per-line=9"
    done = cardmaker.draft("after-interview", output=tmp_path / "c.pdf", my_hand=huge, **asked)
    assert any(one.endswith("No larger format would.") for one in done.remarks)
    done = cardmaker.draft("after-interview", output=tmp_path / "d.pdf", **asked)
    assert not any("y hand" in one for one in done.remarks)


def test_the_format_that_would_hold_it_does(tmp_path: Path) -> None:
    done = cardmaker.draft(
        "after-interview", sample=True, output=tmp_path / "a.pdf", my_hand=HAND, format="a7-side",
        stock="letter",
    )  # fmt: skip
    assert any("the note fits a7-side" in one for one in done.remarks)


def people(folder: Path) -> Path:
    rows = ["Ada,the vase", "Bo,the very long story of " + "the old tall blue clock " * 7]
    rows += ["Cy,the figs", "Di,what you wrote of " + "the house by the lake and " * 4]
    path = folder / "people.csv"
    path.write_text("First,Gift\n" + "\n".join(rows) + "\n", "utf-8")
    return path


def test_a_list_is_judged_before_anything_is_printed(tmp_path: Path) -> None:
    from cardmaker.job.choices import Words
    from cardmaker.job.verbs import draft

    note = "Dear {{ first }},\n\nThank you for {{ gift }}.\n\nWarmly,\nSam"
    words = Words(text=note, people=people(tmp_path))
    done = draft(words, Choices(my_hand=HAND, stock="letter"), dry_run=True)
    (said,) = [one for one in done.remarks if one.startswith("By hand")]
    assert "3 of 4 notes fit a2-side" in said
    assert "people.csv:3 (" in said and "people.csv:5" not in said
    assert "would hold all." in said
    assert not done.paths
    done = draft(words, Choices(my_hand=SMALL, stock="letter"), dry_run=True)
    assert any("all 4 notes fit a2-side: the longest needs" in one for one in done.remarks)


@pytest.mark.parametrize(
    ("fmt", "stock", "duplex"),
    [
        ("a2-side", "letter", "long-edge"),
        ("a2-top", "letter", "long-edge"),
        ("quarter-letter", "letter", "long-edge"),
        ("a2-side", "trim", "long-edge"),
        ("iso-a6-side", "a4", "manual"),
        ("a2-top", "letter", "manual"),
        ("a6-flat", "letter", "short-edge"),
    ],
)
def test_check_reads_the_notes_of_a_file_and_says_the_same(
    fmt: str, stock: str, duplex: str, tmp_path: Path
) -> None:
    asked = {"format": fmt, "stock": stock, "duplex": duplex, "my_hand": HAND}
    path = tmp_path / "card.pdf"
    done = cardmaker.draft("after-interview", sample=True, output=path, **asked)
    (said,) = [one for one in done.remarks if one.startswith("By hand")]
    # Of two files the notes are in that of the backs.
    finding = check_by_hand(done.paths[-1], Choices(**asked))
    assert finding.message == said
    assert finding.severity == "warning"


def test_check_reads_every_card_of_a_run(tmp_path: Path) -> None:
    path = tmp_path / "cards.pdf"
    note = "Dear {{ first }},\n\nThank you for {{ gift }}.\n\nWarmly,\nSam"
    cardmaker.draft(text=note, to=people(tmp_path), output=path, stock="letter")
    finding = check_by_hand(path, Choices(my_hand=HAND, stock="letter"))
    assert "3 of 4 notes fit a2-side" in finding.message
    assert "page 2 (" in finding.message


def test_check_refuses_what_it_cannot_know(tmp_path: Path) -> None:
    path = tmp_path / "blank.pdf"
    cardmaker.blank(output=path, stock="letter")
    empty = check_by_hand(path, Choices(my_hand=HAND, stock="letter"))
    assert "there is no note" in empty.message
    with pytest.raises(BadPdf, match="has pages of"):
        check_by_hand(path, Choices(my_hand=HAND, stock="a4"))
    with pytest.raises(Misused, match="whose hand"):
        check_by_hand(path, Choices(stock="letter"))
    with pytest.raises(BadPdf, match="cannot be read"):
        check_by_hand(tmp_path / "none.pdf", Choices(my_hand=HAND, stock="letter"))
