// The result of a conversion, and what became of each value on the way.

import { button, byId, make } from "./elements.js";
import { select } from "./editor.js";
import { offsetAt } from "./places.js";

// The worst first, as in the loss report.
const CLASSES = {
  "needs-you": "Needs you",
  dropped: "Dropped",
  approximated: "Approximated",
  defaulted: "Defaulted",
  renamed: "Renamed",
  exact: "Exact",
};
const DIALECTS = { openclaw: "OpenClaw", pai: "Pai" };

/** Show an answer to "convert"; `source` and `result` are the editors. */
export function show(source, result, answer) {
  byId("result-name").textContent = answer.to ? `To ${DIALECTS[answer.to]}` : "Result";
  for (const id of ["copy", "download"]) byId(id).disabled = !answer.text;
  byId("refused").hidden = !answer.refused;
  byId("why").textContent = answer.refused ? `${answer.refused.replace(/^not /, "Not ")}.` : "";
  byId("result").hidden = !answer.text;
  if (answer.text) result.show(answer.text, answer.to);
  byId("loss").replaceChildren(...tables(source, result.view, answer.entries), ...commands(answer.commands));
}

/** How many values became what, in words. */
export function counted({ entries, refused }) {
  if (refused) return "Not converted";
  const names = Object.keys(CLASSES).map((name) => [name, entries.filter((one) => one.class === name).length]);
  const word = (name, count) => (name === "needs-you" && count > 1 ? "need you" : CLASSES[name].toLowerCase());
  return names
    .filter(([, count]) => count)
    .map(([name, count]) => `${count} ${word(name, count)}`)
    .join(", ");
}

function tables(source, result, entries) {
  return Object.entries(CLASSES).flatMap(([name, title]) => {
    const rows = entries.filter((one) => one.class === name);
    return rows.length ? [table(source, result, name, title, rows)] : [];
  });
}

function table(source, result, name, title, rows) {
  const head = make("tr", {}, ...["Value", "Becomes", "Why"].map((text) => make("th", { scope: "col", textContent: text })));
  const body = make("tbody", {}, ...rows.map((one) => row(source, result, one)));
  const summary = make("summary", {}, make("span", { className: `badge ${name}`, textContent: title }), ` ${rows.length}`);
  const details = make("details", { className: name, open: name !== "exact" && name !== "renamed" }, summary);
  details.append(make("div", { className: "wide" }, make("table", {}, make("thead", {}, head), body)));
  return details;
}

function row(source, result, entry) {
  const cells = [place(source, entry), entry.target ? place(result, entry.target) : "nothing", entry.reason];
  return make("tr", {}, ...cells.map((cell) => make("td", {}, cell)));
}

function place(view, { pointer, line, column }) {
  const name = pointer || "the document";
  if (!line) return make("code", {}, ...breakable(name));
  const go = () => {
    const at = offsetAt(view.state.doc, line, column);
    select(view, at, at);
  };
  const found = button("", go, { className: "place", title: `Line ${line}` });
  found.append(...breakable(name));
  return found;
}

/** A pointer that may go on in the next line before each of its steps. */
function breakable(pointer) {
  return pointer.split(/(?=\/)/).flatMap((step) => [make("wbr"), step]);
}

function commands(lines) {
  if (!lines.length) return [];
  return [make("h3", { textContent: "Then run" }), make("pre", {}, make("code", { textContent: lines.join("\n") }))];
}
