"""Builds geodata/basemap/ from packaged public-domain and openly licensed map data."""
