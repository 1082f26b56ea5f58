"""cardmaker turns a note and a design into print-ready folded thank-you cards.

Every box is a frozen value, every arrow one function:

    note.txt ─ text.note ──► Note ─┐   (people.csv ─ run.people, text.merge ──► one note a row)
    fonts/   ─ text.face ──► Face ─┤─ text.fit ──► Block     or  text.ruling ──► lines for the pen
    formats.toml, folds.toml ─ paper.format ──► CardFormat ─┐
    designs/NAME/ ─ design ──► Design ──────────────────────┴─ card.compose ──► Card
    stocks.toml ─ paper.stock ──► Stock ─────────────── press.impose ──► Sheet
                                                        press.stream ──► a PDF, as a stream
                                                        press.proof  ──► PNG, drawn from that PDF
                                                        web           ──► a page that shows them

The same verbs as at the desk, as functions:

    import cardmaker

    cardmaker.draft("after-interview", values={"last": "Moreau", ...}, output="card.pdf")
    cardmaker.blank(design="garden-sprigs", count=8)
    cardmaker.preview("wedding", palette="wildflower", view="folded")
    cardmaker.gallery("garden-sprigs", palettes=["indigo"], output="gallery")
    cardmaker.new_design("autumn-leaves")
    cardmaker.envelope("people.csv", return_address="Sam Lee|1 Elm St|Salem, MA 01970")
    cardmaker.liner(design="laurel", format="a7-side", stock="letter")
    cardmaker.calibrate("office", stock="letter")
    cardmaker.print_file("card.pdf", copies=2)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cardmaker.job.api import (
        blank,
        calibrate,
        draft,
        envelope,
        gallery,
        liner,
        new_design,
        preview,
        print_file,
    )

__all__ = [
    "blank",
    "calibrate",
    "draft",
    "envelope",
    "gallery",
    "liner",
    "new_design",
    "preview",
    "print_file",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from cardmaker.job import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
