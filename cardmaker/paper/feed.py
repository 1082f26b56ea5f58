"""Feed: how paper goes through a one-sided printer a second time, so that backs meet fronts.

Hands always do the same: they take the printed pile as it lies, turn it over or not, and put it
back with the top edge of the fronts going in first. What is left is the printer's own nature, and
two sheets of paper tell it.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, get_args

from cardmaker.paper.leaf import Turn

Order = Literal["same", "reverse"]


class Feed(NamedTuple):
    """How backs are printed: their `order` beside that of the fronts, how the paper is found to
    have turned between the two (as a portrait page is read), and whether hands turn it `over`.
    """

    order: Order = "same"
    turn: Turn = "book"
    over: bool = True


#: What most printers need: the pile turned over like the page of a book, and the same order.
USUAL = Feed()


def between(feed: Feed, first: str) -> str:
    """What hands do with the printed fronts; `first` names what of them goes in first.

    >>> between(USUAL, "the top edge")[:64]
    'Take the sheets out as they lie, turn the pile over about its lo'
    """
    over = "turn the pile over about its long edge" if feed.over else "do not turn the pile over"
    return (
        f"Take the sheets out as they lie, {over}, and put it back so that {first} goes in first."
    )


def keyword(feed: Feed) -> str:
    """A feed in a word, as files carry it.

    >>> keyword(USUAL), by_keyword("fed-reverse-tumble-out"), by_keyword("thanks")
    ('fed-same-book-over', Feed(order='reverse', turn='tumble', over=False), None)
    """
    return f"fed-{feed.order}-{feed.turn}-{'over' if feed.over else 'out'}"


def by_keyword(word: str) -> Feed | None:
    """The feed that a word says; None if it says none."""
    return next((feed for feed in _FEEDS if keyword(feed) == word), None)


_FEEDS: Final = tuple(
    Feed(order, turn, over)
    for order in get_args(Order)
    for turn in get_args(Turn)
    for over in (True, False)
)


class Answer(NamedTuple):
    """What two test sheets show that were put back as they lay, not turned over.

    `back` is which back shares the sheet of front 1, `behind` whether it is on the other face, and
    `upright` whether its arrow points up when the front's does (a sheet is turned like a page).
    """

    back: Literal[1, 2]
    behind: bool
    upright: bool


def feed_of(answer: Answer) -> Feed:
    """The feed of a printer that gave this answer.

    A back that landed on the front asks for the pile to be turned over about its long edge, which
    changes the order of the pile and leaves its top edge where it was.

    >>> feed_of(Answer(2, behind=True, upright=True))
    Feed(order='reverse', turn='book', over=False)
    >>> feed_of(Answer(2, behind=False, upright=False))
    Feed(order='same', turn='tumble', over=True)
    """
    same = (answer.back == 1) == answer.behind
    turn: Turn = "book" if answer.upright else "tumble"
    return Feed("same" if same else "reverse", turn, over=not answer.behind)
