"""HTML from texts that nobody trusts: the one way they get into a page of the dashboard."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from explorer.words import word


def text(said: str) -> str:
    """Return a text escaped for HTML, in an attribute too."""
    return escape(said, quote=True)


def worded(key: str, language: str, **values: object) -> str:
    """Return one of the project's own words or sentences, escaped."""
    return text(word(key, language, **values))


def link(address: str, said: str) -> str:
    """Return a link that leaves the page, or the text alone where the address is not the web's."""
    if not address.startswith(("http://", "https://")):
        return text(said)
    return f'<a href="{text(address)}" target="_blank" rel="noopener noreferrer">{text(said)}</a>'


def event_link(id: str, said: str, language: str) -> str:
    """Return a link to the map with this event selected."""
    query = {"event": id} | ({"lang": language} if language != "en" else {})
    return f'<a href="./?{text(urlencode(query))}" target="_self">{text(said)}</a>'


def checked(said: str, language: str) -> str:
    """Return the mark of a citation: when its passage was read, or that nobody has read it."""
    if said:
        return f'<span class="read">✓ {text(said)}</span>'
    return f'<span class="unread">{worded("unchecked", language)}</span>'


def plain(text: str) -> str:
    """Return text that Streamlit's Markdown shows as it stands."""
    return "".join(f"\\{letter}" if letter in r"\`*_{}[]()<>#+-.!|~$:" else letter for letter in text)
