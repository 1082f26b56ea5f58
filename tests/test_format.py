from __future__ import annotations

import pytest

from cardmaker.errors import UnknownName
from cardmaker.geometry import Size
from cardmaker.job.choices import Choices
from cardmaker.job.chosen import format_of
from cardmaker.paper.fold import load_folds
from cardmaker.paper.format import find_format, format_names, load_formats, trim_names
from cardmaker.paper.stock import Stock
from cardmaker.units import inch, mm


@pytest.mark.parametrize(
    ("name", "trim", "flat", "envelope"),
    [
        ("a2-side", (4.25 * inch, 5.5 * inch), (8.5 * inch, 5.5 * inch), "A2"),
        ("a2-top", (5.5 * inch, 4.25 * inch), (5.5 * inch, 8.5 * inch), "A2"),
        ("a2-flat", (4.25 * inch, 5.5 * inch), (4.25 * inch, 5.5 * inch), "A2"),
        ("a1-side", (3.5 * inch, 4.875 * inch), (7 * inch, 4.875 * inch), "A1 (4-bar)"),
        ("a6-side", (4.5 * inch, 6.25 * inch), (9 * inch, 6.25 * inch), "A6"),
        ("a7-side", (5 * inch, 7 * inch), (10 * inch, 7 * inch), "A7"),
        ("a8-side", (5.25 * inch, 7.875 * inch), (10.5 * inch, 7.875 * inch), "A8"),
        ("a9-side", (5.5 * inch, 8.5 * inch), (11 * inch, 8.5 * inch), "A9"),
        ("iso-a5-side", (148 * mm, 210 * mm), (296 * mm, 210 * mm), "C5"),
        ("iso-a6-side", (105 * mm, 148 * mm), (210 * mm, 148 * mm), "C6"),
        ("iso-a7-side", (74 * mm, 105 * mm), (148 * mm, 105 * mm), "C7"),
        ("a10-side", (5.75 * inch, 9.25 * inch), (11.5 * inch, 9.25 * inch), "A10"),
        ("slimline-side", (3.625 * inch, 8.625 * inch), (7.25 * inch, 8.625 * inch), "slimline"),
        ("no-10-side", (4 * inch, 9.25 * inch), (8 * inch, 9.25 * inch), "No. 10"),
        ("5-square-side", (5 * inch, 5 * inch), (10 * inch, 5 * inch), "5.25 in square"),
        ("6-square-top", (6 * inch, 6 * inch), (6 * inch, 12 * inch), "6.5 in square"),
        ("dl-side", (99 * mm, 210 * mm), (198 * mm, 210 * mm), "DL"),
        ("148-square-side", (148 * mm, 148 * mm), (296 * mm, 148 * mm), "155 mm square"),
        ("a2-landscape-side", (5.5 * inch, 4.25 * inch), (11 * inch, 4.25 * inch), "A2"),
        ("a2-portrait-top", (4.25 * inch, 5.5 * inch), (4.25 * inch, 11 * inch), "A2"),
        ("dl-tri", (99 * mm, 210 * mm), (295.5 * mm, 210 * mm), "DL"),
        ("a6-z", (4.5 * inch, 6.25 * inch), (13.5 * inch, 6.25 * inch), "A6"),
        ("a2-gate", (4.25 * inch, 5.5 * inch), (8.5 * inch - 1 * mm, 5.5 * inch), "A2"),
        ("quarter-letter", (4.25 * inch, 5.5 * inch), (8.5 * inch, 11 * inch), "A2"),
        ("quarter-a4", (105 * mm, 148 * mm), (210 * mm, 296 * mm), "C6"),
    ],
)
def test_trim_flat_and_envelope(
    name: str, trim: tuple[float, float], flat: tuple[float, float], envelope: str
) -> None:
    card = find_format(name)
    assert card.name == name
    assert card.trim == pytest.approx(trim)
    assert card.flat == pytest.approx(flat)
    assert card.envelope == envelope


