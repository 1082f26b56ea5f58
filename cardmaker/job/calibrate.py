"""Calibrating: sheets that tell what a printer does, and the answers kept under its name."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from cardmaker.errors import Misused
from cardmaker.geometry import Size
from cardmaker.job.choices import Choices
from cardmaker.job.fed import Fed
from cardmaker.job.names import check_suffix, pass_names, target_of
from cardmaker.job.printer import (
    By,
    Paper,
    Profile,
    check_printer_name,
    printers_file,
    read_profiles,
    save_profile,
)
from cardmaker.job.project import default_stock, paper_locale
from cardmaker.job.readings import farthest, found_in, in_words, measured, read_corners, remarks_on
from cardmaker.job.resolve import project_of
from cardmaker.job.verbs import Done
from cardmaker.paper.feed import USUAL, Answer, Feed, feed_of
from cardmaker.paper.leaf import Turn
from cardmaker.paper.stock import Stock, find_stock
from cardmaker.press.calibration_sheet import Wanted, calibration_sheet
from cardmaker.press.feed_sheet import feed_page
from cardmaker.press.passes import passes
from cardmaker.press.plain_sheet import both_pages, both_sides, plain_sheet
from cardmaker.press.register import Correction, Register, Similarity, register
from cardmaker.press.sheet import Duplex, Sheet
from cardmaker.press.small_print import FACE, SmallPrint
from cardmaker.press.stream import Copy, Plan, write_pdfs
from cardmaker.press.vernier import FIRST, PROOF
from cardmaker.text.face import load_face
from cardmaker.units import mm

#: What an answer to the feed sheets looks like.
ANSWER: Final = "BACK,WHERE,ARROW"

_WHERE: Final = {"behind": True, "over": False}
_ARROW: Final = {"up": True, "down": False}


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
        tray = f" --tray {self.tray}" if self.tray else ""
        by = " --duplex manual" if self.duplex == "manual" else ""
        return f"--printer {name} -s {self.stock.name}{tray}{by}"


def bench_of(choices: Choices, project: Path | None) -> Bench:
    """What is to be calibrated; raises Misused for paper or a printer that cannot be."""
    wish = choices.over(project_of(project))
    stock = find_stock(wish.stock or default_stock(paper_locale(os.environ)))
    if stock.size is None:
        raise Misused("stock trim is for a print shop, which calibrates for itself", "name a paper")
    duplex = wish.duplex or "long-edge"
    if duplex not in ("long-edge", "short-edge", "manual"):
        raise Misused(f"--duplex {duplex} has no backs to meet fronts", "leave it out")
    file = printers_file(os.environ, Path.home())
    profile = None
    if wish.printer is not None:
        check_printer_name(wish.printer)
        profile = read_profiles(file).get(wish.printer, Profile(wish.printer))
    turn: Duplex = duplex  # type: ignore[assignment]
    return Bench(stock, stock.size, turn, wish.tray or "", profile, file)


def print_sheet(
    choices: Choices, *, output: Path | None = None, project: Path | None = None
) -> Done:
    """Write the calibration sheet; for a printer that is calibrated already, corrected."""
    check_suffix(output, ".pdf")
    bench = bench_of(choices, project)
    done = bench.correction
    names = PROOF if done else FIRST
    reads = " ".join(f"--read {name}=…" for name in names)
    wanted = Wanted(
        bench.turn, names, _print_it(bench.duplex), f"cardmaker calibrate {bench.options} {reads}"
    )
    print_ = SmallPrint(load_face(FACE))
    front, back = calibration_sheet(bench.size, wanted, print_)
    maps = register(done, bench.size, bench.turn) if done else Register()
    name = f"calibrate-{bench.stock.name}{'-corrected' if done else ''}.pdf"
    plan = _plan(bench, {"sheet": (front, back)}, "Calibration sheet", maps)
    paths = _write(plan, bench, target_of(output, name), ["sheet"])
    what = "The calibration sheet, corrected" if done else "The calibration sheet"
    how = _how(bench, plan.sheet, paths)
    return Done(paths, (), f"{what}, 1 sheet of {bench.stock.name}. {how} It says how to read it.")


def read_sheet(
    choices: Choices,
    typed: Mapping[str, str],
    bar: str | None = None,
    *,
    project: Path | None = None,
) -> Done:
    """Find out from readings what a printer does, and keep it if the printer has a name."""
    bench = bench_of(choices, project)
    bars = measured(bar) if bar else None
    old = bench.correction or Correction()
    error, said = old.error, []
    found = None
    if typed:
        found = found_in(*read_corners(typed, bench.size))
        if found.corrected and not bench.correction:
            raise Misused(
                f"corners {', '.join(PROOF)} are those of a corrected sheet, and nothing is "
                "corrected for this printer and paper",
                "read a sheet with A, B, C, D, or name the --printer",
            )
        error = old.error.then(found.error) if found.corrected else found.error
        said.append(_told(found.error, found.residue, bench.size))
    if bars:
        said.append(
            f"Both sides are {bars[0]:.2%} as wide and {bars[1]:.2%} as high as they should be."
        )
        if found and found.corrected:
            bars = bars[0] * old.bars[0], bars[1] * old.bars[1]
    said += remarks_on(found, bars)
    return Done((), tuple(said), _kept(bench, Correction(error, bars or old.bars)))


def print_feed(
    choices: Choices, *, output: Path | None = None, project: Path | None = None
) -> Done:
    """Write the two fronts and the two backs that tell how paper is fed twice."""
    check_suffix(output, ".pdf")
    bench = bench_of(replace(choices, duplex="manual"), project)
    print_ = SmallPrint(load_face(FACE))
    pages = {
        str(number): (
            feed_page(bench.size, number, back=False, print_=print_),
            feed_page(bench.size, number, back=True, print_=print_),
        )
        for number in (1, 2)
    }
    plan = _plan(bench, pages, "Feed sheets", Register())
    # In plain order, and upright: what becomes of them is the question.
    bench = bench._replace(profile=None)
    paths = _write(plan, bench, target_of(output, f"feed-{bench.stock.name}.pdf"), ["1", "2"])
    fronts, backs = (path.name for path in paths)
    last = (
        f"2 sheets of {bench.stock.name}. Print {fronts} on one side, at 100 %. Take both sheets "
        "out together as they lie, do not turn them over, put them back so that the edge the "
        f"arrow points to goes in first, and print {backs}. Then look at 1 FRONT, and type: "
        f"cardmaker calibrate --feed --printer NAME --answer {ANSWER}, as in 2,behind,up."
    )
    return Done(paths, (), last)


def read_feed(choices: Choices, answer: str, *, project: Path | None = None) -> Done:
    """Keep how paper is fed twice through a printer, by what the feed sheets showed."""
    bench = bench_of(replace(choices, duplex="manual"), project)
    feed = feed_of(answer_of(answer))
    over = "turn the pile over about its long edge" if feed.over else "do not turn the pile over"
    order = "in the order of the fronts" if feed.order == "same" else "in reverse order"
    stand = "" if feed.turn == "book" else ", and head down beside the fronts"
    told = f"Between fronts and backs {over}; backs are printed {order}{stand}."
    if bench.profile is None:
        return Done((), (told,), "Nothing is kept: add --printer NAME.")
    save_profile(replace(bench.profile, feed=feed), bench.file)
    name = bench.profile.name
    last = (
        f"Kept as {name} in {bench.file}. Now: cardmaker draft … --printer {name} --duplex manual"
    )
    return Done((), (told,), last)


def answer_of(text: str) -> Answer:
    """The answer to the feed sheets that was typed.

    >>> answer_of("2, behind, up")
    Answer(back=2, behind=True, upright=True)
    """
    parts = [part.strip().lower() for part in text.split(",")]
    if (
        len(parts) != 3
        or parts[0] not in ("1", "2")
        or parts[1] not in _WHERE
        or parts[2] not in _ARROW
    ):
        raise Misused(
            f"--answer {text!r} is not which back (1 or 2), where (behind or over), and how its "
            "arrow points (up or down)",
            "as in --answer 2,behind,up",
        )
    return Answer(1 if parts[0] == "1" else 2, _WHERE[parts[1]], _ARROW[parts[2]])


def _plan(
    bench: Bench,
    pages: Mapping[str, tuple],  # type: ignore[type-arg]
    title: str,
    maps: Register,
) -> Plan:
    sheet = both_sides(plain_sheet(bench.size, bench.stock.margin), bench.turn, bench.duplex)
    cards = {name: both_pages(*sides) for name, sides in pages.items()}
    face = load_face(FACE)
    return Plan(sheet, cards, {face.name: face}, "home", title, maps)


def _write(plan: Plan, bench: Bench, target: Path, names: Sequence[str]) -> tuple[Path, ...]:
    plans = {target: plan}
    if bench.duplex == "manual":
        plans = dict(zip(pass_names(target), passes(plan, bench.feed), strict=True))
    write_pdfs(plans, [Copy(name) for name in names])
    return tuple(plans)


def _how(bench: Bench, sheet: Sheet, paths: tuple[Path, ...]) -> str:
    if bench.duplex != "manual":
        return _print_it(bench.duplex)
    name = bench.profile.name if bench.profile else ""
    known = bool(bench.profile and bench.profile.feed)
    return Fed(name, bench.feed, known).steps(sheet, paths)


def _print_it(duplex: Duplex) -> str:
    if duplex == "manual":
        return "Print the fronts, put the sheet back, print the backs, both at 100 %."
    return f"Print it on both sides, flip on the {duplex.replace('-', ' ')}, at 100 %."


def _told(error: Similarity, residue: float, page: Size) -> str:
    """What was found, and how far it can be trusted."""
    words = in_words(error)
    return (
        f"{words[0].upper()}{words[1:]}: up to {farthest(error, page) / mm:.1f} mm off. "
        f"The readings agree to {residue / mm:.2f} mm."
    )


def _kept(bench: Bench, correction: Correction) -> str:
    """Keeps a correction; returns the last words."""
    if bench.profile is None:
        return "Nothing is kept: add --printer NAME, any name you like for this printer."
    save_profile(bench.profile.knowing(bench.paper, correction), bench.file)
    name = bench.profile.name
    by = " --duplex manual" if bench.duplex == "manual" else ""
    return (
        f"Kept as {name} for {bench.stock.name} in {bench.file}. See for yourself: cardmaker "
        f"cardmaker calibrate {bench.options}. Then print your cards with --printer {name}{by}."
    )
