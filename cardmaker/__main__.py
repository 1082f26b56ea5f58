"""`python -m cardmaker`: the desk, without looking for modules in the current folder."""

import sys

# A planted module in the working folder must not be imported in place of a library's.
sys.path[:] = [place for place in sys.path if place not in ("", ".")]

from cardmaker.cli import main  # noqa: E402

main()
