"""Formats: from a name such as a2-side to the trim size, the fold and the envelope of a card."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cardmaker.errors import UnknownName
from cardmaker.geometry import Size
from cardmaker.paper.envelope import envelope_for
from cardmaker.paper.fold import Fold, load_folds
from cardmaker.units import length


@dataclass(frozen=True, slots=True)
class CardFormat:
    """A card's trim size (folded, as its front is read), its fold and the envelope it needs."""

    name: str
    title: str
    summary: str
    trim: Size
    fold: Fold
    envelope: str

    @property
    def flat(self) -> Size:
        """The card unfolded, outside up."""
        return self.fold.flat(self.trim)


def find_format(name: str) -> CardFormat:
    """The format `<trim>-<fold>`, or one of the other names; raises UnknownName.

    >>> card = find_format("a2-top")
    >>> card.trim, card.flat, card.envelope
    (Size(w=396.0, h=306.0), Size(w=396.0, h=612.0), 'A2')
    >>> find_format("quarter-letter").fold.name
    'french-side'
    """
    formats = load_formats()
    if name in formats:
        return formats[name]
    raise _unknown(name)


def format_names() -> list[str]:
    """The names of all formats, the other names last."""
    return list(load_formats())


def trim_names() -> list[str]:
    """The names of all trim sizes: what comes before the fold in a format's name."""
    return list(_table()["trims"])


@cache
def load_formats() -> Mapping[str, CardFormat]:
    """Every trim of formats.toml in every fold, and the aliases, by name."""
    found: dict[str, CardFormat] = {}
    for trim, row in _table()["trims"].items():
        for fold in load_folds().values():
            found[f"{trim}-{fold.name}"] = _format(f"{trim}-{fold.name}", row, fold)
    for alias, row in _table()["aliases"].items():
        card = found[row["format"]]
        found[alias] = CardFormat(
            alias, card.title, row["summary"], card.trim, card.fold, card.envelope
        )
    return MappingProxyType(found)


def _format(name: str, row: Mapping[str, Any], fold: Fold) -> CardFormat:
    upright = Size(*map(length, row["size"]))
    trim = upright if fold.trim == "portrait" else upright.turned
    title = f"{row['title']}, {fold.title}"
    summary = f"{row['summary']}; {fold.summary}"
    return CardFormat(name, title, summary, trim, fold, envelope_for(trim).title)


def _unknown(name: str) -> UnknownName:
    """What is wrong with the name: its trim, its fold, or all of it."""
    for trim in sorted(trim_names(), key=len, reverse=True):
        if name == trim or name.startswith(f"{trim}-"):
            asked = name.removeprefix(trim).removeprefix("-")
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
