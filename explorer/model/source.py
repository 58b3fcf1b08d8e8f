"""Sources as CSL-JSON, citations, and the tier a source belongs to."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field

from explorer.model.base import Day, Record, Slug, Text, WebAddress


class Tier(StrEnum):
    """How near a source stands to what it tells, nearest first."""

    CONTEMPORARY = "contemporary"
    OFFICIAL = "official"
    SCHOLARLY = "scholarly"
    REFERENCE = "reference"
    POPULAR = "popular"
    PRESS = "press"

    @property
    def rank(self) -> int:
        return list(Tier).index(self)


Genre = Literal["document", "official", "scholarly", "reference", "memoir", "popular", "press"]

_TIER = {
    "document": Tier.OFFICIAL,
    "official": Tier.OFFICIAL,
    "scholarly": Tier.SCHOLARLY,
    "reference": Tier.REFERENCE,
    "memoir": Tier.POPULAR,
    "popular": Tier.POPULAR,
    "press": Tier.PRESS,
}

CslType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "collection", "document", "entry", "entry-dictionary", "entry-encyclopedia", "graphic", "hearing", "interview",
    "legal_case", "legislation", "manuscript", "map", "motion_picture", "pamphlet", "paper-conference",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review", "speech", "thesis", "treaty",
    "webpage",
]  # fmt: skip


class Seen(Record):
    """Where and when a page was read."""

    url: WebAddress
    date: Day


Checked = Seen


class SourceNotes(Record):
    """What CSL has no field for."""

    genre: Genre
    contemporary: bool = Field(description="written while the events it tells of were going on, or at once after")
    party: Slug | None = Field(default=None, description="the party to the war whose voice this is, if any")
    record_seen: Seen = Field(description="where the source's own record was seen: a catalogue, page or bibliography")
    unofficial_copy: bool = Field(
        default=False, description="the address is a copy by others: it is told and not linked to"
    )
    derives_from: list[Slug] = Field(default=[], description="sources this one repeats, where it says so")


class CslName(Record):
    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None


DatePart = Annotated[list[int | str], Field(min_length=1, max_length=3)]


class CslDate(Record):
    date_parts: Annotated[list[DatePart], Field(min_length=1, max_length=2)] | None = Field(
        default=None, alias="date-parts"
    )
    raw: Text | None = None
    literal: Text | None = None


class Source(Record):
    """A bibliographic record, CSL-JSON 1.0.2; fields not named here pass through untouched."""

    id: Slug
    type: CslType
    title: Text
    author: list[CslName] = []
    editor: list[CslName] = []
    translator: list[CslName] = []
    issued: CslDate | None = None
    container_title: Text | None = Field(default=None, alias="container-title")
    publisher: Text | None = None
    publisher_place: Text | None = Field(default=None, alias="publisher-place")
    volume: Text | int | None = None
    issue: Text | int | None = None
    page: Text | None = None
    language: Text | None = None
    url: WebAddress | None = Field(default=None, alias="URL")
    doi: Text | None = Field(default=None, alias="DOI")
    isbn: Text | None = Field(default=None, alias="ISBN")
    note: Text | None = None
    custom: SourceNotes

    @property
    def tier(self) -> Tier:
        """The tier shown, derived from genre and contemporary."""
        return Tier.CONTEMPORARY if self.custom.contemporary else _TIER[self.custom.genre]

    @property
    def year(self) -> str:
        """The year of publication, or an empty text where the record has none."""
        if self.issued and self.issued.date_parts:
            return str(self.issued.date_parts[0][0])
        return (self.issued.raw or self.issued.literal or "")[:4] if self.issued else ""

    @property
    def byline(self) -> str:
        """Family names or the corporate author, as in a short citation."""
        people = self.author or self.editor
        names = [name.family or name.literal or name.given or "" for name in people]
        return " & ".join(names) if len(names) < 3 else f"{names[0]} et al."

    def as_csl(self) -> dict[str, Any]:
        """Return the record as CSL-JSON, the keys as CSL spells them."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)


class Citation(Record):
    """A source, a place in it, and whether that passage was read."""

    source: Slug
    locator: Text | None = None
    checked: Checked | None = Field(default=None, description="null: nobody has read this passage for this record yet")
