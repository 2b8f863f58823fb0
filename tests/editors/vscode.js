// Activates the extension with the least of VS Code that its language client works with, on one open document.
//
//     node vscode.js EXTENSION FILE LANGUAGE SECONDS PROGRAM ARGUMENT...
//
// Each line of output is one JSON object: what is published about a file, or what the user is told.
"use strict";

const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");

const [, , extension, file, language, seconds, program, ...args] = process.argv;
const text = fs.readFileSync(file, "utf8");

const tell = (said) => console.log(JSON.stringify(said));
const disposable = () => ({ dispose() {} });

/** Whatever else of VS Code is asked for: a class, a function and a namespace in one. */
function anything() {
  function Thing() {
    if (!new.target) return disposable();
  }
  Thing.prototype.dispose = () => {};
  return filled(Thing);
}

function filled(part) {
  return new Proxy(part, {
    get: (target, name) => (name in target || typeof name === "symbol" ? target[name] : (target[name] = anything())),
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
    showErrorMessage: async (told) => tell({ told }),
  }),
  languages: filled({
    match: (selector, { languageId }) => ([selector].flat().some((one) => one.language === languageId) ? 10 : 0),
    createDiagnosticCollection: () => ({
      set: (uri, found) => tell({ file: path.basename(uri.fsPath), found: found.map((one) => one.code.value) }),
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
  .then(() => new Promise((resolve) => setTimeout(resolve, 1000 * seconds)))
  .then(deactivate)
  .then(() => process.exit(0));
