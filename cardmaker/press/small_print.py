"""Small print: the words on a sheet that say how it is used, and the bar that shows its scale."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cardmaker.display import Glyphs, Ink, Items, Word, rule
from cardmaker.text.face import Face
from cardmaker.text.shape import Lexicon
from cardmaker.units import mm

#: The face of small print: plain, and clear at small sizes.
FACE: Final = "josefin-sans"

BLACK: Final = Ink(0.0, 0.0, 0.0, 1.0)

#: From baseline to baseline, in sizes.
_LEADING: Final = 1.45

#: How long is the bar by which a print is checked? (The longest round length on the smallest card.)
_BAR: Final = 50 * mm
_TICK: Final = 2 * mm
_RULE: Final = 0.75
_BAR_SIZE: Final = 7.5


class SmallPrint:
    """Sets lines in one face, in black."""

    def __init__(self, face: Face) -> None:
        self.upem = face.upem
        self._lexicon = Lexicon((face,))

    def line(self, text: str, at: complex, size: float) -> Glyphs:
        """Words on a baseline that starts at a point."""
        return self._set([self._lexicon.word(word) for word in text.split()], at, size)

    def paragraph(self, text: str, at: complex, width: float, size: float) -> tuple[Glyphs, ...]:
        """Words in lines no longer than `width`, the first baseline starting at a point."""
        broken = self._broken(text, width / size)
        step = complex(0, _LEADING * size)
        return tuple(self._set(words, at + row * step, size) for row, words in enumerate(broken))

    def _set(self, words: list[Word], at: complex, size: float) -> Glyphs:
        return Glyphs(tuple(words), self._lexicon.space, at.real, at.imag, size, BLACK)

    def _broken(self, text: str, width: float) -> Iterator[list[Word]]:
        """The words by lines; width in em."""
        line: list[Word] = []
        used = 0.0
        for word in map(self._lexicon.word, text.split()):
            if line and used + word.advance > width:
                yield line
                line, used = [], 0.0
            line.append(word)
            used += word.advance + self._lexicon.space.advance
        yield line


def check_bar(print_: SmallPrint, at: complex) -> Items:
    """A bar of 50 mm from a point to the right, and what it is for, in the 6 mm below it."""
    end = at + _BAR
    tick = complex(0, _TICK / 2)
    words = print_.line(
        "50 mm, if it was printed at 100 %", at + complex(0, _TICK + _BAR_SIZE), _BAR_SIZE
    )
    return (
        rule(at, end, BLACK, _RULE),
        rule(at - tick, at + tick, BLACK, _RULE),
        rule(end - tick, end + tick, BLACK, _RULE),
        words,
    )


def below(lines: tuple[Glyphs, ...], gap: float) -> complex:
    """A point so far below the last of these lines, where it starts."""
    last = lines[-1]
    return complex(last.x, last.y + gap)
