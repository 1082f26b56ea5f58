"""Feeding: two sheets of paper tell how a one-sided printer takes them twice, and that is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from cardmaker.errors import Misused
from cardmaker.job.bench import bench_of, plan_of, write_sheets
from cardmaker.job.choices import Choices
from cardmaker.job.names import check_suffix, target_of
from cardmaker.job.printer import save_profile
from cardmaker.job.verbs import Done
from cardmaker.paper.feed import Answer, feed_of
from cardmaker.press.feed_sheet import feed_page
from cardmaker.press.register import Register
from cardmaker.press.small_print import FACE, SmallPrint
from cardmaker.text.face import load_face

#: What an answer to the feed sheets looks like.
ANSWER: Final = "BACK,WHERE,ARROW"

_WHERE: Final = {"behind": True, "over": False}
_ARROW: Final = {"up": True, "down": False}


def print_feed(
    choices: Choices, *, output: Path | None = None, project: Path | None = None
) -> Done:
    """Write the two fronts and the two backs that tell how paper is fed twice."""
    check_suffix(output, ".pdf")
    bench = bench_of(replace(choices, duplex="manual"), project)
    print_ = SmallPrint(load_face(FACE))
    pages = {
        str(number): (
            feed_page(bench.size, number, back=False, print_=print_),
            feed_page(bench.size, number, back=True, print_=print_),
        )
        for number in (1, 2)
    }
    plan = plan_of(bench, pages, "Feed sheets", Register())
    name = bench.profile.name if bench.profile else "NAME"
    # In plain order, and upright: what becomes of them is the question.
    bench = bench._replace(profile=None)
    paths = write_sheets(plan, bench, target_of(output, f"feed-{bench.stock.name}.pdf"), ["1", "2"])
    fronts, backs = (path.name for path in paths)
    last = (
        f"2 sheets of {bench.stock.name}. Print {fronts} on one side, at 100 %. Take both sheets "
        "out together as they lie, do not turn them over, put them back so that the edge the "
        f"arrow points to goes in first, and print {backs}. Then look at 1 FRONT, and type: "
        f"cardmaker calibrate --feed --printer {name} --answer {ANSWER}, as in 2,behind,up."
    )
    return Done(paths, (), last)


def read_feed(choices: Choices, answer: str, *, project: Path | None = None) -> Done:
    """Keep how paper is fed twice through a printer, by what the feed sheets showed."""
    bench = bench_of(replace(choices, duplex="manual"), project)
    feed = feed_of(answer_of(answer))
    over = "turn the pile over about its long edge" if feed.over else "do not turn the pile over"
    order = "in the order of the fronts" if feed.order == "same" else "in reverse order"
    stand = "" if feed.turn == "book" else ", and head down beside the fronts"
    told = f"Between fronts and backs {over}; backs are printed {order}{stand}."
    if bench.profile is None:
        return Done((), (told,), "Nothing is kept: add --printer NAME.")
    save_profile(replace(bench.profile, feed=feed), bench.file)
    name = bench.profile.name
    last = (
        f"Kept as {name} in {bench.file}. Now: cardmaker draft … --printer {name} --duplex manual"
    )
    return Done((), (told,), last)


def answer_of(text: str) -> Answer:
    """The answer to the feed sheets that was typed.

    >>> answer_of("2, behind, up")
    Answer(back=2, behind=True, upright=True)
    """
    parts = [part.strip().lower() for part in text.split(",")]
    if (
        len(parts) != 3
        or parts[0] not in ("1", "2")
        or parts[1] not in _WHERE
        or parts[2] not in _ARROW
    ):
        raise Misused(
            f"--answer {text!r} is not which back (1 or 2), where (behind or over), and how its "
            "arrow points (up or down)",
            "as in --answer 2,behind,up",
        )
    return Answer(1 if parts[0] == "1" else 2, _WHERE[parts[1]], _ARROW[parts[2]])
