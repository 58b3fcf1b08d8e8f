"""What a user would otherwise pick, at its leanest: no base map, no cards, no sources, nothing that slows it down."""
