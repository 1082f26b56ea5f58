"""A real CUPS of the tests' own: its configuration, its port on the loopback, printers that keep.

Nothing of the system's is touched, and it runs as root in a container and as anybody else.
"""

from __future__ import annotations

import os
import re
import socket
import stat
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

#: Where Debian keeps cupsd's own programs.
_SYSTEM: Final = Path("/usr/lib/cups")

_CONFIG: Final = """
Listen 127.0.0.1:{port}
LogLevel info
Browsing Off
WebInterface No
DefaultAuthType None
DirtyCleanInterval 0
PreserveJobHistory Yes
PreserveJobFiles Yes
<Location />
Order allow,deny
Allow 127.0.0.1
</Location>
<Policy default>
JobPrivateValues none
SubscriptionPrivateValues none
<Limit All>
Order allow,deny
</Limit>
</Policy>
"""

_FILES: Final = """
ServerRoot {root}/etc
ServerBin {root}/bin
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/state
TempDir {root}/tmp
ErrorLog {root}/log/error
AccessLog {root}/log/access
PageLog {root}/log/page
"""

#: A printer that puts what it is sent on a shelf: the document, and beside it how it was called.
_BACKEND: Final = """#!/bin/sh
[ $# -eq 0 ] && {{ echo 'direct shelf "Shelf" "a shelf"'; exit 0; }}
printf '%s\\n' "$@" > {root}/shelf/$1.args
cat ${{6:+"$6"}} > {root}/shelf/$1.part && mv {root}/shelf/$1.part {root}/shelf/$1.pdf
"""

#: A PostScript Printer Description (Adobe, version 4.3) of a printer that takes PDF as it is.
_PPD: Final = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "SHELF.PPD"
*Manufacturer: "Shelf"
*Product: "(Shelf)"
*ModelName: "Shelf"
*ShortNickName: "Shelf"
*NickName: "Shelf"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*cupsVersion: 2.4
*cupsFilter: "application/pdf 0 -"
*OpenUI *PageSize: PickOne
*DefaultPageSize: Letter
*PageSize Letter/Letter: ""
*PageSize A4/A4: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: Letter
*PageRegion Letter/Letter: ""
*PageRegion A4/A4: ""
*CloseUI: *PageRegion
*DefaultImageableArea: Letter
*ImageableArea Letter: "12 12 600 780"
*ImageableArea A4: "12 12 583 830"
*DefaultPaperDimension: Letter
*PaperDimension Letter: "612 792"
*PaperDimension A4: "595 842"
*OpenUI *InputSlot/Media Source: PickOne
*DefaultInputSlot: Tray1
*InputSlot Tray1/Tray 1: ""
*InputSlot ByPass/By-pass: ""
*CloseUI: *InputSlot
*OpenUI *MediaType/Media Type: PickOne
*DefaultMediaType: Stationery
*MediaType Stationery/Plain: ""
*MediaType Cardstock/Card stock: ""
*CloseUI: *MediaType
"""

_DUPLEX: Final = """*OpenUI *Duplex/2-Sided Printing: PickOne
*DefaultDuplex: None
*Duplex None/Off: ""
*Duplex DuplexNoTumble/Long-Edge: ""
*Duplex DuplexTumble/Short-Edge: ""
*CloseUI: *Duplex
"""


class Job(NamedTuple):
    """What the server says of a job, and what came out of the printer."""

    attributes: dict[str, str]
    document: bytes
    kept: bytes


class Spooler(NamedTuple):
    """A running server: its folder, and `server`, the value of CUPS_SERVER for its clients."""

    root: Path
    server: str

    def run(self, *command: str) -> str:
        """What one of CUPS's own tools says to this server."""
        done = subprocess.run(
            command,
            env=os.environ | {"CUPS_SERVER": self.server, "LC_ALL": "C", "HOME": str(self.root)},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout

    def printer(self, name: str, two_sided: bool) -> None:
        """A printer more."""
        ppd = self.root / f"{name}.ppd"
        ppd.write_text(_PPD + _DUPLEX * two_sided)
        self.run("lpadmin", "-p", name, "-E", "-v", "shelf:/", "-P", str(ppd))

    def job(self, request: str) -> Job:
        """The job of that name, once it is printed."""
        number = int(request.rpartition("-")[2])
        document = self.root / "shelf" / f"{number}.pdf"
        control = self.root / "spool" / f"c{number:05}"
        _wait(lambda: document.exists() and control.exists())
        test = "/usr/share/cups/ipptool/get-job-attributes.test"
        said = self.run("ipptool", "-tv", f"ipp://{self.server}/jobs/{number}", test)
        answer = said[said.index("RECEIVED") :]
        return Job(
            dict(re.findall(r"^ +([a-z-]+) \([^)]*\) = (.*)$", answer, re.M)),
            document.read_bytes(),
            control.read_bytes() + (self.root / "shelf" / f"{number}.args").read_bytes(),
        )

    def count(self) -> int:
        """How many jobs there have been."""
        # While a control file is written there are two of it: c00001 and c00001.N.
        return len({file.stem for file in (self.root / "spool").glob("c*")})


@contextmanager
def spooler(root: Path, cupsd: str) -> Iterator[Spooler]:
    """A print server in a new folder `root`, without printers, that ends with the block."""
    for folder in "etc bin/backend spool cache state tmp log shelf".split():
        (root / folder).mkdir(parents=True)
    for own in _SYSTEM.iterdir():
        if own.name != "backend":
            (root / "bin" / own.name).symlink_to(own)
    backend = root / "bin" / "backend" / "shelf"
    backend.write_text(_BACKEND.format(root=root))
    # Root's own: cupsd runs it as root, and else as whoever started cupsd.
    backend.chmod(stat.S_IRWXU)
    (root / "etc" / "cups-files.conf").write_text(_FILES.format(root=root))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (root / "etc" / "cupsd.conf").write_text(_CONFIG.format(port=port))
    command = [cupsd, "-f", "-c", f"{root}/etc/cupsd.conf", "-s", f"{root}/etc/cups-files.conf"]
    with (root / "log" / "said").open("wb") as said:
        running = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT)
    try:
        _wait(lambda: _answers(port) or running.poll() is not None)
        assert running.poll() is None, (root / "log" / "said").read_text()
        yield Spooler(root, f"127.0.0.1:{port}")
    finally:
        running.terminate()
        try:
            running.wait(5)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


def _answers(port: int) -> bool:
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def _wait(done) -> None:  # type: ignore[no-untyped-def]
    """Until it is done, or the tests have waited long enough."""
    for _ in range(3000):
        if done():
            return
        time.sleep(0.01)
    raise AssertionError("the print server does not get on")
