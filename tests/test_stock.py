from __future__ import annotations

import pytest

from cardmaker.errors import UnknownName
from cardmaker.paper.stock import find_stock, load_stocks, stock_names
from cardmaker.units import mm


def test_sheets_are_portrait_and_keep_a_margin() -> None:
    for stock in load_stocks().values():
        assert stock.title and stock.summary
        if stock.size:
            assert stock.size.w < stock.size.h
            assert stock.margin == pytest.approx(6.35 * mm)
    assert {"letter", "legal", "tabloid", "a3", "a4", "a5", "trim"} <= set(stock_names())


def test_the_trim_stock_has_no_size_of_its_own() -> None:
    assert find_stock("trim").size is None
    assert find_stock("trim").margin == 0


def test_sizes() -> None:
    assert find_stock("letter").size == (612, 792)
    assert find_stock("a4").size == pytest.approx((210 * mm, 297 * mm))


def test_an_unknown_stock_is_answered_with_the_good_ones() -> None:
    with pytest.raises(UnknownName, match="did you mean letter"):
        find_stock("leter")
