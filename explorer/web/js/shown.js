// Which events a view shows: layers and days, and which of those lie in the map's extent. As explorer/catalogue.py.
(function (E) {
  "use strict";

  let rows = null;

  /** The catalogue in columns, made once: layer number, first and last day of each event, in catalogue order. */
  E.columns = function () {
    if (rows) return rows;
    const number = new Map(E.data.layers.map((layer, index) => [layer.id, index]));
    const events = Object.values(E.data.events);
    rows = {
      ids: events.map((event) => event.id),
      layer: Uint16Array.from(events, (event) => number.get(event.layer)),
      first: Int32Array.from(events, (event) => E.dayNumber(event.first)),
      last: Int32Array.from(events, (event) => E.dayNumber(event.last)),
      number,
    };
    return rows;
  };

  /** Days since 1 January 1970, negative before. @param {string} day ISO 8601 */
  E.dayNumber = (day) => Date.parse(`${day}T00:00Z`) / 86400000;

  /** @param {number} number @returns {string} ISO 8601 */
  E.isoDay = (number) => new Date(number * 86400000).toISOString().slice(0, 10);

  /** Whether each event, by its place in the catalogue, is in the view's layers and days. @returns {Uint8Array} */
  E.shown = function (view) {
    const { ids, layer, first, last, number } = E.columns();
    const on = new Uint8Array(number.size);
    for (const id of view.layers) on[number.get(id)] = 1;
    const from = E.dayNumber(view.mode === "until" ? E.data.collection.first_day : view.first);
    const to = E.dayNumber(view.last);
    const shown = new Uint8Array(ids.length);
    for (let index = 0; index < ids.length; index++)
      shown[index] = on[layer[index]] && first[index] <= to && last[index] >= from ? 1 : 0;
    return shown;
  };

  /** Whether a geometry touches an extent [west, south, east, north]; one that is not mapped always does. */
  E.touches = function (geometry, extent) {
    if (!geometry) return true;
    const { type, coordinates } = geometry;
    if (type === "Point") return inside(coordinates, extent);
    if (type === "LineString") return crosses(coordinates, extent);
    if (type === "Polygon") return covers(coordinates, extent);
    const part = type.replace("Multi", "");
    return coordinates.some((piece) => E.touches({ type: part, coordinates: piece }, extent));
  };

  const inside = ([longitude, latitude], [west, south, east, north]) =>
    longitude >= west && longitude <= east && latitude >= south && latitude <= north;

  function crosses(line, extent) {
    for (let index = 1; index < line.length; index++) if (clips(line[index - 1], line[index], extent)) return true;
    return false;
  }

  // Liang and Barsky 1984: the part of the segment inside each of the four half-planes, narrowed in turn.
  function clips([x1, y1], [x2, y2], [west, south, east, north]) {
    let enter = 0;
    let leave = 1;
    const sides = [[x1 - x2, x1 - west], [x2 - x1, east - x1], [y1 - y2, y1 - south], [y2 - y1, north - y1]];
    for (const [direction, distance] of sides) {
      if (direction === 0 && distance < 0) return false;
      if (direction < 0) enter = Math.max(enter, distance / direction);
      if (direction > 0) leave = Math.min(leave, distance / direction);
    }
    return enter <= leave;
  }

  function covers(rings, extent) {
    if (rings.some((ring) => crosses(ring, extent))) return true;
    const corner = [extent[0], extent[1]];
    return rings.reduce((within, ring) => within !== contains(ring, corner), false);
  }

  function contains(ring, [x, y]) {
    let within = false;
    for (let index = 0, before = ring.length - 1; index < ring.length; before = index++) {
      const [x1, y1] = ring[index];
      const [x2, y2] = ring[before];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) within = !within;
    }
    return within;
  }
})((globalThis.Explorer = globalThis.Explorer || {}));
