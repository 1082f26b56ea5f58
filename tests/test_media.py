"""Media: pages have the names that print servers know their paper by."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardmaker.geometry import Size
from cardmaker.paper.media import load_media, media_name, media_title
from cardmaker.paper.stock import load_stocks
from cardmaker.units import inch, mm


@pytest.mark.parametrize(
    ("w", "h", "name"),
    [
        (8.5 * inch, 11 * inch, "na_letter_8.5x11in"),
        (11 * inch, 8.5 * inch, "na_letter_8.5x11in"),
        (8.5 * inch, 14 * inch, "na_legal_8.5x14in"),
        (11 * inch, 17 * inch, "na_ledger_11x17in"),
        (595, 842, "iso_a4_210x297mm"),
        (420 * mm, 297 * mm, "iso_a3_297x420mm"),
        (320 * mm, 450 * mm, "iso_sra3_320x450mm"),
        (162 * mm, 114 * mm, "iso_c6_114x162mm"),
        (9.5 * inch, 4.125 * inch, "na_number-10_4.125x9.5in"),
        (5.25 * inch, 7.25 * inch, "Custom.133.35x184.15mm"),
    ],
)
def test_paper_by_its_size(w: float, h: float, name: str) -> None:
    assert media_name(Size(w, h)) == name


def test_every_name_tells_its_size_and_no_two_papers_are_alike() -> None:
    media = load_media()
    for name, size in media.items():
        assert re.fullmatch(r"(na|iso)_[a-z0-9-]+_[\d.]+x[\d.]+(in|mm)", name)
        assert size.w < size.h
        assert media_name(size) == name


def test_every_stock_of_a_usual_size_has_a_name() -> None:
    sizes = {name: stock.size for name, stock in load_stocks().items() if stock.size}
    custom = [name for name, size in sizes.items() if media_name(size).startswith("Custom.")]
    assert custom == []


@given(st.floats(20, 2000), st.floats(20, 2000))
def test_a_name_holds_nothing_that_lp_takes_apart(w: float, h: float) -> None:
    name = media_name(Size(w, h))
    assert re.fullmatch(r"[A-Za-z0-9._-]+", name)
    assert name == media_name(Size(h, w))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("iso_a4_210x297mm", "A4 (210 x 297 mm)"),
        ("iso_sra3_320x450mm", "SRA3 (320 x 450 mm)"),
        ("na_super-b_13x19in", "super b (13 x 19 in)"),
        ("na_5x7_5x7in", "5x7 (5 x 7 in)"),
        ("Custom.133.35x184.15mm", "paper of 133.35 x 184.15 mm"),
    ],
)
def test_paper_as_people_call_it(name: str, title: str) -> None:
    assert media_title(name) == title
