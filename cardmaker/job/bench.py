"""The bench: what a calibration is about, and how its sheets become files."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cardmaker.display import Items
from cardmaker.errors import Misused
from cardmaker.geometry import Size
from cardmaker.job.choices import Choices
from cardmaker.job.chosen import stock_of
from cardmaker.job.names import pass_names
from cardmaker.job.printer import (
    By,
    Paper,
    Profile,
    check_printer_name,
    printers_file,
    read_profiles,
)
from cardmaker.job.resolve import project_of
from cardmaker.named import meant
from cardmaker.paper.feed import USUAL, Feed
from cardmaker.paper.leaf import Turn
from cardmaker.paper.stock import Stock
from cardmaker.press.passes import passes
from cardmaker.press.plain_sheet import both_pages, both_sides, plain_sheet
from cardmaker.press.register import Correction, Register
from cardmaker.press.sheet import Duplex
from cardmaker.press.small_print import FACE
from cardmaker.press.stream import Copy, Plan, write_pdfs
from cardmaker.text.face import load_face


class Bench(NamedTuple):
    """What a calibration is about: the paper, how it is turned, the printer as far as it is known
    (None where nobody named it).
    """

    stock: Stock
    size: Size
    duplex: Duplex
    tray: str
    profile: Profile | None
    file: Path

    @property
    def paper(self) -> Paper:
        """The paper a correction is kept for."""
        by: By = "hands" if self.duplex == "manual" else "printer"
        return Paper(self.stock.name, self.tray, by)

    @property
    def correction(self) -> Correction | None:
        """What is put right already."""
        return self.profile.papers.get(self.paper) if self.profile else None

    @property
    def feed(self) -> Feed:
        """How the paper is fed by hand."""
        return (self.profile and self.profile.feed) or USUAL

    @property
    def turn(self) -> Turn:
        """How the (portrait) paper turns."""
        if self.duplex == "manual":
            return self.feed.turn
        return "tumble" if self.duplex == "short-edge" else "book"

    @property
    def options(self) -> str:
        """What is typed to name the same paper again."""
        name = self.profile.name if self.profile else "NAME"
        tray = f" --tray {shlex.quote(self.tray)}" if self.tray else ""
        by = " --duplex manual" if self.duplex == "manual" else ""
        return f"--printer {name} -s {self.stock.name}{tray}{by}"


def bench_of(choices: Choices, project: Path | None) -> Bench:
    """What is to be calibrated; raises Misused for paper or a printer that cannot be."""
    wish = choices.over(project_of(project))
    stock, _ = stock_of(wish, os.environ)
    if stock.size is None:
        raise Misused("stock trim is for a print shop, which calibrates for itself", "name a paper")
    duplex = wish.duplex or "long-edge"
    if duplex not in ("long-edge", "short-edge", "manual"):
        raise Misused(f"--duplex {duplex} has no backs to meet fronts", "leave it out")
    file = printers_file(os.environ, Path.home())
    profile = None
    if wish.printer is not None:
        check_printer_name(wish.printer)
        known = read_profiles(file)
        profile = known.get(meant(wish.printer, known) or "", Profile(wish.printer))
    turn: Duplex = duplex  # type: ignore[assignment]
    return Bench(stock, stock.size, turn, wish.tray or "", profile, file)


def plan_of(
    bench: Bench,
    pages: Mapping[str, tuple[Items, Items]],
    title: str,
    maps: Register,
) -> Plan:
    """The plan of sheets without cards: the front and the back of each by its name."""
    sheet = both_sides(plain_sheet(bench.size, bench.stock.margin), bench.turn, bench.duplex)
    cards = {name: both_pages(*sides) for name, sides in pages.items()}
    face = load_face(FACE)
    return Plan(sheet, cards, {face.name: face}, "home", title, register=maps)


def write_sheets(plan: Plan, bench: Bench, target: Path, names: Sequence[str]) -> tuple[Path, ...]:
    """Writes these sheets to a file, or where hands turn them to two; returns which."""
    plans = {target: plan}
    if bench.duplex == "manual":
        plans = dict(zip(pass_names(target), passes(plan, bench.feed), strict=True))
    write_pdfs(plans, [Copy(name) for name in names])
    return tuple(plans)
