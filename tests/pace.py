"""Pace: of tests over many like things some are run every time, and the others in the slow part."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

#: The designs that stand for all: rows of plants, a bouquet, a ring, tiles, a pen's line.
FEW_DESIGNS = ("garden-sprigs", "rose-corner", "scandi-tiles", "wreath", "ink-and-tint")

#: The formats that stand for all: the usual ones, one of every fold, a square, and one that stands
#: the other way round.
FEW_FORMATS = (
    "a2-side", "a2-top", "iso-a6-side", "a2-flat", "quarter-letter", "a2-french-top", "dl-tri",
    "iso-a7-z", "a2-gate", "5-square-side", "a2-landscape-side",
)  # fmt: skip


def paced(values: Iterable[Any], few: Iterable[Any]) -> list[Any]:
    """The values as parameters; those that are not among the few are slow."""
    quick = [*few]
    return [
        value if value in quick else pytest.param(value, marks=pytest.mark.slow) for value in values
    ]
