"""What every test leans on: the same examples each time, goldens on request, and loud skips."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from hypothesis import settings

#: The system's readers of PDF and of pages, its print server, and the Debian package each comes in.
READERS = {
    "chromium-headless-shell": "chromium-headless-shell",
    "cupsd": "cups-daemon",
    "lp": "cups-client",
    "ipptool": "cups-ipp-utils",
    "qpdf": "qpdf",
    "pdffonts": "poppler-utils",
    "pdfinfo": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "mutool": "mupdf-tools",
    "gs": "ghostscript",
}

#: The sheets of labels and cards that Debian's glabels-data knows.
TEMPLATES = Path("/usr/share/libglabels-3.0/templates")

# The same examples on every machine and in every run, and no verdict by the clock.
settings.register_profile("cardmaker", derandomize=True, database=None, deadline=None)
settings.load_profile("cardmaker")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the golden pictures from what is"
    )


@pytest.fixture(scope="session")
def update_golden(pytestconfig: pytest.Config) -> bool:
    """Whether goldens are to be rewritten, not compared."""
    return bool(pytestconfig.getoption("--update-golden"))


@pytest.fixture(scope="session")
def tool() -> Callable[[str], str]:
    """The path of a system tool by name; a test that asks for one that is missing is skipped."""

    def find(name: str) -> str:
        path = _which(name)
        if path is None:
            pytest.skip(f"{name} is missing: install {READERS.get(name, name)}")
        return path

    return find


@pytest.fixture(scope="session")
def templates() -> Path:
    """The folder of gLabels templates; a test that asks for them is skipped if they are missing."""
    if not TEMPLATES.is_dir():
        pytest.skip("gLabels' templates are missing: install glabels-data")
    return TEMPLATES


def _which(name: str) -> str | None:
    """Servers are no daily tools, and not on everybody's path."""
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def _no_skips() -> bool:
    return os.environ.get("CARDMAKER_NO_SKIPS", "") not in ("", "0")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where no skips are allowed (CI), a skipped test has failed; an xfail stays what it is."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and _no_skips():
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped where no skips are allowed: {_reason(report)}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a file that skips itself whole."""
    report = yield
    if report.skipped and _no_skips():
        report.outcome = "failed"
        report.longrepr = f"{collector.nodeid} skips itself where no skips are allowed"
    return report


def _reason(report: pytest.TestReport) -> str:
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly that a run with skips proves less, and how to have none."""
    skipped = len(terminalreporter.stats.get("skipped", []))
    if not skipped:
        return
    packages = sorted({package for name, package in READERS.items() if not _which(name)})
    packages += [] if TEMPLATES.is_dir() else ["glabels-data"]
    terminalreporter.section("skipped", sep="!", yellow=True, bold=True)
    terminalreporter.line(f"{skipped} tests were skipped: this run proves less than it should.")
    if packages:
        terminalreporter.line(f"To run them: apt-get install {' '.join(packages)}")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser takes its time."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)
