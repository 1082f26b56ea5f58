"""The verb that makes a gallery: a folder with a page of every design in its palettes."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any, Final

from cardmaker.config import config_folder
from cardmaker.design import Design, design_folders, find_designs
from cardmaker.errors import BadDesign, Misused
from cardmaker.job.names import OUTPUT
from cardmaker.job.plates import WORK
from cardmaker.job.project import Project
from cardmaker.job.resolve import resolve
from cardmaker.job.verbs import Done
from cardmaker.job.walls import Hung, Sizes, Wish, crease, wall
from cardmaker.named import named
from cardmaker.paper.format import find_format
from cardmaker.press.whole import told, whole_folder
from cardmaker.run.crew import crew
from cardmaker.text.note import NoteHead
from cardmaker.web.gallery import PAGE, PICTURES, Gallery, gallery_files, is_gallery

#: A process draws so many palettes of a design at most: its beginning costs as much as one.
_BATCH: Final = 8

#: By default, at most so many processes; each takes some 200 MB.
_MOST_AT_ONCE: Final = 4

#: How files end that people may take a gallery for.
_FILES: Final = (".htm", ".html", ".pdf", ".png", ".webp", ".zip")

#: What is told how many cards of how many are drawn.
Progress = Callable[[int, int], None]


def make_gallery(
    wish: Wish,
    *,
    output: Path | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Done:
    """Write a gallery to a folder, which takes the place of an older one: a page and its pictures.

    `jobs` processes draw at once (None: as many as there are cores, up to four). Raises
    CardmakerError in one of its kinds, and then the folder is as it was.
    """
    _check_folder(output)
    hung, remarks = _hang(wish)
    target = output or OUTPUT / "gallery"
    with told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    with whole_folder(target, is_gallery) as folder:
        with told(target):
            (folder / PICTURES).mkdir()
        sizes = _draw(wish, hung, folder / PICTURES, jobs or _cores(), progress)
        walls = tuple(wall(wish, one, sizes) for one in hung)
        shown = Gallery(walls, crease(find_format(wish.format)), wish.stock)
        for name, text in gallery_files(shown).items():
            with told(target):
                (folder / name).write_bytes(text.encode())
    return Done((target / PAGE,), remarks, _closing(target / PAGE, hung))


def _check_folder(output: Path | None) -> None:
    if output is not None and output.suffix.lower() in _FILES:
        raise Misused(
            f"{output.name} is the name of a file, and a gallery is a folder",
            f"-o {output.with_suffix('')}",
        )


def _hang(wish: Wish) -> tuple[list[Hung], tuple[str, ...]]:
    """The designs that are shown, and what is said of those that cannot be."""
    found, remarks = _designs(wish)
    known = {name: None for _, design in found for name in (*design.palettes, *design.books)}
    wanted = {named("palette", name, known) for name in wish.palettes}
    hung, taken = [], set[str]()
    for asked, design in found:
        names = [one for one in design.palettes if not wanted or one in wanted]
        stems = {name: _stem(f"{design.name}-{name}", taken) for name in names}
        hung += [Hung(asked, design, stems)] if stems else []
    if not hung:
        raise Misused(
            f"no design here comes in {' or '.join(wish.palettes) or 'any palette'}",
            "`cardmaker list designs --json` names the palettes of each",
        )
    return hung, remarks


def _designs(wish: Wish) -> tuple[list[tuple[str, Design]], tuple[str, ...]]:
    """The designs as they are asked for; if all are, those that cannot be used are left out."""
    project = Project()

    def design(name: str) -> Design:
        return resolve(wish.choices(name), NoteHead(), project, os.environ).brief.design

    if wish.designs:
        return [(name, design(name)) for name in dict.fromkeys(wish.designs)], ()
    found, remarks = [], []
    for name in find_designs(design_folders(wish.folder, config_folder(os.environ, Path.home()))):
        try:
            found.append((name, design(name)))
        except BadDesign as fault:
            remarks.append(f"Left out: {fault}.")
    return found, tuple(remarks)


def _stem(name: str, taken: set[str]) -> str:
    """A file name's beginning for any name, like no other's.

    >>> taken = set()
    >>> [_stem(name, taken) for name in ("rose-corner", "../Rose é", "../Rose ü")]
    ['rose-corner', 'rose', 'rose-2']
    """
    plain = re.sub(r"[^a-z0-9_]+", "-", name.lower()).strip("-") or "design"
    numbered = (plain if n == 1 else f"{plain}-{n}" for n in count(1))
    stem = next(one for one in numbered if one not in taken)
    taken.add(stem)
    return stem


def _draw(
    wish: Wish, hung: Sequence[Hung], folder: Path, at_once: int, progress: Progress | None
) -> Sizes:
    """The size of each view's pictures, all having been drawn into the folder."""
    tasks = [*_tasks(wish, hung, folder, at_once)]
    cards, done, sizes = sum(len(task["stems"]) for task in tasks), 0, {}
    tell = progress or (lambda _done, _cards: None)
    tell(0, cards)
    for number, answer in crew(WORK, tasks, min(at_once, len(tasks))):
        done += len(tasks[number]["stems"])
        sizes = {view: (wide, high) for view, (wide, high) in answer.items()}
        tell(done, cards)
    return sizes


def _tasks(wish: Wish, hung: Sequence[Hung], folder: Path, at_once: int) -> Iterator[Any]:
    """What each process does: some palettes of one design, a fair share where there are few."""
    cards = sum(len(one.stems) for one in hung)
    batch = max(1, min(_BATCH, math.ceil(cards / at_once)))
    designs = None if wish.folder is None else str(wish.folder)
    for one in hung:
        stems = [(palette, str(folder / stem)) for palette, stem in one.stems.items()]
        for at in range(0, len(stems), batch):
            part = dict(stems[at : at + batch])
            yield {
                "design": one.asked, "format": wish.format, "stock": wish.stock,
                "designs": designs, "stems": part,
            }  # fmt: skip


def _cores() -> int:
    return min(_MOST_AT_ONCE, os.cpu_count() or 1)


def _closing(page: Path, hung: Sequence[Hung]) -> str:
    cards, designs = sum(len(one.stems) for one in hung), len(hung)
    return f"{_many(cards, 'card')} of {_many(designs, 'design')}. Open {page} in a browser."


def _many(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
