// Keys: the search, from hit to hit, from card to card, and back to all.
const headOf = (card) => card.querySelector("h3 a");
// Who has chosen something and points at nothing is where that is.
const here = () => document.activeElement?.closest(".card") ?? (state.chosen && cardOf(state.chosen));

const middle = (card) => {
  const box = card.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top };
};
// Where there is no card to go to, the key is left to the browser, which scrolls.
const go = (card) => {
  if (!card) return false;
  headOf(card).focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
  return true;
};
// Up and down stay in a column, which a narrow window has only one of.
const along = (by) => {
  const from = here();
  if (!from) return go(cards.find(present));
  const own = middle(from);
  const column = cards.filter((card) => present(card) && Math.abs(middle(card).x - own.x) < 5);
  column.sort((one, other) => middle(one).y - middle(other).y);
  return go(column[column.indexOf(from) + by]);
};
// Left and right follow the links.
const across = (forward) => {
  const from = here();
  if (!from) return go(cards.find(present));
  const link = links.find((one) => kept.links.has(one) && (forward ? one.from : one.to) === from);
  return go(link && (forward ? link.to : link.from));
};
const leave = () => {
  if (document.activeElement === field) field.blur();
  if (starts().length) showAll();
};

provcheck.key("/", "search", () => { field.focus(); field.select(); });
provcheck.key("n", "next hit; without a search, the next finding", () => step(1));
provcheck.key("N", "the one before", () => step(-1));
provcheck.key(["ArrowUp", "ArrowDown"], "from card to card", (event) => along(event.key === "ArrowUp" ? -1 : 1));
provcheck.key(["ArrowLeft", "ArrowRight"], "along a link", (event) => across(event.key === "ArrowRight"));
provcheck.key("d", "whole cards, or only their heads", toggleDetails);
provcheck.key("Enter", "show only what is connected with a card, row or finding", () => false);
provcheck.key("Escape", "show all again", leave, { typing: true });

field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  if (waiting) search();
  step(event.shiftKey ? -1 : 1);
});
