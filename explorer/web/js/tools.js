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
      button("home", drawn("M3 11 12 3 21 11 M6 9V20H18V9"), () => E.home()),
      document.fullscreenEnabled && button("fullscreen", drawn("M3 9V3H9 M15 3H21V9 M21 15V21H15 M9 21H3V15"), fullscreen));
    L.control.scale({ imperial: false, maxWidth: 120, position: "bottomleft" }).addTo(E.map);
    E.map.attributionControl.setPrefix(false);
    return tools;
  };

  // Drawn, for a bare machine's fonts lack such signs.
  const drawn = (path) => E.svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", class: "sign" }, E.svg("path", { d: path }));

  function fullscreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  }

  // In few words, the whole of it on hover: the first sentence of each credit names who it is.
  function credit() {
    const { credits } = E.data.ground;
    const short = credits.map((text) => text.split(". ")[0].replace(/\.$/, ""));
    const line = E.h("span", { title: credits.join(" ") }, `${E.word("attribution")}${short.join(" · ")}`);
    E.map.attributionControl.getContainer().replaceChildren(line);
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
    credit();
    E.map.getContainer().setAttribute("aria-label", E.word("map-label"));
  };
})((globalThis.Explorer = globalThis.Explorer || {}));
