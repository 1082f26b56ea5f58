"""The writer: the sheets of a run, appended to one PDF as they come.

A plan (sheet, cards, faces) and a stream of copies go in, a print-ready file comes out, whole or
not at all. What does not change from card to card is written once, as forms and fonts, and
referred to; a copy adds the bytes of its lines and nothing else, and nothing of it is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cardmaker.display import Choice, Cluster, Glyphs, Group, Item
from cardmaker.geometry import Rect
from cardmaker.press.forms import Forms
from cardmaker.press.galley import Galley, number, printed
from cardmaker.press.ink import Colour, filling
from cardmaker.press.objects import Objects, PageTree
from cardmaker.press.page import Copy, Page
from cardmaker.press.pdf import upright
from cardmaker.press.sheet import Sheet
from cardmaker.press.type import Fount, embed
from cardmaker.press.whole import whole_file

__all__ = ["Copy", "Plan", "Printed", "vocabulary_of", "write_pdf"]

if TYPE_CHECKING:
    from cardmaker.card import Card
    from cardmaker.text.face import Face

#: How many pages that differ in no word are remembered, to be written once?
MOST_SHARED = 256

#: Which turn of the paper is which Duplex of the viewer preferences (PDF 1.7, table 150)?
_DUPLEX = {"long-edge": b"/DuplexFlipLongEdge", "short-edge": b"/DuplexFlipShortEdge"}


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is the same for a whole file."""

    sheet: Sheet
    cards: Mapping[str, Card]
    faces: Mapping[str, Face]
    colour: Colour
    title: str


class Printed(NamedTuple):
    """What a file holds."""

    sheets: int
    cards: int
    pages: int


def write_pdf(
    target: Path,
    plan: Plan,
    copies: Iterable[Copy],
    vocabulary: Iterable[tuple[str, Cluster]] = (),
) -> Printed:
    """Writes the copies, in order, to the sheets of a PDF at `target`, and counts them.

    Place 0 of the first sheet takes the first copy, and so on; on the last sheet places may stay
    bare. `vocabulary` names the clusters that lines use, by face, so that their codes do not
    depend on the order of the copies; what it lacks is added as it is met.

    Raises:
        OutputFailed: the file cannot be written; then nothing has changed at `target`.
        BadFont: a face has more forms in use than a font can hold.
    """
    with whole_file(target) as out:
        writer = _Writer(plan, Objects(out, _version(plan)), vocabulary)
        rows = iter(copies)
        while batch := tuple(islice(rows, plan.sheet.up)):
            writer.sheet(batch)
        return writer.close()


def _version(plan: Plan) -> str:
    """PDF 1.6 knows PrintScaling; Duplex came with 1.7."""
    return "1.7" if _duplex(plan) else "1.6"


def _duplex(plan: Plan) -> bytes | None:
    """How the printer turns the paper; a print shop knows by itself that a page is a card."""
    if plan.sheet.back:
        return _DUPLEX.get(plan.sheet.how.flip or "")
    return b"/Simplex" if plan.colour != "shop" else None


def vocabulary_of(plan: Plan) -> set[tuple[str, Cluster]]:
    """The clusters that the panels of a plan and the marks of its sheet are lettered with."""
    sides = [side for side in (plan.sheet.front, plan.sheet.back) if side]
    items = [side.marks for side in sides]
    items += [panel for card in plan.cards.values() for panel in card.panels.values()]

    def upem(face: str) -> int:
        return plan.faces[face].upem

    return {found for panel in items for line in _lines(panel) for found in printed(line, upem)}


def _lines(items: Iterable[Item]) -> Iterator[Glyphs]:
    for item in items:
        if isinstance(item, Glyphs):
            yield item
        elif isinstance(item, Group):
            yield from _lines(item.items)
        elif isinstance(item, Choice):
            for way in item.ways:
                yield from _lines(way)


