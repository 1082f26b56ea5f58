"""TrueType subsets: clusters become the glyphs of a font program that a PDF embeds.

Clusters go in, the bytes of a .ttf come out. All pieces of a cluster (a base and its accents, the
parts of a ligature) are flattened into one glyph, without instructions. Glyph 0 is empty and
glyph n + 1 draws cluster n.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterable, Iterator, Sequence
from operator import or_
from typing import TYPE_CHECKING, Final, NamedTuple

from cardmaker.display import Cluster
from cardmaker.errors import BadFont

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
        shape = list(_contours(face, cluster))
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


def _contours(face: Face, cluster: Cluster) -> Iterator[Contour]:
    """All pieces of a cluster as the contours of one glyph."""
    for gid, dx, dy in cluster.pieces:
        for contour in face.outline(gid):
            if dx or dy:
                yield [(x + dx, y + dy, on) for x, y, on in contour]
            else:
                yield contour


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
    x_bits, across = _steps(xs, 0x02, 0x10)
    y_bits, up = _steps(ys, 0x04, 0x20)
    flags = bytes(map(or_, map(or_, x_bits, y_bits), ons))
    ends, last = [], -1
    for contour in contours:
        last += len(contour)
        ends.append(last)
    head = struct.pack(f">5h{len(ends)}HH", len(ends), *box, *ends, 0)
    data = head + _runs(flags) + across + up
    return data + bytes(-len(data) % 4), box


def _steps(places: Sequence[int], short: int, same: int) -> tuple[list[int], bytes]:
    """The steps from place to place: their flag bits, and those that are written.

    `same` is the bit of a step of nought, and doubles as the sign of a short step.
    """
    bits, written, here = [], bytearray(), 0
    for there in places:
        step = there - here
        here = there
        if step == 0:
            bits.append(same)
        elif -256 < step < 256:
            bits.append(short | same if step > 0 else short)
            written.append(abs(step))
        else:
            bits.append(0)
            written += struct.pack(">h", step)
    return bits, bytes(written)


#: Flags that come again, 256 of them at most: the second byte counts the repeats.
_RUN: Final = re.compile(rb"(.)\1{1,255}", re.DOTALL)


def _runs(flags: bytes) -> bytes:
    """Flags with repeats counted (bit 3)."""
    return _RUN.sub(lambda run: bytes((run[0][0] | 8, len(run[0]) - 1)), flags)


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
