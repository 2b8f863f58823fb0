// The findings: underlined in the editor, and as a list beside it.

import { button, byId, link, make } from "./elements.js";
import { select, underline } from "./editor.js";
import { changesOf, offsetAt } from "./places.js";

const WORDS = ["error", "warning", "info"];

/** Show what was found in `text`, which is what the editor holds. */
export function show(view, text, report) {
  underline(view, report.findings.map((finding) => diagnostic(finding, text, view.state.doc)));
  byId("count").textContent = counted(report.findings);
  const items = report.findings.map((finding) => item(view, finding, text));
  byId("list").replaceChildren(...(items.length ? items : [make("li", { className: "none" }, "All that provcheck knows of is in order.")]));
}

/** Show nothing: what was found was found in another text. */
export function hide(view) {
  underline(view, []);
  byId("findings").hidden = true;
}

/** How many of which severity, in words. */
export function counted(findings) {
  if (!findings.length) return "No findings";
  const counts = WORDS.map((word) => [word, findings.filter((one) => one.severity === word).length]);
  return counts
    .filter(([, count]) => count)
    .map(([word, count]) => `${count} ${word}${count > 1 && word !== "info" ? "s" : ""}`)
    .join(", ");
}

function diagnostic(finding, text, doc) {
  const { severity, code } = finding;
  const [from, to] = extent(finding, doc);
  const actions = finding.fix ? [{ name: fixLabel(finding), apply: (view) => apply(view, finding, text) }] : [];
  const message = finding.help ? `${finding.message}\n${finding.help}` : finding.message;
  return { from, to, severity, source: code, message, actions };
}

function extent({ line, column, end_line, end_column }, doc) {
  const from = offsetAt(doc, line, column);
  return [from, Math.max(from, offsetAt(doc, end_line, end_column))];
}

function item(view, finding, text) {
  const { severity, code, name, message, help, url, line, column } = finding;
  const go = () => goTo(view, finding);
  return make(
    "li",
    { className: severity },
    make(
      "p",
      { className: "head" },
      make("span", { className: `badge ${severity}`, textContent: severity }),
      link(code, url),
      make("span", { className: "rule", textContent: name }),
      button(`${line}:${column}`, go, { className: "place", title: "Show it in the text" }),
    ),
    make("p", { textContent: message }),
    help && make("p", { className: "help", textContent: help }),
    ...finding.related.map((one) => related(view, one)),
    finding.fix && fixButton(view, finding, text),
  );
}

function related(view, one) {
  const place = button(`${one.line}:${one.column}`, () => goTo(view, one), { className: "place" });
  return make("p", { className: "related" }, place, ` ${one.message}`);
}

function fixButton(view, finding, text) {
  const title = finding.fix.safe ? "A safe fix" : "Look at the result: this fix may change what the file means";
  return button(fixLabel(finding), () => apply(view, finding, text), { className: "fix", title });
}

function fixLabel({ fix }) {
  return fix.safe ? `Fix: ${fix.message}` : `Fix (look at it): ${fix.message}`;
}

function goTo(view, place) {
  select(view, ...extent(place, view.state.doc));
}

/** Make the edits of a fix, if the text is still the one that was checked. */
function apply(view, { fix }, text) {
  if (view.state.doc.toString() !== text) return;
  view.dispatch({ changes: changesOf(text, fix.edits), userEvent: "input.fix", scrollIntoView: true });
  view.focus();
}
