// Starts `provcheck lsp` and lets VS Code talk to it.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const LANGUAGES = ["yaml", "json", "jsonc", "json5"];

/** @type {LanguageClient | undefined} */
let client;
let last = Promise.resolve();

/** Starts and stops follow each other, however fast they are asked for. */
function inTurn(step) {
  last = last.then(step, step);
  return last;
}

function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("provcheck.restart", restart),
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("provcheck") && restart()),
  );
  return inTurn(start);
}

function restart() {
  return inTurn(async () => {
    await stop();
    await start();
  });
}

function deactivate() {
  return inTurn(stop);
}

async function start() {
  const { command, args } = program();
  client = new LanguageClient(
    "provcheck",
    "provcheck",
    { command, args },
    { documentSelector: LANGUAGES.map((language) => ({ scheme: "file", language })) },
  );
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    explain(error);
  }
}

/** What the settings say is to be run. */
function program() {
  const settings = vscode.workspace.getConfiguration("provcheck");
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  return {
    command: settings.get("path", "provcheck").replaceAll("${workspaceFolder}", folder),
    args: settings.get("args", ["lsp"]),
  };
}

async function explain(error) {
  const choice = await vscode.window.showErrorMessage(
    `provcheck does not start: ${error?.message ?? error}. It comes with: pip install "provcheck[lsp]"`,
    "Open the settings",
  );
  if (choice) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "provcheck.path");
  }
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

module.exports = { activate, deactivate };
