"""Outlines: set lines go in, the lines round their letters come out, as strokes and not as text.

Drawn wide and then covered by the same letters filled with paper, they show no overlaps where
letters join; and since only the letters are text, they are read back once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from cardmaker.display import PAPER, Glyphs, Ink, Items, Path, Word
from cardmaker.text.bend import bent
from cardmaker.text.face import Face
from cardmaker.text.outline import Contour, Point

#: How many words' outlines are remembered? A run's cards share most of theirs.
_REMEMBERED = 1024


def outlined(lines: Sequence[Glyphs], faces: Mapping[str, Face], ink: Ink, width: float) -> Items:
    """The strokes round the letters of lines, `width` points of them outside the letters; the lines
    filled with paper belong over them.
    """
    return tuple(
        Path(tuple(contours), stroke=ink, width=2 * width)
        for line in lines
        if (contours := [*_contours(line, faces)])
    )


def papered(lines: Iterable[Glyphs]) -> tuple[Glyphs, ...]:
    """The lines filled with paper."""
    return tuple(line._replace(ink=PAPER) for line in lines)


def _contours(line: Glyphs, faces: Mapping[str, Face]) -> Iterator[tuple[complex, ...]]:
    """Every contour of a line's letters, in its places."""
    for single in line.single_words:
        (word,) = single.words
        start, size = complex(single.x, single.y), single.size * word.scale
        for contour in _of_word(faces[word.face], word, line.tracking / word.scale):
            yield tuple([start + size * z for z in contour])


@lru_cache(_REMEMBERED)
def _of_word(face: Face, word: Word, tracking: float) -> tuple[tuple[complex, ...], ...]:
    """The contours of a word in em of its face, y down, from its start."""
    upem = face.upem
    steps = map(lambda cluster, kern: cluster.width + kern, word.clusters, word.kerns)
    pens = [0.0, *accumulate(step + tracking * upem for step in steps)]
    return tuple(
        tuple([complex(pen + z.real, -z.imag) / upem for z in cubic(contour)])
        for cluster, pen in zip(word.clusters, pens, strict=False)
        for contour in bent(face, cluster)
    )


def cubic(contour: Contour) -> tuple[complex, ...]:
    """A TrueType contour as a start and triples (control, control, end); straight edges have their
    controls on their ends.

    >>> cubic(((0, 0, True), (9, 0, True), (9, 9, False)))
    (0j, 0j, (9+0j), (9+0j), (9+6j), (6+6j), 0j)
    """
    points = [*_between(contour)]
    start = next((at for at, (_, on) in enumerate(points) if on), 0)
    here = points[start][0]
    out, control = [here], None
    for z, on in (*points[start + 1 :], *points[: start + 1]):
        if not on:
            control = z
            continue
        if control is None:
            out += [here, z, z]
        else:
            out += [here + (control - here) * 2 / 3, z + (control - z) * 2 / 3, z]
        here, control = z, None
    return tuple(out)


def _between(contour: Contour) -> Iterator[tuple[complex, bool]]:
    """The points of a contour with those on the curve that TrueType implies."""
    before: Point | None = contour[-1] if contour else None
    for x, y, on in contour:
        if before is not None and not on and not before[2]:
            yield complex(x + before[0], y + before[1]) / 2, True
        yield complex(x, y), on
        before = x, y, on
