"""Galleys: lines of shaped words as the text operators of a PDF.

Lines go in, bytes come out. This is the path every card of a run takes, so the bytes of a word
are made once for each style (face, size, tracking) and remembered; a line is a join of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import Final, NamedTuple

from cardmaker.display import Cluster, Deal, Glyphs, Ink, Sort, Word
from cardmaker.press.case import Case, number
from cardmaker.press.type import Fount
from cardmaker.text.gait import moves
from cardmaker.text.remembered import Remembered

__all__ = ["Galley", "number", "printed", "tracked"]

#: Words and letters, lines, styles remembered. Beyond it they go, so that memory stays flat.
MOST_WORDS = 4096
MOST_LINES = 1024
MOST_STYLES = 64


def printed(line: Glyphs, upem: Callable[[str], int]) -> Iterator[tuple[str, Cluster]]:
    """The clusters that a line is printed with, by the names of their faces."""
    for word in (*line.words, line.space):
        tracking = round(line.tracking / word.scale * upem(word.face))
        for cluster in word.clusters:
            yield word.face, tracked(cluster, tracking)


def tracked(cluster: Cluster, units: int) -> Cluster:
    """The cluster with tracking as part of its width.

    Readers of a PDF take a wide gap between two letters for a space (poppler from 0.1 em on), but
    never a wide letter; so tracked words read back whole.
    """
    return cluster._replace(width=max(0, cluster.width + units)) if units else cluster


#: Where a line begins. Letters stand upright where y runs down: their matrix turns them.
_START: Final = b"1 0 0 -1 %.2f %.2f Tm[("


#: How a line that sways ends: high or not, what comes after it stands as high as it is set.
_ENDS: Final = (b")]TJ 0 Ts\n", b")]TJ\n")


#: What tells one style from another: the hand (by its space), size, ink, tracking, if it is unseen.
Key = tuple[Word, float, Ink, float, bool]
_KEY: Final = attrgetter("space", "size", "ink", "tracking", "unseen")


class _Style(NamedTuple):
    """The operators that select a style, its space, and the words that are set in it."""

    key: Key | None
    head: bytes
    space: bytes
    case: Case
    words: Mapping[Word, bytes]
    unseen: bool = False


class Galley:
    """Sets lines with the founts of one file; `names` are the founts' names in its resources."""

    def __init__(
        self,
        founts: Mapping[str, Fount],
        names: Mapping[str, bytes],
        colour: Callable[[Ink], bytes],
    ) -> None:
        self._founts = founts
        self._names = names
        self._colour = colour
        self._styles: dict[Key, _Style] = {}
        self._lines: dict[int, tuple[Glyphs | None, _Style, bytes]] = {}
        self._letters = Remembered(self._lettered, MOST_STYLES)
        self._starts = Remembered(_START.__mod__, MOST_LINES)
        self._none = _Style(None, b"", b"", Case(lambda _sort: (b"",) * 3, b"", 0.0), {})
        self._unknown = None, self._none, b""

    def set(self, lines: Iterable[Glyphs]) -> bytes:
        """A text object (BT … ET) that shows the lines, in a space whose y runs down."""
        out = [b"BT\n"]
        style, known = self._none, self._lines
        if len(known) >= MOST_LINES:
            known.clear()
        for line in lines:
            # A line is kept beside its bytes, so no other can come to have its id.
            same, its, text = known.get(id(line), self._unknown)
            if same is not line:
                key = _KEY(line)
                its = style if key == style.key else self._style(key)
                text = self._line(line, its)
                # A line that sways is one of its kind, and does not come again.
                if not line.sway:
                    known[id(line)] = line, its, text
            if its is not style:
                if style.unseen:
                    out.append(b"0 Tr ")
                style = its
                out.append(style.head)
            out.append(text)
        # Whether letters are drawn outlasts the text object.
        out.append(b"0 Tr ET\n" if style.unseen else b"ET\n")
        return b"".join(out)

    def deal(self, lines: Sequence[Glyphs], deal: Deal) -> bytes:
        """The same for the lines of a note, all of one style, in the forms that they are dealt."""
        style = self._style(_KEY(lines[0]))
        out = [b"BT\n", style.head]
        for line, gait, text in zip(lines, deal.gaits, style.case.set(deal), strict=True):
            out += self._starts[line[2:4]], text, _ENDS[not gait.sway[-1][1]]
        out.append(b"ET\n")
        return b"".join(out)

    def _line(self, line: Glyphs, style: _Style) -> bytes:
        """A line's operators."""
        start = self._starts[line[2:4]]
        if line.sway:
            return start + self._swayed(style, line) + _ENDS[not line.sway[-1][1]]
        text = style.space.join(map(style.words.__getitem__, line.words))
        return start + text + b")]TJ\n"

    def _swayed(self, style: _Style, line: Glyphs) -> bytes:
        """The words of a line, each moved by its sway."""
        texts = map(style.case.move, moves(line.sway))
        words = map(style.words.__getitem__, line.words)
        return b"".join(chain.from_iterable(zip(texts, words, strict=True)))

    def _style(self, key: Key) -> _Style:
        style = self._styles.get(key)
        if style is None:
            space, size, ink, _tracking, unseen = key
            if len(self._styles) >= MOST_STYLES:
                self._styles.clear()
            paint = b"3 Tr\n" if unseen else self._colour(ink) + b"\n"
            head = self._font(space.face, size) + paint
            blank = self._string(key, space)
            case = Case(partial(self._cast, key), blank, size)
            words = Remembered(partial(self._string, key), MOST_WORDS)
            style = _Style(key, head, blank, case, words, unseen)
            self._styles[key] = style
        return style

    def _font(self, face: str, size: float) -> bytes:
        return b"/%b %b Tf " % (self._names[face], number(size))

    def _string(self, key: Key, word: Word) -> bytes:
        """The word's share of the line's TJ array; what another face lends breaks out of it."""
        before, after = self._lent(key, word)
        fount, units = self._measure(key, word)
        letters = self._letters[fount, units]
        kerned = zip(word.clusters, word.kerns, strict=True)
        return before + b"".join(map(letters.__getitem__, kerned)) + after

    def _lettered(self, cut: tuple[Fount, int]) -> Mapping[tuple[Cluster, int], bytes]:
        """The letters of a fount, tracked, by their kerns: their codes as a string's inside."""
        fount, units = cut

        def letter(kerned: tuple[Cluster, int]) -> bytes:
            cluster, kern = kerned
            return fount.string(tracked(cluster, units)) + self._kern(fount, kern)

        return Remembered(letter, MOST_WORDS)

    def _cast(self, key: Key, sort: Sort) -> tuple[bytes, bytes, bytes]:
        """The code of a letter in one of its forms, between what leads to its face and back."""
        there, back = self._lent(key, sort)
        fount, units = self._measure(key, sort)
        return there, fount.string(tracked(sort.cluster, units)), back

    def _measure(self, key: Key, word: Word | Sort) -> tuple[Fount, int]:
        """What a word or a sort is set in, and the tracking in that face's units."""
        fount = self._founts[word.face]
        return fount, round(key[3] / word.scale * fount.face.upem)

    def _kern(self, fount: Fount, kern: int) -> bytes:
        return b")%b(" % number(-1000 * kern / fount.face.upem) if kern else b""

    def _lent(self, key: Key, word: Word | Sort) -> tuple[bytes, bytes]:
        """What breaks out of the line's TJ array for a word of another face, and back in."""
        space, size = key[:2]
        if word.face == space.face and word.scale == 1.0:
            return b"", b""
        there, back = self._font(word.face, size * word.scale), self._font(space.face, size)
        return b")]TJ\n%b[(" % there, b")]TJ\n%b[(" % back
