"""What a geodata folder holds, one model a record; DESIGN's words are the class names."""

from explorer.model.claim import Claim, Dispute, Value
from explorer.model.collection import Collection, Kind, Layer, LayerGroup, Layers, Party, Start, TimePreset, Topic
from explorer.model.event import Event, EventFeature, Participant, PlaceRef, Stage
from explorer.model.place import Name, Person, Place, PlaceFeature
from explorer.model.review import Explanation, Statement, Trace
from explorer.model.series import Series, SeriesRow
from explorer.model.source import Checked, Citation, Source, Tier

__all__ = [
    "Checked", "Citation", "Claim", "Collection", "Dispute", "Event", "EventFeature", "Explanation", "Kind",
    "Layer", "LayerGroup", "Layers", "Name", "Participant", "Party", "Person", "Place", "PlaceFeature", "PlaceRef",
    "Series", "SeriesRow", "Source", "Stage", "Start", "Statement", "Tier", "TimePreset", "Topic", "Trace", "Value",
]  # fmt: skip
