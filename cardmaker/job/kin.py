"""Columns by another name: a note asks for `first`, and a list calls it First Name."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cardmaker.errors import BadPeople, near_names
from cardmaker.run.people import People, Person
from cardmaker.text.merge import Template

#: What address books call the two halves of a name, best first, without blanks and underscores.
_KIN: Final = {
    "first": ("firstname", "givenname"),
    "last": ("lastname", "surname", "familyname"),
}


@dataclass(frozen=True, slots=True)
class _Renamed:
    """People whose fields of `kin` are filled from columns of another name; walk it to read it."""

    people: People
    kin: Mapping[str, str]

    def __iter__(self) -> Iterator[Person]:
        kin = [*self.kin.items()]
        for person in self.people:
            if person.fault is None:
                for field, column in kin:
                    person.values[field] = person.values[column]
            yield person


def renamed(people: People, kin: Mapping[str, str]) -> _Renamed:
    """The people with the fields of `kin`, each filled from the column it names."""
    return _Renamed(people, kin)


def kin_of(fields: Sequence[str], columns: Sequence[str], given: Container[str]) -> dict[str, str]:
    """For fields that a note asks for and neither list nor `given` has: the column meant for them.

    >>> kin_of(["first", "last", "gift"], ["first_name", "last", "present"], {})
    {'first': 'first_name'}
    """
    found: dict[str, str] = {}
    free = {column.replace("_", ""): column for column in columns if column not in fields}
    for field, names in _KIN.items():
        if field in fields and field not in columns and field not in given:
            column = next((free[name] for name in names if name in free), None)
            if column is not None:
                found[field] = column
    return found


def check_columns(
    people: People, template: Template, kin: Mapping[str, str], values: Mapping[str, str]
) -> None:
    """Nothing, if columns, their kin and shared values fill every field that the note needs.

    Raises:
        BadPeople: a field has neither, which is one fault of the list, not one of every row.
    """
    lacking = template.missing({**dict.fromkeys([*people.fields, *kin], "x"), **values})
    if not lacking:
        return
    taken = {*template.fields, *kin.values()}
    free = [column for column in people.fields if column not in taken]
    maps = " ".join(f'--map {field}="{_nearest(field, free)}"' for field in lacking)
    sets = " ".join(f"--set {field}=…" for field in lacking)
    raise BadPeople(
        f"{people.name} has no {_columns(lacking)} {', '.join(lacking)}, which the note needs; "
        f"its {_columns(people.fields)} {'are' if len(people.fields) > 1 else 'is'} "
        f"{', '.join(people.fields)}",
        f"name the {_columns(lacking)} with {maps}, or fill all rows with {sets}",
    )


def _columns(names: Sequence[str]) -> str:
    return "column" if len(names) == 1 else "columns"


def _nearest(field: str, columns: Sequence[str]) -> str:
    return next(iter(near_names(field, columns, likeness=0.7)), "…")
