"""Turning: what is said to hands that put printed fronts back for their backs."""

from __future__ import annotations

from typing import Final, Literal

from cardmaker.press.finished import Finished

#: Two files are laid out for one printer, and the command that made them told how it is fed.
AS_TOLD: Final = (
    "Put the printed sheets back as you were told when the two files were made; where nothing else "
    "was said, that is as they come out, turned over about their long edge."
)

#: How backs are printed last sheet first with `cardmaker print`.
REVERSE: Final = "print the backs with --last-first"


def landscape(first: Finished) -> bool:
    """Whether the pages of a file are wider than high."""
    return first.size.w > first.size.h


def put_back(
    first: Finished,
    edge: Literal["long", "short"],
    last_first: bool = False,
    reverse: str = REVERSE,
) -> str:
    """What hands do with the printed fronts so that the backs come behind them, and upright.

    It says how the paper must lie, not how to move it: that is each printer's own. The edge that
    went in first does so again where the paper turns over about its long edge, and the other one
    where it turns over about the short one. `reverse` is how backs come last sheet first.
    """
    edges = ("left", "right") if landscape(first) else ("top", "bottom")
    ahead = edges[edge == "short"]
    many = first.pages > 2
    before = "last" if last_first else "first"
    order = f", and the sheet that was printed {before} is drawn in first" if many else ""
    other = (
        f" If the last one is drawn in first, stop here, and {reverse}."
        if many and not last_first
        else ""
    )
    return (
        f"Put the printed paper back so that its bare side is printed and the {ahead} edge of the "
        f"fronts goes in first{order}; in most printers that is as it comes out, turned over about "
        f"its {edge} edge.{other}"
    )
