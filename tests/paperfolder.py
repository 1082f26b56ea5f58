"""Paper and hands: prints two pictures on a sheet, cuts, turns and folds it, and looks.

Knows nothing of cardmaker. A piece of paper is a pile of leaves, nearest first; each leaf has the
picture on its upper face and the one on its under face, the latter as through the paper, so that
a knife or a crease goes through both at the same place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from PIL import Image, ImageChops, ImageOps

Picture = Image.Image
Box = tuple[int, int, int, int]  # left, top, right, bottom


class Leaf(NamedTuple):
    upper: Picture
    under: Picture  # as seen from above, through the paper
    at: tuple[int, int] = (0, 0)  # of the pile's own places

    @property
    def box(self) -> Box:
        x, y = self.at
        return x, y, x + self.upper.width, y + self.upper.height

    def cut_out(self, box: Box) -> Leaf | None:
        """What a knife along a box's sides leaves of it inside."""
        left, top, right, bottom = self.box
        x, y = max(left, box[0]), max(top, box[1])
        far_x, far_y = min(right, box[2]), min(bottom, box[3])
        if far_x <= x or far_y <= y:
            return None
        part = (x - left, y - top, far_x - left, far_y - top)
        return Leaf(self.upper.crop(part), self.under.crop(part), (x, y))

    def each(self, do: Callable[[Picture], Picture]) -> Leaf:
        """The leaf, alone on the table, after something was done to both pictures."""
        return Leaf(do(self.upper), do(self.under))

    def over(self, upright: bool, line: int) -> Leaf:
        """Turned over about an upright or a level line, which is at half of `line`."""
        left, top, right, bottom = self.box
        mirror = ImageOps.mirror if upright else ImageOps.flip
        at = (line - right, top) if upright else (left, line - bottom)
        return Leaf(mirror(self.under), mirror(self.upper), at)


