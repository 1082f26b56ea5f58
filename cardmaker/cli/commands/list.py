"""`cardmaker list`: what there is to choose from."""

from __future__ import annotations

import json
from pathlib import Path

import click

from cardmaker.cli import COMMANDS
from cardmaker.cli.options import PATH
from cardmaker.cli.say import talk
from cardmaker.cli.types import OneOf

KINDS = (
    "designs", "formats", "folds", "envelopes", "stocks", "hands", "rulings", "notes", "palettes",
)  # fmt: skip


@click.command(
    "list",
    short_help=COMMANDS["list"],
    epilog="Example: cardmaker list formats",
)
@click.argument("kind", type=OneOf("list of", KINDS))
@click.option("--designs", type=PATH, metavar="DIR", help="Look for designs in this folder too.")
@click.option("--json", "as_json", is_flag=True, help="Print an array of objects, for programs.")
def command(kind: str, designs: Path | None, as_json: bool) -> None:
    """Show what there is to choose from, a line each; of formats a line for each trim size."""
    from cardmaker.job.catalogue import catalogue, left_out, trims

    entries = catalogue(kind, designs)
    for fault in left_out(kind):
        talk(f"Left out: {fault}", quiet=False)
    if as_json:
        click.echo(json.dumps(entries, indent=2, ensure_ascii=False))
        return
    if kind == "formats":
        entries = trims()
    width = max((len(str(entry["name"])) for entry in entries), default=0)
    for entry in entries:
        click.echo(f"{entry['name']:<{width}}  {entry['summary']}")
