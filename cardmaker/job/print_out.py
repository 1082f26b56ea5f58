"""The verb that prints: a finished file is read, planned for a printer and given to it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from cardmaker.errors import CannotPrint, Misused, NoSpooler, UnknownName
from cardmaker.job.printer import find_profile, printers_file
from cardmaker.job.printing import Loaded, PrintJob, Printout, Which, Wishes, by_hand, planned
from cardmaker.job.project import find_project, read_project
from cardmaker.paper.feed import Feed
from cardmaker.press.finished import Finished, open_pdf, pages_alone, read_finished
from cardmaker.spool import Queue, choices, default_queue, look_at, queues, send

#: What the names of two files that belong together end in.
FRONTS: Final = "-fronts"
BACKS: Final = "-backs"

#: The printer of a dry run where there is none.
_NOBODY: Final = Queue("", two_sided=True)


class Ready(NamedTuple):
    """What is about to be printed: the open files, what each is, the printer, and the jobs."""

    documents: Sequence[BinaryIO]
    files: Sequence[Finished]
    queue: Queue
    printout: Printout


class Printed(NamedTuple):
    """The jobs that were sent, by CUPS's names for them, and whether they were all there are."""

    requests: tuple[str, ...]
    complete: bool


def print_files(
    paths: Sequence[Path],
    wishes: Wishes,
    *,
    queue: str | None = None,
    project: Path | None = None,
    tell: Callable[[Ready], None],
    pause: Callable[[str, str], bool],
) -> Printed:
    """Print a finished PDF, or one of fronts and one of backs, on the printer `queue` or the usual.

    A file of fronts brings the file of backs that lies beside it. `tell` is told what is about to
    happen; `pause` is given CUPS's name for the job before and what hands do now, and says whether
    to go on.

    Raises:
        CardmakerError: a file can't be read or does not go with what is asked, there is no such
            printer, or it does not take the job.
    """
    with _ready(paths, _wished(wishes, project), queue) as ready:
        tell(ready)
        requests: list[str] = []
        for job in ready.printout.jobs:
            if requests and not pause(requests[-1], ready.printout.turn):
                return Printed(tuple(requests), False)
            requests.append(_sent(ready, job))
        return Printed(tuple(requests), True)


def print_dry(
    paths: Sequence[Path],
    wishes: Wishes,
    *,
    queue: str | None = None,
    project: Path | None = None,
    tell: Callable[[Ready], None],
) -> Iterator[str]:
    """Every attribute of the jobs that would print those files, a line each; nothing is sent.

    Raises:
        CardmakerError: as `print_files` does, but for a system without a printer.
    """
    with _ready(paths, _wished(wishes, project), queue, dry=True) as ready:
        tell(ready)
        for number, job in enumerate(ready.printout.jobs):
            if number:
                yield ""
            pages = (str(page + 1) for page in job.pages or ())
            yield f"printer={ready.queue.name}"
            yield f"document={ready.files[job.file].name}"
            yield f"pages={','.join(pages) or 'all'}"
            if job.turned:
                yield f"turned={job.turned}"
            yield f"title={job.title}"
            yield f"copies={job.copies}"
            yield from (f"{name}={value}" for name, value in job.options)


def with_backs(paths: Sequence[Path], pages: Which) -> tuple[Path, ...]:
    """The paths, and after a lone file of fronts its file of backs, unless only fronts are asked.

    Raises:
        Misused: there is no file of backs beside the one of fronts.
    """
    first = paths[0]
    if len(paths) > 1 or not first.stem.endswith(FRONTS):
        return tuple(paths)
    backs = first.with_name(f"{first.stem.removesuffix(FRONTS)}{BACKS}{first.suffix}")
    if backs.is_file():
        return first, backs
    if pages == "fronts":
        return (first,)
    raise Misused(
        f"{backs.name}, the backs of {first.name}, is not beside it",
        "name the file of backs as well, or say --pages fronts",
    )


@contextmanager
def _ready(
    paths: Sequence[Path], wishes: Wishes, queue: str | None, dry: bool = False
) -> Iterator[Ready]:
    paths = with_backs(paths, wishes.pages)
    with ExitStack() as stack:
        documents = [stack.enter_context(open_pdf(path)) for path in paths]
        files = [
            read_finished(document, path.name)
            for document, path in zip(documents, paths, strict=True)
        ]
        feed, known = _feed(wishes.printer)
        unseen = ""
        try:
            printer = _printer(queue)
        except NoSpooler as missing:
            if not dry:
                raise NoSpooler(missing.message, by_hand(files, wishes, feed)) from None
            printer = _NOBODY
            unseen = f"{queue} is not looked for: {missing.message}." if queue else ""
        plan = planned(files, wishes, printer, _loaded(printer, wishes), feed)
        if plan.turn and len(files) == 1:
            plan = plan._replace(remarks=plan.remarks + known)
        if unseen:
            plan = plan._replace(remarks=(*plan.remarks, unseen))
        yield Ready(documents, files, printer, plan)


def _wished(wishes: Wishes, project: Path | None) -> Wishes:
    """The wishes, with the printer of the project where none is named."""
    chosen = find_project(Path()) if project is None else read_project(project)
    return wishes._replace(printer=wishes.printer or chosen.printer)


def _feed(name: str | None) -> tuple[Feed | None, tuple[str, ...]]:
    """How the printer of that name takes paper twice, if that is known, and a word where not."""
    if name is None:
        return None, ()
    feed = find_profile(name, printers_file(os.environ, Path.home())).feed
    if feed:
        return feed, (f"This is how {name} was found to take paper.",)
    return None, (
        f"How {name} takes paper twice is not known: cardmaker calibrate --feed --printer {name} "
        "finds it out.",
    )


def _printer(name: str | None) -> Queue:
    """The printer of that name, or the one that is used when none is named."""
    there = queues()
    if not there:
        raise NoSpooler("CUPS knows no printer on this system")
    if name is None:
        name = default_queue() or (there[0] if len(there) == 1 else None)
    if name is None:
        raise CannotPrint(
            "none of the printers is the usual one", f"say --queue {' or --queue '.join(there)}"
        )
    if name not in there:
        raise UnknownName("printer", name, there)
    queue = look_at(name)
    if not queue.accepting:
        raise CannotPrint(f"{name} takes no jobs at the moment", f"cupsaccept {name}")
    return queue


def _loaded(queue: Queue, wishes: Wishes) -> Loaded:
    """What the printer has to choose from, as far as a person asks for it."""
    return Loaded(
        choices(queue.name, "InputSlot") if wishes.tray is not None else (),
        choices(queue.name, "MediaType") if wishes.media_type is not None else (),
    )


def _sent(ready: Ready, job: PrintJob) -> str:
    document, name = ready.documents[job.file], ready.files[job.file].name
    if job.pages is None:
        return send(ready.queue.name, job.title, job.copies, job.options, document)
    with pages_alone(document, name, job.pages, job.turned) as alone:
        return send(ready.queue.name, job.title, job.copies, job.options, alone)
