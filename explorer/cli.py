"""The command line: ``china-theatre`` and ``python -m explorer``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from explorer import paths
from explorer.errors import ExplorerError

GEODATA_VARIABLE = "CHINA_THEATRE_GEODATA"  # as in serve.py, which --help need not import
FORMATS = "png svg pdf html geojson csv"

COMMANDS = {
    "validate": "explorer.commands.validate",
    "list": "explorer.commands.listing",
    "show": "explorer.commands.show",
    "snapshot": "explorer.commands.picture",
    "serve": "explorer.commands.dashboard",
}
"""Each command and the module that runs it, imported only when it is asked for: ``--help`` waits for no library."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, what an error means, 2 for arguments that make no sense."""
    for stream in (sys.stdout, sys.stderr):  # a terminal that lacks Chinese shows marks, not a traceback
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        arguments = _parser().parse_args(_joined(sys.argv[1:] if argv is None else argv))
        code = import_module(COMMANDS[arguments.command]).run(arguments)
        sys.stdout.flush()
        return code
    except SystemExit as leaving:  # argparse has said why
        return leaving.code if isinstance(leaving.code, int) else 2
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except KeyboardInterrupt:
        return 130
    except ExplorerError as error:
        return _complain(str(error), error.exit_code)
    except OSError as error:
        return _complain(f"{error.filename or ''}: {error.strerror or error}".removeprefix(": "), 1)


def _complain(message: str, code: int) -> int:
    from explorer.commands.console import plain

    print(f"error: {plain(message)}", file=sys.stderr)
    return code


class _Parser(argparse.ArgumentParser):
    """Argparse whose errors are one line."""

    def error(self, message: str):
        sys.exit(_complain(f"{message} (see {self.prog} --help)", 2))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="china-theatre", description="Sourced events on a map: check, list, read, draw and serve them."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, does: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=does, description=does)
        default = Path(os.environ.get(GEODATA_VARIABLE) or paths.bundled_geodata())
        made.add_argument("--geodata", metavar="FOLDER", type=Path, default=default,
                          help=f"folder of events (default: ${GEODATA_VARIABLE}, else the bundled one)")  # fmt: skip
        return made

    validate = command("validate", "Name every problem in a folder of events; exit code 1 if any is an error.")
    validate.add_argument("folder", nargs="?", type=Path, help="the same as --geodata")
    validate.add_argument("--json", action="store_true", help="print JSON")
    validate.add_argument("--audit", action="store_true", help="look for probable mistakes too, and fail on any")
    validate.add_argument("--sample", metavar="N", type=_count, default=0, help="name N events to check by hand")
    validate.add_argument("--seed", metavar="S", default="0", help="another seed, such as a commit, names others")

    listing = command("list", "List the events that fit, in the order used everywhere.")
    listing.add_argument("--layer", metavar="IDS", type=_ids, default=[], help="layer ids, parted by commas")
    listing.add_argument("--kind", metavar="IDS", type=_ids, default=[], help="kind ids, parted by commas")
    _add_days(listing)
    listing.add_argument("--bbox", metavar="W,S,E,N", type=_bbox, help="degrees; what is not mapped stays in the list")
    listing.add_argument("--disputed", action="store_true", help="only events on which accounts differ")
    listing.add_argument("--json", action="store_true", help="print JSON")
    _add_language(listing, "en")

    show = command("show", "Print one event's record, its claims side by side.")
    show.add_argument("id", metavar="ID", help="the event's id, or a former one")
    show.add_argument("--json", action="store_true", help="print JSON")
    _add_language(show, "en")

    _add_view(command("snapshot", "Save what a view shows; the suffix says the format."))

    serve = command("serve", "Open the explorer in a browser, on this machine only.")
    serve.add_argument("--port", type=int, default=8501)
    serve.add_argument("--headless", action="store_true", help="open no browser")
    return parser


def _add_view(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", type=Path, help=f"the file to write; suffixes: {FORMATS}")
    parser.add_argument("--layers", metavar="IDS", help="layer ids, parted by commas")
    _add_days(parser)
    parser.add_argument("--mode", metavar="MODE", help="window, or until: everything up to the last day")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--bbox", metavar="W,S,E,N", type=_bbox, help="show all of this extent, degrees")
    where.add_argument("--map", metavar="ZOOM/LAT/LON", help="centre of the map, and its zoom")
    parser.add_argument("--size", metavar="WxH", help="size of the map panel in pixels")
    parser.add_argument("--event", metavar="ID", help="the selected event")
    _add_language(parser, None)
    parser.add_argument("--base", metavar="BASE", help="relief or plain")
    parser.add_argument("--names", metavar="NAMES", help="place names: then or now")
    parser.add_argument("--overlays", metavar="IDS", help="modern-boundaries")
    parser.add_argument("--view", metavar="QUERY", help="a view as the address bar has it; other options go before it")


def _add_days(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", metavar="DATE", dest="first", type=_first_day, help="such as 1938-02-18 or 1938")
    parser.add_argument("--to", metavar="DATE", dest="last", type=_last_day, help="the window's end, that day included")


def _add_language(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument("--lang", choices=("en", "zh"), default=default, help="language of the words")


def _first_day(text: str):
    return _day(text, "first")


def _last_day(text: str):
    return _day(text, "last")


def _day(text: str, end: str):
    from explorer.dates import days

    try:
        day = getattr(days(text), end)
    except ExplorerError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    if day is None:
        raise argparse.ArgumentTypeError(f"{text!r} is open at this end")
    return day


def _bbox(text: str) -> tuple[float, float, float, float]:
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not W,S,E,N, four numbers of degrees") from None
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise argparse.ArgumentTypeError(f"{text!r} is not W,S,E,N: west before east, south before north, in degrees")
    return west, south, east, north


def _ids(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a count")
    return int(text)


def _joined(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with ``--bbox -77,38,…`` as one, which argparse would take for two options."""
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1] in ("--bbox", "--seed") and argument.startswith("-"):
            joined[-1] += f"={argument}"
        else:
            joined.append(argument)
    return joined
