"""Who says what of an event: claims, disputes, series and the works cited, as lines of text."""

from __future__ import annotations

from functools import lru_cache

from explorer.bibliography import references, short
from explorer.catalogue import Catalogue
from explorer.load import citations
from explorer.model import Citation, Claim, EventFeature, Series, SeriesRow, Tier
from explorer.model.base import say
from explorer.record.lines import CitationLine, ClaimLine, DisputeLine, SeriesLine, SeriesView
from explorer.record.names import place_name
from explorer.words import amount_words, date_words, value_words, word


def claims_of(catalogue: Catalogue, event: EventFeature, language: str) -> list[ClaimLine]:
    """Return the claims, topic by topic in the order first told, nearest tier first within a topic."""
    disputed = {reference for dispute in catalogue.disputes_of(event.id) for reference in dispute.claims}
    topics = list(dict.fromkeys(claim.topic for claim in event.properties.claims))

    def order(claim: Claim) -> tuple[int, int]:
        source = catalogue.source(claim.cite.source)
        return topics.index(claim.topic), source.tier.rank if source else len(Tier)

    return [
        claim_line(catalogue, claim, f"{event.id}#{claim.id}" in disputed, language)
        for claim in sorted(event.properties.claims, key=order)
    ]


def claim_line(catalogue: Catalogue, claim: Claim, disputed: bool, language: str) -> ClaimLine:
    """Return one claim in words."""
    topic, source = catalogue.topic(claim.topic), catalogue.source(claim.cite.source)
    party = say(catalogue.party_title(claim.party), language)
    return ClaimLine(
        id=claim.id,
        topic=say(topic.title, language) if topic else claim.topic,
        value=value_words(claim, language, lambda id: place_name(catalogue, id, language)),
        statement=say(claim.statement, language),
        party=word("party-of", language, party=party) if party else "",
        who=word("quoted", language, who=claim.said_by) if claim.said_by else "",
        source=short(source) if source else word("source-missing", language, id=claim.cite.source),
        tier=word(f"tier-{source.tier}", language) if source else "",
        tier_id=str(source.tier) if source else "",
        checked=_checked(claim.cite, language),
        url=_address(catalogue, claim.cite),
        disputed=disputed,
    )


def disputes_of(catalogue: Catalogue, event: EventFeature, language: str) -> list[DisputeLine]:
    """Return what is in dispute about the event."""
    lines = []
    for dispute in catalogue.disputes_of(event.id):
        topic = catalogue.topic(dispute.topic)
        title = say(topic.title, language) if topic else dispute.topic
        lines.append(DisputeLine(title, word(f"relation-{dispute.relation}", language), say(dispute.note, language)))
    return lines


def citations_of(catalogue: Catalogue, event: EventFeature, language: str) -> list[CitationLine]:
    """Return the sources cited for the event as a whole and by its claims, each once, the read passage preferred."""
    best: dict[str, Citation] = {}
    for _, citation in citations(event):
        known = best.get(citation.source)
        if known is None or (citation.checked and not known.checked):
            best[citation.source] = citation
    entries = works(catalogue)
    lines = []
    for id, citation in best.items():
        source = catalogue.source(id)
        lines.append(
            CitationLine(
                source=id,
                text=entries.get(id, word("source-missing", language, id=id)),
                locator=citation.locator or "",
                tier=word(f"tier-{source.tier}", language) if source else "",
                tier_id=str(source.tier) if source else "",
                checked=_checked(citation, language),
                url=_address(catalogue, citation),
            )
        )
    return lines


def series_of(catalogue: Catalogue, event: EventFeature, language: str) -> list[SeriesView]:
    """Return the series that stand beside the event."""
    return [
        SeriesView(
            id=series.id,
            title=say(series.title, language),
            scope=say(series.scope, language),
            party=say(catalogue.party_title(series.party), language),
            rows=[_series_line(catalogue, series, row, language) for row in series.rows],
        )
        for series in catalogue.series_of(event.id)
    ]


def _series_line(catalogue: Catalogue, series: Series, row: SeriesRow, language: str) -> SeriesLine:
    top = max(abs(other.value) for other in series.rows)
    source = catalogue.source(row.cite.source)
    return SeriesLine(
        when=date_words(row.when, language),
        value=amount_words(row.value, series.unit, row.approx, language),
        share=abs(row.value) / top if top else 0.0,
        source=short(source) if source else word("source-missing", language, id=row.cite.source),
        checked=_checked(row.cite, language),
        url=_address(catalogue, row.cite),
    )


def _checked(citation: Citation, language: str) -> str:
    return word("checked", language, date=citation.checked.date.isoformat()) if citation.checked else ""


def _address(catalogue: Catalogue, citation: Citation) -> str:
    """Return where a reader can follow: where the passage was read, else the source's own address, else nothing."""
    source = catalogue.source(citation.source)
    if source is None or source.custom.unofficial_copy:
        return ""
    return citation.checked.url if citation.checked else (source.url or "")


@lru_cache(maxsize=4)
def works(catalogue: Catalogue) -> dict[str, str]:
    """Return every source's entry in a list of works, by id: a second's work at 900 sources, done once."""
    return references(catalogue.sources)
