"""Examining a font: a file's bytes go in, and what is wrong with it for writing comes out.

It must not be done in the same process as anything of worth; text/own has it done confined.
"""

from __future__ import annotations

import contextlib
import struct
from typing import Any, Final

from cardmaker.display import Cluster
from cardmaker.errors import BadFont, MissingLetters
from cardmaker.text.face import Face, measured
from cardmaker.text.shape import fitted
from cardmaker.text.spacing import spaced

#: Bits of OS/2.fsType: embedding is forbidden, allowed, allowed but not in parts or as outlines
#: (OpenType 1.9, OS/2, "fsType").
_RESTRICTED: Final = 0x0002
_ALLOWED: Final = 0x000C
_WHOLE_ONLY: Final = 0x0100
_BITMAPS_ONLY: Final = 0x0200

#: Where fsType stands in the table.
_FSTYPE_AT: Final = 8

#: How far from its origin may a letter reach, in font units? (glyf has signed 16-bit coordinates,
#: and steps between them of the same size.)
_LARGEST: Final = 0x3FFF

_ANEW: Final = "get the font again from where it came from"

#: What a note is sure to need, to see that the font can be shaped and drawn.
_SAMPLE: Final = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "0123456789", ".,;:!?’“”–&()",
    "Thank", "you", "office", "fjord,", "Zoë", "naïve", "Waffle", "tt", "ll", "To", "AV",
)  # fmt: skip


def card_of(name: str) -> dict[str, Any]:
    """What a face.toml says, for a font that has none: measures by default."""
    return {
        "title": name,
        "summary": "A font of your own.",
        "role": "hand",
        "word_space": 1.0,
        "leading": None,
        "vary": 1.0,
        "features": {},
    }


def examined(name: str, data: bytes) -> bytes:
    """Nothing, if the font can be written with.

    Raises:
        BadFont: it cannot, and why.
    """
    if not whole(data):
        raise BadFont(f"{name} is cut off before its end", _ANEW)
    face = measured(name, card_of(name), data)
    check_licence(face)
    sizes = (face.x_height, face.cap_height, face.ascender, face.word_space)
    if not (
        16 <= face.upem <= 16384
        and all(0.02 < size < 3 for size in sizes)
        and abs(face.descender) < 3
    ):
        raise BadFont(
            f"{name} gives its letters sizes that cannot be meant (x-height {face.x_height:.2g})",
            _ANEW,
        )
    for text in _SAMPLE:
        with contextlib.suppress(MissingLetters):
            for cluster in fitted(face, text).word.clusters:
                if _reach(face, cluster) > _LARGEST:
                    raise BadFont(f"{name} is damaged: it draws {cluster.text!r} immense", _ANEW)
    # Whoever uses the font measures it so; what fails or takes too long is to do so here.
    spaced(face)
    return b""


def _reach(face: Face, cluster: Cluster) -> int:
    """How far from its origin a cluster is drawn, in font units."""
    return max(
        (
            max(abs(x + dx), abs(y + dy))
            for gid, dx, dy in cluster.pieces
            for contour in face.outline(gid)
            for x, y, _on in contour
        ),
        default=0,
    )


def whole(data: bytes) -> bool:
    """Whether all the tables that a font says it has lie within it.

    (OpenType 1.9, "Table Directory": 12 bytes, then 16 a table, of which the last 8 are its offset
    and length.)
    """
    (count,) = struct.unpack_from(">H", data, 4)
    places = (struct.unpack_from(">II", data, 20 + 16 * at) for at in range(count))
    return all(offset + length <= len(data) for offset, length in places)


def check_licence(face: Face) -> None:
    """Nothing, if the font's licence lets parts of it be embedded in a document.

    Raises:
        BadFont: its maker forbids that.
    """
    table = face.font.face.reference_table("OS/2").data
    if len(table) < _FSTYPE_AT + 2:
        return
    (bits,) = struct.unpack_from(">H", table, _FSTYPE_AT)
    why = ""
    if bits & _RESTRICTED and not bits & _ALLOWED:
        why = "to embed it in a document"
    elif bits & _WHOLE_ONLY:
        why = "to embed the letters used alone"
    elif bits & _BITMAPS_ONLY:
        why = "to embed its outlines"
    if why:
        raise BadFont(
            f"the licence of {face.name} forbids {why} (OS/2.fsType {bits:#06x})",
            "ask its maker for a licence that allows it, or choose another hand",
        )
