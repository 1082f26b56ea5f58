"""The writer: the sheets of a run, appended to one PDF as they come.

A plan (sheet, cards, faces) and a stream of copies go in, a print-ready file comes out, whole or
not at all. What does not change from card to card is written once, as forms and fonts, and
referred to; a copy adds the bytes of its lines and nothing else, and nothing of it is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cardmaker.display import Choice, Cluster, Glyphs, Group, Item
from cardmaker.geometry import Matrix, Rect, Size
from cardmaker.press.forms import Forms
from cardmaker.press.galley import Galley, number, printed
from cardmaker.press.ink import Colour, filling
from cardmaker.press.objects import Objects, PageTree
from cardmaker.press.page import Copy, Page
from cardmaker.press.pdf import upright
from cardmaker.press.register import Register, standing
from cardmaker.press.sheet import Sheet
from cardmaker.press.slug import Number
from cardmaker.press.type import Fount, embed
from cardmaker.press.whole import whole_file

__all__ = ["Copy", "Plan", "Printed", "vocabulary_of", "write_pdf", "write_pdfs"]

if TYPE_CHECKING:
    from cardmaker.card import Card
    from cardmaker.text.face import Face

#: How many pages that differ in no word are remembered, to be written once?
MOST_SHARED = 256

#: Which turn of the paper is which Duplex of the viewer preferences (PDF 1.7, table 150)?
_DUPLEX = {"long-edge": b"/DuplexFlipLongEdge", "short-edge": b"/DuplexFlipShortEdge"}


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is the same for a whole file, and the line that numbers each sheet, if any.

    With a `register` its pages stand as the paper is fed, portrait, and are printed through that;
    `backwards` puts the last sheet first. `info` is what the file says of itself beside its title.
    A `part` of a run is named in it, with what all files of the run have in common.
    """

    sheet: Sheet
    cards: Mapping[str, Card]
    faces: Mapping[str, Face]
    colour: Colour
    title: str
    number: Number | None = None
    register: Register | None = None
    backwards: bool = False
    info: Mapping[str, str] = field(default_factory=dict)
    part: str = ""


class Printed(NamedTuple):
    """What a file holds."""

    sheets: int
    cards: int
    pages: int


def write_pdf(
    target: Path,
    plan: Plan,
    copies: Iterable[Copy | None],
    vocabulary: Iterable[tuple[str, Cluster]] = (),
) -> Printed:
    """Writes the copies, in order, to the sheets of a PDF at `target`, and counts them.

    Place 0 of the first sheet takes the first copy, and so on; a place stays bare for None, and on
    the last sheet where there are no more. `vocabulary` names the clusters that lines use, by face,
    so that their codes do not depend on the order of the copies; what it lacks is added as it is
    met.

    Raises:
        OutputFailed: the file cannot be written; then nothing has changed at `target`.
        BadFont: a face has more forms in use than a font can hold.
    """
    return write_pdfs({target: plan}, copies, vocabulary)[0]


