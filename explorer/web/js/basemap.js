// The ground: land, relief, lakes, rivers, coast, modern boundaries where asked for, and place names.
(function (E) {
  "use strict";

  const groups = {};
  let labels = [];

  /** Draw the base map below everything else. */
  E.startBasemap = function () {
    const map = E.map;
    for (const [name, level] of [["ground", 100], ["water", 150], ["boundaries", 170], ["names", 180], ["uncertainty", 380], ["casings", 390]])
      map.createPane(name).style.zIndex = level;
    map.getPane("names").style.pointerEvents = "none";
    const { ground } = E.data;
    const water = L.canvas({ pane: "water", padding: 0.15 });
    const land = L.canvas({ pane: "ground", padding: 0.15 });
    const still = { interactive: false };
    const fill = (colour) => ({ stroke: false, fillColor: colour, fillOpacity: 1 });
    groups.plain = L.layerGroup([
      L.geoJSON(ground.world, { ...still, renderer: land, style: fill("#f6f1e4") }),
      L.geoJSON(ground.land, { ...still, renderer: land, style: fill("#f6f1e4") }),
    ]);
    const { west, south, east, north } = ground.relief;
    const bounds = [[south, west], [north, east]];
    groups.relief = L.layerGroup([
      L.geoJSON(ground.world, { ...still, renderer: land, style: fill("#ece8d9") }),
      L.imageOverlay(ground.relief.image, bounds, { pane: "ground", alt: "", className: "relief" }),
    ]);
    groups.water = L.layerGroup([
      L.geoJSON(ground.rivers, { ...still, renderer: water, style: (river) => ({ color: "#7fa6bd", weight: river.properties.scalerank <= 4 ? 1.3 : 0.7 }) }),
      L.geoJSON(ground.lakes, { ...still, renderer: water, style: { color: "#8fb0c3", weight: 0.6, fillColor: "#d3e2ea", fillOpacity: 1 } }),
      L.geoJSON(ground.coast, { ...still, renderer: water, style: { color: "#7d93a0", weight: 0.8 } }),
    ]).addTo(map);
    groups["modern-boundaries"] = L.geoJSON(ground.boundaries, { ...still, renderer: L.canvas({ pane: "boundaries", padding: 0.15 }), style: boundary });
    map.on("zoomend", E.placeLabels);
  };

  const boundary = ({ properties }) => ({
    color: "#7a6a72",
    weight: properties.class === "country" ? 1.1 : 0.6,
    opacity: properties.class === "country" ? 0.9 : 0.6,
    dashArray: properties.disputed ? "4 4" : null,
  });

  /** Show the base map the view asks for. */
  E.drawBasemap = function (view, changed) {
    const map = E.map;
    if (changed.has("base")) {
      groups[view.base === "plain" ? "relief" : "plain"].remove();
      groups[view.base].addTo(map);
    }
    if (changed.has("overlays"))
      groups["modern-boundaries"][view.overlays.includes("modern-boundaries") ? "addTo" : "removeFrom"](map);
    if (changed.has("language") || changed.has("names")) writeLabels(view);
  };

  function writeLabels(view) {
    for (const label of labels) label.marker.remove();
    labels = E.data.ground.labels.features.map(({ properties, geometry }) => {
      const { kind, rank, names, rotation } = properties;
      const said = names[view.names] || names.now;
      const name = said[view.language] || said.en;
      const html = E.h("span", { class: `place-name ${kind} rank-${rank}`, lang: view.language }, name);
      if (rotation) html.style.transform = `translate(-50%,-50%) rotate(${Number(rotation)}deg)`;
      const icon = L.divIcon({ html, className: "place", iconSize: [0, 0] });
      const [longitude, latitude] = geometry.coordinates;
      const marker = L.marker([latitude, longitude], { icon, interactive: false, keyboard: false, pane: "names" });
      return { marker: marker.addTo(E.map), rank, kind, element: html };
    });
    labels.sort((one, other) => one.rank - other.rank);
    E.placeLabels();
  }

  /** Show names by rank, the lesser ones as the map comes nearer, and none over another. */
  E.placeLabels = function () {
    const zoom = E.map.getZoom();
    const wanted = labels.filter(({ rank }) => zoom >= [0, 0, 4, 5, 5.75][rank]);
    for (const { element } of labels) element.style.display = "none";
    for (const { element } of wanted) element.style.display = "";
    const taken = []; // all boxes are read before anything is hidden: one layout, not one a name
    for (const { element, box } of wanted.map(({ element }) => ({ element, box: element.getBoundingClientRect() }))) {
      if (taken.some((other) => overlap(box, other))) element.style.display = "none";
      else taken.push(box);
    }
  };

  const overlap = (one, other) =>
    one.left < other.right + 2 && other.left < one.right + 2 && one.top < other.bottom && other.top < one.bottom;
})((globalThis.Explorer = globalThis.Explorer || {}));
