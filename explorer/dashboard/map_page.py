"""The map's page: the map, and beside and below it what needs Python."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from mimetypes import guess_type

import pandas as pd
import streamlit as st

from explorer.catalogue import Catalogue
from explorer.dashboard import host
from explorer.dashboard.markup import plain
from explorer.dashboard.masthead import masthead
from explorer.dashboard.record_html import overview_html, record_html
from explorer.dashboard.state import current_view
from explorer.errors import ExportError
from explorer.model.base import say
from explorer.query import from_query
from explorer.record import record
from explorer.scene import Scene, scene
from explorer.snapshot import FORMATS, file_name, snapshot
from explorer.words import date_words, word


def page(catalogue: Catalogue, document: str) -> None:
    """Draw the page; the map comes first, for all else waits on what it shows."""
    view = current_view(catalogue)
    language = view.language
    masthead(catalogue, view, "map")
    host.send()
    _notices(catalogue, language)
    beside, record_side = st.columns([0.68, 0.32], gap="small")
    with beside:
        _start_buttons(catalogue, language)
        host.show(document, catalogue.digest, word("map-label", "en"))
    shown = scene(catalogue, view)
    with record_side, st.container(height=712, border=True, key="record"):
        _record(shown)
    _table(shown)
    _save(shown)
    _small_print(catalogue, language)


def _start_buttons(catalogue: Catalogue, language: str) -> None:
    starts = catalogue.collection.start
    if not starts:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="start"):
        for start in starts:
            st.button(
                say(start.title, language), help=say(start.text, language), key=f"start-{start.id}",
                on_click=_start, args=(start.view, language),
            )  # fmt: skip


def _start(query: str, language: str) -> None:
    view = replace(from_query(query).view, language=language)
    st.session_state["view"] = view
    lang = "" if language == "en" else f"&lang={language}"
    host.tell(view=f"?{query}{lang}", whole=True)


def _notices(catalogue: Catalogue, language: str) -> None:
    for what in st.session_state["ignored"]:
        st.warning(plain(word("address-ignored", language, what=what)))
    errors = [problem.as_dict() for problem in catalogue.problems if problem.severity == "error"]
    if errors:  # doubts are for those who edit: `validate` tells them
        with st.expander(plain(word("problems", language, count=len(errors)))):
            st.dataframe(pd.DataFrame(errors), hide_index=True)


def _record(shown: Scene) -> None:
    language = shown.language
    if shown.view.event:
        st.html(record_html(record(shown.catalogue, shown.view.event, language), language))
    else:
        st.html(overview_html(shown.catalogue, language))


def _table(shown: Scene) -> None:
    language = shown.language
    st.html(f'<p class="caption" lang="{language}" data-count="{len(shown.ids)}"><b>{escape(shown.title)}</b> '
            f'<span class="small-print">{escape(word("select-row", language))}</span></p>')  # fmt: skip
    catalogue = shown.catalogue
    rows = [
        {
            word("when", language): date_words(event.properties.when, language),
            word("title", language): say(event.properties.title, language),
            word("layer", language): say(catalogue.layer(event.properties.layer).title, language),
            word("kind", language): say(catalogue.kind(event.properties.kind).title, language),
            word("sources-count", language): int(catalogue.events.at[event.id, "sources"]),
            word("disputed", language): bool(catalogue.events.at[event.id, "disputed"]),
        }
        for event in shown.events
    ]
    key = f"table-{hash((shown.ids, language)):x}"  # a selection belongs to the rows it was made in
    st.dataframe(
        pd.DataFrame(rows), hide_index=True, key=key, selection_mode="single-row", height=320,
        on_select=lambda: _choose_row(key, shown.ids), alt=shown.title,
    )  # fmt: skip


def _choose_row(key: str, ids: tuple[str, ...]) -> None:
    rows = st.session_state[key].selection.rows
    if rows:
        st.session_state["view"] = replace(st.session_state["view"], event=ids[rows[0]])
        host.tell(select=ids[rows[0]])


def _save(shown: Scene) -> None:
    language = shown.language
    with st.container(horizontal=True, gap="small", key="save"):
        for format in FORMATS:
            st.download_button(
                word(f"format-{format}", language), data=_maker(shown, format), file_name=file_name(shown, format),
                mime=guess_type(f"x.{format}")[0] or "application/geo+json", key=f"save-{format}", on_click="ignore",
            )  # fmt: skip


def _maker(shown: Scene, format: str):
    def make() -> bytes:
        try:
            return snapshot(shown, format)
        except ExportError as error:
            raise RuntimeError(word("export-failed", shown.language, why=error)) from error

    return make


def _small_print(catalogue: Catalogue, language: str) -> None:
    collection = catalogue.collection
    line = word(
        "plate-data", language, title=say(collection.title, language), version=collection.version,
        date=collection.date, digest=catalogue.digest, licence=say(collection.licence.title, language),
    )  # fmt: skip
    own = word("streamlit-words", language)
    st.html(f'<p class="small-print" lang="{language}">{escape(line)} {escape(own)}</p>')
