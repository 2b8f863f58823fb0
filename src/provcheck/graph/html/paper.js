// On paper a picture that fits on a page has its links drawn, for the width of a page; of larger ones the words tell.
const PAGE = 900;

addEventListener("beforeprint", () => {
  root.classList.add("paper");
  light(null);
  layAll(true);
  if (drawn.offsetHeight > PAGE) layAll(false);
});
addEventListener("afterprint", () => {
  root.classList.remove("paper");
  layAll();
});
