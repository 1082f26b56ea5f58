"""Specimens: hands go in, a page that shows them at one x-height comes out, as a display list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Final, NamedTuple

from cardmaker.display import Glyphs, Ink, Items
from cardmaker.errors import MissingLetters
from cardmaker.geometry import Size
from cardmaker.text.chain import Chain
from cardmaker.text.face import Face, load_face
from cardmaker.text.shape import Lexicon
from cardmaker.text.span import Style
from cardmaker.units import mm

#: The page: how wide, and how much of it is margin.
_WIDTH: Final = 180 * mm
_MARGIN: Final = 10 * mm
_INNER: Final = _WIDTH - 2 * _MARGIN

#: How far does one hand, and one text, stand from the next?
_APART: Final = 2.5 * mm
_BELOW_LINE: Final = 0.7 * mm

#: How high is a small x, where all hands are shown and where one is? In the first case it is less
#: if the widest hand needs that.
_X_HEIGHT: Final = 3.2 * mm
_X_HEIGHT_ALONE: Final = 4.2 * mm

#: The face, size, distance and colour of the names.
_LABEL: Final = "josefin-sans"
_LABEL_SIZE: Final = 8.0
_BELOW_LABEL: Final = 1.5 * mm
_LABEL_INK: Final = Ink(0, 0, 0, 0.55)

_LINE: Final = "Dear Zoë, thank you for the 24 figs & a very quiet, jolly evening ♥"

#: What one hand is shown with; lines that it cannot write itself are left out.
_ALPHABET: Final = (
    "Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj Kk Ll Mm Nn Oo Pp Qq Rr Ss Tt Uu Vv Ww Xx Yy Zz",
    "0123456789 . , ; : ! ? ’ “yes” – — … & ( ) / + = % € £ $ ½",
    "Ää Åå Ææ Çç Éé Ğğ Íí Łł Ññ Øø Řř ß Şş Ţţ Ůů Ÿÿ Žž Þþ Ðð",
    "Cảm ơn bạn rất nhiều",
    "Дякую, спасибо, благодаря",
    "Ευχαριστώ πάρα πολύ",
    "תודה רבה על הכל",
    "♥ 😀 🎉 💐 ☕ 🎂 👍🏽 👩‍🏫",
)


class Page(NamedTuple):
    """A page that shows hands: its size in points, what is on it, the faces it is written in."""

    size: Size
    items: Items
    faces: dict[str, Face]


def specimen(chains: Sequence[Chain], ink: Ink) -> Page:
    """A page with a line of each of several hands, or with the alphabet of one."""
    lexicons = [Lexicon(chain) for chain in chains]
    if len(lexicons) == 1:
        x_height, texts = _X_HEIGHT_ALONE, [*_own(lexicons[0])]
    else:
        x_height, texts = min(_X_HEIGHT, *map(_broadest, lexicons)), [_LINE]
    label = Lexicon((load_face(_LABEL),))
    lines: list[Glyphs] = []
    y = _MARGIN
    for lexicon in lexicons:
        lines += _set(label, lexicon.hand.name, y, (_LABEL_SIZE, _LABEL_INK))
        y = lines[-1].y + _BELOW_LABEL
        for text in texts:
            lines += _set(lexicon, text, y, (x_height / lexicon.hand.x_height, ink))
            y = lines[-1].y + lexicon.hand.descender * lines[-1].size + _BELOW_LINE
        y += _APART
    faces = {name: face for one in (*lexicons, label) for name, face in one.faces.items()}
    return Page(Size(_WIDTH, y + _MARGIN - _APART), tuple(lines), faces)


def _own(lexicon: Lexicon) -> Iterator[str]:
    """The texts that a hand writes without a lender."""
    for text in _ALPHABET:
        with suppress(MissingLetters):
            if all(word.face == lexicon.hand.name for word in lexicon.span(text).words):
                yield text


def _broadest(lexicon: Lexicon) -> float:
    """The x-height at which the line that all hands are shown with is as wide as the page."""
    measures = lexicon.span(_LINE).measures
    return _INNER / measures.reach(len(measures.words)) * lexicon.hand.x_height


def _set(lexicon: Lexicon, text: str, top: float, style: tuple[float, Ink]) -> Sequence[Glyphs]:
    """A text in lines below `top`, in a size and an ink."""
    size, ink = style
    span, hand = lexicon.span(text), lexicon.hand
    y = top + max(hand.ascender, span.top) * size
    width = _INNER / size
    count = len(span.even_lines(width)) - 1
    baselines = tuple([y + line * hand.leading * size for line in range(count)])
    return span.set(Style(_MARGIN, width, size, ink), baselines)
