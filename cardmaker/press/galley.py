"""Galleys: lines of shaped words as the text operators of a PDF.

Lines go in, bytes come out. This is the path every card of a run takes, so the bytes of a word
are made once for each style (face, size, tracking) and remembered; a line is a join of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from cardmaker.display import Cluster, Glyphs, Ink, Word
from cardmaker.press.type import Fount

#: Words, lines and styles remembered. Beyond it the table is cleared, so that memory stays flat.
MOST_WORDS = 8192
MOST_LINES = 1024
MOST_STYLES = 64


def number(value: float) -> bytes:
    """A number as PDF has it: fixed decimals, no exponent, nothing superfluous.

    >>> number(12.50), number(-0.0001), number(3.0), number(1e-7)
    (b'12.5', b'0', b'3', b'0')
    """
    text = b"%.3f" % value
    text = text.rstrip(b"0").rstrip(b".")
    return b"0" if text == b"-0" else text


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


#: What tells one style from another: the hand (by its space), size, ink, tracking and outline.
Key = tuple[Word, float, Ink, float, float | None]


class _Style:
    """The operators that select a style, its space, and the words set in it so far."""

    __slots__ = ("head", "key", "outlined", "space", "words")

    def __init__(self, key: Key | None, head: bytes, space: bytes) -> None:
        self.key = key
        self.outlined = key is not None and key[-1] is not None
        self.head = head
        self.space = space
        self.words: dict[Word, bytes] = {}


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
        self._none = _Style(None, b"", b"")
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
                key = line[1:2] + line[4:7] + line[8:9]
                its = style if key == style.key else self._style(line)
                text = self._line(line, its)
                # A line that sways is one of its kind, and does not come again.
                if not line.sway:
                    known[id(line)] = line, its, text
            if its is not style:
                if style.outlined:
                    out.append(b"0 Tr ")
                style = its
                out.append(style.head)
            out.append(text)
        # How letters are drawn outlasts the text object.
        out.append(b"0 Tr ET\n" if style.outlined else b"ET\n")
        return b"".join(out)

    def _line(self, line: Glyphs, style: _Style) -> bytes:
        """A line's operators. Letters stand upright where y runs down: their matrix turns them."""
        if line.sway:
            text = self._swayed(style, line)
        else:
            try:
                text = style.space.join(map(style.words.__getitem__, line.words))
            except KeyError:
                text = style.space.join([self._word(style, word) for word in line.words])
        return b"1 0 0 -1 %.2f %.2f Tm[(%b)]TJ\n" % (line.x, line.y, text)

    def _swayed(self, style: _Style, line: Glyphs) -> bytes:
        """The words of a line, each moved by its sway."""
        parts: list[bytes] = []
        height = 0.0
        for word, (shift, rise) in zip(line.words, line.sway, strict=True):
            if parts:
                parts.append(style.space)
            if shift:
                parts.append(b")%b(" % number(-1000 * shift))
            if rise != height:
                parts.append(b")]TJ %b Ts[(" % number(rise * line.size))
                height = rise
            parts.append(self._word(style, word))
        if height:
            parts.append(b")]TJ 0 Ts[(")
        return b"".join(parts)

    def _style(self, line: Glyphs) -> _Style:
        key = (line.space, line.size, line.ink, line.tracking, line.outline)
        style = self._styles.get(key)
        if style is None:
            if len(self._styles) >= MOST_STYLES:
                self._styles.clear()
            head = self._font(line.space.face, line.size) + self._paint(line)
            style = _Style(key, head, self._string(line.space, line.tracking))
            self._styles[key] = style
        return style

    def _paint(self, line: Glyphs) -> bytes:
        """How letters are drawn: filled (Tr 0), outlined (1), or only there to be read (3)."""
        if line.outline is None:
            return self._colour(line.ink) + b"\n"
        if not line.outline:
            return b"3 Tr\n"
        # The operator that makes a colour stroke is the one that makes it fill, in capitals.
        return b"1 Tr 1 j %b w %b\n" % (number(line.outline), self._colour(line.ink).upper())

    def _word(self, style: _Style, word: Word) -> bytes:
        """The word's share of the line's TJ array; what another face lends breaks out of it."""
        known = style.words.get(word)
        if known is not None:
            return known
        assert style.key is not None
        space, size, _ink, tracking, _outline = style.key
        text = self._string(word, tracking / word.scale)
        if word.face != space.face or word.scale != 1.0:
            there = self._font(word.face, size * word.scale)
            back = self._font(space.face, size)
            text = b")]TJ\n%b[(%b)]TJ\n%b[(" % (there, text, back)
        if len(style.words) >= MOST_WORDS:
            style.words.clear()
        style.words[word] = text
        return text

    def _font(self, face: str, size: float) -> bytes:
        return b"/%b %b Tf " % (self._names[face], number(size))

    def _string(self, word: Word, tracking: float) -> bytes:
        """The word's codes and kerns as the inside of a string in a TJ array."""
        fount = self._founts[word.face]
        upem = fount.face.upem
        units = round(tracking * upem)
        out = []
        for cluster, kern in zip(word.clusters, word.kerns, strict=True):
            out.append(fount.string(tracked(cluster, units)))
            if kern:
                out.append(b")%b(" % number(-1000 * kern / upem))
        return b"".join(out)
