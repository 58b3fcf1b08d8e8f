// The layer panel: layers by group with their counts, the legend, and how the map is drawn.
(function (E) {
  "use strict";

  let panel, rows, empty;

  /** Build the panel. */
  E.startPanel = function () {
    panel = E.h("details", { class: "panel", open: window.matchMedia("(min-width: 640px)").matches });
    return panel;
  };

  /** Redraw what the change touches; counts are of events in the view's days, whether the layer is on or not. */
  E.drawPanel = function (view, changed, counts) {
    if (changed.has("language")) build();
    for (const { layer, box, count } of rows) {
      box.checked = view.layers.includes(layer.id);
      count.textContent = E.number(counts.get(layer.id) || 0);
    }
    for (const input of panel.querySelectorAll("[data-choice]")) {
      const [name, value] = input.dataset.choice.split("=");
      input.checked = name === "overlay" ? view.overlays.includes(value) : view[name] === value;
    }
    empty.hidden = [...counts].some(([id, count]) => count && view.layers.includes(id));
  };

  function build() {
    rows = [];
    const groups = E.data.groups.map((group) => {
      const layers = E.data.layers.filter((layer) => layer.group === group.id);
      return E.h("fieldset", {}, E.h("legend", {}, E.say(group.title)), ...layers.map(row));
    });
    const all = (label, layers) => E.h("button", { type: "button", class: "small", onclick: () => E.update({ layers }, { push: true }) }, E.word(label));
    empty = E.h("p", { class: "empty", role: "status", hidden: true }, E.word("empty-window"));
    panel.replaceChildren(
      E.h("summary", {}, E.word("layers")),
      E.h("div", { class: "panel-body" },
        E.h("p", { class: "all" }, all("all-on", E.data.layers.map((layer) => layer.id)), all("all-off", [])),
        ...groups, empty,
        E.h("details", { class: "legend" }, E.h("summary", {}, E.word("legend")), legend()),
        E.h("details", { class: "drawing" }, E.h("summary", {}, E.word("base-map")), drawing())),
    );
  }

  function row(layer) {
    const box = E.h("input", { type: "checkbox", "data-layer": layer.id });
    box.addEventListener("change", () => {
      const layers = E.view().layers.filter((id) => id !== layer.id);
      E.update({ layers: box.checked ? [...layers, layer.id] : layers }, { push: true });
    });
    const count = E.h("span", { class: "number" });
    rows.push({ layer, box, count });
    const swatch = E.h("i", { class: "swatch", style: `background:${layer.colour}` });
    return E.h("label", { class: "row", title: E.say(layer.description) }, box, swatch, E.h("span", { class: "name" }, E.say(layer.title)), count);
  }

  function legend() {
    const used = new Set(Object.values(E.data.events).map((event) => event.kind));
    const kinds = Object.entries(E.data.kinds).filter(([id]) => used.has(id));
    const item = (mark, text) => E.h("li", {}, mark, E.h("span", {}, text));
    const line = (dash) => E.svg("svg", { viewBox: "0 0 26 10", class: "line-key" }, E.svg("path", { d: "M1 5H25", "stroke-dasharray": dash }));
    return E.h("ul", {},
      ...kinds.map(([id, kind]) => item(E.h("span", { class: "pin key" }, E.symbol(id)), E.say(kind.title))),
      item(E.h("span", { class: "pin key disputed" }), E.word("disputed-mark")),
      item(E.h("span", { class: "pin key" }, E.h("b", {}, "3")), E.word("pile-mark")),
      item(E.h("span", { class: "circle-key" }), E.word("uncertain-place")),
      item(line("6 4"), E.word("line-schematic")),
      item(line("none"), E.word("line-dated")));
  }

  function drawing() {
    const choice = (name, value, label) => {
      const input = E.h("input", { type: "radio", name, "data-choice": `${name}=${value}` });
      input.addEventListener("change", () => E.update({ [name]: value }));
      return E.h("label", { class: "row" }, input, E.h("span", { class: "name" }, E.word(label)));
    };
    const boundaries = E.h("input", { type: "checkbox", "data-choice": "overlay=modern-boundaries" });
    boundaries.addEventListener("change", () => E.update({ overlays: boundaries.checked ? ["modern-boundaries"] : [] }));
    return E.h("div", {},
      choice("base", "relief", "base-relief"), choice("base", "plain", "base-plain"),
      E.h("p", { class: "heading" }, E.word("names")),
      choice("names", "then", "names-then"), choice("names", "now", "names-now"),
      E.h("p", { class: "heading" }, E.word("modern-boundaries")),
      E.h("label", { class: "row" }, boundaries, E.h("span", { class: "name note" }, E.word("modern-boundaries-note"))));
  }
})((globalThis.Explorer = globalThis.Explorer || {}));
