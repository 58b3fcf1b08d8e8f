"""A dashboard as streamlit-folium's documentation writes one: the map is built in the script, a button reruns it."""

import os

import folium
import streamlit as st
from streamlit_folium import st_folium

from benchmarks.peers.folium_map import folium_map
from explorer.catalogue import Catalogue
from explorer.paths import bundled_geodata

# Leaflet comes from this machine; it is all that these layers need.
folium.Map.default_js = [("leaflet", f"{os.environ['BENCHMARK_ASSETS']}/leaflet.js")]
folium.Map.default_css = [("leaflet_css", f"{os.environ['BENCHMARK_ASSETS']}/leaflet.css")]


@st.cache_resource(show_spinner=False)
def opened() -> Catalogue:
    return Catalogue.open(bundled_geodata())


st.set_page_config(layout="wide")
st.button("Run again")
drawn, _ = folium_map(opened())
st_folium(drawn, key="map", height=660, use_container_width=True)
