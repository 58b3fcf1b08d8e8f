// Start: take folium's map and layers, put ours around them, and redraw when the view changes.
(function (E) {
  "use strict";

  let mask = new Uint8Array(0);
  let inView = 0;

  let layersById = new Map();

  /** Unpack the data; what follows waits for it. */
  E.load = async function () {
    E.data = await unpacked("explorer-data");
    E.data.ids = Object.keys(E.data.events);
    E.data.ids.forEach((id, index) => (E.data.events[id].index = index));
    layersById = new Map(E.data.layers.map((layer) => [layer.id, layer]));
    await laidOut(document.getElementById("explorer"));
  };

  let reading;

  /** The records, unpacked when first asked for: the map is drawn without them. */
  E.records = () => (reading ||= unpacked("explorer-records").then((records) => (E.data.records = records)));

  function unpacked(id) {
    const stream = new Blob([bytesOf(document.getElementById(id).textContent)]).stream();
    return new Response(stream.pipeThrough(new DecompressionStream("deflate"))).json();
  }

  function bytesOf(base64) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64); // younger than some browsers, and much faster
    const letters = atob(base64);
    const bytes = new Uint8Array(letters.length);
    for (let index = 0; index < letters.length; index++) bytes[index] = letters.charCodeAt(index);
    return bytes;
  }

  // A frame may run before it is laid out; a map without a size would have no zoom.
  function laidOut(root) {
    return new Promise((resolve) => {
      const observer = new ResizeObserver(([{ contentRect }]) => {
        if (!contentRect.width || !contentRect.height) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(root);
    });
  }

  /** @param {string} id */
  E.layer = (id) => layersById.get(id);

  /** How many events the view shows on this extent. */
  E.shownCount = () => inView;

  /**
   * Take the map over.
   * @param {L.Map} map @param {L.FeatureGroup[]} groups one a layer, each with folium's GeoJson inside
   */
  E.start = function (map, groups) {
    E.map = map;
    E.startBasemap();
    const asked = E.fromQuery(E.openingQuery());
    const root = document.getElementById("explorer");
    root.append(E.startPanel(), E.startTools(), E.startCard(), E.startTimebar());
    for (const group of groups) takeShapes(group);
    map.invalidateSize(false);
    moveMap(asked, false);
    E.onChange(redraw);
    E.onChange(E.tellOutside);
    E.update({ ...asked, ...mapPart() }, { echo: true });
    E.drawArrows();
    map.on("moveend", () => E.update(mapPart()));
    map.on("zoomend", () => E.drawPoints(mask));
    map.on("click", () => E.view().event && E.update({ event: null }, { push: true }));
    window.addEventListener("resize", () => map.invalidateSize(false));
    E.startBridge();
    document.fonts.ready.then(E.placeLabels); // names may be wider in the font that came with the document
    requestAnimationFrame(() => {
      document.documentElement.dataset.ready = "true";
      setTimeout(E.records, 100); // so that the first click finds them
    });
  };

  function takeShapes(group) {
    group.eachLayer((geojson) => geojson.eachLayer((layer) => layer instanceof L.Path && !(layer instanceof L.CircleMarker) && E.takeShape(layer, group)));
  }

  function mapPart() {
    const { lat, lng } = E.map.getCenter();
    const { x, y } = E.map.getSize();
    return { zoom: round(E.map.getZoom(), 2), latitude: round(lat, 4), longitude: round(lng, 4), size: [x, y] };
  }

  const round = (number, digits) => Math.round(number * 10 ** digits) / 10 ** digits;

  // A link never cuts off what its sender saw: a smaller window stands further back.
  function moveMap(asked, animate) {
    const { x, y } = E.map.getSize();
    if (asked.zoom !== undefined) {
      const [width, height] = asked.size || E.data.default_size;
      const smaller = Math.min(0, Math.log2(Math.min(x / width, y / height)));
      E.map.setView([asked.latitude, asked.longitude], asked.zoom + smaller, { animate });
    } else E.home(animate);
  }

  /** Show the whole collection's extent. */
  E.home = function (animate = true) {
    const [west, south, east, north] = E.data.collection.extent;
    const panel = document.querySelector(".panel");
    const beside = panel.open && E.map.getSize().x > 800 ? panel.offsetWidth : 0; // the panel hides nothing it need not
    E.map.fitBounds([[south, west], [north, east]], { animate, paddingTopLeft: [beside, 0] });
  };

  /** Do what the host asks: all of a view, or the parts that it names. */
  E.obey = function (asked, whole) {
    if (asked.zoom !== undefined || whole) moveMap(asked, false);
    E.update({ ...(whole ? E.startView() : {}), ...asked, ...mapPart() });
  };

  /** Select an event and bring it into view. @param {string} id */
  E.fly = function (id) {
    const event = E.data.events[id];
    if (!event) return;
    const { layers, first, last } = E.view();
    const change = { event: id };
    if (!layers.includes(event.layer)) change.layers = [...layers, event.layer];
    if (event.last < first || event.first > last) Object.assign(change, { first: first < event.first ? first : event.first, last: last > event.last ? last : event.last });
    const bounds = event.geometry && L.geoJSON(event.geometry).getBounds();
    if (bounds && !E.map.getBounds().contains(bounds)) E.map.fitBounds(bounds, { maxZoom: Math.max(6, E.map.getZoom()), padding: [60, 60] });
    E.update(change, { push: true });
  };

  function redraw(view, changed, how) {
    const root = document.documentElement;
    if (changed.has("language")) {
      root.lang = view.language === "zh" ? "zh-Hans" : view.language;
      root.dataset.lang = view.language;
      document.title = E.say(E.data.collection.title);
    }
    E.drawBasemap(view, changed);
    const days = ["first", "last", "mode"].some((name) => changed.has(name));
    const filter = days || changed.has("layers");
    if (filter) mask = E.shown(view);
    if (filter || changed.has("event") || changed.has("language")) {
      E.drawPoints(mask);
      E.drawLines(mask);
    }
    if (filter || ["language", "base", "names", "overlays"].some((name) => changed.has(name))) E.drawPanel(view, changed, counts(view));
    E.drawTimebar(view, changed);
    E.drawTools(view, changed);
    if (changed.has("event") || changed.has("language")) E.drawCard(view, changed, how);
    inView = countInView();
    root.dataset.visibleEvents = String(inView);
    root.dataset.event = view.event || "";
    document.querySelector(".timebar .count").textContent = E.word("events-shown", { count: E.number(inView) });
  }

  // In the view's days whether the layer is on or not: what switching it on would show.
  function counts(view) {
    const ids = E.data.layers.map((layer) => layer.id);
    const every = E.shown({ ...view, layers: ids });
    const { layer } = E.columns();
    const found = new Uint32Array(ids.length);
    for (let index = 0; index < every.length; index++) found[layer[index]] += every[index];
    return new Map(ids.map((id, number) => [id, found[number]]));
  }

  function countInView() {
    const bounds = E.map.getBounds();
    const extent = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    let count = 0;
    for (let index = 0; index < mask.length; index++)
      if (mask[index] && E.touches(E.data.events[E.data.ids[index]].geometry, extent)) count++;
    return count;
  }
})((globalThis.Explorer = globalThis.Explorer || {}));