@dataclass(frozen=True)
class Paper:
    """A pile of leaves, and the pile it was before the last crease."""

    leaves: tuple[Leaf, ...]
    before: Paper | None = None

    @property
    def box(self) -> Box:
        boxes = [leaf.box for leaf in self.leaves]
        left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
        return left, top, max(box[2] for box in boxes), max(box[3] for box in boxes)

    @property
    def size(self) -> tuple[int, int]:
        left, top, right, bottom = self.box
        return right - left, bottom - top

    def cut(self, columns: int, rows: int) -> list[Paper]:
        """Straight cuts into equal pieces, row by row."""
        w, h = self.size
        xs = [round(w * i / columns) for i in range(columns + 1)]
        ys = [round(h * i / rows) for i in range(rows + 1)]
        return [
            self.cut_out((xs[x], ys[y], xs[x + 1], ys[y + 1]))
            for y in range(rows)
            for x in range(columns)
        ]

    def cut_out(self, box: Box) -> Paper:
        """A knife along the four sides of a box (left, top, right, bottom)."""
        return Paper(tuple(filter(None, (leaf.cut_out(box) for leaf in self.leaves))))

    def fold(self, part: str, way: str, at: int | None = None) -> Paper:
        """A crease so far from the left or the top (None: in the middle); the left, right or top
        part goes behind the rest of the pile or before it.
        """
        upright = part != "top"
        left, top, right, bottom = self.box
        low, high = (left, right) if upright else (top, bottom)
        line = low + ((high - low) // 2 if at is None else at)
        first = (left, top, line, bottom) if upright else (left, top, right, line)
        # A piece that is an odd number of pixels wide loses the one in the middle to the crease.
        line_on = line if at is not None else high - (high - low) // 2
        second = (line_on, top, right, bottom) if upright else (left, line_on, right, bottom)
        goes, stays = (second, first) if part == "right" else (first, second)
        over = [leaf.over(upright, line + line_on) for leaf in self.cut_out(goes).leaves[::-1]]
        stay = self.cut_out(stays).leaves
        return Paper((*stay, *over) if way == "behind" else (*over, *stay), before=self)

    def turn_over(self, over: str) -> Paper:
        """The pile turned over, sideways like a page or over its top."""
        left, top, right, bottom = self.box
        line = left + right if over == "side" else top + bottom
        leaves = tuple(leaf.over(over == "side", line) for leaf in self.leaves[::-1])
        return Paper(leaves, before=self.before)

    def look(self) -> Picture:
        """What is seen from above."""
        left, top, _, _ = self.box
        seen = Image.new("RGB", self.size, "white")
        for leaf in self.leaves[::-1]:
            seen.paste(leaf.upper, (leaf.at[0] - left, leaf.at[1] - top))
        return seen

    def look_behind(self, over: str) -> Picture:
        """What is seen once the pile is turned over, sideways like a page or over its top."""
        return self.turn_over(over).look()

    def look_between(self) -> list[Picture]:
        """The faces that nobody sees while the card is closed, read like the pages of a book."""
        return [
            picture
            for one, two in zip(self.leaves, self.leaves[1:], strict=False)
            for picture in (ImageOps.mirror(one.under), two.upper)
        ]


def print_sheet(front: Picture, back: Picture | None, flips_on: str) -> Paper:
    """A sheet out of the printer that turns it on its long or short edge between the faces.

    A sheet turned about an upright edge has its back mirrored left to right, as through the paper;
    about a level edge, top to bottom.
    """
    if back is None:
        return Paper((Leaf(front, Image.new("RGB", front.size, "white")),))
    upright = "long-edge" if front.height >= front.width else "short-edge"
    through = ImageOps.mirror(back) if flips_on == upright else ImageOps.flip(back)
    return Paper((Leaf(front, through),))


class Fed(NamedTuple):
    """A sheet on its way through a one-sided printer, seen from above, the edge that goes in first
    at the top: whether its front is up, and whether the head of its front goes in first.
    """

    leaf: Leaf
    front_up: bool = True
    head_first: bool = True

    def over(self, mirror: Callable[[Picture], Picture]) -> Fed:
        """Turned over about an upright (mirror) or a level (flip) line."""
        leaf = Leaf(mirror(self.leaf.under), mirror(self.leaf.upper))
        head = self.head_first == (mirror is ImageOps.mirror)
        return Fed(leaf, not self.front_up, head)

    def head_on(self) -> Fed:
        """Turned on the table, if need be, so that the head of the front goes in first."""
        if self.head_first:
            return self
        return Fed(self.leaf.each(lambda face: face.rotate(180)), self.front_up)


@dataclass(frozen=True)
class OneSidedPrinter:
    """A printer that prints on one face: on which face of the paper in its tray, how that face
    lands, whether the foot of a page leaves first, and whether it takes paper from below.
    """

    prints_upper: bool
    lands_face_up: bool
    foot_first: bool
    takes_lowest: bool = False

    def run(self, pile: list[Fed], pages: list[Picture], *, fronts: bool) -> list[Fed]:
        """The pile in the output, uppermost first, once the pile in the tray has been printed."""
        tray = list(pile)
        out: list[Fed] = []
        for page in pages:
            sheet = tray.pop(-1 if self.takes_lowest else 0)
            upright = page.rotate(180) if self.foot_first else page
            upper, under, _ = sheet.leaf
            if self.prints_upper:
                leaf = Leaf(ImageChops.darker(upper, upright), under)
            else:
                leaf = Leaf(upper, ImageChops.darker(under, ImageOps.mirror(upright)))
            done = sheet._replace(leaf=leaf)
            if fronts:
                done = Fed(leaf, self.prints_upper, not self.foot_first)
            out.insert(
                0, done if self.prints_upper == self.lands_face_up else done.over(ImageOps.flip)
            )
        assert not tray, "every sheet has its page"
        return out

    def print_twice(
        self, fronts: list[Picture], backs: list[Picture], *, turn_over: bool
    ) -> list[Paper]:
        """Print the fronts, take the pile as it lies, turn it over about its long edge or do not,
        put it back with the head of the fronts going in first, print the backs. The sheets, each
        with its front up and upright, in the order of the fronts.
        """
        bare = Image.new("RGB", fronts[0].size, "white")
        out = self.run([Fed(Leaf(bare, bare))] * len(fronts), fronts, fronts=True)
        pile = [*zip(reversed(range(len(fronts))), out, strict=True)]
        if turn_over:
            pile = [(name, sheet.over(ImageOps.mirror)) for name, sheet in pile[::-1]]
        pile = [(name, sheet.head_on()) for name, sheet in pile]
        again = self.run([sheet for _, sheet in pile], backs, fronts=False)
        taken = [name for name, _ in (pile[::-1] if self.takes_lowest else pile)]
        named = sorted(zip(taken[::-1], again, strict=True), key=lambda pair: pair[0])
        shown = [s if s.front_up else s.over(ImageOps.mirror) for _, s in named]
        return [Paper((sheet.head_on().leaf,)) for sheet in shown]


def open_card(card: Paper) -> Picture:
    """The card opened, the way it opens: its inside, or a flat card's back.

    Of paper that is bare on one face only the last crease is opened, of other paper all are.
    """
    piece = card.before or card
    while piece.before and not _bare(piece.before.leaves[0].under):
        piece = piece.before
    w, h = card.size
    return piece.look_behind("top" if piece.size[1] > h and piece.size[0] == w else "side")


def _bare(picture: Picture) -> bool:
    return all(low == 255 for low, _ in picture.convert("RGB").getextrema())


def white_frame(picture: Picture, faint: int = 128) -> tuple[int, int, int, int]:
    """How many pixels are bare at the left, top, right and bottom before real ink begins.

    Ink is what darkens one of red, green and blue below `faint`: pale ticks are not.
    """
    red, green, blue = picture.convert("RGB").split()
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    box = darkest.point(lambda v: 255 if v < faint else 0).getbbox()
    assert box, "nothing is printed on it"
    return box[0], box[1], picture.width - box[2], picture.height - box[3]


def stains(picture: Picture, frame: int, edge: int = 2) -> int:
    """How many pixels of a bare frame so wide are not clean white.

    Its outermost `edge` pixels may hold what is left of a tick after the knife or the crease.
    """
    w, h = picture.size
    frame = max(edge, frame)
    strips = (
        (edge, edge, w - edge, frame),
        (edge, h - frame, w - edge, h - edge),
        (edge, edge, frame, h - edge),
        (w - frame, edge, w - edge, h - edge),
    )
    dark = [picture.crop(box).convert("L").point(lambda v: 255 if v < 250 else 0) for box in strips]
    return sum(strip.histogram()[255] for strip in dark)
