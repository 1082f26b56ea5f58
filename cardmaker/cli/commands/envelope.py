"""`cardmaker envelope`: the envelopes of a list in the cards' order, and the liner inside them."""

from __future__ import annotations

from typing import Any

import click

from cardmaker.cli import COMMANDS
from cardmaker.cli.options import (
    PATH,
    choices_of,
    envelope_hand_options,
    liner_options,
    run_options,
    words_of,
)
from cardmaker.cli.say import asker, report
from cardmaker.cli.types import ASSIGNMENT, COLUMN, OneOf, Whole
from cardmaker.errors import Misused


@click.command(
    "envelope",
    short_help=COMMANDS["envelope"],
    epilog='Example: cardmaker envelope --set name="Ada Byron" --set street="1 Elm St" --set city=Salem --set state=MA --set zip=01970 --from-country US',
)
@click.option(
    "--to",
    "people",
    type=PATH,
    metavar="PEOPLE",
    help="A list of people (CSV): one envelope a row.",
)
@click.option(
    "--set",
    "values",
    type=ASSIGNMENT,
    multiple=True,
    metavar=ASSIGNMENT.name,
    help="A part of the address: name, street, city, region, postcode, country …; may be repeated.",
)
@click.option(
    "--map",
    "rename",
    type=COLUMN,
    multiple=True,
    metavar=COLUMN.name,
    help="Take a field from a column of another name.",
)
@click.option(
    "--encoding", metavar="NAME", help="The list's encoding, where it isn't found out rightly."
)
@click.option("--delimiter", metavar="CHARACTER", help="What separates the list's cells, likewise.")
@click.option(
    "--names",
    metavar="FIELD",
    help="The column with the names for envelopes. Default: envelope_name, else name, else first and last.",
)
@click.option("-f", "--format", metavar="FORMAT", help="The card: its envelope is taken.")
@click.option(
    "--envelope",
    "envelope_name",
    metavar="NAME",
    help="Another envelope: a2, c6, dl … (cardmaker list envelopes).",
)
@click.option(
    "--from-country",
    metavar="COUNTRY",
    help="Where it is posted. Default: the sender's country, else your locale's.",
)
@click.option(
    "--return-address",
    metavar="LINES",
    help='Who sends it, as in "Ada Byron|1 Elm St|Salem, MA 01970". Default: the sender of cardmaker.toml.',
)
@click.option(
    "--return-on",
    type=OneOf("place for the sender", ("front", "flap", "none")),
    metavar="PLACE",
    help="front (top left, the default), flap (on the other side, a page of its own), none.",
)
@click.option("--plain", is_flag=True, help="In an upright print face, places in capitals.")
@click.option(
    "--guides", "lines_only", is_flag=True, help="Only lines to write the address on by hand."
)
@click.option(
    "--turn",
    type=OneOf("turn", ("0", "90", "180", "270")),
    metavar="DEGREES",
    help="How the page lies for your printer: 0 (the default), 90, 180 or 270, clockwise.",
)
@click.option(
    "-n", "--count", type=Whole(1), metavar="COUNT", help="How many of the same. Default 1."
)
@envelope_hand_options
@liner_options
@click.option("--dry-run", is_flag=True, help="Check everything and write nothing.")
@run_options
def command(**said: Any) -> None:
    """Print the envelopes of your cards, or their liner.

    An address is set by the rules of its country, inside what sorting machines read, clear of
    their bar code. Columns are found by the names people give them: street or address, city or
    town, state or county, zip or postcode, country.
    """
    choices = choices_of(said)
    where = {"output": said["output"], "project": said["project"]}
    if said["liner"]:
        _refuse(said, _ADDRESSED, "--liner is a sheet of its own, without an address")
        from cardmaker.job.liner import Cut, liner

        cut = Cut(said["envelope_name"], said["flap"] or "square", said["flap_depth"])
        done = liner(choices, cut, **where)
    else:
        _refuse(said, _LINED, "an envelope is printed whole, and its liner on a sheet of paper")
        from cardmaker.job.envelope import Wish, envelope

        if said["plain"] and said["lines_only"]:
            raise Misused("--plain prints an address, --guides lines for one", "leave one out")
        how = "plain" if said["plain"] else "guides" if said["lines_only"] else "hand"
        wish = Wish(
            said["envelope_name"], said["names"], said["from_country"], said["return_address"],
            said["return_on"] or "front", how, int(said["turn"] or 0), said["count"],  # type: ignore[arg-type]
        )  # fmt: skip
        words = words_of(None, said)
        done = envelope(words, choices, wish, **where, ask=asker(), dry_run=said["dry_run"])
    report(done, said["quiet"])


#: What says something of an address, and what of a liner: by parameter, as it is typed.
_ADDRESSED = {
    "people": "--to", "values": "--set", "rename": "--map", "names": "--names",
    "from_country": "--from-country", "return_address": "--return-address",
    "return_on": "--return-on", "plain": "--plain", "lines_only": "--guides", "turn": "--turn",
    "count": "-n", "dry_run": "--dry-run",
}  # fmt: skip
_LINED = {"flap": "--flap", "flap_depth": "--flap-depth", "stock": "-s", "style": "--style"}


def _refuse(said: dict[str, Any], options: dict[str, str], why: str) -> None:
    for name, typed in options.items():
        if said[name]:
            hint = f"leave out {typed}" if said["liner"] else f"{typed} goes with --liner"
            raise Misused(why, hint)
