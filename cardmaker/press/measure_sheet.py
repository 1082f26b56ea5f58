"""The measure sheet: a page on which a person writes one sentence and reads off their own figures.

Everything is read, nothing is reckoned: the lines' distance is their name, the height of an x is a
step that stands beside the writing, and the count of characters is printed under the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cardmaker.display import Glyphs, Ink, Item, Items, Word, rule
from cardmaker.errors import DoesNotFit
from cardmaker.geometry import Size
from cardmaker.press.small_print import BLACK, SmallPrint, below, check_bar
from cardmaker.text.my_hand import LINE
from cardmaker.units import mm, show

#: What is written: all letters that matter in a thank-you, long enough for three lines of a small
#: hand.
SENTENCE: Final = (
    "Thank you so much for the lovely evening. We still talk about the garden, the long table "
    "under the old trees, and the jokes that your brother told until it was quite dark."
)

#: How far apart are the lines to choose from, and how many lines has each choice? (From the narrow
#: rule of adults to the wide rows of the third school year.)
PITCHES: Final = (7 * mm, 8.5 * mm, 10 * mm, 12.5 * mm)
_ROWS: Final = 3

#: How high may an x be, in pitches, on lines of that pitch? In steps of half a millimetre.
_STEPS: Final = (0.17, 0.5)
_STEP: Final = 0.5 * mm
_STEP_WIDTH: Final = 5 * mm

_PALE: Final = Ink(0.0, 0.0, 0.0, 0.3)
_GREY: Final = Ink(0.0, 0.0, 0.0, 0.7)
_LINE_WIDTH: Final = 0.5
_HAIR: Final = 0.4

_TITLE: Final = 15.0
_TEXT: Final = 9.0
_MODEL: Final = 11.5
_SMALL: Final = 6.5

#: The width of what is printed, and the page's own white.
_WIDTH: Final = 168 * mm
_LEAST_MARGIN: Final = 12 * mm

_STEPS_TO_TAKE: Final = (
    "1  Choose the lines that are as far apart as you like to write: their name is your pitch.",
    "2  On these three lines write the sentence below, as you write a card: no neater and no"
    " larger. Fill each line to its very end, breaking off in mid-word, and stop when the third is"
    " full.",
    "3  Find the last letter you wrote in the sentence as it is printed here. The number under it"
    " is your chars-per-line.",
    "4  Which step beside the first line is as high as your small x? Its number is your x.",
)


def measure_sheet(page: Size, margin: float, print_: SmallPrint) -> Items:
    """The sheet on a page in points.

    Raises:
        DoesNotFit: the page is smaller than it needs.
    """
    left, top = (page.w - _WIDTH) / 2, max(margin, _LEAST_MARGIN)
    head = print_.line("Your own writing, in figures", complex(left, top + _TITLE), _TITLE)
    items: list[Item] = [head]
    at = below((head,), 1.9 * _TEXT)
    for step in _STEPS_TO_TAKE:
        lines = print_.paragraph(step, at, _WIDTH, _TEXT)
        items += lines
        at = below(lines, 1.75 * _TEXT)
    model = print_.paragraph(SENTENCE, at + complex(0, 0.9 * _MODEL), _WIDTH, _MODEL)
    # Room for the numbers under each line of it.
    model = tuple(line._replace(y=line.y + row * 1.1 * _MODEL) for row, line in enumerate(model))
    items += [*model, *_numbers(model, print_)]
    y = model[-1].y + 2.2 * _MODEL
    for pitch in PITCHES:
        items += _field(complex(left, y), pitch, print_)
        y += (_ROWS + 0.75) * pitch
    items += _figures(complex(left, y + 5 * mm), print_)
    bottom = y + 17 * mm
    if bottom > page.h - margin or left < margin:
        raise DoesNotFit(
            f"the measure sheet does not fit {show(page.w)} by {show(page.h)}",
            "print it on letter or a4 (-s)",
        )
    return tuple(items)


def characters_at(line: Glyphs, upem: int) -> list[float]:
    """Where each character of a line ends, blanks included, in points along the page."""
    ends: list[float] = []
    pen = line.x
    for word in _spaced(line):
        for cluster, kern in zip(word.clusters, word.kerns, strict=True):
            width = (cluster.width + kern) / upem * word.scale * line.size
            count = len(cluster.text)
            ends += [pen + width * (nth + 1) / count for nth in range(count)]
            pen += width
    return ends


def _spaced(line: Glyphs) -> Iterator[Word]:
    for word in line.words:
        yield word
        yield line.space


def _numbers(model: tuple[Glyphs, ...], print_: SmallPrint) -> Iterator[Item]:
    """Under every third character what a line of the writer's holds if their third one ends there;
    every other number is only a tick.
    """
    count = 0
    for line in model:
        for end in characters_at(line, print_.upem):
            count += 1
            if count % _ROWS:
                continue
            foot = complex(end, line.y + 0.34 * _MODEL)
            numbered = not count // _ROWS % 2
            yield rule(foot, foot + complex(0, 3.4 if numbered else 2.0), _GREY, _HAIR)
            if numbered:
                number = print_.line(str(count // _ROWS), foot, _SMALL)
                yield number._replace(
                    x=end - number.advance / 2, y=foot.imag + 3.6 + 0.85 * _SMALL, ink=_GREY
                )


def _field(at: complex, pitch: float, print_: SmallPrint) -> Iterator[Item]:
    """Three lines of one pitch below a point, their name on the left, steps on the right."""
    start = at.real + _WIDTH - LINE - _steps_of(pitch) * _STEP_WIDTH - 5 * mm
    start = min(start, at.real + 24 * mm)
    first = at.imag + pitch
    name = print_.line(f"pitch {show(pitch)}", complex(at.real, first), _TEXT)
    yield name
    for row in range(_ROWS):
        y = first + row * pitch
        yield rule(complex(start, y), complex(start + LINE, y), _GREY, _LINE_WIDTH)
    # Where lines end is seen as well as where they lie.
    for x in (start, start + LINE):
        last = first + (_ROWS - 1) * pitch
        yield rule(complex(x, first - pitch / 2), complex(x, last), _PALE, _LINE_WIDTH)
    yield from _steps(complex(start + LINE + 5 * mm, first), pitch, print_)


def _heights(pitch: float) -> Iterator[float]:
    """The heights of the steps beside lines of a pitch."""
    low, high = (round(share * pitch / _STEP) for share in _STEPS)
    for nth in range(low, high + 1):
        yield nth * _STEP


def _steps_of(pitch: float) -> int:
    return len([*_heights(pitch)])


def _steps(at: complex, pitch: float, print_: SmallPrint) -> Iterator[Item]:
    """A staircase on a base line: each step as high above it as the number on it says."""
    heights = [*_heights(pitch)]
    end = at + len(heights) * _STEP_WIDTH
    yield rule(at, end, _GREY, _LINE_WIDTH)
    for nth, height in enumerate(heights):
        left = at + complex(nth * _STEP_WIDTH, -height)
        yield rule(left, left + _STEP_WIDTH, BLACK, _LINE_WIDTH)
        yield rule(left, complex(left.real, at.imag), _PALE, _HAIR)
        label = print_.line(show(height).removesuffix("mm"), left, _SMALL)
        middle = left.real + (_STEP_WIDTH - label.advance) / 2
        yield label._replace(x=middle, y=left.imag - 0.3 * _SMALL)
    yield rule(end, end - complex(0, heights[-1]), _PALE, _HAIR)
    unit = print_.line("mm", end + complex(1 * mm, 0), _SMALL)
    yield unit


def _figures(at: complex, print_: SmallPrint) -> Items:
    """What to type afterwards, with gaps to be filled in, and the bar beside it."""
    lead = print_.line("Then type:", at, _TEXT)
    items: list[Item] = [lead]
    x = lead.x + lead.advance + 3 * mm
    for word in ("--my-hand 'x=", "mm,pitch=", "mm,chars-per-line=", "'"):
        part = print_.line(word, complex(x, at.imag), _TEXT)
        items.append(part)
        x += part.advance + 0.5 * mm
        if word != "'":
            items.append(
                rule(complex(x, at.imag + 1), complex(x + 11 * mm, at.imag + 1), _GREY, 0.5)
            )
            x += 11.5 * mm
    note = f'The lines are {show(LINE)} long. Keep the figures in cardmaker.toml: my_hand = "x=…"'
    second = print_.line(note, at + complex(0, 7 * mm), 7.5)
    bar = check_bar(print_, complex(at.real + _WIDTH - 50 * mm, at.imag - 0.5 * mm))
    return (*items, second, *bar)
