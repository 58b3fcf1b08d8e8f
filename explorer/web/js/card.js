// The card of the selected event, and the list of a pile of events at one spot.
(function (E) {
  "use strict";

  let card, pile, returnTo;

  /** Build the card, closed. */
  E.startCard = function () {
    card = E.h("aside", { class: "card", hidden: true, tabindex: "-1" });
    card.addEventListener("keydown", (press) => press.key === "Escape" && close());
    return card;
  };

  /** List the events of one spot. @param {string[]} ids */
  E.openPile = function (ids) {
    if (E.view().event) E.update({ event: null }, { push: true });
    returnTo = document.activeElement;
    pile = ids;
    drawPile();
  };

  /** Show the selected event, or nothing. */
  E.drawCard = function (view, changed, how) {
    if (changed.has("event") && view.event && !card.contains(document.activeElement)) returnTo = document.activeElement;
    if (view.event && !E.data.records) E.records().then(() => E.view().event === view.event && drawSelected(E.view(), changed, how));
    else if (view.event) drawSelected(view, changed, how);
    if (view.event) return;
    if (changed.has("event")) close();
    else if (pile && !card.hidden) drawPile();
  };

  function drawSelected(view, changed, how) {
    drawRecord(E.data.records[view.event][view.language], view);
    if (changed.has("event") && !how.echo) uncover(E.data.events[view.event].geometry);
  }

  // The card never hides its own subject: the map moves a point out from under it.
  function uncover(geometry) {
    if (geometry?.type !== "Point") return;
    const map = E.map.getContainer().getBoundingClientRect();
    const cover = card.getBoundingClientRect();
    const [longitude, latitude] = geometry.coordinates;
    const at = E.map.latLngToContainerPoint([latitude, longitude]).add([map.left, map.top]);
    const margin = 16;
    if (at.x < cover.left - margin || at.x > cover.right + margin || at.y < cover.top - margin || at.y > cover.bottom + margin) return;
    const sheet = cover.width > map.width * 0.8; // along the foot of a small screen, else at the side
    const clear = 40; // pixels: no farther than it takes, so that the reader keeps his bearings
    E.map.panBy(sheet ? [0, at.y - cover.top + clear] : [at.x - cover.left + clear, 0]);
  }

  function close() {
    const back = returnTo;
    pile = null;
    card.hidden = true;
    document.documentElement.classList.remove("card-open");
    if (E.view().event) E.update({ event: null }, { push: true });
    if (back?.isConnected && card.contains(document.activeElement)) back.focus({ preventScroll: true });
  }

  function open(label, ...children) {
    card.replaceChildren(E.h("button", { class: "close", type: "button", "aria-label": E.word("close"), onclick: close }, "×"), ...children.filter(Boolean));
    card.setAttribute("aria-label", label);
    card.hidden = false;
    card.scrollTop = 0;
    document.documentElement.classList.add("card-open");
    card.focus({ preventScroll: true });
  }

  function drawPile() {
    const rows = pile.map((id) => {
      const event = E.data.events[id];
      const pin = E.h("span", { class: "pin key", style: `--colour:${E.layer(event.layer).colour}` }, E.symbol(event.kind));
      const text = E.h("span", {}, E.h("b", {}, E.say(event.title)), E.h("small", {}, E.say(event.when)));
      return E.h("li", {}, E.h("button", { type: "button", "data-event": id, onclick: () => E.update({ event: id }, { push: true }) }, pin, text));
    });
    const heading = E.word("events-here", { count: pile.length });
    open(heading, E.h("h2", {}, heading), E.h("ul", { class: "pile" }, ...rows));
  }

  function drawRecord(record, view) {
    const ids = pile;
    const back = ids?.includes(view.event) && E.h("button", { type: "button", class: "small back", onclick: () => E.openPile(ids) }, `‹ ${E.word("back-to-list")}`);
    open(record.title,
      back,
      E.h("p", { class: "kicker", style: `--colour:${record.colour}` }, `${record.layer} · ${record.kind}`),
      E.h("h2", {}, record.title),
      E.h("p", { class: "when" }, record.when),
      ...record.places.map((place) => E.h("p", { class: "where" }, E.h("b", {}, place.then), place.now && ` · ${place.now}`, E.h("small", {}, [` ${place.role}`, place.precision].filter(Boolean).join(" · ")))),
      record.content_note && E.h("p", { class: "content-note" }, E.h("b", {}, `${E.word("content-note")}: `), record.content_note),
      E.h("p", { class: "summary" }, record.summary),
      ...record.notes.map((note) => E.h("p", { class: "note" }, note)),
      record.part_of && E.h("p", { class: "note" }, `${E.word("part-of")}: `, E.h("button", { type: "button", class: "linklike", onclick: () => E.update({ event: record.part_of[0] }, { push: true }) }, record.part_of[1])),
      record.claims.length > 0 && E.h("h3", {}, E.word("claims")),
      ...claims(record),
      ...record.disputes.map((dispute) => E.h("p", { class: "dispute" }, E.h("b", {}, `${dispute.topic}: ${dispute.relation}. `), dispute.note)),
      ...record.series.flatMap(series),
      record.stages.length > 0 && E.h("h3", {}, E.word("stages")),
      record.stages.length > 0 && E.h("ul", { class: "stages" }, ...record.stages.map((stage) => E.h("li", {}, stage))),
      E.h("h3", {}, E.word("sources")),
      E.h("ul", { class: "sources" }, ...record.citations.map(citation)));
  }

  // Claims on one topic stand together, so that they are read against each other.
  function claims(record) {
    const topics = Map.groupBy ? Map.groupBy(record.claims, (claim) => claim.topic) : grouped(record.claims);
    return [...topics].map(([topic, said]) =>
      E.h("div", { class: said.some((claim) => claim.disputed) ? "topic disputed" : "topic" },
        E.h("h4", {}, topic),
        E.h("ul", {}, ...said.map((claim) =>
          E.h("li", { title: claim.statement },
            E.h("b", { class: "value" }, claim.value),
            E.h("span", { class: "who" }, [claim.party, claim.who].filter(Boolean).join(" · "), claim.party || claim.who ? " — " : "", E.link(claim.url, claim.source)),
            E.h("small", {}, `${claim.tier} · `, mark(claim.checked)))))));
  }

  // A bar a row, as long as its share of the highest; a source is named where it changes.
  const series = ({ title, scope, party, rows }) => [
    E.h("h3", {}, title),
    E.h("p", { class: "note" }, E.h("b", {}, `${E.word("series-scope")}: `), [party, scope].filter(Boolean).join(" · ")),
    E.h("ul", { class: "series" }, ...rows.map((row, number) =>
      E.h("li", {}, E.h("span", {}, row.when), E.h("b", {}, row.value),
        E.h("i", { style: `width:${(100 * row.share).toFixed(1)}%` }),
        row.url + row.source !== (rows[number - 1] || {}).url + (rows[number - 1] || {}).source &&
          E.h("small", {}, E.link(row.url, row.source), " ", mark(row.checked))))),
  ];

  function grouped(list) {
    const topics = new Map();
    for (const claim of list) topics.set(claim.topic, [...(topics.get(claim.topic) || []), claim]);
    return topics;
  }

  const mark = (checked) => E.h("span", { class: checked ? "read" : "unread" }, checked || E.word("unchecked"));

  const citation = ({ text, locator, tier, checked, url }) =>
    E.h("li", {}, E.link(url, text), locator && ` ${locator}.`, E.h("small", {}, `${tier} · `, mark(checked)));
})((globalThis.Explorer = globalThis.Explorer || {}));
