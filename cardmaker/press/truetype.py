"""TrueType subsets: clusters become the glyphs of a font program that a PDF embeds.

Clusters go in, the bytes of a .ttf come out. All pieces of a cluster (a base and its accents, the
parts of a ligature) are flattened into one glyph, without instructions. Glyph 0 is empty and
glyph n + 1 draws cluster n.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import sub
from typing import TYPE_CHECKING, Final, NamedTuple

from cardmaker.display import Cluster
from cardmaker.errors import BadFont
from cardmaker.text.bend import bent

if TYPE_CHECKING:
    from cardmaker.text.face import Face

Contour = Sequence[tuple[int, int, bool]]
Box = tuple[int, int, int, int]

_EMPTY_BOX: Box = (0, 0, 0, 0)


class Program(NamedTuple):
    """A font program and what a PDF says about it; `box` is in the face's units."""

    data: bytes
    box: Box
    tag: str


def program(face: Face, clusters: Sequence[Cluster]) -> Program:
    """The TrueType program whose glyph n+1 draws `clusters[n]`, and its subset tag.

    It holds the tables a PDF reader needs and no more: glyf, head, hhea, hmtx, loca, maxp
    (ISO 32000-1, 9.9, table 126). There are no instructions. The tag is six letters made from the
    content, so equal subsets have equal names.
    """
    glyphs, boxes, bearings = [b""], [_EMPTY_BOX], [0]
    points = contours = 0
    for cluster in clusters:
        shape = bent(face, cluster)
        try:
            glyph, box = pack_glyph(shape)
        except struct.error:
            raise BadFont(
                f"{face.name} draws {cluster.text!r} larger than a font can hold",
                "try another hand",
            ) from None
        glyphs.append(glyph)
        boxes.append(box)
        bearings.append(box[0])
        points = max(points, sum(map(len, shape)))
        contours = max(contours, len(shape))
    advances = [0, *(_advance(face, cluster) for cluster in clusters)]
    whole = _union(box for box, glyph in zip(boxes, glyphs, strict=True) if glyph)
    tables = _tables(face, glyphs, list(zip(advances, bearings, strict=True)), whole)
    tables[b"maxp"] = struct.pack(
        ">I14H", 0x10000, len(glyphs), points, contours, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0
    )
    data = sfnt(tables)
    return Program(data, whole, _tag(data, clusters))


def _advance(face: Face, cluster: Cluster) -> int:
    if not 0 <= cluster.width <= 0xFFFF:
        raise BadFont(
            f"{face.name} gives {cluster.text!r} the width {cluster.width}", "try another hand"
        )
    return cluster.width


def pack_glyph(contours: Sequence[Contour]) -> tuple[bytes, Box]:
    """Contours as one simple glyph of a glyf table, padded to four bytes, and its box.

    A glyph without contours is no bytes at all (OpenType, glyf: "Simple glyph description").
    """
    points = [point for contour in contours for point in contour]
    if not points:
        return b"", _EMPTY_BOX
    xs, ys, ons = zip(*points, strict=True)
    box = (min(xs), min(ys), max(xs), max(ys))
    across, up = map(sub, xs, (0, *xs)), map(sub, ys, (0, *ys))
    wide, x_bits = zip(*map(_ACROSS.__getitem__, across), strict=True)
    tall, y_bits = zip(*map(_UP.__getitem__, up), strict=True)
    flags = bytes(map(sum, zip(x_bits, y_bits, ons, strict=True)))
    ends = [end - 1 for end in accumulate(map(len, contours))]
    head = struct.pack(f">5h{len(ends)}HH", len(ends), *box, *ends, 0)
    data = b"".join((head, _RUN.sub(_counted, flags), *wide, *tall))
    return data + bytes(-len(data) % 4), box


class _Steps(dict[int, tuple[bytes, int]]):
    """Steps of one coordinate as they are packed, and their flag bits: short ones as a table."""

    def __init__(self, short: int, same: int) -> None:
        super().__init__(
            # The bit for "the same as before" is the sign of a short step.
            {step: (bytes((abs(step),)), short | (same if step > 0 else 0))
             for step in range(-255, 256)}
        )  # fmt: skip
        self[0] = b"", same

    def __missing__(self, step: int) -> tuple[bytes, int]:
        return struct.pack(">h", step), 0


_ACROSS: Final = _Steps(0x02, 0x10)
_UP: Final = _Steps(0x04, 0x20)

#: Equal flags in a row, as many as one repeat counts.
_RUN: Final = re.compile(rb"(.)\1{1,255}", re.DOTALL)


def _counted(run: re.Match[bytes]) -> bytes:
    """Equal flags as one with bit 3 set, and how often it comes again."""
    return bytes((run[1][0] | 8, len(run[0]) - 1))


def _union(boxes: Iterable[Box]) -> Box:
    found = list(boxes)
    if not found:
        return _EMPTY_BOX
    left, low, right, high = zip(*found, strict=True)
    return min(left), min(low), max(right), max(high)


def _tables(
    face: Face,
    glyphs: Sequence[bytes],
    metrics: Sequence[tuple[int, int]],
    box: Box,
) -> dict[bytes, bytes]:
    """All tables but maxp."""
    places = [0]
    for glyph in glyphs:
        places.append(places[-1] + len(glyph))
    ascent, descent = round(face.ascender * face.upem), -round(face.descender * face.upem)
    head = struct.pack(
        ">4I2H2q4h2H3h",
        *(0x10000, 0x10000, 0, 0x5F0F3CF5, 0x0003, face.upem, 0, 0, *box, 0, 6, 2, 1, 0),
    )
    hhea = struct.pack(
        ">I3hH3h8hH",
        *(0x10000, ascent, descent, 0, max(a for a, _ in metrics), box[0], 0, box[2]),
        *(1, 0, 0, 0, 0, 0, 0, 0, len(glyphs)),
    )
    return {
        b"glyf": b"".join(glyphs) or bytes(4),
        b"head": head,
        b"hhea": hhea,
        b"hmtx": b"".join(struct.pack(">Hh", *metric) for metric in metrics),
        b"loca": struct.pack(f">{len(places)}I", *places),
    }


def sfnt(tables: dict[bytes, bytes]) -> bytes:
    """A TrueType file of the given tables, with its checksums."""
    count = len(tables)
    power = count.bit_length() - 1
    body = bytearray()
    rows = []
    start = 12 + 16 * count
    for name in sorted(tables):
        data = tables[name]
        if name == b"head":
            head_at = start + len(body)
        rows.append(struct.pack(">4s3I", name, _checksum(data), start + len(body), len(data)))
        body += data + bytes(-len(data) % 4)
    head = struct.pack(">I4H", 0x10000, count, 16 << power, power, 16 * count - (16 << power))
    font = bytearray(head + b"".join(rows) + body)
    struct.pack_into(">I", font, head_at + 8, (0xB1B0AFBA - _checksum(bytes(font))) & 0xFFFFFFFF)
    return bytes(font)


def _checksum(data: bytes) -> int:
    data += bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}I", data)
    return sum(words) & 0xFFFFFFFF


def _tag(data: bytes, clusters: Sequence[Cluster]) -> str:
    digest = hashlib.blake2b(data, digest_size=8)
    digest.update("\0".join(cluster.text for cluster in clusters).encode("utf-8", "replace"))
    number = int.from_bytes(digest.digest(), "big")
    letters = []
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters.append(chr(65 + letter))
    return "".join(letters)
