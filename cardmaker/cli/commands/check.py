"""`cardmaker check`: preflight of a finished PDF."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

from cardmaker.cli import COMMANDS
from cardmaker.cli.options import PATH
from cardmaker.cli.say import plain


@click.command(
    "check",
    short_help=COMMANDS["check"],
    epilog="Example: cardmaker check output/blank-garden-sprigs-a2-side.pdf",
)
@click.argument("file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="Print an array of findings, for programs.")
@click.pass_context
def command(ctx: click.Context, file: Path, as_json: bool) -> int:
    """Look over a finished PDF: its pages, boxes, fonts, colours and marks.

    Leaves with 0 when nothing stands in the way of printing it, with 1 when something does.
    """
    from cardmaker.press.preflight import preflight

    findings = preflight(file)
    if as_json:
        rows = [dataclasses.asdict(finding) for finding in findings]
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        for finding in findings:
            where = f"page {finding.page}: " if finding.page else ""
            hint = f" ({finding.hint})" if finding.hint else ""
            click.echo(
                plain(f"{finding.severity:<7} {finding.code}: {where}{finding.message}{hint}")
            )
    return 1 if any(finding.severity == "error" for finding in findings) else 0
