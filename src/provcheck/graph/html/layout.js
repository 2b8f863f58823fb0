// Where the cards stand: dagre orders them so that few links cross, and keeps them apart. Columns are given: who takes
// what the defaults have, who has refs, providers.
const wide = matchMedia("(min-width: 800px)");
const APART = 14;
const MOST = 320;
const WIDEST = 430;

const columnOf = (card) => card.matches(".provider") ? 2 : card.dataset.inherits ? 0 : 1;
const isIn = (section, link) => section.contains(link.from) && section.contains(link.to);
const present = (element) => !element.closest(".away");

// Columns share the width; between two of them there is room for the links to turn.
const widthOf = (columns, width) => {
  const gap = Math.min(170, width * 0.15);
  return Math.floor(Math.min(WIDEST, (width - gap * (columns - 1)) / columns));
};

// dagre wants a rank between two ends of a link, for what may be written on it. The one node that is its own has none.
const ranker = (graph) => graph.nodes().forEach((id) => { graph.node(id).rank ??= -2; });

const graphOf = (section, shown, columns, width, gap) => {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "LR", nodesep: APART, ranksep: gap, ranker });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const card of shown) graph.setNode(card.id, { width, height: card.offsetHeight, rank: 2 * columns.indexOf(columnOf(card)) });
  for (const link of links.filter((one) => isIn(section, one) && present(one.from) && present(one.to))) {
    const weight = graph.edge(link.from.id, link.to.id)?.weight ?? 0;
    graph.setEdge(link.from.id, link.to.id, { weight: weight + 1 });
  }
  return graph;
};

const lay = (section) => {
  const canvas = section.querySelector(".canvas");
  const shown = [...canvas.querySelectorAll(".card")].filter(present);
  const columns = [...new Set(shown.map(columnOf))].sort();
  const number = columns.length;
  if (!number) return;
  const available = canvas.clientWidth;
  const width = widthOf(number, available);
  canvas.style.setProperty("--card-width", `${width}px`);
  const gap = number > 1 ? Math.min((available - number * width) / (number - 1), MOST) : 0;
  const graph = graphOf(section, shown, columns, width, gap);
  dagre.layout(graph);
  place(canvas, shown, graph);
};

const place = (canvas, shown, graph) => {
  let bottom = 0;
  for (const card of shown) {
    const { x, y, width, height } = graph.node(card.id);
    card.style.left = `${Math.round(x - width / 2)}px`;
    card.style.top = `${Math.round(y - height / 2)}px`;
    bottom = Math.max(bottom, Math.round(y - height / 2) + height);
  }
  canvas.style.height = `${bottom}px`;
};

const layAll = () => {
  root.classList.toggle("drawn", wide.matches || root.classList.contains("paper"));
  if (root.classList.contains("drawn")) sections.filter(present).forEach(lay);
  drawLinks();
};
