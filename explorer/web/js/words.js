// Our own words in the language of the view, and small helpers that build DOM from text, never from markup.
(function (E) {
  "use strict";

  /** @param {string} key @param {Record<string, string|number>} [values] @returns {string} */
  E.word = function (key, values) {
    const table = E.data.words[E.view().language] || E.data.words.en;
    const text = table[key] || key;
    return values ? text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? "")) : text;
  };

  /** The text in the language of the view, else in English, else in any. @param {Record<string, string>} text */
  E.say = function (text) {
    if (!text) return "";
    return text[E.view().language] || text.en || Object.values(text)[0] || "";
  };

  /** Whole numbers with the language's separators. @param {number} count */
  E.number = (count) => count.toLocaleString(E.view().language === "zh" ? "zh-CN" : "en-GB");

  /**
   * An element with attributes and children; texts become text nodes, so data can never become markup.
   * @param {string} tag @param {Record<string, any>} [attributes] @param {...(Node|string|null|false)} children
   */
  E.h = function (tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (name === "class") element.className = value;
      else element.setAttribute(name, value === true ? "" : String(value));
    }
    for (const child of children.flat()) if (child) element.append(child);
    return element;
  };

  const SVG = "http://www.w3.org/2000/svg";

  /** An SVG element with attributes and children. @param {string} tag @param {Record<string, any>} attributes */
  E.svg = function (tag, attributes, ...children) {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    element.append(...children);
    return element;
  };

  /** A kind's symbol as it stands in a marker or the legend. @param {string} kind */
  E.symbol = function (kind) {
    const path = E.svg("path", { d: E.data.kinds[kind].symbol, "fill-rule": "evenodd" });
    return E.svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, path);
  };

  /** A link that leaves the document, or plain text where there is no web address. */
  E.link = function (address, text) {
    if (!/^https?:\/\//.test(address)) return document.createTextNode(text);
    return E.h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
  };
})((globalThis.Explorer = globalThis.Explorer || {}));
