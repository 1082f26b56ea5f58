"""The face of an envelope: its size goes in; where the address may stand and what stays clear,
and the page it is printed on, come out. Points, the envelope lying, its flap at the top.

What machines read is after the United States Postal Service, Publication 28, appendix A1: the
address stands in an area from 5/8 to 2 3/4 in above the lower edge, 1/2 in from the sides, and the
lower right 4 3/4 by 5/8 in are left to the bar code. Other posts ask for less (the Universal Postal
Union: 15 mm at the foot), so one envelope suits all of them. The other numbers are
ours, measured on envelopes that look right.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from cardmaker.display import Ink, Items, rule
from cardmaker.geometry import Rect, Size
from cardmaker.paper.leaf import Turn as PaperTurn
from cardmaker.press.sheet import How, Place, Sheet, Side
from cardmaker.units import inch, mm

#: How the envelope lies in the printer, clockwise.
Turn = Literal[0, 90, 180, 270]

#: About which edges of its page an envelope is turned over.
Flip = Literal["long-edge", "short-edge"]

#: The two sides of an envelope, as panels of its card.
FRONT: Final = "front"
FLAP: Final = "flap"

#: The area that machines read: above the lower edge, from the sides.
_READ: Final = (5 / 8 * inch, 11 / 4 * inch)
_SIDES: Final = inch / 2
_CLEAR: Final = Size(19 / 4 * inch, 5 / 8 * inch)

#: A little air, so that no tail of a letter hangs into what stays clear.
_AIR: Final = 3.0

#: What a stamp and its neighbours need below the upper edge, where the envelope is low.
_STAMP: Final = 30 * mm

#: Where an address begins, and how far left it may if it is long, in widths.
_START: Final = 0.40
_LEFT: Final = 0.20

#: The sender's corner: how far from the edges, and its share of the width and most height.
_CORNER: Final = 8 * mm
_SENDER: Final = Size(0.44, 24 * mm)

#: The sender on the flap: how far below its edge, how high; a flap is at least as deep.
_FLAP: Final = (9 * mm, 20 * mm)

#: Guides for a pen: how thick.
_RULE: Final = 0.5


class Face(NamedTuple):
    """Where things go on an envelope: the box of the address and where its lines begin, what is
    left clear for the bar code, the sender's box on the front, and the one on the flap.
    """

    size: Size
    address: Rect
    start: float
    clear: Rect
    sender: Rect
    flap: Rect


def face_of(size: Size, sender_foot: float = 0.0) -> Face:
    """The face of a lying envelope; `sender_foot` is how far down the sender's lines come."""
    w, h = size
    low, high = _READ
    top = max(h - high, sender_foot + 2 * _AIR, min(_STAMP, h - high + 20 * mm))
    left = max(_SIDES, _LEFT * w)
    address = Rect(left, top, w - _SIDES - left, h - low - _AIR - top)
    sender = Rect(_CORNER, _CORNER, _SENDER.w * w, min(_SENDER.h, h / 3 - _CORNER))
    return Face(
        size=size,
        address=address,
        start=_START * w,
        clear=Rect(w - _CLEAR.w, h - _CLEAR.h, *_CLEAR),
        sender=sender,
        flap=Rect(w / 4, _FLAP[0], w / 2, min(_FLAP[1], h / 3 - _FLAP[0])),
    )


def envelope_sheet(size: Size, turn: Turn, *, back: bool) -> Sheet:
    """The page of an envelope as it is fed, `turn` degrees from lying with its flap at the top.

    With a `back`, every envelope has a second page: the side with the flap. The flap lies behind
    the upper edge of the front, so the envelope turns over about its ends, however it is fed.
    """
    page = size.turned if turn in (90, 270) else size
    over: PaperTurn = "tumble" if turn in (90, 270) else "book"
    flip: Flip = "short-edge" if (page.w > page.h) == (over == "book") else "long-edge"
    whole = Rect(0.0, 0.0, *page)

    def side(panel: str) -> Side:
        place = Place(0, panel, whole, turn in (180, 270), whole, turn in (90, 270))
        return Side((place,), ())

    return Sheet(
        size=page,
        front=side(FRONT),
        back=side(FLAP) if back else None,
        up=1,
        panel=size,
        edge="border",
        border=0.0,
        bleed=0.0,
        margin=0.0,
        cells=(whole,),
        cuts=(),
        creases=(),
        turn=over,
        how=How(0, 0, "nothing", flip if back else None),
    )


def rows(baselines: tuple[float, ...], face: Face, ink: Ink) -> Items:
    """Rules to write an address on by hand."""
    return tuple(
        rule(complex(face.start, y), complex(face.address.right, y), ink, _RULE) for y in baselines
    )
