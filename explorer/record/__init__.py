"""An event's record as it is read: every reference resolved, every value in words."""

from explorer.record.build import place_name, precision_km, record, thinly_sourced
from explorer.record.lines import CitationLine, ClaimLine, DisputeLine, PlaceLine, Record

__all__ = [
    "CitationLine", "ClaimLine", "DisputeLine", "PlaceLine", "Record", "place_name", "precision_km", "record",
    "thinly_sourced",
]  # fmt: skip
