"""The collection seen as a whole: its sources, the points in dispute, what is covered and how well."""

from explorer.overview.coverage import Coverage, coverage
from explorer.overview.disputes import DisputeView, disputes
from explorer.overview.sources import SourceView, sources

__all__ = ["Coverage", "DisputeView", "SourceView", "coverage", "disputes", "sources"]
