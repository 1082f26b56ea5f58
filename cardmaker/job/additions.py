"""What a sender adds, once a file: a logo, a QR code and small print on the back, and an autograph
under the note. Choices and the brief of a card go in, what is drawn for them comes out.

A logo takes the place of the design's mark and name: two marks on one back are one too many. All
else stands above these.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from cardmaker.art.palette import Palette, two_inks
from cardmaker.art.panel import Panel
from cardmaker.art.room import spread
from cardmaker.back import GAP, Piece, height, stacked
from cardmaker.card import SAFE, Brief, Card, note_panel
from cardmaker.display import PAPER, Ink, Items
from cardmaker.errors import BadNote, Misused, Overset
from cardmaker.geometry import Rect, Size
from cardmaker.job.choices import Choices
from cardmaker.press.autograph import Autograph, inked, read_autograph
from cardmaker.press.ink import Colour, grey
from cardmaker.press.logo import Limits, read_logo
from cardmaker.press.qr import Code
from cardmaker.press.small_print import BLACK, FACE
from cardmaker.run.finish import TRACE, Mode
from cardmaker.svg.drawing import Drawing
from cardmaker.text.face import Face, load_face
from cardmaker.text.lettering import set_small
from cardmaker.units import show

#: How large is a logo? Its area is that of a square of this part of the panel's mean side, and
#: it is at most so wide and so high, of the panel.
_LOGO: Final = 0.18
_WIDEST: Final = 0.62
_HIGHEST: Final = 0.24

#: Small print: its size and leading in points, its tracking in em, and how many lines of it.
_SIZE: Final = 6.0
_LEADING: Final = 9.0
_TRACKING: Final = 0.08
_MOST_LINES: Final = 4

#: Below this part of the panel the sender's things begin, at the highest: a back is not a front.
_HIGHEST_TOP: Final = 0.3

#: How dark must an ink be for a code to be read, as the grey that it looks?
_DARK: Final = 0.45

#: What a telephone does something with, when it reads it.
_SCHEMES: Final = ("https://", "http://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Sender:
    """What a sender adds: what is drawn on the back, the faces it is set in, the autograph, and
    what a person should know of these.
    """

    back: Items = ()
    faces: Mapping[str, Face] = field(default_factory=dict)
    autograph: Drawing | None = None
    remarks: tuple[str, ...] = ()

    def on(self, card: Card) -> Card:
        """The card with all this on its back."""
        if not self.back:
            return card
        back = (*card.panels["back"], *self.back)
        return replace(card, panels={**card.panels, "back": back})

    def signed(self, mode: Mode, pen: Ink, hand: Face, right: float) -> Autograph | None:
        """The autograph for notes in a hand; `right` is where their room ends. None where the note
        is not written out, for there a person signs with the pen.
        """
        if self.autograph is None or mode not in ("full", "trace"):
            return None
        return inked(self.autograph, TRACE if mode == "trace" else pen, hand.x_height, right)


NOBODY: Final = Sender()


def with_sender(brief: Brief, wish: Choices, colour: Colour) -> tuple[Brief, Sender]:
    """The brief as a logo leaves it, and what the sender adds.

    Raises:
        BadPhoto, BadDesign: a file that will not do.
        Overset: there is no room on the back.
        Misused: the card's back is not free, or there is more in a code than it holds.
    """
    autograph = read_autograph(wish.autograph) if wish.autograph is not None else None
    said = [name for name in ("logo", "qr", "back_text") if getattr(wish, name) is not None]
    if not said:
        return brief, Sender(autograph=autograph)
    options = " and ".join(f"--{name.replace('_', '-')}" for name in said)
    if note_panel(brief.fold) == "back":
        raise Misused(
            f"{options} goes on the back, and that of a flat card has the note",
            "choose a folded format, as in a6-side",
        )
    if wish.logo is not None:
        brief = replace(brief, design=replace(brief.design, back=_bare, credit=""))
    faces = {FACE: load_face(FACE)}
    room = _room(brief)
    pieces, remarks = _pieces(brief, wish, colour, faces[FACE])
    over = max(height(pieces) - room.h, *(piece.size.w - room.w for piece in pieces))
    if over > 0:
        raise Overset(
            f"{options} takes {show(over)} more than there is on the back of this card",
            "leave something out, shorten it, or choose a larger format",
        )
    return brief, Sender(stacked(pieces, room), faces, autograph, remarks)


def check_signed(named: bool) -> None:
    """Nothing, if a note has a name that an autograph can take the place of.

    Raises:
        BadNote: it has none.
    """
    if not named:
        raise BadNote(
            "the note has no name at its end for --autograph to take the place of",
            'end it with a closing ("Yours,") and a name on a line of its own',
        )


def _room(brief: Brief) -> Rect:
    """Where the sender's things may stand on the back: above the mark, or low where there is none;
    off the trim, the crease and the border.
    """
    panel, design, (w, h) = _panel(brief), brief.design, brief.panel
    margin = brief.border + SAFE
    mark = design.back(panel, brief.palette, str(brief.seed))
    # As low as the name of a design stands, and no lower.
    foot = min(design.credit_centre * h, h - margin)
    if mark:
        foot = spread(mark).y - GAP
    top = max(margin, _HIGHEST_TOP * h)
    return Rect(margin, top, w - 2 * margin, foot - top)


def _pieces(
    brief: Brief, wish: Choices, colour: Colour, face: Face
) -> tuple[list[Piece], tuple[str, ...]]:
    """Logo, code and small print, those of them that are wished for, and remarks on them."""
    pieces: list[Piece] = []
    remarks: tuple[str, ...] = ()
    ink = two_inks(brief.palette.ink)
    if wish.logo is not None:
        piece, remarks = read_logo(wish.logo, _limits(brief.panel), colour, _paper(brief))
        pieces.append(piece)
    if wish.qr is not None:
        remarks += _plain(wish.qr)
        code = Code(wish.qr)
        dark = ink if grey(ink) < _DARK else BLACK
        pieces.append(Piece((code.drawn(code.size.w, dark),), code.size))
    if wish.back_text is not None:
        margin = brief.border + SAFE
        pieces.append(_small_print(wish.back_text, brief.panel.w - 2 * margin, ink, face))
    return pieces, remarks


def _small_print(text: str, width: float, ink: Ink, face: Face) -> Piece:
    """Lines of small print, one below the other and each in the middle."""
    lines = [line.strip() for line in text.replace(r"\n", "|").replace("\n", "|").split("|")]
    lines = [line for line in lines if line]
    if not lines:
        raise Misused("--back-text is empty", "give it words, as in --back-text example.org")
    if len(lines) > _MOST_LINES:
        raise Misused(
            f"--back-text has {len(lines)} lines, and there are {_MOST_LINES} on a back",
            "leave some out",
        )
    rows = enumerate(lines)
    found = [
        glyphs
        for row, line in rows
        for glyphs in set_small(
            face, line, width / 2, _SIZE * 0.75 + row * _LEADING,
            size=_SIZE, tracking=_TRACKING, ink=ink, width=width,
        ).glyphs
    ]  # fmt: skip
    return Piece(tuple(found), Size(width, _SIZE + (len(lines) - 1) * _LEADING))


def _limits(panel: Size) -> Limits:
    side = _LOGO * math.sqrt(panel.w * panel.h)
    return Limits(side * side, Size(_WIDEST * panel.w, _HIGHEST * panel.h))


def _paper(brief: Brief) -> Ink:
    """What shows behind a logo that is transparent."""
    return brief.palette.paper if brief.edge == "bleed" else PAPER


def _plain(text: str) -> tuple[str, ...]:
    """A remark on a code that a telephone would only show."""
    if not text.strip():
        raise Misused("--qr is empty", "give it a web address, as in https://example.org")
    if text.lower().startswith(_SCHEMES):
        return ()
    return ("The QR code holds plain words; a web address begins with https://.",)


def _bare(_panel: Panel, _palette: Palette, _seed: str) -> Items:
    return ()


def _panel(brief: Brief) -> Panel:
    return Panel(brief.panel, brief.edge, brief.border, brief.bleed, ())
