"""Printers: what a person has found out about theirs, kept by name in a file of their own.

[office.feed]
order = "reverse"
turn = "book"
over = false

[[office.paper]]
stock = "letter"
tray = ""
turned_by = "printer"
shift = ["0.8mm", "-1.3mm"]
scale = 1.002
degrees = 0.25
bars = [1.0, 1.0]
"""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from cardmaker.config import config_folder, private_folder
from cardmaker.errors import BadLength, BadPrinters, Misused, UnknownName
from cardmaker.named import meant, named
from cardmaker.paper.feed import Feed
from cardmaker.press.register import Correction, Similarity, is_printers
from cardmaker.press.whole import whole_file
from cardmaker.units import length, mm

By = Literal["printer", "hands"]

#: What a file of printers is at most, in bytes.
_LARGEST: Final = 1 << 20

_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,40}")

_HEAD: Final = (
    "# What cardmaker calibrate found out, as seen from the front: shift to the right and down,\n"
    "# degrees clockwise, scale of the back on the front; bars: how long 1 comes out on both.\n"
)


class Paper(NamedTuple):
    """What a correction is for: a stock, a tray ("" if nobody named one), and who turns it."""

    stock: str
    tray: str
    by: By


@dataclass(frozen=True, slots=True)
class Profile:
    """A printer by name: its corrections by paper, and how it is fed twice, if that is known."""

    name: str
    feed: Feed | None = None
    papers: Mapping[Paper, Correction] = field(default_factory=dict)

    def correction(self, stock: str, by: By, tray: str | None) -> Correction | None:
        """The correction for a paper; without a tray that of no tray, or of the only one.

        Raises:
            Misused: a tray that has none, where others have; or none of several is named.
        """
        found = {p.tray: c for p, c in self.papers.items() if (p.stock, p.by) == (stock, by)}
        if tray is None:
            if len(found) > 1 and "" not in found:
                trays = ", ".join(sorted(found))
                raise Misused(
                    f"{self.name} is calibrated for {stock} in several trays",
                    f"add --tray, one of {trays}",
                )
            tray = "" if "" in found or not found else next(iter(found))
        known = meant(tray, found)
        if found and known is None:
            raise self._unknown(Paper(stock, tray, by), found)
        return found.get(known or "")

    def _unknown(self, paper: Paper, found: Iterable[str]) -> Misused:
        """What is said of a tray that nobody has calibrated, where others are."""
        trays = sorted(filter(None, found))
        unknown = UnknownName("tray", paper.tray, trays)
        others = unknown.hint if trays else "leave out --tray for what is known"
        return Misused(
            f"{self.name} is not calibrated for a tray {paper.tray!r} on {paper.stock}",
            f"{others}; `{self.calibrate(paper)}` finds out what that one does",
        )

    def calibrate(self, paper: Paper) -> str:
        """The command that finds out what the printer does with a paper."""
        tray = f" --tray {shlex.quote(paper.tray)}" if paper.tray else ""
        by = " --duplex manual" if paper.by == "hands" else ""
        return f"cardmaker calibrate --printer {self.name} -s {paper.stock}{tray}{by}"

    @property
    def trays(self) -> tuple[str, ...]:
        """The trays that are calibrated, whatever lies in them, each with its stock in words."""
        known = {(paper.tray, paper.stock) for paper in self.papers if paper.tray}
        return tuple(f"{tray} ({stock})" for tray, stock in sorted(known))

    def knowing(self, paper: Paper, correction: Correction) -> Profile:
        """The same with a correction more, or another one."""
        return replace(self, papers={**self.papers, paper: correction})


def printers_file(environ: Mapping[str, str], home: Path) -> Path:
    """Where printers are kept: in the folder a system has for a person's configuration."""
    return config_folder(environ, home) / "printers.toml"


