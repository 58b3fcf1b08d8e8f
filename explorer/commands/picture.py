"""``snapshot``: what a view shows, as a file."""

from __future__ import annotations

import sys
from argparse import Namespace
from urllib.parse import parse_qsl, urlencode

from explorer.catalogue import Catalogue
from explorer.commands.console import line, plain, steps
from explorer.errors import ViewError
from explorer.query import from_query, to_query
from explorer.scene import scene, unknown_parts
from explorer.snapshot import format_of, snapshot, write
from explorer.view import Extent, View

OPTIONS = {
    "layers": "layers", "first": "from", "last": "to", "mode": "mode", "map": "map", "size": "size",
    "event": "event", "lang": "lang", "base": "base", "names": "names", "overlays": "overlays",
}  # fmt: skip
"""The options that decide a view, and what each is called in the view's URL."""


def run(arguments: Namespace) -> int:
    """Write a picture and print what it shows and where it lies."""
    format = format_of(arguments.out)
    view = view_of(arguments)
    with steps("Reading", "Choosing", f"Drawing {format}", "Writing") as step:
        next(step)
        catalogue = Catalogue.open(arguments.geodata)
        next(step)
        _check_ids(view, catalogue, arguments)
        made = scene(catalogue, view)
        next(step)
        data = snapshot(made, format)
        next(step)
        write(arguments.out, data)
    line(made.title)
    line(str(arguments.out))
    return 0


def view_of(arguments: Namespace) -> View:
    """Return the view that ``--view`` describes, the other options laid over it.

    What cannot be understood in ``--view``, which may be an address from anywhere, is ignored and named on stderr;
    in an option of its own it raises ViewError.
    """
    address, ignored = from_query((arguments.view or "").partition("?")[2] or arguments.view or "")
    for what in ignored:
        print(f"ignored in --view: {plain(what)}", file=sys.stderr)
    pairs = dict(parse_qsl(to_query(address), keep_blank_values=True)) | _given(arguments)
    view, refused = from_query(urlencode(pairs))
    if refused:
        raise ViewError(plain("; ".join(refused)))
    return view.showing(Extent(*arguments.bbox)) if arguments.bbox else view


def _given(arguments: Namespace) -> dict[str, str]:
    return {key: str(value) for name, key in OPTIONS.items() if (value := getattr(arguments, name)) is not None}


def _check_ids(view: View, catalogue: Catalogue, arguments: Namespace) -> None:
    asked = from_query(urlencode({"lang": view.language} | _given(arguments))).view
    if missing := unknown_parts(asked, catalogue):
        raise ViewError(plain("; ".join(missing)))
    for what in unknown_parts(view, catalogue):
        print(f"ignored in --view: {plain(what)}", file=sys.stderr)
