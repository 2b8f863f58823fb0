// Light or dark: the system's choice, unless the button says the other. Nothing is remembered.

export function themeButton(button) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  button.onclick = () => {
    const systems = dark.matches ? "dark" : "light";
    const next = (root.dataset.theme ?? systems) === "dark" ? "light" : "dark";
    if (next === systems) delete root.dataset.theme;
    else root.dataset.theme = next;
  };
}
