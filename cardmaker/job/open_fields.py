"""Open fields: which of a note's fields are left to be written in by hand, and how much room each
gets.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cardmaker.errors import Misused, UnknownName
from cardmaker.job.choices import Words
from cardmaker.run.columns import field_name
from cardmaker.text.fit import Room
from cardmaker.text.gap import SIGNS
from cardmaker.text.merge import Template
from cardmaker.units import mm, show

#: How much room does a written letter take? 28 of them a line of 85 mm: a calm adult hand.
_LETTER: Final = 3 * mm

#: How long is a gap that nobody measured: at least, where the note shows no sample, at most?
_LEAST, _USUAL, _MOST = 25 * mm, 40 * mm, 60 * mm

#: Which part of a line may a gap take, so that what clings to it has room too?
_OF_A_LINE: Final = 0.9


def leave_open(
    template: Template, words: Words, room: Room
) -> tuple[Template, Mapping[str, float]]:
    """The template with gaps for the fields that are left open, and the gaps' lengths in points by
    the signs that stand for them in it.

    A gap is as long as was asked for, else as the note's sample would need to be written by hand.

    Raises:
        UnknownName: the note has no such field.
        Misused: a field is both left open and filled, or a gap is longer than a line.
    """
    if not words.leave:
        return template, {}
    asked = _asked(template, words.leave)
    filled = {_plain(name) for name in words.values}
    for field in asked:
        if _plain(field) in filled:
            raise Misused(
                f"{field} is both filled and left open", f"take out --set {field} or --leave"
            )
    longest = _OF_A_LINE * room.box.w
    gaps: dict[str, float] = {}
    signs: dict[str, str] = {}
    for sign, (field, length) in zip(SIGNS, asked.items(), strict=False):
        if length is not None and not 0 < length <= longest:
            raise Misused(
                f"a gap for {field} {show(length)} long has no place on a line of the note",
                f"the longest on this card is {show(longest)}",
            )
        signs[field] = sign
        gaps[sign] = length or min(_usual(template.note.head.sample.get(field)), longest)
    return template.fixed(signs), gaps


def _asked(template: Template, leave: Mapping[str, float | None]) -> dict[str, float | None]:
    """The lengths asked for, by the note's own names: "First Name" is first_name."""
    spelled = {_plain(field): field for field in template.fields}
    for name in leave:
        if _plain(name) not in spelled:
            raise UnknownName("field", name, template.fields)
    if len(leave) > len(SIGNS):
        raise Misused(f"{len(leave)} fields are left open", f"at most {len(SIGNS)} can be")
    return {spelled[_plain(name)]: length for name, length in leave.items()}


def _usual(sample: str | None) -> float:
    return min(max(_LETTER * len(sample), _LEAST), _MOST) if sample else _USUAL


def _plain(name: str) -> str:
    return field_name(name).replace("_", "")
