"""Runs with gaps: the size of a note decides how many em its gaps take, and they the size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cardmaker.run.people import Person
from cardmaker.run.vet import Recipe, Vetted, vet
from cardmaker.text.gap import in_spaces
from cardmaker.text.shape import Lexicon
from cardmaker.text.standing import Compositor


def vet_gaps(
    people: Iterable[Person], recipe: Recipe, name: str, gaps: Mapping[str, float]
) -> tuple[Recipe, Vetted]:
    """The run as `vet` finds it, with gaps of these lengths (points, by sign in the template), and
    the recipe whose words know them at the run's size.

    Raises:
        Faults, CardmakerError: as `vet` does.
    """
    if not gaps:
        return recipe, vet(people, recipe, name)
    compositor, hand = recipe.compositor, recipe.room.face
    # Gaps measured for too large a size are too short in em, so the size they allow is never too
    # small: going down from the largest, the first size that allows itself is the largest one.
    size = recipe.size or recipe.room.largest
    while True:
        lexicon = Lexicon(compositor.lexicon.chain, in_spaces(gaps, size, hand))
        told = replace(recipe, compositor=Compositor(compositor.template, lexicon))
        vetted = vet(people, told, name)
        if vetted.size >= size:
            return told, replace(vetted, size=size)
        size = vetted.size
