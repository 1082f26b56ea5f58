"""The verb that shows hands: a specimen, drawn from a PDF as the press makes it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from cardmaker.geometry import Size
from cardmaker.job.chosen import PENS, chain_of
from cardmaker.job.names import check_suffix, target_of
from cardmaker.job.verbs import Done
from cardmaker.press.sheet import How, Sheet, Side
from cardmaker.press.stream import Copy, Plan, write_pdf
from cardmaker.text.chain import variable
from cardmaker.text.face import face_names
from cardmaker.text.specimen import Page, specimen

#: How finely it is drawn, in dots an inch: a page of it is some 1400 dots wide.
DPI = 200.0


def show_hands(
    hand: str | None = None, *, dpi: float | None = None, output: Path | None = None
) -> Done:
    """Write a picture of all shipped hands to a PNG, or of one hand with its alphabet.

    `hand` is a name or a font file. Raises UnknownName and BadFont for those that are none.
    """
    from cardmaker.press.proof import page_png
    from cardmaker.press.whole import whole_file

    check_suffix(output, ".png")
    chains = [chain_of(name) for name in ([hand] if hand else face_names("hand"))]
    page = specimen(chains, PENS["blue-black"])
    with tempfile.TemporaryDirectory(prefix="cardmaker-") as folder:
        pdf = Path(folder) / "specimen.pdf"
        plan = Plan(_sheet(page), {}, page.faces, "home", "Specimen")
        write_pdf(pdf, plan, [Copy("")])
        picture = page_png(pdf, 0, dpi or DPI)
    usual = f"specimen-{chains[0][0].name}.png" if hand else "specimen.png"
    target = target_of(output, usual)
    with whole_file(target) as out:
        out.write(picture)
    return Done((target,), variable(chains[0][0]), "")


def _sheet(page: Page) -> Sheet:
    """A sheet of paper with this on it, and no card."""
    side = Side((), page.items)
    how = How(0, 0, "nothing", None)
    return Sheet(page.size, side, None, 1, Size(0, 0), "border", 0, 0, 0, (), (), (), "book", how)
