"""The Disputes page as HTML: claim beside claim."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from explorer.dashboard.markup import checked, event_link, link, text, worded
from explorer.overview import DisputeView
from explorer.overview.disputes import Side
from explorer.words import word


def disputes_html(views: Sequence[DisputeView], colours: dict[str, str], language: str) -> str:
    """Return the disputes as cards; ``colours`` are the layers', by id."""
    if not views:
        return f'<p class="record-empty">{worded("disputes-none", language)}</p>'
    cards = "".join(_card(view, colours, language) for view in views)
    return f'<div class="overview" lang="{text(language)}" data-count="{len(views)}">{cards}</div>'


def _card(view: DisputeView, colours: dict[str, str], language: str) -> str:
    dots = "".join(f'<i style="background:{text(colours.get(layer, ""))}"></i>' for layer in view.layers)
    facts = " · ".join(
        text(part) for part in (view.relation, view.spread, worded("voices", language, count=view.voices)) if part
    )
    groups = [(title, list(sides)) for title, sides in groupby(view.sides, key=lambda side: (side.event, side.title))]
    rows = "".join(_group(event, sides, len(groups) > 1, language) for event, sides in groups)
    first = view.sides[0]
    heads = "".join(
        f'<th scope="col">{worded(key, language)}</th>' for key in ("value", "said-by", "tier", "read")
    )  # fmt: skip
    return (
        f'<article class="dispute-card" id="{text(view.id)}"><h2><span class="dots">{dots}</span>{text(view.topic)}'
        f"<small>{text(first.title)}</small></h2>"
        f'<p class="facts">{facts} · {event_link(first.event, word("show-on-map", language), language)}</p>'
        f"<p>{text(view.note)}</p>"
        f'<table class="claims"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></article>'
    )


def _group(event: tuple[str, str], sides: list[Side], named: bool, language: str) -> str:
    head = f'<tr><th scope="rowgroup" colspan="4">{event_link(*event, language)}</th></tr>' if named else ""
    return head + "".join(_side(side, language) for side in sides)


def _side(side: Side, language: str) -> str:
    claim = side.claim
    bar = ""
    if side.bar:
        left, width = 100 * side.bar.start, 100 * (side.bar.end - side.bar.start)
        spot = f"left:{left:.1f}%;width:{width:.1f}%" if width else f"left:0;width:{left:.1f}%"
        bar = f'<span class="bar{"" if width == 0 else " span"}" aria-hidden="true"><i style="{spot}"></i></span>'
    voice = " · ".join(text(part) for part in (claim.party, claim.who) if part)
    who = f"{voice}<br>{link(claim.url, claim.source)}" if voice else link(claim.url, claim.source)
    return (
        f'<tr><td class="value">{text(claim.value)}{bar}<small>{text(claim.statement)}</small></td>'
        f"<td>{who}</td><td>{text(claim.tier)}</td><td>{checked(claim.checked, language)}</td></tr>"
    )
