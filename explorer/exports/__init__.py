"""What a scene holds as data: the same events in the same order as the picture."""

from explorer.exports.csv import csv
from explorer.exports.geojson import geojson

__all__ = ["csv", "geojson"]
