"""China Theatre Explorer: sourced, geocoded events, plus a view, make a picture."""
