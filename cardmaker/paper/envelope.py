"""Envelopes: from the trim size of a card to the envelope it is sent in."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

from cardmaker.errors import DoesNotFit
from cardmaker.geometry import Size
from cardmaker.named import named
from cardmaker.units import inch, length, show

#: What an envelope must measure more than its card, each way: 1/8 in to 1/4 in is the trade's rule.
ROOM: Final = inch / 8

_EIGHTH: Final = inch / 8

Unit = Literal["in", "mm"]


@dataclass(frozen=True, slots=True)
class Envelope:
    """An envelope; `size` has its short side first, and `unit` is what it is made in."""

    name: str
    title: str
    size: Size
    unit: Unit

    @property
    def lying(self) -> Size:
        """Its size as an address is read."""
        return self.size.turned

    def holds(self, trim: Size) -> bool:
        """Whether a card of this trim size slides in, with room at its edges."""
        short, long = sorted(trim)
        slack = 1e-6
        return short + ROOM <= self.size.w + slack and long + ROOM <= self.size.h + slack


@cache
def load_envelopes() -> Mapping[str, Envelope]:
    """Every envelope of envelopes.toml by its name."""
    table = tomllib.loads(Path(__file__).with_name("envelopes.toml").read_text("utf-8"))
    return MappingProxyType(
        {
            name: Envelope(name, row["title"], Size(*map(length, row["size"])), row["size"][0][-2:])
            for name, row in table.items()
        }
    )


def find_envelope(name: str) -> Envelope:
    """The envelope of this name, however its case; raises UnknownName with the good ones."""
    envelopes = load_envelopes()
    return envelopes[named("envelope", name, envelopes)]


def envelope_for(trim: Size) -> Envelope:
    """The envelope that holds a card of this trim size most closely, sold where such cards are: a
    card in eighths of an inch goes in one made in inches, if there is one.

    Raises DoesNotFit when there is none so large.

    >>> envelope_for(Size(4.25 * inch, 5.5 * inch)).title, envelope_for(Size(288, 432)).title
    ('A2', 'A6')
    """
    good = [envelope for envelope in load_envelopes().values() if envelope.holds(trim)]
    if not good:
        raise DoesNotFit(
            f"no envelope here holds a card of {show(trim.w)} by {show(trim.h)}",
            f"it needs {show(ROOM)} of room each way",
        )
    if all(abs(side / _EIGHTH - round(side / _EIGHTH)) < 0.01 for side in trim):
        good = [envelope for envelope in good if envelope.unit == "in"] or good
    short, long = sorted(trim)
    return min(good, key=lambda envelope: max(envelope.size.w - short, envelope.size.h - long))
