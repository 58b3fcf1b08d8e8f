"""Every source: what it is, whether it was read, and which events rest on it."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.catalogue import Catalogue
from explorer.load import citations
from explorer.model.base import say
from explorer.record import works
from explorer.words import word


@dataclass(frozen=True)
class SourceView:
    """One source, ready to be listed."""

    id: str
    text: str
    tier: str
    tier_id: str
    url: str
    read: int
    """How many of the citations of it were read in it."""
    cited: int
    events: list[tuple[str, str]]
    """Id and title of each event that cites it, in catalogue order."""
    places: list[str]
    """Names of the places whose points rest on it."""
    derives_from: list[str]

    @property
    def unread(self) -> bool:
        return self.read == 0


def sources(catalogue: Catalogue, language: str) -> list[SourceView]:
    """Return every source, by tier, then as in a list of works; those that nothing cites too."""
    entries = works(catalogue)
    counted: dict[str, list[bool]] = {source.id: [] for source in catalogue.sources}
    for id in catalogue.events.index:
        for _, citation in citations(catalogue.event(id)):
            counted.setdefault(citation.source, []).append(citation.checked is not None)
    for series in catalogue.series:
        for row in series.rows:
            counted.setdefault(row.cite.source, []).append(row.cite.checked is not None)
    fixed: dict[str, list[str]] = {source.id: [] for source in catalogue.sources}
    for place in catalogue.places:
        for citation in place.properties.cite:
            counted.setdefault(citation.source, []).append(citation.checked is not None)
            fixed.setdefault(citation.source, []).append(place.properties.name(language))
    return [
        SourceView(
            id=source.id,
            text=entries[source.id],
            tier=word(f"tier-{source.tier}", language),
            tier_id=str(source.tier),
            url="" if source.custom.unofficial_copy else (source.url or ""),
            read=sum(counted[source.id]),
            cited=len(counted[source.id]),
            events=[(id, say(catalogue.event(id).properties.title, language)) for id in catalogue.cited_by[source.id]],
            places=fixed[source.id],
            derives_from=[entries.get(id, id) for id in source.custom.derives_from],
        )
        for source in sorted(catalogue.sources, key=lambda source: (source.tier.rank, entries[source.id].casefold()))
    ]
