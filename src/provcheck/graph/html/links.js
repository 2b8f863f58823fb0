// The links as curves under the cards, from the row of a ref to the row of its model.
const SVG = "http://www.w3.org/2000/svg";
const layer = document.createElementNS(SVG, "svg");
layer.setAttribute("class", "links");
layer.setAttribute("aria-hidden", "true");
drawn.prepend(layer);

const SEVERITIES = ["error", "warning", "info", ""];
const has = (row, severity) => row.matches(".row") && row.querySelector(`.badges > .${severity}`);
// The worst that stands at a ref or at the row of its model.
const severityOf = (link) => SEVERITIES.find((one) => one && (has(link.start, one) || has(link.end, one))) ?? "";

// Where a link meets a row or a card: at its side, in the middle of its first lines. Rows may be folded away.
const portOf = (element, side, origin) => {
  const head = element.matches(".card") || !element.offsetParent ? cardOf(element).querySelector("header") : element;
  const frame = cardOf(element).getBoundingClientRect();
  const box = head.getBoundingClientRect();
  return { x: frame[side] - origin.left, y: box.top + Math.min(box.height, 56) / 2 - origin.top };
};

const curve = (start, end) => {
  const pull = Math.max(36, Math.abs(end.x - start.x) / 2);
  return `M${start.x},${start.y}C${start.x + pull},${start.y} ${end.x - pull},${end.y} ${end.x},${end.y}`;
};

// Of links between the same two ends, one is drawn: the first of the worst.
const apart = (all) => {
  if (!root.classList.contains("brief")) return all;
  const worst = new Map();
  for (const link of all) {
    const ends = `${link.from.id} ${link.to.id}`;
    const grade = 4 - SEVERITIES.indexOf(severityOf(link));
    if (grade > (worst.get(ends)?.grade ?? 0)) worst.set(ends, { link, grade });
  }
  return [...worst.values()].map((one) => one.link);
};

const drawLinks = () => {
  const origin = drawn.getBoundingClientRect();
  const shown = root.classList.contains("drawn") ? apart(links.filter((link) => kept.links.has(link) && present(link.from) && present(link.to))) : [];
  const ends = shown.map((link) => [portOf(link.start, "right", origin), portOf(link.end, "left", origin)]);
  const paths = shown.map((link, index) => {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", curve(...ends[index]));
    path.setAttribute("class", `link ${link.kind} ${severityOf(link)}`);
    path.dataset.from = link.start.id || link.from.id;
    path.dataset.to = link.end.id;
    path.classList.toggle("lit", Boolean(link.path?.classList.contains("lit")));
    link.path = path;
    return path;
  });
  const dots = ends.flat().map(({ x, y }) => {
    const dot = document.createElementNS(SVG, "circle");
    dot.setAttribute("cx", x);
    dot.setAttribute("cy", y);
    dot.setAttribute("r", 2.5);
    return dot;
  });
  layer.replaceChildren(...paths, ...dots);
};

// Pointing at something lights its links with both ends, and dims the rest.
const light = (element) => {
  for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
  root.classList.toggle("pointing", Boolean(element));
  if (!element) return;
  const near = connected([element]);
  for (const card of near.cards) card.classList.add("lit");
  for (const link of near.links) for (const one of [link.start, link.end, link.path]) one?.classList.add("lit");
  const own = element.matches(".finding") ? at(element) : [element];
  for (const one of own) for (const lit of [one, ...one.querySelectorAll(".row")]) lit.classList.add("lit");
};
