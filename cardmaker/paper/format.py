"""Formats: from a name such as a2-side to the trim size, the fold and the envelope of a card."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from cardmaker.errors import UnknownName
from cardmaker.geometry import Size
from cardmaker.paper.envelope import Envelope, envelope_for, load_envelopes
from cardmaker.paper.flat import Line
from cardmaker.paper.fold import Fold, load_folds
from cardmaker.paper.posting import Posting, posting
from cardmaker.units import length

#: How a card that does not stand as its fold usually does is called.
_OTHER: Final = MappingProxyType({"portrait": "landscape", "landscape": "portrait"})


@dataclass(frozen=True, slots=True)
class CardFormat:
    """A card's trim size (folded, as its front is read), its fold, the envelope it needs and what
    the US mail takes that for.
    """

    name: str
    title: str
    summary: str
    trim: Size
    fold: Fold
    envelope: str
    posting: Posting = "letter"

    @property
    def flat(self) -> Size:
        """The card unfolded, outside up."""
        return self.fold.flat(self.trim)

    @property
    def creases(self) -> tuple[Line, ...]:
        """Where it is folded: lines on the outside of the unfolded card."""
        return self.fold.laid(self.trim).lines()


def find_format(name: str) -> CardFormat:
    """The format `<trim>-<fold>`, `<trim>-landscape-<fold>` or `<trim>-portrait-<fold>`, or one of
    the other names, in any case; the way that the fold usually stands may be left out. Raises
    UnknownName.

    >>> card = find_format("a2-top")
    >>> card.trim, card.flat, card.envelope
    (Size(w=396.0, h=306.0), Size(w=396.0, h=612.0), 'A2')
    >>> find_format("quarter-letter").fold.name, find_format("A2-landscape-top").name
    ('french-side', 'a2-top')
    """
    formats, asked = load_formats(), name.casefold()
    for called in (asked, _usual(asked)):
        if called in formats:
            return formats[called]
    raise _unknown(asked)


def format_names() -> list[str]:
    """The names of all formats, the other names last."""
    return list(load_formats())


def trim_names() -> list[str]:
    """The names of all trim sizes: what comes before the fold in a format's name."""
    return list(_table()["trims"])


@cache
def load_formats() -> Mapping[str, CardFormat]:
    """Every trim of formats.toml in every fold, standing and lying, and the aliases, by name."""
    found: dict[str, CardFormat] = {}
    for trim, row in _table()["trims"].items():
        for fold in load_folds().values():
            for card in _formats(trim, row, fold):
                found[card.name] = card
    for alias, row in _table()["aliases"].items():
        card = found[row["format"]]
        found[alias] = CardFormat(
            alias, card.title, row["summary"], card.trim, card.fold, card.envelope, card.posting
        )
    return MappingProxyType(found)


def _formats(name: str, row: Mapping[str, Any], fold: Fold) -> Iterator[CardFormat]:
    """The card as its fold usually stands, and the other way round if it is not square."""
    upright = Size(*map(length, row["size"]))
    usual, other = (upright, upright.turned)[:: 1 if fold.trim == "portrait" else -1]
    envelope = _envelope(row, upright)
    posted = posting(envelope.size)
    ways = [(usual, "")] if usual == other else [(usual, ""), (other, _OTHER[fold.trim])]
    for trim, way in ways:
        called = "-".join(filter(None, (name, way, fold.name)))
        title = ", ".join(filter(None, (row["title"], way, fold.title)))
        summary = f"{row['summary']}; {fold.summary}"
        yield CardFormat(called, title, summary, trim, fold, envelope.title, posted)


def _envelope(row: Mapping[str, Any], trim: Size) -> Envelope:
    return load_envelopes()[row["envelope"]] if "envelope" in row else envelope_for(trim)


def _usual(name: str) -> str:
    """The name without the way that the card stands, if its fold usually stands so."""
    for fold in load_folds().values():
        if name.endswith(tail := f"-{fold.trim}-{fold.name}"):
            return f"{name.removesuffix(tail)}-{fold.name}"
    return name


def _unknown(name: str) -> UnknownName:
    """What is wrong with the name: its trim, its fold, or all of it."""
    for alias in _table()["aliases"]:
        if name.startswith(f"{alias}-"):
            return UnknownName("format", name, [alias])
    plain = name.replace("-landscape-", "-").replace("-portrait-", "-")
    if plain in load_formats():
        return UnknownName("format", name, [plain])
    for trim in sorted(trim_names(), key=len, reverse=True):
        if name == trim or name.startswith(f"{trim}-"):
            asked = name.removeprefix(trim).removeprefix("-")
            asked = asked.removeprefix("landscape-").removeprefix("portrait-")
            if asked in load_folds():
                # It always stands so, or is square.
                return UnknownName("format", name, [f"{trim}-{asked}"])
            return UnknownName("fold", asked, load_folds()) if asked else _which_fold(trim)
    for fold in sorted(load_folds(), key=len, reverse=True):
        if name.endswith(f"-{fold}"):
            return UnknownName("trim size", name.removesuffix(f"-{fold}"), trim_names())
    return UnknownName("format", name, format_names())


def _which_fold(trim: str) -> UnknownName:
    return UnknownName("format", trim, [f"{trim}-{fold}" for fold in load_folds()])


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("formats.toml").read_text("utf-8"))
