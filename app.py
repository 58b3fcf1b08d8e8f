"""The dashboard's script: opens the catalogue and draws the page that was asked for."""

import os
from functools import partial
from pathlib import Path

import streamlit as st

from explorer.catalogue import Catalogue
from explorer.dashboard.map_page import page
from explorer.dashboard.masthead import PAGES
from explorer.dashboard.overview_pages import coverage_page, disputes_page, sources_page
from explorer.dashboard.state import current_view
from explorer.errors import GeodataError
from explorer.paths import bundled_geodata
from explorer.record import works
from explorer.serve import GEODATA_VARIABLE
from explorer.web import document
from explorer.words import word


@st.cache_resource(show_spinner="Reading the events and drawing the map, once · 正在读取事件并绘制地图")
def opened(folder: str, _changed: float) -> tuple[Catalogue, str]:
    """The catalogue and its map document, made once for every reader; anew when a file has changed."""
    catalogue = Catalogue.open(folder)
    works(catalogue)
    return catalogue, document(catalogue)


def newest(folder: Path) -> float:
    """When a file of the folder was last written, seconds since 1970."""
    return max((file.stat().st_mtime for file in folder.glob("**/*json")), default=0.0)


st.set_page_config(page_title="China Theatre Explorer", layout="wide", initial_sidebar_state="collapsed")
folder = Path(os.environ.get(GEODATA_VARIABLE) or bundled_geodata())
try:
    catalogue, made = opened(str(folder), newest(folder))
except GeodataError as error:
    st.error(word("no-data", current_view().language, why=error))
else:
    draw = dict(zip(PAGES, (partial(page, document=made), sources_page, disputes_page, coverage_page), strict=True))
    st.session_state["pages"] = {
        name: st.Page(partial(drawing, catalogue), title=name, url_path=name, default=name == "map")
        for name, drawing in draw.items()
    }
    st.navigation(list(st.session_state["pages"].values()), position="hidden").run()
