"""Addresses of a run: a row of a list goes in, under whatever headers, an Address comes out; and
all rows are vetted before the first envelope is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from cardmaker.errors import BadAddress, CardmakerError, Faults
from cardmaker.run.people import Person
from cardmaker.text.address import Address, country_code, country_said, lacking

#: Under which names each part of an address is looked for, the first of them that is filled.
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("envelope_name", "envelope", "addressee", "name", "full_name", "recipient"),
    "company": ("company", "company_name", "organisation", "organization", "firm"),
    "street": (
        "street", "address", "street_address", "address_1", "address1", "address_line_1",
        "address_line1", "street_1", "street1", "line_1", "line1", "mailing_address",
    ),
    "more": (
        "street_2", "street2", "address_2", "address2", "address_line_2", "address_line2",
        "line_2", "line2", "apartment", "apt", "unit", "suite",
    ),
    "last": ("street_3", "street3", "address_3", "address3", "address_line_3", "line_3", "line3"),
    "district": ("district", "suburb", "neighbourhood", "neighborhood", "dependent_locality"),
    "city": ("city", "town", "post_town", "locality", "place"),
    "region": ("region", "state", "province", "county", "prefecture", "state_province"),
    "postcode": (
        "postcode", "post_code", "postal_code", "zip", "zip_code", "zipcode", "plz", "eircode",
    ),
    "country": ("country", "country_name", "country_code"),
}  # fmt: skip

#: Parts of a name, where no column has all of it.
_NAME: Final = ("title", "first", "last")
_SPELT: Final = {
    "title": ("title", "prefix"),
    "first": ("first", "first_name", "forename", "given_name"),
    "last": ("last", "last_name", "surname", "family_name"),
}

#: The fields that `--set` may fill.
KNOWN: Final = tuple(
    dict.fromkeys(name for row in (*COLUMNS.values(), *_SPELT.values()) for name in row)
)

#: The usual names of the parts, for somebody who asked for none of these.
USUAL: Final = ("name", "company", "street", "city", "region", "postcode", "country")

#: What may part the lines of one cell.
_PARTS: Final = "|"


class Vetted(NamedTuple):
    """What is known of the envelopes before they are printed: how many, and how many go abroad."""

    rows: int
    abroad: int


def read_address(values: Mapping[str, str], names: str | None = None) -> Address:
    r"""The address in a row's values; `names` is the field with the name, if somebody said so.

    >>> read_address({"First": "", "first_name": "Ada", "last": "Byron", "zip": "10115"}).name
    'Ada Byron'
    >>> read_address({"name": "Ada", "address": "1 Elm St|Apt 2"}).street
    ('1 Elm St', 'Apt 2')

    Raises:
        BadAddress: there is no such country.
    """
    plain = {name.replace("_", "").lower(): value for name, value in values.items() if value}

    def found(kind: Iterable[str]) -> str:
        return next((plain[n] for name in kind if (n := name.replace("_", "")) in plain), "")

    part = {kind: found(columns) for kind, columns in COLUMNS.items()}
    name = values.get(names, "") if names else part["name"]
    if not name and not names:
        name = " ".join(filter(None, (found(_SPELT[kind]) for kind in _NAME)))
    street = [line for kind in ("street", "more", "last") for line in _lines(part[kind])]
    country = country_code(part["country"]) if part["country"] else ""
    return Address(
        " ".join(name.split()), part["company"], tuple(street), part["district"], part["city"],
        part["region"], part["postcode"], country,
    )  # fmt: skip


def check_address(address: Address, home: str) -> None:
    """Nothing, if the address has what its country demands.

    Raises:
        BadAddress: it lacks something.
    """
    if missing := lacking(address, home):
        where = country_said(address.country or home)
        are = "are" if len(missing) > 1 else "is"
        raise BadAddress(
            f"{', '.join(missing)}: {are} empty, and a letter to {where} needs "
            + ("them" if len(missing) > 1 else "it"),
            "add " + " ".join(f"--set {field}=…" for field in missing),
        )


def vet_addresses(
    people: Iterable[Person], name: str, home: str, attempt: Callable[[Person], Address]
) -> Vetted:
    """Tries every row; `attempt` sets its envelope and returns its address.

    Raises:
        Faults: rows cannot be addressed, each named by the list's `name` and its line.
        CardmakerError: a single envelope cannot, which needs no row to be named.
    """
    faults: list[str] = []
    count = abroad = 0
    alone: CardmakerError | None = None
    for person in people:
        count += 1
        try:
            if person.fault is not None:
                raise BadAddress(person.fault)
            abroad += attempt(person).country not in ("", home)
        except CardmakerError as fault:
            alone = fault
            hint = f"; {fault.hint}" if fault.hint and "--set" not in fault.hint else ""
            faults.append(f"{name}:{person.row}: {fault.message}{hint}")
    if alone is not None:
        if not name:
            raise alone
        these = "this row" if len(faults) == 1 else f"these {len(faults):,} rows"
        raise Faults(faults, f"nothing was written; mend {these} and run it again")
    return Vetted(count, abroad)


def _lines(cell: str) -> Iterator[str]:
    for line in cell.replace(_PARTS, "\n").splitlines():
        if text := " ".join(line.split()):
            yield text
