"""`cardmaker check`: preflight of a finished PDF."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import click

from cardmaker.cli import COMMANDS
from cardmaker.cli.options import PATH, choices_of, file_options
from cardmaker.cli.say import plain


@click.command(
    "check",
    short_help=COMMANDS["check"],
    epilog="Example: cardmaker check output/blank-garden-sprigs-a2-side.pdf",
)
@click.argument("file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="Print an array of findings, for programs.")
@file_options
def command(file: Path, as_json: bool, **said: Any) -> int:
    """Look over a finished PDF: its pages, boxes, fonts, colours and marks.

    Leaves with 0 when nothing stands in the way of printing it, with 1 when something does. With
    --my-hand it also says whether the notes in it fit in your own writing; a PDF does not tell
    which card it is, so say the format and the stock it was made with.
    """
    from cardmaker.press.preflight import preflight

    findings = preflight(file)
    if said["my_hand"] is not None:
        from cardmaker.job.by_hand import check_by_hand

        findings.append(check_by_hand(file, choices_of(said), said["project"]))
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
