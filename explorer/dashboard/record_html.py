"""The record as HTML for the dashboard; every text goes through one escaping function."""

from __future__ import annotations

from itertools import groupby

from explorer.catalogue import Catalogue
from explorer.dashboard.markup import checked, link, text, worded
from explorer.model.base import say
from explorer.record import CitationLine, ClaimLine, Record, SeriesView
from explorer.words import number_words


def record_html(record: Record, language: str) -> str:
    """Return an event's record: what happened, then claim beside claim, then the sources."""
    parts = [
        f'<p class="kicker" style="--colour:{text(record.colour)}">{text(record.layer)} · {text(record.kind)}</p>',
        f"<h2>{text(record.title)}</h2>",
        f'<p class="when">{text(record.when)}</p>',
        *(f'<p class="where">{_place(place)}</p>' for place in record.places),
    ]
    if record.content_note:
        parts.append(f'<p class="alert"><b>{worded("content-note", language)}:</b> {text(record.content_note)}</p>')
    parts.append(f"<p>{text(record.summary)}</p>")
    parts += [f'<p class="note">{text(note)}</p>' for note in record.notes]
    if record.part_of:
        parts.append(f'<p class="note">{worded("part-of", language)}: {text(record.part_of[1])}</p>')
    if record.claims:
        parts.append(f"<h3>{worded('claims', language)}</h3>{_claims(record.claims, language)}")
    for dispute in record.disputes:
        parts.append(
            f'<p class="dispute"><b>{text(dispute.topic)}: {text(dispute.relation)}.</b> {text(dispute.note)}</p>'
        )
    parts += [_series(series, language) for series in record.series]
    if record.stages:
        parts.append(f"<h3>{worded('stages', language)}</h3>{_list(record.stages)}")
    if record.participants:
        parts.append(f"<h3>{worded('who', language)}</h3>{_list(record.participants)}")
    entries = "".join(f"<li>{_citation(line, language)}</li>" for line in record.citations)
    parts.append(f"<h3>{worded('sources', language)}</h3><ol>{entries}</ol>")
    return f'<article class="record" lang="{text(language)}" data-event="{text(record.id)}">{"".join(parts)}</article>'


def overview_html(catalogue: Catalogue, language: str) -> str:
    """Return what stands where no event is selected: what to do, what the collection holds, how to cite it."""
    claims = [claim for event in catalogue.events.index for claim in catalogue.event(event).properties.claims]
    read = sum(claim.cite.checked is not None for claim in claims)
    figures = [
        ("figure-events", number_words(len(catalogue), language)),
        ("figure-claims", number_words(len(claims), language)),
        ("figure-checked", f"{100 * read // len(claims)} %" if claims else "–"),
        ("figure-disputes", number_words(len(catalogue.disputes), language)),
        ("figure-sources", number_words(len(catalogue.sources), language)),
    ]
    rows = "".join(f"<dt>{text(figure)}</dt><dd>{worded(key, language)}</dd>" for key, figure in figures)
    cite = f"<h3>{worded('how-to-cite', language)}</h3><p>{text(say(catalogue.collection.cite_as, language))}</p>"
    told = f'<p class="record-empty">{worded("record-empty", language)}</p><dl class="figures">{rows}</dl>{cite}'
    return f'<article class="record" lang="{text(language)}">{told}</article>'


def _claims(claims: list[ClaimLine], language: str) -> str:
    heads = "".join(f'<th scope="col">{worded(key, language)}</th>' for key in ("value", "said-by", "tier", "read"))
    bodies = []
    for topic, lines in groupby(claims, key=lambda claim: claim.topic):
        said = list(lines)
        mark = f' <span class="differ">{worded("disputed", language)}</span>' if any(c.disputed for c in said) else ""
        rows = "".join(_claim(claim, language) for claim in said)
        bodies.append(f'<tbody><tr><th scope="rowgroup" colspan="4">{text(topic)}{mark}</th></tr>{rows}</tbody>')
    return f'<table class="claims"><thead><tr>{heads}</tr></thead>{"".join(bodies)}</table>'


def _claim(claim: ClaimLine, language: str) -> str:
    voice = " · ".join(part for part in (claim.party, claim.who) if part)
    who = f"{text(voice)}<br>{link(claim.url, claim.source)}" if voice else link(claim.url, claim.source)
    return (
        f'<tr><td class="value">{text(claim.value)}<small>{text(claim.statement)}</small></td>'
        f"<td>{who}</td><td>{text(claim.tier)}</td><td>{checked(claim.checked, language)}</td></tr>"
    )


def _series(series: SeriesView, language: str) -> str:
    rows, last = [], ("", "")
    for row in series.rows:
        source = f"<small>{link(row.url, row.source)} {checked(row.checked, language)}</small>"
        named = "" if (row.url, row.source) == last else source  # where it changes
        share = f'<i style="width:{100 * row.share:.1f}%"></i>'
        rows.append(f"<li><span>{text(row.when)}</span><b>{text(row.value)}</b>{share}{named}</li>")
        last = (row.url, row.source)
    scope = " · ".join(part for part in (series.party, series.scope) if part)
    return (
        f'<h3>{text(series.title)}</h3><p class="note"><b>{worded("series-scope", language)}:</b> {text(scope)}</p>'
        f'<ul class="series">{"".join(rows)}</ul>'
    )


def _citation(line: CitationLine, language: str) -> str:
    locator = f" {text(line.locator)}." if line.locator else ""
    return f"{link(line.url, line.text)}{locator} <small>{text(line.tier)} · {checked(line.checked, language)}</small>"


def _place(place) -> str:
    told = " · ".join(text(part) for part in (place.role, place.precision) if part)
    return f"<b>{text(place.then)}</b>{' · ' if place.now else ''}{text(place.now)} <small>{told}</small>"


def _list(lines: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{text(line)}</li>' for line in lines)}</ul>"
