"""The host of the map document: what it is shown, what it says, what it is told."""

from __future__ import annotations

import uuid
from importlib.resources import files
from typing import Any

import streamlit as st
from streamlit.components.v2 import component

from explorer.query import Parsed, from_query

_FOLDER = files("explorer.dashboard")
_CSS = "iframe { width: 100%; height: var(--map-height, 660px); border: 0; display: block; }"


def show(document: str, digest: str, label: str) -> None:
    """Mount the document; it stays mounted over every rerun until another digest comes."""
    mount = component("explorer_map", css=_CSS, js=_script("host.js"), isolate_styles=False)
    data = {"document": document, "digest": digest, "label": label}
    mount(key="map", data=data, height="content", on_view_change=lambda: None)


def heard() -> tuple[int, Parsed] | None:
    """Return the newest view the map has told of, with its revision; None before the first, and for what is no view."""
    told = getattr(st.session_state.get("map"), "view", None)
    if not hasattr(told, "get"):
        return None
    query, revision = told.get("query"), told.get("revision")
    if not isinstance(query, str) or not isinstance(revision, int) or isinstance(revision, bool):
        return None
    return revision, from_query(query)


def tell(**command: Any) -> None:
    """Send the map a command with the next run: ``view`` (with ``whole``), ``select`` or ``language``."""
    st.session_state["command"] = {"revision": uuid.uuid4().hex, "command": command}


def send() -> None:
    """Mount the carrier of the newest command, if there is one."""
    carry = component("explorer_command", js=_script("command.js"), isolate_styles=False)
    carry(key="carrier", data=st.session_state.get("command", {"revision": "", "command": {}}), height="content")


def _script(name: str) -> str:
    """Return a script without the lines that only a reader of the source needs: it goes out with every command."""
    lines = (_FOLDER / name).read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("//"))
