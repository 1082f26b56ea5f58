"""Outlines: set lines go in, the lines round their letters come out, as strokes and not as text.

Drawn wide and then covered by the same letters filled with paper, they show no overlaps where
letters join; and since only the letters are text, they are read back once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from cardmaker.display import PAPER, Glyphs, Ink, Items, Path, Word
from cardmaker.text.bend import bent
from cardmaker.text.face import Face
from cardmaker.text.outline import Contour, curves

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
    for word, start in line.placed:
        size = line.size * word.scale
        for contour in _of_word(faces[word.face], word, line.tracking / word.scale):
            yield tuple([start + size * z for z in contour])


@lru_cache(_REMEMBERED)
def _of_word(face: Face, word: Word, tracking: float) -> tuple[tuple[complex, ...], ...]:
    """The contours of a word in em of its face, y down, from its start."""
    upem = face.upem
    return tuple(
        tuple(
            [
                complex(pen / upem + at * tracking + z.real / upem, -z.imag / upem)
                for z in cubic(contour)
            ]
        )
        for at, (cluster, pen) in enumerate(zip(word.clusters, word.pens, strict=False))
        for contour in bent(face, cluster)
    )


def cubic(contour: Contour) -> tuple[complex, ...]:
    """A TrueType contour as a start and triples (control, control, end); straight edges have their
    controls on their ends.

    >>> cubic(((0, 0, True), (9, 0, True), (9, 9, False)))
    (0j, 0j, (9+0j), (9+0j), (9+6j), (6+6j), 0j)
    """
    pieces = curves(contour)
    out = [pieces[0].start]
    for start, control, end in pieces:
        if control is None:
            out += [start, end, end]
        else:
            out += [start + (control - start) * 2 / 3, end + (control - end) * 2 / 3, end]
    return tuple(out)
