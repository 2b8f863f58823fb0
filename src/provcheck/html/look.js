// What all pages share: the theme, and keys with a list of them. It runs before the body is read, so that no page
// flashes in the wrong colours. What `provcheck` holds is for the scripts of a page.
"use strict";
const provcheck = (() => {
  const root = document.documentElement;
  const keys = [];
  root.classList.add("scripted");

  // A page opened from a disk may have no storage at all.
  const remembered = () => { try { return localStorage.getItem("provcheck-theme"); } catch { return null; } };
  const remember = (theme) => { try { localStorage.setItem("provcheck-theme", theme); } catch { /* then not */ } };
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const saved = remembered();
  if (saved === "light" || saved === "dark") root.dataset.theme = saved;

  const changeTheme = () => {
    root.dataset.theme = dark() ? "light" : "dark";
    remember(root.dataset.theme);
    nameTheme();
  };
  const nameTheme = () => {
    const button = document.getElementById("theme");
    if (button) button.textContent = dark() ? "Light" : "Dark";
  };

  const element = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  const showKeys = () => {
    document.getElementById("keys")?.remove();
    const list = element("dl");
    for (const { names, says } of keys) {
      const shown = names.map((name) => element("kbd", { textContent: SIGNS[name] ?? name }));
      list.append(element("dt", {}, ...shown), element("dd", { textContent: says }));
    }
    const close = element("button", { type: "button", textContent: "Close", onclick: () => dialog.close() });
    const dialog = element("dialog", { id: "keys" }, element("h2", { id: "keys-title", textContent: "Keys" }), list, close);
    dialog.setAttribute("aria-labelledby", "keys-title");
    document.body.append(dialog);
    dialog.showModal();
  };
  const SIGNS = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc", " ": "Space" };

  // A key with what it does, in words. `act` gets the event; when it gives `false` the key keeps its usual meaning.
  // While somebody types, only keys with `typing` are heard.
  const key = (names, says, act, { typing = false } = {}) => keys.push({ names: [names].flat(), says, act, typing });

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
    const types = event.target.matches?.("input, textarea, select, [contenteditable]");
    const known = keys.find((one) => one.names.includes(event.key) && (one.typing || !types));
    if (known && known.act(event) !== false) event.preventDefault();
  });

  addEventListener("DOMContentLoaded", () => {
    key("t", "change between light and dark", changeTheme);
    key("?", "show these keys", showKeys);
    const tools = document.querySelector(".tools");
    if (!tools) return;
    tools.append(
      element("button", { type: "button", id: "theme", title: "Change between light and dark (t)", onclick: changeTheme }),
      element("button", { type: "button", id: "show-keys", title: "Show the keys (?)", textContent: "Keys", onclick: showKeys }),
    );
    nameTheme();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", nameTheme);
  });
  // The id that the address names, whatever somebody made of it; empty where it names none.
  const addressed = () => {
    const id = location.hash.slice(1);
    try { return decodeURIComponent(id); } catch { return id; }
  };
  return { key, element, addressed };
})();
