"""Options that change nothing are told, and those that do are not."""

from __future__ import annotations

import pytest

from cardmaker.job.choices import Choices
from cardmaker.job.idle import idle


@pytest.mark.parametrize(
    ("said", "ruling", "named"),
    [
        (Choices(cue=True), "plain", ["--cue says"]),
        (Choices(cue=True), "note", []),
        (Choices(cue=True, ink="guides"), "plain", []),
        (Choices(slant=60.0, x_height=8.0), "note", ["--x-height and --slant say"]),
        (Choices(slant=60.0), "none", ["--slant says"]),
        (Choices(slant=60.0), "italic", []),
        (Choices(left_handed=False), "note", []),
        (Choices(mono=True, palette="indigo"), "plain", ["--palette says"]),
        (Choices(palette="indigo"), "plain", []),
    ],
)
def test_options_that_say_nothing(said: Choices, ruling: str, named: list[str]) -> None:
    remarks = idle(said, ruling)
    assert len(remarks) == len(named)
    assert all(remark.startswith(name) for remark, name in zip(remarks, named, strict=True))


def test_trust_says_nothing_where_there_is_no_code() -> None:
    assert idle(Choices(trust=True), "plain", programmed=True) == ()
    (remark,) = idle(Choices(trust=True), "plain", programmed=False)
    assert remark.startswith("--trust says nothing")
