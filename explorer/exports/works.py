"""Sources as lists of works for reference managers: BibTeX, RIS and CSL-JSON.

A copy made by others is recorded and not recommended: its address stays out of all three.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import rispy
from bibtexparser import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from explorer.model import Source
from explorer.model.source import CslName

_BIBTEX = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "book": "book",
    "chapter": "incollection", "entry-encyclopedia": "incollection", "entry-dictionary": "incollection",
    "paper-conference": "inproceedings", "report": "techreport", "thesis": "phdthesis", "manuscript": "unpublished",
    "pamphlet": "booklet",
}  # fmt: skip
_RIS = {
    "article": "GEN", "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "book": "BOOK", "chapter": "CHAP", "document": "GEN", "entry": "ENCYC", "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC", "graphic": "ART", "hearing": "HEAR", "legislation": "STAT", "manuscript": "UNPB",
    "map": "MAP", "motion_picture": "MPCT", "pamphlet": "PAMP", "paper-conference": "CPAPER",
    "personal_communication": "PCOMM", "post": "BLOG", "post-weblog": "BLOG", "report": "RPRT", "review": "JOUR",
    "thesis": "THES", "webpage": "ELEC",
}  # fmt: skip
_JOURNALS = {"article", "booklet"}

_LATEX = {
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "~": r"{\textasciitilde}", "^": r"{\textasciicircum}", '"': r"{\textquotedbl}",
}  # fmt: skip


def csl_json(sources: Iterable[Source]) -> str:
    """Return CSL-JSON 1.0.2, without the notes that are only ours."""
    return json.dumps([_csl(source) for source in sources], ensure_ascii=False, indent=2) + "\n"


def bibtex(sources: Iterable[Source]) -> str:
    """Return BibTeX in UTF-8, one entry a source under its id."""
    library = Library([Entry(_BIBTEX.get(source.type, "misc"), source.id, _fields(source)) for source in sources])
    return write_string(library)


def ris(sources: Iterable[Source]) -> str:
    """Return RIS, one record a source."""
    return rispy.dumps([_ris(source) for source in sources])


def _csl(source: Source) -> dict[str, Any]:
    record = source.as_csl()
    record.pop("custom")
    if source.custom.unofficial_copy:
        record.pop("URL", None)
    return record


def _fields(source: Source) -> list[Field]:
    kind = _BIBTEX.get(source.type, "misc")
    container = "journal" if kind in _JOURNALS else "booktitle" if kind.startswith("in") else "howpublished"
    said = {
        "author": " and ".join(_bibtex_name(name) for name in source.author),
        "editor": " and ".join(_bibtex_name(name) for name in source.editor),
        "title": _latex(source.title),
        container: _latex(source.container_title),
        "year": _latex(source.year),
        "school" if kind == "phdthesis" else "institution" if kind == "techreport" else "publisher": _latex(
            source.publisher
        ),
        "address": _latex(source.publisher_place),
        "volume": _latex(source.volume),
        "number": _latex(source.issue),
        "pages": _latex(source.page).replace("–", "--"),
        "isbn": _latex(source.isbn),
        "doi": _latex(source.doi),
        "url": _latex(_csl(source).get("URL")),
        "language": _latex(source.language),
        "note": _latex(source.note),
    }
    return [Field(key, value) for key, value in said.items() if value]


def _bibtex_name(name: CslName) -> str:
    if name.family:
        return f"{{{_latex(name.family)}}}" + (f", {_latex(name.given)}" if name.given else "")
    return f"{{{_latex(name.literal or name.given)}}}"


def _latex(text: object) -> str:
    """Return a text in which nothing is a command of LaTeX or ends a field of BibTeX."""
    return re.sub(r"""[\\{}$&#%_~^"]""", lambda match: _LATEX[match.group()], _one_line(text))


def _ris(source: Source) -> dict[str, Any]:
    said: dict[str, Any] = {
        "type_of_reference": _RIS.get(source.type, "GEN"),
        "id": source.id,
        "authors": [_ris_name(name) for name in source.author],
        "secondary_authors": [_ris_name(name) for name in source.editor],
        "title": _one_line(source.title),
        "secondary_title": _one_line(source.container_title),
        "year": _one_line(source.year),
        "publisher": _one_line(source.publisher),
        "place_published": _one_line(source.publisher_place),
        "volume": _one_line(source.volume),
        "number": _one_line(source.issue),
        "start_page": _one_line(source.page),
        "issn": _one_line(source.isbn),
        "doi": _one_line(source.doi),
        "urls": [url] if (url := _csl(source).get("URL")) else [],
        "language": _one_line(source.language),
        "notes": [note] if (note := _one_line(source.note)) else [],
    }
    return {key: value for key, value in said.items() if value}


def _ris_name(name: CslName) -> str:
    return _one_line(", ".join(part for part in (name.family, name.given) if part) or name.literal)


def _one_line(text: object) -> str:
    return " ".join(str(text).split()) if text is not None else ""
