"""The columns of a list: the header as it is written in, the field that each column fills out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from cardmaker.errors import BadPeople, UnknownName


def field_name(header: str) -> str:
    """The field that a column's header names, as a note writes it.

    >>> field_name("First Name"), field_name("first-name "), field_name("E-mail (work)")
    ('first_name', 'first_name', 'e_mail_work')
    """
    text = unicodedata.normalize("NFKC", header).lower()
    kept = (c if c != "_" and f"_{c}".isidentifier() else " " for c in text)
    return "_".join("".join(kept).split()) or text.strip()


def name_columns(
    name: str, header: Sequence[str], rename: Mapping[str, str], wanted: Iterable[str]
) -> tuple[str, ...]:
    """The field of each column of the list `name`, "" for a column whose header is empty.

    `rename` and `wanted` are those of `cardmaker.run.people.open_people`. Raises UnknownName for
    a renamed column that is not there, BadPeople where two columns would fill one field.

    >>> name_columns("people.csv", ["FirstName", "Present"], {"gift": "present"}, ["first_name"])
    ('first_name', 'gift')
    """
    written = [cell.strip() for cell in header]
    spelled = {_plain(field): field for field in wanted}
    columns = [spelled.get(_plain(cell), field_name(cell)) for cell in written]
    for field, column in rename.items():
        exact = [i for i, cell in enumerate(written) if cell == column.strip()]
        near = [i for i, cell in enumerate(written) if cell and _plain(cell) == _plain(column)]
        if not near:
            raise UnknownName("column", column, filter(None, written))
        for i in exact or near:
            columns[i] = spelled.get(_plain(field), field_name(field))
    _refuse_twins(name, written, columns)
    return tuple(columns)


def _refuse_twins(name: str, written: Sequence[str], columns: Sequence[str]) -> None:
    seen: dict[str, int] = {}
    for number, column in enumerate(columns):
        first = seen.setdefault(_plain(column), number) if column else number
        if first != number:
            raise BadPeople(
                f"{name}: columns {first + 1} {written[first]!r} and {number + 1}"
                f" {written[number]!r} are both the field {column}",
                "rename one of them, in the file or with --map",
            )


def _plain(name: str) -> str:
    """A name without what does not matter in it."""
    return field_name(name).replace("_", "")
