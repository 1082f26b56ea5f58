"""Blocks of an address: lines go in, and come out set under each other as large as they fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cardmaker.display import Glyphs, Ink
from cardmaker.errors import Overset
from cardmaker.geometry import Rect
from cardmaker.text.shape import Lexicon
from cardmaker.text.span import Style
from cardmaker.units import show

#: What a line's measure is longer than its words, in em, so that they never break.
_SLACK = 1e-3


class Slot(NamedTuple):
    """Where a block goes and how large: `start` is where its lines begin if they are short enough;
    longer ones begin further left, as far as the box goes, and then become smaller.
    """

    box: Rect
    start: float
    usual: float
    smallest: float
    middle: bool = False


class Block(NamedTuple):
    """A set block: its lines, and where they begin and their baselines are, in points."""

    lines: tuple[Glyphs, ...]
    x: float
    baselines: tuple[float, ...]
    size: float


def set_block(lines: Sequence[str], lexicon: Lexicon, slot: Slot, ink: Ink) -> Block:
    """The lines with one left edge (or each in the `middle` of the box), the block in the middle
    of the box's height.

    Raises:
        MissingLetters: a word that no hand of the lexicon can write.
        Overset: they do not fit at the smallest size.
    """
    spans = [lexicon.span(line) for line in lines]
    longest = max(span.length for span in spans)
    face = lexicon.hand
    high = face.ascender + face.descender + (len(lines) - 1) * face.leading
    box = slot.box
    size = min(slot.usual, box.w / longest, box.h / high)
    if size < slot.smallest:
        wide = max(zip(spans, lines, strict=True), key=lambda one: one[0].length)[1]
        tall = box.h / high < box.w / longest
        what = f"{len(lines)} lines are too many" if tall else f"{wide!r} is too long"
        raise Overset(
            f"{what} for this envelope, {show(box.w)} by {show(box.h)}",
            "shorten it, choose a narrower hand, or a larger envelope",
        )
    x = max(box.x, min(slot.start, box.right - longest * size))
    top = box.y + (box.h - high * size) / 2 + face.ascender * size
    baselines = tuple(top + row * face.leading * size for row in range(len(lines)))
    style = Style(x, longest + _SLACK, size, ink)
    found = []
    for span, y in zip(spans, baselines, strict=True):
        (line,) = span.set(style, (y,))
        aside = box.centre.real - span.length * size / 2 - x if slot.middle else 0.0
        found.append(line._replace(x=line.x + aside))
    return Block(tuple(found), x, baselines, size)


def empty_rows(count: int, lexicon: Lexicon, slot: Slot) -> tuple[float, ...]:
    """The baselines of so many lines that are yet to be written there, the largest that fit."""
    face = lexicon.hand
    high = face.ascender + face.descender + (count - 1) * face.leading
    size = min(slot.usual, slot.box.h / high)
    top = slot.box.y + (slot.box.h - high * size) / 2 + face.ascender * size
    return tuple(top + row * face.leading * size for row in range(count))
