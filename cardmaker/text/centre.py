"""Centre lines: a cluster of a face goes in, the strokes that a pen would write it with come out.

The outline is rastered, thinned and traced here and now, for any face, and each cluster once. A
heart or an emoji is a picture, and its strokes are its edges.
Strokes come in the order of writing: from the left and the top, then bars that cross, then dots
and accents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, pairwise
from math import ceil
from typing import Final

from cardmaker.display import Cluster
from cardmaker.text.bend import Warp, bent, warp
from cardmaker.text.face import SYMBOLS, Face
from cardmaker.text.order import carried_on, in_order
from cardmaker.text.outline import Contour
from cardmaker.text.raster import polygon, rasterise
from cardmaker.text.skeleton import Line, skeleton
from cardmaker.text.symbols import drawn_as
from cardmaker.text.threads import threads

#: A line that a pen draws without lifting, as a polyline in font units, y up.
Stroke = tuple[complex, ...]

#: How many pixels high is a small x? Hairlines of formal scripts are 2 pixels wide then.
_X_HEIGHT: Final = 72

#: How far may ink reach from where the pen begins, in pixels, before it is seen more coarsely?
_LARGEST: Final = 2000

#: How far lines are smoothed, three times over, to each side, in pixels.
_SMOOTH: Final = 2

#: Lines shorter than this have no direction, in pixels.
_SLACK: Final = 1e-9

#: How far a polyline strays from its line, in pixels: 0.005 mm at an x-height of 2.4 mm.
_NEAR: Final = 0.15

#: How far does a pen run back over what it has written, to go on from there, in pixels (half an
#: x-height), and how near do lines come to touch?
_BACK: Final = _X_HEIGHT / 2
_TOUCH: Final = 3.0

#: From one place of a stroke to the next where it is bent, in em: far less than the bends' waves.
_STEP: Final = 0.05

_HEART: Final = "\N{BLACK HEART SUIT}"

#: Clusters remembered.
_MOST: Final = 4096


@lru_cache(_MOST)
def centre_lines(face: Face, cluster: Cluster) -> tuple[Stroke, ...]:
    """The strokes of a cluster in writing order, in font units, y up; none for a blank one.

    A dot is a stroke too, a very short one. A closed stroke ends where it began.
    """
    if cluster.bend is not None:
        # Strokes are found once, on the letter as drawn, and go where its outline goes.
        drawn = centre_lines(face, cluster._replace(bend=None))
        move = warp(cluster, face.upem, face.x_height)
        return drawn if move is None else moved(drawn, move, face.upem * _STEP)
    contours = bent(face, cluster)
    reach = max((abs(side) for one in contours for x, y, _on in one for side in (x, y)), default=0)
    pixel = max(face.x_height * face.upem / _X_HEIGHT, reach / _LARGEST)
    if _pictured(cluster):
        return tuple(_edges(contours, _NEAR * pixel))
    raster = rasterise(contours, pixel)
    shape = skeleton(raster)
    lines = in_order([_finished(line, shape.radius) for line in threads(shape)])
    return tuple(
        tuple(raster.origin + pixel * z for z in line) for line in carried_on(lines, _BACK, _TOUCH)
    )


def moved(strokes: Iterable[Stroke], move: Warp, step: float) -> tuple[Stroke, ...]:
    """The strokes with all their places moved, and a place at least every `step` to move.

    >>> moved([(0j, 4 + 0j)], lambda xs, ys: [complex(x, x * x) for x in xs], 2)
    ((0j, (2+4j), (4+16j)),)
    """
    out = []
    for stroke in strokes:
        places = [*_stepped(stroke, step)]
        out.append(tuple(move([z.real for z in places], [z.imag for z in places])))
    return tuple(out)


def _stepped(stroke: Stroke, step: float) -> Iterator[complex]:
    yield stroke[0]
    for a, b in pairwise(stroke):
        count = ceil(abs(b - a) / step) or 1
        yield from (a + (b - a) * n / count for n in range(1, count + 1))


def _pictured(cluster: Cluster) -> bool:
    """Whether a cluster is a symbol, lent to the hand or a heart of the hand's own."""
    return drawn_as(cluster.text) == _HEART or any(gid >= SYMBOLS for gid, *_at in cluster.pieces)


def _edges(contours: Iterable[Contour], near: float) -> Iterator[Stroke]:
    """The contours as closed strokes that stray from them by `near` at the most."""
    for contour in contours:
        line = polygon(contour, near)
        yield *line, line[0]


def _finished(line: Line, radius: float) -> Line:
    """A line smoothed, with as few points as it needs; a dot becomes a short stroke down."""
    if len(line) == 1:
        return [line[0] + 0.25j * radius, line[0] - 0.25j * radius]
    line = smoothed(_even(line))
    # What is smooth is told as well by every other point.
    return simplified([*line[:-1:2], line[-1]], _NEAR)


def _even(line: Line) -> Line:
    """The line with a point every pixel or so."""
    out = [line[0]]
    for z in line[1:]:
        while (gap := abs(z - out[-1])) > 1.5:
            out.append(out[-1] + (z - out[-1]) / gap)
        if gap > 0.5:
            out.append(z)
    return [*(out[:-1] or out), line[-1]]


def smoothed(line: Line) -> Line:
    """A line as three running means leave it; its ends stay, a closed one is smooth all round."""
    k = min(_SMOOTH, (len(line) - 1) // 2)
    closed = line[0] == line[-1]
    for _ in range(3):
        if closed:
            before, after = line[-k - 1 : -1], line[1 : k + 1]
        else:
            # Turned about its ends, a line goes on as straight as it came.
            before = [2 * line[0] - z for z in line[k:0:-1]]
            after = [2 * line[-1] - z for z in line[-2 : -k - 2 : -1]]
        sums = [0j, *accumulate([*before, *line, *after])]
        line = [(b - a) / (2 * k + 1) for a, b in zip(sums, sums[2 * k + 1 :], strict=False)]
    return [*line[:-1], line[0]] if closed else line


def simplified(line: Line, near: float) -> Line:
    """The line with as few of its points as keep it within `near` (Douglas and Peucker, 1973).

    >>> simplified([0j, 1 + 0.1j, 2 + 0j, 2 + 2j], 0.2)
    [0j, (2+0j), (2+2j)]
    """
    keep = {0, len(line) - 1}
    look = [(0, len(line) - 1)]
    while look:
        first, last = look.pop()
        a, chord = line[first], line[last] - line[first]
        size = abs(chord)
        if last - first < 2:
            continue
        away = [z - a for z in line[first + 1 : last]]
        if size > _SLACK:
            turn = chord.conjugate() / size
            away = [complex((z * turn).imag) for z in away]
        far = [*map(abs, away)]
        if (most := max(far)) > near:
            at = first + 1 + far.index(most)
            keep.add(at)
            look += [(first, at), (at, last)]
    return [line[i] for i in sorted(keep)]
