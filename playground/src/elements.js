// Makes parts of the page. Whatever a configuration says becomes text, never markup.

/** An element with properties and children; a string is a text, and nothing becomes of null. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A link that says nothing of this page to where it leads. */
export function link(text, href) {
  return make("a", { href, textContent: text, target: "_blank", rel: "noopener noreferrer" });
}

export function button(text, onclick, properties = {}) {
  return make("button", { type: "button", textContent: text, onclick, ...properties });
}

export const byId = (id) => document.getElementById(id);
