// On paper a picture that fits on a page has its links drawn, for the width of a page; of larger ones the words tell.
// Nobody can unfold a sheet: lists are whole, and so are the cards, unless somebody asked for their heads.
const PAGE = 900;
const unfolded = [];

addEventListener("beforeprint", () => {
  root.classList.add("paper");
  root.classList.toggle("brief", state.brief === true);
  for (const fold of document.querySelectorAll("details:not([open])")) fold.open = unfolded.push(fold) > 0;
  light(null);
  layAll(true);
  if (drawn.offsetHeight > PAGE) layAll(false);
});
addEventListener("afterprint", () => {
  root.classList.remove("paper");
  for (const fold of unfolded.splice(0)) fold.open = false;
  shorten();
  layAll();
});
