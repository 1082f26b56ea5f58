"""`python -m cardmaker`: the desk, without looking for modules in the current folder."""

import os
import sys

# A planted module in the working folder must not be imported in place of a library's; Python puts
# that folder first when it is started with -m.
if sys.path[:1] in ([""], [os.getcwd()]):
    del sys.path[0]

from cardmaker.cli import main

main()
