"""Pictures: JPEG data as they go into a PDF, untouched."""

from __future__ import annotations

from typing import NamedTuple

from cardmaker.errors import BadDesign

#: Which JPEG markers begin a frame, and with it the picture's size? (ITU-T T.81, table B.1:
#: SOF0 to SOF15 without DHT, JPG and DAC.)
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}

#: Four parts are inks, and those that make JPEGs write them upside down (Adobe TN 5116).
_SPACES = {
    1: b"/DeviceGray",
    3: b"/DeviceRGB",
    4: b"/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]",
}


class Picture(NamedTuple):
    """Encoded data and the entries of the image dictionary that tell how to read them."""

    data: bytes
    entries: bytes


def read_picture(data: bytes) -> Picture:
    """A JPEG in grey, RGB or CMYK, as an image XObject.

    Raises:
        BadDesign: the data are no such picture.
    """
    frame = _frame(data) if data[:2] == b"\xff\xd8" else None
    if frame is None or frame[3] not in _SPACES:
        raise BadDesign(
            "a picture of the design is no JPEG in grey, RGB or CMYK", "save it as an RGB JPEG"
        )
    bits, height, width, parts = frame
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d" % (
        *(width, height, bits),
    )
    return Picture(data, entries + b"/ColorSpace%b/Filter/DCTDecode" % _SPACES[parts])


def _frame(data: bytes) -> tuple[int, int, int, int] | None:
    """Bits a part, height, width and parts of a JPEG, from its frame header."""
    at = 2
    while at + 10 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _FRAMES:
            head = data[at + 4 : at + 10]
            return head[0], head[1] << 8 | head[2], head[3] << 8 | head[4], head[5]
        at += 2 + (data[at + 2] << 8 | data[at + 3])
    return None
