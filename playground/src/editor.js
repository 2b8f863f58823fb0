// The two editors: one to write in, with findings underlined, and one to read in.

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, foldGutter, foldKeymap, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

import { json5 } from "./json5.js";

const LANGUAGES = { openclaw: json5, pai: yaml };

const colours = HighlightStyle.define([
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: "var(--comment)", fontStyle: "italic" },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--key)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--string)" },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: "var(--number)" },
  { tag: [tags.meta, tags.punctuation, tags.separator], color: "var(--soft)" },
]);

const common = [
  // index.html allows the styles that carry it.
  EditorView.cspNonce.of("editor"),
  lineNumbers(),
  foldGutter(),
  drawSelection(),
  highlightSpecialChars(),
  bracketMatching(),
  highlightSelectionMatches(),
  search({ top: true }),
  syntaxHighlighting(colours),
  EditorView.lineWrapping,
];

/** An editor in which Tab goes on to the next part of the page, and Escape leaves by `leaves`. */
export function writer(parent, { changed, runs, leaves }) {
  const language = new Compartment();
  const keys = [
    { key: "Mod-Enter", run: does(runs) },
    { key: "F8", run: nextDiagnostic },
    { key: "Shift-F8", run: previousDiagnostic },
  ];
  // Behind those that close a search or a tooltip.
  const last = [{ key: "Escape", run: does(leaves) }];
  const view = new EditorView({
    parent,
    extensions: [
      keymap.of(keys),
      common,
      history(),
      indentOnInput(),
      highlightActiveLine(),
      lintGutter(),
      language.of([]),
      EditorView.contentAttributes.of({ "aria-label": "Configuration to check" }),
      EditorView.updateListener.of((update) => update.docChanged && changed()),
      keymap.of([...defaultKeymap, ...historyKeymap, ...foldKeymap, ...searchKeymap, ...last]),
    ],
  });
  return { view, speak: (dialect) => view.dispatch({ effects: language.reconfigure(LANGUAGES[dialect]()) }) };
}

/** An editor that nobody can write in. */
export function reader(parent) {
  const language = new Compartment();
  const view = new EditorView({
    parent,
    extensions: [
      common,
      EditorState.readOnly.of(true),
      EditorView.contentAttributes.of({ "aria-label": "Result of the conversion" }),
      language.of([]),
      keymap.of([...defaultKeymap, ...foldKeymap, ...searchKeymap]),
    ],
  });
  return {
    view,
    show(text, dialect) {
      replace(view, text);
      view.dispatch({ effects: language.reconfigure(LANGUAGES[dialect]()) });
    },
  };
}

/** Put another text in the place of all of it; it can be undone. */
export function replace(view, text) {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}

/** Underline what is given as the editor's diagnostics, and nothing else. */
export function underline(view, diagnostics) {
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

/** Select a stretch, show it and go there. */
export function select(view, from, to) {
  view.dispatch({ selection: { anchor: from, head: to }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
  view.focus();
}

function does(action) {
  return () => {
    action();
    return true;
  };
}
