"""An event's record as it is read: every reference resolved, every value in words."""

from explorer.record.build import precision_km, record, thinly_sourced
from explorer.record.claims import claim_line, works
from explorer.record.lines import CitationLine, ClaimLine, DisputeLine, PlaceLine, Record, SeriesLine, SeriesView
from explorer.record.names import place_name

__all__ = [
    "CitationLine", "ClaimLine", "DisputeLine", "PlaceLine", "Record", "SeriesLine", "SeriesView", "claim_line",
    "place_name", "precision_km", "record", "thinly_sourced", "works",
]  # fmt: skip
