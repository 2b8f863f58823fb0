// The cards, rows and links of the page, read from its markup once. A link is a ref with the row or card it leads to;
// that an agent takes its models from the defaults is a link too.
const root = document.documentElement;
const drawn = document.getElementById("picture");
const sections = [...drawn.querySelectorAll(".scope")];
const cards = [...drawn.querySelectorAll(".card")];
const rows = [...drawn.querySelectorAll(".row")];
const findings = [...document.querySelectorAll(".finding")];

const cardOf = (element) => element.closest(".card");
const at = (finding) => (finding.dataset.at ?? "").split(" ").filter(Boolean).map((id) => document.getElementById(id));

const linkOf = (start, id, kind) => {
  const end = document.getElementById(id);
  return end && { start, end, from: cardOf(start), to: cardOf(end), kind };
};
const links = [
  ...rows.filter((row) => row.dataset.to).map((row) => linkOf(row, row.dataset.to, row.classList[2])),
  ...cards.filter((card) => card.dataset.inherits).map((card) => linkOf(card.querySelector(".inherits"), card.dataset.inherits, "inherits")),
].filter(Boolean);

// The links that begin or end at a card, a row, in a section, or at what a finding speaks of.
const touching = (element) => {
  if (element.matches(".finding")) return at(element).flatMap(touching);
  if (element.matches(".row")) return links.filter((link) => link.start === element || link.end === element);
  return links.filter((link) => element.contains(link.from) || element.contains(link.to));
};
const cardsOf = (element) => {
  if (element.matches(".finding")) return at(element).flatMap(cardsOf);
  const card = cardOf(element);
  return card ? [card] : [...element.querySelectorAll(".card")];
};

// What elements have to do with: their links, and through the defaults those of whom the defaults hold for.
const connected = (elements) => {
  const found = new Set(elements.flatMap(touching));
  const own = new Set(elements.flatMap(cardsOf));
  for (const link of [...found]) {
    const onward = link.kind === "inherits"
      ? links.filter((one) => one.from === link.to)
      : links.filter((one) => one.kind === "inherits" && one.to === link.from);
    for (const one of onward) found.add(one);
  }
  for (const link of found) own.add(link.from).add(link.to);
  return { links: found, cards: own };
};
