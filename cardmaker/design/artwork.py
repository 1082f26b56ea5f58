"""Artwork: a design's folder goes in, the functions that draw its panels come out.

They are its own art.py, which is code and runs only where it is trusted; or they show its drawings
(front.svg and, where it has them, inside.svg, back.svg, liner.svg), which are data. What goes wrong
in code as it draws is told as its author would look for it: by file, line and panel.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from traceback import walk_tb
from types import ModuleType
from typing import Any, Final, Literal, NamedTuple, ParamSpec, get_args

from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.design.trust import Trust
from cardmaker.display import Item, Items
from cardmaker.errors import BadDesign
from cardmaker.shelf import shelf

_P = ParamSpec("_P")

Draw = Callable[[Panel, Palette, str], Items]
Bank = Callable[[Panel, Palette, str, int], Items]

#: What a design must draw, and what it may: the pattern of the envelope's liner and flap; and a
#: front whose parts each go several ways, where these must know of each other.
PANELS: Final = ("front", "inside", "back")
LINER: Final = "liner"
BANK: Final = "bank"

_PROGRAM: Final = "art.py"

_SHAPES: Final = get_args(Item)


class Artwork(NamedTuple):
    """What draws the panels of a design."""

    front: Draw
    inside: Draw
    back: Draw
    liner: Draw | None = None
    bank: Bank | None = None


class Look(NamedTuple):
    """How drawings are shown: their colours as roles of the palette; the front cut or whole."""

    roles: Mapping[str, str]
    fit: Literal["fill", "whole"] | None = None


def artwork(folder: Path, look: Look, trust: Trust) -> Artwork:
    """What draws the panels of the design in a folder; code runs as `trust` says.

    Raises:
        NotTrusted: it is code that nobody has trusted.
        BadDesign: it cannot be run, or its drawings do not print, or there is nothing.
    """
    if programmed(folder):
        return _of(_module(folder, trust), folder)
    if (folder / "front.svg").is_file():
        return _drawn(folder, look)
    raise BadDesign(f"{folder} has no {_PROGRAM} and no front.svg", "one of them draws the front")


def programmed(folder: Path) -> bool:
    """Whether the design in a folder is drawn by code."""
    return (folder / _PROGRAM).is_file()


def bare(_panel: Panel, _palette: Palette, _seed: str) -> Items:
    """Nothing: the panel stays as it is."""
    return ()


def _drawn(folder: Path, look: Look) -> Artwork:
    # Reading drawings takes more than drawing, and most designs have none.
    from cardmaker.svg.folder import shown

    front = shown(folder, "front", look.roles, look.fit)
    inside, back, liner = (shown(folder, name, look.roles) for name in ("inside", "back", LINER))
    return Artwork(front or bare, inside or bare, back or bare, liner)


def _of(module: ModuleType, folder: Path) -> Artwork:
    path = folder / _PROGRAM
    drawn: dict[str, Any] = {}
    for name in (*PANELS, LINER, BANK):
        draw = getattr(module, name, None)
        if draw is not None and not callable(draw):
            raise BadDesign(f"{path}: {name} is no function", f"write def {name}(…)")
        drawn[name] = draw and _guarded(draw, name, path)
    lacking = [panel for panel in PANELS if drawn[panel] is None]
    if lacking:
        raise BadDesign(f"{path} does not draw {', '.join(lacking)}")
    return Artwork(**drawn)


def _guarded(draw: Callable[_P, Iterable[Item]], panel: str, path: Path) -> Callable[_P, Items]:
    """The function in `path` that draws a panel, with its faults told as the design's."""

    @wraps(draw)
    def guarded(*args: _P.args, **kwargs: _P.kwargs) -> Items:
        try:
            made = draw(*args, **kwargs)
            # Shapes may be drawn as they are asked for, and go wrong then.
            items = tuple(made) if isinstance(made, Iterable) else None
        except Exception as fault:
            where = _place(path, draw, fault)
            raise BadDesign(f"{where}: {panel}: {str(fault) or type(fault).__name__}") from fault
        wrong = [made] if items is None else [one for one in items if not isinstance(one, _SHAPES)]
        if wrong or items is None:
            raise BadDesign(
                f"{_place(path, draw)}: {panel}: it draws {wrong[0]!r:.40}, which is no shape",
                "return a tuple of shapes, and () for none",
            )
        return items

    return guarded


def _place(path: Path, draw: Callable[..., object], fault: Exception | None = None) -> str:
    """The file and the line in it where a fault came up, or else where the function begins."""
    frames = walk_tb(fault.__traceback__ if fault else None)
    lines = [line for frame, line in frames if frame.f_code.co_filename == str(path)]
    code = getattr(draw, "__code__", None)
    if not lines and code is not None and code.co_filename == str(path):
        lines = [code.co_firstlineno]
    return f"{path}, line {lines[-1]}" if lines else str(path)


def _module(folder: Path, trust: Trust) -> ModuleType:
    """The folder's art.py as a module of a name of its own, never by way of sys.path."""
    path = folder / _PROGRAM
    ships = folder.parent.resolve() == shelf("designs").resolve()
    code = path.read_bytes() if ships else trust.code(folder, _PROGRAM)
    name = f"cardmaker_design_{sha256(str(path.resolve()).encode() + code).hexdigest()[:12]}"
    if name in sys.modules:
        return sys.modules[name]
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise BadDesign(f"{path} cannot be run", "is it a program in Python?")
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        if ships:
            spec.loader.exec_module(module)
        else:
            # What was trusted is what runs, not what has been compiled from it or written since.
            exec(compile(code, path, "exec"), module.__dict__)
    except Exception as fault:
        del sys.modules[name]
        raise BadDesign(f"{path} cannot be run: {fault}") from fault
    return module
