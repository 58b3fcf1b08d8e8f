"""What reviewers leave beside the record: explanations of odd findings, and where a source's statements went."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from explorer.model.base import LocalText, Record, Slug, Text
from explorer.model.claim import ClaimRef


class Explanation(Record):
    """Why something that ``validate --audit`` finds is right as it stands."""

    check: Slug
    id: Text = Field(description="the record the finding is about")
    about: Text = Field(default="", description="which part of it, as the finding says it")
    why: Text


class Statement(Record):
    """One statement of a text, in our own words, and the claims it became."""

    sentence: Annotated[int, Field(ge=1)]
    part: Annotated[str, Field(pattern=r"^[a-z]$")] = "a"
    paraphrase: LocalText
    claims: list[ClaimRef] = []
    no_claim: LocalText | None = Field(default=None, description="why nothing on a map could hold it")

    @model_validator(mode="after")
    def _somewhere(self) -> Statement:
        if bool(self.claims) == bool(self.no_claim):
            raise ValueError("needs claims, or no_claim and why, and not both")
        return self


class Trace(Record):
    """Every statement of one source, sentence by sentence."""

    id: Slug = Field(description="the source's id")
    sentences: Annotated[int, Field(ge=1, description="how many the text has, headline and captions included")]
    counting: LocalText = Field(description="what was counted as a sentence, so that the numbers can be found again")
    statements: list[Statement]
