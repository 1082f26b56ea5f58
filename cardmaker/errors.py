"""What can go wrong, said so that a person can go on: a message, a hint, an exit code."""

from __future__ import annotations

from collections.abc import Iterable


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
        # Not needed until somebody mistypes a name.
        from difflib import get_close_matches

        known = list(good)
        near = get_close_matches(name, known, n=1, cutoff=0.5)
        guess = f"did you mean {near[0]}? " if near else ""
        there = f"{guess}There are {', '.join(known)}" if guess else f"there are {', '.join(known)}"
        super().__init__(f"there is no {kind} {name!r}", there)


class DoesNotFit(CardmakerError):
    """A card larger than the stock it should be printed on."""


class Overset(CardmakerError):
    """Text that does not fit its place at the smallest size allowed."""


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


class BadFont(CardmakerError):
    """A font file that cannot be used."""


class BadDesign(CardmakerError):
    """A design folder that cannot be used."""


class BadProject(CardmakerError):
    """A cardmaker.toml that cannot be used."""


class BadPdf(CardmakerError):
    """A file that is not a PDF, or not one that can be read."""


class Faults(CardmakerError):
    """All that is wrong with a list, told at once: one line a fault (`people.csv:14: last: …`)."""

    def __init__(self, faults: Iterable[str], hint: str = "") -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults), hint)


class OutputFailed(CardmakerError):
    """A disk that is full, or a place one may not write to."""

    exit_code = 4
