"""A face at work: letters go in, the clusters that HarfBuzz makes of them come out, measured.

HarfBuzz joins, kerns and varies the letters; one HarfBuzz cluster becomes one `Cluster`, which
becomes one code of the PDF, so that a reader gets back exactly the letters that went in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, groupby, pairwise
from operator import add, itemgetter
from types import MappingProxyType
from typing import Final, NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]

from cardmaker.display import Cluster, Word
from cardmaker.text.direction import RTL_MARK, as_drawn, drawn_order
from cardmaker.text.face import Extents, Face, borrow
from cardmaker.text.fitted import Fitted, penalty
from cardmaker.text.refusal import wrong_way
from cardmaker.text.symbols import drawn_as, split_symbols

#: How much of an em may a letter's shaped advance differ from its natural one before a text
#: extractor takes the gap for a space? (poppler's pdftotext; measured on Playwrite.)
_FALSE_SPACE: Final = 0.05

_BLANK: Final = Extents(0, 0, 0, 0)

#: One HarfBuzz cluster: its letters, its glyphs placed from its start, its shaped advance.
_Run = tuple[str, tuple[tuple[int, int, int], ...], int]


class Stroke(NamedTuple):
    """A run made into a cluster: what the pen moves on and beyond it, its ink, what it lacks."""

    cluster: Cluster
    kern: int
    advance: int
    left: int
    right: int
    bottom: int
    top: int
    lacking: tuple[str, ...]


class _Met(dict[_Run, Stroke]):
    """The clusters of a face, made on first meeting."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, run: _Run) -> Stroke:
        stroke = self[run] = _stroke(self._face, run)
        return stroke


class Scribe:
    """A face at work: the clusters it has met."""

    def __init__(self, face: Face, gaps: Mapping[str, float] = MappingProxyType({})) -> None:
        self.face = face
        self.gaps = gaps
        self.met = _Met(face)

    @property
    def space(self) -> Word:
        """The space between words, as wide as the hand wants it."""
        blank = (self.face.font.get_nominal_glyph(ord(" ")), 0, 0)
        run = (" ", (blank,), round(self.face.word_space * self.face.upem))
        return self.bind(" ", [self.met[run]]).word

    def strokes(self, text: str) -> Sequence[Stroke]:
        """The clusters of a word from left to right, and its gaps, which are clusters too."""
        if self.gaps.keys().isdisjoint(text):
            return self._joined(text)
        mark = RTL_MARK if text[0] == RTL_MARK else ""
        runs = groupby(text[len(mark) :], self.gaps.__contains__)
        parts = [(is_gap, "".join(letters)) for is_gap, letters in runs]
        found: list[Stroke] = []
        for is_gap, letters in reversed(parts) if mark else parts:
            if is_gap:
                found += [self.met[" ", (), round(self.gaps[sign])] for sign in letters]
            else:
                found += self._joined(mark + letters)
        return found

    def _joined(self, text: str) -> list[Stroke]:
        """The clusters of letters without gaps, from left to right."""
        if text[:1] == RTL_MARK:
            return [*self._leftwards(text[1:])]
        strokes = self._shaped(text)
        if text.isascii() or not lacking_letters(strokes):
            return strokes
        if any(symbol for _piece, symbol in split_symbols(text)):
            strokes = []
            for piece, symbol in split_symbols(text):
                strokes += self._symbol(piece) if symbol else self._shaped(piece)
        return strokes

    def _leftwards(self, text: str) -> Iterator[Stroke]:
        """The same for letters that run from right to left."""
        for piece, symbol in reversed([*split_symbols(text)]):
            if symbol:
                yield from self._symbol(piece)
            else:
                for part, leftwards in drawn_order(piece):
                    yield from self._shaped(part, leftwards)

    def _shaped(self, text: str, leftwards: bool = False) -> list[Stroke]:
        return [*map(self.met.__getitem__, _harfbuzz(self.face, text, leftwards))]

    def _symbol(self, text: str) -> list[Stroke]:
        """A symbol in the hand's own drawing, if it has one, or else borrowed."""
        strokes = self._shaped(text)
        if not lacking_letters(strokes):
            return strokes
        symbols = borrow(self.face)
        runs = _harfbuzz(symbols.face, drawn_as(text))
        if len(runs) == 1:
            runs = [(text, *runs[0][1:])]
        return [self.met[symbols.lent(*run)] for run in runs]

    def bind(
        self, text: str, strokes: Sequence[Stroke], scale: float = 1.0, space: float = 0.0
    ) -> Fitted:
        """A word of clusters, the box of its ink, and its step with the line's space."""
        columns = zip(*strokes, strict=True)
        clusters, kerns, advances, lefts, rights, bottoms, tops, _lacking = columns
        pens = [0, *accumulate(advances)]
        em = scale / self.face.upem
        advance = pens[-1] * em
        text = text.removeprefix(RTL_MARK)
        if self.gaps:
            text = "".join(" " if sign in self.gaps else sign for sign in text)
        word = Word(text, self.face.name, clusters, kerns, advance, scale)
        lead = max(0, -min(map(add, pens, lefts))) * em
        trail = max(0, max(map(add, pens, rights)) - pens[-1]) * em
        step, top, bottom = advance + space, max(tops) * em, -min(bottoms) * em
        girth = step + lead + trail
        return Fitted(word, step, lead, trail, penalty(text), top, bottom, girth)


