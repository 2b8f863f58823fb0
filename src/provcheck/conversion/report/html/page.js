// Links what stands on both sides: to point at a value, or to go to it, shows what became of it.
const WAIT = 90; // milliseconds: a pointer that only passes over moves nothing
const FEW = 4; // so many fates are told of one value at once
const LOST = new Set(["needs-you", "dropped", "approximated"]);

const rows = [...document.querySelectorAll("#fates li")];
const pieces = Map.groupBy(document.querySelectorAll("[data-mark]"), (piece) => piece.dataset.mark);
const rowsOf = new Map();
for (const row of rows) {
  row.kind = row.closest("[data-class]").dataset.class;
  row.reason = row.closest("details").querySelector("summary").firstChild.textContent.trim();
  for (const id of [row.dataset.source, row.dataset.target]) {
    if (!id) continue;
    if (!rowsOf.has(id)) rowsOf.set(id, []);
    rowsOf.get(id).push(row);
  }
}
const told = document.getElementById("told");
const HINT = "Point at a value, or press n for the next one that was lost or needs you.";
const { element } = provcheck;

// What is shown

let lit = [];
let pinned = null;
let at = -1; // the number of the entry that was chosen last

// The rows of a thing: of a value on either side, or the one row of the list.
const rowsBehind = (thing) => (thing.dataset.mark ? rowsOf.get(thing.dataset.mark) ?? [] : [thing]);

const show = (thing) => {
  for (const one of lit) one.classList.remove("on");
  const found = rowsBehind(thing);
  const marks = new Set(found.flatMap((row) => [row.dataset.source, row.dataset.target]).filter(Boolean));
  lit = [...found, ...[...marks].flatMap((id) => pieces.get(id) ?? [])];
  for (const one of lit) one.classList.add("on");
  tell(found);
  for (const side of ["source", "result"]) reveal(side, thing);
};

// Scrolls a side so that what is lit there can be seen; the one that was pointed at stays where it is.
const reveal = (side, thing) => {
  const scroll = document.querySelector(`#${side} .scroll`);
  if (scroll.contains(thing)) return;
  const first = lit.find((one) => one.classList.contains("leaf") && scroll.contains(one));
  if (!first) return;
  const box = scroll.getBoundingClientRect();
  const place = first.getBoundingClientRect();
  if (place.top < box.top + 40 || place.bottom > box.bottom - 10) {
    scroll.scrollTo({ top: scroll.scrollTop + place.top - box.top - box.height / 3 });
  }
};

const tell = (found) => {
  const reasons = new Map(found.map((row) => [`${row.kind} ${row.reason}`, row]));
  const lines = [...reasons.values()].slice(0, FEW).map((row) => element("p", {},
    element("span", { className: `badge ${row.kind}`, textContent: row.kind }),
    element("span", {}, ...(found.length === 1 ? [where(row), " "] : []), row.reason)));
  const more = reasons.size > FEW ? [element("p", { className: "soft small" }, `and ${reasons.size - FEW} more reasons`)] : [];
  const count = found.length > 1 ? [element("p", { className: "soft small" }, element("span", {}, `${found.length} values meet here`))] : [];
  told.replaceChildren(...lines, ...more, ...count);
  told.className = found[0]?.kind ?? "soft";
};
const where = (row) => element("code", { textContent: [...row.querySelectorAll("code")].map((one) => one.textContent).join(" → ") + ":" });

const forget = () => {
  for (const one of lit) one.classList.remove("on");
  lit = [];
  pinned = null;
  told.className = "soft";
  told.textContent = HINT;
};

// Pointing, going, choosing