def test_every_format_is_found_by_its_name_and_says_what_it_is() -> None:
    square = 3
    ways = 2 * (len(trim_names()) - square) + square
    assert len(format_names()) == len(set(format_names())) == ways * len(load_folds()) + 2
    for name, card in load_formats().items():
        assert find_format(name) is card
        assert card.title and card.summary
        if card.trim.h != card.trim.w:
            stands = "portrait" if card.trim.h > card.trim.w else "landscape"
            assert (stands == card.fold.trim) != (f"-{stands}-" in name)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("a2-landscape-top", "a2-top"),
        ("a2-portrait-side", "a2-side"),
        ("iso-a6-portrait-french-side", "iso-a6-french-side"),
        ("iso-a6-landscape-french-top", "iso-a6-french-top"),
        ("5-square-portrait-side", "5-square-side"),
        ("5-square-landscape-top", "5-square-top"),
        ("A2-SIDE", "a2-side"),
        ("Quarter-Letter", "quarter-letter"),
        ("a2-landscape-side", "a2-landscape-side"),
    ],
)
def test_a_format_is_found_by_other_ways_to_say_it(said: str, name: str) -> None:
    assert find_format(said).name == name


@pytest.mark.parametrize(
    ("size", "lang", "name"),
    [
        ((210 * mm, 297 * mm), "en_US", "iso-a6-side"),
        ((297 * mm, 210 * mm), "en_US", "iso-a6-side"),
        ((8.5 * inch, 11 * inch), "de_DE", "a2-side"),
        ((11 * inch, 17 * inch), "de_DE", "a2-side"),
        ((297 * mm, 420 * mm), "en_US", "iso-a6-side"),
        ((10 * inch, 14 * inch), "de_DE", "a7-side"),
        ((105 * mm, 148 * mm), "en_US", "iso-a7-side"),
        ((320 * mm, 450 * mm), "en_US", "a2-side"),
        ((320 * mm, 450 * mm), "de_DE", "iso-a6-side"),
        (None, "de_DE", "iso-a6-side"),
    ],
)
def test_the_usual_format_is_by_the_size_of_the_sheet_not_its_name(
    size: tuple[float, float] | None, lang: str, name: str
) -> None:
    paper = Stock("mine", "mine", "", size and Size(*size), 18)
    assert format_of(Choices(), paper, {"LANG": lang}).name == name


def test_what_the_us_mail_takes_each_for() -> None:
    found = {trim: find_format(f"{trim}-side").posting for trim in trim_names()}
    letters = {"a1", "a2", "a6", "a7", "a8", "a9", "a10", "slimline", "no-10", "iso-a6", "dl"}
    assert {trim for trim, posted in found.items() if posted == "letter"} == letters
    assert {trim: found[trim] for trim in found if trim not in letters} == {
        "5-square": "nonmachinable letter",
        "6-square": "flat",
        "iso-a5": "flat",
        "iso-a7": "unmailable",
        "148-square": "nonmachinable letter",
    }


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a2-sid", "there is no fold 'sid'; did you mean side"),
        ("a2", "did you mean a2-top|a2-side|a2-flat"),
        ("b2-side", "there is no trim size 'b2'; did you mean a2"),
        ("5-square-landscape-side", "did you mean 5-square-side"),
        ("quarter", "did you mean quarter-letter or quarter-a4"),
        ("", "there is no format ''"),
        ("5-square-landscape-side", "did you mean 5-square-side"),
        ("148-square-portrait-top", "did you mean 148-square-top"),
        ("quarter-letter-side", "did you mean quarter-letter"),
        ("quarter-a4-landscape-top", "did you mean quarter-a4"),
        ("A2-sid", "there is no fold 'sid'; did you mean side"),
    ],
)
def test_an_unknown_format_is_answered_with_the_good_ones(name: str, said: str) -> None:
    with pytest.raises(UnknownName, match=said):
        find_format(name)
