"""Whom a note goes to: a list, one person put together from options, or a note's sample."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypedDict

from cardmaker.errors import MissingFields, Misused, UnknownName
from cardmaker.job.choices import Words
from cardmaker.job.kin import check_columns, kin_of, renamed
from cardmaker.run.columns import field_name
from cardmaker.run.people import People, Person, open_people, spool_people
from cardmaker.text.merge import Template


class _Said(TypedDict):
    """What is said about a list besides its name."""

    encoding: str | None
    delimiter: str | None
    rename: Mapping[str, str]
    wanted: tuple[str, ...]


class List(NamedTuple):
    """The people of a run (walked twice), what faults call the list, what all rows share, and what
    a person should know of how it was read.
    """

    rows: Iterable[Person]
    name: str
    shared: Mapping[str, str]
    remarks: tuple[str, ...] = ()


def people_of(
    words: Words,
    template: Template,
    sender: Mapping[str, str],
    ask: Callable[[str], str] | None,
    first_only: bool = False,
) -> List:
    """The people that a note is for; `first_only` takes one, and gaps from the note's sample.

    Raises:
        UnknownName: a value is given for a field that the note does not have.
        BadPeople: the list cannot be read, or has no column for a field that the note needs.
        MissingFields: nobody fills a field of a single card.
    """
    sample = template.note.head.sample if words.sample or first_only else {}
    given = _given(words.values, template.fields)
    values = {**sample, **_signed(sender), **given}
    if words.people is None:
        return List((Person(0, _complete(values, template, ask)),), "", {})
    if words.sample:
        raise Misused("--sample fills the note for its own sample person", "leave out --to")
    people = _opened(words, template)
    kin = kin_of(template.fields, people.fields, given)
    check_columns(people, template, kin, values)
    rows: Iterable[Person] = renamed(people, kin) if kin else people
    if first_only:
        rows = tuple(islice(rows, 1))
    remarks = (*_read_as(people, words.encoding), *_kin_read(people, kin))
    return List(rows, people.name, values, remarks)


def _read_as(people: People, said: str | None) -> tuple[str, ...]:
    """Any bytes are cp1252, so a list that is read as that is worth a look."""
    if said is not None or people.encoding != "cp1252":
        return ()
    return (f"{people.name} is no UTF-8; read as cp1252 (another: --encoding). Check an accent.",)


def _kin_read(people: People, kin: Mapping[str, str]) -> tuple[str, ...]:
    """Which columns stand in for fields of another name, if any do."""
    if not kin:
        return ()
    read = ", ".join(f"{field} is read from the column {column}" for field, column in kin.items())
    return (f'{people.name}: {read} (another: --map {next(iter(kin))}="…").',)


def _signed(sender: Mapping[str, str]) -> dict[str, str]:
    """The project's sender as fields of a note: their name is {{ sender }}."""
    return {"sender": sender["name"]} if "name" in sender else {}


def _given(values: Mapping[str, str], fields: Sequence[str]) -> dict[str, str]:
    """The values of --set under the note's own names: "First Name" is first_name."""
    spelled = {_plain(field): field for field in fields}
    for name in values:
        if _plain(name) not in spelled:
            raise UnknownName("field", name, fields)
    return {spelled[_plain(name)]: value for name, value in values.items()}


def _plain(name: str) -> str:
    return field_name(name).replace("_", "")


def _complete(
    values: dict[str, str], template: Template, ask: Callable[[str], str] | None
) -> dict[str, str]:
    """The values with every field that the note prints; asked for where somebody can answer."""
    lacking = template.missing(values)
    while lacking:
        if ask is None:
            raise MissingFields(lacking)
        values = {**values, **{field: ask(field) for field in lacking}}
        lacking = template.missing(values)
    return values


def _opened(words: Words, template: Template) -> People:
    assert words.people is not None
    said: _Said = {
        "encoding": words.encoding,
        "delimiter": words.delimiter,
        "rename": words.rename,
        "wanted": template.fields,
    }
    if words.people == Path("-"):
        return spool_people(sys.stdin.buffer, **said)
    return open_people(words.people, **said)
