"""Lettering: the words on the front go in, glyphs where the eye finds them centred come out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import Final, NamedTuple

from cardmaker.display import Glyphs, Ink
from cardmaker.errors import BadLettering, MissingLetters, Overset
from cardmaker.geometry import Rect, Size, around
from cardmaker.text.face import Face, face_names, load_face
from cardmaker.text.scribe import Scribe, lacking_letters
from cardmaker.text.shadow import Shadow, shadow
from cardmaker.text.shape import shape, space_of
from cardmaker.text.tidy import curl
from cardmaker.units import mm, show

#: How far does art keep away, in sizes of the type: at the sides, above and below?
_CLEAR_SIDES: Final = 0.30
_CLEAR_ENDS: Final = 0.24

#: The same for a small line, in heights of its ink.
_CLEAR_SMALL_SIDES: Final = 1.2
_CLEAR_SMALL_ENDS: Final = 0.9

#: Words that come out this small, of the largest they may be, are tried on more lines, up to so
#: many.
_SMALL: Final = 0.42
_MOST_LINES: Final = 3

#: With a smaller x-height than this they are refused, and so are more words than anybody reads at
#: arm's length.
_TOO_SMALL: Final = 2 * mm
_MOST_WORDS: Final = 16

#: How high must an x be to look as large as capitals, of their height? (By eye.)
CAPITALS: Final = 0.7

#: How close may the letters of a small line stand, in em? Closer than this, capitals clot.
_CLOSEST: Final = 0.06


class Lettering(NamedTuple):
    """Set words: their glyphs, the box of their ink, and what art keeps out of, in points of the
    panel: one box, or one a line where lines stand so far apart that art comes between.
    """

    glyphs: tuple[Glyphs, ...]
    ink: Rect
    keep_out: tuple[Rect, ...]


class Setting(NamedTuple):
    """How words are to be set, in points of the panel.

    `limits` is what their ink may fill and `centre` where it looks centred; `largest` is the
    greatest x-height, however short they are (of capitals: CAPITALS of their height); `lines` is
    on how many lines they stand if they are so many words; `tracking` is in em, `leading` in
    sizes (None for the face's own).
    """

    limits: Size
    centre: complex
    ink: Ink
    largest: float
    lines: int = 1
    tracking: float = 0.0
    leading: float | None = None


def set_lettering(face: Face, text: str, setting: Setting) -> Lettering:
    """Words as large as their setting lets them be, looking centred.

    They stand on more lines than the setting says where they would be small on so few; line breaks
    in the text stand.

    Raises:
        MissingLetters: the face cannot write them.
        BadLettering: there are none, or they are capitals of a face whose letters join.
        Overset: they are too many to be read at that width.
    """
    lines = [line.split() for line in curl(text).split("\n") if line.strip()]
    _refuse(face, text, lines)
    setting = setting._replace(largest=setting.largest / _apparent(face, text))
    if len(lines) > 1:
        glyphs, cast = _at_one(face, lines, setting)
    else:
        glyphs, cast = _broken(face, lines[0], setting)
    size, high = _size(cast, setting), _apparent(face, text)
    if size * high < _TOO_SMALL:
        raise Overset(
            f"the lettering {text!r} would have an x-height of only {show(size * high)}",
            "use fewer words, or break it into lines",
        )
    glyphs = tuple(line._replace(x=line.x * size, y=line.y * size, size=size) for line in glyphs)
    cast = cast.grown(size)
    shift = setting.centre - cast.optical_centre
    clear = (_CLEAR_SIDES * size, _CLEAR_ENDS * size)
    if (setting.leading or 0.0) <= face.leading:
        return _placed(glyphs, [cast], shift, clear)
    return _placed(glyphs, [shadow(face, (line,)) for line in glyphs], shift, clear)


def set_small(
    face: Face,
    text: str,
    centre_x: float,
    baseline: float,
    *,
    size: float,
    tracking: float,
    ink: Ink,
    width: float = float("inf"),
) -> Lettering:
    """A line of small type, tracked (in em), centred on `centre_x` on its baseline.

    Its letters stand closer where it would be wider than `width` (in points).

    Raises:
        MissingLetters: the face cannot write it.
        Overset: even with its letters close it is too wide.
    """
    _check_letters(face, text)
    words = tuple(shape(face, word) for word in curl(text).split())
    line = Glyphs(words, space_of(face), 0.0, 0.0, size, ink, tracking)
    wide = line.advance - tracking * size
    if wide > width:
        letters = sum(len(word.clusters) for word in words) + len(words) - 2
        tracking -= (wide - width) / (size * max(letters, 1))
        line = line._replace(tracking=tracking)
        if tracking < _CLOSEST:
            raise Overset(
                f"the small line {text!r} is wider than the {show(width)} there are for it",
                "use fewer words",
            )
    cast = shadow(face, (line,))
    # The tracking after the last letter is not seen, so the line is centred without it.
    shift = complex(centre_x - (line.advance - tracking * size) / 2, baseline)
    high = cast.box.h
    return _placed((line,), [cast], shift, (_CLEAR_SMALL_SIDES * high, _CLEAR_SMALL_ENDS * high))


def _refuse(face: Face, text: str, lines: Sequence[Sequence[str]]) -> None:
    """Say what is wrong with words that no size would mend."""
    words = [word for line in lines for word in line]
    if not words:
        raise BadLettering("the lettering is empty", 'give it words, as in --lettering "thank you"')
    if len(words) > _MOST_WORDS:
        raise Overset(
            f"the lettering is {len(words)} words long, more than a front can say",
            f"say it in {_MOST_WORDS} words or fewer; the rest goes into the note",
        )
    _check_letters(face, text)
    shouted = [word for word in words if word.isupper() and sum(map(str.isalpha, word)) > 1]
    if face.joined and shouted:
        raise BadLettering(
            f"{face.title} is a script, and nobody can read a script in capitals ({shouted[0]})",
            "write small letters, with a capital at most where a word begins, or choose a design"
            " that is lettered in capitals, as in -d deco",
        )


def _check_letters(face: Face, text: str) -> None:
    """See that the face has every letter, and say who has if it has not."""
    strokes = Scribe(face).strokes(curl(" ".join(text.split())))
    if lacking := lacking_letters(strokes):
        named = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in lacking[:3])
        raise MissingLetters(
            f"{face.title} has no {named} for {text!r} on the front", _who_has("".join(lacking))
        )


def _who_has(letters: str) -> str:
    """What to do about letters for the front that its face lacks."""
    others = [
        face.title for face in map(load_face, face_names("lettering")) if face.covers(letters)
    ]
    if others:
        return f"choose a design that is lettered in {' or '.join(others[:2])}"
    return 'say it in Latin letters, or say nothing on the front: --lettering ""'


def _apparent(face: Face, text: str) -> float:
    """How high its letters look, as an x-height in em."""
    return CAPITALS * face.cap_height if text.isupper() else face.x_height


def _size(cast: Shadow, setting: Setting) -> float:
    """The type size at which lines that cast this shadow at size 1 are set."""
    return min(cast.filling(setting.limits), setting.largest)


def _broken(
    face: Face, words: Sequence[str], setting: Setting
) -> tuple[tuple[Glyphs, ...], Shadow]:
    """The words on as few lines as let them be large enough, else on those that do best."""
    tried, least = [], max(_SMALL * setting.largest, _TOO_SMALL / _apparent(face, words[0]))
    for count in range(setting.lines, max(setting.lines, _MOST_LINES) + 1):
        found = _at_one(face, _in_lines(face, words, min(count, len(words))), setting)
        if _size(found[1], setting) >= least:
            return found
        tried.append(found)
    return max(tried, key=lambda found: _size(found[1], setting))


def _in_lines(face: Face, words: Sequence[str], count: int) -> list[Sequence[str]]:
    """The words on `count` lines, the widest of them as narrow as can be."""
    pens = [0.0, *accumulate(shape(face, word).advance + face.word_space for word in words)]

    @cache
    def split(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        """The width of the widest line from word `start` on, and where each line ends."""
        if left == 1:
            return pens[-1] - pens[start], (len(words),)
        ends = range(start + 1, len(words) - left + 2)
        tails = ((end, split(end, left - 1)) for end in ends)
        return min(
            (max(pens[end] - pens[start], wide), (end, *rest)) for end, (wide, rest) in tails
        )

    ends = split(0, count)[1]
    return [words[start:end] for start, end in zip((0, *ends), ends, strict=False)]


def _at_one(
    face: Face, lines: Sequence[Sequence[str]], setting: Setting
) -> tuple[tuple[Glyphs, ...], Shadow]:
    """Lines of words at size 1, each centred on x = 0, the first baseline at y = 0."""
    space, leading = space_of(face), setting.leading or face.leading
    found = []
    for i, texts in enumerate(lines):
        words = tuple(shape(face, text) for text in texts)
        line = Glyphs(words, space, 0.0, i * leading, 1.0, setting.ink, setting.tracking)
        # One line is moved to its optical centre at the end; several share one axis first.
        if len(lines) > 1:
            line = line._replace(x=-shadow(face, (line,)).optical_centre.real)
        found.append(line)
    return tuple(found), shadow(face, found)


def _placed(
    glyphs: tuple[Glyphs, ...], casts: Sequence[Shadow], shift: complex, clear: tuple[float, float]
) -> Lettering:
    """Lines moved by `shift`, with the box of their ink and the clear space round each shadow."""
    sides, ends = clear
    boxes = [cast.box.moved(shift.real, shift.imag) for cast in casts]
    keep_out = tuple(
        Rect(box.x - sides, box.y - ends, box.w + 2 * sides, box.h + 2 * ends) for box in boxes
    )
    moved = tuple(line._replace(x=line.x + shift.real, y=line.y + shift.imag) for line in glyphs)
    return Lettering(moved, around(boxes), keep_out)
