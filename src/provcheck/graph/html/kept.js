// What is shown: all, or what is connected with what was chosen, found or filtered. What is chosen stands in the
// address, so that a link to it shows the same, and the browser's own keys go back.
let kept = { links: new Set(links), cards: new Set(cards) };
const state = { chosen: null, hits: null, level: "", brief: null };
const status = provcheck.element("p", { id: "told", className: "told small", role: "status", hidden: true });

const marked = (level) => findings.filter((one) => level === "any" || one.classList.contains(level));
const starts = () => [
  state.chosen && [state.chosen],
  state.hits,
  state.level && marked(state.level),
].filter(Boolean);

const common = (one, other) => new Set([...one].filter((element) => other.has(element)));

const refresh = () => {
  const all = { links: new Set(links), cards: new Set(cards) };
  kept = starts().map(connected).reduce((left, right) => ({
    links: common(left.links, right.links),
    cards: common(left.cards, right.cards),
  }), all);
  for (const card of cards) card.classList.toggle("away", !kept.cards.has(card));
  for (const row of rows) row.classList.toggle("away", isBeside(row));
  for (const section of sections) {
    const empty = !section.querySelector(".card:not(.away)");
    section.classList.toggle("away", starts().length > 0 && empty && section !== state.chosen);
  }
  for (const finding of findings) finding.classList.toggle("away", !isKept(finding));
  for (const element of document.querySelectorAll(".chosen")) element.classList.remove("chosen");
  state.chosen?.classList.add("chosen");
  shorten();
  tell();
  count();
  light(null);
  layAll();
};

// A row of another card than that which was chosen, with no link to it.
const isBeside = (row) => Boolean(state.chosen) && !starts()[0].flatMap(cardsOf).includes(cardOf(row)) && !state.chosen.matches(".scope")
  && !touching(row).some((link) => kept.links.has(link));

// Of many cards only the heads are shown, until somebody asks for more or looks at fewer.
const MANY = 60;
const shorten = () => {
  const brief = state.brief ?? kept.cards.size > MANY;
  root.classList.toggle("brief", brief);
  details.setAttribute("aria-pressed", String(!brief));
};
const toggleDetails = () => {
  state.brief = !root.classList.contains("brief");
  refresh();
};
const details = provcheck.element("button", { type: "button", id: "details", textContent: "Details", title: "Whole cards, or only their heads (d)", onclick: toggleDetails });

// A finding stays when it is meant itself, or stands at something that stays.
const isKept = (finding) => {
  if (state.level && !marked(state.level).includes(finding)) return false;
  if (finding === state.chosen || state.hits?.includes(finding)) return true;
  if (state.chosen?.matches(".finding")) return false;
  if (!state.chosen && !state.hits) return true;
  return at(finding).some((place) => touchesKept(place));
};
const touchesKept = (place) => {
  const card = cardOf(place);
  if (!card) return place === state.chosen;
  return kept.cards.has(card) && (!place.matches(".row") || card === (state.chosen && cardOf(state.chosen)) || touching(place).some((link) => kept.links.has(link)));
};

const tell = () => {
  const left = findings.filter((one) => !one.classList.contains("away")).length;
  const all = findings.length.toLocaleString("en");
  const total = document.querySelector("#findings-title span");
  if (total) total.textContent = left < findings.length ? `${left.toLocaleString("en")} of ${all}` : all;
  status.hidden = !starts().length;
  if (status.hidden) return;
  const number = cards.filter((card) => !card.classList.contains("away")).length;
  const said = `${number.toLocaleString("en")} of ${cards.length.toLocaleString("en")} cards`;
  const why = state.chosen ? `, connected with ${nameOf(state.chosen)}` : "";
  status.replaceChildren(said + why, " ", provcheck.element("button", { type: "button", textContent: "Show all (Esc)", onclick: showAll }));
};
const nameOf = (element) => {
  if (element.matches(".finding")) return element.querySelector(".rule a").textContent;
  return (element.querySelector(".name")?.textContent ?? element.id).slice(0, 80);
};

const chosenByAddress = () => {
  const element = document.getElementById(provcheck.addressed());
  return element?.matches(".card, .row, .finding, .scope") ? element : null;
};
const choose = () => {
  const before = state.chosen;
  state.chosen = chosenByAddress();
  for (const one of document.querySelectorAll(".current")) one.classList.remove("current");
  for (let fold = state.chosen?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  refresh();
  if (state.chosen) reveal(state.chosen);
  else before?.scrollIntoView({ block: "center" });
};
const unchoose = () => {
  history.pushState(null, "", location.pathname + location.search);
  choose();
};
// What is shown is little: it is seen from its top, if what was chosen is then in sight.
const reveal = (element) => {
  scrollTo(0, 0);
  const places = element.matches(".finding") ? [element, ...at(element).slice(0, 1)] : [element];
  for (const one of places) one.scrollIntoView({ block: "nearest" });
};
const showAll = () => {
  clearSearch();
  if (location.hash) unchoose();
  else refresh();
};
