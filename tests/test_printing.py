"""Printing planned: what the printer is told, as tables; nothing is sent."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardmaker.errors import BadPdf, CardmakerError, Misused, UnknownName
from cardmaker.geometry import Rect, Size
from cardmaker.job.printing import Loaded, Wishes, by_hand, planned
from cardmaker.paper.feed import Feed
from cardmaker.press.finished import Finished
from cardmaker.press.sheet import behind
from cardmaker.spool import Queue

LETTER = Size(612, 792)
BOTH, ONE = Queue("office", two_sided=True), Queue("attic")
LOADED = Loaded(("Tray1", "ByPass"), ("Stationery", "Card_Stock"))


def file(turned: Any = "long-edge", pages: int = 4, **more: Any) -> Finished:
    return Finished("card.pdf", LETTER, pages, turned, ours=True)._replace(**more)


S2 = "cardmaker 2 sheets"
F2, B2 = f"{S2} fronts", f"{S2} backs"

#: file; printer; wishes | a job a line: file, pages, sides, title
PLANS = [
    (file(), BOTH, {}, [(0, None, "two-sided-long-edge", S2)]),
    (file("short-edge", 2), BOTH, {}, [(0, None, "two-sided-short-edge", "cardmaker 1 sheet")]),
    (file("none", 3), BOTH, {}, [(0, None, "one-sided", "cardmaker 3 sheets")]),
    (file(None, 1), BOTH, {}, [(0, None, "one-sided", "cardmaker 1 sheet")]),
    (file(None, 3), BOTH, {}, [(0, None, "one-sided", "cardmaker 3 sheets")]),
    (file(None), BOTH, {"duplex": "short-edge"}, [(0, None, "two-sided-short-edge", S2)]),
    (file(), ONE, {"duplex": "long-edge"}, [(0, None, "two-sided-long-edge", S2)]),
    (file(), BOTH, {"duplex": "none"}, [(0, None, "one-sided", "cardmaker 4 sheets")]),
    (file(), ONE, {}, [
        (0, (0, 2), "one-sided", F2),
        (0, (1, 3), "one-sided", B2),
    ]),
    (file(), BOTH, {"duplex": "manual", "last_first": True}, [
        (0, (0, 2), "one-sided", F2),
        (0, (3, 1), "one-sided", B2),
    ]),
    (file(), ONE, {"pages": "backs"}, [(0, (1, 3), "one-sided", B2)]),
    (file(), BOTH, {"pages": "backs", "last_first": True}, [(0, (3, 1), "one-sided", B2)]),
    (file(), BOTH, {"pages": "fronts"}, [(0, (0, 2), "one-sided", F2)]),
]  # fmt: skip


@pytest.mark.parametrize(("finished", "queue", "wishes", "jobs"), PLANS)
def test_a_file_becomes_these_jobs(finished: Any, queue: Any, wishes: Any, jobs: Any) -> None:
    plan = planned([finished], Wishes(**wishes), queue)
    assert [
        (job.file, job.pages, dict(job.options)["sides"], job.title) for job in plan.jobs
    ] == jobs
    assert bool(plan.turn) == (len(jobs) > 1)


def test_fronts_and_backs_are_two_jobs() -> None:
    pair = [file("none", name="card-fronts.pdf"), file("none", name="card-backs.pdf")]
    plan = planned(pair, Wishes(), BOTH)
    assert [(job.file, job.pages) for job in plan.jobs] == [(0, None), (1, None)]
    assert [job.title for job in plan.jobs] == [
        "cardmaker 4 sheets fronts",
        "cardmaker 4 sheets backs",
    ]
    plan = planned(pair, Wishes(last_first=True, pages="backs"), BOTH)
    assert [(job.file, job.pages) for job in plan.jobs] == [(1, (3, 2, 1, 0))]
    with pytest.raises(BadPdf, match="not the fronts and the backs of the same sheets"):
        planned([pair[0], file("none", 3)], Wishes(), BOTH)
    with pytest.raises(BadPdf, match="not the fronts and the backs"):
        planned([pair[0], file("none", size=Size(595, 842))], Wishes(), BOTH)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((("backs", "a"), ("fronts", "a")), "not fronts and backs in that order"),
        ((("fronts", "a"), ("fronts", "a")), "not fronts and backs in that order"),
        ((("fronts", "a"), ("backs", "b")), "they were not made together"),
        ((("fronts", "a"), ("", "")), "they were not made together"),
    ],
)
def test_a_wrong_pair_is_refused(parts: Any, said: str) -> None:
    pair = [file("none", part=part, run=run) for part, run in parts]
    with pytest.raises(BadPdf, match=said):
        planned(pair, Wishes(), BOTH)
    with pytest.raises(BadPdf, match=said):
        by_hand(pair)


def test_a_file_of_backs_alone_says_so() -> None:
    backs = file("none", part="backs", run="a")
    assert "holds backs alone" in planned([backs], Wishes(), BOTH).remarks[0]
    assert not planned([file("none", part="fronts", run="a"), backs], Wishes(), BOTH).remarks


def test_every_job_is_told_all_it_needs() -> None:
    wishes = Wishes(copies=3, tray="by-pass", media_type="card stock")
    (job,) = planned([file()], wishes, BOTH, LOADED).jobs
    assert dict(job.options) == {
        "sides": "two-sided-long-edge", "media": "na_letter_8.5x11in", "print-scaling": "none",
        "number-up": "1", "collate": "true", "InputSlot": "ByPass", "MediaType": "Card_Stock",
    }  # fmt: skip
    assert job.copies == 3


@pytest.mark.parametrize(
    ("finished", "wishes", "error", "said"),
    [
        (file(), {"duplex": "short-edge"}, Misused, "laid out to be flipped on the long edge"),
        (file("none"), {"duplex": "long-edge"}, Misused, "laid out for one side"),
        (file("none"), {"duplex": "manual"}, Misused, "laid out for one side"),
        (file("none"), {"pages": "backs"}, Misused, "no backs apart"),
        (file(), {"last_first": True}, Misused, "backs that are printed by hand"),
        (file(pages=3), {"duplex": "manual"}, BadPdf, "has 3 pages, so its last sheet has no back"),
        (file(), {"tray": "cellar"}, UnknownName, "no tray 'cellar'"),
        (file(), {"media_type": "velvet"}, UnknownName, "no kind of paper 'velvet'"),
    ],
)
def test_a_wrong_choice_is_said(
    finished: Finished, wishes: Any, error: type[CardmakerError], said: str
) -> None:
    with pytest.raises(error, match=said):
        planned([finished], Wishes(**wishes), BOTH, LOADED)


def test_what_a_person_should_know_is_said() -> None:
    assert planned([file()], Wishes(), BOTH).remarks == ()
    (cannot,) = planned([file()], Wishes(), ONE).remarks
    assert "attic does not say that it prints both sides" in cannot
    (size,) = planned([file(size=Size(300, 400))], Wishes(), BOTH).remarks
    assert size == "card.pdf is for paper of 105.83 x 141.11 mm, which is no usual size."
    (stopped,) = planned([file()], Wishes(), Queue("office", True, stopped=True)).remarks
    assert "office is stopped" in stopped
    unsaid, foreign = planned([file(None, ours=False)], Wishes(), BOTH).remarks
    assert "does not say how it is turned over" in unsaid
    assert "not made by cardmaker" in foreign


@pytest.mark.parametrize("edge", ["long-edge", "short-edge"])
@pytest.mark.parametrize("page", [LETTER, Size(792, 612)], ids=["portrait", "landscape"])
def test_paper_put_back_as_told_has_its_back_behind_it(edge: Any, page: Size) -> None:
    """A printer lays the same edge of every page ahead; the told edge of the front lies there."""
    told = planned([file(edge, size=page)], Wishes(), ONE).turn
    front = Rect(30, 40, 50, 60)
    # On a landscape page the paper's long edge is level: turned about it, the page tumbles.
    book = (edge == "long-edge") == (page.h > page.w)
    back = behind(page, "book" if book else "tumble", front)
    landscape = page.w > page.h
    (ahead,) = {"top", "bottom", "left", "right"} & {*told.split()}
    # The way from the leading edge is the same on both sides, unless the other edge leads; the
    # way across is seen from the other side of the paper, unless the paper is also turned round.
    same = ahead in ("top", "left")
    x = back.x if landscape == same else page.w - back.right
    y = page.h - back.bottom if landscape == same else back.y
    assert Rect(x, y, back.w, back.h) == front


def test_of_one_sheet_no_order_is_told() -> None:
    turn = planned([file(pages=2)], Wishes(), ONE).turn
    assert "the top edge of the fronts goes in first; in most printers" in turn
    assert turn.endswith("about its long edge.")


@pytest.mark.parametrize(
    ("finished", "last_first", "ahead", "before", "about"),
    [
        (file(), False, "top", "first", "long"),
        (file(), True, "top", "last", "long"),
        (file("short-edge"), False, "bottom", "first", "short"),
        (file(size=Size(792, 612)), False, "left", "first", "long"),
        (file("short-edge", size=Size(792, 612)), True, "right", "last", "short"),
    ],
)
def test_how_the_paper_must_lie_is_told(
    finished: Finished, last_first: bool, ahead: str, before: str, about: str
) -> None:
    turn = planned([finished], Wishes(last_first=last_first, duplex="manual"), ONE).turn
    assert f"the {ahead} edge of the fronts goes in first" in turn
    assert f"the sheet that was printed {before} is drawn in first" in turn
    assert ("print the backs with --last-first" in turn) == (not last_first)
    assert f"turned over about its {about} edge" in turn


def test_the_settings_for_a_viewers_dialog() -> None:
    said = by_hand([file()])
    assert "letter (8.5 x 11 in), at 100 %" in said
    assert said.endswith("on both sides, flipped on the long edge")
    assert by_hand([file("none")]).endswith("on one side")
    assert by_hand([file()], Wishes(duplex="none")).endswith("on one side")
    both = by_hand([file("none"), file("none", name="card-backs.pdf")])
    assert "as you were told when the two files were made" in both
    assert both.endswith("Then print card-backs.pdf in the same way")
    last = Wishes(last_first=True, pages="backs")
    pair = [file("none"), file("none", name="card-backs.pdf")]
    assert "print card-backs.pdf, in reverse order on letter" in by_hand(pair, last)


REVERSE = Feed("reverse", "tumble", over=False)

#: The file; wishes; how the printer is fed | what is printed, what hands do, what is printed then
ODD, EVEN, BACK = "its odd pages alone", "its even pages alone", "in reverse order"
MANUAL = {"duplex": "manual"}
BY_HAND = [
    (file(), MANUAL, None, ODD, "the top edge of the fronts", EVEN),
    (file("short-edge"), MANUAL, None, ODD, "the bottom edge of the fronts", EVEN),
    (file(), MANUAL | {"last_first": True}, None, ODD, "printed last is drawn", f"{EVEN}, {BACK}"),
    (file(), MANUAL, REVERSE, ODD, "do not turn the pile", f"{EVEN}, {BACK}, turned by half"),
    (file(), {"pages": "fronts"}, None, ODD, "", ""),
    (file(), {"pages": "backs"}, None, EVEN, "", ""),
]


@pytest.mark.parametrize(("finished", "wishes", "feed", "first", "hands", "then"), BY_HAND)
def test_a_viewers_dialog_prints_odd_pages_then_even_ones(
    finished: Finished, wishes: Any, feed: Feed | None, first: str, hands: str, then: str
) -> None:
    said = by_hand([finished], Wishes(**wishes), feed)
    assert f"print {first} on letter" in said
    assert "on one side" in said and "both sides" not in said
    assert hands in said and "--last-first" not in said
    assert said.endswith(f"Then print {then} in the same way" if then else "on one side")


@given(
    st.integers(1, 40),
    st.sampled_from(["long-edge", "short-edge"]),
    st.booleans(),
    st.sampled_from(["fronts", "backs", "all"]),
)
def test_every_sheet_has_its_back(sheets: int, turned: Any, last_first: bool, pages: Any) -> None:
    """Paper that is drawn in in the told order has page 2k behind page 2k - 1."""
    wishes = Wishes(duplex="manual", last_first=last_first)
    fronts, backs = (job.pages for job in planned([file(turned, 2 * sheets)], wishes, ONE).jobs)
    stack = list(fronts or ())
    drawn_in = stack[::-1] if last_first else stack
    assert list(zip(drawn_in, backs or (), strict=True)) == [(page, page + 1) for page in drawn_in]
    alone = planned([file(turned, 2 * sheets)], wishes._replace(pages=pages), ONE).jobs
    assert {job.pages for job in alone} <= {fronts, backs}
