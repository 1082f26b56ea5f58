"""What people write on the command line, turned into values at the edge."""

from __future__ import annotations

import click

from cardmaker.errors import BadLength
from cardmaker.units import length


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
            return length(str(value))
        except BadLength as error:
            self.fail(str(error), param, ctx)


class Assignment(click.ParamType[tuple[str, str]]):
    """A name and its value: company=Acme."""

    name = "name=value"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The name and the value; a pair has been read already."""
        if isinstance(value, tuple):
            return value
        name, found, rest = str(value).partition("=")
        if not found or not name.strip():
            self.fail(f"{value!r} is no name=value; write it as company=Acme", param, ctx)
        return name.strip(), rest


LENGTH = Length()
ASSIGNMENT = Assignment()
