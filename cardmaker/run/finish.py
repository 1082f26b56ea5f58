"""Finishing: a set note goes in, a copy of the card with the note in its ink comes out.

All inks are one layout: a line stands where it stands whether it is written out, pale to be
written over, dotted, outlined, ruled or left away. So a draft under the blank card on a light pad
matches it, in whichever ink.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from cardmaker.display import Deal, Glyphs, Ink, Items
from cardmaker.press.autograph import Autograph
from cardmaker.press.page import Copy
from cardmaker.text.alternates import spelled
from cardmaker.text.face import Face
from cardmaker.text.gap import rule_gaps
from cardmaker.text.outlines import outlined, papered
from cardmaker.text.stick import Block

Mode = Literal["full", "trace", "dots", "outline", "guides", "none"]

MODES: Final[tuple[Mode, ...]] = get_args(Mode)

#: Letters to write over: pale enough that the pen's line is what is read, dark enough that a home
#: printer's screen, which makes grey of dots, still shows where thin strokes go.
TRACE: Final = Ink(0.0, 0.0, 0.0, 0.25)

#: Outlines and dots: thinner than letters, so darker, and the smaller the more.
LINE: Final = Ink(0.0, 0.0, 0.0, 0.5)
DOT: Final = Ink(0.0, 0.0, 0.0, 0.7)

#: How wide is an outline, of the size, and at least, in points? (0.25 pt is the least that holds.)
_OUTLINE: Final = 0.022
_OUTLINE_LEAST: Final = 0.35


@dataclass(frozen=True, slots=True)
class Finish:
    """How notes are finished: the card they stand on, their ink, all faces by name, and what draws
    guides from a set note.

    `rule` is the tone of the line in a gap; `gapped` says whether the notes have gaps. An
    `autograph` takes the place of the name, where letters are written out.
    """

    card: str
    mode: Mode
    faces: Mapping[str, Face]
    guides: Callable[[Block], Items]
    rule: Ink
    gapped: bool = False
    autograph: Autograph | None = None

    @property
    def worded(self) -> bool:
        """Whether the note's words are on the card, to be seen or read."""
        return self.mode not in ("guides", "none")

    def copy(self, block: Block, deal: Deal | None = None) -> Copy:
        """The card with the note, in the ink, its letters in the forms that they are dealt."""
        if deal and self.mode in ("outline", "dots", "guides"):
            return self.copy(block._replace(lines=spelled(block.lines, deal)))
        if self.autograph and block.name:
            return self._signed(self.autograph, block, deal)
        lines = block.lines
        rules = rule_gaps(deal.swayed(lines) if deal else lines, self.rule) if self.gapped else ()
        match self.mode:
            case "full":
                return Copy(self.card, lines, rules, deal=deal)
            case "trace":
                pale = tuple(line._replace(ink=TRACE) for line in lines)
                return Copy(self.card, pale, rules, deal=deal)
            case "outline":
                width = max(_OUTLINE_LEAST, _OUTLINE * block.size)
                strokes = outlined(lines, self.faces, LINE, width)
                return Copy(self.card, papered(lines), (*rules, *strokes))
            case "dots":
                unseen = tuple(line._replace(unseen=True) for line in lines)
                return Copy(self.card, unseen, (*rules, *self._dots(lines)))
            case "guides":
                return Copy(self.card, (), self.guides(block))
            case "none":
                return Copy(self.card)

    def _signed(self, autograph: Autograph, block: Block, deal: Deal | None) -> Copy:
        """The copy with an autograph in place of the name."""
        first, end = block.name.start, block.name.stop
        lines, name = block.lines[:first] + block.lines[end:], block.lines[first:end]
        if deal:
            reaches = (*deal.reaches[:first], *deal.reaches[end:])
            deal = deal._replace(reaches=reaches, gaits=(*deal.gaits[:first], *deal.gaits[end:]))
        unsigned = block._replace(lines=lines, name=range(0))
        return self.copy(unsigned, deal)._replace(stamp=autograph.on(name))

    def _dots(self, lines: tuple[Glyphs, ...]) -> Items:
        # Few notes are dotted, and the others need not wait for what finds the middle of strokes.
        from cardmaker.text.dotted import dotted

        dots: Items = dotted(lines, self.faces, DOT)
        return dots
