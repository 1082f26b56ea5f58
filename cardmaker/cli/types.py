"""What people write on the command line, turned into values at the edge.

A value that will not do is refused in our own words: these types raise errors of
`cardmaker.errors`, which pass through click as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

import click

from cardmaker.errors import BadLength, Misused, UnknownName
from cardmaker.units import length


def _option(param: click.Parameter | None) -> str:
    """The option as it is written in full: --seed."""
    return param.opts[-1] if param is not None else "this option"


class Length(click.ParamType[float]):
    """A length such as 5mm or 0.25in, in points once read."""

    name = "length"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The length in points; a float has been read already."""
        if isinstance(value, float):
            return value
        try:
            points = length(str(value))
        except BadLength as error:
            raise BadLength(f"{_option(param)}: {error.message}", error.hint) from None
        if points < 0:
            raise BadLength(f"{_option(param)} takes a length from 0 up, not {str(value)!r}")
        return points


class Assignment(click.ParamType[tuple[str, str]]):
    """A name and its value, as in company=Acme; `form` says what each is, `example` shows one."""

    def __init__(self, form: str, example: str) -> None:
        self.name, self.example = form, example

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The name and the value; a pair has been read already."""
        if isinstance(value, tuple):
            return value
        name, found, rest = str(value).partition("=")
        if not found or not name.strip():
            raise Misused(
                f"{_option(param)} takes {self.name}, not {str(value)!r}",
                f"{_option(param)} {self.example}",
            )
        return name.strip(), rest


class Gap(click.ParamType[tuple[str, float | None]]):
    """A field to leave open, alone or with the length of its gap: gift, or gift=40mm."""

    name = "FIELD[=LENGTH]"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, float | None]:
        """The field and the length in points; a pair has been read already."""
        if isinstance(value, tuple):
            return value
        field, found, rest = str(value).partition("=")
        if not field.strip():
            raise Misused(f"{_option(param)} takes {self.name}, not {str(value)!r}")
        return field.strip(), Length().convert(rest, param, ctx) if found else None


class Ratio(click.ParamType[tuple[float, float, float]]):
    """The zones of a ruling, ascender : x-height : descender, as in 3:2:3."""

    name = "A:X:D"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, float, float]:
        """The three numbers; a triple has been read already."""
        if isinstance(value, tuple):
            return value
        try:
            above, x, below = map(float, str(value).split(":"))
            if not (0 <= above <= 9 and 0 < x <= 9 and 0 <= below <= 9):
                raise ValueError
        except ValueError:
            raise Misused(
                f"{_option(param)} takes three numbers from 0 to 9, not {str(value)!r}",
                f"ascender : x-height : descender, as in {_option(param)} 3:2:3",
            ) from None
        return above, x, below


class Number(click.ParamType[float]):
    """A number from `low` to `high`, in `unit`s."""

    def __init__(self, low: float, high: float, unit: str = "") -> None:
        self.low, self.high, self.unit = low, high, unit
        self.name = "N"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The number; it may have been read already."""
        try:
            number = float(value)  # type: ignore[arg-type]
        except ValueError:
            number = float("nan")
        if not self.low <= number <= self.high:
            span = f"from {self.low:g} to {self.high:g}{self.unit}"
            raise Misused(f"{_option(param)} takes a number {span}, not {str(value)!r}")
        return number


class Whole(click.IntRange):
    """A whole number from `low` up to `high`, if that is given."""

    def __init__(self, low: int, high: int | None = None) -> None:
        super().__init__(low, high)

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The number; it may have been read already."""
        try:
            return int(super().convert(value, param, ctx))  # type: ignore[arg-type]
        except click.BadParameter:
            span = f"from {self.min} up" if self.max is None else f"from {self.min} to {self.max}"
            raise Misused(
                f"{_option(param)} takes a whole number {span}, not {str(value)!r}"
            ) from None


class Up(Whole):
    """A whole number, or the word max."""

    def convert(  # type: ignore[override]
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | str:
        """The number or the word; it may have been read already."""
        if str(value).strip().lower() == "max":
            return "max"
        return super().convert(value, param, ctx)


class Seed(Whole):
    """A whole number, or the word person."""

    def convert(  # type: ignore[override]
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | str:
        """The number or the word; it may have been read already."""
        if str(value).strip().lower() == "person":
            return "person"
        try:
            return super().convert(value, param, ctx)
        except Misused as error:
            raise Misused(
                error.message, "or say person, for a hand of their own for each"
            ) from None


class OneOf(click.Choice[str]):
    """One of a few names; `kind` says what is named, and `hint`, if given, what to type."""

    def __init__(self, kind: str, choices: Sequence[str], hint: str = "") -> None:
        super().__init__(choices, case_sensitive=False)
        self.kind = kind
        self.hint = hint

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The name, if it is one of them."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            unknown = UnknownName(self.kind, str(value), self.choices)
            raise Misused(unknown.message, self.hint or unknown.hint) from None


LENGTH = Length()
ASSIGNMENT = Assignment("name=value", "company=Acme")
COLUMN = Assignment('field="Header"', 'gift="Present Description"')
GAP = Gap()
RATIO = Ratio()
