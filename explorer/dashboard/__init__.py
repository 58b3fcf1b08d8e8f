"""The dashboard: the only part besides app.py that knows streamlit."""