def find_profile(name: str, file: Path) -> Profile:
    """The printer of that name.

    Raises UnknownName with the known ones, and BadPrinters for a file that cannot be used.
    """
    known = read_profiles(file)
    if not known:
        raise Misused(
            f"there is no printer {name!r}, and no other",
            f"cardmaker calibrate prints a sheet that tells what it does, and with --printer {name}"
            if _NAME.fullmatch(name)
            else "cardmaker calibrate prints a sheet that tells what a printer does",
        )
    return known[named("printer", name, sorted(known))]


def check_printer_name(name: str) -> None:
    """Nothing, if a printer may be called so; raises Misused."""
    if not _NAME.fullmatch(name):
        raise Misused(
            f"{name!r} is no name for a printer",
            "take letters from a to z, figures, - and _, as in --printer office",
        )


def read_profiles(file: Path) -> dict[str, Profile]:
    """Every printer in a file by name; none if there is no file.

    Raises:
        BadPrinters: it cannot be read, or holds what was not written here.
    """
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise BadPrinters(f"{file} cannot be read: {error.strerror or error}") from None
    try:
        table = tomllib.loads(data.decode("utf-8"))
        return {name: _profile(name, rows) for name, rows in table.items()}
    except BadLength as error:
        raise BadPrinters(f"{file}: {error.message}", _MEND) from None
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise BadPrinters(f"{file} cannot be understood: {error}", _MEND) from None


_MEND: Final = "mend it, or put it away and calibrate again"


def save_profile(profile: Profile, file: Path) -> None:
    """Writes a printer into the file among the others, which stay as they are.

    Raises:
        OutputFailed: it cannot be written, or the folder is open to others.
    """
    known = {**read_profiles(file), profile.name: profile}
    private_folder(file.parent)
    text = _HEAD + "".join(_written(known[name]) for name in sorted(known))
    with whole_file(file) as out:
        out.write(text.encode())


def _profile(name: str, rows: Mapping[str, Any]) -> Profile:
    feed = rows.get("feed")
    papers = [_paper(row) for row in rows.get("paper", [])]
    return Profile(name, None if feed is None else _feed(feed), dict(papers))


def _feed(row: Mapping[str, Any]) -> Feed:
    order, turn, over = row["order"], row["turn"], row["over"]
    if order not in ("same", "reverse") or turn not in ("book", "tumble") or over not in (0, 1):
        raise ValueError(f"a feed is not {dict(row)}")
    return Feed(order, turn, bool(over))


def _paper(row: Mapping[str, Any]) -> tuple[Paper, Correction]:
    by = row["turned_by"]
    if by not in ("printer", "hands"):
        raise ValueError(f"turned_by is not {by!r}")
    across, down = map(length, row["shift"])
    scale, degrees = float(row["scale"]), float(row["degrees"])
    wide, high = map(float, row["bars"])
    if not (0.5 < scale < 2 and abs(degrees) < 45 and is_printers(wide) and is_printers(high)):
        raise ValueError("no printer is so far off")
    error = Similarity.of(scale, degrees, complex(across, down))
    return Paper(str(row["stock"]), str(row["tray"]), by), Correction(error, (wide, high))


def _written(profile: Profile) -> str:
    """A printer as TOML."""
    lines = []
    if profile.feed:
        order, turn, over = profile.feed
        lines += [f"\n[{profile.name}.feed]", f'order = "{order}"', f'turn = "{turn}"']
        lines += [f"over = {str(over).lower()}"]
    for paper, (error, bars) in sorted(profile.papers.items()):
        shift = [f"{part / mm:.3f}mm" for part in (error.shift.real, error.shift.imag)]
        lines += [
            f"\n[[{profile.name}.paper]]",
            # JSON's strings and lists are TOML's.
            f"stock = {json.dumps(paper.stock)}",
            f"tray = {json.dumps(paper.tray)}",
            f'turned_by = "{paper.by}"',
            f"shift = {json.dumps(shift)}",
            f"scale = {error.scale:.6f}",
            f"degrees = {error.degrees:.4f}",
            f"bars = [{bars[0]:.5f}, {bars[1]:.5f}]",
        ]
    return "".join(f"{line}\n" for line in lines)
