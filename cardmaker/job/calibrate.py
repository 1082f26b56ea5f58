"""Calibrating: a sheet that tells how a printer lays backs on fronts, and what was read kept."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from cardmaker.errors import CardmakerError, Misused
from cardmaker.geometry import Rect, Size
from cardmaker.job.bench import Bench, bench_of, plan_of, write_sheets
from cardmaker.job.choices import Choices
from cardmaker.job.fed import Fed
from cardmaker.job.names import check_suffix, target_of
from cardmaker.job.printer import save_profile
from cardmaker.job.readings import farthest, found_in, in_words, measured, read_corners, remarks_on
from cardmaker.job.verbs import Done
from cardmaker.press.calibration_sheet import Wanted, calibration_sheet
from cardmaker.press.register import (
    Correction,
    Register,
    Similarity,
    is_printers,
    register,
    strays,
)
from cardmaker.press.sheet import Duplex, Sheet
from cardmaker.press.small_print import FACE, SmallPrint
from cardmaker.press.vernier import FIRST, PROOF
from cardmaker.text.face import load_face
from cardmaker.units import mm

#: What is printed keeps as far from the paper's edge, on stock that says nothing of a margin.
_CLEAR: Final = 5 * mm


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
    plan = plan_of(bench, {"sheet": (front, back)}, "Calibration sheet", maps)
    paths = write_sheets(plan, bench, target_of(output, name), ["sheet"])
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
        wide, high = (f"{bar * 100:.2f} %" for bar in bars)
        said.append(f"Both sides are {wide} as wide and {high} as high as they should be.")
        if found and found.corrected:
            bars = bars[0] * old.bars[0], bars[1] * old.bars[1]
    said += remarks_on(found)
    new = Correction(error, bars or old.bars)
    _check_on_paper(new, bench)
    return Done((), tuple(said), _kept(bench, new))


def _check_on_paper(correction: Correction, bench: Bench) -> None:
    """Nothing, if what is printed through a correction stays on the paper."""
    clear = bench.stock.margin or _CLEAR
    ink = Rect(0.0, 0.0, *bench.size).inset(clear)
    by = max(strays(side, ink) for side in register(correction, bench.size, bench.turn))
    if by > clear or not all(map(is_printers, correction.bars)):
        raise CardmakerError(
            f"to undo that, print would be moved by {by / mm:.1f} mm, off the paper; nothing is "
            "kept",
            "no printer is so far off: print the sheet again at 100 %, and read A, B, C, D anew",
        )


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
        f"Kept as {name} for {bench.stock.name} in {bench.file}. See for yourself: "
        f"cardmaker calibrate {bench.options}. Then print your cards with --printer {name}{by}."
    )
