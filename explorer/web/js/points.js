// Points: a symbol a marker, markers at one spot as one pile with a number, circles where a place is not sharp.
(function (E) {
  "use strict";

  const CANVAS_FROM = 1500; // beyond this many, markers of their own are slower than a canvas can draw
  const PILE_PIXELS = 22;
  const CIRCLE_PIXELS = 15; // a smaller circle would hide under its own marker

  const marks = []; // {index, id, marker, circle}
  let canvas = null;

  /** What folium's GeoJson makes of a point feature. */
  E.point = function (feature, latlng) {
    const event = E.data.events[feature.id];
    event.geometry = feature.geometry; // folium carries it; the data does not carry it twice
    const colour = E.layer(event.layer).colour;
    if (E.data.ids.length > CANVAS_FROM) return dot(event, latlng, colour);
    const pin = E.h("span", { class: `pin importance-${event.importance}`, style: `--colour:${colour}` });
    if (event.disputed) pin.classList.add("disputed");
    pin.append(E.symbol(event.kind), E.h("b", { hidden: true }));
    const size = [30, 26, 22][event.importance - 1];
    const icon = L.divIcon({ html: pin, className: "event-mark", iconSize: [size, size] });
    const marker = L.marker(latlng, { icon, riseOnHover: true, keyboard: true });
    marker.on("add", () => name(marker, event));
    keep(event, marker, latlng);
    return marker;
  };

  function dot(event, latlng, colour) {
    canvas = canvas || L.canvas({ padding: 0.1 });
    const marker = L.circleMarker(latlng, {
      renderer: canvas, radius: 5, color: "#fff", weight: 1, fillColor: colour, fillOpacity: 0.9,
    });
    // Hidden dots stay in the renderer's list and are passed over: adding and removing 20,000 layers takes longer.
    const draw = marker._updatePath;
    const hit = marker._containsPoint;
    marker._updatePath = function () { if (!this.hidden) draw.call(this); };
    marker._containsPoint = function (point) { return !this.hidden && hit.call(this, point); };
    keep(event, marker, latlng);
    return marker;
  }

  function keep(event, marker, latlng) {
    marker.on("click", (click) => {
      L.DomEvent.stop(click);
      pick(event.id, latlng);
    });
    marks.push({ index: event.index, id: event.id, importance: event.importance, marker, latlng, circle: null, pile: null });
  }

  function name(marker, event) {
    const element = marker.getElement();
    element.setAttribute("aria-label", `${E.say(event.title)}, ${E.say(event.when)}`);
    element.dataset.event = event.id;
    element.title = E.say(event.title);
  }

  function pick(id, latlng) {
    const map = E.map;
    const here = map.latLngToLayerPoint(latlng);
    const near = marks.filter((mark) => mark.visible && here.distanceTo(map.latLngToLayerPoint(mark.latlng)) <= PILE_PIXELS);
    const ids = [...new Set(near.map((mark) => mark.id))];
    if (ids.length > 1) E.openPile(ids.sort((one, other) => E.data.events[one].index - E.data.events[other].index));
    else E.update({ event: id }, { push: true });
  }

  /** Show the points of the events that are shown, and no others. @param {Uint8Array} shown */
  E.drawPoints = function (shown) {
    for (const mark of marks) mark.visible = shown[mark.index] === 1;
    if (canvas) {
      for (const mark of marks) mark.marker.hidden = !mark.visible;
      canvas._redrawBounds = null;
      if (canvas._map) canvas._redraw();
      return;
    }
    pile();
    drawCircles();
  };

  // The most important event of a spot stands for the others and carries their number.
  function pile() {
    const selected = E.view().event;
    const weight = (mark) => (mark.id === selected ? 0 : mark.importance);
    const order = marks.filter((mark) => mark.visible).sort((one, other) => weight(one) - weight(other) || one.index - other.index);
    const cells = new Map();
    for (const mark of marks) mark.pile = null;
    for (const mark of order) {
      const at = E.map.latLngToLayerPoint(mark.latlng);
      const leader = leaderNear(cells, at);
      if (leader) leader.pile.push(mark);
      else {
        mark.pile = [mark];
        mark.at = at;
        const key = `${Math.floor(at.x / PILE_PIXELS)},${Math.floor(at.y / PILE_PIXELS)}`;
        cells.set(key, [...(cells.get(key) || []), mark]);
      }
    }
    for (const mark of marks) show(mark, selected);
  }

  function leaderNear(cells, at) {
    const column = Math.floor(at.x / PILE_PIXELS);
    const row = Math.floor(at.y / PILE_PIXELS);
    for (let x = column - 1; x <= column + 1; x++)
      for (let y = row - 1; y <= row + 1; y++)
        for (const mark of cells.get(`${x},${y}`) || []) if (mark.at.distanceTo(at) < PILE_PIXELS) return mark;
    return null;
  }

  function show(mark, selected) {
    const element = mark.marker.getElement();
    if (!element) return;
    const leads = mark.pile !== null;
    element.style.display = leads ? "" : "none";
    if (!leads) return;
    element.classList.toggle("selected", mark.id === selected);
    mark.marker.setZIndexOffset(mark.id === selected ? 2000 : (3 - mark.importance) * 300);
    const badge = element.querySelector("b");
    badge.hidden = mark.pile.length < 2;
    badge.textContent = mark.pile.length < 2 ? "" : String(mark.pile.length);
    const event = E.data.events[mark.id];
    const more = mark.pile.length > 1 ? `; ${E.word("events-here", { count: mark.pile.length })}` : "";
    element.setAttribute("aria-label", `${E.say(event.title)}, ${E.say(event.when)}${more}`);
    element.title = more ? E.word("events-here", { count: mark.pile.length }) : E.say(event.title);
  }

  function drawCircles() {
    const metresPerPixel = (mark) => (40075016.7 * Math.cos((mark.latlng.lat * Math.PI) / 180)) / (256 * 2 ** E.map.getZoom());
    for (const mark of marks) {
      const { precision_km: km, layer } = E.data.events[mark.id];
      const drawn = mark.visible && km && (km * 1000) / metresPerPixel(mark) > CIRCLE_PIXELS;
      if (drawn && !mark.circle)
        mark.circle = L.circle(mark.latlng, {
          pane: "uncertainty", radius: km * 1000, interactive: false, className: "uncertain",
          color: E.layer(layer).colour, weight: 1.2, dashArray: "2 4", fillOpacity: 0.07,
        }).addTo(E.map);
      if (mark.circle) mark.circle.getElement().style.display = drawn ? "" : "none";
    }
  }
})((globalThis.Explorer = globalThis.Explorer || {}));
