"""Idle options: what was said goes in; a remark on each option that changes nothing comes out."""

from __future__ import annotations

from typing import Final

from cardmaker.job.choices import Choices

#: What is asked of a ruling, as it is typed.
_OF_A_RULING: Final = {
    "x_height": "--x-height",
    "ratio": "--ratio",
    "line_pitch": "--line-pitch",
    "slant": "--slant",
    "nib": "--nib",
    "left_handed": "--left-handed",
}

#: What chooses among inks, where a card has but one.
_OF_INKS: Final = {"palette": "--palette", "style": "--style", "ink_color": "--ink-color"}


def idle(said: Choices, ruling: str, programmed: bool = True) -> tuple[str, ...]:
    """Remarks on options that say nothing beside the others; `ruling` is what the guides are, and
    `programmed` whether code draws the design.

    >>> idle(Choices(cue=True), "plain")
    ('--cue says nothing here: it goes with --guides note.',)
    """
    remarks = []
    if said.cue and ruling != "note" and said.ink != "guides":
        remarks.append("--cue says nothing here: it goes with --guides note.")
    if ruling in ("note", "none"):
        why = "the guides are the note's own" if ruling == "note" else "there are no guides"
        remarks += _of(said, _OF_A_RULING, why)
    if said.trust and not programmed:
        remarks.append("--trust says nothing here: the design holds no code.")
    if said.mono:
        remarks += _of(said, _OF_INKS, "--mono has one ink")
    return tuple(remarks)


def _of(said: Choices, options: dict[str, str], why: str) -> list[str]:
    """One remark on those of the options that were said."""
    idle = [typed for name, typed in options.items() if getattr(said, name) not in (None, False)]
    if not idle:
        return []
    verb = "says" if len(idle) == 1 else "say"
    return [f"{' and '.join(idle)} {verb} nothing here: {why}."]
