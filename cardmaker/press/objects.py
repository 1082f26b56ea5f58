"""The numbered objects of a PDF, appended to a file as they come.

Bodies go in, a well-formed file comes out: header, objects, cross-reference table, trailer. What
is kept in memory is one number an object (where it begins) and a buffer, so a file of any length
is written in the same room. The file's /ID is the digest of all that was written.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from io import RawIOBase

from isal import isal_zlib

#: ISA-L packs a page of text in half the time that zlib takes at its third level, and 2 % larger.
LEVEL = 1

#: What is written once a file may take longer: zlib packs a panel's art a tenth smaller.
BEST = 6

_BUFFER = 1 << 17


class Objects:
    """A PDF being written; objects are numbered from 1 as they are reserved or put."""

    def __init__(self, out: RawIOBase, version: str) -> None:
        self._out = out
        self._offsets = array("Q", [0])
        self._buffer: list[bytes] = []
        self._held = self._sent = 0
        self._digest = hashlib.blake2b(digest_size=16)
        # Four bytes above 127 tell mail and transfer programs that this is no text (7.5.2).
        self._write(b"%%PDF-%b\n%%\xe2\xe3\xcf\xd3\n" % version.encode())

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def reserve(self) -> int:
        """A number for an object that is put later."""
        self._offsets.append(0)
        return len(self._offsets) - 1

    def put(self, body: bytes, number: int = 0) -> int:
        """Writes an object under a reserved number, or else under the next one, and returns it."""
        number = number or self.reserve()
        self._offsets[number] = self._sent + self._held
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        return number

    def page(self, data: bytes) -> int:
        """Writes what a page shows as a stream, deflated quickly: a run has many of them."""
        return self.packed(isal_zlib.compress(data, LEVEL), b"/Filter/FlateDecode")

    def stream(self, data: bytes, entries: bytes = b"", number: int = 0) -> int:
        """Writes a stream, deflated well; `entries` are what its dictionary says besides."""
        return self.packed(zlib.compress(data, BEST), b"/Filter/FlateDecode" + entries, number)

    def packed(self, data: bytes, entries: bytes, number: int = 0) -> int:
        """Writes a stream whose data are encoded already, as `entries` tell."""
        body = b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(data), entries, data)
        return self.put(body, number)

    def digest(self) -> bytes:
        """What tells all that was written so far from anything else."""
        self._flush()
        return self._digest.digest()

    def close(self, root: int, info: int) -> None:
        """Writes the cross-reference table and the trailer: the file is done."""
        missing = [number for number, at in enumerate(self._offsets) if number and not at]
        assert not missing, f"objects reserved and never put: {missing[:5]}"
        start, size = self._sent + self._held, len(self._offsets)
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        for first in range(1, size, 4096):
            rows = self._offsets[first : first + 4096]
            self._write(b"%010d 00000 n \n" * len(rows) % tuple(rows))
        self._flush()
        name = self._digest.hexdigest().upper().encode()
        trailer = b"<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]>>" % (
            *(size, root, info),
            *(name, name),
        )
        self._write(b"trailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (trailer, start))
        self._flush()

    def _write(self, data: bytes) -> None:
        self._buffer.append(data)
        self._held += len(data)
        if self._held > _BUFFER:
            self._flush()

    def _flush(self) -> None:
        data = b"".join(self._buffer)
        self._buffer.clear()
        self._digest.update(data)
        self._out.write(data)
        self._sent += self._held
        self._held = 0


class PageTree:
    """The pages of a file as balanced nodes, each written as soon as it is full.

    A page is put with the number of its parent node, which is reserved beforehand; only the
    unfinished node of each level is held, so the tree takes the same room for any number of pages.
    A `backwards` tree shows the page that was put last first, and its nodes likewise.
    """

    #: Kids a node. Readers walk the tree to find a page: 64 makes two levels enough for 4,096.
    FANOUT = 64

    def __init__(self, objects: Objects, *, backwards: bool = False) -> None:
        self._objects = objects
        self._backwards = backwards
        self._levels: list[_Node] = [_Node(objects.reserve())]
        self.count = 0

    def add(self, entries: bytes) -> None:
        """Writes a page; `entries` are what its dictionary says besides Type and Parent."""
        node = self._open(0)
        page = self._objects.put(b"<</Type/Page/Parent %d 0 R%b>>" % (node.number, entries))
        node.kids.append(page)
        node.pages += 1
        self.count += 1

    def close(self) -> int:
        """Writes the nodes that are not full; returns the root's number."""
        level = 0
        # A flush may fill the level above and so add another.
        while level + 1 < len(self._levels):
            self._flush(level)
            level += 1
        root = self._levels[-1]
        self._objects.put(self._pages(root, b""), root.number)
        return root.number

    def _open(self, level: int) -> _Node:
        """The node of a level that still has room."""
        if len(self._levels[level].kids) >= self.FANOUT:
            self._flush(level)
            self._levels[level] = _Node(self._objects.reserve())
        return self._levels[level]

    def _flush(self, level: int) -> None:
        if level + 1 == len(self._levels):
            self._levels.append(_Node(self._objects.reserve()))
        node, parent = self._levels[level], self._open(level + 1)
        self._objects.put(self._pages(node, b"/Parent %d 0 R" % parent.number), node.number)
        parent.kids.append(node.number)
        parent.pages += node.pages

    def _pages(self, node: _Node, parent: bytes) -> bytes:
        kids = node.kids[::-1] if self._backwards else node.kids
        named = b" ".join(b"%d 0 R" % kid for kid in kids)
        return b"<</Type/Pages%b/Count %d/Kids[%b]>>" % (parent, node.pages, named)


class _Node:
    __slots__ = ("kids", "number", "pages")

    def __init__(self, number: int) -> None:
        self.number = number
        self.kids: list[int] = []
        self.pages = 0
