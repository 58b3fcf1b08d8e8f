"""The head of every page: the collection's name, the pages, the language."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from urllib.parse import parse_qsl

import streamlit as st

from explorer.catalogue import Catalogue
from explorer.dashboard.state import choose_language
from explorer.model.base import say
from explorer.query import to_query
from explorer.view import LANGUAGES, View
from explorer.words import word

PAGES = ("map", "sources", "disputes", "coverage")
"""The pages by name; the map is at the root, the others under their names."""

_LANGUAGE_NAMES = {"en": "English", "zh": "中文"}


def masthead(catalogue: Catalogue, view: View, here: str) -> None:
    """Draw the head of the page called ``here``; its links keep the view, and the language is kept by it."""
    language = view.language
    st.html(_style(language))
    title, description = say(catalogue.collection.title, language), say(catalogue.collection.description, language)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="masthead"):
        st.html(f'<div class="masthead"><h1>{escape(title)}</h1><p>{escape(description)}</p></div>')
        for name in PAGES:
            query = dict(parse_qsl(to_query(view))) if name == "map" else _language_only(language)
            page = st.session_state["pages"][name]
            st.page_link(page, label=word(f"nav-{name}", language), disabled=name == here, query_params=query)
        key = f"language-{language}"  # a fresh widget when the map has changed the language itself
        st.segmented_control(
            word("language", language), LANGUAGES, default=language, key=key, format_func=_LANGUAGE_NAMES.get,
            label_visibility="collapsed", on_change=_choose, args=(key,), width="content",
        )  # fmt: skip


def _choose(key: str) -> None:
    if language := st.session_state[key]:
        choose_language(language)


def _language_only(language: str) -> dict[str, str]:
    return {} if language == "en" else {"lang": language}


def _style(language: str) -> str:
    # The rows of buttons are labelled here: an element of its own costs every rerun a message.
    labels = (("start", "start-here"), ("save", "save-picture"))
    before = "".join(f'.st-key-{key}::before {{ content: "{word(label, language)}"; }}' for key, label in labels)
    return f"<style>{(files('explorer.dashboard') / 'page.css').read_text('utf-8')}{before}</style>"