def write_pdfs(
    plans: Mapping[Path, Plan],
    copies: Iterable[Copy | None],
    vocabulary: Iterable[tuple[str, Cluster]] = (),
) -> list[Printed]:
    """Writes the same copies to a file for each plan, all of one count of places, at once."""
    words, rows = tuple(vocabulary), iter(copies)
    (up,) = {plan.sheet.up for plan in plans.values()}
    with ExitStack() as stack:
        writers = [
            _Writer(plan, Objects(stack.enter_context(whole_file(target)), _version(plan)), words)
            for target, plan in plans.items()
        ]
        while batch := tuple(islice(rows, up)):
            for writer in writers:
                writer.sheet(batch)
        run = b"".join(writer.digest() for writer in writers)
        return [writer.close(run) for writer in writers]


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
    if plan.number:
        items.append((plan.number.every_digit,))

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
        self._tree = PageTree(objects, backwards=plan.backwards)
        onto = _onto(plan.sheet.size, plan.register)
        sides = zip((plan.sheet.front, plan.sheet.back), onto, strict=True)
        self._pages = [
            Page(plan.sheet.size, side, plan.cards, self._forms, map_)
            for side, map_ in sides
            if side
        ]
        self._boxes = _boxes(plan, self._resources)
        self._shared: dict[tuple[int, tuple[str | None, ...]], int] = {}
        self._sheets = self._cards = 0

    def sheet(self, batch: tuple[Copy | None, ...]) -> None:
        """Writes the pages of one sheet."""
        self._sheets += 1
        for turned, page in enumerate(self._pages):
            if self._plan.number and not turned:
                number = self._galley.set([self._plan.number.line(self._sheets)])
                contents = self._objects.page(page.content(batch, self._galley) + number)
            elif page.noted(batch):
                contents = self._objects.page(page.content(batch, self._galley))
            else:
                contents = self._static(turned, page, batch)
            self._tree.add(b"/Contents %d 0 R%b" % (contents, self._boxes))
        self._cards += len(batch) - batch.count(None)

    def _static(self, turned: int, page: Page, batch: tuple[Copy | None, ...]) -> int:
        """The content of a page without words of its own, written once for all like it."""
        key = (turned, tuple(copy and copy.card for copy in batch))
        contents = self._shared.get(key)
        if contents is None:
            if len(self._shared) >= MOST_SHARED:
                self._shared.clear()
            contents = self._objects.page(page.content(batch, self._galley))
            self._shared[key] = contents
        return contents

    def digest(self) -> bytes:
        """What tells the pages from those of any other run."""
        return self._objects.digest()

    def close(self, run: bytes) -> Printed:
        """Writes what was reserved: fonts, resources, catalog; `run` tells the run of its files."""
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
        said = {"Title": plan.title, **plan.info}
        if plan.part:
            name = blake2b(run, digest_size=8).hexdigest()
            said["Keywords"] = f"{said.get('Keywords', '')} {plan.part}-{name}".strip()
        info = b"".join(b"/%b%b" % (key.encode(), _text(value)) for key, value in said.items())
        put(b"<<%b/Producer(cardmaker)>>" % info, self._info)
        self._objects.close(self._root, self._info)
        return Printed(self._sheets, self._cards, self._tree.count)


def _founts(plan: Plan, vocabulary: Iterable[tuple[str, Cluster]]) -> dict[str, Fount]:
    """A fount for each face, its known clusters numbered."""
    known: defaultdict[str, set[Cluster]] = defaultdict(set)
    for face, cluster in vocabulary_of(plan).union(vocabulary):
        known[face].add(cluster)
    return {name: Fount(plan.faces[name], known[name]) for name in sorted(plan.faces)}


def _onto(page: Size, register: Register | None) -> tuple[Matrix, Matrix]:
    """The maps of front and back from their places to those of PDF."""
    if register is None:
        return upright(page.h), upright(page.h)
    fed, up = standing(page), upright(max(page))
    return fed.then(register.front).then(up), fed.then(register.back).then(up)


def _boxes(plan: Plan, resources: int) -> bytes:
    """The entries of a page that are the same for all pages."""
    sheet = plan.sheet
    whole = Rect(0, 0, *sheet.size)
    boxes = [(b"/MediaBox", whole), (b"/BleedBox", sheet.bleed_box), (b"/TrimBox", sheet.trim)]
    turned, _ = _onto(sheet.size, Register() if plan.register else None)
    entries = []
    for name, box in boxes:
        if box is not None:
            near, far = (turned.apply(z) for z in (box.centre, complex(box.right, box.bottom)))
            half = complex(abs(far.real - near.real), abs(far.imag - near.imag))
            low, high = near - half, near + half
            corners = (low.real, low.imag, high.real, high.imag)
            entries.append(b"%b[%b]" % (name, b" ".join(map(number, corners))))
    return b"".join(entries) + b"/Resources %d 0 R" % resources


def _text(text: str) -> bytes:
    """A text string: UTF-16 with its mark, in hex (ISO 32000-1, 7.9.2.2)."""
    return b"<FEFF%b>" % text.encode("utf-16-be", "replace").hex().upper().encode()
