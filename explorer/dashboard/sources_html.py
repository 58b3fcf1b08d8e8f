"""The Sources page as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from explorer.dashboard.markup import event_link, link, text, worded
from explorer.overview import SourceView


def sources_html(views: Sequence[SourceView], language: str) -> str:
    """Return the sources as lists of works, one a tier."""
    if not views:
        return f'<p class="record-empty">{worded("sources-none", language)}</p>'
    parts = []
    for tier, group in groupby(views, key=lambda view: view.tier):
        works = list(group)
        rows = "".join(_source(view, language) for view in works)
        parts.append(f'<h2>{text(tier)} <small>{len(works)}</small></h2><ul class="works">{rows}</ul>')
    return f'<div class="overview" lang="{text(language)}" data-count="{len(views)}">{"".join(parts)}</div>'


def _source(view: SourceView, language: str) -> str:
    if view.unread:
        mark = f'<span class="unread">{worded("read-never", language)}</span>'
    else:
        told = worded("passages-read", language, read=view.read, cited=view.cited)
        mark = f'<span class="read">✓ {told}</span>'
    origin = "".join(
        f' <span class="note">{worded("derives-from", language, source=source)}</span>' for source in view.derives_from
    )
    return f'<li id="{text(view.id)}">{link(view.url, view.text)} {mark}{origin}{_events(view, language)}</li>'


def _events(view: SourceView, language: str) -> str:
    count = len(view.events)
    if not count and view.places:
        places = worded("comma", language).join(text(place) for place in view.places)
        return f' <span class="note">{worded("cited-for-place", language, places="")}{places}</span>'
    if not count:
        return f' <span class="note">{worded("cited-by-none", language)}</span>'
    told = worded("cited-by-one", language) if count == 1 else worded("cited-by", language, count=count)
    links = "".join(f"<li>{event_link(id, title, language)}</li>" for id, title in view.events)
    return f"<details><summary>{told}</summary><ul>{links}</ul></details>"
