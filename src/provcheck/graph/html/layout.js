// The order of the cards in their columns, so that few links cross: dagre finds it. Where they stand is then left to
// the browser, which knows how high they are. Columns are given: who takes what the defaults have, who has refs,
// providers. Where no links are drawn, the cards stand as in the files.
const wide = matchMedia("(min-width: 800px)");
const COLUMNS = ["heirs", "users", "providers"];
const columnOf = (card) => card.matches(".provider") ? 2 : card.dataset.inherits ? 0 : 1;
const present = (element) => !element.closest(".away");
const header = document.querySelector(".top");

for (const canvas of drawn.querySelectorAll(".canvas")) canvas.prepend(provcheck.element("div", { className: "heirs column" }));

// dagre wants a rank between the two ends of a link, for what may be written on it. Its own root has none.
const ranker = (graph) => graph.nodes().forEach((id) => { graph.node(id).rank ??= -2; });

// The place of each card in its column, by id.
const untangled = (shown, inside) => {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "LR", ranker });
  for (const card of shown) graph.setNode(card.id, { width: 1, height: 1, rank: 2 * columnOf(card) });
  for (const { from, to } of inside) {
    graph.setEdge(from.id, to.id, { weight: 1 + (graph.edge(from.id, to.id)?.weight ?? 0) });
  }
  if (inside.length) dagre.layout(graph);
  const order = new Map(shown.map((card) => [card, graph.node(card.id).order]));
  // The mirror image has as many crossings: of the two, that in which a reader meets things in the order of the files.
  const met = new Set([...shown.filter((card) => !card.matches(".provider")), ...inside.map((link) => link.to)]);
  const turned = COLUMNS.map((_, column) => [...met].filter((card) => columnOf(card) === column))
    .map((column) => column.slice(1).map((card, index) => order.get(card) - order.get(column[index])));
  const rising = turned.flat().reduce((sum, by) => sum + Math.sign(by), 0);
  return rising < 0 ? new Map([...order].map(([card, at]) => [card, -at])) : order;
};

// What is linked with nothing stands below. The order of a whole section is asked for again and again.
const whole = new Map();
const orderOf = (section) => {
  const own = cards.filter((card) => section.contains(card));
  const shown = own.filter(present);
  if (shown.length < own.length) return newOrder(shown);
  if (!whole.has(section)) whole.set(section, newOrder(shown));
  return whole.get(section);
};
const newOrder = (shown) => {
  const there = new Set(shown);
  const inside = links.filter((link) => there.has(link.from) && there.has(link.to));
  const linked = new Set(inside.flatMap((link) => [link.from, link.to]));
  return untangled(shown.filter((card) => linked.has(card)), inside);
};

const lay = (section) => {
  const draws = root.classList.contains("drawn");
  const order = draws ? orderOf(section) : new Map();
  const inOrder = cards.filter((card) => section.contains(card));
  const last = inOrder.length;
  inOrder.sort((one, other) => (order.get(one) ?? last) - (order.get(other) ?? last));
  const columns = COLUMNS.map((name) => section.querySelector(`.${name}.column`));
  for (const card of inOrder) columns[draws || columnOf(card) ? columnOf(card) : 1].append(card);
};

// All sections share their columns, of which empty ones are left out. Where nobody takes what the defaults have, the
// users have the room of two.
const alignColumns = () => {
  const isFilled = (column) => Boolean(column.querySelector(":scope > .card:not(.away)"));
  const named = (within, name) => [...within.querySelectorAll(`.${name}.column`)];
  const filled = COLUMNS.filter((name) => named(drawn, name).some(isFilled));
  drawn.dataset.columns = filled.length;
  for (const section of sections) {
    for (const name of COLUMNS) {
      const [column] = named(section, name);
      const at = filled.indexOf(name) + 1;
      const first = name === "users" && !named(section, "heirs").some(isFilled) ? 1 : at;
      column.hidden = !isFilled(column);
      column.style.gridColumn = root.classList.contains("drawn") ? `${first} / ${at + 1}` : "";
    }
  }
};

// The window, or the paper, decides whether links are drawn. What has the focus would lose it when its card is moved.
const layAll = (draws = wide.matches) => {
  const focused = document.activeElement;
  root.classList.toggle("drawn", draws);
  sections.filter(present).forEach(lay);
  alignColumns();
  fit();
  if (document.activeElement !== focused && present(focused)) focused.focus({ preventScroll: true });
};
const fit = () => {
  root.style.setProperty("--top", getComputedStyle(header).position === "sticky" ? `${header.offsetHeight}px` : "0px");
  drawLinks();
};
