// Carries one command to the map. A component of its own, so that a command never sends the document again.
export default function ({ data }) {
  if (!data.revision || window.explorerCommand === data.revision) return;
  window.explorerCommand = data.revision;
  window.explorerFrame?.contentWindow?.postMessage({ type: "explorer:command", ...data.command }, "*");
}
