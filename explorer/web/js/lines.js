// Lines and areas: a pale casing to read and click them by, an arrow at the end, dashes where schematic.
(function (E) {
  "use strict";

  const shapes = []; // {index, id, layer, casing}

  /** Take a line or polygon that folium's GeoJson has made. */
  E.takeShape = function (layer, group) {
    const event = E.data.events[layer.feature.id];
    event.geometry = layer.feature.geometry;
    const colour = E.layer(event.layer).colour;
    const isLine = layer instanceof L.Polyline && !(layer instanceof L.Polygon);
    const weight = [4, 3, 2.5][event.importance - 1];
    layer.setStyle({
      color: colour, weight: isLine ? weight : 1.5, opacity: 0.95, lineCap: "butt", fillOpacity: 0.07,
      dashArray: event.schematic ? "9 5" : null,
    });
    let casing = null;
    if (isLine) {
      casing = L.polyline(layer.getLatLngs(), { color: "#fffdf8", weight: weight + 5, opacity: 0.55, pane: "casings" });
      casing.addTo(group);
      casing.on("click", (click) => choose(click, event.id));
    }
    layer.on("click", (click) => choose(click, event.id));
    layer.bindTooltip(() => E.say(event.title), { sticky: true, className: "event-tip" });
    shapes.push({ index: event.index, id: event.id, layer, casing, colour, isLine });
  };

  function choose(click, id) {
    L.DomEvent.stop(click);
    E.update({ event: id }, { push: true });
  }

  /** Draw the arrow heads; the paths exist only once the layers are on the map. */
  E.drawArrows = function () {
    for (const shape of shapes) {
      const path = shape.layer.getElement();
      if (!path) continue;
      path.dataset.event = shape.id;
      path.classList.add(shape.isLine ? "event-line" : "event-area");
      path.setAttribute("tabindex", "0");
      path.setAttribute("role", "button");
      path.addEventListener("keydown", (press) => {
        if (press.key === "Enter" || press.key === " ") choose(press, shape.id);
      });
      if (shape.isLine) path.setAttribute("marker-end", `url(#${arrow(path, shape.colour)})`);
    }
  };

  function arrow(path, colour) {
    const id = `arrow-${colour.slice(1)}`;
    if (document.getElementById(id)) return id;
    const head = E.svg("path", { d: "M0 0 L10 5 L0 10 Z", fill: colour });
    const box = { id, viewBox: "0 0 10 10", refX: 7, refY: 5, markerWidth: 4.6, markerHeight: 4.6, orient: "auto" };
    path.ownerSVGElement.append(E.svg("defs", {}, E.svg("marker", box, head)));
    return id;
  }

  /** Show the lines and areas of the events that are shown, and no others. @param {Uint8Array} shown */
  E.drawLines = function (shown) {
    const selected = E.view().event;
    for (const { index, id, layer, casing } of shapes) {
      const display = shown[index] ? "" : "none";
      const path = layer.getElement();
      if (!path) continue;
      path.style.display = display;
      path.setAttribute("aria-label", `${E.say(E.data.events[id].title)}, ${E.say(E.data.events[id].when)}`);
      path.classList.toggle("selected", id === selected);
      if (casing) casing.getElement().style.display = display;
      if (id === selected) layer.bringToFront();
    }
  };
})((globalThis.Explorer = globalThis.Explorer || {}));
