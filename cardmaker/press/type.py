"""Founts: the letters a file uses of one face, embedded as a TrueType subset that reads back.

Clusters of shaped text go in, a font program, its widths and its ToUnicode map come out. One
cluster is one code and one glyph: whatever HarfBuzz made of the letters (a ligature, a joined
form, a base with its accent), the code's glyph draws it whole and its ToUnicode entry is the
text it stands for. Glyph 0 is empty; code n is glyph n.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cardmaker.display import Cluster
from cardmaker.errors import BadFont
from cardmaker.press.objects import Objects
from cardmaker.press.truetype import program

if TYPE_CHECKING:
    from cardmaker.text.face import Face

#: How many glyphs can a TrueType font hold? (maxp.numGlyphs is an unsigned 16-bit number.)
MOST_GLYPHS = 65_535

#: What a font of bent letters is called.
VARIED = "CardHand"

#: StemV is required and used only to imitate a font that is missing; ours is always there.
STEM = 70


class Fount:
    """The codes that one file has given to the clusters of one face, 1 upwards.

    Clusters known beforehand are numbered in sorted order, so that codes do not depend on who
    met them first; a cluster that comes later gets the next number.
    """

    __slots__ = ("_codes", "_strings", "face")

    def __init__(self, face: Face, clusters: Iterable[Cluster] = ()) -> None:
        self.face = face
        self._codes: dict[Cluster, int] = {}
        self._strings: dict[Cluster, bytes] = {}
        for cluster in sorted(set(clusters), key=_order):
            self.code(cluster)

    def __len__(self) -> int:
        return len(self._codes)

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """The clusters in the order of their codes, code 1 first."""
        return tuple(self._codes)

    def code(self, cluster: Cluster) -> int:
        """The cluster's code, given now if it has none.

        Raises:
            BadFont: the face has more forms in use than one font can hold.
        """
        code = self._codes.get(cluster)
        if code is None:
            code = len(self._codes) + 1
            if code >= MOST_GLYPHS:
                raise BadFont(
                    f"the file uses more than {MOST_GLYPHS - 1:,} forms of {self.face.name}",
                    "print it in several files",
                )
            self._codes[cluster] = code
        return code

    def string(self, cluster: Cluster) -> bytes:
        r"""The cluster's code as the inside of a PDF literal string: two bytes, escaped."""
        known = self._strings.get(cluster)
        if known is None:
            known = escaped(struct.pack(">H", self.code(cluster)))
            self._strings[cluster] = known
        return known


def _order(cluster: Cluster) -> tuple[object, ...]:
    """By what clusters are sorted: what they are, the drawn form before bent ones."""
    text, pieces, width, bend = cluster
    if bend is None:
        return text, pieces, width
    return text, pieces, width, bend.seed, bend.amount, bend.form, bend.at.real, bend.at.imag


def escaped(data: bytes) -> bytes:
    r"""Bytes as they stand between the brackets of a PDF literal string.

    >>> escaped(b"a(b)\r")
    b'a\\(b\\)\\r'
    """
    data = data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return data.replace(b"\r", b"\\r").replace(b"\n", b"\\n")


def to_unicode(clusters: Sequence[Cluster]) -> bytes:
    """The CMap that gives code n+1 the text of `clusters[n]` (ISO 32000-1, 9.10.3)."""
    rows = [
        f"<{code:04X}> <{cluster.text.encode('utf-16-be').hex().upper()}>"
        for code, cluster in enumerate(clusters, 1)
        if cluster.text
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    for start in range(0, len(rows), 100):
        block = rows[start : start + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end", ""]
    return "\n".join(lines).encode("ascii")


def widths(face: Face, clusters: Sequence[Cluster]) -> str:
    """The W array of the CIDFont: thousandths of an em, as the hmtx table has them."""
    scale = 1000 / face.upem
    return (
        " ".join(["[0[0", *(f"{c.width * scale:.4f}".rstrip("0").rstrip(".") for c in clusters)])
        + "]]"
    )


def embed(fount: Fount, objects: Objects) -> int:
    """Writes the fount as a Type 0 font with its descendant, program and map; gives its number."""
    face, clusters = fount.face, fount.clusters
    made = program(face, clusters)
    em = 1000 / face.upem
    # A changed outline must not go by a name that its maker has reserved (SIL OFL 1.1, 3).
    varied = any(cluster.bend for cluster in clusters)
    name = f"{made.tag}+{VARIED if varied else _plain(face.psname)}"
    code = objects.stream(made.data, b"/Length1 %d" % len(made.data))
    box = " ".join(f"{corner * em:.0f}" for corner in made.box)
    descriptor = objects.put(
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{box}]"
        f"/ItalicAngle {face.slant:g}/Ascent {face.ascender * 1000:.0f}"
        f"/Descent {-face.descender * 1000:.0f}/CapHeight {face.cap_height * 1000:.0f}"
        f"/XHeight {face.x_height * 1000:.0f}/StemV {STEM}/FontFile2 {code} 0 R>>".encode("ascii")
    )
    descendant = objects.put(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)"
        f"/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R/DW 0"
        f"/W{widths(face, clusters)}/CIDToGIDMap/Identity>>".encode("ascii")
    )
    text = objects.stream(to_unicode(clusters))
    return objects.put(
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
        f"/DescendantFonts[{descendant} 0 R]/ToUnicode {text} 0 R>>".encode("ascii")
    )


def _plain(name: str) -> str:
    """A PostScript name without what a PDF name would have to escape."""
    return "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_")) or "Font"
