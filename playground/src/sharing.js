// The dialog that gives a link to what is in the editor.

import { byId } from "./elements.js";
import { written } from "./fragment.js";

const PLAIN = /^PC60[156]$/; // the rules on keys in plain text
const LONG = 8000;

/** Open the dialog for a state; `report` says what was found in it, where that is known. */
export async function openSharing(state, report) {
  const address = new URL(await written(state), location.href).href;
  const field = byId("link");
  field.value = address;
  warn(report);
  byId("long").hidden = address.length <= LONG;
  byId("long").textContent = `It has ${address.length.toLocaleString("en")} characters: some programs cut such links.`;
  byId("copy-link").textContent = "Copy the link";
  byId("copy-link").onclick = () => copy(address, field);
  byId("close").onclick = () => byId("sharing").close();
  byId("sharing").showModal();
  byId("copy-link").focus();
}

/** Say that a key would go with the link. Also for a report that comes when the dialog is open already. */
export function warn(report) {
  byId("secret").hidden = !report?.findings.some(({ code }) => PLAIN.test(code));
}

async function copy(address, field) {
  history.replaceState(null, "", address);
  field.select();
  try {
    await navigator.clipboard.writeText(address);
    byId("copy-link").textContent = "Copied";
  } catch {
    byId("copy-link").textContent = "Press Ctrl C"; // it is selected, and the browser does not let pages copy
  }
}
