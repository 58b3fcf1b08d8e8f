// The view as a URL query, and back: the same grammar as explorer/query.py.
(function (E) {
  "use strict";

  const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const DAY = /^\d{4}-\d{2}-\d{2}$/;
  const ONE_OF = {
    mode: ["mode", ["window", "until"]],
    lang: ["language", ["en", "zh"]],
    base: ["base", ["relief", "plain"]],
    names: ["names", ["then", "now"]],
  };

  /** @param {any} view @param {any} start what the collection says; what is as at the start is left out */
  E.toQuery = function (view, start) {
    const pairs = [];
    pairs.push(["map", `${view.zoom.toFixed(2)}/${view.latitude.toFixed(4)}/${view.longitude.toFixed(4)}`]);
    pairs.push(["size", `${view.size[0]}x${view.size[1]}`]);
    if (view.layers.join() !== start.layers.join()) pairs.push(["layers", view.layers.join()]);
    if (view.first !== start.first) pairs.push(["from", view.first]);
    if (view.last !== start.last) pairs.push(["to", view.last]);
    if (view.event) pairs.push(["event", view.event]);
    for (const [key, [name, values]] of Object.entries(ONE_OF))
      if (view[name] !== values[0]) pairs.push([key, view[name]]);
    if (view.overlays.length) pairs.push(["overlays", view.overlays.join()]);
    return pairs.map(([key, value]) => `${key}=${encodeURIComponent(value).replace(/%2F|%2C/g, unescaped)}`).join("&");
  };

  const unescaped = (code) => (code === "%2F" ? "/" : ",");

  /** The parts of a view that a query names; what cannot be understood is left out. @param {string} query */
  E.fromQuery = function (query) {
    const view = {};
    for (const [key, value] of new URLSearchParams(query.replace(/^[?#]/, ""))) {
      if (ONE_OF[key]) {
        const [name, values] = ONE_OF[key];
        if (values.includes(value)) view[name] = value;
      } else if (READ[key]) READ[key](value, view);
    }
    if (view.first && view.last && view.first > view.last) {
      delete view.first;
      delete view.last;
    }
    return view;
  };

  const READ = {
    map(value, view) {
      const [zoom, latitude, longitude, more] = value.split("/").map(Number);
      const sound = zoom >= 2 && zoom <= 12 && Math.abs(latitude) <= 85.0511 && Math.abs(longitude) <= 180;
      if (sound && more === undefined) Object.assign(view, { zoom, latitude, longitude });
    },
    size(value, view) {
      const match = /^(\d{3,4})x(\d{3,4})$/.exec(value);
      if (match) view.size = [Number(match[1]), Number(match[2])];
    },
    layers: (value, view) => slugs("layers", value, view),
    overlays: (value, view) => slugs("overlays", value, view),
    from: (value, view) => day("first", value, view),
    to: (value, view) => day("last", value, view),
    event(value, view) {
      if (value.length <= 96 && SLUG.test(value)) view.event = value;
    },
  };

  function slugs(name, value, view) {
    const parts = value.split(",").filter(Boolean);
    if (parts.every((part) => SLUG.test(part))) view[name] = [...new Set(parts)];
  }

  function day(name, value, view) {
    if (DAY.test(value) && new Date(`${value}T00:00Z`).toJSON()?.startsWith(value)) view[name] = value;
  }
})((globalThis.Explorer = globalThis.Explorer || {}));
