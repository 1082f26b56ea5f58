"""The sender of envelopes: from an option, cardmaker.toml and the locale to the lines in the corner
and the country that the letters are posted in.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from cardmaker.errors import BadAddress
from cardmaker.job.project import Project
from cardmaker.run.addresses import read_address
from cardmaker.text.address import address_lines, country_code, country_name, lacking

#: Where somebody writes whose locale does not say: the country of the paper that is then taken.
_UNKNOWN: Final = "US"

_TERRITORY: Final = re.compile(r"[a-z]{2,3}_([A-Z]{2})\b")


class Sender(NamedTuple):
    """Who sends: their lines at home and on a letter that goes abroad, none if nobody said; the
    country it is posted in, and what a person should know of how that was found.
    """

    lines: tuple[str, ...]
    abroad: tuple[str, ...]
    country: str
    remarks: tuple[str, ...] = ()


def sender_of(said: str | None, country: str | None, project: Project, locale: str) -> Sender:
    """The sender by `said` ("Ada|1 Road|Leeds"), else the project's; posted in `country`, else
    where they live, else where the locale is.

    Raises:
        BadAddress: there is no such country, or it takes no such address.
    """
    named = country_code(country) if country else ""
    if said is not None:
        lines = tuple(filter(None, (" ".join(part.split()) for part in said.split("|"))))
        last = _country(lines[-1]) if len(lines) > 1 else ""
        return _sender(lines[:-1] if last else lines, named or last, locale)
    own = read_address(project.sender)
    where = named or own.country or _of_locale(locale)
    # Whose street is not known has no address, but may have a country.
    if not own.street or lacking(own, where):
        return _sender((), named or own.country, locale)
    return _sender(address_lines(own, own.country or where), named or own.country, locale)


def _sender(lines: tuple[str, ...], country: str, locale: str) -> Sender:
    where = country or _of_locale(locale)
    remark = (
        f"Posted from: {country_name(where).title()}, by your locale (--from-country for another)."
    )
    abroad = (*lines, country_name(where)) if lines else ()
    return Sender(lines, abroad, where, () if country else (remark,))


def _country(line: str) -> str:
    """The country that a line names; "" if none, which two letters never do."""
    try:
        return country_code(line) if len(line) > 2 or line.upper() == "UK" else ""
    except BadAddress:
        return ""


def _of_locale(locale: str) -> str:
    """The country of a locale.

    >>> _of_locale("en_GB.UTF-8"), _of_locale("C")
    ('GB', 'US')
    """
    found = _TERRITORY.match(locale)
    return found[1] if found else _UNKNOWN
