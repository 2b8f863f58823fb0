// The order of the cards in their columns, so that few links cross: dagre finds it. Where they stand is then left to
// the browser, which knows how high they are. Columns are given: who takes what the defaults have, who has refs,
// providers.
const wide = matchMedia("(min-width: 800px)");
const COLUMNS = ["heirs", "users", "providers"];

for (const section of sections) {
  const heirs = [...section.querySelectorAll("[data-inherits]")];
  if (heirs.length) section.querySelector(".canvas").prepend(provcheck.element("div", { className: "heirs column" }, ...heirs));
}

const columnOf = (card) => COLUMNS.findIndex((name) => card.parentElement.classList.contains(name));
const present = (element) => !element.closest(".away");

// dagre wants a rank between the two ends of a link, for what may be written on it. Its own root has none.
const ranker = (graph) => graph.nodes().forEach((id) => { graph.node(id).rank ??= -2; });

const graphOf = (shown, inside) => {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "LR", ranker });
  for (const card of shown) graph.setNode(card.id, { width: 1, height: 1, rank: 2 * columnOf(card) });
  for (const { from, to } of inside) {
    graph.setEdge(from.id, to.id, { weight: 1 + (graph.edge(from.id, to.id)?.weight ?? 0) });
  }
  return graph;
};

const lay = (section) => {
  const shown = cards.filter((card) => section.contains(card) && present(card));
  const there = new Set(shown);
  const inside = links.filter((link) => there.has(link.from) && there.has(link.to));
  const linked = new Set(inside.flatMap((link) => [link.from, link.to]));
  const graph = graphOf(linked, inside);
  if (linked.size) dagre.layout(graph);
  // What is linked with nothing stands below, in the order of the files.
  const order = (card) => linked.has(card) ? graph.node(card.id).order : Infinity;
  for (const column of section.querySelectorAll(".column")) {
    const inOrder = shown.filter((card) => card.parentElement === column).map((card) => [order(card), card]);
    inOrder.sort(([one], [other]) => one < other ? -1 : one > other ? 1 : 0);
    column.append(...inOrder.map(([, card]) => card));
    column.classList.toggle("away", !inOrder.length);
  }
  section.querySelector(".canvas").dataset.columns = section.querySelectorAll(".column:not(.away)").length;
};

const layAll = () => {
  sections.filter(present).forEach(lay);
  fit();
};

// The window, or the paper, decides whether links are drawn.
const fit = () => {
  root.classList.toggle("drawn", wide.matches || root.classList.contains("paper"));
  drawLinks();
};
