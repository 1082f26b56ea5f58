"""What can go wrong, said so that a person can go on: a message, a hint, an exit code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

#: The kinds of names that `cardmaker list` shows, and what it calls their list.
_LISTS: Final = {
    "design": "designs",
    "format": "formats",
    "trim size": "formats",
    "fold": "folds",
    "envelope": "envelopes",
    "stock": "stocks",
    "hand": "hands",
    "ruling": "rulings",
    "note": "notes",
    "palette": "palettes",
}

#: Up to how many good names are said outright, where a list shows them as well?
_SAID: Final = 12


class CardmakerError(Exception):
    """One clear sentence about what is wrong, and a hint at what to try.

    >>> str(CardmakerError("the note is empty", "write a line in it"))
    'the note is empty; write a line in it'
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message


class Misused(CardmakerError):
    """The words of the command are off: an option, a name, a length."""

    exit_code = 2


class BadLength(Misused, ValueError):
    """A length that is no length."""


class UnknownName(Misused, LookupError):
    """A name nobody knows, answered with the good ones.

    >>> str(UnknownName("fold", "sid", ["flat", "side", "top"]))
    "there is no fold 'sid'; did you mean side? There are flat, side, top"
    """

    def __init__(self, kind: str, name: str, good: Iterable[str]) -> None:
        self.kind, self.name, self.good = kind, name, tuple(good)
        near = near_names(name, self.good)
        if kind in _LISTS and len(self.good) > _SAID:
            there = f"`cardmaker list {_LISTS[kind]}` names them"
        else:
            there = f"there are {', '.join(self.good) or 'none'}"
            there = there[0].upper() + there[1:] if near else there
        guess = f"did you mean {_either(near)}?" if near else ""
        # What has just been guessed need not be listed as well.
        rest = "" if near and set(near) == set(self.good) else there
        super().__init__(f"there is no {kind} {name!r}", f"{guess} {rest}".strip())


def near_names(name: str, known: Sequence[str], likeness: float = 0.5) -> list[str]:
    """The known names that `name` may be meant for, best first: mostly one, at most three.

    Case, blanks, dashes and underscores do not count. `likeness`, from 0 to 1, is how much of a
    misspelt name must be right, and more of one that begins otherwise.

    >>> near_names("Germny", ["Germany", "Yemen"]), near_names("Narnia", ["Armenia", "Rwanda"])
    (['Germany'], [])
    >>> near_names("Sage-Blush", ["indigo", "sage_blush"]), near_names("a2", ["a1-side", "a2-side"])
    (['sage_blush'], ['a2-side'])
    """
    # Not needed until somebody mistypes a name.
    from difflib import get_close_matches

    asked = _folded(name)
    folded = {_folded(one): one for one in reversed(known)}
    in_order = [*reversed(folded)]
    if asked in folded:
        return [folded[asked]]
    if len(asked) > 1 and (longer := [one for one in in_order if one.startswith(asked)]):
        return [folded[one] for one in longer[:3]]
    if len(asked) > 3 and (holding := [one for one in in_order if asked in one]):
        return [folded[one] for one in holding[:3]]
    if begun := [one for one in in_order if len(one) > 3 and asked.startswith(one)]:
        return [folded[max(begun, key=len)]]
    alike = get_close_matches(asked, in_order, n=3, cutoff=likeness)
    return [folded[one] for one in alike if _misspelt(asked, one)][:1]


def _misspelt(asked: str, name: str) -> bool:
    """Whether one may be the other misspelt: by a slip, or by several where both begin alike."""
    if sorted(asked) == sorted(name):
        return True
    most = 0.45 if asked[:1] == name[:1] else 0.2
    return _slips(asked, name) <= max(1, int(most * max(len(asked), len(name))))


def _slips(one: str, other: str) -> int:
    """How many letters have to be put in, left out or changed (Levenshtein, 1965)."""
    row: list[int] = [*range(len(other) + 1)]
    for count, a in enumerate(one, 1):
        above, row = row, [count]
        for at, b in enumerate(other):
            row.append(min(above[at] + (a != b), above[at + 1] + 1, row[at] + 1))
    return row[-1]


def _either(names: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _folded(name: str) -> str:
    return "".join(ch for ch in name.casefold() if not ch.isspace() and ch not in "-_")


class DoesNotFit(CardmakerError):
    """A card larger than the stock it should be printed on."""


class Overset(CardmakerError):
    """Text that does not fit its place at the smallest size allowed."""


class BadLettering(CardmakerError):
    """Words that make no good front, though they would fit."""


class MissingLetters(CardmakerError):
    """Letters that no hand at hand can write."""


class BadNote(CardmakerError):
    """A note that cannot be read, or a template in it that cannot be filled."""


class MissingFields(BadNote):
    """Fields a note needs and nobody filled.

    >>> str(MissingFields(["company"]))
    'the note needs company, which is not filled; add --set company=…'
    """

    def __init__(self, fields: Iterable[str]) -> None:
        self.fields = tuple(fields)
        are = "are" if len(self.fields) > 1 else "is"
        super().__init__(
            f"the note needs {', '.join(self.fields)}, which {are} not filled",
            "add " + " ".join(f"--set {field}=…" for field in self.fields),
        )


class BadPeople(CardmakerError):
    """A list of people that cannot be read."""


class BadAddress(CardmakerError):
    """An address that no letter would reach."""


class BadFont(CardmakerError):
    """A font file that cannot be used."""


class BadDesign(CardmakerError):
    """A design folder that cannot be used."""


class BadPhoto(CardmakerError):
    """A photograph that cannot be read, or is too small to print well."""


class NotTrusted(BadDesign):
    """A design whose code nobody has said may run."""


class BadProject(CardmakerError):
    """A cardmaker.toml that cannot be used."""


class BadStock(CardmakerError):
    """A stock.toml or a file of templates that cannot be used, or a sheet that holds no cards."""


class BadPrinters(CardmakerError):
    """A file of printers that cannot be used."""


class BadPdf(CardmakerError):
    """A file that is not a PDF, or not one that can be read."""


class CannotPrint(CardmakerError):
    """A printer that is not there, or a job that it does not take."""


class NoSpooler(CannotPrint):
    """A system without CUPS."""


class Faults(CardmakerError):
    """All that is wrong with a list, told at once: one line a fault (`people.csv:14: last: …`)."""

    def __init__(self, faults: Iterable[str], hint: str = "") -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults), hint)


class OutputFailed(CardmakerError):
    """A disk that is full, or a place one may not write to."""

    exit_code = 4
