"""Printing planned: finished files, a person's wishes and a printer make jobs, and what is said.

Nothing is sent here. A job is all that the spooler is told; between two of them stands what hands
do with the paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from cardmaker.errors import BadPdf, Misused, UnknownName
from cardmaker.job.turning import AS_TOLD, REVERSE, landscape, put_back
from cardmaker.paper.feed import Feed, between
from cardmaker.paper.media import is_custom, media_name, media_title
from cardmaker.press.finished import Finished
from cardmaker.spool import Options, Queue

Which = Literal["all", "fronts", "backs"]
Way = Literal["long-edge", "short-edge", "manual", "none"]


class Wishes(NamedTuple):
    """What a person asks for: None is what the file and the printer say.

    `printer` is the name of one that was found out about, which may not be CUPS's name for it.
    """

    copies: int = 1
    duplex: Way | None = None
    pages: Which = "all"
    last_first: bool = False
    tray: str | None = None
    media_type: str | None = None
    printer: str | None = None


class Loaded(NamedTuple):
    """The trays of a printer and the kinds of paper it knows, by the printer's names."""

    trays: Sequence[str] = ()
    kinds: Sequence[str] = ()


_UNASKED: Final = Loaded()
_PLAIN: Final = Wishes()

#: The printer behind a viewer's dialog, of which nothing is known.
_ANYBODY: Final = Queue("", two_sided=True)


class PrintJob(NamedTuple):
    """A document for the printer: `pages`, from 0, of the file of that number; None is all.

    They are `turned` clockwise by so many degrees, to stand as the paper is fed.
    """

    file: int
    pages: tuple[int, ...] | None
    title: str
    copies: int
    options: Options
    turned: int = 0


class Printout(NamedTuple):
    """The jobs in their order, what hands do before the second, and what a person should know."""

    jobs: tuple[PrintJob, ...]
    turn: str
    how: str
    remarks: tuple[str, ...]


class _Pass(NamedTuple):
    file: int
    pages: tuple[int, ...] | None
    sides: str
    what: str
    turned: int = 0


_TWO_SIDED: Final = {"long-edge": "two-sided-long-edge", "short-edge": "two-sided-short-edge"}