def _harfbuzz(face: Face, text: str, leftwards: bool = False) -> list[_Run]:
    """The clusters of letters without spaces from left to right, each with its pieces placed from
    its own start.
    """
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if leftwards:
        buffer.script, buffer.direction = "Hebr", "rtl"
    elif buffer.direction != "ltr":
        raise wrong_way(text, str(buffer.script))
    hb.shape(face.font, buffer, face.features)
    glyphs, places = buffer.glyph_infos, [place.position for place in buffer.glyph_positions]
    starts = [glyph.cluster for glyph in glyphs]
    if starts == [*range(len(text))] and not leftwards:
        # Most words have a glyph for each letter.
        return [
            (letter, ((glyph.codepoint, dx, dy),), advance)
            for letter, glyph, (dx, dy, advance, _down) in zip(text, glyphs, places, strict=True)
        ]
    drawn = _gathered(starts, glyphs, places)
    starts = [start for start, _ in groupby(starts)]
    if leftwards:
        ends = [len(text), *starts[:-1]]
        parts = [as_drawn(text[start:end]) for start, end in zip(starts, ends, strict=True)]
    else:
        parts = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    return [(letters, *run) for letters, run in zip(parts, drawn, strict=True)]


def _gathered(
    starts: list[int], glyphs: list[hb.GlyphInfo], places: list[tuple[int, int, int, int]]
) -> Iterator[tuple[tuple[tuple[int, int, int], ...], int]]:
    """The pieces and the advance of each cluster; glyphs with one start are of one cluster."""
    for _, group in groupby(zip(starts, glyphs, places, strict=True), itemgetter(0)):
        pieces, pen = [], 0
        for _, glyph, (dx, dy, advance, _down) in group:
            pieces.append((glyph.codepoint, pen + dx, dy))
            pen += advance
        yield tuple(pieces), pen


def _stroke(face: Face, run: _Run) -> Stroke:
    """The cluster of a run: its natural width, the kern that makes up the rest, its ink."""
    letters, pieces, advance = run
    boxes = []
    for gid, dx, dy in pieces:
        box = face.extents(gid)
        if box != _BLANK:
            boxes.append((box.left + dx, box.bottom + dy, box.right + dx, box.top + dy))
    ink = _BLANK
    if boxes:
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        ink = Extents(min(lefts), min(bottoms), max(rights), max(tops))
    natural = sum(face.advance(gid) for gid, _dx, _dy in pieces)
    # A gap this wide would be read back as a space, so it goes into the cluster's own width. One
    # that is left to be written in is one (no pieces), and its length differs from size to size.
    wide = pieces and (letters == " " or abs(advance - natural) > _FALSE_SPACE * face.upem)
    width = advance if wide else natural
    # Several free hands claim letters that they draw blank: a letter without ink is lacking too.
    lost = any(gid == 0 for gid, _dx, _dy in pieces) or (ink is _BLANK and _visible(letters))
    lacking = tuple(face.missing(letters) or letters) if lost else ()
    left, bottom, right, top = ink
    return Stroke(
        Cluster(letters, pieces, width), advance - width, advance, left, right, bottom, top, lacking
    )


def _visible(letters: str) -> bool:
    """Whether one expects to see ink."""
    return any(unicodedata.category(letter)[0] in "LNPS" for letter in letters)


def lacking_letters(strokes: Iterable[Stroke]) -> list[str]:
    """The letters that cannot be drawn, each once."""
    lacking = [stroke.lacking for stroke in strokes]
    return list(dict.fromkeys(chain.from_iterable(lacking))) if any(lacking) else []
