"""A file, or a folder of files, that appears whole or not at all: written beside its place, then
put there in one step.
"""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cardmaker.errors import OutputFailed


@contextmanager
def whole_file(target: Path) -> Iterator[io.FileIO]:
    """A file to write into, which takes the place of `target` when the block ends well.

    Until then `target` is as it was; if the block fails or is broken off, it stays so and nothing
    is left beside it. The folder must be there; the new file has the rights any new file gets.

    Raises:
        OutputFailed: the disk is full, or the place may not be written to.
    """
    target = Path(os.path.realpath(target))
    if target.exists() and not target.is_file():
        raise OutputFailed(
            f"{target} is no ordinary file", "name a file with -o, as in -o card.pdf"
        )
    draft = target.parent / f".cardmaker-{os.urandom(8).hex()}"
    try:
        with told(target):
            out = _Output(draft, target)
        with out:
            yield out
            with told(target):
                os.fsync(out.fileno())
        with told(target):
            os.replace(draft, target)
    finally:
        with suppress(OSError):
            os.unlink(draft)
    _sync_folder(target.parent)


@contextmanager
def whole_folder(target: Path, replaceable: Callable[[Path], bool]) -> Iterator[Path]:
    """A folder to fill, which takes the place of `target` when the block ends well.

    Until then `target` is as it was; if the block fails or is broken off, it stays so and nothing
    is left beside it. A folder that is there is put away only if it is empty or `replaceable`.

    Raises:
        OutputFailed: the target is no folder, holds something else, or cannot be written.
    """
    target = Path(os.path.realpath(target))
    _check_replaceable(target, replaceable)
    draft = target.parent / f".cardmaker-{os.urandom(8).hex()}"
    old = draft.with_suffix(".old")
    try:
        with told(target):
            draft.mkdir()
        yield draft
        with told(target):
            if target.exists():
                os.replace(target, old)
            os.replace(draft, target)
    except BaseException:
        if old.exists() and not target.exists():
            os.replace(old, target)
        raise
    finally:
        for folder in (draft, old):
            shutil.rmtree(folder, ignore_errors=True)
    _sync_folder(target.parent)


def _check_replaceable(target: Path, replaceable: Callable[[Path], bool]) -> None:
    elsewhere = "choose another place with -o; nothing of yours is put away"
    if target.exists() and not target.is_dir():
        raise OutputFailed(f"{target} is a file, and a folder is to be written", elsewhere)
    if target.is_dir() and any(target.iterdir()) and not replaceable(target):
        raise OutputFailed(f"{target} holds files that were not written here", elsewhere)


class _Output(io.FileIO):
    """The draft; its faults are told as the target's, so that no other OSError is taken for one."""

    def __init__(self, draft: Path, target: Path) -> None:
        super().__init__(draft, "xb")
        self._target = target

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """All of the bytes, where a plain write may stop half-way."""
        left = memoryview(data)
        with told(self._target):
            while left:
                left = left[super().write(left) or 0 :]
        return len(data)


@contextmanager
def told(target: Path) -> Iterator[None]:
    """Every OSError in the block is told as `target` not being written; raises OutputFailed."""
    try:
        yield
    except OSError as trouble:
        raise OutputFailed(
            f"{target} cannot be written: {trouble.strerror or trouble}",
            "see that the folder is there, the disk has room and the file is not open in another "
            "program, or choose another place with -o",
        ) from trouble


def _sync_folder(folder: Path) -> None:
    """Makes the new name last through a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
