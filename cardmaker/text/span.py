"""Spans: a paragraph's phrases go in, its lines at any width come out, and in any place.

The same paragraph comes again in many notes of a run, so a span remembers its lines by width. Sums
are made when they are asked for: a paragraph of one line needs none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil
from operator import attrgetter
from typing import Final

from cardmaker.display import Glyphs, Ink, Word
from cardmaker.text.fitted import NEVER, Phrase
from cardmaker.text.rag import SLACK, Measures, even_ends, full_ends

#: For how many widths are a span's lines remembered, and for how many places?
_REMEMBERED: Final = 32


_TOP: Final[Callable[[Phrase], float]] = attrgetter("top")
_BOTTOM: Final[Callable[[Phrase], float]] = attrgetter("bottom")


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """How lines are set: from `x` on, in points; `width` is a line's, in em. There is one for all
    notes that are set alike, so it is compared by identity.
    """

    x: float
    width: float
    size: float
    ink: Ink


class Span:
    """Words that flow together, with `space` between them.

    Where they flow `leftwards`, left is right and right is left in all measures.
    """

    __slots__ = ("_even", "_full", "_measures", "_set", "leftwards", "phrases", "space")

    def __init__(self, phrases: Sequence[Phrase], space: Word, leftwards: bool = False) -> None:
        self.phrases = phrases
        self.space = space
        self.leftwards = leftwards
        self._measures: Measures | None = None
        self._full: dict[float, list[int]] = {}
        self._even: dict[float, list[int]] = {}
        self._set: dict[tuple[Style, Sequence[float]], tuple[Glyphs, ...]] = {}

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words in a row."""
        return sum([phrase.words for phrase in self.phrases], ())

    @property
    def length(self) -> float:
        """How long it is as one line with all its ink, in em."""
        first, last = self.phrases[0], self.phrases[-1]
        steps = sum([sum(phrase.steps) for phrase in self.phrases])
        return first.leads[0] + steps + last.trails[-1] - self.space.advance

    @property
    def top(self) -> float:
        """How far ink goes above the baseline, in em."""
        return max(map(_TOP, self.phrases))

    @property
    def bottom(self) -> float:
        """How far ink goes below the baseline, in em."""
        return max(map(_BOTTOM, self.phrases))

    @property
    def measures(self) -> Measures:
        """What its lines are found by."""
        if self._measures is None:
            self._measures = _measured(self.phrases, self.space.advance)
        return self._measures

    def together(self, start: int) -> str:
        """The word at `start`, with those that must not part from it."""
        penalties = self.measures.penalties
        end = next(end for end in range(start, len(penalties)) if penalties[end] < NEVER)
        return " ".join(word.text for word in self.words[start : end + 1])

    def most_lines(self, width: float) -> float:
        """How many lines it needs at the most; infinite if a word may be wider than a line.

        A line ends where the next words would not fit, so it is full but for the widest of them.
        That is told by two numbers a phrase, without looking for the lines. Width in em.
        """
        ends = self._full.get(width)
        if ends is not None and ends[-1] > 0:
            return len(ends) - 1
        girth, widest = 0.0, 0.0
        for phrase in self.phrases:
            girth += phrase.girth
            widest = max(widest, phrase.widest)
        full = width + self.space.advance - widest
        return ceil(girth / full) if full > 0 else NEVER

    def full_lines(self, width: float) -> list[int]:
        """The ends of its lines if each is filled: the fewest lines there can be.

        Counts of words, from 0; the last is -1 where the next word is wider than a line. Width in
        em.
        """
        ends = self._full.get(width)
        if ends is None:
            if len(self._full) >= _REMEMBERED:
                self._full.clear()
            ends = self._full[width] = self._filled(width)
        return ends

    def even_lines(self, width: float) -> list[int]:
        """The ends of its lines with the most even right edge, as few as can be.

        Counts of words, from 0; none where a word is wider than a line. Width in em.
        """
        ends = self._even.get(width)
        if ends is None:
            if len(self._even) >= _REMEMBERED:
                self._even.clear()
            ends = self.full_lines(width)
            if ends[-1] < 0:
                ends = []
            elif len(ends) > 2:
                ends = even_ends(self.measures, ends, width)
            self._even[width] = ends
        return ends

    def set(self, style: Style, baselines: Sequence[float]) -> tuple[Glyphs, ...]:
        """Its even lines on their baselines; in the same place they are the same objects."""
        lines = self._set.get((style, baselines))
        if lines is None:
            if len(self._set) >= _REMEMBERED:
                self._set.clear()
            lines = self._set[style, baselines] = self._lines(style, baselines)
        return lines

    def _filled(self, width: float) -> list[int]:
        # Most salutations and closings are one line, which needs no search.
        if len(self.phrases) == 1 and self.length <= width + SLACK:
            return [0, len(self.phrases[0].words)]
        return full_ends(self.measures, width)

    def _lines(self, style: Style, baselines: Sequence[float]) -> tuple[Glyphs, ...]:
        if self.leftwards:
            return self._flush_right(style, baselines)
        space, x, size, ink = self.space, style.x, style.size, style.ink
        # What one phrase has is what its measures would have, and needs not be measured.
        known = self.phrases[0] if len(self.phrases) == 1 else self.measures
        words, leads = known.words, known.leads
        lines, start = [], 0
        for end, y in zip(self.even_lines(style.width)[1:], baselines, strict=True):
            lines.append(Glyphs(words[start:end], space, x + leads[start] * size, y, size, ink))
            start = end
        return tuple(lines)

    def _flush_right(self, style: Style, baselines: Sequence[float]) -> tuple[Glyphs, ...]:
        """The words of a line in the order in which they stand, the first at the right."""
        words, pens, leads = self.measures.words, self.measures.pens, self.measures.leads
        ends = pairwise(self.even_lines(style.width))
        lines = []
        for (start, end), y in zip(ends, baselines, strict=True):
            advance = pens[end] - pens[start] - self.space.advance
            x = style.x + (style.width - leads[start] - advance) * style.size
            lines.append(Glyphs(words[start:end][::-1], self.space, x, y, style.size, style.ink))
        return tuple(lines)


def _measured(phrases: Sequence[Phrase], space: float) -> Measures:
    words, steps, leads, trails, penalties, *_ = phrases[0]
    for phrase in phrases[1:]:
        words += phrase.words
        steps += phrase.steps
        leads += phrase.leads
        trails += phrase.trails
        penalties += phrase.penalties
    pens = [*accumulate(steps, initial=0.0)]
    return Measures(words, pens, trails, (*leads, 0.0), penalties, space)
