// On paper a picture that fits on a page is laid out anew and has its links drawn; of larger ones the words tell.
const PAGE = 930;

const fits = () => sections.filter(present).every((section) => section.querySelector(".canvas").offsetHeight <= PAGE);

addEventListener("beforeprint", () => {
  root.classList.add("paper");
  fit();
  if (fits()) return;
  root.classList.remove("drawn");
  drawLinks();
});
addEventListener("afterprint", () => {
  root.classList.remove("paper");
  fit();
});
