"""Where the things that ship with cardmaker stand: fonts/, designs/ and the notes."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shelf(name: str) -> Path:
    """The folder `name` ("fonts", "designs", "notes") that ships with cardmaker.

    In a wheel it stands inside the package; in a checkout (an editable install) at the
    repository's root, for people to see.
    """
    inside = _PACKAGE / name
    root = _PACKAGE.parent
    if not inside.is_dir() and (root / "pyproject.toml").is_file():
        return root / name
    return inside
