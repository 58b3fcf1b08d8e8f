// The buttons at the map's edge: language, nearer, farther, the whole map, full screen; and the scale bar.
(function (E) {
  "use strict";

  let tools;

  /** Build the buttons. */
  E.startTools = function () {
    const button = (label, text, act) => E.h("button", { type: "button", "data-label": label, onclick: act }, text);
    tools = E.h("div", { class: "tools" },
      E.h("button", { type: "button", class: "language", onclick: () => E.update({ language: E.view().language === "zh" ? "en" : "zh" }) }),
      button("zoom-in", "+", () => E.map.zoomIn()),
      button("zoom-out", "−", () => E.map.zoomOut()),
      button("home", "⌂", () => E.home()),
      document.fullscreenEnabled && button("fullscreen", "⛶", fullscreen));
    L.control.scale({ imperial: false, maxWidth: 120, position: "bottomleft" }).addTo(E.map);
    E.map.attributionControl.setPrefix(false);
    return tools;
  };

  function fullscreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  }

  /** Say the buttons' names in the language of the view. */
  E.drawTools = function (view, changed) {
    if (!changed.has("language")) return;
    for (const button of tools.querySelectorAll("[data-label]")) {
      button.setAttribute("aria-label", E.word(button.dataset.label));
      button.title = E.word(button.dataset.label);
    }
    const language = tools.querySelector(".language");
    language.textContent = E.word("language-other");
    language.lang = view.language === "zh" ? "en" : "zh-Hans";
    const credits = E.map.attributionControl;
    for (const language of Object.values(E.data.words)) credits.removeAttribution(language.attribution);
    credits.addAttribution(E.word("attribution"));
    E.map.getContainer().setAttribute("aria-label", E.word("map-label"));
  };
})((globalThis.Explorer = globalThis.Explorer || {}));
