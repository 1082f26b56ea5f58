from __future__ import annotations

import pytest

from cardmaker.errors import UnknownName
from cardmaker.paper.format import find_format, format_names, load_formats, trim_names
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
    assert len(format_names()) == len(set(format_names())) == len(trim_names()) * 4 + 2
    for name, card in load_formats().items():
        assert find_format(name) is card
        assert card.title and card.summary
        portrait = card.trim.h > card.trim.w
        assert portrait == (card.fold.trim == "portrait")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a2-sid", "there is no fold 'sid'; did you mean side"),
        ("a2", "did you mean a2-top|a2-side|a2-flat"),
        ("b2-side", "there is no trim size 'b2'; did you mean a2"),
        ("quarter", "did you mean quarter-letter or quarter-a4"),
        ("", "there is no format ''"),
    ],
)
def test_an_unknown_format_is_answered_with_the_good_ones(name: str, said: str) -> None:
    with pytest.raises(UnknownName, match=said):
        find_format(name)
