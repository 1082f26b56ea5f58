"""Preflight: what a press operator would want to know of a finished PDF, of any maker.

A file goes in, findings come out: what is wrong (error), what may go wrong (warning), what the
file is (info). Nothing is mended.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Pdf

from cardmaker.errors import BadPdf
from cardmaker.press.preflight.file import check_file
from cardmaker.press.preflight.finding import Finding, Severity, error
from cardmaker.press.preflight.loupe import Known, Seen, look
from cardmaker.press.preflight.margin import check_margin
from cardmaker.press.preflight.paint import check_colours, check_fonts, check_strokes
from cardmaker.press.preflight.sheets import box_of, check_boxes, check_marks, sizes

__all__ = ["Finding", "Severity", "preflight"]


def preflight(path: Path) -> list[Finding]:
    """What there is to say of a PDF: errors first, then warnings, then what it is.

    Raises:
        BadPdf: the file is not there, or is no PDF that can be read.
    """
    try:
        pdf = Pdf.open(path)
    except pikepdf.PasswordError:
        return [error("encrypted", "the file is locked by a password", "save it without one")]
    except FileNotFoundError as missing:
        raise BadPdf(f"there is no file {path}") from missing
    except (pikepdf.PdfError, OSError, ValueError) as broken:
        raise BadPdf(
            f"{path} is no PDF that can be read", "make it again with cardmaker draft"
        ) from broken
    with pdf:
        findings = [*_findings(pdf), *check_margin(path, len(pdf.pages))]
    rank = {"error": 0, "warning": 1, "info": 2}
    return sorted(findings, key=lambda found: rank[found.severity])


def _findings(pdf: Pdf) -> Iterator[Finding]:
    if not len(pdf.pages):
        yield error("no-pages", "the file has no pages")
        return
    seen, pages = _look_at_all(pdf)
    yield from check_file(pdf)
    for number, page in enumerate(pages, 1):
        yield from check_boxes(number, page)
    yield from check_fonts(seen)
    yield from check_colours(seen)
    yield from check_strokes(seen)
    yield from check_marks(seen, pages)
    yield sizes(pages)


def _look_at_all(pdf: Pdf) -> tuple[list[Seen], list[pikepdf.Page]]:
    """What each page paints; pages with the same content and boxes are looked at once."""
    known: dict[object, Seen] = {}
    forms: Known = {}
    seen, pages = [], []
    for page in pdf.pages:
        pages.append(page)
        trimmed = box_of(page, "/BleedBox") if "/TrimBox" in page.obj else None
        contents = page.obj.get("/Contents", Array())
        key = (str(contents.objgen), trimmed) if contents.is_indirect else object()
        if key not in known:
            known[key] = look(_inherited(page), trimmed, forms)
        seen.append(known[key])
    return seen, pages


def _inherited(page: pikepdf.Page) -> Dictionary:
    """The page's dictionary with the resources it has from the tree above it."""
    if "/Resources" not in page.obj:
        page.obj.Resources = page.resources
    return page.obj
