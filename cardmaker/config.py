"""Config: the folder where a person's own things are kept: printers, stocks, designs, trust."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

from cardmaker.errors import OutputFailed


def config_folder(environ: Mapping[str, str], home: Path) -> Path:
    """Where a system keeps a person's configuration of cardmaker, whether it is there or not.

    >>> config_folder({"XDG_CONFIG_HOME": "here"}, Path("/home/ann")).as_posix()
    '/home/ann/.config/cardmaker'
    """
    asked = environ.get("XDG_CONFIG_HOME", "")
    if not asked and sys.platform == "win32":
        asked = environ.get("APPDATA", "")
    # A path that is not absolute is to be ignored (XDG Base Directory Specification 0.8).
    folder = Path(asked) if asked and Path(asked).is_absolute() else home / ".config"
    return folder / "cardmaker"


def private_folder(folder: Path) -> None:
    """Makes a folder that is the person's alone; what is there stays, if it is nobody else's.

    Raises:
        OutputFailed: it cannot be made, or others may put something there.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        seen = folder.stat()
    except OSError as fault:
        raise OutputFailed(f"{folder} cannot be written: {fault.strerror or fault}") from None
    if not hasattr(os, "getuid"):
        return
    if seen.st_uid != os.getuid() or seen.st_mode & stat.S_IWOTH:
        raise OutputFailed(
            f"{folder} is open to others, so nothing is kept there", f"chmod 700 {folder}"
        )
