// The thin host: an iframe that shows the map document and may do nothing else, and the address bar that mirrors it.
const SANDBOX = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox";
const LONGEST_QUERY = 4096;

export default function ({ data, parentElement, setStateValue }) {
  let frame = parentElement.querySelector("iframe");
  if (!frame || frame.dataset.digest !== data.digest) {
    frame?.remove();
    frame = document.createElement("iframe");
    frame.setAttribute("sandbox", SANDBOX);
    frame.setAttribute("allow", "fullscreen");
    frame.title = data.label;
    frame.dataset.digest = data.digest;
    frame.name = location.search || "?";
    frame.srcdoc = data.document;
    parentElement.append(frame);
  }
  window.explorerFrame = frame; // where the commands component finds it

  const command = (message) => frame.contentWindow?.postMessage({ type: "explorer:command", ...message }, "*");

  let timer = 0;
  const hear = ({ source, data: message }) => {
    if (source !== frame.contentWindow || !sound(message)) return;
    const address = `${location.pathname}?${message.query}`;
    history[message.push ? "pushState" : "replaceState"](history.state, "", address);
    const language = new URLSearchParams(message.query).get("lang");
    document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
    clearTimeout(timer);
    timer = setTimeout(() => setStateValue("view", { query: message.query, revision: message.revision }), 60);
  };
  const back = () => command({ view: location.search, whole: true });

  window.addEventListener("message", hear);
  window.addEventListener("popstate", back);
  return () => {
    clearTimeout(timer);
    window.removeEventListener("message", hear);
    window.removeEventListener("popstate", back);
  };
}

// What comes out of the sandbox is as hostile as what goes in: its shape is checked here, its meaning in Python.
function sound(message) {
  return (
    message !== null && typeof message === "object" && message.type === "explorer:view" &&
    typeof message.query === "string" && message.query.length < LONGEST_QUERY && /^[\w=&%/.,~+-]*$/.test(message.query) &&
    Number.isSafeInteger(message.revision) && typeof message.push === "boolean"
  );
}
