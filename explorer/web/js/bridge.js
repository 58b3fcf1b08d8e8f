// The way to the outside: the dashboard that hosts this document, or the address bar where it stands alone.
(function (E) {
  "use strict";

  const hosted = window.parent !== window;
  let revision = 0;
  let timer = 0;
  let push = false;

  /** The query this document was opened with: from the host by the frame's name, else from the address. */
  E.openingQuery = function () {
    if (hosted && window.name.startsWith("?")) return window.name;
    return location.search.length > 1 ? location.search : location.hash.length > 1 ? location.hash : E.data.opening;
  };

  /** Tell the outside of the view; a drag's many changes are told once it rests. */
  E.tellOutside = function (_view, changed, how) {
    if (how.echo) return;
    push = push || Boolean(how.push);
    clearTimeout(timer);
    timer = setTimeout(tell, changed.has("event") || changed.has("language") ? 0 : 180);
  };

  function tell() {
    const query = E.toQuery(E.view(), E.startView());
    const message = { type: "explorer:view", revision: ++revision, query, push, shown: E.shownCount() };
    push = false;
    if (hosted) window.parent.postMessage(message, "*"); // the host's origin cannot be known here; nothing in it is secret
    else remember(query);
  }

  // A file opened from disk may not rewrite its address; the part behind # it may.
  function remember(query) {
    try {
      history.replaceState(null, "", `?${query}`);
    } catch {
      location.replace(`#${query}`);
    }
  }

  /** Take commands from the host, and from no one else. */
  E.startBridge = function () {
    document.documentElement.classList.toggle("hosted", hosted);
    window.addEventListener("message", ({ source, data }) => {
      if (!hosted || source !== window.parent || !data || data.type !== "explorer:command") return;
      if (typeof data.view === "string" && data.view.length < 4096) E.obey(E.fromQuery(data.view), data.whole === true);
      else if (typeof data.select === "string") E.fly(data.select);
      else if (data.language === "en" || data.language === "zh") E.update({ language: data.language });
    });
    if (!hosted) window.addEventListener("hashchange", () => E.obey(E.fromQuery(location.hash), true));
    if (hosted) tell(); // the size of the map is known only here
  };
})((globalThis.Explorer = globalThis.Explorer || {}));
