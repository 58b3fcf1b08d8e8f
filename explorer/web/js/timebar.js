// The time bar: a histogram of the layers that are on, and a window that is dragged, typed or moved by key.
(function (E) {
  "use strict";

  let bar, plot, left, right, middle, from, to, mode, preset, span, months, columns;

  const HEIGHT = 44;

  /** Build the bar at the foot of the map. */
  E.startTimebar = function () {
    const { first_day: first, last_day: last } = E.data.collection;
    span = { first: E.dayNumber(first), last: E.dayNumber(last) };
    plot = E.svg("svg", { class: "histogram", preserveAspectRatio: "none", viewBox: `0 0 ${days()} ${HEIGHT}`, "aria-hidden": "true" });
    left = handle("window-start", "left");
    right = handle("window-end", "right");
    middle = E.h("div", { class: "window" });
    const track = E.h("div", { class: "track" }, plot, axis(), middle, left, right);
    const day = (label) => E.h("input", { type: "date", min: first, max: last, "data-label": label });
    from = day("from");
    to = day("to");
    from.addEventListener("change", () => typed("first", from));
    to.addEventListener("change", () => typed("last", to));
    mode = E.h("select", { "data-label": "time" }, E.h("option", { value: "window" }), E.h("option", { value: "until" }));
    mode.addEventListener("change", () => E.update({ mode: mode.value }));
    preset = E.h("select", { class: "preset", "data-label": "time" });
    preset.addEventListener("change", choosePreset);
    bar = E.h("div", { class: "timebar" }, E.h("div", { class: "time-fields" }, preset, mode, from, E.h("span", { class: "dash" }, "–"), to, E.h("span", { class: "count", role: "status" })), track);
    drag(middle, "both");
    drag(left, "left");
    drag(right, "right");
    return bar;
  };

  const days = () => span.last - span.first + 1;

  function handle(label, side) {
    const element = E.h("div", { class: `handle ${side}`, role: "slider", tabindex: "0", "data-label": label });
    element.addEventListener("keydown", (press) => {
      const step = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, PageDown: -30, PageUp: 30, Home: -1e6, End: 1e6 }[press.key];
      if (!step) return;
      press.preventDefault();
      move(side, step, limits());
    });
    return element;
  }

  const limits = () => ({ first: E.dayNumber(E.view().first), last: E.dayNumber(E.view().last) });

  // Move an edge, or both and keep the width, from where the window stood.
  function move(side, step, { first, last }) {
    const { first: lowest, last: highest } = span;
    if (side === "left") first = Math.max(lowest, Math.min(first + step, last));
    else if (side === "right") last = Math.min(highest, Math.max(last + step, first));
    else {
      const shift = Math.max(lowest - first, Math.min(step, highest - last));
      first += shift;
      last += shift;
    }
    E.update({ first: E.isoDay(first), last: E.isoDay(last) });
  }

  function drag(element, side) {
    element.addEventListener("pointerdown", (press) => {
      press.preventDefault();
      element.focus({ preventScroll: true });
      element.setPointerCapture(press.pointerId);
      const start = limits();
      const perPixel = days() / plot.getBoundingClientRect().width;
      let frame = 0;
      const follow = (moved) => {
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(() => move(side, Math.round((moved.clientX - press.clientX) * perPixel), start));
      };
      element.addEventListener("pointermove", follow);
      element.addEventListener("lostpointercapture", () => element.removeEventListener("pointermove", follow), { once: true });
    });
  }

  function typed(name, input) {
    if (!input.value) return;
    const { first, last } = E.view();
    const window = { first, last, [name]: input.value };
    if (window.first > window.last) window[name === "first" ? "last" : "first"] = input.value;
    E.update(window);
  }

  function choosePreset() {
    const { collection } = E.data;
    const [first, last] = preset.value ? preset.value.split("/") : [collection.first_day, collection.last_day];
    E.update({ first, last });
  }

  function axis() {
    const years = E.h("div", { class: "years", "aria-hidden": "true" });
    const begin = Number(E.data.collection.first_day.slice(0, 4)) + 1;
    const end = Number(E.data.collection.last_day.slice(0, 4));
    for (let year = begin; year <= end; year++) {
      const at = ((E.dayNumber(`${year}-01-01`) - span.first) / days()) * 100;
      years.append(E.h("span", { style: `left:${at}%` }, String(year)));
    }
    return years;
  }

  /** Redraw what the change touches. */
  E.drawTimebar = function (view, changed) {
    if (changed.has("layers")) drawHistogram(view);
    if (changed.has("language")) label();
    const { first, last } = limits();
    const start = view.mode === "until" ? span.first : first;
    const at = (day) => ((day - span.first) / days()) * 100;
    middle.style.left = `${at(start)}%`;
    middle.style.width = `${at(last + 1) - at(start)}%`;
    left.style.left = `${at(first)}%`;
    right.style.left = `${at(last + 1)}%`;
    left.hidden = view.mode === "until";
    from.hidden = view.mode === "until";
    bar.querySelector(".dash").hidden = view.mode === "until";
    from.value = view.first;
    to.value = view.last;
    mode.value = view.mode;
    const chosen = `${view.first}/${view.last}`;
    const known = [...preset.options].some((option) => option.value === chosen);
    preset.value = known ? chosen : view.first === E.data.collection.first_day && view.last === E.data.collection.last_day ? "" : "-";
    for (const [element, day] of [[left, view.first], [right, view.last]]) {
      element.setAttribute("aria-valuemin", span.first);
      element.setAttribute("aria-valuemax", span.last);
      element.setAttribute("aria-valuenow", E.dayNumber(day));
      element.setAttribute("aria-valuetext", day);
    }
  };

  function label() {
    for (const element of bar.querySelectorAll("[data-label]")) element.setAttribute("aria-label", E.word(element.dataset.label));
    mode.options[0].textContent = E.word("mode-window");
    mode.options[1].textContent = E.word("mode-until");
    const { presets } = E.data.collection;
    preset.replaceChildren(
      E.h("option", { value: "-", hidden: true }, "…"),
      E.h("option", { value: "" }, E.word("whole-span")),
      ...presets.map(({ first, last, title }) => E.h("option", { value: `${first}/${last}` }, E.say(title))),
    );
  }

  // One column a month; an event's one unit is spread over the months it may have filled, so that areas compare.
  function drawHistogram(view) {
    months = months || monthsOf(span);
    columns = columns || spread();
    const on = E.data.layers.filter((layer) => view.layers.includes(layer.id));
    const heights = new Map(on.map((layer) => [layer.id, columns[E.data.layers.indexOf(layer)]]));
    const totals = months.map((_, month) => [...heights.values()].reduce((sum, column) => sum + column[month], 0));
    const highest = Math.max(1, ...totals);
    const scale = (height) => HEIGHT * Math.sqrt(height / highest); // the rarest months stay visible
    const base = new Float64Array(months.length);
    const paths = on.map((layer) => {
      let path = "";
      heights.get(layer.id).forEach((height, month) => {
        if (!height) return;
        const bottom = scale(base[month]);
        const top = scale((base[month] += height));
        const [begin, end] = months[month];
        path += `M${begin - span.first} ${HEIGHT - bottom}H${end - span.first}V${HEIGHT - top}H${begin - span.first}Z`;
      });
      return E.svg("path", { d: path || "M0 0", fill: layer.colour });
    });
    plot.replaceChildren(...paths);
  }

  // How high each layer stands in each month; it never changes, so a layer's switch only stacks anew.
  function spread() {
    const { layer, first, last } = E.columns();
    const found = E.data.layers.map(() => new Float64Array(months.length));
    for (let index = 0; index < layer.length; index++) {
      const begin = monthOf(months, first[index]);
      const end = monthOf(months, last[index]);
      for (let month = begin; month <= end; month++) found[layer[index]][month] += 1 / (end - begin + 1);
    }
    return found;
  }

  function monthsOf({ first, last }) {
    const months = [];
    let begin = first;
    while (begin <= last) {
      const date = new Date(begin * 86400000);
      const next = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / 86400000;
      months.push([begin, Math.min(next, last + 1)]);
      begin = next;
    }
    return months;
  }

  function monthOf(months, day) {
    let low = 0;
    let high = months.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (months[middle][0] <= day) low = middle;
      else high = middle - 1;
    }
    return low;
  }
})((globalThis.Explorer = globalThis.Explorer || {}));
