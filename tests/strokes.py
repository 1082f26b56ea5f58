"""What a PDF shows, in numbers: level strokes, and where lines of words start; y runs down."""

from __future__ import annotations

from ctypes import byref, c_double
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2

from cardmaker.geometry import Matrix


class Level(NamedTuple):
    """A level stroke of a page: from y down, in points."""

    left: float
    right: float
    y: float


def levels_of(pdf: pikepdf.Pdf, number: int) -> list[Level]:
    """Every straight level stroke that a page paints, forms included, y down."""
    page = pdf.pages[number]
    height = float(page.mediabox[3])
    found: list[Level] = []

    def walk(stream: pikepdf.Object, resources: pikepdf.Object, ctm: Matrix) -> None:
        stack, points = [], []
        for operands, operator in pikepdf.parse_content_stream(stream):
            match str(operator):
                case "q":
                    stack.append(ctm)
                case "Q":
                    ctm = stack.pop()
                case "cm":
                    ctm = Matrix(*map(float, operands)).then(ctm)
                case "m":
                    points = [ctm.apply(complex(*map(float, operands)))]
                case "l" | "c":
                    points.append(ctm.apply(complex(*map(float, operands[-2:]))))
                case "S" if len(points) == 2 and abs((points[1] - points[0]).imag) < 1e-6:
                    left, right = sorted(point.real for point in points)
                    found.append(Level(left, right, height - points[0].imag))
                case "Do":
                    form = resources.XObject[operands[0]]
                    if form.Subtype == "/Form":
                        walk(form, form.get("/Resources", pikepdf.Dictionary()), ctm)

    walk(page.obj, page.resources, Matrix())
    return found


def baselines_of(path: Path, number: int) -> list[tuple[float, float]]:
    """Where each line of words on a page starts, as pdfium finds it, y down."""
    document = pypdfium2.PdfDocument(path)
    page = document[number]
    text = page.get_textpage()
    x, y = c_double(), c_double()
    starts: list[tuple[float, float]] = []
    for at in range(text.count_chars()):
        if chr(pypdfium2.raw.FPDFText_GetUnicode(text, at)) in "\r\n ":
            continue
        assert pypdfium2.raw.FPDFText_GetCharOrigin(text, at, byref(x), byref(y))
        here = (x.value, page.get_height() - y.value)
        if not starts or abs(starts[-1][1] - here[1]) > 1:
            starts.append(here)
    document.close()
    return starts
