"""The record as HTML for the dashboard; every text goes through one escaping function."""

from __future__ import annotations

from html import escape
from itertools import groupby

from explorer.catalogue import Catalogue
from explorer.model.base import say
from explorer.record import CitationLine, ClaimLine, Record
from explorer.words import number_words, word


def record_html(record: Record, language: str) -> str:
    """Return an event's record: what happened, then claim beside claim, then the sources."""
    parts = [
        f'<p class="kicker" style="--colour:{_text(record.colour)}">{_text(record.layer)} · {_text(record.kind)}</p>',
        f"<h2>{_text(record.title)}</h2>",
        f'<p class="when">{_text(record.when)}</p>',
        *(f'<p class="where">{_place(place)}</p>' for place in record.places),
    ]
    if record.content_note:
        parts.append(f'<p class="alert"><b>{_word("content-note", language)}:</b> {_text(record.content_note)}</p>')
    parts.append(f"<p>{_text(record.summary)}</p>")
    parts += [f'<p class="note">{_text(note)}</p>' for note in record.notes]
    if record.part_of:
        parts.append(f'<p class="note">{_word("part-of", language)}: {_text(record.part_of[1])}</p>')
    if record.claims:
        parts.append(f"<h3>{_word('claims', language)}</h3>{_claims(record.claims, language)}")
    for dispute in record.disputes:
        parts.append(
            f'<p class="dispute"><b>{_text(dispute.topic)}: {_text(dispute.relation)}.</b> {_text(dispute.note)}</p>'
        )
    if record.stages:
        parts.append(f"<h3>{_word('stages', language)}</h3>{_list(record.stages)}")
    if record.participants:
        parts.append(f"<h3>{_word('who', language)}</h3>{_list(record.participants)}")
    entries = "".join(f"<li>{_citation(line, language)}</li>" for line in record.citations)
    parts.append(f"<h3>{_word('sources', language)}</h3><ol>{entries}</ol>")
    return (
        f'<article class="record" lang="{_text(language)}" data-event="{_text(record.id)}">{"".join(parts)}</article>'
    )


def overview_html(catalogue: Catalogue, language: str) -> str:
    """Return what stands where no event is selected: what to do, what the collection holds, how to cite it."""
    claims = [claim for event in catalogue.events.index for claim in catalogue.event(event).properties.claims]
    checked = sum(claim.cite.checked is not None for claim in claims)
    figures = [
        ("figure-events", number_words(len(catalogue), language)),
        ("figure-claims", number_words(len(claims), language)),
        ("figure-checked", f"{100 * checked // len(claims)} %" if claims else "–"),
        ("figure-disputes", number_words(len(catalogue.disputes), language)),
        ("figure-sources", number_words(len(catalogue.sources), language)),
    ]
    rows = "".join(f"<dt>{_text(figure)}</dt><dd>{_word(key, language)}</dd>" for key, figure in figures)
    cite = f"<h3>{_word('how-to-cite', language)}</h3><p>{_text(say(catalogue.collection.cite_as, language))}</p>"
    told = f'<p class="record-empty">{_word("record-empty", language)}</p><dl class="figures">{rows}</dl>{cite}'
    return f'<article class="record" lang="{_text(language)}">{told}</article>'


def link(address: str, text: str) -> str:
    """Return a link that leaves the page, or the text alone where the address is not the web's."""
    if not address.startswith(("http://", "https://")):
        return _text(text)
    return f'<a href="{_text(address)}" target="_blank" rel="noopener noreferrer">{_text(text)}</a>'


def _claims(claims: list[ClaimLine], language: str) -> str:
    heads = "".join(f'<th scope="col">{_word(key, language)}</th>' for key in ("value", "said-by", "tier", "read"))
    bodies = []
    for topic, lines in groupby(claims, key=lambda claim: claim.topic):
        said = list(lines)
        mark = f' <span class="differ">{_word("disputed", language)}</span>' if any(c.disputed for c in said) else ""
        rows = "".join(_claim(claim, language) for claim in said)
        bodies.append(f'<tbody><tr><th scope="rowgroup" colspan="4">{_text(topic)}{mark}</th></tr>{rows}</tbody>')
    return f'<table class="claims"><thead><tr>{heads}</tr></thead>{"".join(bodies)}</table>'


def _claim(claim: ClaimLine, language: str) -> str:
    voice = " · ".join(part for part in (claim.party, claim.who) if part)
    who = f"{_text(voice)}<br>{link(claim.url, claim.source)}" if voice else link(claim.url, claim.source)
    return (
        f'<tr><td class="value">{_text(claim.value)}<small>{_text(claim.statement)}</small></td>'
        f"<td>{who}</td><td>{_text(claim.tier)}</td><td>{_checked(claim.checked, language)}</td></tr>"
    )


def _citation(line: CitationLine, language: str) -> str:
    locator = f" {_text(line.locator)}." if line.locator else ""
    return (
        f"{link(line.url, line.text)}{locator} <small>{_text(line.tier)} · {_checked(line.checked, language)}</small>"
    )


def _checked(checked: str, language: str) -> str:
    if checked:
        return f'<span class="read">✓ {_text(checked)}</span>'
    return f'<span class="unread">{_word("unchecked", language)}</span>'


def _place(place) -> str:
    told = " · ".join(_text(part) for part in (place.role, place.precision) if part)
    return f"<b>{_text(place.then)}</b>{' · ' if place.now else ''}{_text(place.now)} <small>{told}</small>"


def _list(lines: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{_text(line)}</li>' for line in lines)}</ul>"


def _word(key: str, language: str) -> str:
    return _text(word(key, language))


def _text(text: str) -> str:
    return escape(text, quote=True)
