// The one owner of the view. Everything else reads it here, asks for changes here, and is told of them.
(function (E) {
  "use strict";

  const listeners = [];
  let view = null;

  E.view = () => view || E.startView(); // folium makes its markers before the map is ours

  /** The view as the collection starts: every choice made, nothing open. */
  E.startView = function () {
    const { collection, layers } = E.data;
    return {
      layers: layers.filter((layer) => layer.on).map((layer) => layer.id),
      first: collection.first_day,
      last: collection.last_day,
      mode: "window",
      event: null,
      language: "en",
      base: "relief",
      names: "then",
      overlays: [],
    };
  };

  /** Keep what the catalogue knows, in its order; the rest falls away. */
  E.settle = function (asked) {
    const { collection, layers, events, overlays } = E.data;
    const settled = { ...E.view(), ...asked };
    settled.layers = layers.map((layer) => layer.id).filter((id) => settled.layers.includes(id));
    settled.overlays = overlays.filter((id) => settled.overlays.includes(id));
    settled.first = clamp(settled.first, collection);
    settled.last = clamp(settled.last, collection);
    if (settled.first > settled.last) settled.first = settled.last;
    if (settled.event && !events[settled.event]) settled.event = null;
    return settled;
  };

  const clamp = (day, { first_day: first, last_day: last }) => (day < first ? first : day > last ? last : day);

  /**
   * Change the view and tell everyone once.
   * @param {object} change the parts that change
   * @param {{push?: boolean, echo?: boolean}} [how] push: makes an entry in the history; echo: came from the host
   */
  E.update = function (change, how = {}) {
    const before = view;
    view = E.settle(change);
    const changed = Object.keys(view).filter((key) => !before || String(before[key]) !== String(view[key]));
    if (!changed.length) return;
    for (const listener of listeners) listener(view, new Set(changed), how);
  };

  /** @param {(view: any, changed: Set<string>, how: any) => void} listener */
  E.onChange = (listener) => listeners.push(listener);
})((globalThis.Explorer = globalThis.Explorer || {}));
