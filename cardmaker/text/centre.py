"""Centre lines: a cluster of a face goes in, the strokes that a pen would write it with come out.

The outline is rastered, thinned and traced here and now, for any face, and each cluster once.
Strokes come in the order of writing: from the left and the top, then bars that cross, then dots
and accents.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final

from cardmaker.display import Cluster
from cardmaker.text.face import Contour, Face
from cardmaker.text.order import in_order, length_of
from cardmaker.text.raster import rasterise
from cardmaker.text.skeleton import Line, skeleton
from cardmaker.text.threads import Thread, threads

#: A line that a pen draws without lifting, as a polyline in font units, y up.
Stroke = tuple[complex, ...]

#: How many pixels high is a small x? Hairlines of formal scripts are 3 pixels wide then.
_X_HEIGHT: Final = 90

#: How far lines are smoothed, three times over, to each side, in pixels.
_SMOOTH: Final = 2

#: How far a polyline strays from its line, in pixels: a hundredth of a millimetre at note size.
_NEAR: Final = 0.3

#: Clusters remembered.
_MOST: Final = 4096


@lru_cache(_MOST)
def centre_lines(face: Face, cluster: Cluster) -> tuple[Stroke, ...]:
    """The strokes of a cluster in writing order, in font units, y up; none for a blank one.

    A dot is a stroke too, a very short one. A closed stroke ends where it began.
    """
    pixel = face.x_height * face.upem / _X_HEIGHT
    raster = rasterise(outline(face, cluster), pixel)
    shape = skeleton(raster)
    lines = [_finished(thread, shape.radius) for thread in threads(shape)]
    return tuple(
        tuple(raster.origin + pixel * z for z in line)
        for line in in_order(lines)
    )


def outline(face: Face, cluster: Cluster) -> Iterable[Contour]:
    """The contours of all pieces of a cluster."""
    for gid, dx, dy in cluster.pieces:
        for contour in face.outline(gid):
            yield tuple((x + dx, y + dy, on) for x, y, on in contour)


def _finished(thread: Thread, radius: float) -> Line:
    """A thread smoothed, with as few points as it needs."""
    line = thread.line
    if length_of(line) < radius:
        middle = sum(line) / len(line)
        return [middle + 0.25j * radius, middle - 0.25j * radius]
    if thread.closed:
        line = [*line, line[0]]
    return simplified(smoothed(_even(line), thread.closed), _NEAR)


def _even(line: Line) -> Line:
    """The line with a point every pixel or so."""
    out, step = [line[0]], 1.0
    for z in line[1:]:
        while (gap := abs(z - out[-1])) > 1.5 * step:
            out.append(out[-1] + (z - out[-1]) * step / gap)
        if gap > 0.5 * step:
            out.append(z)
    if len(out) > 1 and out[-1] != line[-1]:
        out[-1] = line[-1]
    return out


def smoothed(line: Line, closed: bool) -> Line:
    """A line as three running means leave it; open ends stay where they are."""
    k = min(_SMOOTH, (len(line) - 1) // 2)
    if k < 1:
        return line
    for _ in range(3):
        if closed:
            wide = [*line[-k - 1 : -1], *line, *line[1 : k + 1]]
        else:
            # Turned about its ends, a line goes on as straight as it came.
            before = [2 * line[0] - z for z in line[k:0:-1]]
            after = [2 * line[-1] - z for z in line[-2 : -k - 2 : -1]]
            wide = before + line + after
        sums = [0j, *accumulate(wide)]
        line = [(b - a) / (2 * k + 1) for a, b in zip(sums, sums[2 * k + 1 :])]
    return line


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
        far, at = near, 0
        for i in range(first + 1, last):
            away = line[i] - a
            off = abs((away * chord.conjugate()).imag) / size if size > 1e-9 else abs(away)
            if off > far:
                far, at = off, i
        if at:
            keep.add(at)
            look += [(first, at), (at, last)]
    return [line[i] for i in sorted(keep)]
