"""Media: from the size of a page to what a print server calls that paper."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from cardmaker.geometry import Size
from cardmaker.units import POINTS, mm, show

#: How far may a page be off the paper it is meant for? Writers round to whole points.
_OFF: Final = 0.5 * mm

_SIZE: Final = re.compile(r"_([\d.]+)x([\d.]+)(in|mm)$")


def media_name(size: Size) -> str:
    """The name of the paper for a page of that size, in points; portrait, however the page lies.

    Paper without a name of its own has one that tells its size, in the form that CUPS reads.

    >>> media_name(Size(612, 792)), media_name(Size(842, 595))
    ('na_letter_8.5x11in', 'iso_a4_210x297mm')
    >>> media_name(Size(360, 504.5)), media_name(Size(300, 400))
    ('na_5x7_5x7in', 'Custom.105.83x141.11mm')
    """
    short, long = sorted(size)
    for name, paper in load_media().items():
        if abs(short - paper.w) <= _OFF and abs(long - paper.h) <= _OFF:
            return name
    return f"Custom.{show(short, 'mm').removesuffix('mm')}x{show(long, 'mm')}"


def is_custom(name: str) -> bool:
    """Whether that is no paper's own name but only tells a size."""
    return name.startswith("Custom.")


def media_title(name: str) -> str:
    """The paper as people call it.

    >>> media_title("na_letter_8.5x11in"), media_title("Custom.105.83x141.11mm")
    ('letter (8.5 x 11 in)', 'paper of 105.83 x 141.11 mm')
    """
    head, _, size = name.rpartition("_") if "_" in name else name.partition(".")
    sides = re.sub(r"(in|mm)$", r" \1", size).replace("x", " x ")
    called = head.partition("_")[2].replace("-", " ")
    called = called.upper() if re.fullmatch(r"sra3|dl|[abc]\d", called) else called
    return f"{called} ({sides})" if called else f"paper of {sides}"


@cache
def load_media() -> Mapping[str, Size]:
    """The size, portrait and in points, of every paper with a name of its own."""
    table = tomllib.loads(Path(__file__).with_name("media.toml").read_text("utf-8"))
    found = {name: _SIZE.search(name) for name in table["names"]}
    return MappingProxyType(
        {
            name: Size(float(size[1]) * POINTS[size[3]], float(size[2]) * POINTS[size[3]])
            for name, size in found.items()
            if size
        }
    )