class _Writer:
    """A file being written: reserved numbers, forms drawn so far, the tree of pages."""

    def __init__(
        self, plan: Plan, objects: Objects, vocabulary: Iterable[tuple[str, Cluster]]
    ) -> None:
        self._plan = plan
        self._objects = objects
        self._root, self._info = objects.reserve(), objects.reserve()
        self._fonts, self._resources = objects.reserve(), objects.reserve()
        self._founts = _founts(plan, vocabulary)
        names = {face: b"F%d" % place for place, face in enumerate(self._founts, 1)}
        self._names = names
        self._galley = Galley(self._founts, names, lambda ink: filling(ink, plan.colour))
        self._forms = Forms(objects, self._galley, plan.colour, self._fonts)
        self._tree = PageTree(objects)
        sides = (plan.sheet.front, plan.sheet.back)
        self._pages = [
            Page(plan.sheet.size, side, plan.cards, self._forms) for side in sides if side
        ]
        self._boxes = _boxes(plan.sheet, self._resources)
        self._shared: dict[tuple[int, tuple[str, ...]], int] = {}
        self._sheets = self._cards = 0

    def sheet(self, batch: tuple[Copy, ...]) -> None:
        """Writes the pages of one sheet."""
        for turned, page in enumerate(self._pages):
            if page.noted(batch):
                contents = self._objects.stream(page.content(batch, self._galley))
            else:
                contents = self._static(turned, page, batch)
            self._tree.add(b"/Contents %d 0 R%b" % (contents, self._boxes))
        self._sheets += 1
        self._cards += len(batch)

    def _static(self, turned: int, page: Page, batch: tuple[Copy, ...]) -> int:
        """The content of a page without words of its own, written once for all like it."""
        key = (turned, tuple(copy.card for copy in batch))
        contents = self._shared.get(key)
        if contents is None:
            if len(self._shared) >= MOST_SHARED:
                self._shared.clear()
            contents = self._objects.stream(page.content(batch, self._galley))
            self._shared[key] = contents
        return contents

    def close(self) -> Printed:
        """Writes what was reserved: fonts, resources, catalog."""
        put, plan = self._objects.put, self._plan
        pages = self._tree.close()
        fonts = [
            b"/%b %d 0 R" % (self._names[face], embed(fount, self._objects))
            for face, fount in self._founts.items()
            if len(fount)
        ]
        put(b"<<%b>>" % b"".join(fonts), self._fonts)
        put(b"<</Font %d 0 R%b>>" % (self._fonts, self._forms.resources()), self._resources)
        duplex = _duplex(plan)
        wish = b"/PrintScaling/None" + (b"/Duplex" + duplex if duplex else b"")
        put(b"<</Type/Catalog/Pages %d 0 R/ViewerPreferences<<%b>>>>" % (pages, wish), self._root)
        put(b"<</Title%b/Producer(cardmaker)>>" % _text(plan.title), self._info)
        self._objects.close(self._root, self._info)
        return Printed(self._sheets, self._cards, self._tree.count)


def _founts(plan: Plan, vocabulary: Iterable[tuple[str, Cluster]]) -> dict[str, Fount]:
    """A fount for each face, its known clusters numbered."""
    known: defaultdict[str, set[Cluster]] = defaultdict(set)
    for face, cluster in vocabulary_of(plan).union(vocabulary):
        known[face].add(cluster)
    return {name: Fount(plan.faces[name], known[name]) for name in sorted(plan.faces)}


def _boxes(sheet: Sheet, resources: int) -> bytes:
    """The entries of a page that are the same for all pages."""
    whole = Rect(0, 0, *sheet.size)
    boxes = [(b"/MediaBox", whole), (b"/BleedBox", sheet.bleed_box), (b"/TrimBox", sheet.trim)]
    turned = upright(sheet.size.h)
    entries = []
    for name, box in boxes:
        if box is not None:
            low = turned.apply(complex(box.x, box.bottom))
            high = turned.apply(complex(box.right, box.y))
            corners = (low.real, low.imag, high.real, high.imag)
            entries.append(b"%b[%b]" % (name, b" ".join(map(number, corners))))
    return b"".join(entries) + b"/Resources %d 0 R" % resources


def _text(text: str) -> bytes:
    """A text string: UTF-16 with its mark, in hex (ISO 32000-1, 7.9.2.2)."""
    return b"<FEFF%b>" % text.encode("utf-16-be", "replace").hex().upper().encode()
