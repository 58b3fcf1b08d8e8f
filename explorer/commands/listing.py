"""``list``: the events that fit, one a line."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace

from explorer.catalogue import Catalogue
from explorer.commands.console import as_json, line, steps
from explorer.errors import ViewError
from explorer.model.base import say


def run(arguments: Namespace) -> int:
    """Print id, date, layer and title of every event that fits, in catalogue order."""
    with steps("Reading") as step:
        next(step)
        catalogue = Catalogue.open(arguments.geodata)
        ids = chosen(catalogue, arguments)
    if arguments.json:
        as_json([_as_dict(catalogue, id) for id in ids])
        return 0
    rows = [_as_dict(catalogue, id) for id in ids]
    widths = [max((len(str(row[key])) for row in rows), default=0) for key in ("id", "when", "layer")]
    for row in rows:
        id, when, layer = (str(row[key]).ljust(width) for key, width in zip(_COLUMNS, widths, strict=True))
        line(f"{id}  {when}  {layer}  {say(row['title'], arguments.lang)}")
    return 0


_COLUMNS = ("id", "when", "layer")


def chosen(catalogue: Catalogue, arguments: Namespace) -> list[str]:
    """Return the ids that fit every condition; raises ViewError for a layer or kind that does not exist."""
    _check("layer", arguments.layer, [layer.id for layer in catalogue.layers])
    _check("kind", arguments.kind, [kind.id for kind in catalogue.kinds])
    first, last = arguments.first or dt.date.min, arguments.last or dt.date.max
    if first > last:
        raise ViewError(f"the window ends ({last}) before it starts ({first})")
    ids = catalogue.select(
        layers=arguments.layer or [layer.id for layer in catalogue.layers],
        first=first, last=last, extent=arguments.bbox,
    )  # fmt: skip
    rows = catalogue.events.loc[ids]
    if arguments.kind:
        rows = rows[rows["kind"].isin(arguments.kind)]
    if arguments.disputed:
        rows = rows[rows["disputed"]]
    return list(rows.index)


def _check(what: str, wanted: list[str], known: list[str]) -> None:
    for id in wanted:
        if id not in known:
            raise ViewError(f"there is no {what} {id!r}; there are {', '.join(known)}")


def _as_dict(catalogue: Catalogue, id: str) -> dict:
    said, row = catalogue.event(id).properties, catalogue.events.loc[id]
    return {
        "id": id,
        "layer": said.layer,
        "kind": said.kind,
        "when": said.when,
        "first_day": row["first_day"].date().isoformat(),
        "last_day": row["last_day"].date().isoformat(),
        "title": said.title,
        "mapped": row["geometry"] is not None,
        "claims": len(said.claims),
        "sources": int(row["sources"]),
        "checked": bool(row["checked"]),
        "disputed": bool(row["disputed"]),
    }
