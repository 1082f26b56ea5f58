"""A folder of drawings: front.svg and its like go in, functions that show them come out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.confined import Task, confined, taken
from cardmaker.display import Items
from cardmaker.errors import BadDesign
from cardmaker.svg.drawing import Drawing, unpacked
from cardmaker.svg.fit import Fit, fitted

#: How large may a drawing's file be?
_MOST_BYTES: Final = 2 << 20

_READ: Final = Task("cardmaker.svg.reader:read", BadDesign, "save it as a plain SVG")


def shown(
    folder: Path, name: str, roles: Mapping[str, str], fit: Fit | None = None
) -> Callable[[Panel, Palette, str], Items] | None:
    """What shows the drawing `name`.svg of a folder on a panel; None if it has none.

    `roles` and `fit` are as in svg/fit. Raises BadDesign for a drawing that does not print.
    """
    path = folder / f"{name}.svg"
    if not path.is_file():
        return None
    if path.resolve().parent != folder.resolve():
        raise BadDesign(f"{path} is a link to a file elsewhere", "copy that file in its place")
    return partial(_show, drawing_in(path), roles, fit)


def drawing_in(path: Path) -> Drawing:
    """The drawing in an SVG that a person names.

    Raises:
        BadDesign: it cannot be read, or does not print.
    """
    return unpacked(confined(_READ, path.name, taken(path, _MOST_BYTES, _READ)))


def _show(
    drawing: Drawing, roles: Mapping[str, str], fit: Fit | None,
    panel: Panel, palette: Palette, _seed: str,
) -> Items:  # fmt: skip
    return fitted(drawing, panel, palette, roles, fit)
