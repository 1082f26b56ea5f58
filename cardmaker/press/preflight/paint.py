"""Paint: the fonts, colours and strokes that pages are made with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pikepdf import Dictionary, Name, Object

from cardmaker.press.preflight.finding import Finding, Severity, info, warning
from cardmaker.press.preflight.loupe import Seen

#: The thinnest stroke that presses hold, in points (psprint.com and bookprinteconomy.cz: 0.25 pt).
THINNEST: Final = 0.25

#: The most ink that coated paper takes, 4 being all inks in full (ISO 12647-2 offset: 300 %).
MOST_INK: Final = 3.0


def check_fonts(seen: Iterable[Seen]) -> Iterator[Finding]:
    """Every font that sets a letter: embedded, a subset, readable."""
    fonts: dict[str, tuple[int, Object]] = {}
    for number, page in enumerate(seen, 1):
        for key, font in page.fonts.items():
            fonts.setdefault(key, (number, font))
    good = []
    for number, font in fonts.values():
        name, faults = str(font.get("/BaseFont", "/without a name"))[1:], list(_font_faults(font))
        for code, severity, fault, hint in faults:
            yield Finding(code, severity, number, f"the font {name} {fault}", hint)
        if not faults:
            good.append(name)
    if good:
        yield info("fonts", f"embedded as subsets: {', '.join(sorted(good))}")
    elif not fonts:
        yield info("fonts", "no letters")


def _font_faults(font: Object) -> Iterator[tuple[str, Severity, str, str]]:
    """What is wrong with a font: code, severity, the fault, what to do."""
    if font.get("/Subtype") == Name.Type3:
        yield "type3-font", "warning", "is of Type 3: drawings, not type", "use a TrueType font"
        return
    below = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = below.get("/FontDescriptor", Dictionary())
    if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
        yield "font-not-embedded", "error", "is not embedded", "embed all fonts"
    elif str(font.get("/BaseFont", "/"))[7:8] != "+":
        yield "font-not-subset", "warning", "is embedded whole", "embed a subset"
    if "/ToUnicode" not in font and font.get("/Subtype") == Name.Type0:
        yield "no-to-unicode", "warning", "cannot be read back as text", "embed a ToUnicode map"


def check_colours(seen: list[Seen]) -> Iterator[Finding]:
    """Which colour spaces are used, how much ink lies on the paper, what is see-through."""
    spaces = sorted(set().union(*(page.colours for page in seen)))
    yield info("colours", ", ".join(spaces) if spaces else "nothing but default black")
    if {"DeviceRGB", "DeviceCMYK"} <= set(spaces):
        yield warning(
            "mixed-colours",
            "the file mixes DeviceRGB and DeviceCMYK",
            "at home RGB alone prints best, a print shop wants CMYK alone",
        )
    if any(page.broken for page in seen):
        yield warning("content", "some of what the pages paint cannot be followed", "")
    for number, page in enumerate(seen, 1):
        if page.transparent:
            kinds = ", ".join(sorted(page.transparent))
            yield warning("transparency", f"there is transparency ({kinds})", "flatten it", number)
    most = max(page.most_ink for page in seen)
    if most > MOST_INK:
        yield warning(
            "ink", f"some colours lay on {most:.0%} of ink", "stay under 300 %, or 260 % uncoated"
        )


def check_strokes(seen: Iterable[Seen]) -> Iterator[Finding]:
    """The strokes too thin to hold."""
    for number, page in enumerate(seen, 1):
        # Three decimals of a scaled width may fall a hair short of what was meant.
        if page.thinnest is not None and page.thinnest < THINNEST - 0.005:
            yield warning(
                "thin-line",
                f"there are strokes of {page.thinnest:.2f} pt, and presses hold 0.25 pt",
                "draw them wider",
                number,
            )
