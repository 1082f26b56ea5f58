"""Pages: their sizes, the boxes on them, the marks around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pikepdf import Array, Page

from cardmaker.geometry import Rect
from cardmaker.press.preflight.finding import Finding, error, info, warning
from cardmaker.press.preflight.loupe import Seen
from cardmaker.units import mm, show


def box_of(page: Page, name: str) -> Rect | None:
    """A box of a page, its corner low on the left, or None if the page does not say it."""
    box = page.mediabox if name == "/MediaBox" else page.obj.get(name)
    if not isinstance(box, Array) or len(box) != 4:
        return None
    left, low, right, high = (float(number) for number in box.as_list())
    return Rect(min(left, right), min(low, high), abs(right - left), abs(high - low))


def check_boxes(number: int, page: Page) -> Iterator[Finding]:
    """Each box must lie in the next: trim in bleed, bleed in media."""
    names = ("/TrimBox", "/BleedBox", "/MediaBox")
    boxes = [(name[1:], box) for name in names if (box := box_of(page, name))]
    if not boxes or boxes[-1][0] != "MediaBox":
        yield error("boxes", "the page has no size", "make the file again", number)
        return
    for (inner, a), (outer, b) in pairwise(boxes):
        if not b.holds(a, slack=0.01):
            yield error("boxes", f"the {inner} reaches out of its {outer}", "", number)


def sizes(pages: Iterable[Page]) -> Finding:
    """How many pages of which size, and their trim."""
    sizes: Counter[str] = Counter()
    for page in pages:
        media, trim = box_of(page, "/MediaBox"), box_of(page, "/TrimBox")
        size = _size(media) if media else "no size"
        sizes[f"{size}, trimmed to {_size(trim)}" if trim else size] += 1
    told = "; ".join(f"{count} of {size}" for size, count in sizes.items())
    total = sum(sizes.values())
    return info("pages", f"{total} page{'s' if total > 1 else ''}: {told}")


def _size(box: Rect) -> str:
    return f"{show(box.w)} × {show(box.h)}"


def check_marks(seen: list[Seen], pages: list[Page]) -> Iterator[Finding]:
    """Marks for cutting, where a page is larger than its trim; one side of a sheet is enough."""
    count = sum(found.marks for found in seen)
    if count:
        yield info("marks", f"{count} strokes outside the bleed: cut and fold marks")
        return
    for number, page in enumerate(pages, 1):
        media, trim = box_of(page, "/MediaBox"), box_of(page, "/TrimBox")
        if media and trim and min(media.w - trim.w, media.h - trim.h) > 10 * mm:
            yield warning(
                "no-marks",
                "the page is larger than its trim and has no marks to cut by",
                "print it with --marks",
                number,
            )
