"""QR codes: words go in, the squares that a telephone reads come out."""

from __future__ import annotations

import segno

from cardmaker.display import Ink, Path
from cardmaker.errors import Misused
from cardmaker.geometry import Rect, Size
from cardmaker.units import mm

#: Bare paper round a code, in modules (ISO/IEC 18004, 9.1).
QUIET = 4

#: The smallest module that telephones read off paper with ease, and the side of a code with its
#: quiet zone where there is room. (Denso Wave, "Point for setting the module size": 0.33 mm is
#: four dots of a 300 dpi printer.)
LEAST_MODULE = 0.4 * mm
USUAL_SIDE = 21 * mm


class Code:
    """A QR code, which can be drawn at any size."""

    def __init__(self, text: str) -> None:
        try:
            self._rows = tuple(map(bytes, segno.make_qr(text, error="m").matrix))
        except (segno.DataOverflowError, ValueError):
            raise Misused(
                f"--qr has {len(text):,} letters, more than a QR code holds", "give a web address"
            ) from None
        self._side = len(self._rows) + 2 * QUIET

    @property
    def least(self) -> float:
        """The least side, with the quiet zone, in points."""
        return self._side * LEAST_MODULE

    @property
    def size(self) -> Size:
        """Its size with the quiet zone, where nothing is said of it."""
        return Size(*[max(self.least, USUAL_SIDE)] * 2)

    def drawn(self, side: float, ink: Ink) -> Path:
        """Its dark modules as one path from the origin, so that no seams show between them."""
        module = side / self._side
        return Path(tuple(_square(run, module) for run in self._runs()), ink, round=False)

    def _runs(self) -> list[Rect]:
        """The dark modules of each row that lie side by side, in modules."""
        found = []
        for y, row in enumerate(self._rows):
            x = 0
            for part in bytes(row).split(b"\0"):
                if part:
                    found.append(Rect(x + QUIET, y + QUIET, len(part), 1))
                x += len(part) + 1
        return found


def _square(run: Rect, module: float) -> tuple[complex, ...]:
    x, y, right, bottom = (v * module for v in (run.x, run.y, run.right, run.bottom))
    a, b, c, d = complex(x, y), complex(right, y), complex(right, bottom), complex(x, bottom)
    return (a, a, b, b, b, c, c, c, d, d, d, a, a)
