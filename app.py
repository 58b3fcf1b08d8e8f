"""The dashboard's script: opens the catalogue and draws the page."""

import os
from pathlib import Path

import streamlit as st

from explorer.catalogue import Catalogue
from explorer.dashboard.page import current_view, page
from explorer.errors import GeodataError
from explorer.paths import bundled_geodata
from explorer.serve import GEODATA_VARIABLE
from explorer.web import document
from explorer.words import word


@st.cache_resource(show_spinner="Reading the events and drawing the map, once · 正在读取事件并绘制地图")
def opened(folder: str, _changed: float) -> tuple[Catalogue, str]:
    """The catalogue and its map document, made once for every reader; anew when a file has changed."""
    catalogue = Catalogue.open(folder)
    return catalogue, document(catalogue)


def newest(folder: Path) -> float:
    """When a file of the folder was last written, seconds since 1970."""
    return max((file.stat().st_mtime for file in folder.glob("**/*json")), default=0.0)


st.set_page_config(page_title="China Theatre Explorer", layout="wide", initial_sidebar_state="collapsed")
folder = Path(os.environ.get(GEODATA_VARIABLE) or bundled_geodata())
try:
    page(*opened(str(folder), newest(folder)))
except GeodataError as error:
    st.error(word("no-data", current_view().language, why=error))
