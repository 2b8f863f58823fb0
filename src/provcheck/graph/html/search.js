// Search by name, id, endpoint, code or words of a finding, with a count, and from hit to hit. And a filter for those
// with findings.
const { element } = provcheck;
const field = element("input", { type: "search", id: "search", placeholder: "Search ( / )", autocomplete: "off", spellcheck: false });
field.setAttribute("aria-label", "Search agents, providers, models and findings");
const counter = element("output", { id: "hits", className: "numbers small soft" });
counter.setAttribute("for", "search");
const levels = element("select", { id: "level" });
levels.setAttribute("aria-label", "Show");
const tools = document.querySelector(".tools");
const steps = [["Previous", "↑", -1], ["Next", "↓", 1]].map(([label, sign, by]) => {
  const button = element("button", { type: "button", textContent: sign, title: `${label} (${by > 0 ? "n" : "Shift+n"})`, onclick: () => step(by) });
  button.setAttribute("aria-label", label);
  return button;
});
let current = -1;

const own = (element) => {
  if (element.matches(".finding")) return element.textContent;
  const parts = element.matches(".card")
    ? element.querySelectorAll(":scope > header .name, :scope > .endpoint, :scope > header .kind")
    : element.querySelectorAll(":scope > a .name, .said code, .role");
  return [...parts].map((part) => part.textContent).join(" ");
};
const searched = [...cards, ...rows, ...findings].map((one) => ({ one, text: own(one).toLowerCase() }));

const search = () => {
  clearTimeout(waiting);
  waiting = 0;
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = searched.filter(({ text }) => words.every((word) => text.includes(word))).map(({ one }) => one);
  state.hits = words.length ? found : null;
  for (const { one } of searched) one.classList.toggle("hit", Boolean(words.length) && found.includes(one));
  for (const one of state.hits ?? []) openFolds(one);
  current = -1;
  refresh();
};
const openFolds = (one) => { const fold = one.closest("details"); if (fold) fold.open = true; };
// Hits, else findings, as far as they are shown.
const stops = () => (state.hits ?? findings).filter((one) => !one.closest(".away"));
const count = () => {
  const number = state.hits ? stops().length : 0;
  for (const button of steps) button.hidden = !number && !findings.length;
  counter.value = !state.hits ? "" : current < 0 || !number ? `${number.toLocaleString("en")} found` : `${current + 1} of ${number.toLocaleString("en")}`;
};
const clearSearch = () => {
  field.value = "";
  levels.value = state.level = "";
  search();
};

// To the next hit; where nothing is searched, to the next finding.
const step = (by) => {
  const list = stops();
  if (!list.length) return;
  current = (current + by + list.length + (current < 0 && by < 0 ? 1 : 0)) % list.length;
  for (const one of document.querySelectorAll(".current")) one.classList.remove("current");
  const one = list[current];
  one.classList.add("current");
  one.scrollIntoView({ block: "center" });
  if (!state.hits) at(one)[0]?.scrollIntoView({ block: "center" });
  light(one);
  count();
};

const offered = [["", "All"], ["any", "With findings"], ["error", "With errors"], ["warning", "With warnings"], ["info", "With infos"]];
for (const [value, textContent] of offered) {
  if (!value || marked(value).length) levels.append(element("option", { value, textContent }));
}
let waiting = 0;
field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 80); });
levels.addEventListener("change", () => { state.level = levels.value; refresh(); });

count();
tools.append(field, counter, ...steps);
if (findings.length) tools.append(levels);
tools.append(details);
