"""Plants: a species and a spine go in, its drawing comes out, where it stands alone.

Rows and corners look for room first; an arm of a bouquet, a twig of a wreath has its own already.
"""

from __future__ import annotations

from cardmaker.art.grain import Grain
from cardmaker.art.palette import Palette, Style
from cardmaker.art.sketch import Sketch
from cardmaker.art.species import SPECIES
from cardmaker.art.spine import Spine
from cardmaker.display import Items


def draw_plant(
    name: str, spine: Spine, palette: Palette, grain: Grain, style: Style | None = None
) -> Items:
    """A plant of that species along a spine, in the palette's style or another ("ghost")."""
    species = SPECIES[name]
    sketch = Sketch(palette, grain, style or palette.style)
    species.paint(sketch, species.plan(spine, grain))
    return sketch.items
