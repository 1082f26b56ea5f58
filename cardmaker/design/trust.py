"""Trust: whether the code in a folder may run, which is remembered by what the code says.

The record is a text file in a person's own configuration: a line a folder, with the SHA-256 of its
code and the place where it was trusted. Code that has changed since is other code.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from cardmaker.config import private_folder
from cardmaker.errors import NotTrusted, OutputFailed

#: No design has more code than this; what has is something else.
_MOST_BYTES: Final = 4 << 20


@dataclass(frozen=True, slots=True)
class Trust:
    """Whose code may run: what `record` remembers, and if `given`, what is met now as well."""

    record: Path
    given: bool = False

    @classmethod
    def of(cls, config: Path, given: bool = False) -> Trust:
        """The trust that a person with this folder of configuration gives."""
        return cls(config / "trusted.txt", given)

    def code(self, folder: Path, name: str) -> bytes:
        """The program `name` in a folder, if the folder's code may run.

        Raises:
            NotTrusted: nobody has said that it may, or it has changed since.
            OutputFailed: it may, but that cannot be remembered.
        """
        files = _files(folder)
        digest, place = _digest(files), str(folder.resolve())
        known = self._known()
        if digest not in known:
            if not self.given:
                raise _refusal(folder, name, changed=place in known.values())
            self._remember(digest, place)
        return files[name]

    def _known(self) -> dict[str, str]:
        try:
            lines = self.record.read_text("utf-8").splitlines()
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except (OSError, ValueError) as fault:
            raise NotTrusted(f"{self.record} cannot be read: {fault}", "delete it") from None
        return {digest: place for digest, _, place in (line.partition("  ") for line in lines)}

    def _remember(self, digest: str, place: str) -> None:
        line = f"{digest}  {' '.join(place.splitlines())}\n"
        private_folder(self.record.parent)
        try:
            with self.record.open("a", encoding="utf-8", errors="replace") as file:
                file.write(line)
        except OSError as fault:
            raise OutputFailed(f"{self.record} cannot be written: {fault.strerror}") from None


def _files(folder: Path) -> dict[str, bytes]:
    """Every program in a folder and below it, by its place there."""
    found: dict[str, bytes] = {}
    try:
        for path in sorted(folder.rglob("*.py")):
            with path.open("rb") as file:
                found[path.relative_to(folder).as_posix()] = file.read(_MOST_BYTES)
            if sum(map(len, found.values())) >= _MOST_BYTES:
                raise NotTrusted(f"{folder} holds more code than a design has")
    except OSError as fault:
        raise NotTrusted(f"the code in {folder} cannot be read: {fault.strerror}") from None
    return found


def _digest(files: dict[str, bytes]) -> str:
    """The SHA-256 of programs: of each its name, its length and what it says."""
    whole = sha256()
    for name, code in files.items():
        whole.update(f"{len(name.encode())} {name} {len(code)} ".encode())
        whole.update(code)
    return whole.hexdigest()


def _refusal(folder: Path, name: str, *, changed: bool) -> NotTrusted:
    place = str(folder) if folder.is_absolute() or folder.parent.name else f"./{folder}"
    since = "has changed since you trusted it" if changed else "you have not trusted yet"
    return NotTrusted(
        f"the design {folder.name} holds code ({name}) that {since}",
        f"read it, and to trust it: cardmaker preview -d {shlex.quote(place)} --trust",
    )
