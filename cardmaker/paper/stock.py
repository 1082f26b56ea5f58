"""Stock: from a name to the paper in the printer, its size and the margin it cannot print on."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from cardmaker.errors import UnknownName
from cardmaker.geometry import Size
from cardmaker.units import length


@dataclass(frozen=True, slots=True)
class Stock:
    """What is loaded in the printer: a size, portrait, and the margin that stays bare.

    `trim`, the stock of the print shop, has no size: its page is made to the card.
    """

    name: str
    title: str
    summary: str
    size: Size | None
    margin: float


def find_stock(name: str) -> Stock:
    """The stock of this name; raises UnknownName with the good ones.

    >>> find_stock("letter").size
    Size(w=612.0, h=792.0)
    """
    stocks = load_stocks()
    if name not in stocks:
        raise UnknownName("stock", name, stocks)
    return stocks[name]


def stock_names() -> list[str]:
    """The names of all stocks."""
    return list(load_stocks())


@cache
def load_stocks() -> Mapping[str, Stock]:
    """Every stock of stocks.toml by its name."""
    table = tomllib.loads(Path(__file__).with_name("stocks.toml").read_text("utf-8"))
    margin = length(table["margin"])
    return MappingProxyType(
        {
            name: Stock(
                name,
                row["title"],
                row["summary"],
                Size(*map(length, row["size"])) if "size" in row else None,
                margin if "size" in row else 0.0,
            )
            for name, row in table["stocks"].items()
        }
    )
