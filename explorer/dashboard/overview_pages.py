"""The pages that see the collection as a whole: Sources, Disputes, Coverage."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import streamlit as st

from explorer.catalogue import Catalogue
from explorer.dashboard.coverage_html import coverage_html
from explorer.dashboard.disputes_html import disputes_html
from explorer.dashboard.markup import worded
from explorer.dashboard.masthead import masthead
from explorer.dashboard.sources_html import sources_html
from explorer.dashboard.state import away_from_map
from explorer.exports.works import bibtex, csl_json, ris
from explorer.model.base import say
from explorer.overview import DisputeView, SourceView, coverage, disputes, sources
from explorer.overview.search import matching
from explorer.words import number_words, word

AT_ONCE = 25
"""Disputes shown before a reader asks for more."""

_WORKS = {"bib": bibtex, "ris": ris, "json": csl_json}


def sources_page(catalogue: Catalogue) -> None:
    """Draw the Sources page."""
    language = _start(catalogue, "sources")
    views = _sources(catalogue, language)
    _intro("sources-intro", language, count=len(views), unread=sum(view.unread for view in views))
    tiers = {view.tier_id: view.tier for view in views}
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="filters"):
        asked = st.text_input(word("sources-search", language), key="sources-search")
        tier = st.selectbox(word("sources-tier", language), [None, *tiers], key="sources-tier",
                            format_func=lambda id: tiers.get(id, word("any", language)))  # fmt: skip
        unread = st.checkbox(word("sources-unread-only", language), key="sources-unread")
    found = [
        view
        for view in matching(views, asked, _words_of_source)
        if tier in (None, view.tier_id) and (view.unread or not unread)
    ]
    ids = {view.id for view in found}
    works = [source for source in catalogue.sources if source.id in ids]
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="save-works"):
        st.html(f'<p class="caption">{worded("sources-found", language, count=number_words(len(found), language))}</p>')
        for suffix, write in _WORKS.items():
            st.download_button(
                word(f"works-{suffix}", language), data=lambda write=write: write(works).encode(),
                file_name=f"sources.{suffix}", key=f"works-{suffix}", on_click="ignore", disabled=not works,
            )  # fmt: skip
    st.html(sources_html(found, language))


def disputes_page(catalogue: Catalogue) -> None:
    """Draw the Disputes page."""
    language = _start(catalogue, "disputes")
    views = _disputes(catalogue, language)
    _intro("disputes-intro", language, count=len(views), numeric=sum(view.numeric for view in views))
    layers = {layer.id: say(layer.title, language) for layer in catalogue.layers}
    topics = dict(sorted({view.topic_id: view.topic for view in views}.items(), key=lambda pair: pair[1]))
    relations = {view.relation_id: view.relation for view in views}
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="filters"):
        asked = st.text_input(word("disputes-search", language), key="disputes-search")
        layer = _choice("disputes-layer", layers, language)
        topic = _choice("disputes-topic", topics, language)
        relation = _choice("disputes-relation", relations, language)
        numbers = st.checkbox(word("disputes-numbers", language), key="disputes-numbers")
    found = [
        view
        for view in matching(views, asked, _words_of_dispute)
        if (layer is None or layer in view.layers)
        and topic in (None, view.topic_id)
        and relation in (None, view.relation_id)
        and (view.numeric or not numbers)
    ]
    st.html(f'<p class="caption">{worded("disputes-found", language, count=number_words(len(found), language))}</p>')
    asked_for = (asked, layer, topic, relation, numbers)
    if st.session_state.get("disputes-asked") != asked_for:
        st.session_state.update({"disputes-asked": asked_for, "disputes-shown": AT_ONCE})
    shown = st.session_state["disputes-shown"]
    st.html(disputes_html(found[:shown], {layer.id: layer.colour for layer in catalogue.layers}, language))
    if (more := min(len(found) - shown, AT_ONCE)) > 0:
        st.button(word("show-more", language, count=more), on_click=_show_more, key="show-more")


def coverage_page(catalogue: Catalogue) -> None:
    """Draw the Coverage page."""
    language = _start(catalogue, "coverage")
    _intro("coverage-intro", language)
    st.html(coverage_html(coverage(catalogue, language), language))


def _start(catalogue: Catalogue, name: str) -> str:
    view = away_from_map(catalogue)
    masthead(catalogue, view, name)
    st.html(f"<style>{(files('explorer.dashboard') / 'overview.css').read_text('utf-8')}</style>")
    return view.language


def _intro(key: str, language: str, **counts: int) -> None:
    said = {name: number_words(count, language) for name, count in counts.items()}
    st.html(f'<p class="intro" lang="{language}">{worded(key, language, **said)}</p>')


def _choice(key: str, titles: dict[str, str], language: str) -> str | None:
    return st.selectbox(
        word(key, language), [None, *titles], key=key, format_func=lambda id: titles.get(id, word("any", language))
    )


def _show_more() -> None:
    st.session_state["disputes-shown"] += AT_ONCE


def _words_of_source(view: SourceView) -> str:
    return " ".join([view.text, view.id, *(f"{id} {title}" for id, title in view.events)])


def _words_of_dispute(view: DisputeView) -> str:
    sides = (f"{side.title} {side.claim.statement} {side.claim.source} {side.claim.party}" for side in view.sides)
    return " ".join([view.topic, view.note, view.id, *sides])


@lru_cache(maxsize=4)
def _sources(catalogue: Catalogue, language: str) -> list[SourceView]:
    return sources(catalogue, language)


@lru_cache(maxsize=4)
def _disputes(catalogue: Catalogue, language: str) -> list[DisputeView]:
    return disputes(catalogue, language)
