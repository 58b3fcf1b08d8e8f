"""The dashboard's one memory: the view the map last told of, kept while a reader turns the pages."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from explorer.catalogue import Catalogue
from explorer.dashboard import host
from explorer.query import from_query
from explorer.scene import unknown_parts
from explorer.view import View


def current_view(catalogue: Catalogue | None = None) -> View:
    """Return the view the map last told of, else the one the address describes; a command runs ahead of both."""
    told = host.heard()
    state = st.session_state
    if told and told[0] != state.get("revision"):
        state["revision"] = told[0]
        state["view"] = told[1].view
    if "view" not in state:
        parsed = from_query(urlencode(st.query_params.to_dict(), safe="/,"))
        state["view"] = parsed.view
        state["ignored"] = parsed.ignored + (unknown_parts(parsed.view, catalogue) if catalogue else [])
    return state["view"]


def choose_language(language: str) -> None:
    """Say everything in another language, on the map too."""
    st.session_state["view"] = replace(st.session_state["view"], language=language)
    host.tell(language=language)


def away_from_map(catalogue: Catalogue) -> View:
    """Return the view as it was on the map, for a page without one; its address says the language and no more."""
    view = current_view(catalogue)
    st.session_state.pop("revision", None)  # a map that is mounted anew counts from the start
    wanted = {} if view.language == "en" else {"lang": view.language}
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
    return view