def planned(
    files: Sequence[Finished],
    wishes: Wishes,
    queue: Queue,
    loaded: Loaded = _UNASKED,
    feed: Feed | None = None,
) -> Printout:
    """The jobs that print a file, or a file of fronts and one of backs; `feed` is how the printer
    takes paper twice, if that is known.

    Raises:
        Misused: what is asked for does not go with how the file is laid out.
        BadPdf: a front has no back, or fronts and backs are not of one size.
        UnknownName: the printer has no such tray or kind of paper.
    """
    _check_pair(files)
    first = files[0]
    way, remarks = ("manual", []) if len(files) > 1 else _way(first, wishes, queue)
    if wishes.last_first and way != "manual":
        raise Misused("--last-first is for backs that are printed by hand", "leave it out")
    if feed and wishes.last_first:
        raise Misused(f"how {wishes.printer} takes paper is known: no --last-first", "leave it out")
    _check_feed(files, feed)
    passes = _passes(files, way, wishes, feed)
    one_a_sheet = len(files) > 1 or way == "none"
    sheets = _count(first.pages if one_a_sheet else -(-first.pages // 2), "sheet")
    options = _options(first, wishes, loaded)
    jobs = tuple(
        PrintJob(
            one.file,
            one.pages,
            " ".join(filter(None, ["cardmaker", sheets, one.what])),
            wishes.copies,
            (("sides", one.sides), *options),
            one.turned,
        )
        for one in passes
    )
    turn = ""
    if len(jobs) > 1:
        turn = _turn(files, wishes, feed)
    how = f"{sheets} of {media_title(media_name(first.size))}, {_sides(passes[0])}"
    how += f", {wishes.copies} times" if wishes.copies > 1 else ""
    return Printout(jobs, turn, how, (*remarks, *_remarks(queue, first, len(files) == 1)))


def _turn(
    files: Sequence[Finished], wishes: Wishes, feed: Feed | None, reverse: str = REVERSE
) -> str:
    """What hands do between fronts and backs; `reverse` is how backs come last sheet first."""
    first = files[0]
    if len(files) > 1:
        return first.hands or AS_TOLD
    if feed is None:
        return put_back(first, _edge(first, wishes), wishes.last_first, reverse)
    return between(feed, f"the {'left' if landscape(first) else 'top'} edge of the fronts")


def by_hand(files: Sequence[Finished], wishes: Wishes = _PLAIN, feed: Feed | None = None) -> str:
    """The settings with which files are printed from a viewer's own dialog, and what hands do.

    Raises:
        Misused: what is asked for does not go with how the file is laid out.
        BadPdf: a front has no back, or fronts and backs are not of one size.
    """
    _check_pair(files)
    first = files[0]
    way = "manual" if len(files) > 1 else _way(first, wishes, _ANYBODY)[0]
    one, *more = _passes(files, way, wishes, feed)
    paper = media_title(media_name(first.size))
    said = (
        f"open {files[one.file].name} in a PDF viewer and print {_dialog(one, files) or 'it'} on "
        f'{paper}, at 100 % ("actual size", not "fit"), {_both(one.sides)}'
    )
    turn = _turn(files, wishes, feed, "print the even pages in reverse order")
    then = [
        f"{turn} Then print {_dialog(other, files) or files[other.file].name} in the same way"
        for other in more
    ]
    return ". ".join([said, *then])


def _dialog(one: _Pass, files: Sequence[Finished]) -> str:
    """What of a file a viewer's dialog is to print, "" where that is all as it is."""
    pages = one.pages or ()
    said = []
    if len(files) == 1 and one.what:
        said.append(f"its {'odd' if one.what == 'fronts' else 'even'} pages alone")
    elif one.what and pages:
        said.append(files[one.file].name)
    if pages != tuple(sorted(pages)):
        said.append("in reverse order")
    if one.turned in (180, 270):
        said.append("turned by half")
    return ", ".join(said)


def _check_pair(files: Sequence[Finished]) -> None:
    first = files[0]
    for other in files[1:]:
        if first.part == "backs" or other.part == "fronts":
            raise BadPdf(
                f"{first.name} and {other.name} are not fronts and backs in that order",
                "name the file of fronts first",
            )
        if first.run != other.run:
            raise BadPdf(
                f"{first.name} and {other.name} are not the fronts and the backs of the same "
                "cards: they were not made together",
                "name the two files that one command made",
            )
        off = max(abs(other.size.w - first.size.w), abs(other.size.h - first.size.h))
        if off > 1 or other.pages != first.pages:
            raise BadPdf(
                f"{first.name} and {other.name} are not the fronts and the backs of the same "
                "sheets: they differ in their pages",
                "make them again with --duplex manual",
            )


def _check_feed(files: Sequence[Finished], feed: Feed | None) -> None:
    """Nothing, if a file of fronts and one of backs were made for a printer that is fed so."""
    made = files[0].feed
    if len(files) > 1 and feed and made and made != feed:
        raise Misused(
            f"{files[0].name} and {files[1].name} were made for a printer that takes paper "
            "another way",
            "make them again with the same --printer, or leave it out here",
        )


def _passes(files: Sequence[Finished], way: Way, wishes: Wishes, feed: Feed | None) -> list[_Pass]:
    first, asked = files[0], wishes.pages
    every = range(first.pages)
    if way != "manual" and asked == "all":
        return [_Pass(0, None, _TWO_SIDED.get(way, "one-sided"), "")]
    if way == "none":
        raise Misused(
            f"{first.name} is printed on one side, so there are no {asked} apart",
            "leave --pages out",
        )
    if len(files) > 1:
        fronts, backs = None, tuple(every[::-1]) if wishes.last_first else None
    elif first.pages % 2:
        raise BadPdf(
            f"{first.name} has {_count(first.pages, 'page')}, so its last sheet has no back",
            "print it with --duplex none, or from a PDF viewer",
        )
    else:
        fronts = tuple(every[0::2])
        backs = tuple(every[1::2][::-1] if wishes.last_first else every[1::2])
    stand = turned = 0
    if feed and len(files) == 1:
        # Pages are sent as the paper is fed, so that no driver turns them its own way.
        stand = 90 if landscape(first) else 0
        turned = 180 if (feed.turn == "tumble") != (_edge(first, wishes) == "short") else 0
        backs = backs[::-1] if backs and feed.order == "reverse" else backs
    both = [
        _Pass(0, fronts, "one-sided", "fronts", stand),
        _Pass(len(files) - 1, backs, "one-sided", "backs", stand + turned),
    ]
    return [one for one in both if asked in ("all", one.what)]


def _way(first: Finished, wishes: Wishes, queue: Queue) -> tuple[Way, list[str]]:
    """How the paper is turned over: as asked, else as the file says and the printer can."""
    asked, said = wishes.duplex, first.turned
    if asked in _TWO_SIDED and said is not None and said != asked:
        laid = (
            "for one side" if said == "none" else f"to be flipped on the {said.replace('-', ' ')}"
        )
        raise Misused(
            f"{first.name} is laid out {laid}",
            f"leave --duplex out, or make it again with --duplex {asked}",
        )
    if asked == "manual" and said == "none":
        raise Misused(f"{first.name} is laid out for one side", "leave --duplex out")
    if wishes.pages != "all" and (asked or said) in _TWO_SIDED:
        return "manual", []
    if asked is not None:
        return asked, []
    if said is None and first.pages > 1:
        unsaid = (
            f"{first.name} does not say how it is turned over, so it is printed on one side; "
            "--duplex long-edge prints both."
        )
        return "none", [unsaid]
    if said in _TWO_SIDED and not queue.two_sided:
        cannot = (
            f"{queue.name} does not say that it prints both sides: first the fronts are printed, "
            f"then the backs. If it can, say --duplex {said}."
        )
        return "manual", [cannot]
    return said or "none", []


def _options(first: Finished, wishes: Wishes, loaded: Loaded) -> Options:
    """What all jobs are told; what a person has set for this printer elsewhere is overruled."""
    options: list[tuple[str, str]] = [
        ("media", media_name(first.size)),
        ("print-scaling", "none"),
        ("number-up", "1"),
    ]
    if wishes.copies > 1:
        # A copy is a stack in order, so that fronts and backs of two passes agree.
        options.append(("collate", "true"))
    if wishes.tray is not None:
        options.append(("InputSlot", _one_of("tray", wishes.tray, loaded.trays)))
    if wishes.media_type is not None:
        options.append(("MediaType", _one_of("kind of paper", wishes.media_type, loaded.kinds)))
    return options  # type: ignore[return-value]


def _one_of(kind: str, name: str, known: Sequence[str]) -> str:
    """The printer's own name for what was asked; case, dashes and blanks do not count."""
    for one in known:
        if _folded(one) == _folded(name):
            return one
    raise UnknownName(kind, name, known)


def _folded(name: str) -> str:
    return "".join(ch for ch in name.casefold() if ch.isalnum())


def _edge(first: Finished, wishes: Wishes) -> Literal["long", "short"]:
    return "short" if "short-edge" in (first.turned, wishes.duplex) else "long"


def _sides(one: _Pass) -> str:
    if one.what:
        return f"the {one.what}"
    return _both(one.sides)


def _both(sides: str) -> str:
    edge = sides.removeprefix("two-sided-").replace("-", " ")
    return "on one side" if sides == "one-sided" else f"on both sides, flipped on the {edge}"


def _remarks(queue: Queue, first: Finished, alone: bool) -> list[str]:
    remarks = []
    media = media_name(first.size)
    if is_custom(media):
        remarks.append(f"{first.name} is for {media_title(media)}, which is no usual size.")
    if alone and first.part == "backs":
        remarks.append(f"{first.name} holds backs alone: print it on the sheets with its fronts.")
    if not first.ours:
        remarks.append(f"{first.name} was not made by cardmaker; it is printed as it is, at 100 %.")
    if queue.stopped:
        remarks.append(f"{queue.name} is stopped: the job waits until it is started again.")
    return remarks


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
