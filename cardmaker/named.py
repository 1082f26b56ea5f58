"""Named: what a person calls a thing goes in, its own name comes out, or the good names.

Names are typed in capitals, and with a dash for an underscore: LETTER is letter, Sage-Blush is
sage_blush.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cardmaker.errors import UnknownName


def meant(name: str, known: Iterable[str]) -> str | None:
    """The known name that `name` is, or is but for its case and dashes; None if none or several.

    >>> meant("LETTER", ["letter", "legal"]), meant("Office", ["office", "OFFICE"])
    ('letter', None)
    """
    asked = _plain(name)
    alike = [one for one in known if _plain(one) == asked]
    return name if name in alike else alike[0] if len(alike) == 1 else None


def named(kind: str, name: str, good: Collection[str], also: Iterable[str] = ()) -> str:
    """The good name that is meant, or one of `also`, which do as well but are not told.

    Raises:
        UnknownName: it is none of them; the error has the good names.
    """
    found = meant(name, dict.fromkeys((*good, *also)))
    if found is None:
        raise UnknownName(kind, name, good)
    return found


def _plain(name: str) -> str:
    return name.strip().casefold().replace("_", "-")
