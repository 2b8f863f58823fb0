// The page: what was chosen, what is asked, and what becomes of the answers.

import * as conversion from "./conversion.js";
import { reader, replace, writer } from "./editor.js";
import { byId } from "./elements.js";
import { Engine } from "./engine.js";
import { EXAMPLES } from "./examples.js";
import * as findings from "./findings.js";
import * as fragment from "./fragment.js";
import { openSharing, warn } from "./sharing.js";
import { themeButton } from "./theme.js";

const PAUSE = 200; // milliseconds without a key, after which what is there is worth a check
const LONG = 3000; // milliseconds, after which somebody may want to stop it
const NAMES = { openclaw: "openclaw.json", pai: "pai.yaml" };

let engine;
let mode = "check";
let report = null; // of the text that is in the editor
let version = ""; // empty until the engine is ready
let timer;
let clock;
let givenUp; // the question, as JSON, that was stopped and is not asked again

const source = writer(byId("editor"), { changed, runs: ask, leaves: () => heading().focus() });
const result = reader(byId("result"));

// What is asked

function chosen() {
  const text = source.view.state.doc.toString().toWellFormed();
  const value = (id) => byId(id).value;
  return { text, dialect: value("dialect"), mode, release: value("release"), asOf: value("as-of") };
}

function changed() {
  report = null;
  busy(true);
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
}

function ask() {
  clearTimeout(timer);
  busy(true);
  const asked = chosen();
  if (asked.text.length > fragment.LONGEST) {
    unanswered(`That is longer than ${fragment.LONGEST.toLocaleString("en")} characters, the most that is checked here`);
  } else if (JSON.stringify(asked) === givenUp) {
    unanswered("Stopped; it is checked again when something changes");
  } else {
    engine?.ask(asked);
  }
}

/** Whether what is shown is about what was there before. */
function busy(is) {
  byId("answer").setAttribute("aria-busy", String(is));
  clearTimeout(clock);
  byId("stop").hidden = true;
  if (is && version) clock = setTimeout(offerStop, LONG);
}

function offerStop() {
  say("This takes long");
  byId("stop").hidden = false;
}

function stop() {
  givenUp = JSON.stringify(engine.stop());
  version = "";
  showMode();
  byId("loading").hidden = false;
  say("Loading");
  busy(true);
  source.view.focus();
}

// What is answered

const hears = {
  progress(share, what) {
    byId("progress").value = share;
    if (what) byId("loading-what").textContent = what;
  },
  ready(about) {
    if (byId("release").length === 1) fillReleases(about.releases);
    byId("loading").hidden = true;
    version = `provcheck ${about.version}, catalogue of ${about.catalog}`;
    showMode();
    ask();
  },
  failed(why) {
    byId("loading").hidden = true;
    byId("failure").hidden = false;
    byId("failure-why").textContent = `${why}.`;
    say("Not started");
  },
  answered(asked, { value, error, took }) {
    if (JSON.stringify(asked) !== JSON.stringify(chosen())) return; // it is about what was there before
    if (error !== undefined) {
      unanswered(`provcheck itself failed on this text (${error}); please report it`);
      return;
    }
    busy(false);
    showMode();
    report = value;
    warn(report);
    byId("name").textContent = NAMES[value.dialect];
    source.speak(value.dialect);
    findings.show(source.view, asked.text, value);
    if (asked.mode === "convert") conversion.show(source, result, value.conversion);
    const counted = asked.mode === "convert" ? conversion.counted(value.conversion) : findings.counted(value.findings);
    say(`${counted} · ${Math.max(1, Math.round(took))} ms · ${version}`);
  },
};

/** Say why there is no answer, and show none: the last one was about another text. */
function unanswered(why) {
  busy(false);
  findings.hide(source.view);
  byId("conversion").hidden = true;
  say(why);
}

function fillReleases(names) {
  for (const name of names.toReversed()) byId("release").add(new Option(name));
  byId("release").value = wanted.release;
}

function say(text) {
  byId("status").textContent = text;
}

// What is chosen

function heading() {
  return byId(mode === "check" ? "count" : "result-name");
}

function showMode() {
  for (const one of document.querySelectorAll("[data-mode]")) {
    one.setAttribute("aria-pressed", String(one.dataset.mode === mode));
  }
  byId("findings").hidden = !version || mode !== "check";
  byId("conversion").hidden = !version || mode !== "convert";
}

function choose(next) {
  mode = next;
  showMode();
  ask();
}

function take(name) {
  const [dialect, text] = EXAMPLES[name];
  byId("dialect").value = "";
  source.speak(dialect);
  replace(source.view, text);
  source.view.dispatch({ selection: { anchor: 0 }, scrollIntoView: true });
  ask();
}

function restore(state) {
  byId("dialect").value = state.dialect in NAMES ? state.dialect : "";
  byId("release").value = state.release;
  byId("as-of").value = state.asOf;
  byId("example").value = "";
  mode = state.mode === "convert" ? "convert" : "check";
  replace(source.view, state.text);
  showMode();
}

/** What the address holds, else the first example; what else it needs becomes of a link that cannot be read. */
async function begin() {
  byId("notice").hidden = true;
  try {
    const state = await fragment.read(location.hash);
    if (state) restore(state);
    return state;
  } catch (error) {
    if (!(error instanceof fragment.Damaged)) throw error;
    byId("notice").textContent = `Sorry, ${error.message}.`;
    byId("notice").hidden = false;
    return null;
  }
}

byId("example").append(new Option("…", ""), ...Object.keys(EXAMPLES).map((name) => new Option(name)));
byId("example").onchange = ({ target }) => target.value && take(target.value);
for (const id of ["dialect", "release", "as-of"]) byId(id).onchange = ask;
for (const one of document.querySelectorAll("[data-mode]")) one.onclick = () => choose(one.dataset.mode);
byId("share").onclick = () => openSharing(chosen(), report);
byId("copy").onclick = () => navigator.clipboard.writeText(result.view.state.doc.toString()).then(() => say("Copied"));
byId("download").onclick = () => download(NAMES[report.conversion.to], result.view.state.doc.toString());
byId("show-errors").onclick = () => choose("check");
byId("stop").onclick = stop;
byId("again").onclick = () => location.reload();
themeButton(byId("theme"));

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text]));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}

const wanted = (await begin()) ?? { release: "" };
if (!("text" in wanted)) {
  byId("example").selectedIndex = 1;
  const [dialect, text] = EXAMPLES[byId("example").value];
  source.speak(dialect);
  replace(source.view, text);
}
if (typeof WebAssembly === "undefined") {
  hears.failed("This browser has no WebAssembly, or it is switched off");
} else {
  engine = new Engine(hears);
  window.addEventListener("hashchange", async () => {
    busy(true);
    await begin();
    ask();
  });
}
