// Activates the extension with the least of VS Code that its language client works with, on one open document.
//
//     node vscode.js EXTENSION FILE LANGUAGE PROGRAM ARGUMENT...
//
// Each line of output is one JSON object: what is published about a file, or what the user is told. It ends with what
// is published about the document, or when the extension gives up.
"use strict";

const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");

const [, , extension, file, language, program, ...args] = process.argv;
const text = fs.readFileSync(file, "utf8");

const tell = (said) => console.log(JSON.stringify(said));
let published;
const answered = new Promise((resolve) => (published = resolve));
const disposable = () => ({ dispose() {} });

/** Whatever else of VS Code is asked for: a class, a function and a namespace in one, and so is all that it gives. */
function anything() {
  return filled(function () {
    return new.target ? this : anything();
  });
}

function filled(part) {
  return new Proxy(part, {
    get(target, name) {
      // What has a "then" would be waited for.
      if (name in target || typeof name === "symbol" || name === "then") return target[name];
      return (target[name] = anything());
    },
  });
}

class Uri {
  constructor(fsPath) {
    this.scheme = "file";
    this.fsPath = this.path = fsPath;
  }
  static file = (fsPath) => new Uri(fsPath);
  static parse = (address) => new Uri(decodeURIComponent(new URL(address).pathname));
  toString = () => `file://${this.fsPath}`;
}

class EventEmitter {
  listeners = [];
  event = (listener) => (this.listeners.push(listener), disposable());
  fire = (value) => this.listeners.forEach((listener) => listener(value));
  dispose() {}
}

class CancellationTokenSource {
  token = { isCancellationRequested: false, onCancellationRequested: disposable };
  cancel() {
    this.token.isCancellationRequested = true;
  }
  dispose() {}
}

const say = (said) => console.error(said);
const channel = { append: say, appendLine: say, info: say, warn: say, error: say, show() {}, dispose() {} };
const settings = { path: program, args };

const vscode = filled({
  version: "1.100.0",
  Uri,
  EventEmitter,
  CancellationTokenSource,
  workspace: filled({
    textDocuments: [{ uri: Uri.file(file), fileName: file, languageId: language, version: 1, getText: () => text }],
    notebookDocuments: [],
    workspaceFolders: [{ uri: Uri.file(path.dirname(file)), name: "folder", index: 0 }],
    createFileSystemWatcher: () => filled({}),
    getConfiguration: () => ({ get: (key, otherwise) => settings[key] ?? otherwise }),
  }),
  window: filled({
    tabGroups: filled({ all: [] }),
    visibleTextEditors: [],
    createOutputChannel: () => ({ ...channel, onDidChangeLogLevel: disposable }),
    showErrorMessage: async (told) => {
      tell({ told });
      if (told.includes("does not start")) published();
    },
  }),
  languages: filled({
    match: (selector, { languageId }) => ([selector].flat().some((one) => one.language === languageId) ? 10 : 0),
    createDiagnosticCollection: () => ({
      set: (uri, found) => {
        tell({ file: path.basename(uri.fsPath), found: found.map((one) => one.code.value) });
        if (uri.fsPath === file) published();
      },
      delete() {},
      clear() {},
      dispose() {},
    }),
  }),
  commands: filled({}),
  env: filled({ appName: "none", language: "en" }),
});

const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));

const { activate, deactivate } = require(extension);
activate({ subscriptions: [] })
  .then(() => answered)
  .then(deactivate)
  .then(() => process.exit(0));