const thingAt = (target) => target.closest?.("[data-mark], #fates li");
let waiting = 0;
document.addEventListener("pointerover", (event) => {
  clearTimeout(waiting);
  const thing = event.pointerType === "mouse" ? thingAt(event.target) : null;
  waiting = setTimeout(() => {
    if (thing && !pinned) show(thing);
  }, WAIT);
});
document.addEventListener("focusin", (event) => {
  const thing = event.target.matches(":focus-visible") ? thingAt(event.target) : null;
  if (thing) { pinned = null; show(thing); }
});
document.addEventListener("click", (event) => {
  const thing = thingAt(event.target);
  if (!thing || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  choose(thing);
});
const choose = (thing) => {
  pinned = thing;
  at = number(rowsBehind(thing)[0]);
  show(thing);
  if (thing.matches("li")) document.querySelector(".sides").scrollIntoView({ block: "nearest" });
};

// Filters

const buttons = [...document.querySelectorAll(".legend button")];
const search = document.getElementById("search");
const counter = document.getElementById("shown");
const filter = () => {
  const kinds = new Set(buttons.filter((one) => one.getAttribute("aria-pressed") === "true").map((one) => one.dataset.class));
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const filtered = kinds.size > 0 || words.length > 0;
  const kept = new Set();
  let count = 0;
  for (const row of rows) {
    const text = words.length ? `${row.textContent} ${row.reason}`.toLowerCase() : "";
    row.hidden = (kinds.size > 0 && !kinds.has(row.kind)) || !words.every((word) => text.includes(word));
    if (row.hidden) continue;
    count += 1;
    kept.add(row.dataset.source).add(row.dataset.target);
  }
  for (const [id, own] of pieces) for (const one of own) one.classList.toggle("kept", kept.has(id));
  for (const box of document.querySelectorAll("#fates details, .fates")) box.hidden = !box.querySelector("li:not([hidden])");
  if (words.length) for (const box of document.querySelectorAll("#fates details:not([hidden])")) box.open = true;
  document.querySelector(".sides").classList.toggle("faded", filtered);
  counter.textContent = filtered ? `${count.toLocaleString("en")} of ${rows.length.toLocaleString("en")} shown` : "";
};
for (const button of buttons) {
  button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    filter();
  });
}
search.addEventListener("input", () => {
  filter();
  const match = search.value ? rows.find((row) => !row.hidden) : null;
  if (match) show(match);
});
search.addEventListener("keydown", (event) => {
  if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
});

// Stepping through what was lost, or through what the filters leave, in the order of the source

const order = rows.toSorted((one, other) => number(one) - number(other));
function number(row) { return Number(row.id.slice(1)); }
const step = (by) => {
  const filtered = document.querySelector(".sides").classList.contains("faded");
  const stops = order.filter((row) => !row.hidden && (filtered || LOST.has(row.kind)));
  if (!stops.length) return;
  const next = by > 0 ? stops.find((row) => number(row) > at) : stops.findLast((row) => number(row) < at);
  const row = next ?? stops.at(by > 0 ? 0 : -1);
  choose(row);
};
document.getElementById("next").addEventListener("click", () => step(1));
document.getElementById("previous").addEventListener("click", () => step(-1));

provcheck.key("n", "next value that was lost or needs you; with a filter, the next one shown", () => step(1));
provcheck.key("p", "previous one", () => step(-1));
provcheck.key("/", "search; Enter goes on to the next match", () => search.focus());
provcheck.key(buttons.map((_, place) => String(place + 1)), "show only this class, and others that are chosen", (event) => buttons[event.key - 1].click());
provcheck.key("Escape", "let go of the chosen value, and of all filters", () => {
  forget();
  at = -1;
  search.value = "";
  search.blur();
  for (const button of buttons) button.setAttribute("aria-pressed", "false");
  filter();
}, { typing: true });

// Commands

for (const button of document.querySelectorAll(".copy")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const code = button.parentElement.querySelector("code");
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = "Selected: copy it";
    }
  });
}

told.textContent = HINT;

// An address may name a value
const named = provcheck.addressed();
const first = named && (document.querySelector(`[data-mark="${CSS.escape(named)}"]`) ?? document.querySelector(`#fates li[id="${CSS.escape(named)}"]`));
if (first) choose(first);
