"""Gaps: fields of a note that stay open, to be written in by hand on a ruled line.

To the breaker of lines a gap is a word without letters. Its length is one on paper, so measured in
em, as words are, it depends on the size; a lexicon is told the lengths for one size.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final

from cardmaker.display import Glyphs, Ink, Items, Word, rule
from cardmaker.text.face import Face
from cardmaker.text.guides import GUIDE

#: Stand for gaps in a filled note. Noncharacters, so that no text may hold them (Unicode 23.7);
#: the first two of their block are those of text/tidy.
SIGNS: Final = tuple(map(chr, range(0xFDD2, 0xFDF0)))


def in_spaces(gaps: Mapping[str, float], size: float, hand: Face) -> dict[str, float]:
    """The lengths of gaps (points, by sign) in word spaces of a hand at a size."""
    return {sign: length / (size * hand.word_space) for sign, length in gaps.items()}


def rule_gaps(lines: Iterable[Glyphs], ink: Ink) -> Items:
    """A rule on the base line of every gap in set lines."""
    return tuple(
        rule(complex(start, line.y), complex(end, line.y), ink, GUIDE)
        for line in lines
        for start, end in gaps_of(line)
    )


def gaps_of(line: Glyphs) -> Iterator[tuple[float, float]]:
    """Where each gap of a line starts and ends, in points."""
    for word, place in line.placed:
        for start, end in _gaps_in(word):
            yield place.real + start * line.size, place.real + end * line.size


def _gaps_in(word: Word) -> Iterator[tuple[float, float]]:
    """The same for a word, in em of the line from its start."""
    if all(cluster.pieces for cluster in word.clusters):
        return
    pens = word.pens
    # A word's advance is that of its clusters: the face's units follow from it.
    em = word.advance / pens[-1]
    for cluster, (start, end) in zip(word.clusters, pairwise(pens), strict=True):
        if not cluster.pieces:
            yield start * em, end * em
