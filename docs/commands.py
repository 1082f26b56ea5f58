"""Write docs/commands.md: what every command says of itself, in its own words.

python docs/commands.py
"""

from __future__ import annotations

from pathlib import Path

import click

from cardmaker.cli import COMMANDS, desk

PAGE = Path(__file__).with_name("commands.md")

OPENING = """\
# The commands

This page is what `cardmaker COMMAND --help` says. Results (the paths written, one a line) go to
standard output, talk to standard error. Exit codes: 0 done; 1 cannot, or some rows were refused;
2 misused; 4 disk or rights; 130 stopped by Ctrl-C.
"""


def commands() -> str:
    """The page."""
    parts = [OPENING]
    for name in COMMANDS:
        parent = click.Context(desk, info_name="cardmaker", help_option_names=["-h", "--help"])
        command = desk.get_command(parent, name)
        assert command is not None
        context = click.Context(
            command, info_name=name, parent=parent, terminal_width=100, max_content_width=100
        )
        parts.append(f"## cardmaker {name}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(commands(), "utf-8")
