// The picture is drawn, and follows what is done to it.
drawn.prepend(status);

const pointed = (event) => event.target.closest?.(".row, .card, .finding") ?? null;
document.addEventListener("pointerover", (event) => { if (event.pointerType !== "touch") light(pointed(event)); });
document.addEventListener("focusin", (event) => light(pointed(event)));
document.addEventListener("focusout", (event) => { if (!event.relatedTarget) light(null); });

// A click into a card or row, and not on something in it, chooses it.
document.addEventListener("click", (event) => {
  const chosen = event.target.closest(".row, .card, .finding");
  if (!chosen || event.target.closest("a, summary, button") || String(getSelection())) return;
  location.hash = encodeURIComponent(chosen.id);
});

let frame = 0;
const fitSoon = () => {
  if (root.classList.contains("paper")) return;
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(fit);
};
addEventListener("resize", fitSoon);
wide.addEventListener("change", () => { if (!root.classList.contains("paper")) layAll(); });
drawn.addEventListener("toggle", fitSoon, true);
addEventListener("hashchange", () => {
  choose();
  // The browser takes the focus from a link that leads to a card or a row, which cannot have it.
  if (document.activeElement === document.body) state.chosen?.querySelector("a")?.focus({ preventScroll: true });
});
choose();
